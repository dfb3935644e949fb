"""Print jobs: queued with the ticket in one transaction, then sending, then confirmed, sent, blocked or failed.

A state of the job, never of the ticket: the number stands whatever the printer does. Also the slips in trouble and
what printers last said, as boards know them. Functions take an open Tx and a hall's row id.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, bindparam, delete, func, insert, literal_column, or_, select, text, update

from shared.rules.printing import MAY_BE_OUT, SENT_SOMETHING, JobState, PrinterState, PrintJob, Trouble
from shared.store.damage import reads
from shared.store.schema import UNSETTLED, print_job, printer, ticket, trouble
from shared.store.statement import Statement, Tx
from shared.store.timestamps import from_micros, to_micros

_OF_HALL = print_job.c.hall == bindparam("of_hall")
_OF_PRINTER = _OF_HALL & (print_job.c.printer == bindparam("of_printer"))
_IS_QUEUED = print_job.c.state == literal_column("'queued'")  # literally, for the partial index
_SENT_SOMETHING = or_(  # literally: a Statement takes no lists
    *(print_job.c.state == literal_column(f"'{state}'") for state in sorted(SENT_SOMETHING)),
    *(print_job.c.reason == literal_column(f"'{reason}'") for reason in sorted(MAY_BE_OUT)),
)
_ADD = Statement(insert(print_job).values({c.name: bindparam(c.name) for c in print_job.c if c.name != "id"}))
_SLIP = select(ticket, print_job.c.id.label("job"), print_job.c.language, print_job.c.again).join(
    ticket, (ticket.c.hall == print_job.c.hall) & (ticket.c.id == print_job.c.ticket)
)
_NEXT = Statement(_SLIP.where(_OF_PRINTER, _IS_QUEUED).order_by(print_job.c.id).limit(1))
_CLAIMED = Statement(
    _SLIP.where(_OF_PRINTER, text(f"print_job.{UNSETTLED}"))  # for the partial index
    .where(print_job.c.state == JobState.SENDING.value, print_job.c.reason == bindparam("claim"))
    .limit(1)
)
_SET = Statement(
    update(print_job)
    .where(_OF_HALL, print_job.c.id == bindparam("of_job"))
    .values(state=bindparam("new_state"), reason=bindparam("new_reason"), at_us=bindparam("new_at"))
)
_JOB = select(*(print_job.c[name] for name in ("id", "ticket", "state", "reason", "printer", "queued_us")))
_ONE = Statement(_JOB.where(_OF_HALL, print_job.c.id == bindparam("of_job")))
_NEWEST = select(func.max(print_job.c.id)).scalar_subquery()
_LAST_SENT = Statement(  # by the primary key, from its end, and not through every slip that was ever printed
    _JOB.where(print_job.c.id > _NEWEST - bindparam("back", type_=Integer))
    .where(print_job.c.hall + 0 == bindparam("of_hall"))  # + 0: or SQLite sorts all jobs of the hall
    .where(print_job.c.printer == bindparam("of_printer"), _SENT_SOMETHING)
    .order_by(print_job.c.id.desc())
    .limit(1)
)
_QUEUED = Statement(_JOB.where(_OF_PRINTER, _IS_QUEUED).order_by(print_job.c.id))
_UNSETTLED = Statement(_JOB.where(_OF_PRINTER, UNSETTLED).order_by(print_job.c.id))
_OF_TICKET = Statement(_JOB.where(_OF_HALL, print_job.c.ticket == bindparam("of_ticket")).order_by(print_job.c.id))
_FIRST = Statement(
    select(print_job.c.language, print_job.c.printer)
    .where(_OF_HALL, print_job.c.ticket == bindparam("of_ticket"))
    .order_by(print_job.c.id)
    .limit(1)
)
_LANGUAGES = Statement(
    select(print_job.c.ticket, print_job.c.language).where(
        _OF_HALL, print_job.c.ticket > bindparam("since"), print_job.c.again == 0, print_job.c.language != "vi"
    )
)
_PRUNE = Statement(delete(print_job).where(_OF_HALL, print_job.c.ticket <= bindparam("until")))

_THE_TROUBLE = (trouble.c.hall == bindparam("of_hall")) & (trouble.c.ticket == bindparam("of_ticket"))
_TROUBLES = Statement(select(trouble).where(trouble.c.hall == bindparam("of_hall")))
_ADD_TROUBLE = Statement(insert(trouble).values({c.name: bindparam(c.name) for c in trouble.c}))
_END_TROUBLE = Statement(delete(trouble).where(_THE_TROUBLE))
_END_TROUBLES = Statement(delete(trouble).where(trouble.c.hall == bindparam("of_hall")))

_OF_NAME = (printer.c.hall == bindparam("of_hall")) & (printer.c.name == bindparam("of_name"))
_PRINTERS = Statement(select(printer).where(printer.c.hall == bindparam("of_hall")))
_ADD_PRINTER = Statement(insert(printer).values({c.name: bindparam(c.name) for c in printer.c}))
_SET_PRINTER = Statement(
    update(printer).where(_OF_NAME).values(problem=bindparam("new_problem"), near_end=bindparam("new_near_end"))
)
_FORGET_PRINTER = Statement(delete(printer).where(_OF_NAME))


def add(
    tx: Tx, hall: int, ticket_id: int, printer_name: str, language: str, now: datetime, *, again: bool = False,
    state: JobState = JobState.QUEUED,
) -> None:  # fmt: skip
    """Queues a slip; the first in the ticket's own transaction, `again` for a reprint. Another `state` is that of
    a slip that a kiosk has in hand already.
    """
    at = to_micros(now)
    job = {"hall": hall, "ticket": ticket_id, "printer": printer_name, "language": language, "again": int(again)}
    tx.put(_ADD, **job, state=state.value, reason="", queued_us=at, at_us=at)


def oldest(tx: Tx, hall: int, printer_name: str, claim: str = "") -> Any:
    """The oldest queued job as a ticket row with `job`, `language`, `again` and `code`; None if there is none. One
    that is sending under this `claim` goes before.
    """
    of = {"of_hall": hall, "of_printer": printer_name}
    return (tx.first(_CLAIMED, **of, claim=claim) if claim else None) or tx.first(_NEXT, **of)


def put(tx: Tx, hall: int, job: int, state: JobState, reason: str, now: datetime) -> None:
    """Where a job is now; `reason` says why, as a code or in words for staff; while sending, its claim."""
    tx.put(_SET, of_hall=hall, of_job=job, new_state=state.value, new_reason=reason, new_at=to_micros(now))


def unfinished(tx: Tx, hall: int, printer_name: str) -> list[Any]:
    """Jobs (id, ticket, state, reason, printer, queued_us) queued, sending or blocked; the queued ones last."""
    of = {"of_hall": hall, "of_printer": printer_name}
    return [*tx.all(_UNSETTLED, **of), *tx.all(_QUEUED, **of)]


@reads(print_job)
def queued_at(row: Any) -> datetime:
    """When a job, as `unfinished` has it, was queued."""
    return from_micros(row.queued_us)


def last_sent(tx: Tx, hall: int, printer_name: str, back: int) -> Any:
    """The newest job of a printer that sent it something, as `unfinished` has them; None if there is none among
    the last `back` of the database.
    """
    return tx.first(_LAST_SENT, of_hall=hall, of_printer=printer_name, back=back)


def of_ticket(tx: Tx, hall: int, ticket_id: int) -> list[Any]:
    """Each print job of a ticket, as `unfinished` has them, oldest first."""
    return tx.all(_OF_TICKET, of_hall=hall, of_ticket=ticket_id)


def of_job(tx: Tx, hall: int, job: PrintJob) -> Any:
    """What is kept of it, as `unfinished` has it; None for an unknown id, and for one of another printer."""
    found = tx.first(_ONE, of_hall=hall, of_job=job.id)
    return found if found is not None and found.printer == job.printer else None


def first_of(tx: Tx, hall: int, ticket_id: int) -> Any:
    """`language` and `printer` of a ticket's first slip; None if there was none."""
    return tx.first(_FIRST, of_hall=hall, of_ticket=ticket_id)


def languages(tx: Tx, hall: int, of: Collection[int]) -> dict[int, str]:
    """Of the first slips that are not in Vietnamese, by ticket id, of these tickets."""
    rows = tx.all(_LANGUAGES, of_hall=hall, since=min(of) - 1) if of else ()
    return {row.ticket: row.language for row in rows if row.ticket in of}


def prune(tx: Tx, hall: int, until: int) -> None:
    """Removes the print jobs of tickets up to id `until`."""
    tx.run(_PRUNE, of_hall=hall, until=until)


def troubles(tx: Tx, hall: int) -> dict[int, Trouble]:
    """Slips of today in trouble by ticket id, whether the ticket is still live or not."""
    rows = tx.all(_TROUBLES, of_hall=hall)
    return {row.ticket: Trouble(row.job, row.state, row.reason, row.printer) for row in rows}


def set_trouble(tx: Tx, hall: int, ticket_id: int, now: Trouble | None) -> None:
    """None: it came out after all."""
    tx.run(_END_TROUBLE, of_hall=hall, of_ticket=ticket_id)
    if now is not None:
        of = {"hall": hall, "ticket": ticket_id}
        tx.run(_ADD_TROUBLE, **of, job=now.job, printer=now.printer, state=now.state, reason=now.reason)


def end_troubles(tx: Tx, hall: int) -> None:
    """A new day has begun."""
    tx.run(_END_TROUBLES, of_hall=hall)


def printers(tx: Tx, hall: int) -> Mapping[str, PrinterState]:
    """What each printer last said."""
    rows = tx.all(_PRINTERS, of_hall=hall)
    return {row.name: PrinterState(row.problem, bool(row.near_end)) for row in rows}


def set_printer(tx: Tx, hall: int, name: str, now: PrinterState) -> None:
    values = {"new_problem": now.problem, "new_near_end": int(now.near_end)}
    if not tx.run(_SET_PRINTER, of_hall=hall, of_name=name, **values):
        tx.run(_ADD_PRINTER, hall=hall, name=name, problem=now.problem, near_end=int(now.near_end))


def forget_printer(tx: Tx, hall: int, name: str) -> None:
    """There is no printer of this name any more."""
    tx.run(_FORGET_PRINTER, of_hall=hall, of_name=name)
