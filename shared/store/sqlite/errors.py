"""What errors of SQLite and of its file mean to people."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from shared.errors.outside import (
    StoreContradicts,
    StoreDamaged,
    StoreFileMissing,
    StoreFull,
    StoreLocked,
    StoreReadOnly,
    StoreRowDamaged,
    StoreUnavailable,
)
from shared.store.sqlite.disk_space import NOTHING, free

_MAYBE_FULL = ("SQLITE_IOERR", "SQLITE_CANTOPEN")
"""What SQLite says when it cannot make or lengthen the file of its shared memory."""
_THERE_ALREADY = ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY")
"""Numbers come from rows: a row that was changed by hand gives one that is taken."""


def translate(problem: BaseException | None, path: Path) -> StoreUnavailable:
    """What a database error means to people. Raises IntegrityError again: that is our bug, not the world's."""
    name = getattr(problem, "sqlite_errorname", "")
    if name.startswith("SQLITE_CANTOPEN") and not path.exists():
        return StoreFileMissing(path=path)
    if name.startswith("SQLITE_READONLY") or (name.startswith("SQLITE_CANTOPEN") and _cannot_write(path)):
        return StoreReadOnly(path=path)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(path=path)
    if name == "SQLITE_FULL" or (name.startswith(_MAYBE_FULL) and free(path) < NOTHING):
        return StoreFull(path=path)
    if damage := _damage(problem, name, path):
        return damage
    if isinstance(problem, sqlite3.IntegrityError | sqlite3.ProgrammingError):
        raise problem
    return StoreUnavailable(reason=f"{path}: {problem}")


def _damage(problem: BaseException | None, name: str, path: Path) -> StoreDamaged | None:
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamaged(path=path)
    if name in _THERE_ALREADY:
        return StoreContradicts(path=path, detail=str(problem))
    if isinstance(problem, sqlite3.OperationalError) and "Could not decode" in str(problem):
        return StoreRowDamaged(table="?", row="?", detail=str(problem))  # the driver tells the column only
    return None


def translate_os(problem: OSError, path: Path) -> StoreUnavailable:
    """What an error of the file system means to people. It names the file itself, if that is not the database."""
    if isinstance(problem, TimeoutError):
        return StoreLocked(path=path)
    if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
        return StoreReadOnly(path=problem.filename or path)
    if problem.errno == errno.ENOSPC:
        return StoreFull(path=path)
    return StoreUnavailable(reason=f"{path}: {problem.strerror}")


def _cannot_write(path: Path) -> bool:
    return not os.access(path if path.exists() else path.parent, os.W_OK)
