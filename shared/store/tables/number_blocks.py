"""Which numbers belong to which kiosk today. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select

from shared.rules.numbering import NumberBlock
from shared.store.damage import read_all, reads
from shared.store.schema import number_block, ticket
from shared.store.statement import Statement, Tx
from shared.store.timestamps import from_micros, to_micros

_OF_HALL = number_block.c.hall == bindparam("of_hall")
_LOWEST = Statement(
    select(func.min(number_block.c.first)).where(_OF_HALL, number_block.c.series == bindparam("of_series"))
)
_OF_HOLDER = Statement(select(number_block).where(_OF_HALL, number_block.c.holder == bindparam("of_holder")))
_GIVEN = (
    (ticket.c.hall == bindparam("of_hall"))
    & (ticket.c.day == bindparam("of_day"))
    & (ticket.c.series == bindparam("of_series"))
    & (ticket.c.round == 0)
)
_LOWEST_GIVEN = Statement(select(func.min(ticket.c.number)).where(_GIVEN))
_IS_GIVEN = Statement(select(ticket.c.id).where(_GIVEN, ticket.c.number == bindparam("of_number")))
_ADD = Statement(insert(number_block).values({column.name: bindparam(column.name) for column in number_block.c}))
_END_OTHERS = Statement(delete(number_block).where(_OF_HALL, number_block.c.day != bindparam("of_day")))


@dataclass(frozen=True, slots=True)
class HeldBlock:
    """A block of a kiosk, of which day, and since when (aware UTC)."""

    block: NumberBlock
    day: date
    reserved_at: datetime


def lowest(tx: Tx, hall_id: int, series: str) -> int | None:
    """The lowest number of a series that is some kiosk's; None where every number is everybody's."""
    found = tx.value(_LOWEST, of_hall=hall_id, of_series=series)
    return None if found is None else int(found)


def lowest_given(tx: Tx, hall_id: int, day: date, series: str) -> int | None:
    """The lowest number of a series that was given that day out of any block, also one that was given back."""
    found = tx.value(_LOWEST_GIVEN, of_hall=hall_id, of_day=day.isoformat(), of_series=series)
    return None if found is None else int(found)


def is_given(tx: Tx, hall_id: int, day: date, series: str, number: int) -> bool:
    """Whether this number was given that day out of a block."""
    of = {"of_hall": hall_id, "of_day": day.isoformat(), "of_series": series}
    return tx.value(_IS_GIVEN, **of, of_number=number) is not None


def of_holder(tx: Tx, hall_id: int, holder: str) -> dict[str, HeldBlock]:
    """By series, the blocks of one kiosk."""
    rows = tx.all(_OF_HOLDER, of_hall=hall_id, of_holder=holder)
    return dict(read_all(_held, rows))


def add(tx: Tx, hall_id: int, holder: str, series: str, block: NumberBlock, day: date, at: datetime) -> None:
    of = {"hall": hall_id, "series": series, "holder": holder, "day": day.isoformat()}
    tx.put(_ADD, **of, first=block.first, last=block.last, reserved_us=to_micros(at))


def end_others(tx: Tx, hall_id: int, day: date) -> None:
    """The blocks of every day but this one are everybody's again."""
    tx.run(_END_OTHERS, of_hall=hall_id, of_day=day.isoformat())


@reads(number_block)
def _held(row: Any) -> tuple[str, HeldBlock]:
    block = NumberBlock(row.first, row.last)
    return row.series, HeldBlock(block, date.fromisoformat(row.day), from_micros(row.reserved_us))
