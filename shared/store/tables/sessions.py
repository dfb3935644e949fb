"""The open counters. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from shared.rules.board import Session
from shared.store.damage import read_all, reads
from shared.store.schema import counter
from shared.store.statement import Statement, Tx
from shared.store.timestamps import maybe_micros, maybe_time, to_micros

_OF_HALL = counter.c.hall == bindparam("of_hall")
_ONE = _OF_HALL & (counter.c.number == bindparam("of_number"))
_OPEN = select(counter.c.number, counter.c.clerk, counter.c.paused, counter.c.paused_us, counter.c.streak).where(
    counter.c.opened_us.is_not(None)
)
_SESSIONS, _SESSION = Statement(_OPEN.where(_OF_HALL)), Statement(_OPEN.where(_ONE))
_SET_COUNTER = Statement(
    update(counter)
    .where(_ONE)
    .values({name: bindparam(f"new_{name}") for name in ("opened_us", "clerk", "paused", "paused_us", "streak")})
)
_SET_STREAK = Statement(update(counter).where(_ONE).values(streak=bindparam("new_streak")))
_ADD_COUNTER = Statement(insert(counter).values({column.name: bindparam(column.name) for column in counter.c}))
_STREAK = Statement(select(counter.c.streak).where(_ONE))
_CLOSE_ALL = Statement(update(counter).where(_OF_HALL).values(opened_us=None, streak=0))


def open_now(tx: Tx, hall_id: int) -> Mapping[int, Session]:
    """The open counters by number."""
    rows = tx.all(_SESSIONS, of_hall=hall_id)
    return MappingProxyType(dict(zip([row.number for row in rows], read_all(_session, rows), strict=True)))


def of_counter(tx: Tx, hall_id: int, number: int) -> Session | None:
    """The session of a counter, if it is open."""
    return tx.one(_session, _SESSION, of_hall=hall_id, of_number=number)


def put(tx: Tx, hall_id: int, number: int, session: Session | None, at: datetime) -> None:
    """Opens, changes or (None) closes a counter; `at` is when. A closed one keeps its streak for the day."""
    now = session or Session("", None, streak(tx, hall_id, number))
    paused = {"paused": now.paused, "paused_us": maybe_micros(now.paused_at)}
    values = {"opened_us": to_micros(at) if session else None, "clerk": now.clerk, **paused, "streak": now.streak}
    new = {f"new_{name}": value for name, value in values.items()}
    if not tx.run(_SET_COUNTER, of_hall=hall_id, of_number=number, **new):
        tx.run(_ADD_COUNTER, hall=hall_id, number=number, **values)


def streak(tx: Tx, hall_id: int, number: int) -> int:
    """The counter's streak of today, open or closed."""
    return int(tx.value(_STREAK, of_hall=hall_id, of_number=number) or 0)


def set_streak(tx: Tx, hall_id: int, number: int, new: int) -> None:
    tx.put(_SET_STREAK, of_hall=hall_id, of_number=number, new_streak=new)


def close_all(tx: Tx, hall_id: int) -> None:
    tx.run(_CLOSE_ALL, of_hall=hall_id)


@reads(counter, kept=True)
def _session(row: Any) -> Session:
    return Session(row.clerk, row.paused, row.streak, maybe_time(row.paused_us))
