"""Clerks with roles, as rows. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from shared.rules.roles import ClerkRole
from shared.store.access import clerk
from shared.store.damage import read_all, reads
from shared.store.statement import Statement, Tx

_OF_HALL = clerk.c.hall == bindparam("of_hall")
_ALL = Statement(select(clerk).where(_OF_HALL).order_by(clerk.c.id))
_ADD = Statement(insert(clerk).values({column.name: bindparam(column.name) for column in clerk.c}))
_CHANGE = Statement(
    update(clerk)
    .where(_OF_HALL, clerk.c.id == bindparam("of_id"))
    .values(name=bindparam("new_name"), role=bindparam("new_role"))
)


@dataclass(frozen=True, slots=True)
class ClerkRow:
    """`name` is "" for one of the hall file; `role` None: removed."""

    id: str
    name: str
    role: ClerkRole | None


def all_of(tx: Tx, hall_id: int) -> list[ClerkRow]:
    """Also those that were removed."""
    return read_all(_clerk, tx.all(_ALL, of_hall=hall_id))


def put(tx: Tx, hall_id: int, new: ClerkRow) -> None:
    """Adds one, or changes the one of that id."""
    role = None if new.role is None else new.role.value
    if not tx.run(_CHANGE, of_hall=hall_id, of_id=new.id, new_name=new.name, new_role=role):
        tx.run(_ADD, hall=hall_id, id=new.id, name=new.name, role=role)


@reads(clerk)
def _clerk(row: Any) -> ClerkRow:
    return ClerkRow(row.id, row.name, None if row.role is None else ClerkRole(row.role))
