"""A transaction in two round trips: BEGIN, the hall's lock and what is read; then what is written and COMMIT."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any

import psycopg
from sqlalchemy import Connection, Dialect, Engine
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.exc import DBAPIError

from shared.store.postgres.pipeline import Answer, Asked, Pipeline
from shared.store.statement import Ahead, Noted, Statement, Tx

DIALECT: Dialect = PGDialect(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
"""Makes the text of statements as libpq takes them."""


class PostgresTx(Tx):
    """What is `put` goes to the server together, in one round trip, with the next question or the COMMIT; so does
    `begin`, with the first. What was read ahead is answered from there until something is written.
    """

    def __init__(self, engine: Engine, begin: Sequence[Asked]) -> None:
        self._engine = engine
        self._begun = False
        self._waiting: list[Asked] = list(begin)
        self._ahead: dict[tuple[Statement, tuple[Any, ...]], list[Any]] = {}
        self._take()

    def _take(self) -> None:
        """A connection of the pool."""
        self._pooled = self._engine.raw_connection()
        super().__init__(self._pooled.driver_connection, DIALECT)
        kept = self._pooled.info
        self._pipeline: Pipeline = kept.get("pipeline") or kept.setdefault("pipeline", Pipeline(self.driver))

    @property
    def lost(self) -> bool:
        """The server or the way to it is gone."""
        return bool(self.driver.closed)

    @cached_property
    def connection(self) -> Connection:
        self.flush()
        made = Connection(self._engine, self._pooled)
        made.begin()
        return made

    def lock(self, hall: int, lock: str, ahead: Ahead | None) -> None:
        """Reads what `ahead` asks, and locks the hall's row, by the statement that reads it if there is one."""
        noted = Noted()
        if ahead is not None:
            ahead(noted)
        asked = [self._filled(statement, values) for statement, values in noted.asked]
        its = next((n for n, (statement, _) in enumerate(noted.asked) if statement.of_hall), None)
        if its is None:
            self._waiting.append((f"SELECT FROM hall WHERE id = $1{lock}", (hall,)))
        else:
            asked[its] = (asked[its][0] + lock, asked[its][1])
        answers = self._ask(asked)
        keys = ((statement, tuple(values.values())) for statement, values in noted.asked)
        self._ahead = {key: answer.rows for key, answer in zip(keys, answers, strict=True)}

    def run(self, statement: Statement, **values: Any) -> int:
        self._ahead.clear()
        return self._ask([self._filled(statement, values)])[0].changed

    def put(self, statement: Statement, **values: Any) -> None:
        self._ahead.clear()
        self._waiting.append(self._filled(statement, values))

    def flush(self) -> None:
        if self._waiting:
            self._ask([])

    def commit(self) -> None:
        self._ask([("COMMIT", ())])

    def end(self) -> None:
        """Gives the connection back; what was not committed is rolled back."""
        if self._pooled.is_valid and not self._pipeline.end():
            self._pooled.invalidate()
        self._pooled.close()

    def _read(self, statement: Statement, values: dict[str, Any]) -> list[Any]:
        found = self._ahead.get((statement, tuple(values.values()))) if self._ahead else None
        return self._ask([self._filled(statement, values)])[0].rows if found is None else found

    def _ask(self, asked: list[Asked]) -> list[Answer]:
        waiting, self._waiting = self._waiting, []
        try:
            answers = self._pipeline.ask([*waiting, *asked])
        except psycopg.OperationalError:
            if self._begun or not self.lost:
                raise
            self._replace()
            answers = self._pipeline.ask([*waiting, *asked])
        self._begun = True
        return answers[len(waiting) :]

    def _replace(self) -> None:
        """A connection that was lost while nobody used it; all of its age are dropped."""
        with suppress(DBAPIError):
            Connection(self._engine, self._pooled).exec_driver_sql("")
        self._pooled.close()
        self._take()
