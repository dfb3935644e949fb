"""Where each series stands on each day. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import bindparam, delete, exists, insert, select, update

from shared.rules.numbering import SeriesPosition
from shared.store.damage import reads
from shared.store.schema import series, ticket
from shared.store.statement import Statement, Tx

_OF_SERIES = (
    (series.c.hall == bindparam("of_hall"))
    & (series.c.day == bindparam("of_day"))
    & (series.c.series == bindparam("of_series"))
)
_PLACE = Statement(select(series.c.last, series.c.round).where(_OF_SERIES))
_BEGIN_SERIES = Statement(insert(series).values({column.name: bindparam(column.name) for column in series.c}))
_MOVE_SERIES = Statement(
    update(series).where(_OF_SERIES).values(last=bindparam("new_last"), round=bindparam("new_round"))
)
_PLACES = Statement(select(series).where(series.c.hall == bindparam("of_hall")))
_PRUNE_SERIES = Statement(
    delete(series).where(
        series.c.hall == bindparam("of_hall"),
        series.c.day != bindparam("today"),
        ~exists().where(
            ticket.c.hall == series.c.hall, ticket.c.day == series.c.day, ticket.c.series == series.c.series
        ),
    )
)


def last(tx: Tx, hall_id: int, day: date, prefix: str) -> SeriesPosition | None:
    """Where a series stands that day; None if no number was given yet."""
    row = tx.first(_PLACE, of_hall=hall_id, of_day=day.isoformat(), of_series=prefix)
    return None if row is None else SeriesPosition(row.last, row.round)


def put(tx: Tx, hall_id: int, day: date, prefix: str, place: SeriesPosition, *, begins: bool) -> None:
    """`begins`: the first number of the series that day."""
    if begins:
        values = {"hall": hall_id, "day": day.isoformat(), "series": prefix}
        tx.put(_BEGIN_SERIES, **values, last=place.number, round=place.round)
    else:
        of = {"of_hall": hall_id, "of_day": day.isoformat(), "of_series": prefix}
        tx.put(_MOVE_SERIES, **of, new_last=place.number, new_round=place.round)


def all_of(tx: Tx, hall_id: int) -> dict[tuple[date, str], SeriesPosition]:
    """Where every series of every day stands."""
    rows = tx.all(_PLACES, of_hall=hall_id)
    return dict(map(_stands, rows))


@reads(series)
def _stands(row: Any) -> tuple[tuple[date, str], SeriesPosition]:
    return (date.fromisoformat(row.day), row.series), SeriesPosition(row.last, row.round)


def prune(tx: Tx, hall_id: int, today: date) -> None:
    """Removes the series of other days, past or to come, of which no ticket is left."""
    tx.run(_PRUNE_SERIES, of_hall=hall_id, today=today.isoformat())
