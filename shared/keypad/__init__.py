"""Call keypads, and which keys of a computer work without the counter's window. No Qt.

`kept` is what this computer remembers of its keys, `actions` what a key can do, `sources` hears a keypad: USB by
Linux's event devices, or a serial port.
"""
