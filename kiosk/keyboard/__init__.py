"""What is typed on the screen's own keyboard, or on one of plastic.

`telex` makes Vietnamese letters of the keys, `typing` is the text so far.
"""
