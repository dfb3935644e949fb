"""A computer's clock that was set wrong in the middle of the day must not end it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta

SET = timedelta(hours=1)
"""A clock that is wrong by more was set; by less it was corrected."""


def since_boot() -> float:
    """Seconds since the computer was started, sleep included, whatever its clock is set to."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Steady:
    """Knows what the clock would show had nobody set it since it was last believed.

    `running` counts the seconds that really pass; without it the clock is always believed.
    """

    def __init__(self, running: Callable[[], float] | None) -> None:
        self._running = running
        self._believed: tuple[datetime, float] | None = None

    def believe(self, now: datetime, last: datetime) -> None:
        """The clock shows `now`. It is believed where it goes on as before; otherwise unless that is long before
        the `last` entry: then it was wrong already, and will be set right.
        """
        if self._running is None:
            return
        goes_on = self._believed is not None and abs(now - self._should()) <= SET
        self._believed = (now, self._running()) if goes_on or last - now < SET else None

    def expected(self, now: datetime) -> datetime:
        """What the clock should show when it shows `now`; `now` itself unless it was set forward."""
        if self._believed is None:
            return now
        should = self._should()
        return should if now - should > SET else now

    def _should(self) -> datetime:
        assert self._believed is not None
        assert self._running is not None
        wall, ran = self._believed
        return wall + timedelta(seconds=self._running() - ran)
