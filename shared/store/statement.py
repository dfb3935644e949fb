"""SQL built once with SQLAlchemy Core and then handed to the driver as text.

SQLAlchemy's own execution costs 50 µs a statement, SQLite's 5 (bench/hall.py): a verb has nine of them inside
the hall's lock. So a Statement is compiled once per kind of database; the driver runs it.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any, cast

from sqlalchemy import Connection, Dialect
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.selectable import SelectBase

from shared.store.damage import RowShape


class Statement:
    """One statement. Every value it needs is named in it as a bindparam; names are the keywords of `Tx`."""

    def __init__(self, core: ClauseElement) -> None:
        self._core = core
        self._compiled: dict[str, tuple[str, list[str] | None, dict[str, Any]]] = {}
        self.row = _row_type(core)
        self.shape = RowShape(core.selected_columns if isinstance(core, SelectBase) else ())

    def compiled(self, dialect: Dialect) -> tuple[str, list[str] | None, dict[str, Any]]:
        """The text; the names in order of their places (None: the text names them); values already bound."""
        found = self._compiled.get(dialect.name)
        if found is None:
            made = self._core.compile(dialect=dialect)
            bound = {name: bind.value for name, bind in getattr(made, "binds", {}).items() if not bind.required}
            names = cast("list[str] | None", getattr(made, "positiontup", None))
            found = self._compiled[dialect.name] = (str(made), names, bound)
        return found


class Tx:
    """One transaction of a Store, used by one thread. `connection` is SQLAlchemy's, for the schema's upgrades.

    The driver's errors pass through; `Store` translates them.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.statements = 0
        """How many it has run."""
        self.driver: Any = connection.connection.driver_connection
        """The driver's own connection."""
        self._dialect = connection.dialect

    def all(self, statement: Statement, **values: Any) -> list[Any]:
        """Every row, as a named tuple of the columns. Raises StoreRowDamaged, as `rows`, `first`, `value`."""
        return [statement.row._make(row) for row in self.rows(statement, **values)]

    def rows(self, statement: Statement, **values: Any) -> list[Any]:
        """Every row as a plain tuple: for a hundred short rows within a verb."""
        found = self.raw(statement, **values)
        statement.shape.must_fit_all(found)
        return found

    def raw(self, statement: Statement, **values: Any) -> list[Any]:
        """Every row as the driver gives it, whatever it holds."""
        return cast("list[Any]", self._run(statement, values).fetchall())

    def first(self, statement: Statement, **values: Any) -> Any:
        """The first row as a named tuple, or None."""
        cursor = self._run(statement, values)
        row = cursor.fetchone()
        cursor.close()
        if row is None:
            return None
        statement.shape.must_fit(row)
        return statement.row._make(row)

    def value(self, statement: Statement, **values: Any) -> Any:
        """The first column of the first row, or None without a row."""
        cursor = self._run(statement, values)
        row = cursor.fetchone()
        cursor.close()
        if row is None:
            return None
        statement.shape.must_fit(row)
        return row[0]

    def run(self, statement: Statement, **values: Any) -> int:
        """For statements that give no rows: how many rows were changed."""
        return int(self._run(statement, values).rowcount)

    def put(self, statement: Statement, **values: Any) -> None:
        """For statements of which nobody asks what they did; they may reach the database later, but in order."""
        self._run(statement, values)

    def flush(self) -> None:
        """All that was `put` has reached the database, waiting included; what is left is the COMMIT."""

    def _run(self, statement: Statement, values: dict[str, Any]) -> Any:
        return self.driver.execute(*self._filled(statement, values))

    def _filled(self, statement: Statement, values: dict[str, Any]) -> tuple[str, Any]:
        """The text and its values as the driver takes them."""
        sql, names, bound = statement.compiled(self._dialect)
        self.statements += 1
        if bound:
            values = {**bound, **values}
        return sql, values if names is None else [values[name] for name in names]


def _row_type(core: ClauseElement) -> Any:
    """A named tuple of what a SELECT, or a RETURNING, gives."""
    if isinstance(core, SelectBase):
        names = [str(name) for name in core.selected_columns.keys()]  # noqa: SIM118 - a collection of columns
    else:
        names = [column.name for column in getattr(core, "_returning", ())]
    return namedtuple("Row", names, rename=True)
