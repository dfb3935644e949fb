"""What is read of the tables to be compared: the columns that follow from the journal, and no others.

Every statement asks `of_hall`; many `after` < key <= `until`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Table, bindparam, select

from shared.store import access, schema
from shared.store.statement import Statement
from shared.store.tables.feedback import JOURNALLED
from shared.store.verify import found

TICKET = (
    *("day", "series", "number", "round", "service", "issued_service", "line", "lane", "state", "rank_us"),
    *("issued_us", "ahead", "wait_low", "wait_high", "back_to", "counter", "called_us", "started_us", "ended_us"),
    *("recalls", "park_reason", "return_us", "outcome", "dossier", "rating"),
)
"""Every column of a ticket that follows from the journal; of `code` it has the seal."""
JOB = ("id", "ticket", "printer", "language", "state", "reason", "again", "queued_us")
BOOKING = ("id", "code", "service", "at_us", "state", "ticket")


def _in_hall(table: Table, *names: str) -> Any:
    return select(*(table.c[name] for name in names)).where(table.c.hall == bindparam("of_hall"))


def _between(column: Column[Any]) -> tuple[Any, Any]:
    return column > bindparam("after"), column <= bindparam("until")


def _first(table: Table, column: Column[Any], *conditions: Any) -> Statement:
    return Statement(_in_hall(table, column.name).where(*conditions).order_by(column).limit(1))


_T, _J, _A, _L = schema.ticket, schema.print_job, schema.appointment, schema.journal
TICKETS = Statement(_in_hall(_T, "id", "code", *TICKET).where(*_between(_T.c.id)).order_by(_T.c.id))
MOVES = _first(_L, _L.c.seq, _L.c.ticket == bindparam("of_ticket"), _L.c.seq > bindparam("after"))
JOBS = Statement(_in_hall(_J, *JOB).where(*_between(_J.c.ticket)).order_by(_J.c.ticket, _J.c.id))
JOB_OF_ID = Statement(_in_hall(_J, *JOB).where(_J.c.id == bindparam("of_id")))
BOOKINGS = Statement(_in_hall(_A, *BOOKING).where(*_between(_A.c.id)).order_by(_A.c.id))
FEEDBACKS = Statement(_in_hall(schema.feedback, *JOURNALLED).order_by(schema.feedback.c.id))
SERIES = Statement(_in_hall(schema.series, "day", "series", "last", "round"))
COUNTERS = Statement(_in_hall(schema.counter, "number", "opened_us", "clerk", "paused", "paused_us", "streak"))
PRINTERS = Statement(_in_hall(schema.printer, "name", "problem", "near_end"))
BLOCKS = Statement(_in_hall(schema.number_block, "series", "first", "last", "holder", "day", "reserved_us"))
TROUBLES = Statement(_in_hall(schema.trouble, "ticket", "job", "printer", "state", "reason"))
PINS = Statement(
    _in_hall(access.pin, "owner", "hash", "failed", "locked_until_us", "failed_since_us", "code_until_us")
)
CLERKS = Statement(_in_hall(access.clerk, "id", "role"))
_OF_ENTRIES = {found.ENTRY: (_L, _L.c.seq), found.TICKET_OF: (_T, _T.c.id), found.JOB_OF: (_J, _J.c.ticket)}
BEFORE = {name: _first(t, column, column <= bindparam("until")) for name, (t, column) in _OF_ENTRIES.items()}
BEYOND = {
    name: _first(t, column, column > bindparam("after"))
    for name, (t, column) in {**_OF_ENTRIES, found.APPOINTMENT: (_A, _A.c.id)}.items()
}
