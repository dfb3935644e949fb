"""Waiting for news without Qt: for programs that serve, measure or test."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType
from typing import Protocol


class Listened(Protocol):
    """What tells of commits: a Store."""

    def listen(self, hall: int, wake: Callable[[], None]) -> Callable[[], None]: ...


class Waiter:
    """Hears of a hall's commits from when it is made until `stop()`; `with` stops it.

    Used by one thread at a time.
    """

    def __init__(self, store: Listened, hall: int) -> None:
        self._rung = threading.Event()
        self._stop = store.listen(hall, self._rung.set)

    def wait(self, timeout: float | None = None) -> bool:
        """Whether there may be news since the last `wait`; at the latest after `timeout` seconds False.

        The first is always true. A file is looked at 50 times a second; a server tells by itself.
        """
        rung = self._rung.wait(timeout)
        self._rung.clear()
        return rung

    def stop(self) -> None:
        self._stop()

    def __enter__(self) -> Waiter:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.stop()
