"""The dossiers' codes that people brought today. Functions take an open Tx and a hall's row id."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, insert, select

from shared.store.schema import dossier
from shared.store.statement import Statement, Tx

_OF_HALL = dossier.c.hall == bindparam("of_hall")
_ADD = Statement(insert(dossier).values({column.name: bindparam(column.name) for column in dossier.c}))
_OF_TICKET = Statement(select(dossier.c.code).where(_OF_HALL, dossier.c.ticket == bindparam("of_ticket")))
_END_DAY = Statement(delete(dossier).where(_OF_HALL))


def add(tx: Tx, hall_id: int, ticket: int, code: str) -> None:
    tx.put(_ADD, hall=hall_id, ticket=ticket, code=code)


def of_ticket(tx: Tx, hall_id: int, ticket: int) -> str:
    """The code that came with a ticket of today; "" where none did."""
    return str(tx.value(_OF_TICKET, of_hall=hall_id, of_ticket=ticket) or "")


def end_day(tx: Tx, hall_id: int) -> None:
    """Nobody needs them any more."""
    tx.run(_END_DAY, of_hall=hall_id)
