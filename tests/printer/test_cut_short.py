"""The kiosk's program ends in the middle of a slip (kill -9, power): the next slip is whole, on its own paper."""

from __future__ import annotations

import shutil
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from shared.fonts import load_fonts
from shared.hall.verb_runner import utc_now
from shared.printer.commissioning.probe import probe
from shared.printer.commissioning.test_page import test_job as trial_job
from shared.printer.connect import connect
from shared.printer.escpos.encode import slip_job
from shared.printer.escpos.status import Condition
from shared.printer.transport.factory import transport
from shared.rules.printing import INTERRUPTED, Left
from shared.simulator.ports import TcpWire
from shared.simulator.roll import rows_of
from shared.simulator.simulator import PrinterSimulator
from shared.slip.layout import make_slip
from tests.printer.test_fault_matrix import KNOWN, NAME, Hallway
from tests.support.printers import section

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


def _sends(where, piece: bytes) -> None:
    """What a program sends before it is gone; the line is closed by the system then."""
    line = transport(where)
    line.open()
    while piece:
        piece = piece[line.send(piece, 5) :]
    while line.pending_bytes():
        line.receive(0.01)
    line.close()


def _alone(printer: PrinterSimulator, job: bytes) -> bool:
    """Whether the picture of this job is all that one piece of paper has."""
    return any(b"".join(piece.rows).strip(b"\0") == _dots(job) for piece in printer.slips)


@pytest.fixture(autouse=True, scope="module")
def cables_that_nobody_notices() -> object:
    """A USB or LAN adapter whose printer does not see that a line was closed: half a command stays in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TcpWire, "hangs_up", False)
        yield


def killed_and_begun_again(folder, line: str, known: str, place: str) -> str:
    """What is wrong with the end; "" if nothing."""
    hallway = Hallway(folder, "", line, known)
    try:
        assert hallway.spool.stop(30)
        first = hallway.hall.issue("certify", printer=NAME)
        job = hallway.hall.claim_print_job(NAME)
        whole = slip_job(make_slip(hallway.settings, job.ticket, job.code, job.language), hallway.settings.printer)
        _sends(hallway.settings.printer, whole[: PLACES[place](whole)])
        hallway.begin()
        second = hallway.issue()
        hallway.stop()
        if hallway.hall.print_jobs_of(first.id) != [("failed", INTERRUPTED)]:
            return f"the books say {hallway.hall.print_jobs_of(first.id)}"
        if hallway.state(second) not in (("sent", "confirmed") if known == "unprobed" else ("confirmed",)):
            return f"the second slip is {hallway.state(second)}"  # a busy computer may miss the answer to a fence
        drawn = slip_job(make_slip(hallway.settings, *hallway.hall.issued(second.id)), hallway.settings.printer)
        return "" if _alone(hallway.printer, drawn) else "the second slip is not alone on its paper, or not whole"
    finally:
        hallway.store.close()


@pytest.fixture(scope="module")
def ends(qapp, ready_file, tmp_path_factory) -> object:
    load_fonts()

    def one(cell) -> str:
        folder = tmp_path_factory.mktemp("cut")
        shutil.copy(ready_file, folder / "queue.sqlite")
        return killed_and_begun_again(folder, *cell)

    with ThreadPoolExecutor(10) as pool:
        going: dict[tuple[str, str, str], Future[str]] = {cell: pool.submit(one, cell) for cell in CELLS}
        yield going
        pool.shutdown(cancel_futures=True)


@pytest.mark.parametrize("cell", CELLS, ids="-".join)
def test_the_next_slip_is_whole_on_its_own_paper(ends, cell):
    assert ends[cell].result() == ""


@pytest.fixture(params=["network", "serial"])
def half_fed(request, qapp, tmp_path):
    """A simulator that another program left in the middle of an image, and its [printer]."""
    load_fonts()
    printer = PrinterSimulator(tmp_path / "slips", serial=request.param == "serial")
    printer.start()
    where = {"path": printer.path, "flow": "none"} if request.param == "serial" else {"port": printer.port}
    at = section(request.param, **{"timeout_seconds": 2.0, **where})
    job = trial_job(at, native=False)
    _sends(at, job[: PLACES["in an image"](job)])
    yield printer, at
    printer.stop()


@pytest.mark.parametrize("known", ["unprobed", "echo", "fence"])
def test_a_test_slip_is_whole_on_its_own_paper(half_fed, known):
    printer, at = half_fed
    paper, job = connect(at, KNOWN[known]), trial_job(at, native=False)
    paper.take_over(Left.PIECE)
    assert paper.print(job, "Test").result == "confirmed"
    paper.close()
    printer.until(lambda: _alone(printer, job))


def test_the_probe_s_line_is_whole_on_its_own_paper(half_fed):
    printer, at = half_fed
    line = trial_job(at, native=False)
    found = probe(at, utc_now(), line)
    assert (found.echo, found.fence, found.status) == (True, True, (1, 4, 2, 3))
    printer.until(lambda: _alone(printer, line))


def test_a_probe_that_may_print_nothing_cuts_nothing(half_fed):
    printer, at = half_fed
    assert probe(at, utc_now(), None).fence
    assert not printer.slips
    opened = connect(at)
    assert isinstance(opened.look(), Condition)
    opened.close()
