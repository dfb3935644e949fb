"""Moments that come, and how fast a printer is taken to be."""

from __future__ import annotations

import errno
from typing import Protocol

from shared.printer.messages import SLOW_LINE
from shared.settings.sections import PrinterSection

SLOWEST_GOOD_BAUD = 38400
SLIP_BYTES = 27_000
"""A usual slip in dots."""


class Clock(Protocol):
    """Time that only goes forward, in seconds. The module `time` is one."""

    def monotonic(self) -> float: ...

    def sleep(self, seconds: float, /) -> None: ...


class Deadline:
    """The moment `seconds` from now."""

    def __init__(self, seconds: float, clock: Clock) -> None:
        self._clock = clock
        self._at = clock.monotonic() + seconds

    @property
    def over(self) -> bool:
        return self._clock.monotonic() >= self._at

    @property
    def rest(self) -> float:
        """Seconds left, 0 when there are none."""
        return max(0.0, self._at - self._clock.monotonic())

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        if self.over:
            raise TimeoutError(errno.ETIMEDOUT, "deadline")
        return self.rest


def rate_of(settings: PrinterSection) -> float:
    """Bytes per second to reckon deadlines with: a serial line's own speed (8N1), else that of a slow printer."""
    return settings.baud / 10 if settings.connection == "serial" else 10_000


def speed_warning(settings: PrinterSection) -> tuple[str, dict[str, object]] | None:
    """The sentence for staff about a serial line too slow for slips, and what fills it; None if it is fast."""
    if settings.connection != "serial" or settings.baud >= SLOWEST_GOOD_BAUD:
        return None
    return SLOW_LINE, {"baud": settings.baud, "seconds": round(10 * SLIP_BYTES / settings.baud)}
