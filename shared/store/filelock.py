"""One at a time over processes and threads; the system frees the lock when a process dies."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class FileLock:
    """`with lock:` waits for its turn. Raises OSError where the file cannot be made.

    The file stays open from one turn to the next; a forked process, and whoever finds it deleted, opens its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None
        self._process = 0
        self.threads = threading.Lock()
        """Held inside, so that the threads of this process take turns too."""

    def __enter__(self) -> None:
        self.threads.acquire()
        try:
            _wait(self._opened())
            while os.fstat(self._opened()).st_nlink == 0:
                self._close()
                _wait(self._opened())
        except BaseException:
            self._close()
            self.threads.release()
            raise

    def __exit__(self, *_: object) -> None:
        _free(self._opened())
        self.threads.release()

    def close(self) -> None:
        """Lets go of the file; the next turn opens it again."""
        with self.threads:
            self._close()

    def __del__(self) -> None:
        self._close()

    def _opened(self) -> int:
        if self._file is None or self._process != os.getpid():
            self._file, self._process = _open(self._path), os.getpid()
        return self._file

    def _close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)


@contextmanager
def unless_taken(path: Path) -> Iterator[bool]:
    """Whether the lock could be had at once; it is held inside. Raises OSError where the file cannot be made."""
    file = _open(path)
    try:
        yield _take(file)
    finally:
        os.close(file)


if sys.platform == "win32":
    import msvcrt

    def _wait(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_LOCK, 1)

    def _free(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

    def _take(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _wait(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _free(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
