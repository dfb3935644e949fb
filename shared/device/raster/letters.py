"""Text as it fits: fonts, coverage, shrinking and wrapping. Any thread, once `load_fonts()` has run."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QFont, QFontMetricsF, QRawFont

from shared.device.blocks import Weight
from shared.errors import FontMissing
from shared.fonts import TEXT_FAMILY, WIDE_FAMILY

# Ink of Be Vietnam Pro per pixel of size: 1.23 above the base line (Ẳ) and 0.253 below (Ộ). A line is as high
# as both, so that the marks of two lines never touch.
ABOVE, BELOW = 1.24, 0.27
CAP_HEIGHT = 0.74

SMALLEST = 0.85
"""A text that is too wide shrinks to this part of its size before it is broken into lines."""


class NoGlyph(ValueError):
    """A character the font cannot draw; the message names it and the text it stands in."""


@dataclass(frozen=True, slots=True)
class Line:
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


def fit(text: str, size: int, weight: Weight, width: int) -> list[Line]:
    """`text` in lines not wider than `width`: as it is, else a little smaller, else on several lines.

    Several lines are about equally long. A single word too wide for a line is made as small as it must be.
    Raises NoGlyph.
    """
    line = measure(text, size, weight)
    if line.width <= width:
        return [line]
    smaller = one_line(text, size, weight, width)
    words = line.text.split()
    if smaller.size >= SMALLEST * size or len(words) < 2:
        return [smaller]
    texts = _balanced(words, QFontMetricsF(line.font), width)
    size = min(one_line(part, size, weight, width).size for part in texts)
    return [measure(part, size, weight) for part in texts]


def one_line(text: str, size: int, weight: Weight, width: int) -> Line:
    """`text` on one line, smaller if it must be."""
    line = measure(text, size, weight)
    while line.width > width and line.size > 1:
        line = measure(text, min(line.size - 1, math.floor(line.size * width / line.width)), weight)
    return line


def measure(text: str, size: int, weight: Weight) -> Line:
    """`text` on one line of exactly this size. Raises NoGlyph, FontMissing."""
    text = unicodedata.normalize("NFC", text)
    font = QFont(_family(text))
    font.setPixelSize(max(1, size))
    font.setWeight(QFont.Weight(weight))
    font.setWordSpacing(0.06 * size)  # the font's own space is narrow for black dots on paper
    # Hinting follows the computer's font settings: without it every hall prints the same dots.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias | QFont.StyleStrategy.NoFontMerging)
    metrics = QFontMetricsF(font)
    ink = metrics.tightBoundingRect(text)
    return Line(text, font, max(1, size), max(metrics.horizontalAdvance(text), ink.right()))


def _balanced(words: Sequence[str], metrics: QFontMetricsF, width: float) -> list[str]:
    """The words in as few lines as `width` allows, and these as even as they can be."""
    lines = _wrapped(words, metrics, width)
    longest_word = max(metrics.horizontalAdvance(word) for word in words)
    while (narrower := max(map(metrics.horizontalAdvance, lines)) - 1) >= longest_word:
        tried = _wrapped(words, metrics, narrower)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _wrapped(words: Sequence[str], metrics: QFontMetricsF, width: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _family(text: str) -> str:
    """The font that has every character of the line, so that a line is never of two kinds. Raises NoGlyph."""
    lacking = ""
    for family in (TEXT_FAMILY, WIDE_FAMILY):
        if not (lacking := next((each for each in text if not _has(family, each)), "")):
            return family
    raise NoGlyph(f"no font of the slip has {lacking!r} (U+{ord(lacking):04X}), in: {text!r}")


@lru_cache(maxsize=2048)
def _has(family: str, character: str) -> bool:
    """Whether the font draws this character. Raises FontMissing."""
    raw = QRawFont.fromFont(QFont(family))
    if raw.familyName() != family:
        raise FontMissing(what=family)
    return unicodedata.category(character) != "Cc" and raw.supportsCharacter(ord(character))
