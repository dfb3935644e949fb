"""Whether a SQLite file has changed, without reading it: `PRAGMA data_version` (3 µs) on a connection kept open.

It counts other connections' commits, so the connection is only for this. Better than the bell's time: that
stands still for up to 4 ms, the kernel's tick, and a second commit within it would be missed.
https://www.sqlite.org/pragma.html#pragma_data_version
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

LOOKS_PER_SECOND = 50


class ChangeDetector:
    """Asked by one thread at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._connection: Any = None
        self._seen: int | None = None

    def __call__(self) -> bool:
        """Whether anything was committed since it was last asked; True if that is not known."""
        with self._lock:
            seen, self._seen = self._seen, self._version()
            return self._seen is None or self._seen != seen

    def close(self) -> None:
        """Gives its connection back; it may still be asked afterwards."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = self._seen = None

    def _version(self) -> int | None:
        try:
            if self._connection is None:
                pooled = self._engine.raw_connection()
                self._connection = pooled.driver_connection
                pooled.detach()
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])
        except (DBAPIError, self._engine.dialect.dbapi.Error):  # type: ignore[union-attr]
            return None  # whoever reads now is told what is wrong


class Watch:
    """Looks 50 times a second, on its own thread, and calls `wake` when there was a commit (for who has no Qt)."""

    def __init__(self, change_detector: Callable[[], bool], wake: Callable[[], None]) -> None:
        self._change_detector = change_detector
        self._wake = wake
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No `wake` is called once this has returned. Not from within `wake`."""
        self._end.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            if self._change_detector():
                self._wake()
            if self._end.wait(1 / LOOKS_PER_SECOND):
                return
