"""A hub that does not answer where it was is looked for: its computer may have another address now."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic

from shared.errors.kinds import HallError
from shared.link.paired import Paired, move, shown
from shared.link.pairing import presented

log = logging.getLogger("bocso.hub")
REST_SECONDS = 5.0
"""Between two searches; the connection itself is tried again every second meanwhile."""


class Follower:
    """Finds the hub of a pairing by its certificate, and calls `found` with its address. Any thread."""

    def __init__(self, paired: Paired, found: Callable[[str], None]) -> None:
        self._paired = paired
        self._at = paired.address
        self._found = found
        self._lock = threading.Lock()
        self._rest_until = 0.0

    def look(self) -> None:
        """In the background; nothing while a search runs, or ended just now."""
        if self._paired.fingerprint and self._lock.acquire(blocking=False):
            if monotonic() < self._rest_until:
                self._lock.release()
            else:
                threading.Thread(target=self._search, name="looking", daemon=True).start()

    def look_now(self, at: str) -> bool:
        """Whether it is somewhere else than `at`; takes three seconds if it is nowhere."""
        if not self._paired.fingerprint:
            return False
        with self._lock:
            return self._at != at or self._somewhere()

    def _search(self) -> None:
        try:
            self._somewhere()
        except Exception:
            log.exception("the hub was looked for")
        finally:
            self._rest_until = monotonic() + REST_SECONDS
            self._lock.release()

    def _somewhere(self) -> bool:
        from shared.link.discovery import look  # noqa: PLC0415 - zeroconf, for nothing where the hub answers

        wanted = shown(self._paired.fingerprint)
        for hub in look():
            if (hub.hall, hub.shown) == (self._paired.hall, wanted):
                for url in hub.urls:
                    if url != self._at and self._is_it(url):
                        self._move(url)
                        return True
        return False

    def _is_it(self, url: str) -> bool:
        try:
            return presented(url) == self._paired.fingerprint
        except HallError:
            return False

    def _move(self, url: str) -> None:
        log.warning("the hub %s is at %s now", self._at, url)
        try:
            move(self._paired, url)
        except HallError as problem:  # it is found again at the next start
            log.warning("%s", problem)
        self._at = url
        self._found(url)
