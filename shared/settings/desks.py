"""The counters of a hall file as the calling rule sees them."""

from __future__ import annotations

from datetime import timedelta

from shared.rules.calling import Desk, Tier
from shared.settings.counters import CounterSection


def desk_of(counter: CounterSection) -> Desk:
    """A counter of the hall file, as the calling rule sees it while nobody is logged on."""
    further = (
        Tier(tier.services, timedelta(minutes=tier.after_minutes) if tier.after_minutes else None)
        for tier in counter.then
    )
    return Desk(counter.number, (Tier(counter.services), *further))
