"""The calling rules, people ahead and why: properties over any hall, any line of people, any rule."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from shared.rules.calling import (
    Desk,
    Order,
    Rule,
    Tier,
    ahead_of_each,
    called_before,
    pick,
    rank,
    rank_behind,
    streak_after,
)
from shared.rules.ticket import Lane, for_clerk, for_counter
from shared.rules.why import asked, why
from tests.support.halls import Clock

START = Clock().now
HEAD_START = 20
SERVICES = ("a", "b", "c")
CLERKS = ("", "lan", "minh")
COUNTERS = (1, 2, 3)
LINES = (*SERVICES, *(for_counter(c) for c in COUNTERS), *(for_clerk(c) for c in CLERKS if c))
NOW = START + timedelta(minutes=90)


@dataclass(frozen=True)
class Person:
    """Who waits: ids in order of arrival, `rank` perhaps moved by a verb."""

    id: int
    line: str
    lane: Lane
    rank: datetime

    @property
    def place(self) -> tuple[datetime, int]:
        return self.rank, self.id


def person(order: int, line: str, lane: Lane = Lane.ORDINARY, minute: float | None = None) -> Person:
    arrived = START + timedelta(minutes=order if minute is None else minute)
    return Person(order, line, lane, rank(arrived, HEAD_START if lane is Lane.PRIORITY else 0))


def arrivals(lines: tuple[str, ...] = LINES) -> st.SearchStrategy[list[Person]]:
    """People as they came, some minutes apart, some at the same moment."""
    row = st.tuples(st.sampled_from(lines), st.sampled_from(Lane), st.integers(0, 9))

    def people(rows: list[tuple[str, Lane, int]]) -> list[Person]:
        minute, made = 0, []
        for order, (line, lane, gap) in enumerate(rows, start=1):
            minute += gap
            made.append(person(order, line, lane, minute))
        return made

    return st.lists(row, max_size=25).map(people)


tiers = st.builds(
    Tier,
    st.lists(st.sampled_from(SERVICES), min_size=1, max_size=3, unique=True).map(tuple),
    st.sampled_from([None, timedelta(minutes=5), timedelta(minutes=40)]),
)


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    """A counter with tiers, a service in one of them only."""
    found, seen = [], set()
    for tier in draw(st.lists(tiers, min_size=1, max_size=3)):
        lines = tuple(line for line in tier.lines if line not in seen)
        seen.update(lines)
        if lines:
            found.append(replace(tier, lines=lines) if found else Tier(lines))
    return Desk(
        draw(st.sampled_from(COUNTERS)), tuple(found), draw(st.sampled_from(CLERKS)), draw(st.integers(0, 4))
    )


halls = st.lists(desks(), min_size=1, max_size=4, unique_by=lambda desk: desk.counter)
orders = st.builds(Order, st.sampled_from(Rule), st.integers(1, 3))
shuffled = arrivals().flatmap(st.permutations)


def call_all(people: list[Person], desk: Desk, order: Order, at: datetime = NOW) -> list[Person]:
    """Everybody a desk calls, in order, if nobody else comes."""
    left, called = list(people), []
    while (picked := pick(left, desk, order, at)) is not None:
        called.append(picked.ticket)
        left.remove(picked.ticket)
        desk = replace(desk, streak=streak_after(desk.streak, picked.ticket.lane))
    return called


def heads(people: list[Person]) -> list[Person]:
    """The first of each line and lane."""
    first: dict[tuple[str, Lane], Person] = {}
    for each in sorted(people, key=lambda p: p.place):
        first.setdefault((each.line, each.lane), each)
    return list(first.values())


def choice(people: list[Person], desk: Desk, at: datetime = NOW) -> list[Person]:
    """Whom a desk may choose from, told again from the words of the design: its own and the first tier; a later
    tier when there is nobody before, or for who waits too long.
    """
    found = [p for p in heads(people) if p.line in desk.own]
    for place, tier in enumerate(desk.tiers):
        here = [p for p in heads(people) if p.line in tier.lines]
        if found and place > 0:
            here = [p for p in here if tier.after is not None and at - p.rank >= tier.after]
        found += here
    return found


# Whom a desk picks


@given(shuffled, desks(), orders)
def test_in_a_line_and_lane_people_are_called_in_order(people, desk, order):
    called = call_all(people, desk, order)
    for line in LINES:
        for lane in Lane:
            places = [p.place for p in called if (p.line, p.lane) == (line, lane)]
            assert places == sorted(places)


@given(shuffled, desks(), orders)
def test_everybody_it_may_call_is_called_once_and_nobody_else(people, desk, order):
    called = call_all(people, desk, order)
    assert len(set(called)) == len(called)
    assert set(called) == {p for p in people if p.line in desk.lines}


@given(shuffled, desks(), orders)
def test_the_heads_alone_give_the_same_answer(people, desk, order):
    assert pick(people, desk, order, NOW) == pick(heads(people), desk, order, NOW)


@given(shuffled, shuffled, desks(), orders)
def test_who_cannot_be_called_here_changes_nothing(people, others, desk, order):
    strangers = [replace(p, id=p.id + 100) for p in others if p.line not in desk.lines]
    assert pick([*people, *strangers], desk, order, NOW) == pick(people, desk, order, NOW)


@given(shuffled, desks(), orders)
def test_the_picked_is_the_right_one_of_those_it_may_choose(people, desk, order):
    picked = pick(people, desk, order, NOW)
    among = choice(people, desk)
    if not among:
        assert picked is None
        return
    ordinary = [p for p in among if p.lane is Lane.ORDINARY]
    priority = [p for p in among if p.lane is Lane.PRIORITY]
    right = {
        Rule.HEAD_START: among,
        Rule.STRICT: priority or ordinary,
        Rule.RATIO: ordinary if ordinary and (desk.streak >= order.ratio or not priority) else priority,
    }[order.rule]
    assert picked.ticket.place == min(p.place for p in right)


@given(shuffled, desks(), orders)
def test_passed_are_the_heads_of_its_lines_that_came_earlier(people, desk, order):
    picked = pick(people, desk, order, NOW)
    assume(picked is not None)
    earlier = sorted(p.id for p in heads(people) if p.line in desk.lines and p.id < picked.ticket.id)
    assert list(picked.passed) == earlier


@given(shuffled, halls, orders)
def test_what_is_reserved_goes_to_nobody_else(people, hall, order):
    for desk in hall:
        for each in call_all(people, desk, order):
            if ":" in each.line:
                assert each.line in (for_counter(desk.counter), for_clerk(desk.clerk))


@given(arrivals(SERVICES).flatmap(st.permutations), st.sets(st.sampled_from(SERVICES), min_size=1))
def test_by_head_start_nobody_is_overtaken_by_who_came_later_than_that(people, lines):
    desk = Desk(1, (Tier(tuple(sorted(lines))),))
    called = call_all(people, desk, Order())
    for place, late in enumerate(called):
        for waits in called[place + 1 :]:
            gap = arrived(late) - arrived(waits)
            if waits.lane is Lane.ORDINARY and late.lane is Lane.PRIORITY:
                assert gap <= timedelta(minutes=HEAD_START)
            elif waits.lane is late.lane:
                assert gap <= timedelta(0)
            else:
                assert gap <= -timedelta(minutes=HEAD_START)


def arrived(each: Person) -> datetime:
    return each.rank + timedelta(minutes=HEAD_START if each.lane is Lane.PRIORITY else 0)


@given(arrivals(SERVICES), st.data(), st.integers(1, 3), st.integers(0, 4))
def test_by_ratio_an_ordinary_person_is_called_every_so_often(people, data, ratio, streak):
    """People keep coming; in any k + 1 calls of a counter in a row for which one waited, one is ordinary."""
    order, desk = Order(Rule.RATIO, ratio), Desk(1, (Tier(SERVICES),), streak=streak)
    left, coming, since = [], list(people), 0
    for _ in range(2 * len(people)):
        for _ in range(data.draw(st.integers(0, 3))):
            left += [coming.pop(0)] if coming else []
        ordinary_waits = any(p.lane is Lane.ORDINARY for p in left)
        picked = pick(left, desk, order, NOW)
        if picked is None:
            continue
        left.remove(picked.ticket)
        desk = replace(desk, streak=streak_after(desk.streak, picked.ticket.lane))
        since = since + 1 if ordinary_waits and picked.ticket.lane is Lane.PRIORITY else 0
        assert since <= ratio


@given(shuffled, desks(), orders)
def test_further_tiers_wait_until_nobody_is_left_before_or_it_took_too_long(people, desk, order):
    picked = pick(people, desk, order, NOW)
    assume(picked is not None)
    place = next((n for n, tier in enumerate(desk.tiers) if picked.ticket.line in tier.lines), 0)
    before = {line for tier in desk.tiers[:place] for line in tier.lines} | set(desk.own)
    if place and any(p.line in before for p in people):
        assert desk.tiers[place].after is not None
        assert NOW - picked.ticket.rank >= desk.tiers[place].after


def test_a_tier_at_its_limit():
    desk = Desk(1, (Tier(("a",)), Tier(("b",), timedelta(minutes=15))))
    people = [person(1, "b", minute=0), person(2, "a", minute=10)]
    just, before = START + timedelta(minutes=15), START + timedelta(minutes=14, seconds=59)
    assert pick(people, desk, Order(), just).ticket.id == 1
    assert pick(people, desk, Order(), before).ticket.id == 2
    assert pick(people[:1], desk, Order(), START).ticket.id == 1


def test_nobody_waits():
    assert pick([], Desk(1, (Tier(("a",)),)), Order(), NOW) is None
    assert pick([person(1, "b")], Desk(1, (Tier(("a",)),)), Order(), NOW) is None
    assert pick([person(1, "a")], Desk(1, ()), Order(), NOW) is None


# People ahead


def simulated(me: Person, people: list[Person], hall: list[Desk], order: Order) -> list[Person]:
    """The desks call in turn, with nothing but `pick`; those called before me by desks that could call me."""
    left, ahead = [*people, me], []
    hall = list(hall)
    while True:
        for place, desk in enumerate(hall):
            picked = pick(left, desk, order, NOW)
            if picked is None:
                continue
            if picked.ticket is me:
                return ahead
            left.remove(picked.ticket)
            hall[place] = replace(desk, streak=streak_after(desk.streak, picked.ticket.lane))
            ahead += [picked.ticket] if me.line in desk.lines else []


def ahead(me, people, desks, order, at) -> int:
    return len(called_before(me, people, desks, order, at))


@pytest.mark.slow
@given(shuffled, halls, orders, st.sampled_from(LINES), st.sampled_from(Lane), st.integers(-30, 250))
def test_people_ahead_is_what_calling_in_turn_gives(people, hall, order, line, lane, minute):
    me = person(1000, line, lane, minute)
    told = called_before(me, people, hall, order, NOW)
    if any(line in desk.lines for desk in hall):
        assert told == simulated(me, people, hall, order)
    else:
        assert told == sorted((p for p in people if p.line == line and p.place < me.place), key=lambda p: p.place)
    assert ahead(me, people, hall, order, NOW) == len(told)


@pytest.mark.slow
@given(shuffled, halls, orders)
def test_in_one_go_everybody_has_as_many_people_ahead_as_alone(people, hall, order):
    each = {me.id: ahead(me, people, hall, order, NOW) for me in people}
    assert ahead_of_each(people, hall, order, NOW) == each


@pytest.mark.slow
@given(shuffled, halls, orders)
def test_nobody_is_ahead_of_who_is_called_first(people, hall, order):
    picked = pick(people, hall[0], order, NOW)
    assume(picked is not None)
    assert ahead(picked.ticket, people, hall, order, NOW) == 0


@given(shuffled, desks(), orders)
def test_at_one_desk_people_ahead_are_the_places_in_its_order(people, desk, order):
    for place, each in enumerate(call_all(people, desk, order)):
        assert ahead(each, people, [desk], order, NOW) == place


@given(shuffled, halls, orders, st.sampled_from(SERVICES))
def test_it_does_not_matter_whether_one_stands_in_the_line_already(people, hall, order, line):
    me = person(1000, line, minute=300)
    assert ahead(me, people, hall, order, NOW) == ahead(me, [*people, me], hall, order, NOW)


def test_nobody_ahead_in_an_empty_hall():
    assert ahead(person(1, "a"), [], [Desk(1, (Tier(("a",)),))], Order(), NOW) == 0
    assert ahead(person(1, "a"), [], [], Order(), NOW) == 0


def test_two_desks_halve_nothing_but_take_turns():
    people = [person(n, "a") for n in range(1, 7)]
    pair = [Desk(c, (Tier(("a",)),)) for c in (1, 2)]
    assert ahead(person(9, "a"), people, pair, Order(), NOW) == 6
    other = [*pair, Desk(3, (Tier(("b",)),))]
    assert ahead(person(9, "a"), [*people, person(7, "b")], other, Order(), NOW) == 6


# Coming back


@given(st.lists(st.integers(0, 100)), st.integers(0, 100), st.integers(0, 5))
def test_who_comes_back_goes_behind_so_many_and_never_gains(minutes, mine, places):
    own, others = START + timedelta(minutes=mine), [START + timedelta(minutes=m) for m in minutes]
    back = rank_behind(own, others, places)
    assert back >= own
    assert sum(1 for other in others if other < back) >= min(places, len(others))
    if back > own:
        assert sum(1 for other in set(others) if other < back) <= places  # and behind no more


@pytest.mark.parametrize(("places", "behind"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_places_behind(places, behind):
    others = [START + timedelta(minutes=m) for m in (10, 30, 20)]
    assert sum(1 for other in others if other < rank_behind(START, others, places)) == behind


# Why


@given(shuffled, desks(), orders)
def test_what_a_call_says_can_be_asked_again(people, desk, order):
    """Through JSON, as the journal keeps it: the same question, the same answer."""
    picked = pick(people, desk, order, NOW)
    assume(picked is not None)
    body = json.loads(json.dumps(why(picked, desk, order)))
    again = asked(body, desk.counter, desk.clerk, desk.streak)
    assert again == (desk, order)
    assert pick(people, *again, NOW) == picked
    assert body["rank"] == picked.ticket.rank.isoformat()
    assert body["passed"] == list(picked.passed)


@given(st.timedeltas(timedelta(0), timedelta(days=2)))
def test_the_limit_of_a_tier_comes_back_exactly(after):
    desk = Desk(1, (Tier(("a",)), Tier(("b",), after)))
    picked = pick([person(1, "a")], desk, Order(), NOW)
    body = json.loads(json.dumps(why(picked, desk, Order())))
    assert asked(body, 1, "", 0) == (desk, Order())


def test_an_entry_of_the_first_schema_says_nothing_about_the_question():
    assert asked({"rule": "head-start", "rank": START.isoformat()}, 1, "", 0) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.slow
@given(json_values, json_values, json_values)
def test_a_body_that_cannot_be_read_is_said(rule, ratio, tiers):
    """Whatever stands there: a question, or ValueError or KeyError."""
    try:
        desk, order = asked({"rule": rule, "ratio": ratio, "tiers": tiers}, 1, "", 0)
    except (ValueError, KeyError):
        return
    assert isinstance(order, Order)
    assert isinstance(desk, Desk)
