"""Opening the database and the two ways to use it: `write()` and `read()`. The only place that translates
database errors.

SQLite: WAL with synchronous=FULL (NORMAL loses acknowledged tickets in a power cut), every writer begins with
BEGIN IMMEDIATE behind a file lock (SQLite's own busy wait lets one process starve), and rings a small bell
file after its commit so that readers wake (the -wal file changes before the commit can be seen).
"""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

import platformdirs
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from shared.errors import (
    StoreDamaged,
    StoreFull,
    StoreLocked,
    StoreNewer,
    StoreReadOnly,
    StoreUnavailable,
)
from shared.store.schema import HEAD

BUSY_SECONDS = 15
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_size_limit=67108864",
)


def default_url(hall: str) -> str:
    """The database of a hall when nobody names another: under the platform's data folder for this user."""
    return f"sqlite:///{Path(platformdirs.user_data_dir('bocso', appauthor=False)) / f'{hall}.sqlite'}"


class Store:
    """One database. Threads may share it; each `write()` and `read()` takes its own connection."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.path = sqlite_path(url)
        self.bell = self.path.with_name(self.path.name + ".bell")
        self._lock = _FileLock(self.path.with_name(self.path.name + ".lock"))
        self._engine = _engine(url)
        self._reader = self._engine.execution_options(sqlite_begin="DEFERRED")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, alone: nobody else writes meanwhile. Commits at the end, rolls back on error.

        Raises StoreUnavailable (read only, full, locked, damaged), and then nothing was written.
        """
        with self._translated(), self._lock, self._engine.begin() as tx:
            yield tx
        self._ring()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One consistent look; never waits for a writer. Raises StoreUnavailable."""
        with self._translated(), self._reader.begin() as tx:
            yield tx

    def must_be_writable(self) -> None:
        """Raises StoreUnavailable if nothing can be written; changes nothing.

        BEGIN IMMEDIATE is not enough: SQLite grants it on a file it may only read.
        """
        with self.write() as tx:
            tx.exec_driver_sql("UPDATE alembic_version SET version_num = version_num WHERE 0")

    def close(self) -> None:
        """Gives the connections back; the store may still be used afterwards."""
        self._engine.dispose()

    def _ring(self) -> None:
        # The commit stands already: a bell that cannot be rung costs readers a second, not a ticket.
        with suppress(OSError):
            fd = os.open(self.bell, os.O_WRONLY | os.O_CREAT, 0o664)
            try:
                os.pwrite(fd, b"x", 0)
            finally:
                os.close(fd)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as problem:
            raise _translate(problem.orig, self.path) from problem
        except OSError as problem:
            raise _translate_os(problem, self.path) from problem


def open_store(url: str) -> Store:
    """The store at `url`, made or upgraded to this program's schema first. Raises StoreUnavailable."""
    store = Store(url)
    if not store.path.exists():
        try:
            store.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)  # it holds PIN hashes
        except OSError as problem:
            raise _translate_os(problem, store.path) from problem
    revision = _revision(store)
    if revision != HEAD:
        _upgrade(store, revision)
    return store


def sqlite_path(url: str) -> Path:
    """The file of a SQLite URL. Raises StoreUnavailable for any other kind of URL."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        reason = f"{url!r} is not a database URL such as sqlite:////home/hall/queue.sqlite"
        raise StoreUnavailable(reason=reason) from None
    name = (parsed.database or "").removeprefix("file:")
    if parsed.get_backend_name() != "sqlite" or name in ("", ":memory:"):
        raise StoreUnavailable(reason=f"{parsed.render_as_string()} is not a SQLite file (sqlite:///FILE)")
    return Path(name)


def _engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _connected(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # Python no longer begins transactions by itself; "begin" below does
        cursor = dbapi.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begun(tx: Connection) -> None:
        options = tx.get_execution_options()
        if options.get("isolation_level") != "AUTOCOMMIT":  # the event fires under AUTOCOMMIT too
            tx.exec_driver_sql(f"BEGIN {options.get('sqlite_begin', 'IMMEDIATE')}")

    return engine


def _revision(store: Store) -> str | None:
    """The schema's revision, or None for an empty database."""
    if not store.path.exists():
        return None
    with store.read() as tx:
        found = tx.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").scalar()
        if not found:
            foreign = tx.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
            if foreign:
                raise StoreDamaged(path=store.path)
            return None
        return str(tx.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def _upgrade(store: Store, revision: str | None) -> None:
    from shared.store.upgrades.run import known_revisions, upgrade  # noqa: PLC0415 - 0.2 s, seldom needed

    if revision is not None and revision not in known_revisions():
        raise StoreNewer(path=store.path)
    with store.write() as tx:
        upgrade(tx)


def _translate(problem: BaseException | None, path: Path) -> StoreUnavailable:
    name = getattr(problem, "sqlite_errorname", "")
    if name.startswith("SQLITE_READONLY") or (name.startswith("SQLITE_CANTOPEN") and _cannot_write(path)):
        return StoreReadOnly(path=path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(path=path)
    if name == "SQLITE_FULL":
        return StoreFull(path=path)
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamaged(path=path)
    if isinstance(problem, sqlite3.IntegrityError):
        raise problem  # two things the schema forbids: our bug, not the world's
    return StoreUnavailable(reason=f"{path}: {problem}")


def _translate_os(problem: OSError, path: Path) -> StoreUnavailable:
    if isinstance(problem, PermissionError) or problem.errno == 30:  # EROFS
        return StoreReadOnly(path=path)
    if problem.errno == 28:  # ENOSPC
        return StoreFull(path=path)
    return StoreUnavailable(reason=f"{path}: {problem.strerror}")


def _cannot_write(path: Path) -> bool:
    return not os.access(path if path.exists() else path.parent, os.W_OK)


class _FileLock:
    """One writer at a time over processes and threads; the system frees it when a process dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._threads = threading.Lock()
        self._file: BinaryIO | None = None

    def __enter__(self) -> None:
        self._threads.acquire()
        try:
            self._file = self._path.open("ab")
            _lock(self._file)
        except BaseException:
            self._release()
            raise

    def __exit__(self, *_: object) -> None:
        self._release()

    def _release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        self._threads.release()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
