"""How large a name must at least be to be read, and which names of a hall cannot be so where they stand: one rule
for the kiosk's pages and for `bocso check`. Pure, but for the fonts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

from PySide6.QtCore import QObject, Slot
from PySide6.QtQml import QmlElement, QmlSingleton

from kiosk.letters import fit, line, lines
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.procedures.procedure import Procedure
from shared.settings.settings import Settings, say

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LARGE = 1.35
"""Of the reading text: large letters, and the most that a small screen has by itself."""
NAME, NAME_LARGE = 0.75, 0.62
"""Of the reading text a name is at least; of large letters."""
CAPITAL_MM, CAPITAL, SMALL = 3, 0.74, 0.7
"""What a capital measures at least, how much of a letter's size it is, and the reading text's smallest part."""
TOUCH_MM = 20
"""High is what one touches."""
NAME_LINES = 2
TILE, TILE_LARGE, ASIDE = 50, 59, 5.5
"""How wide a tile is at least, and how much of that is beside its name: in parts of the grid."""
ROW, ROW_ASIDE, ROW_BELOW = 20.2, 13, 6
"""How high there is room for what was found: once on a low screen that lies, thrice on one that stands. How much
of its width is beside the name, and of its height below it.
"""
SCREENS = ((1080, 1920), (1920, 1080), (800, 1280), (1280, 800))
"""The shapes of the usual ones, pixels."""

WIDE_NAME = QT_TRANSLATE_NOOP(
    "errors",
    "{kind}.name: {name} ({code}, {language}) does not fit a small tile of the kiosk in letters that can be read"
    " on a screen of {inches} inches; please give it a shorter name",
)
WIDE_PROCEDURES = QT_TRANSLATE_NOOP(
    "errors",
    "procedures.file: the names of {codes} do not fit where they are found at a kiosk of {inches} inches in"
    " letters that can be read; please shorten them in the catalogue",
)


@QmlElement
@QmlSingleton
class Names(QObject):
    """What the pages ask. On the GUI thread, once the fonts are loaded."""

    @Slot(float, float, float, result=int)
    def least(self, body: float, zoom: float, touch: float) -> int:
        """As least_name."""
        return least_name(body, zoom, touch)

    @Slot(list, float, float, int, float, result=int)
    def size(self, names: Sequence[str], width: float, most: float, least: int, last: float) -> int:
        """As name_size."""
        return name_size(names, width, most, least, last)

    @Slot(float, float, bool, result=float)
    def zoom(self, reading: float, dots: float, large: bool) -> float:
        """As letters_zoom."""
        return LARGE if large else letters_zoom(reading, dots)

    @Slot(float, result=float)
    def tile(self, zoom: float) -> float:
        """How wide a tile is at least, in parts of the grid."""
        return least_tile(zoom)


def letters_zoom(reading: float, dots: float) -> float:
    """How much larger letters are on a small screen of so many pixels to the millimetre."""
    return max(1, min(LARGE, CAPITAL_MM / CAPITAL / SMALL * dots / reading))


def least_tile(zoom: float) -> float:
    """As Names.tile."""
    return TILE_LARGE if zoom > 1 else TILE


def least_name(body: float, zoom: float, touch: float) -> int:
    """Pixels of a name's letters at least; `body` is the reading text, `touch` as high as TOUCH_MM."""
    return round(max(body * (NAME_LARGE if zoom > 1 else NAME), touch * CAPITAL_MM / TOUCH_MM / CAPITAL))


def name_size(names: Sequence[str], width: float, most: float, least: int, last: float) -> int:
    """The largest at which each stands on one line; where that is less than `least`, on two; smaller, though not
    than `last`, only where they do not fit so.
    """
    size = fit(tuple(names), width, 0, round(most), least, True)
    if _fits(names, width, size, NAME_LINES):
        return size
    return fit(tuple(names), width, NAME_LINES * line(least), least, round(last), True)


def unreadable(settings: Settings, procedures: Iterable[Procedure]) -> Iterator[Words]:
    """What to say of each service and group, and of all procedures, whose name does not fit on its screen."""
    inches = settings.kiosk.panel_inches
    on = {"inches": f"{inches:g}"}
    places = [Place(screen, inches, zoom) for screen in SCREENS for zoom in (1, LARGE)]
    for kind, members in (("service", settings.service), ("group", settings.group)):
        for member in members:
            for language in settings.hall.languages:
                name = say(member.name, language)
                if not all(_fits([name], at.tile, at.least, NAME_LINES) for at in places):
                    yield Words(WIDE_NAME, kind=kind, code=member.code, name=name, language=language, **on)
    long = [
        each.code for each in procedures if not all(_fits([each.name], at.row, at.least, at.rows) for at in places)
    ]
    if long:
        yield Words(WIDE_PROCEDURES, codes=", ".join(long), **on)


class Place:
    """The least room that names have on a screen: `tile` and `row` pixels wide, of so many `rows` in a row."""

    def __init__(self, screen: tuple[int, int], inches: float, zoom: float) -> None:
        (width, height), dots = screen, hypot(*screen) / (inches * 25.4)
        grid = 8 * (min(height / 1080, width / 1680) if width > height else min(width / 1080, height / 1680))
        zoom = max(zoom, letters_zoom(grid * 4, dots))
        self.least = least_name(grid * 4 * zoom, zoom, TOUCH_MM * dots)
        self.tile = grid * (least_tile(zoom) - ASIDE)
        self.row = width - grid * (12 + ROW_ASIDE)
        room = grid * (ROW * (1 if width > height else 3) - ROW_BELOW)
        self.rows = max(1, int(room / line(self.least)))


def _fits(names: Sequence[str], width: float, size: int, most: int) -> bool:
    """Whether they take so many lines at most, and no word is broken."""
    rows = [lines(part, width / size, True) for name in names for part in name.split()]
    return max(rows, default=1) == 1 and all(lines(name, width / size, True) <= most for name in names)
