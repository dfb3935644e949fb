"""What goes into an estimate and what comes out. Times are aware; durations in Situation are seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

PRIORITY = "priority"
RECENT = 5
"""How many last calls a Situation knows."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One person of the past, from the hall's own tickets or from a log.

    `called` is the last call, `ended` when the person left the counter (or the hall, if never called).
    `outcome`: "served", "no_show", "cancelled", "expired" or another word; only "served" is scored.
    `counters` that called this service when the person came, and `ahead` as counted then by the calling rule:
    None where nobody wrote it down, then both are worked out from the other visits.
    """

    arrived: datetime
    called: datetime | None
    ended: datetime | None
    service: str
    lane: str
    outcome: str
    counters: int | None = None
    ahead: int | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known when a number is issued. "The line" is everybody the counters of this service may call.

    ahead: people who will be called before this one, by the calling rule.
    counters: counters that call this service just now; 0 if none does.
    minute: local minute of the day, 0..1439.
    recent: (seconds waited, seconds since that call) of the last calls of the line, newest first, up to RECENT.
    head_waiting: seconds the longest waiting person of the line has waited; 0 if nobody waits.
    service, lane: of this ticket. A service not learnt gets the usual time.
    at_counters: (service, seconds since the call) of the people of the line called or being served at this
    moment, in any order; None if not known, then every counter counts as busy.
    ahead_of: the `ahead` people as (service, how many); empty: as if of the usual service.
    """

    ahead: int
    counters: int
    minute: int
    recent: tuple[tuple[float, float], ...] = ()
    head_waiting: float = 0.0
    service: str = ""
    lane: str = "ordinary"
    at_counters: tuple[tuple[str, float], ...] | None = None
    ahead_of: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The wait falls between low and high in 80 % of the cases; 0 <= low <= middle <= high. For the ends see the
    package."""

    low: timedelta
    middle: timedelta
    high: timedelta


def rounded(shown: Range) -> tuple[int, int]:
    """(low, high) in minutes for people to read: low rounded down, high up, to 5 minutes; beyond an hour to 10.

    (0, 5) is "under 5 minutes". High is always above low.
    """
    low, high = shown.low.total_seconds() / 60, shown.high.total_seconds() / 60
    step = 5 if high <= 60 else 10
    down = int(low // step) * step
    up = max(int(-(-high // step)) * step, down + step)
    return down, up
