"""How large the dots of a paper are."""

from __future__ import annotations


def dpi(width: int) -> int:
    """Dots per inch of paper `width` dots across: 512 dots on 80 mm paper are 180, the other widths 203."""
    return 180 if width == 512 else 203


def millimetres(rows: int, width: int) -> float:
    """How long so many rows are on paper `width` dots across."""
    return 25.4 * rows / dpi(width)
