"""Putting a copy in the place of a SQLite file.

The copy is checked first: every page, the schema, the journal of every hall. What it replaces is kept beside it.
See lost_entries.py for what was written since the copy.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from shared.errors.outside import StoreDamaged, StoreFileForeign, StoreLocked, StoreNewer, StoreUnavailable
from shared.errors.visits import BackupBroken, CopyWrong, RestoreBlind, RestoreLoses, ServerStore, StoreInUse
from shared.files import give_as, sync_folder
from shared.store.address import parsed
from shared.store.copies.backup import (
    HallSummary,
    beside,
    halls_in,
    must_be_readable,
    must_be_sound,
    pages,
    plain,
    settle,
)
from shared.store.copies.known_devices import keep, known_devices
from shared.store.copies.lost_entries import (
    LostEntries,
    ResumeNumbering,
    note,
    noted,
    what_is_lost,
    what_may_be_lost,
)
from shared.store.open import open_store
from shared.store.schema import HEAD
from shared.store.sqlite.engine import BUSY_SECONDS
from shared.store.sqlite.errors import translate, translate_os
from shared.store.sqlite.file import SqliteFile, mode_in
from shared.store.sqlite.lock import FileLock, unless_taken
from shared.store.sqlite.store import SqliteStore, lock_path, sqlite_path
from shared.store.statement import Tx
from shared.store.store import Store
from shared.store.tables.halls import must_have
from shared.store.verify import verify

Progress = Callable[[int, int], None]
WriteRestored = Callable[[Tx, LostEntries, ResumeNumbering], None]
"""Writes into the copy what it has not (shared/hall/restored.py)."""


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` is the file that was replaced, None if there was none; `halls` are as in the copy."""

    path: Path
    kept: Path | None
    halls: tuple[HallSummary, ...]
    lost: tuple[LostEntries, ...]


def restore(
    source: Path,
    url: str,
    go_on: ResumeNumbering,
    write: WriteRestored,
    *,
    sure: bool = False,
    progress: Progress = lambda _done, _all: None,
) -> Restored:
    """Puts a copy of `source` in the place of the SQLite file of `url`; an older schema is upgraded.

    Nothing is changed unless all of it can be done. `sure`: also when entries are lost by it.
    Raises BackupMissing, CopyUnreadable, CopyWrong, StoreNewer (for `source`), BackupBroken; StoreInUse (an app
    runs), StoreFileForeign (for the present file), UnknownHall (a copy without the hall of `go_on`), RestoreLoses
    and RestoreBlind (not `sure`), FolderMissing, FolderUnusable, StoreFull, StoreUnavailable.
    `progress(entries verified, entries in all)`, per hall.
    """
    if parsed(url).get_backend_name() == "postgresql":
        raise ServerStore(path=parsed(url).render_as_string())
    target = sqlite_path(url)
    must_be_readable(source)
    _must_be_unused(target)
    file = SqliteFile(target)
    if file.is_foreign():
        raise StoreFileForeign(path=target)
    file.make_default_folder()
    with beside(target) as part:
        try:
            _take(source, part)
            halls = _checked(part, source, go_on.hall, progress)
        except (StoreDamaged, StoreFileForeign) as problem:
            raise CopyWrong(path=source) from problem
        lost = _compare(part, target, go_on)
        if not sure:
            _must_lose_nothing(source, target, halls, lost)
        _write(part, target, lost, go_on, write)
        return Restored(target, _replace(part, target, go_on.now), halls, lost)


# The copy


def _take(source: Path, part: Path) -> None:
    """The pages of `source`, with what still stands in a -wal beside it."""
    file = SqliteFile(source)
    try:
        with closing(file.connect_to_look(BUSY_SECONDS)) as copied:  # also from a DVD
            pages(copied, source, part)
    except sqlite3.Error as problem:
        raise translate(problem, source) from problem
    if not file.nobody_wrote():
        raise StoreLocked(path=source)
    must_be_sound(part, source)


def _checked(part: Path, source: Path, hall: str, progress: Progress) -> tuple[HallSummary, ...]:
    """Upgrades the copy and verifies every hall in it."""
    try:
        with _open(part) as store, store.read() as tx:
            halls = halls_in(tx)
            if not halls:
                raise StoreDamaged(path=source)
            if hall:
                must_have(tx, hall, source)
            for each in halls:
                verdict = verify(tx, each.hall, progress)
                if not verdict.holds:
                    raise BackupBroken(path=source, hall=each.hall, seq=(verdict.seq or 1) - 1)
            return halls
    except StoreNewer as problem:
        raise StoreNewer(path=source) from problem


@contextmanager
def _open(part: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{part}")
    try:
        yield store
    finally:
        store.close()


# What it loses


def _compare(part: Path, target: Path, go_on: ResumeNumbering) -> tuple[LostEntries, ...]:
    with _open(part) as store, store.read() as copied:
        notes, file = noted(_notes(target)), SqliteFile(target)
        if not file.has_pages():
            return what_may_be_lost(copied, go_on, None if file.traces() else 0, notes)
        present = SqliteStore(f"sqlite:///{target}", reading=True)
        try:
            with present.read() as tx:
                return what_is_lost(copied, tx, go_on, same=present.revision() == HEAD)
        except StoreUnavailable:
            return what_may_be_lost(copied, go_on, None, notes)
        finally:
            present.close()


def _must_lose_nothing(
    source: Path, target: Path, halls: tuple[HallSummary, ...], lost: tuple[LostEntries, ...]
) -> None:
    times = [each.at for each in halls if each.at is not None]
    at = max(times).isoformat(timespec="seconds") if times else "-"
    if any(each.entries is None for each in lost):
        raise RestoreBlind(path=target, at=at)
    entries = sum(each.entries or 0 for each in lost)
    if entries:
        raise RestoreLoses(path=source, entries=entries, at=at)


def _notes(target: Path) -> Path:
    return target.with_name(f"{target.name}.restored")


def _write(
    part: Path, target: Path, lost: tuple[LostEntries, ...], go_on: ResumeNumbering, write: WriteRestored
) -> None:
    known = known_devices(target)
    with _open(part) as store:
        try:
            with store.read() as tx:
                note(_notes(target), tx, lost, go_on)
        except OSError as problem:
            raise translate_os(problem, target) from problem
        for each in lost:
            with store.write() as tx:
                write(tx, each, go_on)
        with store.write() as tx:
            keep(tx, known)


# In its place


def _must_be_unused(target: Path) -> None:
    """Raises StoreInUse while an app runs on `target`: each has a lock beside it (shared/store/only_one.py)."""
    name = re.compile(rf"{re.escape(target.name)}\.(.+)\.lock")
    try:
        locks = [(file, name.fullmatch(file.name)) for file in target.parent.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as problem:
        raise translate_os(problem, target) from problem
    running = sorted(found[1] for file, found in locks if found and _held(file))
    if running:
        raise StoreInUse(path=target, apps=running)


def _held(lock: Path) -> bool:
    try:
        with unless_taken(lock) as free:
            return not free
    except OSError:  # Windows: nobody else may open it
        return True


def _replace(part: Path, target: Path, now: datetime) -> Path | None:
    """Keeps the present file under another name and puts `part` in its place; returns what was kept."""
    try:
        with FileLock(lock_path(target), BUSY_SECONDS):  # no writer, and none begins meanwhile
            _must_be_unused(target)
            _give(part, target)
            kept = None
            if target.exists():
                _close_wal(target)
                kept = _keep(target, now)
            settle(part, target)
            for end in (".lock", ".bell", ".reserve", ".restored", ".copies"):
                if target.with_name(target.name + end).exists():
                    give_as(target, target.with_name(target.name + end))
            return kept
    except OSError as problem:
        raise translate_os(problem, target) from problem


def _give(part: Path, target: Path) -> None:
    """The restored file belongs to whom the present one belongs: an administrator may run this."""
    plain(part)
    if os.name != "posix":
        return
    like = (target if target.exists() else target.parent).stat()
    with suppress(PermissionError):
        os.chown(part, like.st_uid, like.st_gid)
    part.chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else mode_in(target.parent))


def _close_wal(target: Path) -> None:
    """Brings what stands in the -wal into the file. SQLite does it only if nobody else has the file open."""
    try:
        with closing(sqlite3.connect(target, timeout=1, isolation_level=None)) as present:
            mode = present.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.DatabaseError as problem:
        if getattr(problem, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise StoreInUse(path=target) from None
        return  # damaged: it is kept as it is, see _keep
    if mode != ("delete",):
        raise StoreInUse(path=target)


def _keep(target: Path, now: datetime) -> Path:
    """The present file under a second name; a -wal that could not be closed goes with it, or it would be read
    into the restored file.
    """
    kept = target.with_name(f"{target.stem}-replaced-{now:%Y-%m-%d-%H%M%S}{target.suffix}")
    try:
        os.link(target, kept)
    except OSError:  # a disk without hard links
        shutil.copy2(target, kept)
    for end in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            target.with_name(target.name + end).rename(kept.with_name(kept.name + end))
    sync_folder(target.parent)
    return kept
