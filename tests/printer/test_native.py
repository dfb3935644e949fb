"""Who draws number and QR code on a serial line: the printer only where its probe saw that it can.

And the test slip prints what slips print.
"""

from __future__ import annotations

from contextlib import closing

import pytest
import zxingcpp

from shared.errors.outside import PrinterInterrupted
from shared.fonts import load_fonts
from shared.printer.capabilities import UNPROBED, Capabilities
from shared.printer.commissioning.probe import probe
from shared.printer.commissioning.test_page import NUMBER, QR_CONTENT, line_job
from shared.printer.commissioning.test_page import test_job as trial_job
from shared.printer.escpos.encode import slip_job
from shared.printer.printer import Printer
from shared.printer.session.transmission import Result
from shared.rules.printing import Left
from shared.simulator.roll import Piece, to_image
from shared.simulator.simulator import Abilities, PrinterSimulator
from tests.support.loop import LoopSimulator, Place, VirtualClock
from tests.support.printers import section
from tests.support.slips import CODE, MOMENT, commune, standard_slip

WIDTH = 576
AS_LETTERS = Abilities(brackets=False)
"""A clone that prints what it does not know: `k1A2k1Ck1E...` where the QR code should be."""

PAGE = commune().page_of(CODE, "vi")


@pytest.fixture
def plug_in(qapp, tmp_path):
    """A printer on a serial line (or another), and the place where it stands."""
    load_fonts()
    running = []

    def plug(abilities: Abilities, *, serial: bool = True) -> tuple[LoopSimulator, Place]:
        simulator = LoopSimulator(tmp_path / "slips", VirtualClock(), serial=serial, abilities=abilities)
        running.append(simulator)
        simulator.start()
        where = {"path": "loop", "flow": "none"} if serial else {}
        place = section("serial" if serial else "network", timeout_seconds=10, **where)
        return simulator, Place(place, simulator.plug)

    yield plug
    for simulator in running:
        simulator.stop()


def probed(place: Place) -> Printer:
    return place.printer(probe(place.where, MOMENT, line_job("Bốc Số", place.where), place.plug))


def out(simulator: PrinterSimulator, printer: Printer, job: bytes) -> Piece:
    """The piece of paper this job becomes."""
    simulator.until(lambda: not simulator.holds)
    before = len(simulator.slips)
    with closing(printer):
        printer.take_over(Left.NOTHING)
        printer.print(job, "0001")
    simulator.until(lambda: len(simulator.slips) > before)
    return simulator.slips[-1]


def codes(piece: Piece) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(to_image(piece.rows, WIDTH).convert("L"))]


@pytest.mark.parametrize(
    ("abilities", "native"), [(Abilities(), True), (AS_LETTERS, False), (Abilities(fence=False), False)]
)
def test_the_probe_decides_who_draws_and_the_test_slip_is_made_as_slips_are(plug_in, abilities, native):
    simulator, place = plug_in(abilities)
    printer = probed(place)
    assert printer.native is native
    slip = slip_job(standard_slip(), place.where, native=printer.native)
    trial = trial_job(place.where, native=printer.native)
    for job, number, code in ((slip, "A012", PAGE), (trial, NUMBER, QR_CONTENT)):
        piece = out(simulator, printer, job)
        assert codes(piece) == [code]
        assert simulator.times(job) == 1
        assert (f"{number}\n".encode() in piece.job, b"\x1d(k" in piece.job) == (native, native)


def test_a_printer_that_nobody_probed_gets_dots(plug_in):
    simulator, place = plug_in(AS_LETTERS)
    printer = place.printer(UNPROBED)
    assert not printer.native
    piece = out(simulator, printer, slip_job(standard_slip(), place.where, native=printer.native))
    assert codes(piece) == [PAGE]
    assert piece.unknown == 0


def test_a_fast_line_gets_dots_though_its_printer_could_draw(plug_in):
    _, place = plug_in(Abilities(), serial=False)
    assert not probed(place).native


def test_a_test_slip_shows_what_would_go_wrong_on_slips(plug_in):
    """Where the probe was wrong, or another printer stands at the address."""
    simulator, place = plug_in(AS_LETTERS)
    piece = out(simulator, place.printer(UNPROBED), trial_job(place.where, native=True))
    assert codes(piece) == []
    assert piece.unknown > 0


@pytest.mark.allow_logs("shared.printer.printer")
def test_another_printer_in_the_place_of_the_probed_one_is_found_out_and_gets_what_any_printer_can_do(plug_in):
    simulator, place = plug_in(AS_LETTERS)
    printer = place.printer(Capabilities(echo=True, fence=True, status=(1, 4, 2, 3), codes=True))
    printer.take_over(Left.NOTHING)
    assert printer.native
    for mark in ("0001", "0002"):
        with pytest.raises(PrinterInterrupted):
            printer.print(slip_job(standard_slip(), place.where), mark)
    assert not printer.native
    job = slip_job(standard_slip(), place.where, native=printer.native)
    assert printer.print(job, "0003").result is Result.CONFIRMED
    assert printer.print(job, "0004").result is Result.CONFIRMED
    printer.close()
    simulator.until(lambda: simulator.slips)
    assert codes(simulator.slips[-1]) == [PAGE]
    assert simulator.slips[-1].unknown == 0
