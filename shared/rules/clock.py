"""When the clock alone changes what is shown. All times are aware."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)


def next_minute(now: datetime) -> datetime:
    """The next whole minute of every clock on a wall."""
    return now.replace(second=0, microsecond=0) + MINUTE


def next_whole(since: datetime, now: datetime) -> datetime:
    """The next moment at which a whole number of minutes has passed since `since`."""
    return now + MINUTE - (now - since) % MINUTE


def first_after(now: datetime, moments: Iterable[datetime]) -> datetime:
    """The first of `moments` after `now`, or the next whole minute, whichever comes first."""
    return min([next_minute(now), *(moment for moment in moments if moment > now)])
