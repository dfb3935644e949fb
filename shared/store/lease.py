"""What one program at a time may have for as long as it runs, such as a printer's queue: a Lease.

Nothing is to be tidied up after a crash: the system frees the lock of a file, and the server that of a session
(postgres/lease.py), when the program that had it is gone.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from time import monotonic, sleep

from shared.store.sqlite.lock import names, take_now

PATIENCE_SECONDS = 3.0
"""A program that was killed a moment ago is waited for: a server hears of it some milliseconds later."""
AGAIN_SECONDS = 0.05


class Lease(ABC):
    """One thing that this program has, or tries to have. Any thread, one at a time."""

    @abstractmethod
    def renew(self) -> bool:
        """Takes it if nobody has it; whether it is ours now. Raises StoreUnavailable."""

    @abstractmethod
    def release(self) -> None:
        """Gives it free. Never raises; a second time it does nothing."""

    def acquire(self) -> bool:
        """As `renew`, and waits PATIENCE_SECONDS for whoever has it."""
        until = monotonic() + PATIENCE_SECONDS
        while not self.renew():
            if monotonic() >= until:
                return False
            sleep(AGAIN_SECONDS)
        return True


class FileLease(Lease):
    """The system's lock on a file, which stays there; never what is written in it. `translated` says what the
    system's errors mean. A new file belongs to whom the file `like` belongs.
    """

    def __init__(
        self, path: Path, translated: Callable[[], AbstractContextManager[None]], like: Path | None = None
    ) -> None:
        self._path = path
        self._translated = translated
        self._like = like
        self._file: int | None = None

    def renew(self) -> bool:
        with self._translated():
            if self._file is not None and not names(self._path, self._file):
                self.release()  # somebody deleted it: the next program would lock another
            if self._file is None:
                self._file = take_now(self._path, self._like)
        return self._file is not None

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
