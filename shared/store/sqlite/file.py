"""The file of a SQLite database: whether it is there and still the same, making it, and only looking at it."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import platformdirs

from shared import files
from shared.errors.outside import StoreFileMissing, StoreReplaced
from shared.files import ALONE, make_folder

SHARED = 0o660
"""Who may read the file in a folder that a group shares; elsewhere ALONE."""

_OURS = {"alembic_version", "hall", "journal", "ticket"}
"""Tables of every schema; another program may note its revision as we do."""
_SIDES = ("-wal", "-shm")
_SHARED_FOLDER = 0o2020
_NO_WAY_IN = ("SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_FULL")
"""What SQLite says where it cannot make the files beside the database that reading a WAL needs."""


class SqliteFile:
    """One database file. Errors of the file system pass through."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._name = str(path)
        self._opened: tuple[int, int] | None = None
        self._had_pages = False
        self._still: tuple[int, int] | None = None
        self._sides: dict[str, os.stat_result] = {}
        """What SQLite keeps beside the file that is open."""

    # Is it there

    def has_pages(self) -> bool:
        """False where it is missing or empty. Raises files.NotAFile: SQLite would wait for a pipe's other end."""
        with suppress(FileNotFoundError):
            return files.must_be_a_file(self.path) > 0
        return False

    def traces(self) -> list[Path]:
        """What tells that a hall had its queue here, though the file is gone."""
        beside = [self.beside(end) for end in (".bell", ".reserve", ".restored", "-wal")]
        mine = re.compile(rf"{re.escape(self.path.stem)}-\d{{4}}-\d\d-\d\d\.sqlite")
        folder = self.path.parent / "backups"
        copies = [each for each in folder.iterdir() if mine.fullmatch(each.name)] if folder.is_dir() else []
        return [each for each in beside if each.exists()] + copies

    def is_foreign(self) -> bool:
        """Whether another program has its tables in it; nothing is changed. False where that cannot be seen."""
        with suppress(sqlite3.Error), closing(self.connect_to_look(timeout=1)) as looking:
            found = {name for (name,) in looking.execute("SELECT name FROM sqlite_master")}
            return bool(found) and not found >= _OURS and self.nobody_wrote()
        return False

    def is_lost(self) -> bool:
        """Where there is no file: whether there was one, or its disk is not there."""
        folder = self.path.parent
        return bool(self.traces()) or not (folder.exists() or _is_default(folder))

    def beside(self, end: str) -> Path:
        return self.path.with_name(self.path.name + end)

    # Making it

    def make(self, *, anew: bool) -> None:
        """An empty file, unless it is there. Only the default folder is made, unless `anew`: another one that is
        missing is a disk that is not there. Raises StoreFileMissing where a queue has been, unless `anew`.
        """
        if self.has_pages():
            return
        folder = self.path.parent
        if anew:
            self._set_aside_wal()
        elif self.is_lost() and not self.has_pages():  # asked again: somebody may just have made it
            raise StoreFileMissing(path=self.path)
        make_folder(folder)
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, ALONE))
            self.path.chmod(mode_in(folder))

    def make_default_folder(self) -> None:
        """The only one that is made without being asked for."""
        if _is_default(self.path.parent):
            make_folder(self.path.parent)

    def _set_aside_wal(self) -> None:
        """SQLite would delete it; it is all there is of the last minutes."""
        with suppress(FileNotFoundError):
            self.beside("-wal").replace(self.beside("-wal.lost"))
        with suppress(FileNotFoundError):
            self.beside("-shm").unlink()

    # Is it still the same

    def opened(self) -> None:
        """Remembers which file the first connection has open. Raises StoreReplaced if this one has another."""
        found = self.path.stat()
        if self._opened not in (None, (found.st_ino, found.st_dev)):
            raise StoreReplaced(path=self.path)
        self._opened = (found.st_ino, found.st_dev)
        self._had_pages = found.st_size > 0
        self._sides.clear()

    def leave(self) -> None:
        """Another file stands in its place: what SQLite kept of ours would be read into that one."""
        for end, ours in self._sides.items():
            with suppress(FileNotFoundError):
                there = self.beside(end).stat()
                if os.path.samestat(there, ours):
                    self.beside(end).replace(self.beside(f"{end}.lost"))
        with suppress(FileNotFoundError):
            self.beside("-shm.lost").unlink()
        if self._size("-wal.lost") == 0:
            self.beside("-wal.lost").unlink()

    def closed(self) -> None:
        """The next connection may find another."""
        self._opened = self._still = None

    def must_be_the_same(self) -> None:
        """If a connection is open; 2 µs. Raises StoreFileMissing (it was deleted or emptied), StoreReplaced."""
        if self._opened is None:
            return
        try:
            found = os.stat(self._name)  # noqa: PTH116 - Path.stat costs twice as much
        except FileNotFoundError:
            raise StoreFileMissing(path=self.path) from None
        if found.st_size == 0 and self._had_pages:
            raise StoreFileMissing(path=self.path)
        if (found.st_ino, found.st_dev) != self._opened:
            raise StoreReplaced(path=self.path)
        if len(self._sides) < len(_SIDES):
            self._see_sides()

    def _see_sides(self) -> None:
        """SQLite makes them only when it needs them."""
        for end in _SIDES:
            with suppress(FileNotFoundError):
                self._sides[end] = self.beside(end).stat()

    def connect(self, timeout: float) -> sqlite3.Connection:
        """A connection that never makes the file: only `make` does. While another is open, to the same file only.

        Raises StoreFileMissing, StoreReplaced.
        """
        self.must_be_the_same()
        uri = f"{self.path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(uri, uri=True, timeout=timeout, check_same_thread=False)

    # Only looking

    def connect_to_look(self, timeout: float) -> sqlite3.Connection:
        """A connection that changes nothing on the disk, and needs no room there.

        Where no program has the file open there is no -wal, and SQLite would have to make one to read: it is told
        that nobody writes, and `nobody_wrote` says afterwards whether that was true.
        https://www.sqlite.org/wal.html#read_only_databases
        """
        uri = f"{self.path.resolve().as_uri()}?mode=ro"
        words: dict[str, Any] = {"uri": True, "timeout": timeout, "check_same_thread": False}
        wal = self._size("-wal")
        if wal is not None and (wal > 0 or self._size("-shm") is not None):
            try:
                return _tried(sqlite3.connect(uri, **words))
            except sqlite3.OperationalError as problem:
                if wal > 0 or not getattr(problem, "sqlite_errorname", "").startswith(_NO_WAY_IN):
                    raise
        self._still = self._state()
        return _tried(sqlite3.connect(f"{uri}&immutable=1", **words))

    def nobody_wrote(self) -> bool:
        """False if what was read through a connection to look may be wrong: the pages were changed meanwhile."""
        return self._still is None or self._still == self._state()

    def somebody_writes(self) -> bool:
        """Whether a connection to look must be made anew, as it cannot see what is written now."""
        return self._still is not None and (self._still != self._state() or bool(self._size("-wal")))

    def _state(self) -> tuple[int, int]:
        with suppress(FileNotFoundError):
            found = self.path.stat()
            return found.st_mtime_ns, found.st_size
        return 0, 0

    def _size(self, end: str) -> int | None:
        with suppress(FileNotFoundError):
            return self.beside(end).stat().st_size
        return None


def mode_in(folder: Path) -> int:
    """Who may read a new database in `folder`."""
    return SHARED if folder.stat().st_mode & _SHARED_FOLDER == _SHARED_FOLDER else ALONE


def _tried(connection: sqlite3.Connection) -> sqlite3.Connection:
    """SQLite opens the files only when it reads. Raises sqlite3.Error."""
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _is_default(folder: Path) -> bool:
    return folder == Path(platformdirs.user_data_dir("bocso", appauthor=False))
