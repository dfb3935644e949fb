"""A printer whose buffer is smaller than a slip runs out of paper, and then reads not even a question."""

from __future__ import annotations

import pytest

from shared.errors.outside import PrinterInterrupted
from shared.printer.escpos.status import Problem
from shared.printer.escpos_printer import EscposPrinter
from shared.printer.session.transmission import Result
from shared.simulator.control import execute
from shared.simulator.simulator import Limits, PrinterSimulator
from tests.printer.test_fault_matrix import KNOWN
from tests.support.loop import LoopSimulator, Place, VirtualClock
from tests.support.printers import section

BANDS = 6
BAND = b"\x1dv0\0\x48\0\x40\0" + 72 * 64 * b"\xaa"
JOB = b"\x1b@" + BANDS * BAND + b"\x1dVB\0"
LONG_JOB = b"\x1b@" + 24 * BAND + b"\x1dVB\0"
"""More than a pseudo-terminal swallows (64 kB): some of it stays on this side while the printer stands."""
STOOD_STILL = "it stood still in the middle; see whether the slip is whole"
STILL = 64 * BANDS - 10
"""Rows after which the paper ends: all of the job is on its way then."""


@pytest.fixture(params=["none", "xonxoff"])
def small(request, tmp_path):
    """A simulator at a serial line that holds 1,024 bytes, and the place where it stands."""
    flow, _, is_real = request.param.partition(" ")
    how = {"serial": True, "limits": Limits(buffer=1024, xonxoff=flow == "xonxoff"), "speed": 100}
    printer = PrinterSimulator(tmp_path, **how) if is_real else LoopSimulator(tmp_path, VirtualClock(), **how)
    printer.start()
    where = section("serial", path=printer.path or "loop", flow=flow, timeout_seconds=2.0)
    yield printer, Place(where) if is_real else Place(where, printer.plug)
    printer.stop()


@pytest.mark.parametrize("known", KNOWN)
@pytest.mark.parametrize("rows", [100, STILL])
def test_silence_of_a_full_printer_is_not_called_switched_off(small, known, rows):
    simulated, place = small
    simulated.play("out_middle", rows)
    printer = place.printer(KNOWN[known])
    job = JOB if rows == STILL else LONG_JOB
    outcome = printer.print(job, "0001")
    for _ in range(4):  # longer than one that is switched off would be waited for
        assert outcome.result is Result.BLOCKED
        told = Problem.PAPER_OUT if rows == STILL or known == "echo+asb" else Problem.OFFLINE
        assert outcome.condition.problem in (told, Problem.OFFLINE)
        outcome = printer.settle("0001", 1.0)
    simulated.new_roll()
    assert _end(printer) == ("confirmed" if rows == STILL else STOOD_STILL)
    assert simulated.times(job) == 1
    printer.close()


def _end(printer: EscposPrinter) -> str:
    try:
        while (outcome := printer.settle("0001", 1.0)).result is Result.BLOCKED:
            pass
    except PrinterInterrupted as error:
        return str(error.fields["reason"])
    return outcome.result.value


@pytest.mark.parametrize(
    "small", ["none", "xonxoff", pytest.param("none real", marks=pytest.mark.slow)], indirect=True
)
@pytest.mark.parametrize("known", KNOWN)
def test_a_printer_switched_off_and_on_in_the_middle_confirms_nothing(small, known):
    """A serial line does not break then; the rest of the image is letters to it, and it signs all the same."""
    simulated, place = small
    simulated.play("out_middle", 100)
    printer = place.printer(KNOWN[known])
    assert printer.print(LONG_JOB, "0001").result is Result.BLOCKED
    simulated.power_cycle()
    simulated.until(lambda: not simulated.suffers("power_cycle_middle"))
    simulated.new_roll()
    assert _end(printer) != "confirmed"
    assert simulated.times(LONG_JOB) == 0
    printer.close()


def test_a_wish_after_the_power_was_off_is_not_lost_with_it(small):
    simulated, _ = small
    execute(simulated, {"do": "power_cycle"})
    assert not simulated.suffers("power_cycle_middle")
