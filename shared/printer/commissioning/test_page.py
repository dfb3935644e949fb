"""Slips that try a printer: a short line for the probe, and a test slip that shows whether everything is right.

Any thread that may draw (see `shared.slip.drawing.render`). Raises FontMissing.
"""

from __future__ import annotations

from shared.printer.escpos import raster
from shared.printer.escpos.encode import body, encode, job_of
from shared.settings.letters import NO_BREAK
from shared.settings.sections import PrinterSection
from shared.slip.blocks import Align, Block, Divider, Gap, Mark, Number, QrCode, Slip, TextBlock, Weight
from shared.slip.dots import dpi
from shared.slip.drawing import render

LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""All 67 accented letters of Vietnamese; with their capitals 134."""

QR_CONTENT = "BOCSO-TEST-0123456789"
NUMBER = "A012"
LANES = ("Thường", "Ưu tiên")

_PER_LINE = 12


def line_job(text: str, printer: PrinterSection) -> bytes:
    """One line of text, fed out and cut."""
    return encode(render.draw(Slip((TextBlock(text, 28),)), printer.width), printer)


def test_job(printer: PrinterSection, *, native: bool) -> bytes:
    """All accented letters, both lane marks, a ruler in millimetres and one in dots, a number, a QR code, the cut:
    everything a slip has, in the commands of a slip (`native` as in `slip_job`).
    """
    width = printer.width
    above, below = (body(Slip(blocks), width, native=native) for blocks in (_above(printer), _below()))
    return job_of(above + raster.raster(rulers(width)) + below, printer)


def _above(printer: PrinterSection) -> tuple[Block, ...]:
    return (
        TextBlock("Bốc Số", 44, Weight.BOLD),
        TextBlock(f"{printer.width} điểm, {dpi(printer.width)} dpi", 24),
        Gap(12),
        Divider(),
        Gap(6),
        *(TextBlock(line, 32) for line in _lines(LETTERS)),
        *(TextBlock(line, 32) for line in _lines(LETTERS.upper())),
        Gap(12),
        Divider(),
        Gap(18),
        *(block for lane in LANES for block in (Mark(lane), Gap(14))),
        Gap(6),
        TextBlock("Vạch dài: mỗi~10~mm / every~10~mm".replace("~", NO_BREAK), 24, align=Align.LEFT),
        Gap(10),
    )


def _below() -> tuple[Block, ...]:
    return (
        Gap(10),
        TextBlock("Vạch dài: mỗi~64~điểm / every~64~dots".replace("~", NO_BREAK), 24, align=Align.LEFT),
        Gap(26),
        Number(NUMBER),
        Gap(26),
        QrCode(
            QR_CONTENT,
            beside=(
                TextBlock("Quét thử mã này.", 28, align=Align.LEFT),
                TextBlock("Scan this code.", 24, align=Align.LEFT),
            ),
        ),
        Gap(10),
    )


def _lines(letters: str) -> list[str]:
    return [" ".join(letters[at : at + _PER_LINE]) for at in range(0, len(letters), _PER_LINE)]


def rulers(width: int) -> list[bytes]:
    """Rows of dots: strokes down from the top each millimetre, then strokes up each 8 dots."""
    per_mm = dpi(width) / 25.4
    millimetres = [(round(mm * per_mm), _stroke(mm, 10, 5)) for mm in range(int(width / per_mm) + 1)]
    dots = [(dot, _stroke(dot // 8, 8, 4)) for dot in range(0, width, 8)]
    down, up = _comb(millimetres, width), _comb(dots, width)
    return [*down, *[bytes(width // 8)] * 6, *reversed(up)]


def _stroke(count: int, long: int, middle: int) -> int:
    """How many rows the stroke at `count` has."""
    return 28 if count % long == 0 else 18 if count % middle == 0 else 10


def _comb(strokes: list[tuple[int, int]], width: int) -> list[bytes]:
    rows = [0] * 28
    for at, length in strokes:
        for row in range(length):
            rows[row] |= 1 << (width - 1 - at) if at < width else 0
    return [row.to_bytes(width // 8, "big") for row in rows]
