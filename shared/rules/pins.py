"""Which PINs are too easy to guess."""

from __future__ import annotations

from itertools import pairwise

PIN_MIN, PIN_MAX = 4, 8
"""Digits of a PIN, as the sentence of PinTooWeak says."""
_YEARS = range(1930, 2030)
"""In which who works or is served was born, or married."""


def too_weak(text: str) -> bool:
    """Not 4 to 8 digits, a repetition (1111, 1212), a run up or down (1234, 8765), or a year (1985)."""
    if not (text.isascii() and text.isdigit() and PIN_MIN <= len(text) <= PIN_MAX):
        return True
    steps = {int(b) - int(a) for a, b in pairwise(text)}
    repeats = text in (text + text)[1:-1]
    return repeats or steps in ({1}, {-1}) or (len(text) == PIN_MIN and int(text) in _YEARS)
