"""When a hall, or one of its services, gives numbers. Local times without a zone throughout."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

Span = tuple[int, int]
"""From and until, minutes of the day; the end does not belong to it. Two spans of a day leave a break between."""

WHOLE_DAY: Span = (0, 24 * 60)

LOOK_AHEAD = 366
"""Days searched for the next opening."""


@dataclass(frozen=True, slots=True)
class Timetable:
    """`week` has the spans of Monday to Sunday, in order; without any, a day that is not special is open whole.
    `special` days have spans of their own, whatever the weekday; none for a holiday. Numbers end `last_ticket`
    minutes before each span does.
    """

    week: tuple[tuple[Span, ...], ...]
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=lambda: MappingProxyType({}))
    last_ticket: int = 0

    @property
    def always(self) -> bool:
        """No hours are kept at all."""
        return not any(self.week) and not self.special

    def spans(self, day: date) -> tuple[Span, ...]:
        """When numbers are given on a day, in order; none on a day off."""
        if day not in self.special and not any(self.week):
            return (WHOLE_DAY,)
        spans = self.special[day] if day in self.special else self.week[day.weekday()]
        shorter = ((start, end - self.last_ticket) for start, end in spans)
        return tuple(sorted(span for span in shorter if span[0] < span[1]))

    def is_open(self, local: datetime) -> bool:
        """Whether numbers are given at this local time; its zone, if it has one, is not looked at."""
        minute = local.hour * 60 + local.minute
        return any(start <= minute < end for start, end in self.spans(local.date()))

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
