"""The journal as rows: where it stands (the head), its entries, and adding one.

Functions take an open connection from `Store.write()` or `Store.read()` and a hall's row id.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from shared.rules.board import Entry
from shared.rules.chain import FIRST, canonical
from shared.rules.ticket import Verb
from shared.store.moments import micros, moment
from shared.store.schema import hall, journal


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
