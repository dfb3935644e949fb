"""Which halls a database holds."""

from __future__ import annotations

from sqlalchemy import select

from shared.errors.visits import NothingYet, UnknownHall
from shared.store.schema import hall
from shared.store.statement import Statement, Tx

_CODES = Statement(select(hall.c.code).order_by(hall.c.id))


def codes(tx: Tx) -> list[str]:
    """Every hall's code, in the order they came."""
    return [row.code for row in tx.all(_CODES)]


def must_have(tx: Tx, code: str, path: object) -> None:
    """Raises UnknownHall, naming the database or copy `path`, unless the hall `code` is in it; NothingYet where
    no hall is.
    """
    known = codes(tx)
    if not known:
        raise NothingYet(path=path)
    if code not in known:
        raise UnknownHall(hall=code, path=path, known=", ".join(known))
