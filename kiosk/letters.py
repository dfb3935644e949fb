"""How large letters may be in their room: words are measured once, so that a page is laid out in one pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtQml import QmlElement, QmlSingleton

from shared.fonts import TEXT_FAMILY

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LEADING = 1.067
"""Of a line: Theme.leading."""
MEASURED = 1000
"""Pixels of an em at which words are measured: widths grow with the size, as Qt Quick draws without hinting."""
SPARE = 1.004
"""Letters across the end of a word stand a little further apart than in it."""

STEP = 0.05
"""Of an em: so near is a width found."""


@QmlElement
@QmlSingleton
class Letters(QObject):
    """Sizes are whole pixels, `most` or less, and never below `least`, even where that is too large. On the GUI
    thread, once the fonts are loaded.
    """

    @Slot(list, float, float, float, float, bool, result=int)
    def fit(self, texts: Sequence[str], width: float, height: float, most: float, least: float, bold: bool) -> int:
        """The largest at which each text, wrapped to `width`, is at most `height` high; height 0: one line."""
        return fit(tuple(texts), width, height, round(most), round(least), bold)

    @Slot(list, float, int, bool, result=int)
    def lines(self, texts: Sequence[str], width: float, size: int, bold: bool) -> int:
        """How many lines the longest text takes, wrapped to `width`."""
        return max((lines(text, width / max(1, size), bold) for text in texts if text), default=0)

    @Slot(str, float, int, bool, result=float)
    def even(self, text: str, width: float, size: int, bold: bool) -> float:
        """The width to wrap a text to so that no word stands alone on its last line: `width`, or as little as
        takes no more lines.
        """
        return even(text, width / max(1, size), bold) * size

    @Slot(int, result=float)
    def line(self, size: int) -> float:
        """How high a line is."""
        return line(size)


@lru_cache(1024)
def fit(texts: tuple[str, ...], width: float, height: float, most: int, least: int, bold: bool) -> int:
    """As Letters.fit."""
    for size in range(most, least, -1):
        room = int(height / line(size)) if height else 1
        if all(lines(text, width / size, bold) <= room for text in texts):
            return size
    return least


def lines(text: str, width: float, bold: bool) -> int:
    """How many lines of `width` em a text takes; a word wider than that is broken, and ends its last one."""
    found, left = 0, 0.0
    for word in text.split(" "):
        if (long := _em(word, bold)) > left:
            broken = int(long / width) if width > 0 else 0
            found, left = found + 1 + broken, 0 if broken else width
        left -= long + _em(" ", bold)
    return found


@lru_cache(1024)
def even(text: str, width: float, bold: bool) -> float:
    """As Letters.even, in em."""
    found = lines(text, width, bold)
    alone = found > 1 and lines(text.rpartition(" ")[0], width * SPARE**3, bold) < found
    least, most = width / 2 if alone else width, width
    while most - least > STEP:
        middle = (least + most) / 2
        least, most = (middle, most) if lines(text, middle, bold) > found else (least, middle)
    return most


@cache
def line(size: int) -> float:
    """As Letters.line: Qt Quick rounds the font's own line up, above the base line and below it."""
    ascent, descent = _metrics(False).ascent(), _metrics(False).descent()
    return LEADING * (ceil(ascent * size / MEASURED) + ceil(descent * size / MEASURED))


@lru_cache(4096)
def _em(word: str, bold: bool) -> float:
    return _metrics(bold).horizontalAdvance(word) * SPARE / MEASURED


@cache
def _metrics(bold: bool) -> QFontMetricsF:
    font = QFont(TEXT_FAMILY)
    font.setPixelSize(MEASURED)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return QFontMetricsF(font)
