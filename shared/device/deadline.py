"""Moments that come, and how fast a printer is taken to be."""

from __future__ import annotations

import errno
import time

from shared.settings import PrinterSection


class Deadline:
    """The moment `seconds` from now, by the clock that only goes forward."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._at

    @property
    def rest(self) -> float:
        """Seconds left, 0 when there are none."""
        return max(0.0, self._at - time.monotonic())

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        if self.over:
            raise TimeoutError(errno.ETIMEDOUT, "deadline")
        return self.rest


def rate_of(settings: PrinterSection) -> float:
    """Bytes per second to reckon deadlines with: a serial line's own speed (8N1), else that of a slow printer."""
    return settings.baud / 10 if settings.connection == "serial" else 10_000
