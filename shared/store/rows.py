"""Rows and domain objects: every statement of the queue, built once (SQLAlchemy builds cost more than SQLite).

Functions take an open connection from `Store.write()` or `Store.read()` and a hall's row id.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, insert, literal_column, select, update
from sqlalchemy.dialects import sqlite

from shared.rules.board import Board, Call, Entry, latest
from shared.rules.chain import FIRST, canonical
from shared.rules.ticket import Lane, State, Ticket, Verb, number_label
from shared.store.schema import AT_COUNTER, WAITING, counter, hall, journal, series, ticket

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(moment: datetime) -> int:
    """Microseconds since 1970, exact."""
    return (moment - EPOCH) // timedelta(microseconds=1)


def moment(us: int) -> datetime:
    """Aware UTC."""
    return EPOCH + timedelta(microseconds=us)


@dataclass(frozen=True, slots=True)
class Head:
    """Where a hall's journal stands."""

    id: int
    code: str
    day: date | None
    day_seq: int
    at: datetime
    seq: int
    hash: str


_HEAD = select(hall).where(hall.c.code == bindparam("code"))
_MOVE_HEAD = (
    update(hall)
    .where(hall.c.id == bindparam("hall"))
    .values(
        day=bindparam("new_day"),
        day_seq=bindparam("new_day_seq"),
        at_us=bindparam("new_at"),
        seq=bindparam("new_seq"),
        hash=bindparam("new_hash"),
    )
)
_ADD_ENTRY = insert(journal)
_ENTRY_OF_REQUEST = select(journal).where(
    journal.c.hall == bindparam("hall"), journal.c.request_id == bindparam("request_id")
)
_ENTRIES = (
    select(journal)
    .where(journal.c.hall == bindparam("hall"), journal.c.seq > bindparam("after"))
    .order_by(journal.c.seq)
    .limit(bindparam("at_most"))
)
_ENTRIES_OF_TICKET = (
    select(journal)
    .where(
        journal.c.hall == bindparam("hall"),
        journal.c.seq >= bindparam("id"),
        journal.c.seq <= bindparam("until"),
        journal.c.ticket == bindparam("id"),
    )
    .order_by(journal.c.seq)
)
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
_ISSUED_TODAY = select(func.count()).where(ticket.c.hall == bindparam("hall"), ticket.c.day == bindparam("day"))
_ADD_TICKET = insert(ticket)
_CHANGE_TICKET = (
    update(ticket)
    .where(ticket.c.hall == bindparam("of_hall"), ticket.c.id == bindparam("of_id"))
    .values(
        {name: bindparam(name) for name in ("state", "counter", "called_us", "started_us", "ended_us", "recalls")}
    )
)
_WAITING = select(ticket).where(ticket.c.hall == bindparam("hall"), WAITING)
_NEXT = (
    _WAITING.where(ticket.c.service.in_(bindparam("services", expanding=True)))
    .order_by(ticket.c.rank_us, ticket.c.id)
    .limit(1)
)
_AHEAD = select(func.count()).where(
    ticket.c.hall == bindparam("hall"),
    WAITING,
    ticket.c.service == bindparam("service"),
    ticket.c.rank_us <= bindparam("rank"),
)
_AT_COUNTERS = select(ticket).where(ticket.c.hall == bindparam("hall"), AT_COUNTER)
_AT_COUNTER = _AT_COUNTERS.where(ticket.c.counter == bindparam("counter"))
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


def head(tx: Connection, code: str) -> Head | None:
    """Where the hall's journal stands; None before its first verb."""
    row = tx.execute(_HEAD, {"code": code}).one_or_none()
    if row is None:
        return None
    day = date.fromisoformat(row.day) if row.day else None
    return Head(row.id, row.code, day, row.day_seq, moment(row.at_us), row.seq, row.hash)


def add_hall(tx: Connection, code: str) -> Head:
    """The head of a new hall, before any entry."""
    tx.execute(insert(hall), {"code": code, "day": "", "day_seq": 0, "at_us": 0, "seq": 0, "hash": FIRST})
    made = head(tx, code)
    assert made is not None
    return made


def move_head(tx: Connection, at: Head) -> None:
    tx.execute(
        _MOVE_HEAD,
        {
            "hall": at.id,
            "new_day": at.day.isoformat() if at.day else "",
            "new_day_seq": at.day_seq,
            "new_at": micros(at.at),
            "new_seq": at.seq,
            "new_hash": at.hash,
        },
    )


def add_entry(tx: Connection, hall_id: int, entry: Entry) -> None:
    tx.execute(
        _ADD_ENTRY,
        {
            "hall": hall_id,
            "seq": entry.seq,
            "day": entry.day.isoformat(),
            "at_us": micros(entry.at),
            "verb": entry.verb.value,
            "ticket": entry.ticket,
            "counter": entry.counter,
            "request_id": entry.request_id,
            "body": canonical(entry.body),
            "hash": entry.hash,
        },
    )


def entry_of_request(tx: Connection, hall_id: int, request_id: str) -> Entry | None:
    """The entry a request made, if it was made before."""
    row = tx.execute(_ENTRY_OF_REQUEST, {"hall": hall_id, "request_id": request_id}).one_or_none()
    return None if row is None else _entry(row)


def entries_after(tx: Connection, hall_id: int, seq: int, at_most: int) -> list[Entry]:
    """In order of seq, at most `at_most`."""
    rows = tx.execute(_ENTRIES, {"hall": hall_id, "after": seq, "at_most": at_most})
    return [_entry(row) for row in rows]


def entries_of_ticket(tx: Connection, hall_id: int, ticket_id: int, until: int) -> list[Entry]:
    """A ticket's entries up to seq `until`, in order."""
    rows = tx.execute(_ENTRIES_OF_TICKET, {"hall": hall_id, "id": ticket_id, "until": until})
    return [_entry(row) for row in rows]


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


def count_ahead(tx: Connection, hall_id: int, service: str, rank: datetime) -> int:
    """Who waits for `service` and ranks no later than `rank`."""
    return int(tx.execute(_AHEAD, {"hall": hall_id, "service": service, "rank": micros(rank)}).scalar_one())


def at_counter(tx: Connection, hall_id: int, number: int) -> Ticket | None:
    """The ticket called to or served at a counter."""
    row = tx.execute(_AT_COUNTER, {"hall": hall_id, "counter": number}).one_or_none()
    return None if row is None else ticket_of(row)


def open_tickets(tx: Connection, hall_id: int) -> list[Ticket]:
    """Waiting, called and serving tickets, in order of id."""
    rows = [*tx.execute(_WAITING, {"hall": hall_id}), *tx.execute(_AT_COUNTERS, {"hall": hall_id})]
    return sorted((ticket_of(row) for row in rows), key=lambda t: t.id)


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


def _entry(row: Row[Any]) -> Entry:
    return Entry(
        seq=row.seq,
        day=date.fromisoformat(row.day),
        at=moment(row.at_us),
        verb=Verb(row.verb),
        ticket=row.ticket,
        counter=row.counter,
        request_id=row.request_id,
        body=json.loads(row.body),
        hash=row.hash,
    )


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
