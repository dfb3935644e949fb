"""How much is said of a call while others wait to be said; in words in docs/sounds.md. Pure."""

from __future__ import annotations

REPEATS_UNTIL = 1
"""With more calls waiting than this nothing is said twice."""
LANGUAGES_UNTIL = 3
"""With more than this only the first language is spoken; also when one has waited half of HOLDS_SECONDS."""
SINGLE_UNTIL = 5
"""With more than this several calls are said in one sentence."""
TOGETHER = 3
"""So many: nobody listens to a longer list."""

HOLDS_SECONDS = 120.0
"""A call that is older is not said any more: its person has read it, or is being served."""


def sayings(waiting: int, oldest_seconds: float, languages: int, repeat: int) -> int:
    """How many sentences one call gets while so many wait, the oldest of them for so long: of every language in
    turn, `repeat` times over; never none.
    """
    if waiting > LANGUAGES_UNTIL or oldest_seconds > HOLDS_SECONDS / 2:
        return 1
    return max(1, languages * (repeat if waiting <= REPEATS_UNTIL else 1))


def together(waiting: int) -> int:
    """How many of the waiting calls are said next in one sentence; at least one waits."""
    return TOGETHER if waiting > SINGLE_UNTIL else 1
