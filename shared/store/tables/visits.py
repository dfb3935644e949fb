"""The tickets of a number, for who looks one up: also those that are over. Functions take an open Tx and a hall's
row id.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, select

from shared.rules.ticket import Ticket
from shared.store.schema import ticket
from shared.store.statement import Statement, Tx
from shared.store.tables.tickets import ticket_of

_NEWEST = Statement(
    select(*(column for column in ticket.c if column.name != "code"))
    .where(
        ticket.c.hall == bindparam("of_hall"),
        ticket.c.day == bindparam("of_day"),
        ticket.c.series == bindparam("of_series"),
        ticket.c.number == bindparam("of_number"),
    )
    .order_by(ticket.c.id.desc())
    .limit(1)
)


def newest_of(tx: Tx, hall_id: int, day: date, series: str, number: int) -> Ticket | None:
    """Who was given a number last on a day."""
    of = {"of_hall": hall_id, "of_day": day.isoformat(), "of_series": series, "of_number": number}
    return tx.one(ticket_of, _NEWEST, **of)
