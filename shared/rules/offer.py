"""What a service offers somebody who comes now: people, time, or why no number of it can be had. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Shut(StrEnum):
    """Why a service gives no numbers just now. QML compares with these values."""

    OPEN = ""
    OFF = "off"
    HOURS = "hours"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Offer:
    """`ahead`, `counters` and `wait` (seconds) as an Outlook's. `free`: nobody is called first, and one of its
    counters has nobody. `awaited`: somebody waits for it. `resting`: a counter is open for it, and none calls.
    `late`: even at best the turn comes after the hours have ended. `now` and `opens` (the next opening of one that
    keeps hours and is shut) are on the hall's clock, without a zone. `reason`, by language: why staff switched it
    off.
    """

    now: datetime
    ahead: int
    counters: int = 0
    wait: tuple[int, int] | None = None
    free: bool = False
    awaited: bool = False
    resting: bool = False
    late: bool = False
    shut: Shut = Shut.OPEN
    opens: datetime | None = None
    reason: Mapping[str, str] = field(default_factory=dict)

    @property
    def closed(self) -> bool:
        """Outside its hours, and all who came within them were called."""
        return self.shut is Shut.HOURS and not self.awaited
