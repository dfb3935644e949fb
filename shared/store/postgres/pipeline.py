"""Many statements and their answers in one round trip, each prepared once for as long as the connection lives.

psycopg's cursors cost 40 µs a statement on this way, its wrapper of libpq a tenth of that, and a verb has a dozen.
https://www.postgresql.org/docs/current/libpq-pipeline-mode.html
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any, NamedTuple, cast

import psycopg
from psycopg import pq
from psycopg.abc import PQGen
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.generators import fetch_many, send

Asked = tuple[str, Sequence[Any]]
"""A statement with $1, $2, ..., and their values."""
_SYNC = ""
FAILED = (pq.ExecStatus.FATAL_ERROR, pq.ExecStatus.PIPELINE_ABORTED)


class Answer(NamedTuple):
    """What one statement gave."""

    rows: list[tuple[Any, ...]]
    changed: int
    """How many rows it wrote, or found."""


class Pipeline:
    """Over one connection of psycopg's, in autocommit mode; used by one thread at a time."""

    def __init__(self, driver: psycopg.Connection[Any]) -> None:
        self.driver = driver
        self._server = driver.pgconn
        self._adapt = Transformer(driver)
        self._names: dict[str, bytes] = {}
        self._prepared: set[str] = set()

    @property
    def lost(self) -> bool:
        """The server or the way to it is gone."""
        return self.driver.closed

    def ask(self, asked: Sequence[Asked]) -> list[Answer]:
        """In one round trip. Raises psycopg.Error, that of the first that fails; what follows it is not done."""
        self._server.enter_pipeline_mode()
        try:
            results = self.driver.wait(self._talk(asked))
        finally:
            with suppress(psycopg.Error):  # lost, or left by Ctrl-C: then it is of no more use
                self._server.exit_pipeline_mode()
        return [self._answer(result) for result in results]

    def end(self) -> bool:
        """Takes back what was not committed; whether the connection may be used again."""
        if not self.lost and self._server.transaction_status != pq.TransactionStatus.IDLE:
            with suppress(psycopg.Error):
                self.ask([("ROLLBACK", ())])
        idle = self._server.transaction_status == pq.TransactionStatus.IDLE
        return idle and self._server.pipeline_status == pq.PipelineStatus.OFF

    def _talk(self, asked: Sequence[Asked]) -> PQGen[list[pq.abc.PGresult]]:
        sent: list[str | None] = []
        """What each answer is of: a statement that was prepared, or None, one that was run."""
        for statement, values in asked:
            name = self._names.get(statement)
            if name is None:
                name = self._names[statement] = b"bocso_%d" % len(self._names)
            if statement not in self._prepared and statement not in sent:
                self._server.send_prepare(name, statement.encode())
                sent.append(statement)
            text = self._adapt.dump_sequence(values, [PyFormat.TEXT] * len(values))
            self._server.send_query_prepared(name, text)
            sent.append(None)
        self._server.pipeline_sync()
        yield from send(self._server)
        failed: psycopg.Error | None = None
        results: list[pq.abc.PGresult] = []
        for new in (*sent, _SYNC):
            try:
                found = yield from fetch_many(self._server)
            except psycopg.Error as problem:  # the connection; nothing more comes
                raise failed or problem from None
            if not found:
                raise failed or psycopg.OperationalError("the server closed the connection")
            (result,) = found
            if result.status in FAILED:
                failed = failed or error_from_result(result, self._adapt.encoding)
            elif new is None:
                results.append(result)
            else:
                self._prepared.add(new)
        if failed is not None:
            raise failed
        return results

    def _answer(self, result: pq.abc.PGresult) -> Answer:
        rows: list[tuple[Any, ...]] = []
        if result.ntuples:
            self._adapt.set_pgresult(result)
            rows = cast("list[tuple[Any, ...]]", self._adapt.load_rows(0, result.ntuples, tuple))
        return Answer(rows, result.command_tuples or 0)
