"""What goes into an estimate and what comes out. Times are aware; durations in Situation are seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

PRIORITY = "priority"
AGAIN = "again"
"""The outcome of a later wait or stay of somebody whose first stay at a counter is a Visit already."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One person of the past, from the hall's own tickets or from a log.

    `called` is the first call, `ended` when the person left that counter (or the line, if never called); what
    comes after, put aside and back or sent on, is no part of it. It may be a Visit of its own with outcome AGAIN:
    from it is learnt who stood in the way of others, not how long anybody waits or stays.
    `outcome`: "served", "no_show", "cancelled", "expired", AGAIN or another word; only "served" is scored.
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
    """What is known when a number is issued; learnt is the same, worked out from visits (see `past`). "The line"
    is everybody the counters of this service may call, without who is reserved for one counter or clerk.

    ahead: people who will be called before this one, by the calling rule.
    counters: counters that call this service just now; 0 if none does.
    minute: local minute of the day, 0..1439.
    service, lane: of this ticket. A service not learnt gets the usual time.
    at_counters: (service, seconds since the call) of the people of the line called or being served at this
    moment, in any order; None if not known, then every counter counts as busy.
    waiting: the people of the line who wait as (service, how many), in any order; the `ahead` people are taken
    as such a mix. Empty: as if of the usual service.
    """

    ahead: int
    counters: int
    minute: int
    service: str = ""
    lane: str = "ordinary"
    at_counters: tuple[tuple[str, float], ...] | None = None
    waiting: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Range:
    """The wait falls between low and high in 80 % of the cases; 0 <= low <= middle <= high. For the ends see the
    package."""

    low: timedelta
    middle: timedelta
    high: timedelta


def rounded(shown: Range) -> tuple[int, int]:
    """(low, high) in minutes for people to read: low rounded down, high up, to 5 minutes; where the high end is
    beyond an hour to 10; and an end that comes to 90 minutes or more to half an hour.

    (0, 5) is "under 5 minutes". High is always above low.
    """
    low, high = shown.low.total_seconds() / 60, shown.high.total_seconds() / 60
    step = 5 if high <= 60 else 10
    down = int(low // step) * step
    if down >= 90:
        down -= down % 30
    up = max(int(-(-high // step)) * step, down + step)
    return down, up + -up % 30 if up >= 90 else up
