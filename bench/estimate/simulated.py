"""A hall that exists only in numbers: days of visits, to try the waiting-time estimate on.

People come in a morning and an afternoon with a rush at each opening, are called by the head-start rule, and
counters open late, take breaks, close for lunch and one of them helps out only at the busiest hours. Times at
the counter are drawn from any list of real ones (`times`), stretched so that the hall is as loaded as `load`
says, and differ between services; without a list they are lognormal. Who is not there when called costs the
counter one or two minutes. After closing time those who still wait are served.
"""

from __future__ import annotations

import heapq
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from shared.rules.estimate import Visit

MORNING, AFTERNOON = (7.5 * 3600, 11.5 * 3600), (13.5 * 3600, 17 * 3600)
"""Seconds of the day in which counters call."""

KINDS = (("civil", 0.7, 0.4), ("certify", 0.5, 0.25), ("land", 1.9, 0.2), ("social", 1.3, 0.15))
"""Service, how long it takes compared with the others, its share of the tickets."""

FIRST_DAY = date(2026, 3, 2)
NO_SHOW = 0.065
PRIORITY = 0.15
HEAD_START = 20 * 60.0
TURNAROUND = (8.0, 40.0)
"""Seconds between a person who leaves and the call of the next."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is simulated. `lines` 2 splits services and counters into two halves that share nobody."""

    days: int = 30
    tickets: int = 90
    counters: int = 4
    load: float = 0.85
    lines: int = 1
    seed: int = 1


def simulate(plan: Plan, times: Sequence[float] = ()) -> list[Visit]:
    """The visits of `plan.days` working days in order of arrival; times are UTC (so is the hall's zone).

    `times` are seconds at the counter; beyond an hour or below 20 s they are not used. The same plan and the
    same times give the same visits.
    """
    chance = random.Random(plan.seed)
    usual = [t for t in times if 20 <= t <= 3600] or [chance.lognormvariate(6.3, 0.65) for _ in range(2000)]
    hours = sum(end - start for start, end in (MORNING, AFTERNOON)) * plan.counters * 0.88
    scale = plan.load * hours / plan.tickets / (sum(usual) / len(usual))
    mean_kind = sum(factor * share for _, factor, share in KINDS)
    visits: list[Visit] = []
    for number in range(plan.days):
        day = FIRST_DAY + timedelta(days=number + 2 * (number // 5))
        pace = scale / mean_kind * chance.lognormvariate(0, 0.06)
        people = _arrivals(chance, plan, usual, pace)
        parts = [[p for p in people if p.line == line] for line in range(plan.lines)]
        for line, part in enumerate(parts):
            desks = range(line, plan.counters, plan.lines)
            _serve(part, [_shifts(chance, desk, plan.counters) for desk in desks], chance)
            visits += [p.visit(day) for p in part]
    return sorted(visits, key=lambda v: v.arrived)


@dataclass(slots=True)
class _Person:
    arrived: float
    kind: str
    line: int
    priority: bool
    shows: bool
    service: float
    called: float = 0.0
    ended: float = 0.0
    counters: int = 0

    @property
    def rank(self) -> float:
        return self.arrived - (HEAD_START if self.priority else 0)

    def visit(self, day: date) -> Visit:
        midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
        return Visit(
            arrived=midnight + timedelta(seconds=round(self.arrived)),
            called=midnight + timedelta(seconds=round(self.called)),
            ended=midnight + timedelta(seconds=round(self.ended)),
            service=self.kind,
            lane="priority" if self.priority else "ordinary",
            outcome="served" if self.shows else "no_show",
            counters=self.counters,
        )


def _arrivals(chance: random.Random, plan: Plan, times: Sequence[float], pace: float) -> list[_Person]:
    count = max(1, round(plan.tickets * chance.lognormvariate(0, 0.12)))
    people = []
    for _ in range(count):
        (start, end), lead = (MORNING, 1200.0) if chance.random() < 0.58 else (AFTERNOON, 600.0)
        span = end - start + lead - 1200
        arrived = (
            start - lead + span * (chance.betavariate(1.1, 2.0) if chance.random() < 0.75 else chance.random())
        )
        index = chance.choices(range(len(KINDS)), [share for *_, share in KINDS])[0]
        kind, factor, _ = KINDS[index]
        shows = chance.random() >= NO_SHOW
        service = chance.choice(times) * factor * pace if shows else chance.uniform(45, 120)
        people.append(_Person(arrived, kind, index % plan.lines, chance.random() < PRIORITY, shows, service))
    return sorted(people, key=lambda p: p.arrived)


def _shifts(chance: random.Random, desk: int, desks: int) -> list[tuple[float, float]]:
    """When one counter calls. The last of several helps out in the rush only; the last shift has no end."""
    spans = []
    for start, end in (MORNING, AFTERNOON):
        late = start + max(0.0, chance.gauss(120, 240))
        if desk == desks - 1 and desks > 2:
            spans.append((late + 900, start + chance.uniform(1.5, 2.5) * 3600))
            continue
        pause = chance.uniform(start + 4500, end - 3600)
        spans += [(late, pause), (pause + chance.uniform(300, 1200), end)]
    if desk != desks - 1 or desks <= 2:
        spans[-1] = (spans[-1][0], math.inf)
    return spans


def _serve(people: list[_Person], desks: list[list[tuple[float, float]]], chance: random.Random) -> None:
    """Fills in the calls of one line: the counter free first takes the smallest rank that has come."""
    free = [(_open_from(shifts, 0.0), desk) for desk, shifts in enumerate(desks)]
    heapq.heapify(free)
    waiting: list[tuple[float, int]] = []
    coming = 0
    while (coming < len(people) or waiting) and free:
        now, desk = heapq.heappop(free)
        while coming < len(people) and people[coming].arrived <= now:
            heapq.heappush(waiting, (people[coming].rank, coming))
            coming += 1
        if not waiting:
            later = _open_from(desks[desk], people[coming].arrived)
            if math.isfinite(later):
                heapq.heappush(free, (later, desk))
            continue
        person = people[heapq.heappop(waiting)[1]]
        person.called, person.ended = now, now + person.service
        later = _open_from(desks[desk], person.ended + chance.uniform(*TURNAROUND))
        if math.isfinite(later):
            heapq.heappush(free, (later, desk))
    for person in people:
        person.counters = sum(any(a <= person.arrived < b for a, b in shifts) for shifts in desks)


def _open_from(shifts: list[tuple[float, float]], moment: float) -> float:
    """The first second from `moment` on at which this counter calls; inf if it does not open again."""
    return next((max(start, moment) for start, end in shifts if moment < end), math.inf)
