"""The print queues of Windows, raw, through pywin32. Run here only on a module of the same names.

States and numbers: winspool.h, https://learn.microsoft.com/windows/win32/printdocs/printer-info-2 and job-info-1.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from shared.printer.escpos.status import SILENCE, Condition, Problem
from shared.printer.messages import NO_QUEUE, NO_SERVICE, NO_SPOOLER, REFUSED_JOB, NothingSent, TransportError
from shared.printer.transport.print_queues import TITLE, Queued, Spooler, obstacle

T = TypeVar("T")

_PRINTER = (
    (0x00000001 | 0x00000004, Problem.QUEUE_STOPPED),  # PAUSED, PENDING_DELETION
    (0x00000010, Problem.PAPER_OUT),
    (0x00400000, Problem.COVER_OPEN),  # DOOR_OPEN
    (0x00000008 | 0x00000040, Problem.CUTTER),  # PAPER_JAM, PAPER_PROBLEM
    (0x00000080 | 0x00001000 | 0x00800000, Problem.OFFLINE),  # OFFLINE, NOT_AVAILABLE, SERVER_UNKNOWN
    (0x00000002 | 0x00100000, Problem.BROKEN),  # ERROR, USER_INTERVENTION
)
"""PRINTER_STATUS_..., what a person has to do about it first."""

_WORK_OFFLINE = 0x00000400
"""PRINTER_ATTRIBUTE_WORK_OFFLINE: somebody chose "use printer offline"; jobs wait."""

_BEGUN = 0x00000010 | 0x00000080 | 0x00001000
"""JOB_STATUS_PRINTING, PRINTED, COMPLETE (sent to the printer)."""
_OVER = 0x00000080 | 0x00001000
_REMOVED = 0x00000004 | 0x00000100
"""JOB_STATUS_DELETING, DELETED."""
_JOB = (
    (0x00000040, Problem.PAPER_OUT),
    (0x00000020, Problem.OFFLINE),
    (0x00000002 | 0x00000200 | 0x00000400, Problem.BROKEN),  # ERROR, BLOCKED_DEVQ, USER_INTERVENTION
)
"""JOB_STATUS_...: many drivers say it of the job alone, and their queue is well."""
_DELETE = 5
"""JOB_CONTROL_DELETE."""

_NO_SUCH_JOB = 87
"""ERROR_INVALID_PARAMETER."""
_NOT_RUNNING = 1722
"""RPC_S_SERVER_UNAVAILABLE: the service is stopped."""


class WindowsSpooler(Spooler):
    """The RAW queue of a Windows driver. Not run on Windows here."""

    def _state(self) -> Condition:
        found = self._ask(lambda spooler, queue: spooler.GetPrinter(queue, 2))
        if found["Attributes"] & _WORK_OFFLINE:
            return obstacle(Problem.QUEUE_STOPPED)
        problem = next((problem for bits, problem in _PRINTER if found["Status"] & bits), None)
        return SILENCE if problem is None else obstacle(problem)

    def _hand_over(self, job: bytes) -> str:
        return str(self._ask(lambda spooler, queue: _write(spooler, queue, job)) or "")

    def _where_is(self, job: str) -> Queued:
        """A job that the queue does not know any more is done: it says of none that was deleted."""
        status = self._ask(lambda spooler, queue: _job_status(spooler, queue, int(job)))
        if status is None or status & _OVER:
            return Queued.DONE
        if status & _REMOVED:
            return Queued.REMOVED
        return Queued.PRINTING if status & _BEGUN else Queued.WAITING

    def _what_holds(self, job: str) -> Problem:
        status = self._ask(lambda spooler, queue: _job_status(spooler, queue, int(job))) or 0
        return next((problem for bits, problem in _JOB if status & bits), Problem.QUEUE_HOLDS)

    def _remove(self, job: str) -> None:
        self._ask(lambda spooler, queue: spooler.SetJob(queue, int(job), 0, None, _DELETE))

    def _ask(self, work: Callable[[Any, Any], T]) -> T:
        """What `work` answers about the queue, given the module and a handle. Raises OSError."""

        def run() -> T:
            with _queue(self._settings.queue) as (spooler, queue):
                return work(spooler, queue)

        return _in_time(run, self._timeout)


@contextmanager
def _queue(name: str) -> Iterator[tuple[Any, Any]]:
    """The module and the queue's handle. Raises NothingSent."""
    try:
        spooler = importlib.import_module("win32print")
    except ImportError:
        raise NothingSent(NO_SPOOLER) from None
    try:
        queue = spooler.OpenPrinter(name)
    except Exception as problem:  # pywintypes.error is a plain Exception
        raise NothingSent(NO_SERVICE if _number(problem) == _NOT_RUNNING else NO_QUEUE) from None
    try:
        yield spooler, queue
    finally:
        spooler.ClosePrinter(queue)


def _write(spooler: Any, queue: Any, job: bytes) -> Any:
    """The job's number."""
    try:
        number = spooler.StartDocPrinter(queue, 1, (TITLE, None, "RAW"))
    except Exception:  # as above; nothing is written yet
        raise NothingSent(REFUSED_JOB) from None
    try:
        spooler.WritePrinter(queue, job)
        spooler.EndDocPrinter(queue)
    except Exception:  # as above; else a part of it stays in the queue
        spooler.AbortPrinter(queue)
        raise
    return number


def _job_status(spooler: Any, queue: Any, number: int) -> int | None:
    """None for a job that is not in the queue, or another program's: numbers begin anew with the service."""
    try:
        job = spooler.GetJob(queue, number, 1)
    except Exception as problem:  # as above
        if _number(problem) == _NO_SUCH_JOB:
            return None
        raise
    return int(job["Status"]) if job["pDocument"] == TITLE else None


def _number(problem: Exception) -> int | None:
    """The system's number of a pywintypes.error."""
    return getattr(problem, "winerror", None)


def _in_time(work: Callable[[], T], seconds: float) -> T:
    """Runs `work` on a thread that is left behind if it takes longer. Raises TimeoutError, Said if it failed."""
    ended: SimpleQueue[tuple[T | None, Exception | None]] = SimpleQueue()

    def run() -> None:
        try:
            ended.put((work(), None))
        except Exception as error:  # as above
            ended.put((None, error))

    threading.Thread(target=run, name="printer-spooler", daemon=True).start()
    try:
        answer, error = ended.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(error, OSError):
        raise error
    if error is not None:
        raise TransportError(REFUSED_JOB) from error
    return answer  # type: ignore[return-value]  # None only where T allows it
