"""Which waiting ticket is next. The rule `head-start`: smallest rank first, ties by order of arrival.

rank = arrival minus the head start of the lane. So an ordinary ticket is overtaken only by priority people
who came within the head start after it: nobody starves, and the order is one indexed column.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from shared.rules.ticket import State, Ticket

RULE = "head-start"


def rank(arrived: datetime, head_start_minutes: int) -> datetime:
    """The time a ticket is ordered by."""
    return arrived - timedelta(minutes=head_start_minutes)


def pick(tickets: Iterable[Ticket], services: Collection[str]) -> Ticket | None:
    """The ticket a counter calling `services` calls next, or None. `Hall` asks the same of its index."""
    mine = (t for t in tickets if t.state is State.WAITING and t.service in services)
    return min(mine, key=lambda t: (t.rank, t.id), default=None)
