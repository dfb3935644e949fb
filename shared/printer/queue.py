"""What a spool asks of a hall: the queue of one printer, and the right to print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from shared.rules.entry import Entry, Verb
from shared.rules.printing import JobState, Left, PrintJob


class PrintQueue(Protocol):
    """The paper of a hall (`shared.hall.Hall`). Every method may raise Unavailable."""

    def fail_abandoned_jobs(self, printer: str) -> int:
        """What nobody prints any more becomes failed: jobs under way, or queued for long; returns how many. One
        that cannot be written holds up no other.
        """

    def claim_print_job(self, printer: str) -> PrintJob | None:
        """The oldest queued job of this printer, now sending; None if nothing is queued."""

    def record_print_result(self, job: PrintJob, state: JobState, reason: str = "") -> None:
        """How a job went; a blocked one is told of again."""

    def confirmed_by_clerk(self, job: PrintJob) -> bool:
        """Whether a clerk has seen the slip of this job meanwhile."""

    def residue_in(self, printer: str) -> Left:
        """What the jobs of earlier runs may have left in the printer."""

    def report_printer(self, printer: str, problem: str = "", *, near_end: bool = False) -> None:
        """How the printer is; problem as a code of `status.Problem`."""


class Rung(Protocol):
    """What prints a queue (`shared.printer.spool.Spool`)."""

    def ring(self) -> None:
        """Something was queued. Any thread."""


class QueueLease(Protocol):
    """The right to print a queue (`shared.hall.printer_lease.PrinterLease`)."""

    def renew(self) -> None:
        """Raises Unavailable while another program has it, or that is not known."""


@dataclass(frozen=True, slots=True)
class PrintResult:
    """What became of a job; `error` is None when its slip came out, or nobody can say more than "sent"."""

    job: PrintJob
    state: JobState
    error: Exception | None = None
    reason: str = ""


def mark_of(job: PrintJob) -> str:
    """Four characters that name a job among those shortly before and after it."""
    return f"{job.id % 10_000:04d}"


def ring_for_slips(spool: Rung, printer: str, entries: Iterable[Entry]) -> None:
    """Somebody has given a number with paper, or asked for a slip again."""
    if any(e.verb in (Verb.ISSUE, Verb.REPRINT) and e.body.get("printer") == printer for e in entries):
        spool.ring()
