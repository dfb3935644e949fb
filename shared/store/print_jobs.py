"""Print jobs: queued with the ticket in one transaction, then sending, then sent or failed.

A state of the job, never of the ticket: the number stands whatever the printer does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, insert, literal_column, select, update

from shared.store.engine import Store
from shared.store.moments import micros
from shared.store.schema import print_job, ticket
from shared.store.statement import Statement, Tx

STALE = timedelta(minutes=2)
"""A slip older than this is not printed after a restart: the person has left with the number in mind."""

_ADD = Statement(
    insert(print_job).values(
        {column.name: bindparam(column.name) for column in print_job.c if column.name != "id"}
    )
)
_NEXT = Statement(
    select(ticket, print_job.c.id.label("job"), print_job.c.language)
    .join(ticket, (ticket.c.hall == print_job.c.hall) & (ticket.c.id == print_job.c.ticket))
    .where(print_job.c.hall == bindparam("hall"), print_job.c.printer == bindparam("printer"))
    .where(print_job.c.state == literal_column("'queued'"))  # literally, for the partial index
    .order_by(print_job.c.id)
    .limit(1)
)
_SET = Statement(
    update(print_job)
    .where(print_job.c.id == bindparam("job"))
    .values(state=bindparam("new_state"), reason=bindparam("new_reason"), at_us=bindparam("at"))
)
_OF_PRINTER = (print_job.c.hall == bindparam("of_hall")) & (print_job.c.printer == bindparam("of_printer"))
_GIVE_UP = Statement(
    update(print_job)
    .where(_OF_PRINTER)
    .where(
        (print_job.c.state == "sending")
        | ((print_job.c.state == "queued") & (print_job.c.queued_us < bindparam("before")))
    )
    .values(state="failed", reason="interrupted", at_us=bindparam("at"))
)
_THIN = Statement(
    delete(print_job).where(print_job.c.hall == bindparam("of_hall"), print_job.c.ticket <= bindparam("until"))
)
_OF_TICKET = Statement(
    select(print_job)
    .where(print_job.c.hall == bindparam("hall"), print_job.c.ticket == bindparam("ticket"))
    .order_by(print_job.c.id)
)


def add(tx: Tx, hall: int, ticket_id: int, printer: str, language: str, now: datetime) -> None:
    """Queues a slip, in the ticket's own transaction."""
    at = micros(now)
    job = {"hall": hall, "ticket": ticket_id, "printer": printer, "language": language, "state": "queued"}
    tx.run(_ADD, **job, reason="", again=0, queued_us=at, at_us=at)


def thin(tx: Tx, hall: int, until: int) -> None:
    """Removes the print jobs of tickets up to id `until`."""
    tx.run(_THIN, of_hall=hall, until=until)


@dataclass(frozen=True, slots=True)
class PrintJobs:
    """The print jobs of one hall; one worker per printer takes them."""

    store: Store
    hall: int

    def take(self, printer: str, now: datetime) -> Any:
        """The oldest queued job as a ticket row with `job`, `language` and `code`; it is now sending."""
        key = {"hall": self.hall, "printer": printer}
        with self.store.read() as tx:  # most wake-ups find nothing: do not take the write lock for that
            if tx.first(_NEXT, **key) is None:
                return None
        with self.store.write(self.hall) as tx:
            row = tx.first(_NEXT, **key)
            if row is not None:
                _set(tx, row.job, "sending", "", now)
            return row

    def finish(self, job: int, state: str, reason: str, now: datetime) -> None:
        """`state` is "sent" or "failed"; `reason` says why, for staff."""
        with self.store.write(self.hall) as tx:
            _set(tx, job, state, reason, now)

    def give_up(self, printer: str, now: datetime) -> int:
        """Marks what an earlier run left half sent, or queued for too long, as failed; returns how many."""
        values = {"of_hall": self.hall, "of_printer": printer, "at": micros(now), "before": micros(now - STALE)}
        with self.store.write(self.hall) as tx:
            return tx.run(_GIVE_UP, **values)

    def of_ticket(self, ticket_id: int) -> list[tuple[str, str]]:
        """(state, reason) of each print job of a ticket, oldest first."""
        with self.store.read() as tx:
            rows = tx.all(_OF_TICKET, hall=self.hall, ticket=ticket_id)
            return [(row.state, row.reason) for row in rows]


def _set(tx: Tx, job: int, state: str, reason: str, now: datetime) -> None:
    tx.run(_SET, job=job, new_state=state, new_reason=reason, at=micros(now))
