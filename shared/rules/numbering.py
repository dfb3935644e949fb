"""Which number comes next in a series, and which business day it is."""

from __future__ import annotations

from datetime import date, datetime, tzinfo


def business_day(stored: date | None, now: datetime, zone: tzinfo) -> date:
    """The hall's day: the local date, but never back behind the stored one (a clock set back)."""
    today = now.astimezone(zone).date()
    return today if stored is None else max(stored, today)


def next_number(last: int | None, first: int, end: int) -> int | None:
    """The number after `last` (None: none given yet today), or None when the range is used up."""
    number = first if last is None else last + 1
    return number if number <= end else None
