"""The learnt waiting times of a hall. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, insert, select, update

from shared.rules.estimate import Model
from shared.store.schema import estimate
from shared.store.statement import Statement, Tx

_OF_HALL = estimate.c.hall == bindparam("of_hall")
_FIND = Statement(select(estimate.c.day, estimate.c.body).where(_OF_HALL))
_CHANGE = Statement(update(estimate).where(_OF_HALL).values(day=bindparam("new_day"), body=bindparam("new_body")))
_ADD = Statement(insert(estimate).values({column.name: bindparam(column.name) for column in estimate.c}))


def find(tx: Tx, hall_id: int) -> tuple[date, Model] | None:
    """The day it was learnt on and the model; None if there is none, or none this program can read."""
    row = tx.first(_FIND, of_hall=hall_id)
    if row is None:
        return None
    try:
        return date.fromisoformat(row.day), Model.from_json(row.body)
    except ValueError:  # written by another version: it is learnt anew every day
        return None


def put(tx: Tx, hall_id: int, day: date, model: Model) -> None:
    """Replaces the model."""
    body = model.to_json()
    if not tx.run(_CHANGE, of_hall=hall_id, new_day=day.isoformat(), new_body=body):
        tx.run(_ADD, hall=hall_id, day=day.isoformat(), body=body)
