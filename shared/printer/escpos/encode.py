"""A Slip -> the bytes of one print job, for the printer at hand.

Every dot is ours, as bands. Serial lines are slow, so a printer there that was seen to know QR codes draws number
and code, which hold ASCII only, by itself (`Printer.native`); everything else stays our own dots. Any thread that
may draw.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from shared.printer.escpos import raster
from shared.settings.sections import PrinterSection
from shared.slip.blocks import Align, Block, Gap, Number, QrCode, Slip, TextBlock
from shared.slip.drawing import render
from shared.slip.drawing.column import margin, scaled
from shared.slip.drawing.pictures import QUIET, matrix

if TYPE_CHECKING:
    from escpos.printer import Dummy

_MEDIUM = 1
"""Error correction M, as python-escpos numbers it."""

_FONT_DOTS = 12
"""Width of a character of font A, the one after `ESC @`; it is 24 high."""

_MOST = 8
"""Largest scale of `GS !`."""


def slip_job(slip: Slip, printer: PrinterSection, *, native: bool = False) -> bytes:
    """The whole job: set-up, slip, feed and cut, without a request for status and without a real-time command.

    `native`: whether the printer draws number and QR code itself. Raises FontMissing.
    """
    return job_of(body(slip, printer.width, native=native), printer)


def job_of(paper: bytes, printer: PrinterSection) -> bytes:
    """`paper`, made of `body` and `raster.raster`, as a whole job."""
    return raster.begin(printer.width) + paper + raster.end(printer.feed_rows, printer.cut)


def body(slip: Slip, width: int, *, native: bool) -> bytes:
    """The slip alone, as in a job. Raises FontMissing."""
    return b"".join(_parts(slip, width)) if native else _dots(list(slip.blocks), width)


def _parts(slip: Slip, width: int) -> Iterator[bytes]:
    """Our own dots for everything between a number and a QR code."""
    ours: list[Block] = []
    for block in slip.blocks:
        drawn = _native(block, width)
        if drawn:
            yield _dots(_before(ours, block), width)
            yield drawn
            ours = list(_after(block))
        else:
            ours.append(block)
    yield _dots(ours, width)


def _before(blocks: list[Block], native: Block) -> list[Block]:
    """Without the white above a QR code, which brings its own."""
    return blocks[:-1] if isinstance(native, QrCode) and blocks and isinstance(blocks[-1], Gap) else blocks


def _dots(blocks: list[Block], width: int) -> bytes:
    return raster.raster(render.rows(render.draw(Slip(tuple(blocks)), width))) if blocks else b""


def _after(block: Block) -> Iterator[Block]:
    """What stands beside a QR code comes under it, its caption first: a printer draws one thing at a time."""
    if not isinstance(block, QrCode):
        return
    if block.caption:
        yield from render.caption(block)
        yield Gap(10)
    yield from (replace(b, align=Align.CENTRE) if isinstance(b, TextBlock) else b for b in block.beside)


def _native(block: Block, width: int) -> bytes:
    """The block in the printer's own letters; nothing if it is not made of those."""
    if isinstance(block, Number) and block.label.isascii() and block.label.isprintable():
        return _number(block.label, width)
    if isinstance(block, QrCode) and block.content.isascii():
        return _qr(block, width)
    return b""


def _commands() -> Dummy:
    """Collects commands of python-escpos; imported (0.4 s, 26 MB) only for a printer that draws itself."""
    from escpos.printer import Dummy  # noqa: PLC0415

    return Dummy()


def _number(label: str, width: int) -> bytes:
    """`GS !`: as high as it goes (18 mm at 203 dpi), as wide as the paper lets it."""
    across = max(1, min(_MOST, (width - 2 * margin(width)) // (_FONT_DOTS * len(label))))
    commands = _commands()
    commands.set(custom_size=True, width=across, height=_MOST)
    commands.textln(label)
    commands.set(custom_size=True, width=1, height=1)
    return bytes(commands.output)


def _qr(block: QrCode, width: int) -> bytes:
    """`GS ( k`, QR code model 2, error correction M, with its quiet zone above and below."""
    modules = len(matrix(block.content))
    module = max(1, min(16, scaled(block.size, width) // modules))
    quiet = raster.feed(QUIET * module)
    commands = _commands()
    commands.qr(block.content, ec=_MEDIUM, size=module, native=True)
    return quiet + bytes(commands.output) + quiet


def encode(picture: QImage, printer: PrinterSection) -> bytes:
    """The bytes that print `picture` (by `draw` or `blank`) on this printer, feed it out and cut it."""
    return raster.job(render.rows(picture), printer.feed_rows, printer.cut)
