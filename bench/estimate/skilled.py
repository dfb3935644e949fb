"""A large hall that exists only in numbers, like a bank or a call centre: many counters that know different
services, short services, and one visitor in six who gives up.

Who gave up stands in the log as a no-show that took no time, "called" when it left, and how many counters were
open is not written down: that is how such logs come. Counters open by hours and are fewer at noon; a day is busier
or calmer much as the day before was. The shape follows what Brown et al. 2005 report of a bank ("Statistical
Analysis of a Telephone Call Center: A Queueing-Science Perspective").
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bench.estimate.simulated import FIRST_DAY
from shared.rules.estimate import Visit

KINDS = (("cash", 150.0, 0.62), ("cards", 210.0, 0.16), ("loans", 280.0, 0.12), ("foreign", 190.0, 0.1))
"""Service, mean seconds at the counter, its share of the visitors."""

SKILLS = (("cash", "foreign"), ("cash", "cards"), ("loans", "cash"), ("cash",), ("cards", "loans"), ("cash",))
"""What the counters know, in turn; a free one takes whoever of these has waited longest."""

HOURS = (8 * 3600.0, 18 * 3600.0)
PATIENCE = 450.0
"""Mean seconds until somebody gives up."""

COMES, FREE, GIVES_UP = range(3)


@dataclass(frozen=True, slots=True)
class Crowd:
    """What is simulated. Fewer than three `counters` do not know every service. `load`: work that comes, of what
    the counters can do; about 1 it holds because people give up.
    """

    days: int = 30
    counters: int = 12
    load: float = 0.9
    seed: int = 1


@dataclass(slots=True)
class _Visitor:
    arrived: float
    kind: str
    service: float
    gives_up: float
    called: float = 0.0
    served: bool = False

    def visit(self, midnight: datetime) -> Visit:
        arrived, called, ended = (
            midnight + timedelta(seconds=round(moment))
            for moment in (self.arrived, self.called, self.called + (self.service if self.served else 0.0))
        )
        return Visit(arrived, called, ended, self.kind, "ordinary", "served" if self.served else "no_show")


def crowd(plan: Crowd) -> list[Visit]:
    """The visits of `plan.days` working days in order of arrival; times are UTC. The same plan gives the same."""
    chance = random.Random(plan.seed)
    work = sum(mean * share for _, mean, share in KINDS)
    usual = plan.load * plan.counters * 0.8 * (HOURS[1] - HOURS[0]) / work
    busy, visits = 0.0, list[Visit]()
    for number in range(plan.days):
        day = FIRST_DAY + timedelta(days=number + 2 * (number // 5))
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        busy = 0.8 * busy + chance.gauss(0, 0.06)
        people = _visitors(chance, round(usual * math.exp(busy)))
        _serve(people, [_shifts(chance, desk) for desk in range(plan.counters)], chance)
        visits += [person.visit(midnight) for person in people]
    return sorted(visits, key=lambda v: v.arrived)


def _visitors(chance: random.Random, count: int) -> list[_Visitor]:
    people = []
    for _ in range(count):
        (kind, mean, _), *_ = chance.choices(KINDS, [share for *_, share in KINDS])
        arrived = HOURS[0] + (HOURS[1] - HOURS[0]) * (
            chance.betavariate(1.6, 2.2) if chance.random() < 0.5 else chance.random()
        )
        service = mean * chance.lognormvariate(-0.32, 0.8)
        people.append(_Visitor(arrived, kind, service, arrived + 5 + chance.expovariate(1 / PATIENCE)))
    return people


def _shifts(chance: random.Random, desk: int) -> list[tuple[float, float]]:
    """When one counter calls: early or late, with a break at noon; each is away one day in eight."""
    if desk >= len(SKILLS) and chance.random() < 0.125:
        return []
    start = HOURS[0] + 3600 * (desk % 3) * (desk >= len(SKILLS)) + chance.uniform(0, 600)
    noon = start + chance.uniform(3, 4.5) * 3600
    return [(start, noon), (noon + chance.uniform(1800, 3600), HOURS[1])]


def _serve(
    people: Sequence[_Visitor], desks: Sequence[Sequence[tuple[float, float]]], chance: random.Random
) -> None:
    """Fills in the calls. A free counter takes who has waited longest, the one with the fewest skills first."""
    events = [(p.arrived, COMES, who) for who, p in enumerate(people)]
    events += [(shift[0], FREE, desk) for desk, shifts in enumerate(desks) for shift in shifts]
    heapq.heapify(events)
    waiting, free = dict[int, None](), set[int]()
    while events:
        now, event, who = heapq.heappop(events)
        if event == COMES:
            waiting[who] = None
            heapq.heappush(events, (people[who].gives_up, GIVES_UP, who))
        elif event == FREE:
            free.add(who)
        elif who in waiting:
            del waiting[who]
            people[who].called = now
        for desk in sorted(free, key=lambda d: (len(SKILLS[d % len(SKILLS)]), d)):
            if not any(start <= now < end for start, end in desks[desk]):
                free.discard(desk)
                continue
            mine = next((w for w in waiting if people[w].kind in SKILLS[desk % len(SKILLS)]), None)
            if mine is not None:
                del waiting[mine]
                free.discard(desk)
                people[mine].called, people[mine].served = now, True
                again = now + people[mine].service + chance.uniform(3, 15)
                heapq.heappush(events, (again, FREE, desk))
