"""The calls of the day and the people at the counters. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select

from shared.rules.board import Call
from shared.rules.ticket import number_label
from shared.store.damage import read_all, reads
from shared.store.schema import AT_COUNTER, CALLED, journal, ticket
from shared.store.statement import Statement, Tx
from shared.store.tables.journal import Head
from shared.store.timestamps import from_micros

LOOK_BACK = 64
"""Calls read at once when the last calls are looked for; recalls make some of them the same ticket's."""

_CALLS = Statement(
    select(journal.c.seq, journal.c.ticket, journal.c.counter, journal.c.at_us, ticket.c.series, ticket.c.number)
    .join(ticket, (ticket.c.hall == journal.c.hall) & (ticket.c.id == journal.c.ticket))
    .where(journal.c.hall == bindparam("of_hall"), CALLED)
    .where(journal.c.seq > bindparam("after"), journal.c.seq < bindparam("before"))
    .order_by(journal.c.seq.desc())
    .limit(bindparam("at_most"))
)

_AT_COUNTERS = Statement(
    select(ticket.c.id, ticket.c.service, ticket.c.called_us).where(
        ticket.c.hall == bindparam("of_hall"), AT_COUNTER
    )
)


def newest(tx: Tx, at: Head) -> Iterable[Call]:
    """The calls of the day, newest first, read as far as somebody asks."""
    before = at.seq + 1
    while rows := tx.all(_CALLS, of_hall=at.id, after=at.day_seq, before=before, at_most=LOOK_BACK):
        for row in rows:
            yield _call(row)
        before = rows[-1].seq


def at_counters(tx: Tx, hall_id: int, services: Collection[str]) -> list[tuple[str, datetime]]:
    """(service, when called or resumed) of the people of these services who are called or served just now."""
    rows = tx.all(_AT_COUNTERS, of_hall=hall_id)
    return read_all(_at_counter, [row for row in rows if row.service in services])


@reads(journal)
def _call(row: Any) -> Call:
    if row.counter is None:
        raise ValueError("counter")
    return Call(row.seq, row.ticket, number_label(row.series, row.number), row.counter, from_micros(row.at_us))


@reads(ticket, kept=True)
def _at_counter(row: Any) -> tuple[str, datetime]:
    return row.service, from_micros(row.called_us)
