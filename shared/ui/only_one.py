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
from shared.store.store import Store


def lock_file(name: str, store: Store, hall: str) -> Path:
    """Beside the database; for one on a server in this user's folder, so the lock is this computer's."""
    if store.path is not None:
        return store.path.with_name(f"{store.path.name}.{name}.lock")
    return Path(platformdirs.user_data_dir("bocso", appauthor=False)) / f"{hall}.{name}.lock"


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
