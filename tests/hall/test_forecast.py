"""What a board foretells is what the hall itself tells from its tables."""

from __future__ import annotations

import random
from contextlib import suppress

import pytest

from shared.errors.counters import NobodyWaiting
from shared.hall.forecast import Forecast
from shared.rules.calling import called_before
from shared.rules.ticket import Lane
from shared.settings.desks import desk_of
from tests.support.halls import busy_hall

SERVICES = ("papers", "land", "cards")


def stand(hall, clock):
    return Forecast(hall.settings, hall.model(), hall.board()[0], clock.now)


def some_morning(hall, clock, seed):
    """People come and are called, one is sent to a counter."""
    chance = random.Random(seed)
    for _ in range(30):
        clock.go(minutes=chance.random() * 4)
        hall.issue(chance.choice(SERVICES), chance.choice(list(Lane)))
        for counter in hall.settings.counter:
            if hall.board()[0].at_counter(counter.number) is None and chance.random() < 0.3:
                with suppress(NobodyWaiting):
                    hall.call_next(counter.number)
            elif hall.board()[0].at_counter(counter.number) and chance.random() < 0.3:
                hall.complete(counter.number)
    sent = hall.board()[0].waiting()[3]
    hall.transfer(2, to_counter=1, ticket_id=sent.id)


@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("seed", range(4))
def test_who_comes_is_told_the_same_by_the_board_and_by_the_hall(busy, clock, seed):
    some_morning(busy, clock, seed)
    assert_same(busy, clock)  # the clock stands: the hall's time is a little ahead of it
    clock.go(minutes=3)
    if busy.board()[0].at_counter(3):
        busy.complete(3)
    busy.pause(3, "break")
    clock.go(minutes=3)
    assert_same(busy, clock)


def assert_same(hall, clock):
    for service in SERVICES:
        by_board, by_hall = stand(hall, clock).of_who_comes(service), hall.outlook(service)
        assert (by_board.ahead, by_board.counters) == (by_hall.ahead, by_hall.counters)
        assert by_board.wait == pytest.approx(by_hall.wait, abs=1)


@pytest.mark.databases("sqlite")
def test_everybody_who_waits_has_a_place_and_a_range(busy, clock):
    some_morning(busy, clock, 7)
    forecast, board = stand(busy, clock), busy.board()[0]
    waiting = board.waiting()
    assert len(waiting) > 10
    for ticket in waiting:
        outlook = forecast.of(ticket)
        assert outlook.counters >= 1
        low, high = outlook.wait
        assert 0 <= low <= high
    assert min(forecast.of(ticket).ahead for ticket in waiting) == 0


@pytest.mark.databases("sqlite")
def test_while_no_counter_calls_the_places_are_those_of_all_counters_and_no_time_is_told(make_hall, clock):
    hall = make_hall(busy_hall())
    for service in ("papers", "land", "papers", "cards"):
        hall.issue(service)
    forecast, waiting = stand(hall, clock), hall.board()[0].waiting()
    full = [desk_of(counter) for counter in hall.settings.counter]
    for ticket in waiting:
        outlook = forecast.of(ticket)
        assert outlook.ahead == len(called_before(ticket, waiting, full, hall.settings.order, clock.now))
        assert (outlook.counters, outlook.wait) == (0, None)
