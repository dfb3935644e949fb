"""Tickets and the board as rows. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from functools import reduce
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import bindparam, delete, func, insert, select, update

from shared.rules.board import Board, fold, latest
from shared.rules.ticket import OPEN_STATES, Lane, State, Ticket
from shared.store.damage import read_all, reads
from shared.store.schema import AT_COUNTER, LIVE, WAITING, ticket
from shared.store.statement import Statement, Tx
from shared.store.tables import calls, journal, print_jobs, sessions
from shared.store.tables.journal import Head
from shared.store.timestamps import from_micros, maybe_micros, maybe_time, to_micros

_MOVING = (
    *("state", "service", "line", "lane", "rank_us", "back_to", "counter", "called_us", "started_us", "ended_us"),
    *("recalls", "park_reason", "return_us", "outcome", "dossier", "rating"),
)
_OF_HALL = ticket.c.hall == bindparam("of_hall")
_COLUMNS = [column for column in ticket.c if column.name != "code"]
"""A display may read these, but not the code, which opens a person's page."""
_TICKET = select(*_COLUMNS).where(_OF_HALL)
_ONE = Statement(_TICKET.where(ticket.c.id == bindparam("of_id")))
_BY_CODE = Statement(_TICKET.where(ticket.c.code == bindparam("of_code")))
_CODE = Statement(select(ticket.c.code).where(_OF_HALL, ticket.c.id == bindparam("of_id")))
_AT_COUNTER = Statement(_TICKET.where(AT_COUNTER, ticket.c.counter == bindparam("of_counter")))
_LIVE = Statement(_TICKET.where(LIVE, ticket.c.day == bindparam("of_day")))
_LIVE_NUMBERS = Statement(
    select(ticket.c.number).where(
        _OF_HALL, LIVE, ticket.c.day == bindparam("of_day"), ticket.c.series == bindparam("of_series")
    )
)
# All of it stands in the index ticket_waiting.
_WAITING = Statement(select(ticket.c.id, ticket.c.line, ticket.c.lane, ticket.c.rank_us).where(_OF_HALL, WAITING))
_FIRST = (
    select(ticket.c.line, ticket.c.lane, func.min(ticket.c.rank_us).label("rank_us"))
    .where(_OF_HALL, WAITING)
    .group_by(ticket.c.line, ticket.c.lane)
    .subquery("first")
)
_HEADS = Statement(  # PostgreSQL plans the join badly while it knows a table as small
    _TICKET.join(
        _FIRST,
        (ticket.c.line == _FIRST.c.line)
        & (ticket.c.lane == _FIRST.c.lane)
        & (ticket.c.rank_us == _FIRST.c.rank_us),
    ).where(WAITING),
    postgresql=_TICKET.where(WAITING)
    .prefix_with("DISTINCT ON (ticket.line, ticket.lane)")
    .order_by(ticket.c.line, ticket.c.lane, ticket.c.rank_us, ticket.c.id),
)
_ISSUED_TODAY = Statement(select(func.count(ticket.c.number)).where(_OF_HALL, ticket.c.day == bindparam("of_day")))
_GIVEN_TODAY = Statement(
    select(ticket.c.issued_service, func.count().label("given"))
    .where(_OF_HALL, ticket.c.day == bindparam("of_day"), ticket.c.state != "cancelled")
    .group_by(ticket.c.issued_service)
)
_FIRST_OF_DAY = Statement(  # + 0: or PostgreSQL looks for it along all ids
    select(func.min(ticket.c.id + 0)).where(_OF_HALL, ticket.c.day == bindparam("of_day"))
)
_ISSUED_OF_SERVICE = Statement(
    select(func.count()).where(
        _OF_HALL,
        ticket.c.day == bindparam("of_day"),
        ticket.c.series == bindparam("of_series"),
        ticket.c.issued_service == bindparam("of_service"),
        ticket.c.state != "cancelled",
    )
)
_ADD = Statement(insert(ticket).values({column.name: bindparam(column.name) for column in ticket.c}))
_CHANGE = Statement(
    update(ticket)
    .where(_OF_HALL, ticket.c.id == bindparam("of_id"))
    .values({name: bindparam(f"new_{name}") for name in _MOVING})
)
_PRUNE = Statement(delete(ticket).where(_OF_HALL, ticket.c.id <= bindparam("until")))

_LANES: Mapping[str, Lane] = {lane.value: lane for lane in Lane}
_STATES: Mapping[str, State] = {state.value: state for state in State}


class Waiting(NamedTuple):
    """Somebody who waits, as far as calling goes (`calling.Waits`)."""

    id: int
    line: str
    lane: Lane
    rank: datetime


def live_numbers(tx: Tx, hall_id: int, day: date, prefix: str) -> frozenset[int]:
    """Numbers of a series that somebody still holds."""
    rows = tx.all(_LIVE_NUMBERS, of_hall=hall_id, of_day=day.isoformat(), of_series=prefix)
    return frozenset(row.number for row in rows)


def issued_of_day(tx: Tx, hall_id: int, day: date) -> int:
    """Tickets given that day."""
    return int(tx.value(_ISSUED_TODAY, of_hall=hall_id, of_day=day.isoformat()))


def given_of_day(tx: Tx, hall_id: int, day: date) -> dict[str, int]:
    """Tickets given that day by the service they were given for, without the cancelled, as daily limits count."""
    rows = tx.all(_GIVEN_TODAY, of_hall=hall_id, of_day=day.isoformat())
    return {row.issued_service: row.given for row in rows}


def first_of_day(tx: Tx, hall_id: int, day: date) -> int | None:
    """The id of the first ticket given that day, by a wrong clock too; None if there is none."""
    found = tx.value(_FIRST_OF_DAY, of_hall=hall_id, of_day=day.isoformat())
    return None if found is None else int(found)


def issued_of_service(tx: Tx, hall_id: int, day: date, prefix: str, service: str) -> int:
    """Tickets of a service given that day, without the cancelled."""
    of = {"of_hall": hall_id, "of_day": day.isoformat(), "of_series": prefix, "of_service": service}
    return int(tx.value(_ISSUED_OF_SERVICE, **of))


def add_ticket(tx: Tx, hall_id: int, new: Ticket, code: str) -> None:
    """`code` is the opaque text of the slip's QR; the journal never holds it."""
    low, high = new.wait or (None, None)
    tx.put(
        _ADD,
        hall=hall_id,
        id=new.id,
        day=new.day.isoformat(),
        series=new.series,
        number=new.number,
        round=new.round,
        issued_us=to_micros(new.issued_at),
        ahead=new.ahead,
        wait_low=low,
        wait_high=high,
        issued_service=new.issued_service,
        code=code,
        **_moving(new),
    )


def change_ticket(tx: Tx, hall_id: int, changed: Ticket) -> None:
    values = {f"new_{name}": value for name, value in _moving(changed).items()}
    tx.put(_CHANGE, of_hall=hall_id, of_id=changed.id, **values)


def find_ticket(tx: Tx, hall_id: int, ticket_id: int) -> Ticket | None:
    if not 0 < ticket_id < 1 << 63:  # from outside: no database could hold it
        return None
    return tx.one(ticket_of, _ONE, of_hall=hall_id, of_id=ticket_id)


def ticket_of_code(tx: Tx, hall_id: int, code: str) -> Ticket | None:
    """The ticket with this code on its slip."""
    row = tx.first(_BY_CODE, of_hall=hall_id, of_code=code) if is_code(code) else None
    return None if row is None else ticket_of(row)


def is_code(text: str) -> bool:
    """Whether a text from outside could be a code of ours; others may hold what no driver takes."""
    return text.isascii() and text.isalnum()


def code_of(tx: Tx, hall_id: int, ticket_id: int) -> str:
    """The opaque code on a ticket's slip."""
    return str(tx.value(_CODE, of_hall=hall_id, of_id=ticket_id))


def at_counter(tx: Tx, hall_id: int, number: int) -> Ticket | None:
    """The ticket called to or served at a counter."""
    return tx.one(ticket_of, _AT_COUNTER, of_hall=hall_id, of_counter=number)


def waiting(tx: Tx, hall_id: int) -> list[Waiting]:
    """Everybody who waits, in no order."""
    return read_all(_waits, tx.rows(_WAITING, of_hall=hall_id))


def heads(tx: Tx, hall_id: int) -> dict[Waiting, Any]:
    """Who stands first in each line and lane, with a row for `ticket_of`."""
    rows = tx.all(_HEADS, of_hall=hall_id)
    return dict(
        zip(read_all(_waits, [(row.id, row.line, row.lane, row.rank_us) for row in rows]), rows, strict=True)
    )


def live_tickets(tx: Tx, hall_id: int, day: date) -> list[Ticket]:
    """Open tickets and no-shows of a day, in order of id."""
    rows = tx.all(_LIVE, of_hall=hall_id, of_day=day.isoformat())
    return sorted((ticket_of(row) for row in rows), key=lambda t: t.id)


def open_tickets(tx: Tx, hall_id: int, day: date) -> list[Ticket]:
    """Tickets of a day that are not over, in order of id."""
    return [t for t in live_tickets(tx, hall_id, day) if t.state in OPEN_STATES]


def prune(tx: Tx, hall_id: int, until: int) -> int:
    """Removes the tickets up to id `until`; returns how many."""
    return tx.run(_PRUNE, of_hall=hall_id, until=until)


def board(tx: Tx, at: Head) -> Board:
    """The board as the tables have it; folding the journal gives the same.

    Of a day that came again, after a clock was put right, only what was issued since.
    """
    if at.day is None:
        return Board()
    live = {t.id: t for t in live_tickets(tx, at.id, at.day) if t.id > at.day_seq}
    wrong = {ticket: each for ticket, each in print_jobs.troubles(tx, at.id).items() if ticket in live}
    of_tables = Board(
        day=at.day,
        tickets=MappingProxyType(live),
        troubles=MappingProxyType(wrong),
        printers=MappingProxyType(print_jobs.printers(tx, at.id)),
        calls=latest(calls.newest(tx, at)),
        sessions=sessions.open_now(tx, at.id),
        issued=issued_of_day(tx, at.id, at.day),
        given=MappingProxyType(given_of_day(tx, at.id, at.day)),
        languages=MappingProxyType(print_jobs.languages(tx, at.id, live)),
    )
    return reduce(fold, journal.of_day(tx, at.id), of_tables)


@reads(ticket, kept=True)
def _waits(row: tuple[int, str, str, int]) -> Waiting:
    id_, line, lane, rank = row
    return Waiting(id_, line, _LANES[lane], from_micros(rank))


@reads(ticket)
def ticket_of(row: Any) -> Ticket:
    """From a row with the columns of `ticket` (without the code)."""
    if row.rating is not None and row.rating not in range(1, 6):
        raise ValueError(f"rating {row.rating}")
    return Ticket(
        id=row.id,
        day=date.fromisoformat(row.day),
        series=row.series,
        number=row.number,
        round=row.round,
        service=row.service,
        issued_service=row.issued_service,
        reserved="" if row.line == row.service else row.line,
        lane=_LANES[row.lane],
        state=_STATES[row.state],
        rank=from_micros(row.rank_us),
        issued_at=from_micros(row.issued_us),
        ahead=row.ahead,
        wait=None if row.wait_low is None else (row.wait_low, row.wait_high),
        back_to=row.back_to,
        counter=row.counter,
        called_at=maybe_time(row.called_us),
        started_at=maybe_time(row.started_us),
        ended_at=maybe_time(row.ended_us),
        recalls=row.recalls,
        park_reason=row.park_reason,
        return_at=maybe_time(row.return_us),
        outcome=row.outcome,
        dossier=row.dossier,
        rating=row.rating,
    )


def _moving(t: Ticket) -> dict[str, Any]:
    return {
        "state": t.state.value,
        "service": t.service,
        "line": t.line,
        "lane": t.lane.value,
        "rank_us": to_micros(t.rank),
        "back_to": t.back_to,
        "counter": t.counter,
        "called_us": maybe_micros(t.called_at),
        "started_us": maybe_micros(t.started_at),
        "ended_us": maybe_micros(t.ended_at),
        "recalls": t.recalls,
        "park_reason": t.park_reason,
        "return_us": maybe_micros(t.return_at),
        "outcome": t.outcome,
        "dossier": t.dossier,
        "rating": t.rating,
    }
