"""Which waiting ticket is next. The rule `head-start`: smallest rank first, ties by order of arrival.

rank = arrival minus the head start of the lane. So an ordinary ticket is overtaken only by priority people
who came within the head start after it: nobody starves, and the order is one indexed column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta

from shared.rules.ticket import State, Ticket

RULE = "head-start"


def rank(arrived: datetime, head_start_minutes: int) -> datetime:
    """The time a ticket is ordered by."""
    return arrived - timedelta(minutes=head_start_minutes)


def pick(tickets: Iterable[Ticket], services: Collection[str]) -> Ticket | None:
    """The ticket a counter calling `services` calls next, or None. `Hall` asks the same of its index."""
    mine = (t for t in tickets if t.state is State.WAITING and t.service in services)
    return min(mine, key=_order, default=None)


def people_ahead(
    service: str, rank: datetime, waiting: Iterable[Ticket], counters: Sequence[Collection[str]]
) -> int:
    """How many people are called before a new ticket of `service` and `rank` by the counters that can call it.

    `counters` are the services of each counter that calls just now. They are let call in turn, each by the
    rule, until it is the new ticket's turn. Whoever is called by a counter that cannot call it, or by nobody,
    is not ahead of it.
    """
    line = sorted((t for t in waiting if t.state is State.WAITING), key=_order)
    ahead = 0
    while True:
        for services in counters:
            picked = next((t for t in line if t.service in services), None)
            if service in services:
                if picked is None or picked.rank > rank:
                    return ahead
                ahead += 1
            if picked is not None:
                line.remove(picked)
        if not any(service in services for services in counters):
            return sum(1 for t in line if t.service == service and t.rank <= rank)


def _order(ticket: Ticket) -> tuple[datetime, int]:
    return ticket.rank, ticket.id
