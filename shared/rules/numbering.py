"""Which number comes next in a series, and which business day it is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, tzinfo


@dataclass(frozen=True, slots=True)
class SeriesPosition:
    """Where a series stands: the last number given, and how often it has begun again today (from 1)."""

    number: int
    round: int = 1


def business_day(stored: date | None, now: datetime, zone: tzinfo) -> date:
    """The hall's day: the local date, but never back behind the stored one (a clock set back)."""
    today = now.astimezone(zone).date()
    return today if stored is None else max(stored, today)


def next_number(
    last: SeriesPosition | None, first: int, end: int, live: Collection[int] = ()
) -> SeriesPosition | None:
    """The number after `last` (None: none given yet today), or None when nothing in the range is free.

    After `end` the series begins again at `first`. Numbers in `live`, which somebody still holds today, are
    passed over; so are numbers outside a range that was changed during the day.
    """
    if last is None:
        last = SeriesPosition(first - 1)
    start, round_ = max(last.number + 1, first), last.round
    for number in range(start, end + 1):
        if number not in live:
            return SeriesPosition(number, round_)
    return next((SeriesPosition(n, round_ + 1) for n in range(first, min(start, end + 1)) if n not in live), None)
