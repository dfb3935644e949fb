"""What the hall screen's picture is made of, in pixels (`Layout`), and the measures of its parts in em."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

ROW = 0.95
"""Least height of a row, em of its number."""
ROW_EASE = 1.2
"""Height of a row that leaves its number air, before the number grows; em."""
ROW_TALL = 1.5
"""Height beyond which a row on an upright screen leaves its room to the services at the foot, em."""
ROW_WORD = 0.34
"""Size of the words in a row, em of its number: two lines of them are no higher than it."""
ROW_WORDS: Mapping[str, float] = MappingProxyType({"vi": 6.7, "en": 6.4})
"""Widest of them ("đang phục vụ", "being served"), Medium, em; other languages: the widest."""
ROW_WORDS_TWICE = 6.65
"""Widest of them where they stand in two languages ("mời đến quầy", "go to counter"), Medium, em."""
ROW_ICON = 0.5
"""What stands in their place where they have no room, em of the number."""
ROW_AIR = 0.25
"""Between number, words and counter, em of the number."""
HERO_AIR = 3.5
"""Air above, below and between the three lines of the newest call, margins."""
HERO_WORDS = 7.4
"""Width of the arrow and "đến quầy 12", em of the text."""
SECOND = 0.5
"""Size of the newest call in a second language, below it, em of its words."""
HERO_LEAD = 2.0
"""By how much the newest number is at least larger than those in the rows."""
COLUMNS = 4
CARD_WIDTH = 13
"""Least width of how it stands with one service at the foot, em of its type."""
CARD_TYPE = 0.42
"""That type, em of the text: two lines of it are as high as one."""
FOLD_TYPE = 0.6
"""Size of the line of counters that have no row, em of the text."""
MEDIA_WIDTH, MEDIA_HEIGHT = 0.4, 9 / 16
"""Pictures beside the calls, and below them on an upright screen, shares of the picture's width."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture in pixels: type sizes, heights and widths of its parts, and for how many rows there is room.

    `hero` is the height of the newest call, 0 where it has no large place; `stacked`: the rows stand below it.
    `named`: a row says in words what its counter does, where there is no room for that with an icon. At the foot
    are `foot_lines` lines. `shown` rows it is made for; in the line `fold` stand the other counters.
    """

    number: float
    text: float
    small: float
    margin: float
    band: float
    head: float
    foot: float
    help: float
    row: float = 0
    row_width: float = 0
    counter_width: float = 0
    columns: int = 0
    lines: int = 0
    named: bool = True
    stacked: bool = False
    foot_lines: int = 1
    shown: int = 0
    fold: float = 0
    media_width: float = 0
    media_height: float = 0
    hero: float = 0
    hero_width: float = 0
    hero_number: float = 0
    hero_text: float = 0

    @property
    def places(self) -> int:
        return self.columns * self.lines

    @property
    def gap(self) -> float:
        return self.margin / 2


def queue_columns(sizes: Layout, width: float) -> int:
    """How many services stand beside each other at the foot."""
    return max(1, int((width - 2 * sizes.margin) / (CARD_WIDTH * CARD_TYPE * sizes.text)))
