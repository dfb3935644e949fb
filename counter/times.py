"""How long things last in a counter's window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CounterTimes:
    """All in milliseconds."""

    tick: int = 500
    """Twice a second, so that no second of "03:12" is skipped."""
    refusal: int = 6000
    """A refusal stays this long, or until the next action; an outage after somebody could write again."""
    confirm: int = 3000
    """The second press of no-show counts within this time."""
    slow: int = 300
    """A request that takes longer shows that it is being done."""
    news: int = 2000
    """Longest wait for a verb's own entry to come back by the news before the buttons are free again."""
    double_press: int = 400
    """After a call or a start the window stays busy for this long, so that a double press of F2 does not go on."""

    day: int = 60_000
    """How often it is looked whether another day has begun."""


USUAL = CounterTimes()
