"""A Slip -> black and white dots. The only drawing of the paper; `printer.escpos.encode` makes its bytes.

Every letter is our own dot: code pages for Vietnamese exist on few printers and differ (see docs/paper.md).
All functions work on any thread, once `shared.fonts.load_fonts()` has run on the GUI thread.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import singledispatch

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from shared.slip.blocks import (
    Align,
    Block,
    Box,
    Divider,
    Gap,
    Logo,
    Mark,
    Number,
    Pair,
    QrCode,
    Slip,
    TextBlock,
    Weight,
)
from shared.slip.dots import dpi
from shared.slip.drawing.column import Column, margin, scale
from shared.slip.drawing.letters import CAP_HEIGHT, FittedLine, measure, one_line
from shared.slip.drawing.pictures import QUIET, logo, matrix

LEAST_NUMBER_MM = 12
"""A number this high is read at arm's length by old eyes."""


def caption(block: QrCode) -> tuple[TextBlock, ...]:
    """The lines under a QR code."""
    return tuple(TextBlock(line, 24) for line in block.caption)


def draw(slip: Slip, width: int) -> QImage:
    """The slip as a Format_Mono picture, `width` dots across: a set bit is black. No grey, nothing clipped.

    Raises FontMissing when the fonts were not loaded.
    """
    paper = Column(None, margin(width), width - 2 * margin(width), scale(width), dpi(width))
    picture = blank(width, sum(_put(block, paper, 0) for block in slip.blocks))
    painter = QPainter(picture)
    try:
        painter.setPen(QColor(Qt.GlobalColor.black))
        _column(slip.blocks, replace(paper, painter=painter), 0)
    finally:
        painter.end()
    return picture


def rows(picture: QImage) -> list[bytes]:
    """The dots of a picture by `draw`, row by row from the top, most significant bit left."""
    size = picture.bytesPerLine()
    whole = bytes(picture.constBits())
    return [whole[at : at + picture.width() // 8] for at in range(0, size * picture.height(), size)]


def blank(width: int, height: int) -> QImage:
    """White paper. Raises ValueError if `width` is no whole number of bytes."""
    if width % 8:
        raise ValueError(f"{width} dots are no whole number of bytes")
    picture = QImage(width, height, QImage.Format.Format_Mono)
    picture.setColorTable([0xFFFFFFFF, 0xFF000000])
    picture.fill(0)
    return picture


def _column(blocks: Sequence[Block], paper: Column, top: int) -> int:
    """Puts the blocks one under the other; returns the height of all."""
    start = top
    for block in blocks:
        top += _put(block, paper, top)
    return top - start


@singledispatch
def _put(block: Block, paper: Column, top: int) -> int:  # noqa: ARG001 - the shape of all of them
    """Draws one block with its upper edge at `top`, or only measures it; returns its height in dots."""
    raise TypeError(type(block).__name__)


@_put.register
def _(block: Gap, paper: Column, top: int) -> int:  # noqa: ARG001
    return paper.dots(block.height)


@_put.register
def _(block: Divider, paper: Column, top: int) -> int:
    thickness = paper.dots(block.thickness)
    _fill(paper, QRect(paper.left, top, paper.width, thickness))
    return thickness


@_put.register
def _(block: TextBlock, paper: Column, top: int) -> int:
    lines = paper.fit(block, paper.width)
    start = top
    for line in lines:
        free = paper.width - line.width
        left = paper.left + (free / 2 if block.align is Align.CENTRE else 0)
        _write(paper, line, round(left), top + line.above)
        top += line.height
    return top - start


@_put.register
def _(block: Pair, paper: Column, top: int) -> int:
    gap = paper.dots(24)
    half = (paper.width - gap) // 2
    left = replace(paper, width=half)
    right = replace(left, left=paper.left + paper.width - half)
    return max(_put(block.left, left, top), _put(block.right, right, top))


@_put.register
def _(block: Box, paper: Column, top: int) -> int:
    side, line = paper.dots(block.text.size), max(2, paper.dots(3))
    if paper.painter is not None:
        outer = QRect(paper.left, top + round(side * 0.28), side, side)
        inner = outer.adjusted(line, line, -line, -line)
        _fill(paper, outer)
        paper.painter.fillRect(inner, QColor(Qt.GlobalColor.white))
    room = side + paper.dots(16)
    return _put(block.text, replace(paper, left=paper.left + room, width=paper.width - room), top)


@_put.register
def _(block: Logo, paper: Column, top: int) -> int:
    picture = logo(block.path, paper.width, paper.dots(block.height))
    if picture is None:
        return 0
    if paper.painter is not None:
        paper.painter.drawImage(paper.left + (paper.width - picture.width()) // 2, top, picture)
    return picture.height()


@_put.register
def _(block: Mark, paper: Column, top: int) -> int:
    side = paper.dots(22)
    line = one_line(block.text, paper.dots(block.size), Weight.BOLD, paper.width - 2 * side)
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
def _(block: Number, paper: Column, top: int) -> int:
    number = _number(block, paper, paper.width)
    number.put(paper, top, paper.left + (paper.width - number.width) / 2)
    return number.height


@dataclass(frozen=True, slots=True)
class _Figures:
    """A number as it is drawn: `squeeze` 1 is the font's own width. Width and height are those of the ink."""

    line: FittedLine
    ink: QRectF
    squeeze: float

    @property
    def width(self) -> float:
        return self.squeeze * self.ink.width()

    @property
    def height(self) -> int:
        return math.ceil(self.ink.height())

    def put(self, paper: Column, top: int, left: float) -> None:
        """Draws the ink from `left` and `top`."""
        base = top + math.ceil(-self.ink.top())
        if paper.painter is not None:
            paper.painter.save()
            paper.painter.translate(round(left - self.squeeze * self.ink.left()), base)
            paper.painter.scale(self.squeeze, 1)
            _write(paper, self.line, 0, 0)
            paper.painter.restore()


def _number(block: Number, paper: Column, width: float) -> _Figures:
    """Smaller if it must be, then narrower: never lower than LEAST_NUMBER_MM."""
    size = round(paper.dots(block.cap_height) / CAP_HEIGHT)
    least = math.ceil(LEAST_NUMBER_MM / 25.4 * paper.dpi / CAP_HEIGHT)
    line = one_line(block.label, size, Weight.EXTRA_BOLD, int(width))
    if line.size < least:
        line = measure(block.label, least, Weight.EXTRA_BOLD)
    ink = QFontMetricsF(line.font).tightBoundingRect(line.text)
    return _Figures(line, ink, min(1.0, width / max(line.width, ink.width())))


@_put.register
def _(block: QrCode, paper: Column, top: int) -> int:
    modules = matrix(block.content)
    module = max(1, paper.dots(block.size) // len(modules))
    size = module * len(modules)
    if not block.beside:
        left = paper.left + (paper.width - size) // 2
        _squares(paper, modules, module, left, top)
        return size + _caption(block, paper, module, top + size)
    gap = max(paper.dots(32), QUIET * module)
    room = paper.width - size - gap
    left = max(paper.left + round((room - _widest(block.beside, paper, room)) / 2), QUIET * module)
    text_left = left + size + gap
    beside = replace(paper, painter=None, left=text_left, width=paper.left + paper.width - text_left)
    text_height = _column(block.beside, beside, 0)
    under = replace(paper, left=left - module, width=size + 2 * module)
    code_height = size + _caption(block, replace(under, painter=None), module, 0)
    height = max(code_height, text_height)
    code_top = top + (height - code_height) // 2
    _squares(paper, modules, module, left, code_top)
    _caption(block, under, module, code_top + size)
    _column(block.beside, replace(beside, painter=paper.painter), top + (height - text_height) // 2)
    return height


def _caption(block: QrCode, paper: Column, module: int, top: int) -> int:
    """Under a QR code whose last row ends at `top`, the ink as far from it as it must be; returns the height."""
    lines = caption(block)
    if not lines:
        return 0
    first = paper.fit(lines[0], paper.width)[0]
    white = first.above + math.floor(QFontMetricsF(first.font).tightBoundingRect(first.text).top())
    gap = max(0, QUIET * module - white)
    return gap + _column(lines, paper, top + gap)


def _widest(blocks: Sequence[TextBlock | Gap], paper: Column, width: int) -> float:
    """The width the texts among the blocks really take."""
    texts = [block for block in blocks if isinstance(block, TextBlock)]
    lines = [line for text in texts for line in paper.fit(text, width)]
    return max((line.width for line in lines), default=0)


def _write(paper: Column, line: FittedLine, left: int, base: int) -> None:
    if paper.painter is not None:
        paper.painter.setFont(line.font)
        paper.painter.drawText(QPointF(left, base), line.text)


def _fill(paper: Column, box: QRect) -> None:
    if paper.painter is not None:
        paper.painter.fillRect(box, QColor(Qt.GlobalColor.black))


def _squares(paper: Column, modules: tuple[tuple[bool, ...], ...], module: int, left: int, top: int) -> None:
    if paper.painter is None:
        return
    for y, row in enumerate(modules):
        for x, black in enumerate(row):
            if black:
                _fill(paper, QRect(left + x * module, top + y * module, module, module))
