"""SQL built once with SQLAlchemy Core and then handed to the driver as text.

SQLAlchemy's own execution costs 50 µs a statement, SQLite's 5 (bench/hall.py): a verb has nine of them inside
the hall's lock. So a Statement is compiled once per kind of database; the driver runs it.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.selectable import SelectBase

from shared.store.damage import RowShape

T = TypeVar("T")


class Statement:
    """One statement. Every value it needs is named in it as a bindparam; names are the keywords of `Tx`.

    `postgresql` asks the same where the other way is slow there.
    """

    def __init__(
        self, core: ClauseElement, *, of_hall: bool = False, postgresql: ClauseElement | None = None
    ) -> None:
        self._cores = {"sqlite": core, "postgresql": core if postgresql is None else postgresql}
        self.of_hall = of_hall
        """It reads a hall's own row, as every verb does first: with it a server takes the hall's lock."""
        self._compiled: dict[str, tuple[str, list[str], dict[str, Any]]] = {}

    @cached_property
    def row(self) -> Any:
        """A named tuple of what a SELECT gives, made when it is first asked: a fifth of a verb's own imports."""
        return namedtuple("Row", [str(name) for name, _ in self._columns], rename=True)

    @cached_property
    def shape(self) -> RowShape:
        """What its rows are made of."""
        return RowShape(column for _, column in self._columns)

    @property
    def _columns(self) -> list[tuple[Any, Any]]:
        core = self._cores["sqlite"]
        return core.selected_columns.items() if isinstance(core, SelectBase) else []

    def compiled(self, dialect: Dialect) -> tuple[str, list[str], dict[str, Any]]:
        """The text; the names in order of their places; values already bound."""
        found = self._compiled.get(dialect.name)
        if found is None:
            made = self._cores[dialect.name].compile(dialect=dialect)
            bound = {name: bind.value for name, bind in getattr(made, "binds", {}).items() if not bind.required}
            names = list(getattr(made, "positiontup", None) or ())
            found = self._compiled[dialect.name] = (str(made), names, bound)
        return found


class Tx:
    """One transaction of a Store, used by one thread.

    The driver's errors pass through; `Store` translates them.
    """

    def __init__(self, driver: Any, dialect: Dialect) -> None:
        self.driver = driver
        """The driver's own connection."""
        self.statements = 0
        """How many it has run."""
        self._dialect = dialect

    @property
    def connection(self) -> Connection:
        """SQLAlchemy's, for the schema's upgrades."""
        raise NotImplementedError

    def all(self, statement: Statement, **values: Any) -> list[Any]:
        """Every row, as a named tuple of the columns. Raises StoreRowDamaged, as `rows`, `first`, `value`."""
        return list(map(statement.row._make, self.rows(statement, **values)))

    def rows(self, statement: Statement, **values: Any) -> list[Any]:
        """Every row as a plain tuple: for a hundred short rows within a verb."""
        found = self._read(statement, values)
        statement.shape.must_fit_all(found)
        return found

    def raw(self, statement: Statement, **values: Any) -> list[Any]:
        """Every row as the driver gives it, whatever it holds."""
        return self._read(statement, values)

    def first(self, statement: Statement, **values: Any) -> Any:
        """The first row as a named tuple, or None."""
        found = self._read(statement, values)
        if not found:
            return None
        statement.shape.must_fit(found[0])
        return statement.row._make(found[0])

    def one(self, read: Callable[[Any], T], statement: Statement, **values: Any) -> T | None:
        """What `read` makes of the first row, or None."""
        row = self.first(statement, **values)
        return None if row is None else read(row)

    def value(self, statement: Statement, **values: Any) -> Any:
        """The first column of the first row, or None without a row."""
        found = self._read(statement, values)
        if not found:
            return None
        statement.shape.must_fit(found[0])
        return found[0][0]

    def run(self, statement: Statement, **values: Any) -> int:
        """For statements that give no rows: how many rows were changed."""
        return int(self.driver.execute(*self._filled(statement, values)).rowcount)

    def put(self, statement: Statement, **values: Any) -> None:
        """For statements of which nobody asks what they did; they may reach the database later, but in order."""
        self.driver.execute(*self._filled(statement, values))

    def flush(self) -> None:
        """All that was `put` has reached the database, waiting included; what is left is the COMMIT."""

    def _read(self, statement: Statement, values: dict[str, Any]) -> list[Any]:
        return cast("list[Any]", self.driver.execute(*self._filled(statement, values)).fetchall())

    def _filled(self, statement: Statement, values: dict[str, Any]) -> tuple[str, Any]:
        """The text and its values as the driver takes them."""
        sql, names, bound = statement.compiled(self._dialect)
        self.statements += 1
        if bound:
            values = {**bound, **values}
        return sql, [values[name] for name in names]


Ahead = Callable[[Tx], object]
"""Asks what a verb is going to ask, of a Tx that answers nothing: a server then sends it all at once."""
VerbReads = Callable[[Tx, int], object]
"""The same, of the hall with a row id."""


class Noted(Tx):
    """Takes down what an Ahead asks."""

    def __init__(self) -> None:
        self.asked: list[tuple[Statement, dict[str, Any]]] = []

    def _read(self, statement: Statement, values: dict[str, Any]) -> list[Any]:
        self.asked.append((statement, values))
        return []
