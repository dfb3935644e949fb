"""The tables about hours, and what they come to: a Timetable."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from pydantic import Field

from shared.rules.hours import Minutes, Timetable
from shared.settings.fields import DaysText, Section, SpanText, Special, Whole

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class HoursSection(Section):
    """[hours] When numbers are given, per weekday: lists of "HH:MM-HH:MM". Without any, always, but for the days
    named in holidays and special.
    """

    monday: tuple[SpanText, ...] = Field((), description="Monday's spans; empty means closed.")
    tuesday: tuple[SpanText, ...] = Field((), description="Tuesday's spans; empty means closed.")
    wednesday: tuple[SpanText, ...] = Field((), description="Wednesday's spans; empty means closed.")
    thursday: tuple[SpanText, ...] = Field((), description="Thursday's spans; empty means closed.")
    friday: tuple[SpanText, ...] = Field((), description="Friday's spans; empty means closed.")
    saturday: tuple[SpanText, ...] = Field((), description="Saturday's spans; empty means closed.")
    sunday: tuple[SpanText, ...] = Field((), description="Sunday's spans; empty means closed.")
    holidays: tuple[DaysText, ...] = Field(
        (), description='Days off: "2026-09-02", or from and until "2027-02-05..2027-02-11".'
    )
    special: tuple[Special, ...] = Field(
        (), description='Days with hours of their own, such as "2026-08-22 07:30-11:30"; stronger than a day off.'
    )
    last_ticket_minutes: Whole = Field(
        0, ge=0, le=240, description="No more numbers so many minutes before each span ends."
    )

    def on(self, weekday: int) -> tuple[str, ...]:
        """Spans of a weekday, Monday is 0."""
        spans: tuple[str, ...] = getattr(self, WEEKDAYS[weekday])
        return spans

    @cached_property
    def timetable(self) -> Timetable:
        """When numbers are given. Raises ValueError for a day that does not exist, which `load` never takes."""
        return Timetable(self._week, self._special, self.last_ticket_minutes)

    def within(self, hall: HoursSection) -> Timetable:
        """These hours of a service, and those of its hall for whatever they leave out: the week as a whole, each
        holiday and special day, the last ticket.
        """
        special = hall._special | self._special
        ends_itself = "last_ticket_minutes" in self.model_fields_set
        last = self.last_ticket_minutes if ends_itself else hall.last_ticket_minutes
        return Timetable(self._week if any(self._week) else hall._week, special, last)

    @property
    def _week(self) -> tuple[tuple[Minutes, ...], ...]:
        return tuple(tuple(minutes_of(span) for span in self.on(weekday)) for weekday in range(len(WEEKDAYS)))

    @property
    def _special(self) -> dict[date, tuple[Minutes, ...]]:
        own: dict[date, tuple[Minutes, ...]] = {}
        for text in self.special:
            day, _, span = text.partition(" ")
            own[date.fromisoformat(day)] = (*own.get(date.fromisoformat(day), ()), minutes_of(span))
        return {day: () for text in self.holidays for day in days_of(text)} | own


def days_of(text: str) -> tuple[date, ...]:
    """ "2026-09-02" or "2027-02-05..2027-02-11" as days. Raises ValueError for a day that does not exist."""
    first, _, last = text.partition("..")
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return tuple(begin + timedelta(days=n) for n in range((end - begin).days + 1))


def minutes_of(span: str) -> Minutes:
    """ "07:30-11:30" as minutes of the day."""
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in span.split("-"))
    return start, end
