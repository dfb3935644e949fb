"""When the hall screen knew nothing of its hall, so how old what it hears next may be. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from shared.hall.clock_guard import since_boot

ASLEEP = 3.0
"""Seconds; longer between two looks, which come each second: the program or its computer slept."""
NOTICED_WITHIN = 10.0
"""So late at most one learns that the hall does not answer."""
CATCHES_UP = 15.0
"""Within it what happened meanwhile has come, over a network too."""
HUSH = 2.5
"""After a sleep nothing is said for so long: whose person has come is in the news, which are on their way."""


def steady() -> float:
    """Seconds that go on in sleep and that nobody sets."""
    return since_boot().seconds


class Lapse:
    """The last time in which this screen slept or the hall did not answer. On one thread.

    Only what comes after a lapse can be old, and at most as old as the lapse. So a clock that differs from the
    hall's, or is set, silences nobody at any other time.
    """

    def __init__(self, clock: Callable[[], datetime], now: Callable[[], float] = steady) -> None:
        """`now`: see `steady`."""
        self._clock = clock
        self._now = now
        self._looked = now()
        self._woke = self._since = self._caught_up = float("-inf")

    def look(self) -> None:
        """Each second."""
        now = self._now()
        if now - self._looked > ASLEEP:
            self._begin(self._looked)
            self._woke = now
            self._caught_up = max(self._caught_up, now + CATCHES_UP)
        self._looked = now

    def lost(self) -> None:
        """The hall does not answer."""
        self._begin(self._now() - NOTICED_WITHIN)
        self._caught_up = float("inf")

    def found(self) -> None:
        self._caught_up = self._now() + CATCHES_UP

    def age(self, at: datetime) -> float:
        """How many seconds ago something was that is heard now and by the hall's clock was `at`."""
        self.look()
        now = self._now()
        longest = now - self._since if now < self._caught_up else 0.0
        return max(0.0, min((self._clock() - at).total_seconds(), longest))

    def behind(self) -> bool:
        """Whether it has just woken, and the news of what happened meanwhile may not be here."""
        self.look()
        return self._now() - self._woke < HUSH

    def _begin(self, since: float) -> None:
        """Goes on with the one before where that is not caught up."""
        if self._now() >= self._caught_up:
            self._since = since
