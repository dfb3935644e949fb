"""Paper, as far as the hall must know of it: where a print job is, which slip is in trouble, how a printer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any, Protocol

KIOSK_PRINTER = "kiosk"
"""Name of a kiosk's printer where [printer] of the hall file gives no other."""

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

REPLACED = "replaced"
"""It was still waiting when a clerk asked for the slip again: one of a ticket is enough."""
CAME_AFTER_ALL = "came_after_all"
"""A reprint that is not needed: the slip the printer held came out."""

SEEN = "seen"
"""Reason of a job that is confirmed by a clerk who saw the slip; the printer never said so."""


class JobState(StrEnum):
    """Where a print job is. The values are stored.

    confirmed: the printer said that it came out, or a clerk saw it (reason SEEN); sent: it took every byte, and
    nobody can say more; blocked: it stopped in the middle and holds the rest; failed: it did not come out, or that
    will never be known.
    """

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    BLOCKED = "blocked"
    FAILED = "failed"


class Left(StrEnum):
    """What earlier jobs may have left in a printer: nothing, answers still to come, or a piece of a slip too."""

    NOTHING = "nothing"
    ANSWERS = "answers"
    PIECE = "piece"


IN_TROUBLE = frozenset({JobState.BLOCKED, JobState.FAILED})
"""Staff have to know."""
OPEN_JOBS = frozenset({JobState.QUEUED, JobState.SENDING, JobState.BLOCKED})
"""Its end is still to come. What a job ended with stands."""


def left_by(state: JobState, reason: str) -> Left | None:
    """What a job left in its printer that ended so; None if it sent nothing, and those before it tell."""
    if state is JobState.SENT:
        return Left.ANSWERS
    if state is JobState.CONFIRMED:
        return Left.PIECE if reason == SEEN else Left.NOTHING
    if state in (JobState.SENDING, JobState.BLOCKED) or reason in (UNKNOWN, INTERRUPTED, FAULT):
        return Left.PIECE
    return None


@dataclass(frozen=True, slots=True)
class Trouble:
    """A slip that did not come out, or of which that is not known. `job` is its print job's id.

    `state` is "blocked" or "failed", `reason` a code of `shared.device.status.Problem` or one of those above,
    `printer` the name of the printer it was for.
    """

    job: int
    state: str
    reason: str
    printer: str = KIOSK_PRINTER

    def as_body(self) -> dict[str, Any]:
        """As the journal keeps it."""
        return {"job": self.job, "state": self.state, "reason": self.reason, "printer": self.printer}


def trouble_after(body: Mapping[str, Any]) -> Trouble | None:
    """What staff must know of a ticket's slips after an entry SLIP or REPRINT with this body.

    "trouble" says it where that is something else than the rest of the entry tells. The first entries name no
    printer, for there was one.
    """
    about = body["trouble"] if "trouble" in body else body if body.get("state") in IN_TROUBLE else None
    if about is None:
        return None
    printer = str(about.get("printer", KIOSK_PRINTER))
    return Trouble(int(about["job"]), str(about["state"]), str(about["reason"]), printer)


class Job(Protocol):
    """A print job as the database has it."""

    @property
    def id(self) -> int: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def printer(self) -> str: ...


def trouble_of(jobs: Sequence[Job], told: int | None = None) -> Trouble | None:
    """What staff must know of a ticket's slips, `jobs` oldest first, when job `told` has just changed; None for
    `told`: a new one was queued.

    A slip that a printer holds goes before everything: it comes out by itself. A failed one is no trouble where a
    later one is on its way, or came.
    """
    held = next((job for job in jobs if job.state == JobState.BLOCKED), None)
    if held is not None:
        return _trouble(held)
    found = next((place for place, job in enumerate(jobs) if job.id == told), None)
    if found is None or jobs[found].state != JobState.FAILED:
        return None
    later = any(job.state != JobState.FAILED for job in jobs[found + 1 :])
    return None if later else _trouble(jobs[found])


def _trouble(job: Job) -> Trouble:
    return Trouble(job.id, job.state, job.reason, job.printer)


@dataclass(frozen=True, slots=True)
class PrinterState:
    """What a printer last said: the code of its problem ("": none is known), and whether the roll ends soon."""

    problem: str = ""
    near_end: bool = False
