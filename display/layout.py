"""What stands where on the hall screen, and how large: `layout(...) -> Layout`. Pure.

Each counter has a row. What gives way to a large newest call, in this order: pictures of the hall, the size of
the numbers in the rows down to its least, one column, the rows of those who are awaited least, which become one
line. Then go the large place itself, the services at the foot and the head, and then who is called is shown on two
pages. Only where two pages are too few is a number smaller. On an upright screen, and where they have no room
beside it, the rows stand below the newest call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from display.parts import (
    ASIDE_TYPE,
    COLUMNS,
    HERO_AIR,
    HERO_LEAD,
    HERO_WORDS,
    MEDIA_HEIGHT,
    MEDIA_WIDTH,
    ROW,
    ROW_AIR,
    ROW_EASE,
    ROW_ICON,
    ROW_TALL,
    ROW_WORD,
    ROW_WORDS,
    ROW_WORDS_TWICE,
    SECOND,
    Layout,
    queue_columns,
)
from display.sizes import CAP, DIGIT, LINE, label_em, largest, type_sizes
from shared.settings.settings import Settings

LYING, UPRIGHT = (1920, 1080), (1080, 1920)
"""The shapes of the usual screens."""


def layout(
    settings: Settings,
    width: float,
    height: float,
    *,
    rows: int = 1,
    called: int = 0,
    fewer: Sequence[int] = (),
    media: bool = False,
    language: str = "vi",
) -> Layout:
    """The parts of a picture of `width` x `height` pixels that is to have so many rows, `called` of them with
    somebody who is called. One alone is the newest call, and has the whole picture. `fewer`: how many rows there
    are without those awaited least, without the next, and so on; `media`: with pictures of the hall, if those who
    are called have their room beside them.

    With fewer `places` than `rows` everybody called has one on each second page; more on `two_pages`.
    """
    if media and (found := _Sheet(settings, width, height, language, media=True).beside_media(rows, fewer)):
        return found
    sheet = _Sheet(settings, width, height, language)
    if rows <= 1:
        return sheet.alone()
    return sheet.whole(rows, fewer) or sheet.paged(two_pages(called))


def two_pages(called: int) -> int:
    """How many places are needed for so many on two pages, where one of them stands on both."""
    return (called + 2) // 2


def counters_at_once(settings: Settings, width: float, height: float) -> int:
    """For how many counters a picture has room, without pages, at this distance; at most 99."""
    sheet = _Sheet(settings, width, height, settings.hall.languages[0])
    return next((rows for rows in range(99, 1, -1) if sheet.whole(rows)), 1)


class _Sheet:
    """A picture that is being laid out."""

    def __init__(
        self, settings: Settings, width: float, height: float, language: str, *, media: bool = False
    ) -> None:
        self._least = least = type_sizes(settings, width)
        self._label = label_em(settings)
        self._width, self._height = width, height
        small, margin = min(max(0.45 * least.text, 12.0), height / 20), width / 60
        self._page = Layout(
            least.number, least.text, small, margin, height / 40, 0, 0, small * LINE * 1.2
        )  # without head and foot
        twice = bool(settings.display.second_language)
        self._lines = 2 + SECOND * twice
        widest = ROW_WORDS_TWICE if twice else ROW_WORDS.get(language, max(ROW_WORDS.values()))
        self._counter = DIGIT * max(len(str(counter.number)) for counter in settings.counter)
        both = self._label + 2 * ROW_AIR + self._counter
        self._row_em = {True: both + ROW_WORD * widest, False: both + ROW_ICON}
        self._services = -(-len(settings.service) // queue_columns(self._page, width))
        self._wide = width - 2 * margin
        if media and height <= width:
            self._page = replace(self._page, media_width=MEDIA_WIDTH * width)
            self._wide -= self._page.media_width + self._page.gap
        elif media:
            self._page = replace(self._page, media_height=MEDIA_HEIGHT * width)

    def alone(self) -> Layout:
        """Without rows the newest call has the room, which head and foot leave first; it may be smaller."""
        sizes = self._edged(self._edges()[0])
        for sizes in map(self._edged, self._edges()):
            if self._room(sizes) >= self._need(self._least.number):
                break
        return self._hero_only(sizes)

    def beside_media(self, rows: int, fewer: Sequence[int]) -> Layout | None:
        """With the newest call as large as it has to be, and a row for each of the called; None otherwise."""
        return self._large(self._edged(self._edges()[0]), max(rows, 1), fewer)

    def whole(self, rows: int, fewer: Sequence[int] = ()) -> Layout | None:
        """With room for that many rows, but for those in one line, in the first way in which they are large
        enough; None where there is none.
        """
        for edges in self._edges():
            sizes = self._edged(edges)
            if found := self._large(sizes, rows, fewer) or self._even(sizes, rows, fewer):
                return found
        return None

    def _large(self, sizes: Layout, rows: int, fewer: Sequence[int]) -> Layout | None:
        """With a large place."""
        for kept in (rows, *fewer):
            sized = self._with_aside(sizes, rows, kept)
            if kept <= 1 and self._hero_fits(sized):
                return self._hero_only(sized)
            for way in self._ways() if kept > 1 else ():
                if found := way(sized, kept) or way(replace(sized, named=False), kept):
                    return found
        return None

    def _even(self, sizes: Layout, rows: int, fewer: Sequence[int]) -> Layout | None:
        """Without one."""
        for kept in filter(None, (rows, *fewer)):
            sized = self._with_aside(sizes, rows, kept)
            for named in (True, False):
                if found := self._grid(replace(sized, named=named), kept, self._least.row):
                    return found
        return None

    def _with_aside(self, sizes: Layout, rows: int, kept: int) -> Layout:
        """With a line, on an upright screen two, for the rows that are not kept."""
        lines = (2 if self._height > self._width else 1) * (kept < rows)
        return replace(sizes, shown=kept, aside=lines * ASIDE_TYPE * LINE * self._least.text)

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

        x = largest(fits, self._least.row, self._height)
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

        x = largest(fits, self._least.row, self._height)
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

            x = largest(fits, least, self._height)
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
        taken = sizes.band + sizes.help + sizes.head + sizes.foot + 2 * sizes.margin
        return self._height - taken - sum(part + sizes.gap for part in (sizes.aside, sizes.media_height) if part)

    def _need(self, number: float) -> float:
        """Least height of the newest call."""
        return self._lines * LINE * self._least.text + CAP * number + HERO_AIR * self._page.margin

    def _natural(self) -> float:
        """Height of the newest call where its number takes the whole width."""
        inner = self._wide - 3 * self._page.margin
        words = 0.8 * self._lines * LINE * inner / HERO_WORDS
        return CAP * inner / self._label + words + HERO_AIR * self._page.margin

    def _hero_fits(self, sizes: Layout) -> bool:
        inner, least = self._wide - 3 * sizes.margin, self._least
        wide = inner >= HERO_WORDS * sizes.text and inner >= self._label * least.number
        return wide and self._room(sizes) >= self._need(least.number)

    def _hero_only(self, sizes: Layout) -> Layout:
        if self._height > self._width:
            sizes = self._with_foot(sizes, self._room(sizes) - self._natural())
        return self._with_hero(sizes, self._room(sizes), self._wide)

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
        inner, air = width - 3 * sizes.margin, HERO_AIR * sizes.margin
        need, lines = self._need(self._least.number), self._lines * LINE
        share = min(height * 0.36 / self._lines, (height - air - CAP * self._least.number) / lines)
        text = min(inner / HERO_WORDS, max(share, sizes.text * min(1.0, height / need)))
        number = min(inner / self._label, (height - lines * text - air) / CAP)
        return replace(sizes, hero=height, hero_width=width, hero_number=number, hero_text=text)
