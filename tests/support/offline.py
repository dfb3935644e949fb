"""A kiosk whose hub goes away when the test says so, in one process: verbs fail before or after they were done."""

from __future__ import annotations

from functools import wraps
from pathlib import Path
from typing import Any, cast

from shared.errors.devices import HubUnavailable
from shared.errors.kinds import Refused
from shared.hall import Hall
from shared.link.feed import Feed
from shared.link.hub_journal import HubJournal
from shared.link.kept import KeptNumbers
from shared.link.kiosk_hall import KioskHall
from tests.support.halls import Clock


class Way:
    """The way to a hall. `cut`: nothing goes through; `loses`: of the verbs that come, this one (0: the next) is
    done and its answer lost.
    """

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self.cut = False
        self.loses = -1
        self.known_away = False
        self.refused: Refused | None = None

    @property
    def away(self) -> bool:
        """What the feed would know."""
        return self.cut and self.known_away

    def __getattr__(self, name: str) -> Any:
        there = getattr(self._hall, name)
        if not callable(there):
            return there

        @wraps(there)
        def ask(*given: Any, **named: Any) -> Any:
            if self.cut:
                raise HubUnavailable(address="hub", reason="cut")
            done = there(*given, **named)
            self.loses -= 1
            if self.loses == -1:
                raise HubUnavailable(address="hub", reason="the answer was lost")
            return done

        return ask


class OfflineKiosk:
    """One kiosk, `way` to its hall, and its file. `again` is the same after a crash."""

    def __init__(self, hall: Hall, file: Path, clock: Clock) -> None:
        self.way, self._file, self._clock = Way(hall), file, clock
        self._feed = Feed(self.way)
        self.again()

    def again(self) -> KioskHall:
        asked = cast("Hall", self.way)
        journal = cast("HubJournal", self.way)
        self.kept = KeptNumbers(self._file)
        self.hall = KioskHall(
            asked, asked, journal, self.kept, lambda: self._feed.board, self._clock, self._running
        )
        return self.hall

    def _running(self) -> float:
        return self._clock.ran

    def reads(self) -> None:
        """The board as it is now."""
        self._feed.read()

    def round(self) -> None:
        """What its thread does every second."""
        self.hall.handing_in.round()
