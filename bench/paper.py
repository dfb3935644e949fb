"""What a slip costs: bytes, time to draw and pack, and computed time until it is out; beside python-escpos' own
image() of the same dots. Printing itself is computed, not measured: no printer was at hand.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from escpos.printer import Dummy
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QGuiApplication, QImage

from bench.measure import each, table
from shared.assets import example_hall
from shared.fonts import load_fonts
from shared.printer.escpos.encode import encode, slip_job
from shared.rules.ticket import Lane, Ticket
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.simulator.roll import decode
from shared.slip.dots import millimetres
from shared.slip.drawing.render import draw
from shared.slip.layout import make_slip
from shared.slip.sample import CODE, sample_ticket

RUNS = 100
BAUD = (9600, 19200, 38400, 57600, 115200)
FAST = {"USB": 600_000, "LAN": 1_000_000}
"""Bytes a second; assumed effective rates, not measured."""
ENGINE_MM_PER_SECOND = 200
TEXTS = (
    {"vi": "Phiếu có giá trị trong ngày.", "en": "Valid today only."},
    {"vi": "Xin chuẩn bị sẵn giấy tờ trước khi đến quầy.", "en": "Please have your papers ready."},
)


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    settings = load(example_hall())
    found = {str(width): _paper(settings, width) for width in (576, 512, 384)}
    found["services_at_576"] = _services(settings)
    found["richer_at_576"] = _richer(settings)
    del application
    return found


def _paper(settings: Settings, width: int) -> dict[str, Any]:
    printer = settings.printer.model_copy(update={"width": width})
    slip = make_slip(settings, _ticket(settings), CODE)
    picture = draw(slip, width)
    drawing = _median(lambda: draw(slip, width))
    packing = _median(lambda: encode(picture, printer))
    theirs = _median(lambda: _library(picture))
    jobs = {
        "ours": slip_job(slip, printer, native=False),
        "ours, serial": slip_job(slip, printer, native=True),
        "image()": _library(picture),
    }
    found = {name: _on_paper(job, width) for name, job in jobs.items()}
    lines = [*(f"{baud} baud" for baud in BAUD), *FAST]
    rows = [[name, each["bytes"], each["mm"], *each["seconds"].values()] for name, each in found.items()]
    table(
        f"Slip at {width} dots; computed seconds until it is out. Draw {drawing:.1f} ms, pack {packing:.1f} ms"
        f" (target: 10 together); image() packs in {theirs:.1f} ms",
        [["", "bytes", "mm", *lines], *rows],
    )
    ratios = {
        "bytes_of_image": round(found["ours"]["bytes"] / found["image()"]["bytes"], 2),
        "serial_bytes_of_image": round(found["ours, serial"]["bytes"] / found["image()"]["bytes"], 2),
        "packing_of_image": round(packing / theirs, 2),
    }
    times = {"draw_ms": round(drawing, 2), "pack_ms": round(packing, 2), "image_ms": round(theirs, 2)}
    return {**times, **found, "ratios": ratios}


def _services(settings: Settings) -> dict[str, Any]:
    """The fewest and the most bytes of every service, lane and language on a busy morning."""
    sizes: dict[str, list[int]] = {"usb_lan": [], "serial": []}
    for service in settings.service:
        for lane in Lane:
            for language in settings.hall.languages:
                slip = make_slip(settings, _ticket(settings, service.code, lane), CODE, language)
                for name, native in (("usb_lan", False), ("serial", True)):
                    sizes[name].append(len(slip_job(slip, settings.printer, native=native)))
    found = {name: {"fewest": min(each), "most": max(each)} for name, each in sizes.items()}
    table(
        "Bytes of every service, lane and language at 576 dots (targets: 30000 on USB and LAN, 18000 on serial)",
        [["", "fewest", "most"], *([name, *each.values()] for name, each in found.items())],
    )
    return found


def _richer(settings: Settings) -> dict[str, Any]:
    """What a hall's own wishes add to the standard slip; no target."""
    with TemporaryDirectory() as folder:
        logo = Path(folder) / "logo.png"
        Image.radial_gradient("L").resize((96, 96)).save(logo)
        both: dict[str, Any] = {"second_language": "en"}
        wishes: dict[str, tuple[dict[str, Any], bool]] = {
            "standard": ({}, False),
            "reprint": ({}, True),
            "logo of 96 rows": ({"logo": str(logo)}, False),
            "two sentences of the hall": ({"texts": TEXTS}, False),
            "two languages, below": (both, False),
            "two languages, beside": ({**both, "second_place": "beside"}, False),
            "all of it, below": ({**both, "logo": str(logo), "texts": TEXTS}, True),
        }
        found = {name: _wish(settings, slip, again) for name, (slip, again) in wishes.items()}
    table(
        "Richer slips at 576 dots",
        [["", "bytes", "serial", "mm"], *([n, *each.values()] for n, each in found.items())],
    )
    return found


def _wish(settings: Settings, slip: dict[str, Any], again: bool) -> dict[str, int]:
    wished = settings.model_copy(update={"slip": settings.slip.model_copy(update=slip)})
    made = make_slip(wished, _ticket(settings), CODE, again=again)
    job = slip_job(made, settings.printer, native=False)
    serial = slip_job(made, settings.printer, native=True)
    rows = decode(job, settings.printer.width).height
    return {
        "usb_lan": len(job),
        "serial": len(serial),
        "mm": round(millimetres(rows, settings.printer.width)),
    }


def _on_paper(job: bytes, width: int) -> dict[str, Any]:
    """How long the paper is, by the virtual printer, and when it is out."""
    length = millimetres(decode(job, width).height, width)
    return {"bytes": len(job), "mm": round(length), "seconds": _seconds(len(job), length)}


def _seconds(size: int, length: float) -> dict[str, float]:
    """The slip is out when the slower of line and engine is done. A serial byte is ten bits (8N1)."""
    engine = length / ENGINE_MM_PER_SECOND
    rates = {f"{baud} baud": baud / 10 for baud in BAUD} | FAST
    return {line: round(max(engine, size / rate), 2) for line, rate in rates.items()}


def _library(picture: QImage) -> bytes:
    """The bytes python-escpos makes of the same picture."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    dummy = Dummy()
    with redirect_stdout(StringIO()):  # it prints a remark at every image
        dummy.image(Image.open(BytesIO(bytes(buffer.data().data()))), fragment_height=128)
        dummy.cut()
    return bytes(dummy.output)


def _median(work: Callable[[], object]) -> float:
    """Milliseconds."""
    return statistics.median(each(RUNS, lambda _: work()))


def _ticket(settings: Settings, code: str = "", lane: Lane = Lane.ORDINARY) -> Ticket:
    """On a busy morning."""
    at = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
    ticket = sample_ticket(settings, at, code, lane, ahead=17, wait=(1500, 2700))
    return replace(ticket, number=88)


if __name__ == "__main__":
    run()
