"""What a kiosk does besides giving numbers, each with its own page.

`priority` is for who has just taken a number.
"""
