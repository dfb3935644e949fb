"""Paper, as far as the hall must know of it: where a print job is, which slip is in trouble, how a printer is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import takewhile
from typing import Any, Protocol

from shared.rules.ticket import Ticket

KIOSK_PRINTER = "kiosk"
"""Name of a kiosk's printer where [printer] of the hall file gives no other."""

RECEPTION_PRINTER = "reception"
"""The same of a reception that has one of its own."""

STALE = timedelta(minutes=2)
"""A slip that waited longer is not printed by itself: the person has left with the number in mind."""

# Reasons of a job that failed, besides the codes of `shared.printer.escpos.status.Problem`. They are stored.
INTERRUPTED = "interrupted"
"""It was under way when the program ended: nobody knows whether its slip came out."""
TOO_LATE = "too_late"
"""It waited for longer than STALE, behind another slip or while the program was off."""
UNKNOWN = "unknown"
"""The printer did not say whether it came out."""
STOOD_STILL = "stood_still"
"""It stood still in the middle, on a line that does not tell whether the printer was switched off meanwhile."""
FAULT = "fault"
"""A fault in the program while it was sent; its log says more."""
NOT_DRAWN = "not_drawn"
"""A fault in the program before anything was sent; its log says more."""

REPLACED = "replaced"
"""It was still waiting when a clerk asked for the slip again: one of a ticket is enough."""
CAME_AFTER_ALL = "came_after_all"
"""A reprint that is not needed: the slip the printer held came out."""
CANCELLED = "cancelled"
"""Its number was cancelled before the printer began."""

SEEN = "seen"
"""Reason of a job that is confirmed by a clerk who saw the slip; the printer never said so."""


class JobState(StrEnum):
    """Where a print job is. The values are stored, in a Trouble too: there `queued` is a slip that went wrong and
    is being printed again.

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
    """What earlier jobs may have left in a printer: nothing, answers still to come, or a piece of a slip too;
    unknown where no job is known: then it is mended as a piece, and nothing is cut off.
    """

    NOTHING = "nothing"
    ANSWERS = "answers"
    PIECE = "piece"
    UNKNOWN = "unknown"


IN_TROUBLE = frozenset({JobState.BLOCKED, JobState.FAILED})
"""Staff have to know."""
OPEN_JOBS = frozenset({JobState.QUEUED, JobState.SENDING, JobState.BLOCKED})
"""Its end is still to come. What a job ended with stands."""
MAY_BE_OUT = frozenset({UNKNOWN, INTERRUPTED, STOOD_STILL, FAULT})
"""Reasons of a job that failed when something of it had been sent, or may have been."""
SENT_SOMETHING = frozenset({JobState.SENDING, JobState.SENT, JobState.CONFIRMED, JobState.BLOCKED})
"""States of which the same is so, whatever the reason."""
_CAME = frozenset({JobState.SENT, JobState.CONFIRMED})
_NOT_NEEDED = frozenset({REPLACED, CAME_AFTER_ALL, CANCELLED})


def left_by(state: JobState, reason: str) -> Left:
    """What a job left in its printer whose state is of SENT_SOMETHING, or its reason of MAY_BE_OUT."""
    if state is JobState.SENT:
        return Left.ANSWERS
    return Left.NOTHING if state is JobState.CONFIRMED and reason != SEEN else Left.PIECE


@dataclass(frozen=True, slots=True)
class Trouble:
    """A slip that did not come out, or of which that is not known. `job` is its print job's id.

    `state` is "blocked", "failed", or "queued" when it failed and is being printed again; `reason` a code of
    `shared.printer.escpos.status.Problem` or one of those above, `printer` the name of the printer it was for.
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

    A slip that a printer holds goes before everything: it comes out by itself. One that failed is in trouble until
    a later one came; of several it is the newest, but one that may be out goes before it.
    """
    held = next((job for job in jobs if job.state == JobState.BLOCKED), None)
    if held is not None:
        return _trouble(held, JobState.BLOCKED)
    if any(job.id == told and job.state in _CAME for job in jobs):
        return None
    since = list(takewhile(lambda job: job.state not in _CAME, reversed(jobs)))
    failed = [job for job in since if job.state == JobState.FAILED and job.reason not in _NOT_NEEDED]
    if not failed:
        return None
    worst = next((job for job in failed if job.reason in MAY_BE_OUT), failed[0])
    coming = told is None or any(job.state in OPEN_JOBS for job in since)
    return _trouble(worst, JobState.QUEUED if coming else JobState.FAILED)


def _trouble(job: Job, state: JobState) -> Trouble:
    return Trouble(job.id, state.value, job.reason, job.printer)


@dataclass(frozen=True, slots=True)
class PrinterState:
    """What a printer last said: the code of its problem ("": none is known), and whether the roll ends soon."""

    problem: str = ""
    near_end: bool = False


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One slip to print: a print job of the database, with the ticket it is for.

    `printer` names the printer whose spool takes it, `code` is the opaque code of the ticket (in the QR),
    `language` the one the person chose at the kiosk; `again`: it was printed before. `counters` call its service
    now; None where that is not known.
    """

    id: int
    printer: str
    ticket: Ticket
    code: str
    language: str = "vi"
    again: bool = False
    counters: tuple[int, ...] | None = None
