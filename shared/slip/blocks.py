"""What a slip is made of: a column of blocks, in words and sizes, without a single dot. Pure.

Sizes are dots on 80 mm paper (576 across); `shared.slip.drawing.render` fits them to other paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Weight(IntEnum):
    """How bold, on the scale of OpenType."""

    REGULAR = 400
    MEDIUM = 500
    SEMI_BOLD = 600
    BOLD = 700
    EXTRA_BOLD = 800


class Align(StrEnum):
    """Where a text stands between the margins."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One text; too wide, it is first drawn a little smaller and then on several lines, never cut. `capitals`: it
    is drawn in capitals.
    """

    text: str
    size: int
    weight: Weight = Weight.REGULAR
    align: Align = Align.CENTRE
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts side by side, each in its half of the paper: one text in two languages."""

    left: TextBlock
    right: TextBlock


@dataclass(frozen=True, slots=True)
class Number:
    """The ticket's number, the largest thing on the paper. `cap_height` in dots, and never under 12 mm."""

    label: str
    cap_height: int = 132


@dataclass(frozen=True, slots=True)
class Mark:
    """A word in white on a black lozenge: the lane."""

    text: str
    size: int = 32


@dataclass(frozen=True, slots=True)
class Divider:
    """A line from margin to margin."""

    thickness: int = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty rows."""

    height: int


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code, about `size` dots wide, with a caption of some lines under it and texts to its right."""

    content: str
    caption: tuple[str, ...] = ()
    beside: tuple[TextBlock | Gap, ...] = ()
    size: int = 180


@dataclass(frozen=True, slots=True)
class Box:
    """A text behind an empty box, to tick off with a pen."""

    text: TextBlock


@dataclass(frozen=True, slots=True)
class Logo:
    """The PNG file at `path`, in black dots, at most `height` high and never enlarged. A file that is missing or
    broken leaves no trace.
    """

    path: str
    height: int


Block = TextBlock | Pair | Number | Mark | Divider | Gap | QrCode | Box | Logo


@dataclass(frozen=True, slots=True)
class Slip:
    """The blocks of one slip, from the top."""

    blocks: tuple[Block, ...]
