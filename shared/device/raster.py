"""A Slip -> black and white dots -> the bytes of a print job. The only drawing of the paper.

Every letter is our own dot: code pages for Vietnamese exist on few printers and differ (see docs/paper.md).
All functions work on any thread, once `shared.fonts.load_fonts()` has run on the GUI thread.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

import segno
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QRawFont

from shared.device import bands
from shared.device.slip import Align, Block, Code, Gap, Mark, Number, Rule, Slip, Text, Weight
from shared.errors import FontMissing
from shared.fonts import TEXT_FAMILY, WIDE_FAMILY
from shared.settings import PrinterSection

FULL_WIDTH = 576
MARGIN = 24
"""White at both sides, dots at 576; with the unprintable edge of the paper it is also the QR's quiet zone."""

# Ink of Be Vietnam Pro per pixel of size: 1.23 above the base line (Ẳ) and 0.25 below (ỵ). A line is as high
# as both, so that the marks of two lines never touch.
ABOVE, BELOW = 1.24, 0.26
CAP_HEIGHT = 0.74

SMALLEST = 0.85
"""A text that is too wide shrinks to this part of its size before it is broken into lines."""

QUIET = 4
"""Modules of white a QR code needs around it (ISO/IEC 18004)."""


class NoGlyph(ValueError):
    """A character the font cannot draw; the message names it and the text it stands in."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of text that fits, `size` in dots."""

    text: str
    font: QFont
    size: int
    width: float

    @property
    def height(self) -> int:
        return math.ceil(ABOVE * self.size) + math.ceil(BELOW * self.size)


@dataclass(frozen=True, slots=True)
class _Paper:
    """The column a block is drawn in; `painter` is None while it is only measured."""

    painter: QPainter | None
    left: int
    width: int
    scale: float

    def dots(self, size: float) -> int:
        """A size of the slip on this paper."""
        return max(1, round(size * self.scale))


def draw(slip: Slip, width: int) -> QImage:
    """The slip as a Format_Mono picture, `width` dots across: a set bit is black. No grey, nothing clipped.

    Raises NoGlyph, and FontMissing when the fonts were not loaded.
    """
    scale = (width / FULL_WIDTH) ** 0.6  # narrow paper: smaller, but less than in proportion, to stay readable
    margin = round(MARGIN * width / FULL_WIDTH)
    paper = _Paper(None, margin, width - 2 * margin, scale)
    picture = blank(width, sum(_put(block, paper, 0) for block in slip.blocks))
    painter = QPainter(picture)
    try:
        painter.setPen(QColor(Qt.GlobalColor.black))
        _column(slip.blocks, replace(paper, painter=painter), 0)
    finally:
        painter.end()
    return picture


def encode(picture: QImage, printer: PrinterSection) -> bytes:
    """The bytes that print `picture` (by `draw` or `blank`) on this printer, feed it out and cut it."""
    size = picture.bytesPerLine()
    whole = bytes(picture.constBits())
    rows = [whole[at : at + picture.width() // 8] for at in range(0, size * picture.height(), size)]
    return bands.job(rows, printer.feed_rows, printer.cut)


def blank(width: int, height: int) -> QImage:
    """White paper. Raises ValueError if `width` is no whole number of bytes."""
    if width % 8:
        raise ValueError(f"{width} dots are no whole number of bytes")
    picture = QImage(width, height, QImage.Format.Format_Mono)
    picture.setColorTable([0xFFFFFFFF, 0xFF000000])
    picture.fill(0)
    return picture


def _column(blocks: Sequence[Block], paper: _Paper, top: int) -> int:
    """Puts the blocks one under the other; returns the height of all."""
    start = top
    for block in blocks:
        top += _put(block, paper, top)
    return top - start


@singledispatch
def _put(block: Block, paper: _Paper, top: int) -> int:  # noqa: ARG001 - the shape of all of them
    """Draws one block with its upper edge at `top`, or only measures it; returns its height in dots."""
    raise TypeError(type(block).__name__)


@_put.register
def _(block: Gap, paper: _Paper, top: int) -> int:  # noqa: ARG001
    return paper.dots(block.height)


@_put.register
def _(block: Rule, paper: _Paper, top: int) -> int:
    thickness = paper.dots(block.thickness)
    _fill(paper, QRect(paper.left, top, paper.width, thickness))
    return thickness


@_put.register
def _(block: Text, paper: _Paper, top: int) -> int:
    lines = fit(block.text, paper.dots(block.size), block.weight, paper.width)
    start = top
    for line in lines:
        free = paper.width - line.width
        left = paper.left + (free / 2 if block.align is Align.CENTRE else 0)
        _write(paper, line, round(left), top + math.ceil(ABOVE * line.size))
        top += line.height
    return top - start


@_put.register
def _(block: Number, paper: _Paper, top: int) -> int:
    size = round(paper.dots(block.cap_height) / CAP_HEIGHT)
    line = _one_line(block.label, size, Weight.EXTRA_BOLD, paper.width)
    ink = QFontMetricsF(line.font).tightBoundingRect(line.text)
    left = paper.left + (paper.width - ink.width()) / 2 - ink.left()
    _write(paper, line, round(left), top + math.ceil(-ink.top()))
    return math.ceil(ink.height())


@_put.register
def _(block: Mark, paper: _Paper, top: int) -> int:
    side = paper.dots(22)
    line = _one_line(block.text, paper.dots(block.size), Weight.BOLD, paper.width - 2 * side)
    height = line.height
    box = QRectF(0, top, math.ceil(line.width) + 2 * side, height)
    box.moveLeft(paper.left + round((paper.width - box.width()) / 2))
    if paper.painter is not None:
        paper.painter.setBrush(QColor(Qt.GlobalColor.black))
        paper.painter.drawRoundedRect(box, height / 2, height / 2)
        paper.painter.setPen(QColor(Qt.GlobalColor.white))
        base = top + round((height + CAP_HEIGHT * line.size) / 2)
        _write(paper, line, round(box.left()) + side, base)
        paper.painter.setPen(QColor(Qt.GlobalColor.black))
    return height


@_put.register
def _(block: Code, paper: _Paper, top: int) -> int:
    modules = matrix(block.content)
    module = max(1, paper.dots(block.size) // len(modules))
    size, gap = module * len(modules), max(paper.dots(32), QUIET * module)
    room = paper.width - size - gap
    left = max(paper.left + round((room - _widest(block.beside, paper, room)) / 2), QUIET * module)
    text_left = left + size + gap
    beside = replace(paper, painter=None, left=text_left, width=paper.left + paper.width - text_left)
    text_height = _column(block.beside, beside, 0)
    height = max(size, text_height)
    _squares(paper, modules, module, left, top + (height - size) // 2)
    _column(block.beside, replace(beside, painter=paper.painter), top + (height - text_height) // 2)
    return height


def _widest(blocks: Sequence[Text | Gap], paper: _Paper, width: int) -> float:
    """The width the texts among the blocks really take."""
    texts = [block for block in blocks if isinstance(block, Text)]
    lines = [line for text in texts for line in fit(text.text, paper.dots(text.size), text.weight, width)]
    return max((line.width for line in lines), default=0)


def matrix(content: str) -> tuple[tuple[bool, ...], ...]:
    """The QR code's modules, rows from the top, True is black. Error correction M: paper is folded in pockets."""
    code = segno.make_qr(content, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def fit(text: str, size: int, weight: Weight, width: int) -> list[_Line]:
    """`text` in lines not wider than `width`: as it is, else a little smaller, else on several lines.

    Several lines are about equally long. A single word too wide for a line is made as small as it must be.
    Raises NoGlyph.
    """
    line = _measure(text, size, weight)
    if line.width <= width:
        return [line]
    smaller = _one_line(text, size, weight, width)
    if smaller.size >= SMALLEST * size:
        return [smaller]
    texts = _balanced(line.text.split(), QFontMetricsF(line.font), width)
    size = min(_one_line(part, size, weight, width).size for part in texts)
    return [_measure(part, size, weight) for part in texts]


def _one_line(text: str, size: int, weight: Weight, width: int) -> _Line:
    """`text` on one line, smaller if it must be."""
    line = _measure(text, size, weight)
    while line.width > width and line.size > 1:
        line = _measure(text, min(line.size - 1, math.floor(line.size * width / line.width)), weight)
    return line


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


def _measure(text: str, size: int, weight: Weight) -> _Line:
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
    return _Line(text, font, size, max(metrics.horizontalAdvance(text), ink.right()))


def _family(text: str) -> str:
    """The font that has every character of the line, so that a line is never of two kinds. Raises NoGlyph."""
    lacking = ""
    for family in (TEXT_FAMILY, WIDE_FAMILY):
        if not (lacking := _lacking(text, family)):
            return family
    raise NoGlyph(f"no font of the slip has {lacking!r} (U+{ord(lacking):04X}), in: {text!r}")


def _lacking(text: str, family: str) -> str:
    """The first character that the font has no glyph for; "" if it has them all."""
    raw = QRawFont.fromFont(QFont(family))
    if raw.familyName() != family:
        raise FontMissing(what=family)
    for character in text:
        if unicodedata.category(character) == "Cc" or not raw.supportsCharacter(ord(character)):
            return character
    return ""


def _write(paper: _Paper, line: _Line, left: int, base: int) -> None:
    if paper.painter is not None:
        paper.painter.setFont(line.font)
        paper.painter.drawText(QPointF(left, base), line.text)


def _fill(paper: _Paper, box: QRect) -> None:
    if paper.painter is not None:
        paper.painter.fillRect(box, QColor(Qt.GlobalColor.black))


def _squares(paper: _Paper, modules: tuple[tuple[bool, ...], ...], module: int, left: int, top: int) -> None:
    for y, row in enumerate(modules):
        for x, black in enumerate(row):
            if black:
                _fill(paper, QRect(left + x * module, top + y * module, module, module))
