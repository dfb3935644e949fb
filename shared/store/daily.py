"""The daily copy of a SQLite file, with a few kept."""

from __future__ import annotations

import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from shared.errors import HallError
from shared.store.backup import PART, copy
from shared.store.engine import Store
from shared.store.filelock import unless_taken

log = logging.getLogger("bocso.daily")


@dataclass(frozen=True, slots=True)
class Daily:
    """`made` is the day's copy if it was made just now; `removed` are older ones; `problem`: why there is none."""

    made: Path | None = None
    removed: tuple[Path, ...] = ()
    problem: str | None = None


def daily(store: Store, hall: str, folder: Path | None, kept: int, day: date) -> Daily:
    """Makes the copy `<hall>-<day>.sqlite` unless it is there, then removes all but the newest `kept` of them.

    `folder` stands beside the database unless it is a whole path; None: "backups". Nothing is done with `kept` 0,
    for a database on a server, or while another process does it. Never raises: a problem is logged. Up to a
    second; cheap when it is done.
    """
    if store.path is None or kept == 0:
        return Daily()
    folder = store.path.parent / (folder or "backups")
    target = folder / f"{hall}-{day.isoformat()}.sqlite"
    try:
        if target.exists():
            return Daily()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with unless_taken(folder / f"{hall}.lock") as ours:
            if not ours or target.exists():
                return Daily()
            _sweep(folder, hall)
            copy(store, target)
            return Daily(target, _thin(folder, hall, kept, day))
    except (HallError, OSError) as problem:
        log.warning("no daily copy in %s: %s", folder, problem)
        return Daily(problem=str(problem))


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
