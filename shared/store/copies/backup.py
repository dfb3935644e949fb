"""Copies of a SQLite file: whole, checked, and made while the hall goes on.

A copy is one step of SQLite's backup: a stepwise one begins again at every commit and never ends while numbers
are given. It appears under its name only when it is complete and on the disk.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import bindparam, func, select

from shared.errors.kinds import HallError
from shared.errors.outside import StoreDamaged, StoreFull
from shared.errors.starting import CopyUnreadable, FolderMissing, FolderUnusable
from shared.errors.visits import BackupMissing, FileExists, NoPlaceForCopy, ServerStore
from shared.files import must_be_a_file, sync_folder
from shared.store.schema import ticket
from shared.store.sqlite.errors import translate, translate_os
from shared.store.statement import Statement, Tx
from shared.store.store import Store
from shared.store.tables import journal
from shared.store.tables.halls import codes
from shared.store.tables.journal import Head

PART = ".part"
"""Ends the name of a copy that is not complete."""
_TICKETS = Statement(select(func.count()).select_from(ticket).where(ticket.c.hall == bindparam("of_hall")))


@dataclass(frozen=True, slots=True)
class HallSummary:
    """One hall in a database: its last entry and that entry's time (None before the first), its tickets."""

    hall: str
    seq: int
    at: datetime | None
    tickets: int


@dataclass(frozen=True, slots=True)
class BackupFile:
    """`size` in bytes."""

    path: Path
    size: int
    halls: tuple[HallSummary, ...]


def copy(store: Store, target: Path, *, force: bool = False) -> BackupFile:
    """Makes `target` a sound copy of the database as it is now; the hall may go on meanwhile.

    The copy is one file that only this user may read (it holds PIN hashes). An existing file is replaced only
    with `force`. Raises FileExists, NoPlaceForCopy, FolderMissing, FolderUnusable, StoreFull (for the target's
    disk), StoreDamaged (for the source), ServerStore, StoreUnavailable; then nothing of it is left.
    """
    source = file_of(store)
    _must_be_free(target, source, force=force)
    with beside(target) as part:
        with store.read() as tx:
            halls = halls_in(tx)
            pages(tx.connection.connection.driver_connection, source, part)  # type: ignore[arg-type]
        must_be_sound(part, source)
        settle(part, target)
    return BackupFile(target, target.stat().st_size, halls)


def halls_in(tx: Tx) -> tuple[HallSummary, ...]:
    """Every hall of the database."""
    return tuple(
        HallSummary(head.code, head.seq, head.at if head.seq else None, int(tx.value(_TICKETS, of_hall=head.id)))
        for head in heads_in(tx)
    )


def heads_in(tx: Tx) -> list[Head]:
    """Where the journal of every hall stands."""
    return [head for code in codes(tx) if (head := journal.head(tx, code)) is not None]


def file_of(store: Store) -> Path:
    """The file of a store. Raises ServerStore."""
    if store.path is None:
        raise ServerStore(path=store.name)
    return store.path


def must_be_readable(copied: Path) -> None:
    """Raises BackupMissing, CopyUnreadable."""
    try:
        must_be_a_file(copied)
    except FileNotFoundError:
        raise BackupMissing(path=copied) from None
    except OSError as problem:
        raise CopyUnreadable(path=copied, reason=problem.strerror) from None


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A new empty file in the folder of `target`, for this user only; what is left of it at the end is removed.

    Raises FolderMissing, FolderUnusable, StoreFull.
    """
    try:
        number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=PART, dir=target.parent)
        os.close(number)
    except FileNotFoundError:
        raise FolderMissing(folder=target.parent, reason="") from None
    except OSError as problem:
        raise _unusable(problem, target) from problem
    try:
        yield Path(name)
    finally:
        for end in ("", "-wal", "-shm", "-journal", ".lock", ".bell"):
            with suppress(OSError):
                Path(name + end).unlink()


def pages(source: sqlite3.Connection, name: Path, part: Path) -> None:
    """Copies the database `name`, open in `source`, into the empty file `part`, in one step."""
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copied:
            copied.execute("PRAGMA synchronous=OFF")  # `settle` puts all of it on the disk
            source.backup(copied, pages=-1)
    except sqlite3.Error as problem:
        raise _whose(problem, name, part) from problem
    plain(part)


def plain(part: Path) -> None:
    """Makes it one file, with nothing of SQLite's beside it."""
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copied:
            copied.execute("PRAGMA journal_mode=DELETE").fetchall()
    except sqlite3.Error as problem:
        raise translate(problem, part) from problem


def must_be_sound(part: Path, name: Path) -> None:
    """Raises StoreDamaged, naming the database `name` that `part` was copied from."""
    try:
        with closing(sqlite3.connect(part)) as copied:
            answer = copied.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError as problem:
        raise _whose(problem, name, part) from problem
    if answer != ("ok",):
        raise StoreDamaged(path=name)


def settle(part: Path, target: Path) -> None:
    """Puts `part` on the disk and then in the place of `target`, in one move. Raises FolderUnusable, StoreFull."""
    try:
        sync(part)
        part.replace(target)
        sync_folder(target.parent)
    except OSError as problem:
        raise _unusable(problem, target) from problem


def sync(path: Path) -> None:
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _must_be_free(target: Path, source: Path, *, force: bool) -> None:
    if not os.path.lexists(target):  # nor if that cannot be seen: writing says why
        return
    there, ours = Path(os.path.realpath(target)), source.resolve()
    in_use = there.parent == ours.parent and there.name.startswith(ours.name)  # the database and what SQLite keeps
    if in_use or not os.path.isfile(target):  # noqa: PTH113 - Path's raises where it cannot be known
        raise NoPlaceForCopy(path=target)
    if not force:
        raise FileExists(path=target)


def _unusable(problem: OSError, target: Path) -> HallError:
    known = translate_os(problem, target)
    return known if isinstance(known, StoreFull) else FolderUnusable(folder=target.parent, reason=problem.strerror)


def _whose(problem: sqlite3.Error, source: Path, part: Path) -> HallError:
    """Damage is the source's, everything else (a full disk) the copy's."""
    known = translate(problem, part)
    return StoreDamaged(path=source) if isinstance(known, StoreDamaged) else known
