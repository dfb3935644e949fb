"""One at a time over processes and threads; the system frees the lock when a process dies."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


class FileLock:
    """`with lock:` waits for its turn. Raises OSError where the file cannot be made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.threads = threading.Lock()
        """Held inside, so that the threads of this process take turns too."""
        self._file: BinaryIO | None = None

    def __enter__(self) -> None:
        self.threads.acquire()
        try:
            self._file = self._path.open("ab")
            _wait(self._file)
        except BaseException:
            self._release()
            raise

    def __exit__(self, *_: object) -> None:
        self._release()

    def _release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        self.threads.release()


@contextmanager
def unless_taken(path: Path) -> Iterator[bool]:
    """Whether the lock could be had at once; it is held inside. Raises OSError where the file cannot be made."""
    with path.open("ab") as file:
        yield _take(file)


if sys.platform == "win32":
    import msvcrt

    def _wait(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

    def _take(file: BinaryIO) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _wait(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
