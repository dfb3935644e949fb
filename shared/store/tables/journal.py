"""The journal as rows: where it stands (the head), its entries, and adding one.

Functions take an open Tx from `Store.write()` or `Store.read()` and a hall's row id.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, bindparam, delete, insert, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from shared.rules.bodies import wrong_key
from shared.rules.chain import FIRST, canonical
from shared.rules.entry import Entry, Verb
from shared.store.damage import reads
from shared.store.schema import FEES, OF_DAY, hall, journal
from shared.store.statement import Statement, Tx
from shared.store.timestamps import from_micros, maybe_time, to_micros

LAST_SEQ = 1 << 62
"""No journal comes near it, and a database can still count on from it."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a hall's journal stands; `kept_seq` is the last entry that was pruned, `kept_hash` its hash, `clock`
    what the clock's guard knew, `server` the database server's time (None: a file has none).
    """

    id: int
    code: str
    day: date | None
    day_seq: int
    at: datetime
    seq: int
    hash: str
    kept_seq: int = 0
    kept_hash: str = FIRST
    clock: str = ""
    server: datetime | None = field(default=None, compare=False)


class _ServerTime(FunctionElement[int]):
    """Microseconds since 1970 by the database server's clock; NULL where there is no server."""

    type = BigInteger()
    inherit_cache = True
    name = "server_us"


@compiles(_ServerTime)
def _no_server(*_: Any, **__: Any) -> str:
    return "NULL"


@compiles(_ServerTime, "postgresql")
def _by_server(*_: Any, **__: Any) -> str:
    return "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"


_J = journal.c
_OF_HALL = _J.hall == bindparam("of_hall")
_AFTER, _UNTIL, _AT = _J.seq > bindparam("after"), _J.seq <= bindparam("until"), _J.seq == bindparam("of_seq")
_ENTRY = select(journal).where(_OF_HALL)
_OWN = hall.c.id == bindparam("of_hall")
_HEAD = Statement(
    select(hall, _ServerTime().label("server_us")).where(hall.c.code == bindparam("of_code")), of_hall=True
)
_ADD_HALL = Statement(insert(hall).values({c.name: bindparam(c.name) for c in hall.c if c.name != "id"}))
_MOVED = ("day", "day_seq", "at_us", "seq", "hash", "clock")
_MOVE_HEAD = Statement(update(hall).where(_OWN).values({name: bindparam(f"new_{name}") for name in _MOVED}))
_KEEP_CLOCK = Statement(update(hall).where(_OWN).values(clock=bindparam("new_clock")))
_KEEP_FROM = Statement(
    update(hall).where(_OWN).values(kept_seq=bindparam("new_seq"), kept_hash=bindparam("new_hash"))
)
_ADD_ENTRY = Statement(insert(journal).values({c.name: bindparam(c.name) for c in _J}))
_ENTRY_OF_REQUEST = Statement(_ENTRY.where(_J.request_id == bindparam("of_request")))
_ENTRIES = Statement(_ENTRY.where(_AFTER).order_by(_J.seq).limit(bindparam("at_most")))
_ENTRIES_OF_TICKET = Statement(
    _ENTRY.where(_J.seq >= bindparam("of_ticket"), _UNTIL, _J.ticket == bindparam("of_ticket")).order_by(_J.seq)
)
_DAY_SEQ = select(hall.c.day_seq).where(_OWN).scalar_subquery()
# Not the day_seq of who asks: a server is asked ahead of that.
_OF_DAY = Statement(_ENTRY.where(OF_DAY, _J.seq > _DAY_SEQ).order_by(_J.seq))
_FEES = Statement(_ENTRY.where(FEES, _AFTER, _UNTIL).order_by(_J.seq))
RECENT = 1000
"""Entries among which somebody who has just left is looked for: more than any hall writes in minutes."""
_LEFT_LAST = Statement(
    _ENTRY.where(_J.seq > select(hall.c.seq - RECENT).where(_OWN).scalar_subquery())
    .where((_J.verb == Verb.COMPLETE.value) | (_J.verb == Verb.PARK.value), _J.counter == bindparam("of_counter"))
    .order_by(_J.seq.desc())
    .limit(1)
)
_DAY_OF = Statement(select(_J.day).where(_OF_HALL, _AT))
_ONE = Statement(_ENTRY.where(_AT))
_BEGINS_DAY = select(_J.seq).where(_OF_HALL, _J.verb == Verb.EXPIRE.value, _AFTER, _UNTIL)
_FIRST_BEGIN = Statement(_BEGINS_DAY.order_by(_J.seq).limit(1))
_LAST_BEGIN = Statement(_BEGINS_DAY.order_by(_J.seq.desc()).limit(1))
_PRUNE = Statement(delete(journal).where(_OF_HALL, _UNTIL))


def head(tx: Tx, code: str) -> Head | None:
    """Where the hall's journal stands; None before its first verb."""
    return tx.one(_head, _HEAD, of_code=code)


@reads(hall)
def _head(row: Any) -> Head:
    if not (0 <= row.kept_seq <= row.seq and 0 <= row.day_seq <= row.seq < LAST_SEQ):
        raise ValueError(f"seq {row.seq}, day_seq {row.day_seq}, kept_seq {row.kept_seq}")
    day = date.fromisoformat(row.day) if row.day else None
    at = from_micros(row.at_us)
    kept = (row.kept_seq, row.kept_hash, row.clock)
    return Head(row.id, row.code, day, row.day_seq, at, row.seq, row.hash, *kept, maybe_time(row.server_us))


def add_hall(tx: Tx, code: str) -> Head:
    """The head of a new hall, before any entry."""
    start = {"day": "", "day_seq": 0, "at_us": 0, "seq": 0, "hash": FIRST, "kept_seq": 0, "kept_hash": FIRST}
    tx.run(_ADD_HALL, code=code, clock="", **start)
    made = head(tx, code)
    assert made is not None
    return made


def move_head(tx: Tx, at: Head, clock: str) -> None:
    """`clock`: what the clock's guard knows from now on."""
    tx.put(
        _MOVE_HEAD,
        of_hall=at.id,
        new_day=at.day.isoformat() if at.day else "",
        new_day_seq=at.day_seq,
        new_at_us=to_micros(at.at),
        new_seq=at.seq,
        new_hash=at.hash,
        new_clock=clock,
    )


def keep_clock(tx: Tx, hall_id: int, clock: str) -> None:
    """What the clock's guard knows, without an entry."""
    tx.put(_KEEP_CLOCK, of_hall=hall_id, new_clock=clock)


def add_entry(tx: Tx, hall_id: int, entry: Entry, body: str) -> None:
    """`body` is the canonical text of the entry's body."""
    tx.put(
        _ADD_ENTRY,
        hall=hall_id,
        seq=entry.seq,
        day=entry.day.isoformat(),
        at_us=to_micros(entry.at),
        verb=entry.verb.value,
        ticket=entry.ticket,
        counter=entry.counter,
        request_id=entry.request_id,
        body=body,
        hash=entry.hash,
    )


def entry_of_request(tx: Tx, hall_id: int, request_id: str) -> Entry | None:
    """The entry a request made, if it was made before."""
    return tx.one(_entry, _ENTRY_OF_REQUEST, of_hall=hall_id, of_request=request_id)


def entries_after(tx: Tx, hall_id: int, seq: int, at_most: int) -> list[Entry]:
    """In order of seq, at most `at_most`."""
    return [_entry(row) for row in tx.all(_ENTRIES, of_hall=hall_id, after=seq, at_most=at_most)]


def entries_of_ticket(tx: Tx, hall_id: int, ticket_id: int, until: int) -> list[Entry]:
    """A ticket's entries up to seq `until`, in order."""
    return [_entry(row) for row in tx.all(_ENTRIES_OF_TICKET, of_hall=hall_id, of_ticket=ticket_id, until=until)]


def of_day(tx: Tx, hall_id: int, after: int = 0) -> list[Entry]:
    """What holds for the whole hall while its day lasts (OF_DAY), in order; `after`: a day has begun there whose
    head is not written yet.
    """
    return [entry for row in tx.all(_OF_DAY, of_hall=hall_id) if (entry := _entry(row)).seq > after]


def fees(tx: Tx, hall_id: int, after: int, until: int = LAST_SEQ) -> list[Entry]:
    """What happened with fees behind seq `after`, up to `until`, in order; of a ticket: behind its id."""
    return [_entry(row) for row in tx.all(_FEES, of_hall=hall_id, after=after, until=until)]


def left_last(tx: Tx, hall_id: int, counter: int) -> Entry | None:
    """The entry of who was done or put aside last at a counter, if that was just now (RECENT)."""
    return tx.one(_entry, _LEFT_LAST, of_hall=hall_id, of_counter=counter)


def entry_at(tx: Tx, hall_id: int, seq: int) -> Entry | None:
    """The entry with this seq, unless it was pruned or never written."""
    return tx.one(_entry, _ONE, of_hall=hall_id, of_seq=seq)


def last_before(tx: Tx, at: Head, day: date) -> int:
    """The seq of the last entry before a business day; `at.kept_seq` if none is left.

    Days do not run back along the journal, so this halves its way there: some twenty looks, whatever the length.
    Where a clock was put right they once did. Then it stops at one of the places where the day is reached, and
    never behind the hall's own day unless asked for a later one.
    """
    last = at.seq if at.day is None or day > at.day else at.day_seq
    return last_so(
        at.kept_seq, last, lambda seq: str(tx.value(_DAY_OF, of_hall=at.id, of_seq=seq)) < day.isoformat()
    )


def last_so(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """The last seq up to `high` up to which it holds, `low` where it holds nowhere behind that; by halving."""
    return low + bisect_left(range(low + 1, high + 1), True, key=lambda seq: not holds(seq))


def day_end(tx: Tx, at: Head, seq: int) -> int:
    """The last seq of a day, at `seq` or before it; `at.kept_seq` if no day ends there."""
    if seq == at.seq:
        return seq
    begins = tx.value(_LAST_BEGIN, of_hall=at.id, after=at.kept_seq, until=seq + 1)
    return at.kept_seq if begins is None else int(begins) - 1


def next_day_end(tx: Tx, at: Head, seq: int) -> int:
    """The last seq of the day that the entry after `seq` is of."""
    begins = tx.value(_FIRST_BEGIN, of_hall=at.id, after=seq + 1, until=at.seq)
    return at.seq if begins is None else int(begins) - 1


def prune(tx: Tx, at: Head, until: int, until_hash: str) -> int:
    """Removes the entries up to seq `until`, whose hash stays as the beginning of the chain; returns how many."""
    tx.run(_KEEP_FROM, of_hall=at.id, new_seq=until, new_hash=until_hash)
    return tx.run(_PRUNE, of_hall=at.id, until=until)


@reads(journal)
def _entry(row: Any) -> Entry:
    verb, body = Verb(row.verb), json.loads(row.body)
    if not isinstance(body, dict) or (wrong := wrong_key(verb, body)):
        raise ValueError(f"body: {wrong if isinstance(body, dict) else type(body).__name__}")
    if "\\u" in row.body:
        canonical(body).encode()  # raises ValueError for half a pair, which nothing can show or keep
    return Entry(
        seq=row.seq,
        day=date.fromisoformat(row.day),
        at=from_micros(row.at_us),
        verb=verb,
        ticket=row.ticket,
        counter=row.counter,
        request_id=row.request_id,
        body=body,
        hash=row.hash,
    )
