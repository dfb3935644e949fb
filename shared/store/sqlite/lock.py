"""One at a time over processes and threads; the system frees the lock when a process dies.

Waiting in the kernel is fair: whoever came first is served first, which looking again and again is not. But it
cannot be given up. So it is done on a thread of its own, which is left behind when patience ends.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shared.files import ALONE, give_as

PATIENCE = 15.0
"""Seconds that a turn is waited for."""


class FileLock:
    """`with lock:` waits for its turn. Raises OSError where the file cannot be made or opened, TimeoutError when
    somebody has it for longer than `patience` seconds.

    The file stays open from one turn to the next; a forked process, and whoever finds it deleted, opens its own.
    A new file belongs to whom the file `like` belongs.
    """

    def __init__(self, path: Path, patience: float = PATIENCE, like: Path | None = None) -> None:
        self._path = path
        self._patience = patience
        self._like = like
        self._file: int | None = None
        self._process = 0
        self._waiter: _Waiter | None = None
        self.threads = threading.Lock()
        """Held inside, so that the threads of this process take turns too."""

    def __enter__(self) -> None:
        until = 0.0
        if not self.threads.acquire(blocking=False):
            until = time.monotonic() + self._patience
            if not self.threads.acquire(timeout=self._patience):
                raise TimeoutError
        try:
            self._turn(until)
            while os.fstat(self._opened()).st_nlink == 0:
                self._close()
                self._turn(until)
        except BaseException:
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

    def _turn(self, until: float) -> None:
        """`until`: when to give up, 0 if nobody was waited for yet."""
        file = self._opened()
        waiting = self._waiter is not None and self._waiter.waits  # then we might take it away from ourselves
        if not waiting and _take(file):
            return
        if self._waiter is None:
            self._waiter = _Waiter(file)
        self._waiter.wait(max(0.0, until - time.monotonic()) if until else self._patience)

    def _opened(self) -> int:
        if self._file is None or self._process != os.getpid():
            self._waiter = None  # a thread that a forked process has not
            self._file, self._process = _open(self._path, self._like), os.getpid()
        return self._file

    def _close(self) -> None:
        file, self._file = self._file, None
        waiter, self._waiter = self._waiter, None
        if waiter is not None and self._process == os.getpid():
            waiter.end()
        elif file is not None:
            os.close(file)


class _Waiter:
    """Waits for the lock of an open file, which is its own from then on, on one thread. Used by one at a time."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._state = threading.Lock()
        """Held while one of these three is looked at or changed."""
        self.waits = False
        """It asks the system for the lock, whether or not anybody still wants it."""
        self._wanted = False
        self._ended = False
        self._go, self._got = threading.Lock(), threading.Lock()
        self._go.acquire()
        self._got.acquire()
        self._problem: OSError | None = None
        threading.Thread(target=self._run, name="file lock", daemon=True).start()

    def wait(self, seconds: float) -> None:
        """Until the lock is ours. Raises TimeoutError, OSError."""
        with self._state:
            self._wanted = True
            if not self.waits:
                self.waits = True
                self._go.release()
        try:
            if not self._got.acquire(timeout=seconds):
                raise TimeoutError
        except BaseException:
            self._no_more()
            raise
        problem, self._problem = self._problem, None
        if problem is not None:
            raise problem

    def _no_more(self) -> None:
        with self._state:
            self._wanted = False
        if self._got.acquire(blocking=False):  # it came just now
            _free(self._file)

    def end(self) -> None:
        """Closes the file, at once or when the lock was got; that frees it."""
        with self._state:
            self._ended = True
            if not self.waits:
                self._go.release()

    def _run(self) -> None:
        while True:
            self._go.acquire()
            if not self._ended:
                try:
                    _wait(self._file)
                except OSError as problem:
                    self._problem = problem
            with self._state:
                self.waits = False
                if self._ended:
                    break
                if self._wanted:
                    self._wanted = False
                    self._got.release()
                elif self._problem is None:
                    _free(self._file)
                else:
                    self._problem = None
        os.close(self._file)


def _open(path: Path, like: Path | None = None) -> int:
    """Reading is enough to lock: a file that an administrator made keeps nobody out."""
    try:
        file = os.open(path, _READING)
        if stat.S_ISREG(os.fstat(file).st_mode):
            return file
        os.close(file)
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    except FileNotFoundError:
        file = os.open(path, _READING | os.O_CREAT, ALONE)
        if like is not None:
            give_as(like, path)
        return file


def take_now(path: Path, like: Path | None = None) -> int | None:
    """The open file with its lock on it, None while somebody has it. Closing the file, or the end of the process,
    frees it. What stands in the file does not matter. Raises OSError where it cannot be made or opened.
    """
    while True:
        file = _open(path, like)
        try:
            taken = _take(file)
        except BaseException:
            os.close(file)
            raise
        if taken and names(path, file):
            return file
        os.close(file)
        if not taken:
            return None


def names(path: Path, file: int) -> bool:
    """Whether `path` is still the name of the open `file`: it may have been deleted, and made anew by others."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file))
    except FileNotFoundError:
        return False


@contextmanager
def unless_taken(path: Path, like: Path | None = None) -> Iterator[bool]:
    """Whether the lock could be had at once; it is held inside. Raises OSError where the file cannot be made."""
    file = take_now(path, like)
    try:
        yield file is not None
    finally:
        if file is not None:
            os.close(file)


if sys.platform == "win32":
    import msvcrt

    _READING = os.O_RDWR  # a mandatory lock is a kind of writing

    def _wait(file: int) -> None:
        while not _take(file):  # msvcrt's own waiting looks once a second and ends after ten
            time.sleep(0.005)

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

    _READING = os.O_RDONLY

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
