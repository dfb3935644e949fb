"""What is run by hand or by make, and comes with no installed program.

`make_sounds` makes the clips of the voice; `translations` collects and compiles the
texts, `check_qml` looks at the QML.
"""
