"""What is tried when a printer is new.

`probe` finds out what it answers, `test_page` shows whether everything is right.
"""
