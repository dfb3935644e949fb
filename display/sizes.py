"""How large everything on the hall screen is, from millimetres: readable at the hall's viewing distance.

A number's cap height is at least the distance / 150 (12 m: 80 mm), other text that is needed from afar at
least distance / 300 (40 mm). Where not everything fits at these sizes, fewer things are shown, never smaller
ones: the rows of earlier calls, the queues at the foot and the head give way to the newest call, in this
order. Where not even that one fits, it is as large as the screen allows. On a tall screen the rows stand below
the newest call, otherwise beside it. Only four things are smaller, because nobody needs them from afar: the line
of help, the hall's full name in it, the lamps for the staff, and the name of a place that is too long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from shared.settings import Settings

NUMBER_DISTANCE = 150
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

MAX_ROWS = 4
HERO_AIR = 3.5
"""Air above, below and between the three lines of the newest call, margins."""
HERO_SHARE = 0.45
"""Least share of the room that the newest call keeps above its rows."""
HERO_WORDS = 7.4
"""Width of the arrow and "đến quầy 12", em of the text."""
WORDS_BESIDE = 4.0
"""Width of the word before the queues at the foot ("Chờ", "Queue"), em of the text."""


class TypeSizes(NamedTuple):
    """Least pixel sizes of the type (not cap heights): of numbers, and of other text."""

    number: float
    text: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture in pixels: type sizes, heights and widths of its parts, how many rows have room.

    `stacked`: the rows stand below the newest call, which is `hero` high. `arrow` is its middle in a row, from the
    left: under the one above, whatever the numbers are.
    """

    number: float
    text: float
    small: float
    margin: float
    band: float
    head: float
    foot: float
    help: float
    row: float
    row_width: float
    rows: int
    arrow: float
    stacked: bool
    hero: float
    hero_number: float
    hero_text: float


def type_sizes(settings: Settings, width_px: float) -> TypeSizes:
    """Least type sizes in pixels on a picture `width_px` wide."""
    display = settings.display
    pixels_per_metre = 1000 * width_px / display.screen_width_mm
    at_distance = display.distance_m * pixels_per_metre / CAP
    return TypeSizes(at_distance / NUMBER_DISTANCE, at_distance / TEXT_DISTANCE)


def layout(settings: Settings, width: float, height: float, *, others: bool = True) -> Layout:
    """The parts of a picture of `width` x `height` pixels; `others`: there are calls to show beside the newest."""
    number, text = type_sizes(settings, width)
    small = max(0.45 * text, 12.0)
    margin = width / 60
    band, help_line = height / 40, small * LINE * 1.2
    need = 2 * LINE * text + CAP * number + HERO_AIR * margin
    head, foot = _edges(height - band - help_line - 2 * margin - need, text * LINE)
    room = height - band - help_line - 2 * margin - head - foot
    row, row_width, gap = number * 0.9, _row_width(settings, number, margin), margin / 2
    beside, whole = width - 3 * margin - row_width, width - 2 * margin
    narrowest = max(HERO_WORDS * text, label_em(settings) * number) + 3 * margin
    stacked = beside < narrowest and row_width <= whole
    below = max(0.0, room - max(need, room * HERO_SHARE) - gap) if stacked else 0.0
    rows = _rows(below if stacked else room, row, gap) if others and (stacked or beside >= narrowest) else 0
    stacked = stacked and rows > 0
    row_width = whole if stacked else row_width
    hero = room - rows * (row + gap) if stacked else room
    inner = (beside if rows and not stacked else whole) - 3 * margin
    hero_text = min(inner / HERO_WORDS, max(hero * 0.18, text * min(1.0, hero / need)))
    return Layout(
        number=number,
        text=text,
        small=small,
        margin=margin,
        band=band,
        head=head,
        foot=foot,
        help=help_line,
        row=row if stacked else (room - (rows - 1) * gap) / rows if rows else 0,
        row_width=row_width,
        rows=rows,
        arrow=_arrow(settings, number, row_width),
        stacked=stacked,
        hero=hero,
        hero_number=min(inner / label_em(settings), (hero - 2 * LINE * hero_text - HERO_AIR * margin) / CAP),
        hero_text=hero_text,
    )


def label_em(settings: Settings) -> float:
    """Width of the widest number of this hall ("AB1000"), em."""
    digits = max(3, len(str(settings.numbers.last)))
    return max(letters_em(service.prefix) for service in settings.service) + digits * DIGIT


def letters_em(prefix: str) -> float:
    """Width of a prefix, em."""
    return sum(WIDE_LETTERS.get(letter, LETTER) for letter in prefix)


def queues_that_fit(queues: Mapping[str, int], text: float, width: float) -> Sequence[str]:
    """Prefixes whose queue ("A 12") has room at the foot, in order of the alphabet; the longest queues first."""
    room = width - WORDS_BESIDE * text
    fit: list[str] = []
    for prefix in sorted(queues, key=lambda p: (-queues[p], p)):
        room -= queue_em(prefix, queues[prefix]) * text
        if room < 0:
            break
        fit.append(prefix)
    return sorted(fit)


def queue_em(prefix: str, count: int) -> float:
    """Width of one queue at the foot with the air beside it, em."""
    return letters_em(prefix) + len(str(count)) * DIGIT + 0.65


def _edges(spare: float, line: float) -> tuple[float, float]:
    """Heights of the head and of the foot, out of what the newest call leaves: the foot gives way first."""
    if spare >= 2 * line:
        return line, line
    return (line, 0.0) if spare >= line else (0.0, 0.0)


def _row_width(settings: Settings, number: float, margin: float) -> float:
    arrow = 0.65
    return number * (label_em(settings) + arrow + _counter_em(settings)) + 2 * margin


def _arrow(settings: Settings, number: float, row_width: float) -> float:
    """About half-way between the widest number and the widest counter: most numbers are a little narrower."""
    return (row_width + number * (label_em(settings) - _counter_em(settings) - 0.15)) / 2


def _counter_em(settings: Settings) -> float:
    return DIGIT * max(len(str(counter.number)) for counter in settings.counter)


def _rows(room: float, row: float, gap: float) -> int:
    return max(0, min(MAX_ROWS, int((room + gap) / (row + gap))))
