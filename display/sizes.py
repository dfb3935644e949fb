"""How large type on the hall screen is, from millimetres: readable at the hall's viewing distance.

The newest number's cap height is at least the distance / 150 (12 m: 80 mm), those in the rows of the counters at
least the distance / 220, other text that is needed from afar at least distance / 300 (40 mm). Only five things
are smaller, because nobody needs them from afar: how many wait for what, the line below that with the hall's
full name, the words in a row, the lamps for the staff, and the name of a place that is too long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from shared.settings.settings import Settings

NUMBER_DISTANCE = 150
ROW_DISTANCE = 220
TEXT_DISTANCE = 300

CAP = 0.74
"""Cap height of Be Vietnam Pro, em. A test holds these widths against the font."""
DIGIT = 0.723
"""Widest digit, ExtraBold."""
LETTER = 0.83
WIDE_LETTERS: Mapping[str, float] = MappingProxyType({"M": 0.90, "W": 1.08})
"""Widest of the other letters, and the two wide ones, ExtraBold."""
LINE = 1.35
"""A line with room for stacked marks (ễ, Ậ)."""


class TypeSizes(NamedTuple):
    """Least pixel sizes of the type (not cap heights): of the newest number, of others, and of other text."""

    number: float
    row: float
    text: float


def type_sizes(settings: Settings, width_px: float) -> TypeSizes:
    """Least type sizes in pixels on a picture `width_px` wide."""
    display = settings.display
    pixels_per_metre = 1000 * width_px / display.screen_width_mm
    at_distance = display.distance_m * pixels_per_metre / CAP
    return TypeSizes(*(at_distance / share for share in (NUMBER_DISTANCE, ROW_DISTANCE, TEXT_DISTANCE)))


def label_em(settings: Settings) -> float:
    """Width of the widest number of this hall ("AB1000"), em."""
    digits = max(3, len(str(settings.numbers.last)))
    return max(letters_em(service.prefix) for service in settings.service) + digits * DIGIT


def letters_em(prefix: str) -> float:
    """Width of a prefix, em."""
    return sum(WIDE_LETTERS.get(letter, LETTER) for letter in prefix)


def largest(fits: Callable[[float], bool], least: float, most: float) -> float | None:
    """The largest size between these that fits, to a tenth of a pixel; None where not even the least does."""
    if not fits(least):
        return None
    while most - least > 0.1:
        middle = (least + most) / 2
        least, most = (middle, most) if fits(middle) else (least, middle)
    return least
