"""The daily copy of a SQLite file, with a few kept."""

from __future__ import annotations

import logging
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shared.errors.kinds import HallError
from shared.errors.starting import CopyDiskMissing, FolderMissing, FolderUnusable
from shared.files import give_as, make_folder, write_whole
from shared.store.copies.backup import PART, copy
from shared.store.sqlite.lock import unless_taken
from shared.store.store import Store

log = logging.getLogger("bocso.daily")


@dataclass(frozen=True, slots=True)
class Daily:
    """`made` is the day's copy if it was made just now; `removed` are older ones; `problem`: why there is none."""

    made: Path | None = None
    removed: tuple[Path, ...] = ()
    problem: HallError | None = None


def daily(store: Store, hall: str, folder: Path | None, kept: int, day: date) -> Daily:
    """Makes the copy `<hall>-<day>.sqlite` unless it is there, then removes all but the newest `kept` of them.

    `folder` stands beside the database unless it is a whole path; None: "backups". Only one beside the database is
    made: another that is missing is a disk that is not there. Nothing is done with `kept` 0, for a database on a
    server, or while another process does it. Never raises: a problem is logged. Up to a second; cheap when it is
    done.
    """
    if store.path is None or kept == 0:
        return Daily()
    folder = store.path.parent / (folder or "backups")
    target = folder / f"{hall}-{day.isoformat()}.sqlite"
    try:
        if target.exists():
            return Daily()
        _must_be_there(folder, store.path)
        with unless_taken(folder / f"{hall}.lock", like=store.path) as ours:
            if not ours or target.exists():
                return Daily()
            _sweep(folder, hall)
            copy(store, target)
            _note_disk(folder, store.path)
            return Daily(target, _thin(folder, hall, kept, day))
    except HallError as problem:
        return _none(problem)
    except OSError as problem:
        return _none(FolderUnusable(folder=folder, reason=problem.strerror))


def _none(problem: HallError) -> Daily:
    log.warning("no daily copy: %s", problem)
    return Daily(problem=problem)


def _must_be_there(folder: Path, database: Path) -> None:
    """Raises FolderMissing, CopyDiskMissing: a folder where a disk was mounted is an empty one without it."""
    if folder.parent == database.parent and not folder.exists():
        make_folder(folder)
        if database.stat().st_mode & 0o060:  # a group shares the database, and makes its copies by turns
            folder.chmod(0o2770)
    elif not folder.is_dir():
        raise FolderMissing(folder=folder, reason="")
    where, _, disk = _noted(database).partition("\n")
    if where == str(folder) and _disk(folder) in Path(disk).parents:
        raise CopyDiskMissing(folder=folder, disk=disk, note=_note(database), reason="")


def _note_disk(folder: Path, database: Path) -> None:
    noted = f"{folder}\n{_disk(folder)}"
    if noted != _noted(database):
        write_whole(_note(database), noted)
        give_as(database, _note(database))


def _noted(database: Path) -> str:
    """The folder of the last copy and, on the next line, where its disk was mounted; "" if that is not known."""
    try:
        return _note(database).read_text("utf-8")
    except (OSError, ValueError):
        return ""


def _note(database: Path) -> Path:
    return database.with_name(f"{database.name}.copies")


def _disk(folder: Path) -> Path:
    """Where the disk of `folder` is mounted."""
    whole = folder.resolve()
    return next(each for each in (whole, *whole.parents) if os.path.ismount(each))


def copies(folder: Path, hall: str) -> list[Path]:
    """The daily copies of a hall, newest first; other files are not among them."""
    mine = re.compile(rf"{re.escape(hall)}-\d{{4}}-\d\d-\d\d\.sqlite")
    return sorted((path for path in folder.iterdir() if mine.fullmatch(path.name)), reverse=True)


def _thin(folder: Path, hall: str, kept: int, day: date) -> tuple[Path, ...]:
    """Those of days to come, made by a clock that was ahead, go first."""
    today = f"{hall}-{day.isoformat()}.sqlite"
    old = tuple(sorted(copies(folder, hall), key=lambda path: path.name > today)[kept:])
    for path in old:
        path.unlink()
    return old


def _sweep(folder: Path, hall: str) -> None:
    """Removes what a copy left that was killed half way."""
    for path in folder.glob(f".{hall}-[0-9][0-9][0-9][0-9]-*{PART}*"):
        with suppress(OSError):
            path.unlink()
