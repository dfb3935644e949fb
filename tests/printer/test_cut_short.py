"""The kiosk's program ends in the middle of a slip (kill -9, power): the next slip is whole, on its own paper.

At cables that nobody notices: a USB or LAN adapter whose printer does not see that a line was closed, so that half
a command stays in it.
"""

from __future__ import annotations

import shutil

import pytest

from shared.fonts import load_fonts
from shared.hall.verb_runner import utc_now
from shared.printer.capabilities import UNPROBED
from shared.printer.commissioning.probe import probe
from shared.printer.commissioning.test_page import test_job as trial_job
from shared.printer.escpos.encode import slip_job
from shared.printer.escpos.status import Condition
from shared.rules.printing import INTERRUPTED, Left
from shared.simulator.roll import rows_of
from shared.simulator.simulator import PrinterSimulator
from tests.printer.test_fault_matrix import KNOWN, NAME, Hallway
from tests.support.loop import LoopSimulator, Place, VirtualClock
from tests.support.printers import section
from tests.support.slips import slip_now

pytestmark = pytest.mark.allow_logs("shared.printer.spool", "shared.printer.printer")

_IMAGE = b"\x1dv0\0"
PLACES = {
    "first byte": lambda job: 1,
    "in the head of an image": lambda job: _largest(job) + 6,
    "in an image": lambda job: _largest(job) + 8 + 20,
    "before its last byte": lambda job: _largest(job) + 8 + _size(job, _largest(job)) - 1,
    "before the cut": lambda job: len(job) - 2,
}
"""How many bytes of the slip had left the computer."""
CELLS = [(line, known, place) for line in ("network", "serial") for known in KNOWN for place in PLACES]


def _size(job: bytes, at: int) -> int:
    width, height = (int.from_bytes(job[at + 4 + n : at + 6 + n], "little") for n in (0, 2))
    return width * height


def _largest(job: bytes) -> int:
    places = (at for at in range(len(job)) if job.startswith(_IMAGE, at))
    return max(places, key=lambda at: _size(job, at))


def _dots(job: bytes) -> bytes:
    return b"".join(rows_of(job, 576)).strip(b"\0")


def _sends(place: Place, piece: bytes) -> None:
    """What a program sends before it is gone; the line is closed by the system then."""
    line = place.plug(place.where)
    line.open()
    while piece:
        piece = piece[line.send(piece, 5) :]
    while line.pending_bytes():
        line.receive(0.01)
    line.close()


def _alone(printer: PrinterSimulator, job: bytes) -> bool:
    """Whether the picture of this job is all that one piece of paper has."""
    return any(b"".join(piece.rows).strip(b"\0") == _dots(job) for piece in printer.slips)


def killed_and_begun_again(folder, line: str, known: str, place: str) -> str:
    """What is wrong with the end; "" if nothing."""
    hallway = Hallway(folder, "", line, known)
    try:
        hallway.printer.loop.hangs_up = False
        hallway.stop_spool()
        first = hallway.hall.issue("certify", printer=NAME)
        job = hallway.hall.claim_print_job(NAME)
        whole = slip_job(slip_now(hallway.hall, job.ticket.id), hallway.settings.printer)
        _sends(Place(hallway.settings.printer, hallway.plug), whole[: PLACES[place](whole)])
        hallway.begin()
        second = hallway.issue()
        hallway.stop()
        if hallway.hall.print_jobs_of(first.id) != [("failed", INTERRUPTED)]:
            return f"the books say {hallway.hall.print_jobs_of(first.id)}"
        if hallway.state(second) not in (("sent", "confirmed") if known == "unprobed" else ("confirmed",)):
            return f"the second slip is {hallway.state(second)}"  # a busy computer may miss the answer to a fence
        drawn = slip_job(slip_now(hallway.hall, second.id), hallway.settings.printer)
        return "" if _alone(hallway.printer, drawn) else "the second slip is not alone on its paper, or not whole"
    finally:
        hallway.store.close()


@pytest.mark.parametrize("cell", CELLS, ids="-".join)
def test_the_next_slip_is_whole_on_its_own_paper(qapp, ready_file, tmp_path, cell):
    load_fonts()
    shutil.copy(ready_file, tmp_path / "queue.sqlite")
    assert killed_and_begun_again(tmp_path, *cell) == ""


@pytest.fixture(params=["network", "serial"])
def half_fed(request, qapp, tmp_path):
    """A simulator that another program left in the middle of an image, and the place where it stands."""
    load_fonts()
    printer = LoopSimulator(tmp_path / "slips", VirtualClock(), serial=request.param == "serial")
    printer.loop.hangs_up = False
    printer.start()
    where = {"path": "loop", "flow": "none"} if request.param == "serial" else {}
    place = Place(section(request.param, **{"timeout_seconds": 2.0, **where}), printer.plug)
    job = trial_job(place.where, native=False)
    _sends(place, job[: PLACES["in an image"](job)])
    yield printer, place
    printer.stop()


@pytest.mark.parametrize("known", ["unprobed", "echo", "fence"])
def test_a_test_slip_is_whole_on_its_own_paper(half_fed, known):
    printer, place = half_fed
    paper, job = place.printer(KNOWN[known]), trial_job(place.where, native=False)
    paper.take_over(Left.PIECE)
    assert paper.print(job, "Test").result == "confirmed"
    paper.close()
    printer.until(lambda: _alone(printer, job))


def test_the_probe_s_line_is_whole_on_its_own_paper(half_fed):
    printer, place = half_fed
    line = trial_job(place.where, native=False)
    found = probe(place.where, utc_now(), line, place.plug)
    assert (found.echo, found.fence, found.status) == (True, True, (1, 4, 2, 3))
    printer.until(lambda: _alone(printer, line))


def test_a_probe_that_may_print_nothing_cuts_nothing(half_fed):
    printer, place = half_fed
    assert probe(place.where, utc_now(), None, place.plug).fence
    assert not printer.slips
    opened = place.printer(UNPROBED)
    assert isinstance(opened.look(), Condition)
    opened.close()
