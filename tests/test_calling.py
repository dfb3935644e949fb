"""The calling rule and people ahead, as tables and properties."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from shared.rules.calling import people_ahead, pick, rank
from shared.rules.ticket import Lane, State, Ticket
from tests.halls import Clock

START = Clock().now
SERVICES = ("a", "b", "c")


def ticket(order: int, service: str, lane: Lane = Lane.ORDINARY) -> Ticket:
    arrived = START + timedelta(minutes=order)
    ranked = rank(arrived, 20 if lane is Lane.PRIORITY else 0)
    return Ticket(order, date(2026, 10, 12), "A", order, service, lane, State.WAITING, ranked, arrived)


lines = st.lists(st.tuples(st.sampled_from(SERVICES), st.sampled_from(Lane)), max_size=30).map(
    lambda rows: [ticket(order + 1, service, lane) for order, (service, lane) in enumerate(rows)]
)
counters = st.lists(st.sets(st.sampled_from(SERVICES), min_size=1), min_size=1, max_size=4)


@given(lines)
def test_within_a_service_and_lane_order_of_arrival_holds(line):
    called = []
    while (picked := pick(line, SERVICES)) is not None:
        called.append(picked)
        line.remove(picked)
    for service in SERVICES:
        for lane in Lane:
            ids = [t.id for t in called if (t.service, t.lane) == (service, lane)]
            assert ids == sorted(ids)


@given(lines)
def test_nobody_is_overtaken_by_who_came_more_than_the_head_start_later(line):
    called = []
    while (picked := pick(line, SERVICES)) is not None:
        called.append(picked)
        line.remove(picked)
    for place, late in enumerate(called):
        for waits in called[place + 1 :]:
            assert late.issued_at - waits.issued_at <= timedelta(minutes=20)


@given(lines, counters, st.sampled_from(SERVICES))
def test_people_ahead_is_what_calling_in_turn_gives(line, hall, service):
    if not any(service in services for services in hall):
        return
    mine = ticket(len(line) + 1, service)
    told = people_ahead(service, mine.rank, line, hall)
    queue, ahead = [*line, mine], 0
    while True:
        for services in hall:
            picked = pick(queue, services)
            if picked is mine:
                assert ahead == told
                return
            if picked is not None:
                queue.remove(picked)
                ahead += service in services


def test_nobody_ahead_of_the_first():
    assert people_ahead("a", START, [], [{"a"}]) == 0


def test_a_service_that_no_counter_calls_counts_its_own():
    assert people_ahead("a", START + timedelta(hours=1), [ticket(1, "a"), ticket(2, "b")], [{"b"}]) == 1
