"""A hall's queue in one SQLite file.

WAL with synchronous=FULL (NORMAL loses acknowledged tickets in a power cut), every writer begins with BEGIN
IMMEDIATE behind a file lock (SQLite's own busy wait lets one process starve), and rings a small bell file after
its commit so that readers wake (the -wal file changes before the commit can be seen). See sqlite_file.py for the
file itself, space.py for what happens on a full disk, backup.py for copies.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from weakref import WeakSet

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from shared.errors.kinds import Words
from shared.errors.outside import (
    NO_SQLITE,
    StoreDamaged,
    StoreFileForeign,
    StoreFileMissing,
    StoreFull,
    StoreLocked,
    StoreNotBegun,
    StoreReplaced,
    StoreUnavailable,
    StoreUrlWrong,
)
from shared.files import ALONE, give_as
from shared.store.address import parsed
from shared.store.lease import FileLease, Lease
from shared.store.sqlite.change_detector import ChangeDetector, Watch
from shared.store.sqlite.disk_space import SCARCE, Reserve, free
from shared.store.sqlite.engine import BUSY_SECONDS, engine_of
from shared.store.sqlite.errors import translate, translate_os
from shared.store.sqlite.file import SqliteFile
from shared.store.sqlite.lock import FileLock
from shared.store.statement import Ahead, Statement, Tx
from shared.store.store import Store

_HAS_REVISION = Statement(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"))
_HAS_TABLES = Statement(text("SELECT count(*) FROM sqlite_master"))
_REVISION = Statement(text("SELECT version_num FROM alembic_version"))


class SqliteTx(Tx):
    """Of a connection that SQLAlchemy made."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection.connection.driver_connection, connection.dialect)
        self._connection = connection

    @property
    def connection(self) -> Connection:
        return self._connection


class SqliteStore(Store):
    """`bell` is the file that is touched after each commit."""

    groups = True

    def __init__(self, url: str, *, reading: bool = False) -> None:
        self.path: Path = sqlite_path(url)
        self.reading = reading
        self._file = SqliteFile(self.path)
        super().__init__(url, str(self.path), engine_of(url, self._file, reading=reading))
        self.bell: Path = self.path.with_name(self.path.name + ".bell")
        self._lock = FileLock(lock_path(self.path), BUSY_SECONDS, like=self.path)
        self.reserve = Reserve(self.path)
        self._reader = self.engine.execution_options(sqlite_begin="DEFERRED")
        self._writer: Connection | None = None
        self._group = threading.local()
        self._asked: WeakSet[ChangeDetector] = WeakSet()

    @contextmanager
    def _alone(self, hall: int, ahead: Ahead | None = None) -> Iterator[Tx]:  # noqa: ARG002 - a file is near
        group = self._grouped()
        if group is not None:
            with self._translated():
                yield from _saved(group)
            return
        self.reserve.use_if_scarce()
        with self._relieved(), self._translated(), self._lock:
            if hall:
                yield from self._verb()
            else:  # upgrades, a hall's first start: SQLAlchemy looks on
                with self.engine.begin() as connection:
                    yield SqliteTx(connection)
                    self._must_be_the_same()

    def _verb(self) -> Iterator[Tx]:
        """A writing transaction on the one connection kept for it: SQLAlchemy's own way costs 0.1 ms more."""
        if self._writer is None:
            self._writer = self.engine.connect()
        tx = SqliteTx(self._writer)
        try:
            tx.driver.execute("BEGIN IMMEDIATE")
            yield tx
            self._must_be_the_same()  # as late as can be: what is committed is acknowledged
            tx.driver.execute("COMMIT")
        except BaseException:
            if tx.driver.in_transaction:
                tx.driver.execute("ROLLBACK")
            raise

    @contextmanager
    def together(self, hall: int) -> Iterator[None]:
        with self._alone(hall) as tx:
            self._group.tx = tx
            try:
                yield
            finally:
                self._group.tx = None
        self.ring(hall)

    def _grouped(self) -> Tx | None:
        """The transaction of this thread's group, if it is in one."""
        return getattr(self._group, "tx", None)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        group = self._grouped()
        if group is not None:
            with self._translated():
                yield group
            return
        if self._file.somebody_writes():
            self._dispose()
        self._must_be_the_same()
        with self._translated(), self._reader.begin() as connection:
            try:
                yield SqliteTx(connection)
            finally:
                if not self._file.nobody_wrote():
                    raise StoreLocked(path=self.path)

    def ring(self, hall: int) -> None:  # noqa: ARG002
        if self._grouped() is not None:
            return  # at the end of it
        with suppress(OSError):
            try:
                os.utime(self.bell)
            except FileNotFoundError:
                self.bell.touch(ALONE)
                give_as(self.path, self.bell)

    def listen(self, hall: int, wake: Callable[[], None]) -> Callable[[], None]:  # noqa: ARG002
        return Watch(self.change_detector(), wake).stop

    def lease(self, hall: int, name: str, holder: str = "") -> Lease:  # noqa: ARG002 - one hub has a file
        return FileLease(
            self.path.with_name(f"{self.path.name}.{hall}-{name}.hold"), self._translated, like=self.path
        )

    def change_detector(self) -> Callable[[], bool]:
        if self.reading:
            return lambda: True
        asked = ChangeDetector(self.engine)
        self._asked.add(asked)

        def look() -> bool:
            try:
                self._must_be_the_same()
                return asked()
            except StoreUnavailable:
                return True

        return look

    def close(self) -> None:
        for asked in list(self._asked):
            asked.close()
        with self._lock.threads:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
        self._lock.close()
        self._dispose()

    def _dispose(self) -> None:
        self.engine.dispose()
        self._file.closed()

    def revision(self) -> str | None:
        with self._translated():
            if not self._file.has_pages():
                return None
            if not self.reading:
                self.reserve.use_if_scarce()  # on a full disk SQLite cannot even open the file
            if SqliteFile(self.path).is_foreign():  # before it is opened, which makes it WAL
                raise StoreFileForeign(path=self.path)
        with self.read() as tx:
            if tx.value(_HAS_REVISION):
                return str(tx.value(_REVISION))
            if tx.value(_HAS_TABLES):
                raise StoreFileForeign(path=self.path)
            return None

    def replaced(self) -> bool:
        try:
            self._must_be_the_same()
        except StoreUnavailable as problem:
            return isinstance(problem, StoreReplaced)
        return False

    def forget(self) -> None:
        with suppress(StoreUnavailable, DBAPIError, sqlite3.Error):  # else it stays in the -wal for a while
            pooled = self.engine.raw_connection()
            try:
                pooled.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[union-attr]
            finally:
                pooled.close()

    def leave(self) -> None:
        self.forget()
        with self._translated():
            self._file.leave()
            with closing(SqliteFile(self.path).connect_to_look(timeout=1)) as looking:
                if looking.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                    raise StoreDamaged(path=self.path)

    def missing(self) -> StoreUnavailable:
        return StoreFileMissing(path=self.path) if self._file.is_lost() else StoreNotBegun(path=self.path)

    def make_room(self, *, anew: bool = False) -> None:
        with self._translated():
            self._file.make(anew=anew)

    def _must_be_the_same(self) -> None:
        try:
            self._file.must_be_the_same()
        except OSError as problem:
            raise translate_os(problem, self.path) from problem

    @contextmanager
    def _relieved(self) -> Iterator[None]:
        """Where the disk turns out to be full the reserve is used, so that trying again works."""
        try:
            yield
        except StoreFull as full:
            full.relieved = self.reserve.use() or free(self.path) >= SCARCE  # or another process has used it
            raise

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as problem:
            raise translate(problem.orig, self.path) from problem
        except sqlite3.Error as problem:
            raise translate(problem, self.path) from problem
        except OSError as problem:
            raise translate_os(problem, self.path) from problem


def _saved(group: Tx) -> Iterator[Tx]:
    """One of several in a transaction: all of it, or nothing. What breaks the whole transaction is raised at its
    end, where there is nothing left to commit.
    """
    if not group.driver.in_transaction:  # a savepoint would begin another, and commit it
        raise sqlite3.OperationalError("the transaction was rolled back")
    group.driver.execute("SAVEPOINT one")
    try:
        yield group
        group.driver.execute("RELEASE one")
    except BaseException:
        if group.driver.in_transaction:
            group.driver.execute("ROLLBACK TO one")
            group.driver.execute("RELEASE one")
        raise


def sqlite_path(url: str) -> Path:
    """The file of a SQLite URL. Raises StoreUnavailable for any other kind of URL."""
    parts = parsed(url)
    name = (parts.database or "").removeprefix("file:")
    if parts.get_backend_name() != "sqlite" or name in ("", ":memory:"):
        raise StoreUrlWrong(reason=Words(NO_SQLITE, url=parts.render_as_string()))
    return Path(name)


def lock_path(database: Path) -> Path:
    """The file that every writer of a database holds while it writes."""
    return database.with_name(f"{database.name}.lock")
