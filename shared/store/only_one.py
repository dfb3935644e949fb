"""One kiosk, one display, one window per counter: the lock that an app holds for as long as it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import platformdirs

from shared.errors.kinds import HallError
from shared.errors.starting import FolderUnusable
from shared.files import make_folder
from shared.store.lease import FileLease, Lease


def beside(database: Path, name: str) -> Path:
    """The lock of an app on a database that is a file."""
    return database.with_name(f"{database.name}.{name}.lock")


def in_user_folder(name: str) -> Path:
    """The lock of an app whose hall is on another computer: it is this computer's."""
    return Path(platformdirs.user_data_dir("bocso", appauthor=False)) / f"{name}.lock"


def lock_app(file: Path, running: HallError, like: Path | None = None) -> Lease:
    """Raises `running` while another app has it, FolderUnusable where no lock can be made. A file that is there
    already means nothing. A new one belongs to whom `like` belongs.
    """
    lock = FileLease(file, partial(_usable, file), like)
    if like is None:
        with _usable(file):
            make_folder(file.parent)
    if not lock.acquire():
        raise running
    return lock


@contextmanager
def _usable(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise FolderUnusable(folder=file.parent, reason=f"{file.name}: {problem.strerror}") from problem
