"""Which number comes next in a series, which are kept for a kiosk, and which business day it is."""

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


@dataclass(frozen=True, slots=True)
class NumberBlock:
    """Numbers of a series that one kiosk gives while it cannot reach the hub, and nobody else; both ends belong
    to it.
    """

    first: int
    last: int

    def __contains__(self, number: int) -> bool:
        return self.first <= number <= self.last


def free_block(size: int, first: int, last: int, end: int, given: Collection[int]) -> NumberBlock | None:
    """The next block of a series whose numbers are `first` to `last`: up to `size` numbers, the highest one `end`.

    It lies above all that were `given`, and in the upper half of the range: the rest is for everybody else. None
    where nothing is left.
    """
    start = max(end - size + 1, (first + last) // 2 + 1, *(number + 1 for number in given if number <= end))
    return NumberBlock(start, end) if start <= end else None
