"""How large everything on the hall screen is, from millimetres: readable at the hall's viewing distance.

A number's cap height is at least the distance / 150 (12 m: 80 mm), other text that is needed from afar at
least distance / 300 (40 mm). Where not everything fits at these sizes, fewer things are shown, never smaller
ones: the word before the counter of an earlier call, the rows of these, the queues at the foot and the head give
way to the newest call, in this order. Where not even that one fits, it is as large as the screen allows. On an
upright screen, and where they have no room beside it, the rows stand below the newest call. Only four things are
smaller, because nobody needs them from afar: the line of help, the hall's full name in it, the lamps for the
staff, and the name of a place that is too long.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from shared.settings.settings import Settings

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
ROW = 0.9
"""Least height of a row, em of its number."""
ROW_WORD = NUMBER_DISTANCE / TEXT_DISTANCE
"""Size of the word in a row, em of its number."""
HERO_AIR = 3.5
"""Air above, below and between the three lines of the newest call, margins."""
HERO_SHARE = 0.45
"""Least share of the room that the newest call keeps above its rows."""
ROW_SHARE = 0.45
"""How large the rows below it are where they have room, against the widest newest call."""
HERO_WORDS = 7.4
"""Width of the arrow and "đến quầy 12", em of the text."""
WORDS_BESIDE = 5.46
"""Width of the words before the queues at the foot ("Đang chờ", "Waiting") with the air behind them, em."""
QUEUE_PAD, QUEUE_GAP, QUEUE_AIR = 0.1, 0.13, 0.31
"""At the foot, em: beside the letter in its box, between box and count, between two queues."""
COUNTER_WORD: Mapping[str, float] = MappingProxyType({"vi": 2.48, "en": 3.85})
"""Width of the word before the counter of a row ("quầy", "counter"), Medium, em; other languages: the widest."""
WORD_AIR = 0.15
"""On either side of it."""
ARROW = 0.65
"""Width of the arrow in its stead, em of the number."""


class TypeSizes(NamedTuple):
    """Least pixel sizes of the type (not cap heights): of numbers, and of other text."""

    number: float
    text: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture in pixels: type sizes, heights and widths of its parts, how many rows have room.

    `stacked`: the rows stand below the newest call, which is `hero` high. `named`: a row says "counter", where
    there is no room for that an arrow. `arrow` is the middle of either in a row, from the left: under the one
    above, whatever the numbers are.
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
    named: bool
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


def layout(
    settings: Settings, width: float, height: float, *, others: bool = True, language: str = "vi"
) -> Layout:
    """The parts of a picture of `width` x `height` pixels; `others`: there are calls to show beside the newest."""
    number, text = type_sizes(settings, width)
    small = max(0.45 * text, 12.0)
    margin = width / 60
    band, help_line = height / 40, small * LINE * 1.2
    need = 2 * LINE * text + CAP * number + HERO_AIR * margin
    head, foot = _edges(height - band - help_line - 2 * margin - need, text * LINE)
    room = height - band - help_line - 2 * margin - head - foot
    gap, whole = margin / 2, width - 2 * margin
    narrowest = max(HERO_WORDS * text, label_em(settings) * number) + 3 * margin
    brief = _row_width(settings, number, margin, ARROW)
    stacked = (height > width or whole - margin - brief < narrowest) and brief <= whole
    below = max(0.0, room - max(need, room * HERO_SHARE) - gap) if stacked else 0.0
    if stacked:
        roomy = ((below + gap) / MAX_ROWS - gap) / ROW
        number = max(number, min(roomy, ROW_SHARE * (whole - 3 * margin) / label_em(settings)))
    row, word = ROW * number, _word_em(language)
    brief, full = (_row_width(settings, number, margin, between) for between in (ARROW, word))
    named = full <= (whole if stacked else whole - margin - narrowest)
    row_width = full if named else brief
    beside = whole - margin - row_width
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
        arrow=row_width - margin - number * (_counter_em(settings) + (word if named else ARROW) / 2),
        named=named,
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
    return letters_em(prefix) + 2 * QUEUE_PAD + QUEUE_GAP + len(str(count)) * DIGIT + QUEUE_AIR


def _edges(spare: float, line: float) -> tuple[float, float]:
    """Heights of the head and of the foot, out of what the newest call leaves: the foot gives way first."""
    if spare >= 2 * line:
        return line, line
    return (line, 0.0) if spare >= line else (0.0, 0.0)


def _row_width(settings: Settings, number: float, margin: float, between: float) -> float:
    """Width of a row with so much between number and counter, em of the number."""
    return number * (label_em(settings) + between + _counter_em(settings)) + 2 * margin


def _word_em(language: str) -> float:
    return (COUNTER_WORD.get(language, max(COUNTER_WORD.values())) + 2 * WORD_AIR) * ROW_WORD


def _counter_em(settings: Settings) -> float:
    return DIGIT * max(len(str(counter.number)) for counter in settings.counter)


def _rows(room: float, row: float, gap: float) -> int:
    return max(0, min(MAX_ROWS, int((room + gap) / (row + gap))))
