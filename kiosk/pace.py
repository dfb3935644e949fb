"""How fast a kiosk gives numbers: one person cannot take them by the dozen. Nobody is asked who they are. Pure."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from itertools import pairwise

from shared.settings.screens import KioskSection

SLIP_TAKES = timedelta(seconds=4)
"""Nobody who reads the page and takes the slip is faster."""
SLOW = timedelta(seconds=10)
"""Between numbers after a burst."""


class Pace:
    """Of one kiosk, by the times of its numbers (aware). A burst are `burst_numbers` in a row with no time to take
    a slip between any two; then it is slow until as many have come with that time between all.
    """

    def __init__(self, settings: KioskSection) -> None:
        self._pause = timedelta(seconds=settings.pause_seconds)
        self._burst = settings.burst_numbers
        self._given: deque[datetime] = deque(maxlen=max(2, self._burst))
        self._slow = False

    def given(self, at: datetime) -> bool:
        """A number was given. Whether a burst is full with it: staff should look."""
        self._given.append(at)
        fast = [later - one < SLIP_TAKES for one, later in pairwise(self._given)]
        full = bool(self._burst) and len(self._given) >= self._burst and all(fast)
        began = full and not self._slow
        self._slow = full or (self._slow and any(fast))
        return began

    def may(self, now: datetime) -> bool:
        """Whether the next number may be given already; a clock that was set back holds nobody up."""
        if not self._given:
            return True
        since = now - self._given[-1]
        return since < timedelta() or since >= (SLOW if self._slow else self._pause)
