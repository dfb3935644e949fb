"""Text as it fits: fonts, shrinking and breaking into lines. Any thread, once `load_fonts()` has run."""

from __future__ import annotations

import logging
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from shared.errors.starting import FontMissing
from shared.fonts import TEXT_FAMILY, WIDE_FAMILY
from shared.settings.letters import NO_BREAK, plain
from shared.slip.blocks import Weight

log = logging.getLogger(__name__)

# Ink of Be Vietnam Pro per pixel of size: 1.23 above the base line (Ẳ) and 0.253 below (Ộ). A line is as high
# as both, so that the marks of two lines never touch.
ABOVE, BELOW = 1.24, 0.27
CAP_HEIGHT, X_HEIGHT = 0.74, 0.53

SMALLEST = 0.85
"""A text that is too wide shrinks to this part of its size before it is broken into lines."""

REPLACEMENT = "\ufffd"
"""Printed for a sign that no font has; WIDE_FAMILY has this one."""

# What a line ended after a word costs, in squares of a paper's width left white: lines are as even as they can be,
# but end rather after a comma than within a name.
_AFTER_COMMA, _AFTER_WORD, _AFTER_FIRST_OF_TERM, _WITHIN_NAME, _WITHIN_WORD = 0.0, 0.06, 0.12, 0.25, 0.5

_WORD_ENDS = re.compile(rf"(?<=[/.?&=_{NO_BREAK}-])(?![/.?&=_{NO_BREAK}-])")
"""Where a word that is too long for a line is parted: addresses of the Internet, mostly."""


@dataclass(frozen=True, slots=True)
class FittedLine:
    """One line of text that fits, `size` in dots."""

    text: str
    font: QFont
    size: int
    width: float

    @property
    def height(self) -> int:
        return self.above + math.ceil(BELOW * self.size)

    @property
    def above(self) -> int:
        """From the upper edge to the base line."""
        return math.ceil(ABOVE * self.size)


def fit(
    text: str, size: int, weight: Weight, width: int, least: int = 1, *, capitals: bool = False
) -> list[FittedLine]:
    """`text` in lines not wider than `width`: as it is, else a little smaller, else on several lines.

    It is never smaller than `least` dots: a word too wide for a line is parted instead. `capitals`: it is drawn in
    capitals, and lines end where they would end without.
    """
    written = plain(text)
    drawn = written.upper() if capitals else written
    line = measure(drawn, size, weight)
    if line.width <= width:
        return [line]
    smallest = max(min(least, size), math.ceil(SMALLEST * size))
    smaller = one_line(drawn, size, weight, width, smallest)
    if smaller.width <= width:
        return [smaller]
    words = line.text.split(" ")
    if max(_advance(line, word) for word in words) > width:
        tight = measure(drawn, smallest, weight)
        line = tight if max(_advance(tight, word) for word in words) <= width else line
    pieces = list(_pieces(words, _costs(written.split(" ")), line, width))
    return [_measured(part, line.font, line.size) for part in _lines(pieces, line, width)]


def one_line(text: str, size: int, weight: Weight, width: int, least: int = 1) -> FittedLine:
    """`text` on one line, smaller if it must be, but not smaller than `least`."""
    line = measure(text, size, weight)
    while line.width > width and line.size > least:
        line = measure(text, max(least, min(line.size - 1, math.floor(line.size * width / line.width))), weight)
    return line


def measure(text: str, size: int, weight: Weight) -> FittedLine:
    """`text` on one line of exactly this size. Raises FontMissing."""
    family, text = _drawable(plain(text))
    font = QFont(family)
    font.setPixelSize(max(1, size))
    font.setWeight(QFont.Weight(weight))
    font.setWordSpacing(0.06 * size)  # the font's own space is narrow for black dots on paper
    # Hinting follows the computer's font settings: without it every hall prints the same dots.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias | QFont.StyleStrategy.NoFontMerging)
    return _measured(text, font, max(1, size))


def _measured(text: str, font: QFont, size: int) -> FittedLine:
    metrics = QFontMetricsF(font)
    return FittedLine(
        text, font, size, max(metrics.horizontalAdvance(text), metrics.tightBoundingRect(text).right())
    )


def _advance(line: FittedLine, text: str) -> float:
    return QFontMetricsF(line.font).horizontalAdvance(text)


# -- lines -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stays on one line; `joint` stands between it and the next, and `cost` is that of a break there."""

    text: str
    joint: str
    cost: float


def _costs(words: list[str]) -> Iterator[float]:
    """What it costs to end a line after each word."""
    shouted = " ".join(words).isupper()
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if word[-1] in ",;:.)!?…":
            yield _AFTER_COMMA
        elif shouted or not word[0].isupper():
            yield _AFTER_WORD
        else:
            yield _WITHIN_NAME if after[:1].isupper() else _AFTER_FIRST_OF_TERM


def _pieces(words: list[str], costs: Iterator[float], line: FittedLine, width: float) -> Iterator[_Piece]:
    """The words; those too wide for a line in parts."""
    for word, cost in zip(words, costs, strict=False):
        parts = [word] if _advance(line, word) <= width else list(_parts(word, line, width))
        for part in parts[:-1]:
            joint = NO_BREAK if part.endswith(NO_BREAK) else ""
            yield _Piece(part.removesuffix(NO_BREAK), joint, _AFTER_WORD if joint else _WITHIN_WORD)
        yield _Piece(parts[-1], " ", cost)


def _parts(word: str, line: FittedLine, width: float) -> Iterator[str]:
    """Parted after slashes, dots and the like, and where that is not enough after any letter."""
    for part in _WORD_ENDS.split(word):
        rest = part
        while _advance(line, rest) > width and len(rest) > 1:
            ends = (n for n in range(len(rest) - 1, 1, -1) if not unicodedata.combining(rest[n]))
            end = next((n for n in ends if _advance(line, rest[:n]) <= width), 1)
            yield rest[:end]
            rest = rest[end:]
        yield rest


def _lines(pieces: list[_Piece], line: FittedLine, width: float) -> list[str]:
    """In as few lines as `width` allows, and of these the ones that cost least: from the last piece to the first,
    the best of what follows.
    """
    metrics = QFontMetricsF(line.font)
    count = len(pieces)
    best: list[tuple[int, float]] = [(0, 0.0)] * (count + 1)
    ends = [count] * count
    for first in range(count - 1, -1, -1):
        best[first] = (count + 1, 0.0)
        text = ""
        for last in range(first, count):
            text += pieces[last].text
            wide = metrics.horizontalAdvance(text)
            if wide > width and last > first:
                break
            more, cost = best[last + 1]
            ended = pieces[last].cost if last + 1 < count else 0.0
            tried = (more + 1, cost + ended + (1 - wide / width) ** 2)
            if tried < best[first]:
                best[first], ends[first] = tried, last + 1
            text += pieces[last].joint
    found, first = [], 0
    while first < count:
        row = pieces[first : ends[first]]
        found.append("".join(piece.text + piece.joint for piece in row[:-1]) + row[-1].text)
        first = ends[first]
    return found


# -- fonts -------------------------------------------------------------------------------------------------


def _drawable(text: str) -> tuple[str, str]:
    """The font that has every sign of the line, so that a line is never of two kinds, and the line; where no font
    has all, REPLACEMENT stands for those that the second has not.
    """
    if all(_has(TEXT_FAMILY, sign) for sign in text):
        return TEXT_FAMILY, text
    return WIDE_FAMILY, "".join(sign if _has(WIDE_FAMILY, sign) else _replaced(sign) for sign in text)


@cache
def _replaced(sign: str) -> str:
    """Said once of each sign."""
    log.warning("no font of the slip has %r (U+%04X): %s is printed for it", sign, ord(sign), REPLACEMENT)
    return REPLACEMENT


@lru_cache(maxsize=2048)
def _has(family: str, sign: str) -> bool:
    """Whether the font draws this sign. Raises FontMissing."""
    raw = QRawFont.fromFont(QFont(family))
    if raw.familyName() != family:
        raise FontMissing(what=family)
    return raw.supportsCharacter(ord(sign))
