"""When numbers are given: `shared.rules.hours`, and the [hours] of a hall and of its services."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.hours import LOOK_AHEAD, Minutes, Timetable
from shared.settings.hours import HoursSection, days_of
from tests.support.halls import small_hall

MORNING, AFTERNOON = (7 * 60, 11 * 60 + 30), (13 * 60 + 30, 17 * 60)
DAY = (MORNING, AFTERNOON)
OFFICE = (DAY, DAY, DAY, DAY, DAY, (), ())
NO_WEEK: tuple[tuple[Minutes, ...], ...] = ((),) * 7

WEDNESDAY, SATURDAY = date(2026, 9, 2), date(2026, 9, 5)


def at(text: str) -> datetime:
    """2026-09-02 is a Wednesday and National Day."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("clock", "is_open"),
    [
        ("06:59:59", False),
        ("07:00", True),
        ("11:29:59.999999", True),
        ("11:30", False),
        ("12:00", False),
        ("13:30", True),
        ("16:59", True),
        ("17:00", False),
        ("23:59", False),
    ],
)
def test_a_day_has_its_spans_and_the_break_between(clock: str, is_open: bool) -> None:
    assert Timetable(OFFICE).is_open(at(f"2026-09-03T{clock}")) is is_open


def test_a_day_off_of_the_week_and_a_holiday_are_closed() -> None:
    timetable = Timetable(OFFICE, {WEDNESDAY: ()})
    assert not timetable.is_open(at("2026-09-05T09:00"))
    assert not timetable.is_open(at("2026-09-02T09:00"))
    assert timetable.spans(WEDNESDAY) == ()
    assert timetable.is_open(at("2026-09-09T09:00"))


def test_a_special_day_has_hours_of_its_own_whatever_the_weekday() -> None:
    timetable = Timetable(OFFICE, {SATURDAY: (MORNING,), WEDNESDAY: (AFTERNOON,)})
    assert timetable.spans(SATURDAY) == (MORNING,)
    assert timetable.spans(WEDNESDAY) == (AFTERNOON,)
    assert timetable.is_open(at("2026-09-05T09:00"))
    assert not timetable.is_open(at("2026-09-02T09:00"))


def test_spans_come_in_order_however_they_are_written() -> None:
    assert Timetable((DAY[::-1],) * 7).spans(WEDNESDAY) == DAY


def test_numbers_end_before_each_span_does_also_on_a_special_day() -> None:
    timetable = Timetable(OFFICE, {SATURDAY: (MORNING,)}, last_ticket=15)
    assert timetable.is_open(at("2026-09-03T11:14"))
    assert not timetable.is_open(at("2026-09-03T11:15"))
    assert timetable.is_open(at("2026-09-03T16:44"))
    assert not timetable.is_open(at("2026-09-03T16:45"))
    assert not timetable.is_open(at("2026-09-05T11:15"))


def test_a_span_no_longer_than_the_last_ticket_gives_no_number_at_all() -> None:
    short = ((7 * 60, 7 * 60 + 15), AFTERNOON)
    assert Timetable((short,) * 7, last_ticket=15).spans(WEDNESDAY) == ((13 * 60 + 30, 16 * 60 + 45),)


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-09-03T00:00", "2026-09-03T07:00"),
        ("2026-09-03T06:59:59.999999", "2026-09-03T07:00"),
        ("2026-09-03T11:30", "2026-09-03T13:30"),
        ("2026-09-03T17:00", "2026-09-04T07:00"),
        ("2026-09-04T17:00", "2026-09-07T07:00"),  # Friday evening, over the weekend
        ("2026-09-06T12:00", "2026-09-07T07:00"),
        ("2026-09-01T18:00", "2026-09-03T07:00"),  # over the holiday
        ("2026-12-31T17:00", "2027-01-04T07:00"),  # over New Year's Day, a Friday, and its weekend
    ],
)
def test_the_next_opening(now: str, opening: str) -> None:
    timetable = Timetable(OFFICE, {WEDNESDAY: (), date(2027, 1, 1): ()})
    assert timetable.next_opening(at(now)) == at(opening)


def test_after_the_last_ticket_the_next_span_is_the_next_opening() -> None:
    assert Timetable(OFFICE, last_ticket=15).next_opening(at("2026-09-03T11:20")) == at("2026-09-03T13:30")


def test_the_next_opening_may_be_a_special_day() -> None:
    assert Timetable(OFFICE, {SATURDAY: (MORNING,)}).next_opening(at("2026-09-04T17:30")) == at("2026-09-05T07:00")


def test_without_hours_it_is_always_open() -> None:
    timetable = Timetable(NO_WEEK, last_ticket=15)
    assert timetable.always
    assert timetable.is_open(at("2026-09-06T00:00"))
    assert timetable.is_open(at("2026-09-06T23:59:59"))


def test_without_a_week_holidays_and_special_days_still_hold() -> None:
    timetable = Timetable(NO_WEEK, {WEDNESDAY: (), SATURDAY: (MORNING,)})
    assert not timetable.always
    assert timetable.is_open(at("2026-09-01T23:59"))
    assert not timetable.is_open(at("2026-09-02T09:00"))
    assert timetable.next_opening(at("2026-09-02T09:00")) == at("2026-09-03T00:00")
    assert not timetable.is_open(at("2026-09-05T12:00"))
    assert not Timetable(OFFICE).always


def test_nothing_within_a_year_is_none() -> None:
    closed = {WEDNESDAY + timedelta(days=n): () for n in range(LOOK_AHEAD)}
    assert Timetable(OFFICE, closed).next_opening(at("2026-09-02T09:00")) is None
    assert Timetable(OFFICE, closed).next_opening(at("2026-09-03T09:00")) == at("2027-09-03T07:00")


WHOLE = ((0, 24 * 60),)
NIGHT = ((0, 2 * 60), (22 * 60, 24 * 60))


def test_a_hall_that_never_closes_has_no_closed_minute() -> None:
    timetable = Timetable((WHOLE,) * 7, last_ticket=15)
    for minute in range(2 * 24 * 60):
        assert timetable.is_open(at("2026-09-03T00:00") + timedelta(minutes=minute))


def test_the_last_ticket_is_before_a_close_and_not_before_a_midnight_that_is_none() -> None:
    timetable = Timetable((NIGHT,) * 7, last_ticket=15)
    assert timetable.is_open(at("2026-09-03T23:59"))
    assert timetable.is_open(at("2026-09-04T01:44"))
    assert not timetable.is_open(at("2026-09-04T01:45"))
    assert timetable.next_opening(at("2026-09-04T01:45")) == at("2026-09-04T22:00")
    to_midnight = Timetable((((7 * 60, 24 * 60),),) * 7, last_ticket=15)
    assert not to_midnight.is_open(at("2026-09-03T23:45"))


@pytest.mark.parametrize(
    ("week", "local", "over"),
    [
        ((WHOLE,) * 7, "2026-09-04T00:00", True),
        ((WHOLE,) * 7, "2026-09-04T23:59", True),
        ((WHOLE,) * 7, "2026-09-06T00:00", True),  # other midnights
        ((WHOLE,) * 7, "2028-09-06T00:00", False),  # no clock is believed that far
        ((WHOLE, *((WHOLE,) * 3), NIGHT, WHOLE, WHOLE), "2026-09-05T00:00", False),  # closed on Friday since
        ((WHOLE,) * 7, "2026-09-03T12:00", False),  # the day itself
        ((NIGHT,) * 7, "2026-09-04T03:00", True),  # closed, and who is left is served
        ((NIGHT,) * 7, "2026-09-04T22:00", False),  # the next hours
        (OFFICE, "2026-09-04T00:00", False),
        (NO_WEEK, "2026-09-04T00:00", False),  # nobody said that it is open at night
    ],
)
def test_hours_over_midnight(week: tuple[tuple[Minutes, ...], ...], local: str, over: bool) -> None:
    assert Timetable(week).over_midnight(date(2026, 9, 3), at(local)) is over


@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "Europe/Berlin", "UTC"])
def test_times_are_those_on_the_wall_also_in_the_night_the_clocks_change(zone: str) -> None:
    """25 October 2026 has 25 hours in Berlin; opening is at 07:00 on the clock in any case, without a zone."""
    local = datetime(2026, 10, 24, 18, tzinfo=ZoneInfo(zone))
    timetable = Timetable((DAY,) * 7)
    assert timetable.next_opening(local) == datetime(2026, 10, 25, 7)  # noqa: DTZ001
    assert timetable.is_open(datetime(2026, 10, 25, 7, tzinfo=ZoneInfo(zone)))


# ---------------------------------------------------------------- any timetable

MINUTES = st.lists(st.integers(0, 24 * 60 - 1), unique=True, max_size=6).map(sorted)
SPANS = MINUTES.map(lambda minutes: tuple(zip(minutes[::2], minutes[1::2], strict=False)))
FIRST = date(2026, 12, 24)
TIMETABLES = st.builds(
    Timetable,
    st.tuples(*[SPANS] * 7),
    st.dictionaries(st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n)), SPANS),
    st.integers(0, 240),
)


@given(TIMETABLES, st.integers(0, 20 * 24 * 60))
def test_the_next_opening_is_open_and_nothing_between_is(timetable: Timetable, minute: int) -> None:
    now = datetime.combine(FIRST, time()) + timedelta(minutes=minute)
    if timetable.is_open(now):
        return
    opening = timetable.next_opening(now)
    a_month = now + timedelta(days=31)  # longer than the special days: what is closed so long stays so
    until = min(opening or a_month, a_month)
    assert not any(
        timetable.is_open(now + timedelta(minutes=n)) for n in range((until - now) // timedelta(minutes=1))
    )
    assert opening is None or timetable.is_open(opening)
    assert opening is None or opening > now


# ---------------------------------------------------------------- from the hall file

WEEKLY = {day: ["07:00-11:30", "13:30-17:00"] for day in ("monday", "tuesday", "wednesday", "thursday", "friday")}


def of(hall: dict[str, Any], service: dict[str, Any]) -> Timetable:
    """The timetable of a service with these hours in a hall with those."""
    text = {"vi": "x", "en": "x"}
    land = {"code": "land", "prefix": "B", "name": text, "note": text, "icon": "map-trifold", "hours": service}
    settings = small_hall(hours=hall, service=[land], counter=[{"number": 1, "services": ["land"]}])
    return settings.timetable(settings.service[0])


def test_days_of_a_range() -> None:
    assert days_of("2026-09-02") == (WEDNESDAY,)
    assert days_of("2027-02-27..2027-03-01") == (date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 1))
    with pytest.raises(ValueError, match="day is out of range"):
        days_of("2026-02-30")


def test_hours_of_the_file_become_a_timetable() -> None:
    hours = HoursSection.model_validate(
        {
            **WEEKLY,
            "holidays": ["2026-09-02", "2026-09-03..2026-09-05"],
            "special": ["2026-09-05 13:30-15:00", "2026-09-05 07:00-11:30"],
            "last_ticket_minutes": 30,
        }
    )
    timetable = hours.timetable
    assert timetable is hours.timetable
    assert timetable.week == OFFICE
    assert [timetable.spans(date(2026, 9, n)) for n in (2, 3, 4)] == [(), (), ()]
    assert timetable.spans(SATURDAY) == ((7 * 60, 11 * 60), (13 * 60 + 30, 14 * 60 + 30))


def test_a_day_may_end_at_midnight_in_the_file() -> None:
    hours = HoursSection.model_validate({"monday": ["00:00-24:00"], "special": ["2026-09-05 22:00-24:00"]})
    assert hours.timetable.week[0] == WHOLE
    assert hours.timetable.spans(SATURDAY) == ((22 * 60, 24 * 60),)
    for wrong in ("24:00-24:00", "00:00-24:01", "00:00-25:00"):
        with pytest.raises(ValueError, match="monday"):
            HoursSection.model_validate({"monday": [wrong]})


def test_a_service_without_hours_has_those_of_the_hall() -> None:
    hall = {**WEEKLY, "holidays": ["2026-09-02"], "last_ticket_minutes": 15}
    assert of(hall, {}) == HoursSection.model_validate(hall).timetable
    assert of({}, {}).always


def test_a_service_with_a_week_of_its_own_keeps_the_holidays_and_the_last_ticket_of_the_hall() -> None:
    hall = {**WEEKLY, "holidays": ["2026-09-02"], "special": ["2026-09-05 07:00-11:30"], "last_ticket_minutes": 15}
    timetable = of(hall, {"wednesday": ["13:30-17:00"]})
    assert timetable.spans(date(2026, 9, 1)) == ()
    assert timetable.spans(date(2026, 9, 9)) == ((13 * 60 + 30, 16 * 60 + 45),)
    assert timetable.spans(WEDNESDAY) == ()
    assert timetable.spans(SATURDAY) == ((7 * 60, 11 * 60 + 15),)


def test_a_day_that_the_service_names_itself_is_as_the_service_says() -> None:
    hall = {**WEEKLY, "holidays": ["2026-09-02"], "special": ["2026-09-05 07:00-11:30"], "last_ticket_minutes": 15}
    own = {
        "special": ["2026-09-02 13:30-17:00"],
        "holidays": ["2026-09-03", "2026-09-05"],
        "last_ticket_minutes": 0,
    }
    timetable = of(hall, own)
    assert timetable.spans(WEDNESDAY) == (AFTERNOON,)
    assert timetable.spans(date(2026, 9, 3)) == ()
    assert timetable.spans(SATURDAY) == ()
    assert timetable.spans(date(2026, 9, 4)) == DAY
