"""What a slip costs: bytes, time to draw and pack, and time on the line; beside python-escpos' own image().

Run: .venv/bin/python bench/paper.py [hall.toml]
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from contextlib import redirect_stdout
from io import BytesIO, StringIO

from escpos.printer import Dummy
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from shared.device.raster import draw, encode
from shared.device.slip import make_slip
from shared.fonts import load_fonts
from shared.rules.ticket import Lane, State, Ticket
from shared.settings import Settings, example_hall, load

RUNS = 50
LINES = {"9600 baud": 960, "115200 baud": 11_520, "USB": 600_000, "LAN": 1_000_000}
"""Bytes a second; USB and LAN are assumed, not measured."""
ENGINE_MM_PER_SECOND = 200
DPI = {576: 203, 512: 180, 384: 203}


def main() -> None:
    application = QGuiApplication([])
    load_fonts()
    settings = load(Path(sys.argv[1]) if len(sys.argv) > 1 else example_hall())
    for width in (576, 512, 384):
        report(settings, width)
    del application


def report(settings: Settings, width: int) -> None:
    slip = make_slip(settings, ticket(settings), "7K3M9QXA2BCDEFGH")
    printer = settings.printer.model_copy(update={"width": width})
    picture = draw(slip, width)
    ours, theirs = encode(picture, printer), library(picture)
    length = 25.4 * (picture.height() + printer.feed_rows) / DPI[width]
    print(f"{width} dots, {picture.height()} rows, {length:.0f} mm of paper")
    print(f"  {'':12}{'bytes':>8}{'draw ms':>9}{'pack ms':>9}", *(f"{line:>12}" for line in LINES), "  (s)")
    drawing = milliseconds(lambda: draw(slip, width))
    row("ours", ours, drawing, milliseconds(lambda: encode(picture, printer)), length)
    row("image()", theirs, drawing, milliseconds(lambda: library(picture)), length)


def row(name: str, job: bytes, drawing: float, packing: float, length: float) -> None:
    """The slip is out when the slower of line and engine is done."""
    engine = length / ENGINE_MM_PER_SECOND
    times = (f"{max(engine, len(job) / rate):12.2f}" for rate in LINES.values())
    print(f"  {name:12}{len(job):8}{drawing:9.2f}{packing:9.2f}", *times)


def library(picture: QImage) -> bytes:
    """The bytes python-escpos makes of the same picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    dummy = Dummy()
    with redirect_stdout(StringIO()):  # it prints a remark at every image
        dummy.image(Image.open(BytesIO(bytes(buffer.data().data()))), fragment_height=128)
        dummy.cut()
    return bytes(dummy.output)


def milliseconds(run: Callable[[], object]) -> float:
    """Median of RUNS."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def ticket(settings: Settings) -> Ticket:
    now = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
    service = settings.service[0]
    return Ticket(
        12, now.date(), service.prefix, 12, service.code, Lane.ORDINARY, State.WAITING, now, now, ahead=7
    )


if __name__ == "__main__":
    main()
