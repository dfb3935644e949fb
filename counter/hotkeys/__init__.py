"""Keys that work while another window has the keyboard.

`chord` reads one, `x11` and `windows` ask the system for it, `hot_keys` has those of a counter, `keypads` hears
its call keypads; `all_keys` is both. What a key can do at a counter stands in `shared.keypad.actions`.
"""
