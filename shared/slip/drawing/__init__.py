"""Blocks -> black and white dots.

`render` draws a slip, `column` is where, `letters` its texts, `pictures` its QR code and logo.
"""
