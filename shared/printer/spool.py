"""The Spool: prints the queued jobs of one printer, one after another, on one thread of its own.

Nothing here runs on the GUI thread but `Spool.ring()`. A slip is never sent twice: what was begun is waited for,
and what will never be known is told to staff, who may print it again.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime

from shared.errors.kinds import Unavailable
from shared.errors.outside import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.printer.address import label
from shared.printer.commissioning.test_page import test_job
from shared.printer.escpos.encode import slip_job
from shared.printer.escpos.status import Condition, Problem
from shared.printer.handouts import Handouts
from shared.printer.messages import NOT_WHOLE, TAKEN_BACK, WAITED_TOO_LONG, WHAT_TO_DO
from shared.printer.printer import Printer, PrintOutcome
from shared.printer.queue import PrintQueue, PrintResult, QueueLease, mark_of
from shared.printer.session.transmission import Result
from shared.rules.printing import FAULT, NOT_DRAWN, STALE, STOOD_STILL, TOO_LATE, UNKNOWN, JobState, PrintJob
from shared.settings.settings import Settings
from shared.slip.blocks import Slip
from shared.slip.come_back import slip_now
from shared.slip.sample import CODE, sample_ticket

log = logging.getLogger(__name__)

RETRY_SECONDS = 2.0
"""How long the spool waits for a ring before it asks a queue again that could not answer."""

LOOK_SECONDS = 2.0
"""How often an idle printer is looked at: so that the kiosk says before a touch that the paper is out, and soon
after the new roll that it is back."""

SETTLE_SECONDS = 1.0
"""A blocked job is waited for in steps of this."""

_drawing = threading.Lock()
"""PySide6 6.11.3 crashes when two threads fill their first rectangle at the same time: spools draw in turn."""

_EXPECTED = (PrinterUnavailable, PrinterInterrupted)
"""What may go wrong with a slip without a fault in the program."""

_STORED = {NOT_WHOLE: STOOD_STILL, TAKEN_BACK: TOO_LATE}
"""Why a job was interrupted, as it is stored; otherwise UNKNOWN."""


class Spool:
    """Prints the queued jobs of one printer in order; with a `right`, only while this program has it.

    Called on the worker thread: `on_result(job, error, state)` after each job, and again when a blocked one has
    ended, with what `PrintResult` has of it; `on_condition(condition)` when the printer says
    something else than before.
    """

    def __init__(
        self,
        queue: PrintQueue,
        printer_name: str,
        printer: Printer,
        settings: Settings,
        on_result: Callable[[PrintJob, Exception | None, JobState], None],
        on_condition: Callable[[Condition], None] = lambda _condition: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        right: QueueLease | None = None,
        handouts: Handouts | None = None,
    ) -> None:
        self._queue = queue
        self._name = printer_name
        self._called = label(settings.printer)
        self._printer = printer
        self._settings = settings
        self._on_result = on_result
        self._on_condition = on_condition
        self._now = now
        self._right = right
        self._handouts = handouts or Handouts()
        self._fresh = True  # the printer does not know yet what earlier runs left in it
        self._condition: Condition | None = None
        self._told: tuple[str, bool] | None = None
        self._held: PrintJob | None = None
        self._begun = now()
        self._orphans = True  # jobs under way in the database that no worker has in hand
        self._bell = threading.Event()
        self._stopping = threading.Event()
        self._worker = threading.Thread(target=self._work, name=f"spool-{printer_name}", daemon=True)

    def start(self) -> None:
        """Starts the worker, which first gives up what an earlier run left under way, then prints what is queued.

        `load_fonts()` must have run.
        """
        self._worker.start()

    def ring(self) -> None:
        """Something was queued, or the printer is to be looked at now. Any thread; returns at once."""
        self._bell.set()

    def stop(self, timeout: float) -> bool:
        """Finishes the current job and ends the worker; False if that took longer than `timeout` seconds.

        A blocked job stays blocked in the database; the next start says that nobody knows whether it came out.
        """
        self._stopping.set()
        self._bell.set()
        if self._worker.ident is not None:
            self._worker.join(timeout)
        return not self._worker.is_alive()

    def _work(self) -> None:
        self._warm_up()
        while not self._stopping.is_set():
            self._bell.clear()  # before asking, so that a ring while asking is not lost
            seconds = self.turn()
            if not self._stopping.is_set():
                self._bell.wait(seconds)
        self._printer.close()

    def turn(self) -> float:
        """One step of the worker; how many seconds to wait for a ring then. No fault in the program ends it."""
        try:
            return self._settle() if self._held else self._print_all()
        except Exception:
            self._orphans = True
            log.exception("printer %s: the worker stumbled and goes on", self._called)
            return RETRY_SECONDS

    def _print_all(self) -> float:
        """Prints all that is queued, then looks at the printer; returns how many seconds to wait for a ring."""
        while not self._stopping.is_set() and self._held is None:
            try:
                job = self._next_job()
            except Unavailable as error:
                self._orphans = True  # it may have been taken all the same
                log.warning("printer %s: no print jobs: %s", self._called, error)
                return RETRY_SECONDS
            if job is None:
                if self._handouts.print_next(self._printer, self._drawn):
                    continue
                return self._look()
            self._report(self._print(job))
        return 0

    def _next_job(self) -> PrintJob | None:
        """The job to print now. Raises Unavailable."""
        if self._right is not None:
            self._right.renew()
        if self._orphans and (count := self._queue.fail_abandoned_jobs(self._name)):
            log.warning("printer %s: slips of an earlier run given up: %d", self._called, count)
        self._orphans = False
        if self._fresh:
            left, self._fresh = self._queue.residue_in(self._name), False
            self._printer.take_over(left)
        return self._queue.claim_print_job(self._name)

    def _look(self) -> float:
        """How the printer is while nothing is to print. Its line is let go: many printers take one at a time."""
        self._heard(self._printer.look())
        self._printer.close()
        return LOOK_SECONDS

    def _settle(self) -> float:
        """Goes on waiting for the blocked job."""
        assert self._held is not None
        job = self._held
        if self._seen(job):
            self._held = None
            self._printer.forget()
            self._report(PrintResult(job, JobState.CONFIRMED))
            return 0
        news = self._attempt(job, lambda: self._settled(job))
        if news.state is not JobState.BLOCKED:
            self._held = None
            self._report(news)
        return 0

    def _settled(self, job: PrintJob) -> PrintOutcome:
        since = self._begun if job.again else job.ticket.issued_at  # of a reprint, the printing is what is known
        if self._now() - since > STALE:
            self._printer.take_back(mark_of(job))
        return self._printer.settle(mark_of(job), SETTLE_SECONDS)

    def _seen(self, job: PrintJob) -> bool:
        """False if the database cannot say it now."""
        try:
            return self._queue.confirmed_by_clerk(job)
        except Unavailable as outage:
            log.info("slip %s: %s", job.ticket.label, outage)
            return False

    def _print(self, job: PrintJob) -> PrintResult:
        if not job.again and self._now() - job.ticket.issued_at > STALE:
            return PrintResult(
                job, JobState.FAILED, PrinterInterrupted(printer=self._called, reason=WAITED_TOO_LONG), TOO_LATE
            )
        try:
            drawn = self._bytes(job)
        except Exception as error:
            log.exception("slip %s cannot be drawn", job.ticket.label)
            return PrintResult(job, JobState.FAILED, error, NOT_DRAWN)
        self._begun = self._now()
        return self._attempt(job, lambda: self._printer.print(drawn, mark_of(job)))

    def _attempt(self, job: PrintJob, work: Callable[[], PrintOutcome]) -> PrintResult:
        """What became of one step of a job; whatever goes wrong is in the News."""
        try:
            outcome = work()
        except PrinterNotReady as error:
            self._heard(self._printer.look())
            return PrintResult(job, JobState.FAILED, error, str(error.fields["problem"]))
        except PrinterInterrupted as error:
            return PrintResult(job, JobState.FAILED, error, _STORED.get(str(error.fields["reason"]), UNKNOWN))
        except PrinterUnavailable as error:
            return PrintResult(job, JobState.FAILED, error, Problem.UNREACHABLE.value)
        except Exception as error:
            log.exception("slip %s: a fault while it was sent", job.ticket.label)
            return PrintResult(job, JobState.FAILED, error, FAULT)
        self._heard(outcome.condition)
        return self._ended(job, outcome)

    def _ended(self, job: PrintJob, outcome: PrintOutcome) -> PrintResult:
        if outcome.result is not Result.BLOCKED:
            return PrintResult(job, JobState(outcome.result.value))
        problem = outcome.condition.problem
        assert problem is not None  # nothing else holds a job up
        error = PrinterNotReady(printer=self._called, reason=WHAT_TO_DO[problem], problem=problem.value)
        return PrintResult(job, JobState.BLOCKED, error, problem.value)

    def _report(self, news: PrintResult) -> None:
        """Writes it on the print job, as often as the database needs, and tells whoever waits for the slip."""
        if news.state is JobState.BLOCKED:
            self._held = news.job
        if isinstance(news.error, _EXPECTED):
            log.warning("slip %s %s: %s", news.job.ticket.label, news.state.value, news.error)
        recorded = self._record(news)
        self._tell(self._on_result, news.job, news.error, news.state)
        while not recorded and not self._stopping.is_set():
            self._bell.wait(RETRY_SECONDS)
            self._bell.clear()
            recorded = self._record(news)

    def _record(self, news: PrintResult) -> bool:
        """False if the database cannot take it now."""
        try:
            self._queue.record_print_result(news.job, news.state, news.reason)
        except Unavailable as outage:
            log.warning("slip %s: the result is not recorded yet: %s", news.job.ticket.label, outage)
            return False
        except Exception:
            self._orphans = True  # staff hear that nobody knows
            log.exception("slip %s: the result cannot be recorded", news.job.ticket.label)
        return True

    def _heard(self, condition: Condition) -> None:
        """Tells the kiosk and the hall how the printer is, when that has changed."""
        if condition != self._condition:
            self._condition = condition
            self._tell(self._on_condition, condition)
        problem = "" if condition.ready or condition.problem is None else condition.problem.value
        said = (problem, condition.near_end)
        if said == self._told:
            return
        try:
            self._queue.report_printer(self._name, problem, near_end=condition.near_end)
        except Unavailable as outage:
            log.warning("printer %s: %s", self._called, outage)
        else:
            self._told = said

    def _tell(self, somebody: Callable[..., None], *news: object) -> None:
        try:
            somebody(*news)
        except Exception:
            log.exception("printer %s: whoever was told of it failed", self._called)

    def _warm_up(self) -> None:
        """Loads what the first slip would wait for, and finds what cannot be drawn before a person does."""
        try:
            self._printer.warm_up()
            for service in self._settings.service:
                ticket = sample_ticket(self._settings, self._now(), service.code)
                self._bytes(PrintJob(0, "", ticket, CODE, self._settings.hall.languages[0]))
        except Exception:
            log.exception("printer %s: slips of this hall cannot be drawn", self._called)

    def _bytes(self, job: PrintJob) -> bytes:
        slip = slip_now(self._settings, job.ticket, job.code, job.language, again=job.again, counters=job.counters)
        return self._drawn(slip)

    def _drawn(self, slip: Slip | None) -> bytes:
        printer, native = self._settings.printer, self._printer.native
        with _drawing:
            return test_job(printer, native=native) if slip is None else slip_job(slip, printer, native=native)
