"""Print queues of Windows, on a module with pywin32's names: the real one exists on Windows only."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from shared.errors.outside import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.printer.capabilities import UNPROBED
from shared.printer.escpos.status import Problem
from shared.printer.escpos_printer import EscposPrinter
from shared.printer.messages import NO_QUEUE, NO_SERVICE, NO_SPOOLER, NOT_SAID, REFUSED_JOB, REMOVED, TAKEN_BACK
from shared.printer.session.transmission import Result
from shared.printer.transport.windows_queues import WindowsSpooler
from shared.rules.printing import Left
from tests.support.loop import VirtualClock
from tests.support.printers import section

JOB = b"\x1b@A012\n"
SOON = 0.3

PAUSED, ERROR, PENDING_DELETION, PAPER_JAM, PAPER_OUT, PAPER_PROBLEM = 1, 2, 4, 8, 0x10, 0x40
OFFLINE, BUSY, PRINTING, NOT_AVAILABLE, TONER_LOW = 0x80, 0x200, 0x400, 0x1000, 0x20000
USER_INTERVENTION, DOOR_OPEN, SERVER_UNKNOWN, POWER_SAVE = 0x100000, 0x400000, 0x800000, 0x1000000
JOB_ERROR, JOB_OFFLINE, JOB_PAPER_OUT, JOB_USER_INTERVENTION = 2, 0x20, 0x40, 0x400
JOB_PAUSED, JOB_DELETING, JOB_PRINTING, JOB_PRINTED, JOB_COMPLETE = 1, 4, 0x10, 0x80, 0x1000


class PywinError(Exception):
    """As pywintypes.error."""

    def __init__(self, winerror: int) -> None:
        super().__init__(winerror)
        self.winerror = winerror


class Win32Print(ModuleType):
    """A queue "Slips". `job_status` is what it says of its job, which it does not know any more at None.

    Its service may be `away`, or its disk `full`.
    """

    def __init__(self) -> None:
        super().__init__("win32print")
        self.status = self.attributes = 0
        self.job_status: int | None = None
        self.title = "Boc So"
        self.refuses = self.full = False
        self.away = False
        self.aborted = 0
        self.documents: list[tuple[object, ...]] = []
        self.written: list[bytes] = []
        self.orders: list[tuple[int, int]] = []
        self.handles = 0

    def OpenPrinter(self, name: str) -> str:  # noqa: N802 - its names
        if self.away or name != "Slips":
            raise PywinError(1722 if self.away else 1801)
        self.handles += 1
        return name

    def ClosePrinter(self, _printer: str) -> None:  # noqa: N802
        self.handles -= 1

    def GetPrinter(self, _printer: str, level: int) -> dict[str, int]:  # noqa: N802
        assert level == 2
        return {"Status": self.status, "Attributes": self.attributes}

    def StartDocPrinter(self, _printer: str, level: int, document: tuple[object, ...]) -> int:  # noqa: N802
        if self.refuses:
            raise PywinError(5)
        assert level == 1
        self.documents.append(document)
        return 7

    def WritePrinter(self, _printer: str, job: bytes) -> None:  # noqa: N802
        if self.full:
            raise PywinError(112)
        self.written.append(job)

    def AbortPrinter(self, _printer: str) -> None:  # noqa: N802
        self.aborted += 1

    def EndDocPrinter(self, _printer: str) -> None:  # noqa: N802
        pass

    def GetJob(self, _printer: str, job: int, level: int) -> dict[str, object]:  # noqa: N802
        assert (job, level) == (7, 1)
        if self.away or self.job_status is None:
            raise PywinError(1722 if self.away else 87)
        return {"Status": self.job_status, "pDocument": self.title}

    def SetJob(self, _printer: str, job: int, _level: int, _info: None, order: int) -> None:  # noqa: N802
        self.orders.append((job, order))
        self.job_status = None


@pytest.fixture
def windows(monkeypatch):
    module = Win32Print()
    monkeypatch.setitem(sys.modules, "win32print", module)
    yield module
    assert module.handles == 0


def printer(queue: str = "Slips"):
    where = section("windows", queue=queue, timeout_seconds=SOON)
    return EscposPrinter(where, UNPROBED, lambda settings: WindowsSpooler(settings, VirtualClock()))


def test_a_queue_gets_a_raw_document(windows):
    assert printer().look().ready
    assert printer().print(JOB, "0001").result is Result.SENT
    assert windows.documents == [("Boc So", None, "RAW")]
    assert windows.written == [JOB]


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (PAUSED, Problem.QUEUE_STOPPED),
        (PENDING_DELETION, Problem.QUEUE_STOPPED),
        (PAPER_OUT | ERROR, Problem.PAPER_OUT),
        (DOOR_OPEN | PRINTING, Problem.COVER_OPEN),
        (PAPER_JAM, Problem.CUTTER),
        (PAPER_PROBLEM, Problem.CUTTER),
        (OFFLINE, Problem.OFFLINE),
        (NOT_AVAILABLE, Problem.OFFLINE),
        (SERVER_UNKNOWN, Problem.OFFLINE),
        (USER_INTERVENTION, Problem.BROKEN),
    ],
)
def test_a_queue_that_says_it_does_not_print_gets_nothing(windows, status, problem):
    windows.status = status
    slips = printer()
    assert slips.look().problem is problem
    with pytest.raises(PrinterNotReady):
        slips.print(JOB, "0001")
    assert windows.documents == []
    windows.status = 0
    assert slips.print(JOB, "0002").result is Result.SENT


@pytest.mark.parametrize("status", [BUSY, PRINTING, TONER_LOW, POWER_SAVE])
def test_a_queue_at_work_is_ready(windows, status):
    windows.status = status
    assert printer().look().ready


def test_a_printer_set_to_be_used_offline_is_not_ready(windows):
    windows.attributes = 0x400
    assert printer().look().problem is Problem.QUEUE_STOPPED


@pytest.mark.parametrize(("status", "why"), [(0, TAKEN_BACK), (JOB_PAUSED, TAKEN_BACK), (JOB_PRINTING, NOT_SAID)])
def test_a_slip_that_nobody_waits_for_is_taken_out_of_the_queue(windows, status, why):
    windows.job_status = status
    slips = printer()
    outcome = slips.print(JOB, "0001")
    assert (outcome.result, outcome.condition.problem) == (Result.BLOCKED, Problem.QUEUE_HOLDS)
    windows.status = PAPER_OUT
    assert slips.settle("0001", SOON).condition.problem is Problem.PAPER_OUT
    with pytest.raises(PrinterInterrupted) as caught:
        slips.take_back("0001")
    assert caught.value.fields["reason"] == why
    assert windows.orders == [(7, 5)]


@pytest.mark.parametrize("status", [None, JOB_PRINTED, JOB_COMPLETE])
def test_a_slip_that_has_left_the_queue_is_sent(windows, status):
    windows.job_status = 0
    slips = printer()
    assert slips.print(JOB, "0001").result is Result.BLOCKED
    windows.job_status = status
    assert slips.settle("0001", SOON).result is Result.SENT


def test_a_slip_that_somebody_removes_is_not_called_sent(windows):
    windows.job_status = JOB_DELETING
    with pytest.raises(PrinterInterrupted) as caught:
        printer().print(JOB, "0001")
    assert caught.value.fields["reason"] == REMOVED


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (JOB_PAPER_OUT | JOB_PRINTING, Problem.PAPER_OUT),
        (JOB_OFFLINE, Problem.OFFLINE),
        (JOB_ERROR, Problem.BROKEN),
        (JOB_USER_INTERVENTION, Problem.BROKEN),
        (JOB_PAUSED, Problem.QUEUE_HOLDS),
    ],
)
def test_what_is_said_of_the_job_alone_is_told(windows, status, problem):
    windows.job_status = status
    assert printer().print(JOB, "0001").condition.problem is problem


def test_a_service_that_stops_has_not_printed_what_it_held(windows):
    windows.job_status = 0
    slips = printer()
    slips.print(JOB, "0001")
    windows.away = True
    held = slips.settle("0001", SOON)
    assert (held.result, held.condition.detail) == (Result.BLOCKED, NO_SERVICE)
    assert refusal() == NO_SERVICE


def test_a_slip_that_the_queue_took_a_part_of_is_taken_back(windows):
    windows.full = True
    with pytest.raises(PrinterInterrupted):
        printer().print(JOB, "0001")
    assert windows.aborted == 1


@pytest.mark.parametrize(("title", "orders"), [("Boc So", [(7, 5)]), ("a letter", [])])
def test_what_a_run_left_in_the_queue_is_taken_out_but_no_job_of_others(windows, title, orders):
    windows.job_status = 0
    printer().print(JOB, "0001")
    windows.title = title
    printer().take_over(Left.PIECE)
    assert windows.orders == orders


def refusal(queue: str = "Slips") -> object:
    with pytest.raises(PrinterUnavailable) as caught:
        printer(queue).print(JOB, "0001")
    return caught.value.fields["reason"]


def test_a_queue_that_refuses_or_is_not_there(windows, monkeypatch):
    windows.refuses = True
    assert refusal() == REFUSED_JOB
    assert refusal("Slisp") == NO_QUEUE
    assert printer("Slisp").look().detail == NO_QUEUE
    monkeypatch.setitem(sys.modules, "win32print", None)
    assert refusal() == NO_SPOOLER
