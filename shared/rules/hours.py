"""When a hall, or one of its services, gives numbers. Local times without a zone throughout."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from types import MappingProxyType

Minutes = tuple[int, int]
"""From and until, minutes of the day; the end does not belong to it. Two spans of a day leave a break between."""

MIDNIGHT = 24 * 60
"""The minute a day ends at."""

WHOLE_DAY: Minutes = (0, MIDNIGHT)

LOOK_AHEAD = 366
"""Days searched for the next opening."""


def in_words(spans: Iterable[Minutes]) -> str:
    """The hours of a day as they stand on a door: "07:30–11:30, 13:30–17:00"."""
    return ", ".join("–".join(f"{minute // 60:02d}:{minute % 60:02d}" for minute in span) for span in spans)


@dataclass(frozen=True, slots=True)
class Timetable:
    """`week` has the spans of Monday to Sunday, in order; without any, a day that is not special is open whole.
    `special` days have spans of their own, whatever the weekday; none for a holiday. Numbers end `last_ticket`
    minutes before each span does, but for one that goes on past midnight.
    """

    week: tuple[tuple[Minutes, ...], ...]
    special: Mapping[date, tuple[Minutes, ...]] = field(default_factory=lambda: MappingProxyType({}))
    last_ticket: int = 0

    @property
    def always(self) -> bool:
        """No hours are kept at all."""
        return not any(self.week) and not self.special

    def spans(self, day: date) -> tuple[Minutes, ...]:
        """When numbers are given on a day, in order; none on a day off."""
        goes_on = self._goes_on(day)
        shorter = (
            (start, end if goes_on and end == MIDNIGHT else end - self.last_ticket)
            for start, end in self._written(day)
        )
        return tuple(span for span in shorter if span[0] < span[1])

    def is_open(self, local: datetime) -> bool:
        """Whether numbers are given at this local time; its zone, if it has one, is not looked at."""
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in self.spans(local.date()))

    def over_midnight(self, day: date, local: datetime) -> bool:
        """Whether this local time belongs to hours kept open past the end of `day`, for a year at most: no break
        has ended since.

        Never where no hours are kept: then nobody said that the hall is open at night.
        """
        nights = (local.date() - day).days
        if not 0 < nights <= LOOK_AHEAD or not any(self.week):
            return False
        before, last = [day + timedelta(days=n) for n in range(nights)], self._written(local.date())
        if not all(map(self._goes_on, before)) or any(len(self._written(whole)) > 1 for whole in before[1:]):
            return False
        return len(last) == 1 or local.hour * 60 + local.minute < last[1][0]

    def closes(self, local: datetime) -> datetime | None:
        """When the hours that a local time lies in end, as `next_opening` tells times; None outside of them, and
        where they go on past midnight.
        """
        day, minute = local.date(), local.hour * 60 + local.minute
        end = next((end for start, end in self._written(day) if start <= minute < end), None)
        if end is None or self.always or (end == MIDNIGHT and self._goes_on(day)):
            return None
        return datetime.combine(day, time()) + timedelta(minutes=end)

    def working_day(self, after: date, count: int) -> date:
        """The `count`th day after `after` on which there are hours; a year later where there are not so many."""
        days = (after + timedelta(days=ahead) for ahead in range(1, LOOK_AHEAD))
        return next(islice(filter(self._written, days), count - 1, None), after + timedelta(days=LOOK_AHEAD))

    def _goes_on(self, day: date) -> bool:
        """Whether the midnight that ends `day` is no end of the hours."""
        here, there = self._written(day), self._written(day + timedelta(days=1))
        return bool(here and there) and here[-1][1] == MIDNIGHT and there[0][0] == 0

    def _written(self, day: date) -> tuple[Minutes, ...]:
        """The spans of a day, in order, to their end."""
        if day in self.special:
            return tuple(sorted(self.special[day]))
        return tuple(sorted(self.week[day.weekday()])) if any(self.week) else (WHOLE_DAY,)

    def next_opening(self, local: datetime) -> datetime | None:
        """When numbers are given again after a local time at which they are not; None: not within a year.

        Without a zone, as the clock on the wall will show it.
        """
        now = local.replace(tzinfo=None)
        for ahead in range(LOOK_AHEAD):
            day = now.date() + timedelta(days=ahead)
            for start, _ in self.spans(day):
                opening = datetime.combine(day, time(start // 60, start % 60))
                if opening > now:
                    return opening
        return None
