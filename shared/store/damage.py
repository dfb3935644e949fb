"""Rows that hold what this program never writes: a flipped bit, a hand in the database. Told as one error that
names the table and the row, wherever rows become values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, wraps
from typing import Any, TypeVar

from sqlalchemy import Column, Integer, Table, Text
from sqlalchemy.sql.elements import Label

from shared.errors.outside import StoreRowDamaged

T = TypeVar("T")

KEPT = 4096
"""Rows whose value is kept."""

MALFORMED = (ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What reading a row that was written by hand may lead to."""
_TYPES: tuple[tuple[Any, type], ...] = ((Integer, int), (Text, str))  # BigInteger is an Integer


class RowShape:
    """What the rows of one SELECT must be made of. SQLite keeps any type in any column; PostgreSQL does not."""

    def __init__(self, columns: Iterable[Any]) -> None:
        self._columns = [each.element if isinstance(each, Label) else each for each in columns]
        self._allowed = [_allowed(column) for column in self._columns]
        self._sound: set[tuple[type, ...]] = set()

    def must_fit_all(self, rows: Iterable[Sequence[Any]]) -> None:
        """As `must_fit` of each, a third of its time."""
        if not {tuple(map(type, row)) for row in rows} <= self._sound:
            for row in rows:
                self.must_fit(row)

    def must_fit(self, row: Sequence[Any]) -> None:
        """Raises StoreRowDamaged. Cheap: rows of the same types are looked at once."""
        types = tuple(map(type, row))
        if types in self._sound:
            return
        for column, allowed, found in zip(self._columns, self._allowed, types, strict=False):
            if allowed is not None and found not in allowed:
                name = getattr(getattr(column, "table", None), "name", "?")
                raise StoreRowDamaged(table=name, row=self._named(row), detail=f"{column.name}: {found.__name__}")
        self._sound.add(types)

    def _named(self, row: Sequence[Any]) -> str:
        keys = (
            (each.name, value)
            for each, value in zip(self._columns, row, strict=False)
            if isinstance(each, Column) and each.primary_key and each.name != "hall"
        )
        return _words(keys)


def reads(table: Table, *, kept: bool = False) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """For what makes a value of a row of `table`, its first argument: raises StoreRowDamaged where it cannot.
    `kept`: of rows that verbs read again and again (who waits, who is where) the value is made once.
    """
    keys = [column.name for column in table.primary_key if column.name != "hall"] or ["hall"]

    def around(make: Callable[..., T]) -> Callable[..., T]:
        make = lru_cache(KEPT)(make) if kept else make

        @wraps(make)
        def safely(row: Any, *rest: Any) -> T:
            try:
                return make(row, *rest)
            except MALFORMED as problem:
                named = _words((name, getattr(row, name, "?")) for name in keys)
                raise StoreRowDamaged(table=table.name, row=named, detail=problem) from problem

        return safely

    return around


def read_all(read: Callable[[Any], T], rows: Sequence[Any]) -> list[T]:
    """What `read`, made by `reads`, makes of each row; half the time of one by one."""
    try:
        plain: Callable[[Any], T] = getattr(read, "__wrapped__", read)
        return list(map(plain, rows))
    except MALFORMED:
        return list(map(read, rows))  # once more, to name the row


def _allowed(column: Any) -> frozenset[type] | None:
    """None for an expression of which nothing is known."""
    kind = next((python for sql, python in _TYPES if isinstance(getattr(column, "type", None), sql)), None)
    if kind is None:
        return None
    nothing = getattr(column, "nullable", True)
    return frozenset({kind, type(None)} if nothing else {kind})


def _words(keys: Iterable[tuple[str, Any]]) -> str:
    return ", ".join(f"{name} {value}" for name, value in keys) or "?"
