"""The slips of a hall: what a printer's worker takes, and how it went (shared.device.printer.PrintQueue).

A print job is queued by `Hall.issue` in the ticket's own transaction; its state is never the ticket's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from shared.device.slip import PrintJob
from shared.store import rows
from shared.store.engine import Store
from shared.store.print_jobs import PrintJobs


class Prints:
    """The print jobs of one hall, for one worker per printer. Every method may raise StoreUnavailable."""

    def __init__(self, store: Store, hall_id: int, clock: Callable[[], datetime]) -> None:
        self._jobs = PrintJobs(store, hall_id)
        self._clock = clock

    def take_print_job(self, printer: str) -> PrintJob | None:
        """The oldest queued slip of a printer, now marked as sending; None if there is none."""
        row = self._jobs.take(printer, self._clock())
        if row is None:
            return None
        return PrintJob(row.job, printer, rows.ticket_of(row), row.code, row.language)

    def print_done(self, job: PrintJob) -> None:
        """All bytes were taken by the printer's connection. Whether they came out is not known here."""
        self._jobs.finish(job.id, "sent", "", self._clock())

    def print_failed(self, job: PrintJob, reason: str) -> None:
        """`reason` is for staff."""
        self._jobs.finish(job.id, "failed", reason, self._clock())

    def give_up(self, printer: str) -> int:
        """At start: slips an earlier run left half sent, or long queued, become failed; returns how many."""
        return self._jobs.give_up(printer, self._clock())

    def of_ticket(self, ticket_id: int) -> list[tuple[str, str]]:
        """(state, reason) of each print job of a ticket, oldest first."""
        return self._jobs.of_ticket(ticket_id)
