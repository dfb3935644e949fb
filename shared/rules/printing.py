"""Paper, as far as the hall must know of it: where a print job is, which slip is in trouble, how a printer is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

KIOSK_PRINTER = "kiosk"
"""Name of the kiosk's printer on print jobs."""


STALE = timedelta(minutes=2)
"""A slip that waited longer is not printed by itself: the person has left with the number in mind."""

# Reasons of a job that failed, besides the codes of `shared.device.status.Problem`. They are stored.
INTERRUPTED = "interrupted"
"""It was under way when the program ended: nobody knows whether its slip came out."""
TOO_LATE = "too_late"
"""It waited for longer than STALE, behind another slip or while the program was off."""
UNKNOWN = "unknown"
"""The printer did not say whether it came out."""
FAULT = "fault"
"""A fault in the program; its log says more."""


class JobState(StrEnum):
    """Where a print job is. The values are stored.

    confirmed: the printer said that it came out; sent: it took every byte, and nobody can say more; blocked: it
    stopped in the middle and holds the rest; failed: it did not come out, or that will never be known.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    BLOCKED = "blocked"
    FAILED = "failed"


IN_TROUBLE = frozenset({JobState.BLOCKED, JobState.FAILED})
"""Staff have to know."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A slip that did not come out, or of which that is not known. `job` is its print job's id.

    `state` is "blocked" or "failed", `reason` a code of `shared.device.status.Problem` or one of those above.
    """

    job: int
    state: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrinterState:
    """What a printer last said: the code of its problem ("": none is known), and whether the roll ends soon."""

    problem: str = ""
    near_end: bool = False
