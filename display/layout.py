"""What stands where on the hall screen, and how large: `layout(...) -> Layout`. Pure.

Each counter has a row; its number shrinks to the least of its size before the rows stand in two columns, before
the large place, the services at the foot and the head give way to them, in this order, and before who is called
is shown on two pages. Only where two pages are too few is a number smaller. On an upright screen, and where they
have no room beside it, the rows stand below the newest call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from display.sizes import CAP, DIGIT, LINE, label_em, type_sizes
from shared.settings.settings import Settings

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
ROW_ICON = 0.5
"""What stands in their place where they have no room, em of the number."""
ROW_AIR = 0.25
"""Between number, words and counter, em of the number."""
HERO_AIR = 3.5
"""Air above, below and between the three lines of the newest call, margins."""
HERO_WORDS = 7.4
"""Width of the arrow and "đến quầy 12", em of the text."""
HERO_LEAD = 2.0
"""By how much the newest number is at least larger than those in the rows."""
COLUMNS = 4
CARD_WIDTH = 13
"""Least width of how it stands with one service at the foot, em of its type."""
CARD_TYPE = 0.42
"""That type, em of the text: two lines of it are as high as one."""

LYING, UPRIGHT = (1920, 1080), (1080, 1920)
"""The shapes of the usual screens."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture in pixels: type sizes, heights and widths of its parts, and for how many rows there is room.

    `hero` is the height of the newest call, 0 where it has no large place; `stacked`: the rows stand below it.
    `named`: a row says in words what its counter does, where there is no room for that with an icon. At the foot
    are `foot_lines` lines.
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


def layout(
    settings: Settings, width: float, height: float, *, rows: int = 1, called: int = 0, language: str = "vi"
) -> Layout:
    """The parts of a picture of `width` x `height` pixels that is to have so many rows, `called` of them with
    somebody who is called. One alone is the newest call, and has the whole picture.

    With fewer `places` than `rows` everybody called has one on each second page; more on `two_pages`.
    """
    sheet = _Sheet(settings, width, height, language)
    if rows <= 1:
        return sheet.alone()
    whole = sheet.whole(rows)
    return whole or sheet.paged(two_pages(called))


def two_pages(called: int) -> int:
    """How many places are needed for so many on two pages, where one of them stands on both."""
    return (called + 2) // 2


def counters_at_once(settings: Settings, width: float, height: float) -> int:
    """For how many counters a picture has room, without pages, at this distance; at most 99."""
    sheet = _Sheet(settings, width, height, settings.hall.languages[0])
    return next((rows for rows in range(99, 1, -1) if sheet.whole(rows)), 1)


class _Sheet:
    """A picture that is being laid out."""

    def __init__(self, settings: Settings, width: float, height: float, language: str) -> None:
        self._least = least = type_sizes(settings, width)
        self._label = label_em(settings)
        self._width, self._height = width, height
        small, margin = min(max(0.45 * least.text, 12.0), height / 20), width / 60
        self._page = Layout(
            least.number, least.text, small, margin, height / 40, 0, 0, small * LINE * 1.2
        )  # without head and foot
        words = ROW_WORD * ROW_WORDS.get(language, max(ROW_WORDS.values()))
        self._counter = DIGIT * max(len(str(counter.number)) for counter in settings.counter)
        both = self._label + 2 * ROW_AIR + self._counter
        self._row_em = {True: both + words, False: both + ROW_ICON}
        self._services = -(-len(settings.service) // queue_columns(self._page, width))
        self._wide = width - 2 * margin

    def alone(self) -> Layout:
        """Without rows the newest call has the room, which head and foot leave first; it may be smaller."""
        sizes = self._edged(self._edges()[0])
        for sizes in map(self._edged, self._edges()):
            if self._room(sizes) >= self._need(self._least.number):
                break
        if self._height > self._width:
            sizes = self._with_foot(sizes, self._room(sizes) - self._natural())
        return self._with_hero(sizes, self._room(sizes), self._wide)

    def whole(self, rows: int) -> Layout | None:
        """With room for that many rows, in the first way in which they are large enough; None where there is
        none.
        """
        for edges in self._edges():
            sizes = self._edged(edges)
            for way in self._ways():
                for named in (True, False):
                    if found := way(replace(sizes, named=named), rows):
                        return found
        return None

    def paged(self, least: int) -> Layout:
        """With as many rows as have room, of numbers as small as they may be; smaller for `least` of them."""
        sizes = replace(self._edged((0, 0)), named=False)
        most = COLUMNS * int(self._room(sizes) / (ROW * self._least.row))
        ways = (self._grid(sizes, rows, self._least.row) for rows in range(most, max(least, 1) - 1, -1))
        found = next((way for way in ways if way), None) or self._grid(sizes, least, 0.0)
        assert found is not None, "numbers without a size have room"
        return found

    # Ways to arrange the rows

    def _ways(self) -> Iterator[Callable[[Layout, int], Layout | None]]:
        if self._height <= self._width:
            yield lambda sizes, rows: self._beside(sizes, rows, 1)
            yield lambda sizes, rows: self._beside(sizes, rows, 2)
        yield lambda sizes, rows: self._below(sizes, rows, 1)
        yield lambda sizes, rows: self._below(sizes, rows, 2)
        yield lambda sizes, rows: self._grid(sizes, rows, self._least.row)

    def _beside(self, sizes: Layout, rows: int, columns: int) -> Layout | None:
        """The newest call at the left, the rows at the right of it."""
        room = self._room(sizes)

        def left(x: float) -> float:
            return self._wide - columns * (self._row_width(sizes, x) + sizes.gap) - sizes.gap

        def fits(x: float) -> bool:
            inner = left(x) - 3 * sizes.margin
            number = max(self._least.number, HERO_LEAD * x)
            wide = inner >= HERO_WORDS * sizes.text and inner >= self._label * number
            return (
                wide
                and self._high(sizes, x, -(-rows // columns)) <= room
                and self._need(self._least.number) <= room
            )

        x = _largest(fits, self._least.row, self._height)
        if x is None:
            return None
        sizes = self._with_rows(sizes, x, rows, columns, self._row_width(sizes, x), room)
        return self._with_hero(sizes, room, left(x))

    def _below(self, sizes: Layout, rows: int, columns: int) -> Layout | None:
        """The newest call above the rows; what it does not need is theirs."""
        room, lines = self._room(sizes), -(-rows // columns)
        row_width = self._column(sizes, columns)

        def fits(x: float) -> bool:
            number = max(self._least.number, HERO_LEAD * x)
            wide = self._row_width(sizes, x) <= row_width and self._label * number <= self._wide - 3 * sizes.margin
            return wide and self._high(sizes, x, lines) + sizes.gap + self._need(number) <= room

        x = _largest(fits, self._least.row, self._height)
        if x is None or HERO_WORDS * sizes.text > self._wide - 3 * sizes.margin:
            return None
        hero = min(self._natural(), room - self._high(sizes, x, lines) - sizes.gap)
        if self._height > self._width:
            sizes = self._with_foot(sizes, room - hero - lines * (ROW_TALL * x + sizes.gap))
            room = self._room(sizes)
        sizes = self._with_rows(sizes, x, rows, columns, row_width, room - hero - sizes.gap)
        return replace(self._with_hero(sizes, hero, self._wide), stacked=True)

    def _grid(self, sizes: Layout, rows: int, least: float) -> Layout | None:
        """Rows alone, in as many columns as let them be largest."""
        room, best = self._room(sizes), None
        for columns in range(1, COLUMNS + 1):
            row_width = self._column(sizes, columns)

            def fits(x: float, columns: int = columns, row_width: float = row_width) -> bool:
                wide = self._row_width(sizes, x) <= row_width
                return wide and self._high(sizes, x, -(-rows // columns)) <= room

            x = _largest(fits, least, self._height)
            if x is not None and (best is None or x > best.number):
                best = self._with_rows(sizes, x, rows, columns, row_width, room)
        return best

    # Measures

    def _edges(self) -> tuple[tuple[float, float], ...]:
        """Heights of head and foot, as they give way."""
        line = self._least.text * LINE
        return (line, line), (line, 0), (0, 0)

    def _edged(self, edges: tuple[float, float]) -> Layout:
        return replace(self._page, head=edges[0], foot=edges[1])

    def _room(self, sizes: Layout) -> float:
        return self._height - sizes.band - sizes.help - sizes.head - sizes.foot - 2 * sizes.margin

    def _need(self, number: float) -> float:
        """Least height of the newest call."""
        return 2 * LINE * self._least.text + CAP * number + HERO_AIR * self._page.margin

    def _natural(self) -> float:
        """Height of the newest call where its number takes the whole width."""
        inner = self._wide - 3 * self._page.margin
        return CAP * inner / self._label + 1.6 * LINE * inner / HERO_WORDS + HERO_AIR * self._page.margin

    def _with_foot(self, sizes: Layout, spare: float) -> Layout:
        """With as many more lines at the foot as there is height to spare."""
        if not sizes.foot:
            return sizes
        line = self._least.text * LINE
        more = max(0, min(self._services - 1, int(spare / (line + sizes.gap))))
        return replace(sizes, foot=line + more * (line + sizes.gap), foot_lines=1 + more)

    def _row_width(self, sizes: Layout, x: float) -> float:
        return x * self._row_em[sizes.named] + 2 * sizes.margin

    def _column(self, sizes: Layout, columns: int) -> float:
        return (self._wide - (columns - 1) * sizes.gap) / columns

    def _high(self, sizes: Layout, x: float, lines: int) -> float:
        return lines * (ROW * x + sizes.gap) - sizes.gap

    def _with_rows(
        self, sizes: Layout, x: float, rows: int, columns: int, row_width: float, room: float
    ) -> Layout:
        lines = -(-rows // columns)
        row = (room - (lines - 1) * sizes.gap) / lines
        x = min(x, max(self._least.row, row / ROW_EASE))
        counter_width = self._counter * x
        sizes = replace(sizes, number=x, columns=columns, lines=lines)
        return replace(sizes, row=row, row_width=row_width, counter_width=counter_width)

    def _with_hero(self, sizes: Layout, height: float, width: float) -> Layout:
        inner = width - 3 * sizes.margin
        need = self._need(self._least.number)
        text = min(inner / HERO_WORDS, max(height * 0.18, sizes.text * min(1.0, height / need)))
        number = min(inner / self._label, (height - 2 * LINE * text - HERO_AIR * sizes.margin) / CAP)
        return replace(sizes, hero=height, hero_width=width, hero_number=number, hero_text=text)


def queue_columns(sizes: Layout, width: float) -> int:
    """How many services stand beside each other at the foot."""
    return max(1, int((width - 2 * sizes.margin) / (CARD_WIDTH * CARD_TYPE * sizes.text)))


def _largest(fits: Callable[[float], bool], least: float, most: float) -> float | None:
    """The largest size between these that fits, to a tenth of a pixel; None where not even the least does."""
    if not fits(least):
        return None
    while most - least > 0.1:
        middle = (least + most) / 2
        least, most = (middle, most) if fits(middle) else (least, middle)
    return least
