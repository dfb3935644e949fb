"""Appointments as rows. Functions take an open Tx and a hall's row id; times are aware UTC."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

from shared.rules.chain import SHORT_CODE
from shared.store.damage import reads
from shared.store.schema import TAKEN, appointment
from shared.store.statement import Statement, Tx
from shared.store.tables.tickets import is_code
from shared.store.timestamps import from_micros, to_micros

_OF_HALL = appointment.c.hall == bindparam("of_hall")
_ADD = Statement(insert(appointment).values({c.name: bindparam(c.name) for c in appointment.c}))
_FIND = Statement(select(appointment).where(_OF_HALL, appointment.c.code == bindparam("of_code")))
_BEGINNING = Statement(
    select(appointment).where(_OF_HALL, appointment.c.code.startswith(bindparam("of_code"))).limit(2)
)
_OF_ENTRY = Statement(select(appointment).where(_OF_HALL, appointment.c.id == bindparam("of_id")))
_CLOSE = Statement(
    update(appointment)
    .where(_OF_HALL, appointment.c.id == bindparam("of_id"))
    .values(state=bindparam("new_state"), ticket=bindparam("new_ticket"))
)
_OF_SERVICE = appointment.c.service == bindparam("of_service")
_COUNT = Statement(
    select(func.count()).where(_OF_HALL, TAKEN, _OF_SERVICE, appointment.c.at_us == bindparam("of_at"))
)
_AWAITED = Statement(
    select(func.count())
    .where(_OF_HALL, TAKEN, _OF_SERVICE, appointment.c.state == "booked")
    .where(appointment.c.at_us >= bindparam("since"), appointment.c.at_us < bindparam("until"))
)
_SLOTS = Statement(
    select(appointment.c.at_us, func.count().label("taken"))
    .where(_OF_HALL, TAKEN, _OF_SERVICE)
    .where(appointment.c.at_us >= bindparam("since"), appointment.c.at_us < bindparam("until"))
    .group_by(appointment.c.at_us)
    .order_by(appointment.c.at_us)
)
_PRUNE = Statement(
    delete(appointment).where(
        _OF_HALL,
        appointment.c.id <= bindparam("until"),
        appointment.c.at_us < bindparam("before"),
        func.coalesce(appointment.c.ticket, 0) <= bindparam("until"),
    )
)


@dataclass(frozen=True, slots=True)
class Booking:
    """`id` is the seq of its book entry; `state` is "booked", "came" or "cancelled"; `ticket` is who came."""

    id: int
    code: str
    service: str
    at: datetime
    state: str
    ticket: int | None = None


def add(tx: Tx, hall_id: int, seq: int, code: str, service: str, at: datetime) -> None:
    tx.run(
        _ADD, hall=hall_id, id=seq, code=code, service=service, at_us=to_micros(at), state="booked", ticket=None
    )


def find(tx: Tx, hall_id: int, code: str) -> Booking | None:
    """The appointment with this code, or the only one with these first SHORT_CODE signs."""
    if not is_code(code):
        return None
    rows = tx.all(_BEGINNING if len(code) == SHORT_CODE else _FIND, of_hall=hall_id, of_code=code)
    return _booking(rows[0]) if len(rows) == 1 else None


def of_entry(tx: Tx, hall_id: int, seq: int) -> Booking:
    return _booking(tx.first(_OF_ENTRY, of_hall=hall_id, of_id=seq))


def close(tx: Tx, hall_id: int, booking: int, state: str, ticket: int | None) -> None:
    """`state` is "came" (with the ticket's id) or "cancelled"."""
    tx.run(_CLOSE, of_hall=hall_id, of_id=booking, new_state=state, new_ticket=ticket)


def count(tx: Tx, hall_id: int, service: str, at: datetime) -> int:
    """How many hold the slot that begins at `at`."""
    return int(tx.value(_COUNT, of_hall=hall_id, of_service=service, of_at=to_micros(at)))


def awaited(tx: Tx, hall_id: int, service: str, since: datetime, until: datetime) -> int:
    """How many booked a time from `since` to before `until` and have not come yet."""
    values = {"of_hall": hall_id, "of_service": service, "since": to_micros(since), "until": to_micros(until)}
    return int(tx.value(_AWAITED, **values))


def slots(tx: Tx, hall_id: int, service: str, since: datetime, until: datetime) -> list[tuple[datetime, int]]:
    """(beginning, how many hold it) of each slot somebody holds, in order."""
    values = {"of_hall": hall_id, "of_service": service, "since": to_micros(since), "until": to_micros(until)}
    return [(_begins(row), row.taken) for row in tx.all(_SLOTS, **values)]


def prune(tx: Tx, hall_id: int, until: int, before: datetime) -> None:
    """Removes appointments booked up to seq `until` for a time before `before`, but those a later ticket is of."""
    tx.run(_PRUNE, of_hall=hall_id, until=until, before=to_micros(before))


@reads(appointment)
def _begins(row: Any) -> datetime:
    return from_micros(row.at_us)


@reads(appointment)
def _booking(row: Any) -> Booking:
    return Booking(row.id, row.code, row.service, from_micros(row.at_us), row.state, row.ticket)
