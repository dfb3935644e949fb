"""What a board foretells: for everybody who waits, and for who comes now, how many people first and how long.

Pure, and for many at once: what `Outlooks` tells one person from the tables.
"""

from __future__ import annotations

import sys
from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from shared.hall.transaction import TICK
from shared.rules import calling
from shared.rules.board import Board
from shared.rules.calling import Desk, Waits
from shared.rules.estimate import Model, Situation, estimate
from shared.rules.ticket import AT_COUNTER, Lane, Ticket
from shared.settings.desks import desk_of
from shared.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Outlook:
    """`ahead` people are called first, by `counters` counters; `wait` holds in 80 % of the cases, seconds.

    While no counter calls the service there is no wait to tell: nobody knows when one will open.
    """

    ahead: int
    counters: int
    wait: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who would take an ordinary number now."""

    id: int
    line: str
    lane: Lane
    rank: datetime


def neighbours(settings: Settings, desks: Sequence[Desk]) -> dict[str, frozenset[str]]:
    """Service -> the services its counters may call, and those whose counters may call one of these."""
    groups = {service.code: {service.code} for service in settings.service}
    for desk in desks:
        lines = [line for tier in desk.tiers for line in tier.lines]
        joined = set[str]().union(*(groups[line] for line in lines))
        groups.update(dict.fromkeys(joined, joined))
    return {service: frozenset(group) for service, group in groups.items()}


def told(model: Model, situation: Situation) -> Outlook:
    """What a person in this situation is told."""
    found = estimate(model, situation)
    wait = round(found.low.total_seconds()), round(found.high.total_seconds())
    return Outlook(situation.ahead, situation.counters, wait)


class Forecast:
    """The board as it is at `at` (aware), foretold with `model`; as the hall's own, its time is never behind the
    tickets. Without a model it tells no wait.
    """

    def __init__(self, settings: Settings, model: Model | None, board: Board, at: datetime) -> None:
        self._settings = settings
        self._model = model
        self._board = board
        self._at = max(at, max((t.issued_at for t in board.tickets.values()), default=at) + TICK)
        self._full = [desk_of(counter) for counter in settings.counter]
        self._desks = [
            replace(desk, clerk=session.clerk, streak=session.streak)
            for desk in self._full
            if (session := board.sessions.get(desk.counter)) is not None and session.paused is None
        ]
        self._situations: dict[str, Situation] = {}

    @cached_property
    def ahead(self) -> Mapping[int, int]:
        """Of everybody who waits, by the ticket's id: how many are called first."""
        waiting = self._waiting
        found = calling.ahead_of_each(waiting, self._desks, self._settings.order, self._at)
        if stranded := [ticket for ticket in waiting if not self.counters(ticket.line)]:
            theirs = calling.ahead_of_each(waiting, self._full, self._settings.order, self._at)
            found.update({ticket.id: theirs[ticket.id] for ticket in stranded})
        return found

    def of(self, ticket: Ticket) -> Outlook:
        """Of somebody who waits. Raises KeyError for who does not."""
        return self._told(ticket, ticket.service, self.ahead[ticket.id])

    def of_who_comes(self, service: str) -> Outlook:
        """What somebody is told who takes an ordinary number of `service` now."""
        head_start = self._settings.find_lane(Lane.ORDINARY).head_start_minutes
        comer = Comer(sys.maxsize, service, Lane.ORDINARY, calling.rank(self._at, head_start))
        asked = self._desks if self.counters(service) else self._full
        before = calling.called_before(comer, self._waiting, asked, self._settings.order, self._at)
        return self._told(comer, service, len(before))

    def counters(self, line: str) -> int:
        """How many call a line just now."""
        return len(self.callers(line))

    def callers(self, line: str) -> list[int]:
        """Which counters call a line just now."""
        return [desk.counter for desk in self._desks if line in desk.lines]

    # Inside

    def _told(self, who: Waits, service: str, ahead: int) -> Outlook:
        counters = self.counters(who.line)
        if not counters or self._model is None:
            return Outlook(ahead, counters, None)
        here = self._situation(service)
        return told(self._model, replace(here, ahead=ahead, counters=counters, lane=who.lane.value))

    def _situation(self, service: str) -> Situation:
        """What is the same for all who wait for a service."""
        if service not in self._situations:
            self._situations[service] = self._made(service, self._neighbours[service])
        return self._situations[service]

    def _made(self, service: str, together: frozenset[str]) -> Situation:
        at, local = self._at, self._at.astimezone(self._settings.zone)
        busy = (one for one in self._busy if one.service in together)
        return Situation(
            ahead=0,
            counters=0,
            minute=local.hour * 60 + local.minute,
            service=service,
            lane=Lane.ORDINARY.value,
            at_counters=tuple((one.service, (at - (one.called_at or at)).total_seconds()) for one in busy),
            waiting=tuple((line, count) for line, count in self._lines.items() if line in together),
        )

    @cached_property
    def _waiting(self) -> list[Ticket]:
        return self._board.waiting()

    @cached_property
    def _lines(self) -> Tally[str]:
        """How many wait in each line."""
        return Tally(one.line for one in self._waiting)

    @cached_property
    def _busy(self) -> list[Ticket]:
        """Who is at a counter."""
        return [one for one in self._board.tickets.values() if one.state in AT_COUNTER]

    @cached_property
    def _neighbours(self) -> dict[str, frozenset[str]]:
        return neighbours(self._settings, self._full)
