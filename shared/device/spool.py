"""The Spool: prints the queued jobs of one printer, one after another, on one thread of its own.

Nothing here runs on the GUI thread but `Spool.ring()`.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol

from shared.device import raster
from shared.device.escpos_printer import EscposPrinter
from shared.device.printer import Printer, Result
from shared.device.reasons import UNKNOWN, WHAT_TO_DO, PrinterInterrupted
from shared.device.slip import PrintJob, make_slip
from shared.errors import PrinterUnavailable, Unavailable
from shared.rules.ticket import Lane, State, Ticket
from shared.settings import Settings

log = logging.getLogger(__name__)

RETRY_SECONDS = 2.0
"""How long the spool waits for a ring before it asks a queue again that could not answer."""

IDLE_SECONDS = 5.0
"""After so long without a job the printer's line is closed: many printers take one at a time."""

_EXPECTED = (PrinterUnavailable, PrinterInterrupted, raster.NoGlyph)
"""What may go wrong with a slip without a fault in the program."""


class PrintQueue(Protocol):
    """The print jobs of the hall's database. Every method may raise Unavailable."""

    def take_print_job(self, printer: str) -> PrintJob | None:
        """The oldest queued job of this printer, now `sending`; None if nothing is queued."""

    def print_done(self, job: PrintJob) -> None:
        """`sending` -> `sent`."""

    def print_failed(self, job: PrintJob, reason: str) -> None:
        """`sending` -> `failed`."""


class Spool:
    """Prints the queued jobs of one printer in order, on one thread of its own.

    A job that fails is recorded as failed, and the next one is printed. After each job `on_result(job, error)`
    is called on the worker thread; `error` is None when the printer took the slip.
    """

    def __init__(
        self,
        queue: PrintQueue,
        printer_name: str,
        printer: Printer,
        settings: Settings,
        on_result: Callable[[PrintJob, Exception | None], None],
    ) -> None:
        self._queue = queue
        self._name = printer_name
        self._printer = printer
        self._settings = settings
        self._on_result = on_result
        self._bell = threading.Event()
        self._stopping = threading.Event()
        self._worker = threading.Thread(target=self._work, name=f"spool-{printer_name}", daemon=True)

    def start(self) -> None:
        """Starts the worker, which first prints what is queued already. `load_fonts()` must have run."""
        self._worker.start()

    def ring(self) -> None:
        """Something was queued. Any thread; returns at once."""
        self._bell.set()

    def stop(self, timeout: float) -> bool:
        """Finishes the current job and ends the worker; False if that took longer than `timeout` seconds."""
        self._stopping.set()
        self._bell.set()
        if self._worker.ident is not None:
            self._worker.join(timeout)
        return not self._worker.is_alive()

    def _work(self) -> None:
        self._warm_up()
        while not self._stopping.is_set():
            self._bell.clear()  # before asking, so that a ring while asking is not lost
            if not self._stopping.is_set():
                self._rest(self._print_all())
        self._printer.close()

    def _rest(self, seconds: float | None) -> None:
        """Waits for a ring; a printer that nobody needs is let go."""
        if self._bell.wait(IDLE_SECONDS if seconds is None else seconds) or seconds is not None:
            return
        self._printer.close()
        self._bell.wait()

    def _print_all(self) -> float | None:
        """Prints all that is queued; returns how many seconds to wait for a ring (None: for ever)."""
        while not self._stopping.is_set():
            try:
                job = self._queue.take_print_job(self._name)
            except Unavailable as error:
                log.warning("printer %s: no print jobs: %s", self._name, error)
                return RETRY_SECONDS
            if job is None:
                return None
            self._print(job)
        return 0

    def _print(self, job: PrintJob) -> None:
        error = self._try(job)
        recorded = self._record(job, error)
        self._tell(job, error)
        while not recorded and not self._stopping.is_set():
            self._bell.wait(RETRY_SECONDS)
            self._bell.clear()
            recorded = self._record(job, error)

    def _try(self, job: PrintJob) -> Exception | None:
        """Draws and sends one job; gives what went wrong."""
        try:
            self._send(self._bytes(job.ticket, job.code, job.language), mark_of(job))
        except _EXPECTED as error:
            log.warning("slip %s not printed: %s", job.ticket.label, error)
            return error
        except Exception as error:
            log.exception("slip %s not printed", job.ticket.label)
            return error
        return None

    def _send(self, slip: bytes, mark: str) -> None:
        outcome = self._printer.print(slip, mark)
        if outcome.result == Result.BLOCKED:
            problem = outcome.condition.problem
            raise PrinterInterrupted(printer=self._name, reason=WHAT_TO_DO[problem] if problem else UNKNOWN)

    def _record(self, job: PrintJob, error: Exception | None) -> bool:
        """Writes the result on the print job; False if the database cannot take it now."""
        try:
            if error is None:
                self._queue.print_done(job)
            else:
                self._queue.print_failed(job, _reason(error))
        except Unavailable as outage:
            log.warning("slip %s: the result is not recorded yet: %s", job.ticket.label, outage)
            return False
        return True

    def _tell(self, job: PrintJob, error: Exception | None) -> None:
        try:
            self._on_result(job, error)
        except Exception:
            log.exception("slip %s: whoever waited for it failed", job.ticket.label)

    def _warm_up(self) -> None:
        """Loads what the first slip would wait for, and finds names the font cannot draw before a person does."""
        try:
            if isinstance(self._printer, EscposPrinter):
                self._printer.warm_up()
            for service in self._settings.service:
                self._bytes(_specimen(service.code), "0" * 16, self._settings.hall.languages[0])
        except Exception:
            log.exception("printer %s: slips of this hall cannot be drawn", self._name)

    def _bytes(self, ticket: Ticket, code: str, language: str) -> bytes:
        printer = self._settings.printer
        slip = make_slip(self._settings, ticket, code, language)
        return raster.encode(raster.draw(slip, printer.width), printer)


def mark_of(job: PrintJob) -> str:
    """Four characters that name a job among those shortly before and after it."""
    return f"{job.id % 10_000:04d}"


def _reason(error: Exception) -> str:
    return str(error) if isinstance(error, _EXPECTED) else "a fault in the program; its log says more"


def _specimen(service: str) -> Ticket:
    """A ticket that is drawn and thrown away."""
    now = datetime.now(UTC)
    return Ticket(0, now.date(), "A", 0, service, Lane.ORDINARY, State.WAITING, now, now)
