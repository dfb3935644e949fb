"""Who waits for this counter, per service; the longest wait against the hall's target; why somebody is next."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from counter.sheets.lists import service_name
from counter.state import CounterState
from shared.rules.ticket import Lane, Ticket
from shared.settings.settings import Settings

translate = QCoreApplication.translate
ShownRow = Mapping[str, str | int]


def rows(
    settings: Settings, state: CounterState, own: tuple[str, ...], mine: Sequence[Ticket]
) -> tuple[ShownRow, ...]:
    """Per service: its own ones always, others while somebody waits whom this counter calls."""
    counts, since = Tally(ticket.service for ticket in mine), firsts(mine)
    waits = {code: _minutes(since.get(code, state.now), state.now) for code in (*own, *since)}
    return tuple(
        {
            "name": service_name(settings, code, state.language),
            "count": counts[code],
            "minutes": minutes,
            "late": late(settings, minutes),
        }
        for code, minutes in waits.items()
    )


def firsts(mine: Sequence[Ticket]) -> Mapping[str, datetime]:
    """Per service, when the one came who has waited longest."""
    found: dict[str, datetime] = {}
    for ticket in mine:
        found[ticket.service] = min(ticket.issued_at, found.get(ticket.service, ticket.issued_at))
    return found


def longest(mine: Sequence[Ticket], now: datetime) -> int:
    """Whole minutes; 0 while nobody waits."""
    return _minutes(min((ticket.issued_at for ticket in mine), default=now), now)


def late(settings: Settings, minutes: int) -> int:
    """0 within the hall's target, 1 over it, 2 over twice of it."""
    target = settings.calling.target_minutes
    return min(2, minutes // target) if target else 0


def why_next(ticket: Ticket) -> str:
    """In a word, for the clerk who is asked about it."""
    if ticket.reserved:
        return translate("Queues", "for this counter")
    if ticket.lane is Lane.PRIORITY:
        return translate("Queues", "priority")
    return translate("Queues", "came first")


def _minutes(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds())) // 60
