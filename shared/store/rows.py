"""Tickets, series, counters and the board as rows. Statements are built once (SQLAlchemy's building costs more
than SQLite's running them); functions take an open connection and a hall's row id.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, literal_column, select, update
from sqlalchemy.dialects import sqlite

from shared.rules.board import Board, Call, latest
from shared.rules.ticket import OPEN_STATES, Lane, State, Ticket, number_label
from shared.store.journal import Head
from shared.store.moments import micros, moment
from shared.store.schema import AT_COUNTER, OPEN, counter, journal, series, ticket

_DAY_CALLS = (
    select(journal.c.seq, journal.c.ticket, journal.c.counter, journal.c.at_us, ticket.c.series, ticket.c.number)
    .join(ticket, (ticket.c.hall == journal.c.hall) & (ticket.c.id == journal.c.ticket))
    .where(
        journal.c.hall == bindparam("hall"),
        journal.c.seq > bindparam("after"),
        journal.c.verb.in_([literal_column("'call_next'"), literal_column("'recall'")]),
    )
    .order_by(journal.c.seq.desc())
)
_LAST_NUMBER = select(series.c.last).where(
    series.c.hall == bindparam("hall"), series.c.day == bindparam("day"), series.c.series == bindparam("series")
)
_SET_NUMBER = (
    sqlite.insert(series)
    .values(hall=bindparam("hall"), day=bindparam("day"), series=bindparam("series"), last=bindparam("number"))
    .on_conflict_do_update(index_elements=["hall", "day", "series"], set_={"last": bindparam("number")})
)
_ISSUED_TODAY = select(func.count(ticket.c.number)).where(
    ticket.c.hall == bindparam("hall"), ticket.c.day == bindparam("day")
)
_ADD_TICKET = insert(ticket)
_CHANGE_TICKET = (
    update(ticket)
    .where(ticket.c.hall == bindparam("of_hall"), ticket.c.id == bindparam("of_id"))
    .values(
        {name: bindparam(name) for name in ("state", "counter", "called_us", "started_us", "ended_us", "recalls")}
    )
)
# The literal condition makes SQLite take the partial index ticket_open, the equal state its second column.
_OPEN = select(ticket).where(ticket.c.hall == bindparam("hall"), OPEN)
_IN_STATE = _OPEN.where(ticket.c.state == bindparam("state"))
_WAITS = ticket.c.state == literal_column("'waiting'")
_WAITING = _OPEN.where(_WAITS)
_NEXT = (
    _WAITING.where(ticket.c.service.in_(bindparam("services", expanding=True)))
    .order_by(ticket.c.rank_us, ticket.c.id)
    .limit(1)
)
_AT_COUNTER = select(ticket).where(
    ticket.c.hall == bindparam("hall"), AT_COUNTER, ticket.c.counter == bindparam("counter")
)
_TICKETS = (
    select(ticket)
    .where(ticket.c.hall == bindparam("hall"), ticket.c.id > bindparam("after"), ticket.c.id <= bindparam("until"))
    .order_by(ticket.c.id)
)
_CODE = select(ticket.c.code).where(ticket.c.hall == bindparam("hall"), ticket.c.id == bindparam("id"))
_OPEN_COUNTERS = select(counter.c.number).where(
    counter.c.hall == bindparam("hall"), counter.c.opened_us.is_not(None)
)
_SET_COUNTER = (
    sqlite.insert(counter)
    .values(hall=bindparam("hall"), number=bindparam("number"), opened_us=bindparam("opened"))
    .on_conflict_do_update(index_elements=["hall", "number"], set_={"opened_us": bindparam("opened")})
)
_CLOSE_ALL = update(counter).where(counter.c.hall == bindparam("of_hall")).values(opened_us=None)


def last_number(tx: Connection, hall_id: int, day: date, prefix: str) -> int | None:
    """The last number of a series that day; None if none was given yet."""
    values = {"hall": hall_id, "day": day.isoformat(), "series": prefix}
    return tx.execute(_LAST_NUMBER, values).scalar_one_or_none()


def set_number(tx: Connection, hall_id: int, day: date, prefix: str, number: int) -> None:
    values = {"hall": hall_id, "day": day.isoformat(), "series": prefix, "number": number}
    tx.execute(_SET_NUMBER, values)


def add_ticket(tx: Connection, hall_id: int, new: Ticket, code: str) -> None:
    """`code` is the opaque text of the slip's QR; the journal never holds it."""
    tx.execute(
        _ADD_TICKET,
        {
            "hall": hall_id,
            "id": new.id,
            "day": new.day.isoformat(),
            "series": new.series,
            "number": new.number,
            "service": new.service,
            "lane": new.lane.value,
            "rank_us": micros(new.rank),
            "issued_us": micros(new.issued_at),
            "ahead": new.ahead,
            "code": code,
            **_moving(new),
        },
    )


def change_ticket(tx: Connection, hall_id: int, changed: Ticket) -> None:
    tx.execute(_CHANGE_TICKET, {"of_hall": hall_id, "of_id": changed.id, **_moving(changed)})


def next_waiting(tx: Connection, hall_id: int, services: tuple[str, ...]) -> Ticket | None:
    """What `rules.calling.pick` picks, from the index."""
    row = tx.execute(_NEXT, {"hall": hall_id, "services": services}).one_or_none()
    return None if row is None else ticket_of(row)


def waiting(tx: Connection, hall_id: int) -> list[Ticket]:
    """Everybody who waits, in no order."""
    return [ticket_of(row) for row in tx.execute(_WAITING, {"hall": hall_id})]


def at_counter(tx: Connection, hall_id: int, number: int) -> Ticket | None:
    """The ticket called to or served at a counter."""
    row = tx.execute(_AT_COUNTER, {"hall": hall_id, "counter": number}).one_or_none()
    return None if row is None else ticket_of(row)


def open_tickets(tx: Connection, hall_id: int) -> list[Ticket]:
    """Waiting, called and serving tickets, in order of id."""
    found = [
        row for state in OPEN_STATES for row in tx.execute(_IN_STATE, {"hall": hall_id, "state": state.value})
    ]
    return sorted((ticket_of(row) for row in found), key=lambda t: t.id)


def tickets_between(tx: Connection, hall_id: int, after: int, until: int) -> Iterator[Ticket]:
    """Tickets with after < id <= until, in order of id."""
    for row in tx.execute(_TICKETS, {"hall": hall_id, "after": after, "until": until}):
        yield ticket_of(row)


def open_counters(tx: Connection, hall_id: int) -> frozenset[int]:
    return frozenset(tx.execute(_OPEN_COUNTERS, {"hall": hall_id}).scalars())


def set_counter(tx: Connection, hall_id: int, number: int, opened: datetime | None) -> None:
    """Open since `opened`, or closed."""
    values = {"hall": hall_id, "number": number, "opened": micros(opened) if opened else None}
    tx.execute(_SET_COUNTER, values)


def close_counters(tx: Connection, hall_id: int) -> None:
    tx.execute(_CLOSE_ALL, {"of_hall": hall_id})


def board(tx: Connection, at: Head) -> Board:
    """The board as the tables have it; folding the journal gives the same."""
    if at.day is None:
        return Board()
    calls = tuple(
        Call(row.seq, row.ticket, number_label(row.series, row.number), row.counter, moment(row.at_us))
        for row in tx.execute(_DAY_CALLS, {"hall": at.id, "after": at.day_seq})
    )
    return Board(
        day=at.day,
        tickets=MappingProxyType({t.id: t for t in open_tickets(tx, at.id)}),
        calls=latest(calls),
        open_counters=open_counters(tx, at.id),
        issued=int(tx.execute(_ISSUED_TODAY, {"hall": at.id, "day": at.day.isoformat()}).scalar_one()),
    )


def ticket_of(row: Row[Any]) -> Ticket:
    return Ticket(
        id=row.id,
        day=date.fromisoformat(row.day),
        series=row.series,
        number=row.number,
        service=row.service,
        lane=Lane(row.lane),
        state=State(row.state),
        rank=moment(row.rank_us),
        issued_at=moment(row.issued_us),
        ahead=row.ahead,
        counter=row.counter,
        called_at=_maybe(row.called_us),
        started_at=_maybe(row.started_us),
        ended_at=_maybe(row.ended_us),
        recalls=row.recalls,
    )


def code_of(tx: Connection, hall_id: int, ticket_id: int) -> str:
    """The opaque code on a ticket's slip."""
    return str(tx.execute(_CODE, {"hall": hall_id, "id": ticket_id}).scalar_one())


def last_numbers(tx: Connection, hall_id: int) -> dict[tuple[date, str], int]:
    """Last number of every series of every day."""
    rows = tx.execute(select(series).where(series.c.hall == hall_id))
    return {(date.fromisoformat(row.day), row.series): row.last for row in rows}


def _moving(t: Ticket) -> dict[str, Any]:
    return {
        "state": t.state.value,
        "counter": t.counter,
        "called_us": micros(t.called_at) if t.called_at else None,
        "started_us": micros(t.started_at) if t.started_at else None,
        "ended_us": micros(t.ended_at) if t.ended_at else None,
        "recalls": t.recalls,
    }


def _maybe(us: int | None) -> datetime | None:
    return None if us is None else moment(us)
