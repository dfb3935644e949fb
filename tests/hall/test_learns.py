"""What a hall learns from its own journal: the wait until the first call, the first stay, the situation it had."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from shared.errors.kinds import Refused
from shared.hall import forecast
from shared.rules.estimate import Model, Situation, estimate, visits_of
from shared.rules.estimate.facts import AGAIN
from shared.rules.estimate.past import moments, stays
from shared.rules.ticket import Lane
from tests.support.halls import PIN, Clock, Opened, busy_hall, journal

pytestmark = pytest.mark.databases("sqlite")

Coming = Callable[[Opened, Clock, int], None]


def served_later(hall: Opened, clock: Clock, _: int) -> None:
    """A second stay, long, and nobody waits."""
    hall.start(1)
    clock.go(hours=3)
    hall.complete(1, for_good=True)


def parked(hall: Opened, clock: Clock, _: int) -> None:
    hall.park(1, "photo")
    clock.go(hours=3)


def parked_and_cancelled(hall: Opened, clock: Clock, ticket: int) -> None:
    parked(hall, clock, ticket)
    hall.cancel(ticket)


def parked_and_resumed(hall: Opened, clock: Clock, ticket: int) -> None:
    parked(hall, clock, ticket)
    hall.resume(1, ticket)
    clock.go(minutes=50)
    hall.complete(1)


def parked_and_called(hall: Opened, clock: Clock, ticket: int) -> None:
    parked(hall, clock, ticket)
    hall.call(1, ticket)
    served_later(hall, clock, ticket)


def requeued(hall: Opened, clock: Clock, ticket: int) -> None:
    hall.requeue(ticket)
    hall.call_next(1)
    served_later(hall, clock, ticket)


def absent_and_back(hall: Opened, clock: Clock, ticket: int) -> None:
    hall.no_show(1)
    hall.requeue(ticket)
    hall.call_next(1)
    served_later(hall, clock, ticket)


def sent_on(hall: Opened, clock: Clock, ticket: int) -> None:
    hall.transfer(1, service="land", come_back=True)
    hall.call_next(1)
    served_later(hall, clock, ticket)


def sent_and_late(hall: Opened, clock: Clock, ticket: int) -> None:
    """Reserved for a counter that takes its time: nobody else could have called."""
    hall.transfer(1, to_counter=2)
    clock.go(hours=3)
    hall.call_next(2)
    hall.complete(2)


def expired(hall: Opened, clock: Clock, ticket: int) -> None:
    hall.park(1, "photo")


def completed(hall: Opened, clock: Clock, _: int) -> None:
    hall.complete(1)


def three_days(hall: Opened, last: Coming) -> Model:
    """Each day 11 people wait for counter 1 and stay three minutes; after the `last` one nobody comes any more."""
    clock = hall._clock
    for _ in range(3):
        hall.open(1, PIN, clerk="lan")
        hall.open(2, PIN, clerk="minh")
        ids = [hall.issue("papers").id for _ in range(11)]
        clock.go(minutes=2)
        for ticket in ids:
            hall.call_next(1)
            clock.go(minutes=3)
            (last if ticket == ids[-1] else completed)(hall, clock, ticket)
        morning = clock.now.replace(hour=1, minute=0) + timedelta(days=1)
        clock.go(seconds=(morning - clock.now).total_seconds())
    hall.open(1, PIN, clerk="lan")  # the new day: what is left over expires
    return hall.learn()


@pytest.mark.parametrize(
    "coming",
    [
        *(parked_and_cancelled, parked_and_resumed, parked_and_called, requeued, absent_and_back),
        *(sent_on, sent_and_late, expired),
    ],
)
def test_what_follows_the_first_stay_is_neither_wait_nor_service(make_hall, coming):
    plain, other = (
        make_hall(busy_hall(hall={**busy_hall().hall.model_dump(), "code": c})) for c in ("one", "two")
    )
    found = three_days(plain, completed)
    again = three_days(other, coming)
    assert found.visits == 33
    assert again == found


def test_who_still_waits_or_is_forgotten_is_not_learnt_as_quick(small, clock):
    """Nobody knows how long they would have stayed; who gave up took no time from anybody."""
    usual = small.settings.service[0].minutes * 60
    clock.go(hours=15, minutes=50)
    ids = [small.issue("papers").id for _ in range(5)]
    small.call_next(1)
    small.call(2, ids[1], "asked")
    assert small.learn().services["papers"] == usual
    clock.go(minutes=1)
    small.cancel(ids[-1])
    found = small.learn().services["papers"]
    assert found < usual
    clock.go(minutes=20)
    small.issue("papers")  # the next day: the others expired
    assert small.learn().services["papers"] == found


def test_who_moves_while_waiting_teaches_no_wait(busy, clock):
    """People ahead and the time were told for another line, or another lane."""
    moved, faster = (busy.issue("papers").id for _ in range(2))
    clock.go(minutes=10)
    busy.transfer(2, service="land", ticket_id=moved)
    busy.change_lane(faster, Lane.PRIORITY)
    for _ in range(2):
        clock.go(minutes=10)
        busy.call_next(1)
        busy.complete(1)
    first = [v for v in visits_of(journal(busy)) if v.outcome != AGAIN]
    assert [(v.called, v.service, v.lane) for v in first] == [(None, "papers", "ordinary")] * 2


def test_the_situation_learnt_is_the_one_the_hall_had(busy, clock, monkeypatch):
    """Whatever people and clerks do, with bookings, reservations, pauses and people put aside."""
    had: dict[datetime, Situation] = {}

    def kept(model: Model, situation: Situation):
        had[clock.now] = situation
        return estimate(model, situation)

    monkeypatch.setattr(forecast, "estimate", kept)
    booked = [busy.book("land", clock.now.replace(hour=2 + n // 2, minute=30 * (n % 2))) for n in range(8)]
    chance = random.Random(6)
    tickets, aside = [], []
    for _ in range(1100):
        clock.go(seconds=chance.randint(5, 40))
        try:
            _anything(busy, chance, tickets, aside, booked)
        except Refused:
            continue
    settings, people = busy.settings, visits_of(journal(busy))
    lines = {service: min(group) for service, group in busy._outlooks._together.items()}
    days = stays(people, settings.zone, lines, timedelta(minutes=20))
    came = [s.visit.arrived for d in days.values() for s in d if s.called is not None and s.visit.outcome != AGAIN]
    seen = moments(days)
    assert len(came) == len(seen) > 50
    told = [(arrived, moment) for arrived, moment in zip(came, seen, strict=True) if moment.situation.counters]
    assert len(told) > 50  # the others came while no counter was open
    for arrived, moment in told:
        assert _plain(moment.situation) == _plain(had[arrived])
    assert {v.outcome for v in people} >= {"served", "no_show", "parked", "waiting", "cancelled", AGAIN}


def _plain(now: Situation) -> dict[str, object]:
    """Without order; seconds to the millisecond, none below 0."""
    assert all(since >= 0 for _, since in now.at_counters)
    busy = sorted((service, round(since, 3)) for service, since in now.at_counters)
    names = ("ahead", "counters", "minute", "service", "lane")
    return {**{n: getattr(now, n) for n in names}, "busy": busy, "waiting": sorted(now.waiting)}


def _anything(hall: Opened, chance: random.Random, tickets: list[int], aside: list[int], booked: list) -> None:
    counter, some = chance.randint(1, 3), chance.choice(tickets[-12:] or [0])
    service = chance.choice(["papers", "papers", "land", "cards"])
    act = chance.choice(
        [
            *[lambda: tickets.append(hall.issue(service, chance.choice(list(Lane))).id)] * 5,
            *[lambda: hall.call_next(counter)] * 6,
            *[lambda: hall.complete(counter)] * 3,
            lambda: hall.start(counter),
            lambda: hall.no_show(counter),
            lambda: hall.recall(counter),
            lambda: hall.requeue(some),
            lambda: aside.append(hall.park(counter, "photo").id),
            *[lambda: hall.resume(counter, chance.choice(aside or [0]))] * 3,
            lambda: hall.call(counter, some, "asked"),
            lambda: hall.cancel(some),
            lambda: hall.change_lane(some, Lane.PRIORITY),
            lambda: hall.defer(some),
            lambda: hall.transfer(counter, service=service, come_back=chance.random() < 0.5),
            lambda: hall.transfer(counter, to_counter=chance.randint(1, 3)),
            lambda: hall.transfer(counter, service=service, ticket_id=some),
            lambda: hall.pause(counter, "lunch"),
            *[lambda: hall.unpause(counter)] * 3,
            lambda: tickets.append(hall.check_in(booked.pop(0).code).id) if booked else None,
        ]
    )
    act()
