"""Which number comes next, and which day it is: properties."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from shared.rules.numbering import SeriesPosition, business_day, free_block, next_number

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
numbers = st.integers(1, 12)
ranges = st.tuples(numbers, st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))
places = st.none() | st.builds(SeriesPosition, st.integers(0, 25), st.integers(1, 3))
held = st.frozensets(st.integers(0, 25))
moments = st.integers(0, 20 * 366 * 86400).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s))


@given(places, ranges, held)
def test_the_next_number_is_in_the_range_and_nobody_holds_it(last, span, live):
    found = next_number(last, *span, live)
    if found is None:
        assert live >= set(range(span[0], span[1] + 1))
    else:
        assert span[0] <= found.number <= span[1]
        assert found.number not in live


@given(places, ranges, held)
def test_it_goes_up_or_begins_another_round(last, span, live):
    found = next_number(last, *span, live)
    if found is None:
        return
    before = last or SeriesPosition(span[0] - 1)
    assert (found.round, found.number) > (before.round, before.number)
    assert found.round - before.round <= 1
    if found.round == before.round:  # none between is left out unless somebody holds it
        assert set(range(max(before.number + 1, span[0]), found.number)) <= live
    else:
        assert set(range(max(before.number + 1, span[0]), span[1] + 1)) <= live


@given(ranges, st.lists(st.booleans(), max_size=60))
def test_through_a_day_no_two_people_hold_one_number(span, leaves):
    """Some leave, one after the other, while others come."""
    place, live, given_out = None, [], set()
    for leave in leaves:
        if leave and live:
            live.pop(0)
        found = next_number(place, *span, live)
        if found is None:
            assert sorted(live) == list(range(span[0], span[1] + 1))
            continue
        place = found
        assert (place.round, place.number) not in given_out
        given_out.add((place.round, place.number))
        live.append(place.number)
        assert len(set(live)) == len(live)


@given(st.none() | st.dates(date(2020, 1, 1), date(2040, 1, 1)), moments)
def test_the_day_is_the_local_date_and_never_runs_back(stored, now):
    day = business_day(stored, now, ZONE)
    assert day >= (stored or date.min)
    assert day in (stored, now.astimezone(ZONE).date())


@given(st.lists(moments, min_size=1))
def test_days_only_move_forward_whatever_the_clock_does(clock):
    day, days = None, []
    for now in clock:
        day = business_day(day, now, ZONE)
        days.append(day)
    assert days == sorted(days)
    assert days[-1] == max(now.astimezone(ZONE).date() for now in clock)


def test_midnight_is_the_halls():
    just = datetime(2026, 10, 12, 17, 0, tzinfo=UTC)
    assert business_day(None, just, ZONE) == date(2026, 10, 13)
    assert business_day(None, just - timedelta(microseconds=1), ZONE) == date(2026, 10, 12)


@given(
    size=st.integers(1, 30),
    first=st.integers(0, 20),
    length=st.integers(1, 60),
    blocks=st.integers(0, 5),
    given_=st.sets(st.integers(0, 80)),
)
def test_blocks_lie_in_the_upper_half_and_meet_nothing(size, first, length, blocks, given_):
    last = first + length
    end, taken = last, set()
    for _ in range(blocks):
        block = free_block(size, first, last, end, given_)
        if block is None:
            break
        numbers = set(range(block.first, block.last + 1))
        assert 0 < len(numbers) <= size
        assert not numbers & (taken | given_)
        assert (first + last) / 2 < block.first <= block.last <= end
        taken |= numbers
        end = block.first - 1
