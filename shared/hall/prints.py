"""The slips of a hall: what a printer's worker takes, how it went, and what staff and kiosk must know of it.

A print job is queued by `Hall.issue` in the ticket's own transaction; its state is never the ticket's. What goes
right is noted on the job alone. What goes wrong, and when it comes right after all, is an entry of the journal
too, so that every counter knows at once and the past can be told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from shared.errors.kinds import Unavailable
from shared.errors.outside import NoPrinterSet
from shared.errors.visits import RequestReused, SlipHeld, SlipSettled, UnknownPrinter
from shared.hall.printer_lease import PrinterLease
from shared.hall.texts import request
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Entry, Verb
from shared.rules.printing import (
    CAME_AFTER_ALL,
    IN_TROUBLE,
    INTERRUPTED,
    OPEN_JOBS,
    REPLACED,
    SEEN,
    STALE,
    TOO_LATE,
    JobState,
    Left,
    PrinterState,
    PrintJob,
    Trouble,
    left_by,
    trouble_of,
)
from shared.store.statement import Tx
from shared.store.tables import print_jobs, sessions, tickets

log = logging.getLogger(__name__)

LOOK_BACK = 100_000
"""Print jobs: weeks of a large hall. What was left in a printer that was sent none of them is not known."""


class Prints(VerbGroup):
    """The verbs of paper. For one worker per printer, and for the clerk who prints a slip again."""

    def reprint(
        self, ticket_id: int, printer: str | None = None, *, counter: int | None = None,
        language: str | None = None, request_id: str | None = None, though_held: bool = True,
    ) -> str:  # fmt: skip
        """Queues the slip of a ticket again, marked as a reprint; returns the printer. Raises UnknownTicket,
        UnknownPrinter, NoPrinterSet, and without `though_held` SlipHeld while a printer holds the slip.

        What still waits of this ticket gives way: one of it is queued at most. What went wrong with it stays in
        trouble until a slip came. When one that a printer holds comes out after all, the reprint is given up.

        `printer`: None for that of the first slip; if there was none, or that printer is there no more, this hall
        file's one, or the first of those that are known where this one is not. `language`: None for that of the
        first slip, or the hall's first one.
        """

        def work(act: VerbTransaction) -> str:
            ticket = self._look.today(act, ticket_id)
            first = print_jobs.first_of(act.tx, act.hall, ticket.id)
            known = print_jobs.printers(act.tx, act.hall)
            if printer is None and first is not None and self._is_printer(first.printer, known):
                to = str(first.printer)
            else:
                to = self._printer(printer, known)
            jobs = print_jobs.of_ticket(act.tx, act.hall, ticket.id)
            trouble = trouble_of(jobs)
            if trouble is not None and trouble.state == JobState.BLOCKED and not though_held:
                raise SlipHeld(number=ticket.label)
            more = ({"trouble": trouble.as_body()} if trouble else {}) | drop_queued(act, jobs, REPLACED)
            spoken = language or (first.language if first else self._settings.hall.languages[0])
            body = {"ticket": ticket.id, "printer": to, "language": spoken, **more}
            act.write(Verb.REPRINT, None, counter, body)
            print_jobs.set_trouble(act.tx, act.hall, ticket.id, trouble)
            print_jobs.add(act.tx, act.hall, ticket.id, to, spoken, act.at, again=True)
            return to

        def first(_tx: Tx, entry: Entry) -> str:
            _about(entry, ticket_id)
            return str(entry.body["printer"])

        return self._runner.run(Verb.REPRINT, request_id, work, first)

    def confirm_seen(self, ticket_id: int, *, counter: int | None = None, request_id: str | None = None) -> None:
        """A clerk sees the slip of a ticket: it is no trouble any more, and nothing of it is printed from now on.

        The journal says that it was seen, not that the printer said so. Raises UnknownTicket, UnknownCounter;
        SlipSettled when nothing is open about it, or its printer is just sending it.
        """

        def work(act: VerbTransaction) -> None:
            if counter is not None:
                self._look.counter(counter)
            ticket = self._look.today(act, ticket_id)
            jobs = print_jobs.of_ticket(act.tx, act.hall, ticket.id)
            if not jobs or jobs[-1].state in (JobState.CONFIRMED.value, JobState.SENDING.value):
                raise SlipSettled(number=ticket.label)
            self._entry(act, jobs[-1], JobState.CONFIRMED, SEEN, counter)
            for job in jobs:
                if job is jobs[-1] or job.state in (JobState.QUEUED.value, JobState.BLOCKED.value):
                    print_jobs.put(act.tx, act.hall, job.id, JobState.CONFIRMED, SEEN, act.at)
            print_jobs.set_trouble(act.tx, act.hall, ticket.id, None)

        self._runner.run(Verb.SLIP, request_id, work, lambda _tx, entry: _about(entry, ticket_id))

    def lease_printer(self, printer: str, holder: str = "") -> PrinterLease:
        """The right to print the queue of this name, for as long as this program runs; hubs that act for the same
        `holder` have it together, and wait for nobody. Raises PrinterTaken, StoreUnavailable.
        """
        hold = PrinterLease(self._runner.store.lease(self._runner.id, f"printer-{printer}", holder), printer)
        (hold.renew if holder else hold.acquire)()
        return hold

    def report_printer(
        self, printer: str, problem: str = "", *, near_end: bool = False,
        still_wanted: Callable[[], bool] | None = None,
    ) -> None:  # fmt: skip
        """How a printer is now: the code of its problem, "" when none is known. Written when it changes, and the
        first time: then the hall knows of it. Raises TooLate where it is not `still_wanted`, as `Hall.issue`.
        """
        now = PrinterState(problem, near_end)
        with self._runner.store.read() as tx:
            if print_jobs.printers(tx, self._runner.id).get(printer) == now:
                return

        def work(act: VerbTransaction) -> None:
            act.write(Verb.PRINTER, None, None, {"printer": printer, "problem": problem, "near_end": near_end})
            print_jobs.set_printer(act.tx, act.hall, printer, now)

        self._runner.run(Verb.PRINTER, None, work, still_wanted=still_wanted)

    def printer_named(self, name: str | None) -> str:
        """A printer of this hall; None: this hall file's one, or the first known where this one is not. Raises
        UnknownPrinter, and NoPrinterSet where none is known and this hall file has none.
        """
        with self._runner.store.read() as tx:
            return self._printer(name, print_jobs.printers(tx, self._runner.id))

    def forget_printer(self, printer: str) -> None:
        """A printer that is there no more, or is called otherwise now; what was queued for it has failed.

        Raises UnknownPrinter, and PrinterTaken while a kiosk prints under this name.
        """
        with self._runner.store.read() as tx:
            if not print_jobs.unfinished(tx, self._runner.id, printer):  # else it was forgotten half way
                self._printer(printer, print_jobs.printers(tx, self._runner.id))
        hold = self.lease_printer(printer)
        try:
            self._runner.run(Verb.PRINTER, None, lambda act: self._forget(act, printer))  # no more is queued there
            with self._runner.store.read() as tx:
                left = print_jobs.unfinished(tx, self._runner.id, printer)
            for job in left:
                self._give_up(job)
        finally:
            hold.release()

    def claim_print_job(self, printer: str, *, request_id: str | None = None) -> PrintJob | None:
        """The oldest queued slip of a printer, now sending; None if there is none. The same request id gets the
        same slip again until its result is recorded: nobody heard the first answer. Raises TextTooLong, TextWrong.
        """
        claim = "" if request_id is None else request(request_id)
        with self._runner.store.read() as tx:  # most wake-ups find nothing: do not take the write lock for that
            if print_jobs.oldest(tx, self._runner.id, printer, claim) is None:
                return None
        with self._runner.store.write(self._runner.id) as tx:
            if (row := print_jobs.oldest(tx, self._runner.id, printer, claim)) is None:
                return None
            print_jobs.put(tx, self._runner.id, row.job, JobState.SENDING, claim, self._runner.clock())
            ticket, opened = tickets.ticket_of(row), sessions.open_now(tx, self._runner.id)
        counters = self._settings.open_counters_of(ticket.service, opened)
        return PrintJob(row.job, printer, ticket, row.code, row.language, bool(row.again), counters)

    def record_print_result(self, job: PrintJob, state: JobState, reason: str = "") -> None:
        """How a job went: confirmed, sent (nobody can say), blocked, or failed with a `reason`. A blocked one may
        be told of again: confirmed or failed. What has ended stands, so one that a clerk has seen stays seen.
        """
        with self._runner.store.read() as tx:
            now = print_jobs.of_job(tx, self._runner.id, job)
            known = print_jobs.troubles(tx, self._runner.id).get(job.ticket.id)
        if state in IN_TROUBLE or known is not None or (now is not None and now.state == JobState.BLOCKED):
            self._runner.run(Verb.SLIP, None, lambda act: self._tell(act, job, state, reason))
            return
        with self._runner.store.write(self._runner.id) as tx:
            now = print_jobs.of_job(tx, self._runner.id, job)
            if now is not None and now.state in OPEN_JOBS:
                print_jobs.put(tx, self._runner.id, job.id, state, reason, self._runner.clock())

    def confirmed_by_clerk(self, job: PrintJob) -> bool:
        """Whether a clerk has seen the slip of this job: it is not to be waited for any more."""
        with self._runner.store.read() as tx:
            now = print_jobs.of_job(tx, self._runner.id, job)
        return now is not None and now.reason == SEEN

    def residue_in(self, printer: str) -> Left:
        """At start: what the last job that sent this printer something may have left in it."""
        with self._runner.store.read() as tx:
            last = print_jobs.last_sent(tx, self._runner.id, printer, LOOK_BACK)
        return Left.UNKNOWN if last is None else left_by(JobState(last.state), last.reason)

    def fail_abandoned_jobs(self, printer: str) -> int:
        """What an earlier run left under way, or queued for long, becomes failed; returns how many. One that
        cannot be written is told in the log, and holds up no other.
        """
        with self._runner.store.read() as tx:
            left = print_jobs.unfinished(tx, self._runner.id, printer)
        before = self._runner.clock() - STALE
        late = [row for row in left if row.state != JobState.QUEUED.value or print_jobs.queued_at(row) < before]
        return sum(map(self._gave_up, late))

    def print_jobs_of(self, ticket_id: int) -> list[tuple[str, str]]:
        """(state, reason) of each print job of a ticket, oldest first."""
        with self._runner.store.read() as tx:
            jobs = print_jobs.of_ticket(tx, self._runner.id, ticket_id)
        return [(row.state, "" if row.state == JobState.SENDING else row.reason) for row in jobs]

    # Inside

    def _is_printer(self, name: str, known: Collection[str]) -> bool:
        return name in known or name == self._settings.printer.name

    def _printer(self, name: str | None, known: Collection[str]) -> str:
        """Raises UnknownPrinter and NoPrinterSet: nobody would print what is queued there."""
        mine = self._settings.printer.name
        if name is not None:
            if not self._is_printer(name, known):
                raise UnknownPrinter(printer=name, known=", ".join(sorted({*known, mine})))
            return name
        if not known and self._settings.printer.connection == "none":
            raise NoPrinterSet
        return min(known) if known and mine not in known else mine

    def _forget(self, act: VerbTransaction, printer: str) -> None:
        body = {"printer": printer, "problem": "", "near_end": False, "gone": True}
        act.write(Verb.PRINTER, None, None, body)
        print_jobs.forget_printer(act.tx, act.hall, printer)

    def _gave_up(self, job: Any) -> bool:
        try:
            self._give_up(job)
        except Unavailable:
            raise
        except Exception:
            log.exception("print job %d cannot be given up", job.id)
            return False
        return True

    def _give_up(self, job: Any) -> None:
        reason = TOO_LATE if job.state == JobState.QUEUED else INTERRUPTED
        self._runner.run(Verb.SLIP, None, lambda act: self._tell(act, job, JobState.FAILED, reason))

    def _tell(self, act: VerbTransaction, job: PrintJob, state: JobState, reason: str) -> None:
        now = print_jobs.of_job(act.tx, act.hall, job)
        if now is None or now.state not in OPEN_JOBS:  # what has ended stands
            return
        print_jobs.put(act.tx, act.hall, job.id, state, reason, act.at)
        jobs = print_jobs.of_ticket(act.tx, act.hall, now.ticket)
        came = state is JobState.CONFIRMED and now.state == JobState.BLOCKED
        more = drop_queued(act, jobs, CAME_AFTER_ALL) if came else {}
        trouble = trouble_of(jobs, job.id)
        if trouble != (Trouble(job.id, state.value, reason, now.printer) if state in IN_TROUBLE else None):
            more["trouble"] = trouble and trouble.as_body()
        self._entry(act, now, state, reason, None, more)
        found = tickets.find_ticket(act.tx, act.hall, now.ticket)
        if trouble is None or (found is not None and found.id > act.head.day_seq):
            print_jobs.set_trouble(act.tx, act.hall, now.ticket, trouble)

    def _entry(
        self, act: VerbTransaction, job: Any, state: JobState, reason: str, counter: int | None,
        more: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        body = {"job": job.id, "ticket": job.ticket, "printer": job.printer, "state": state.value}
        act.write(Verb.SLIP, None, counter, {**body, "reason": reason, **more})


def drop_queued(act: VerbTransaction, jobs: Sequence[Any], reason: str) -> dict[str, Any]:
    """Gives up what waits of a ticket's `jobs`; what the entry has to say of it."""
    waiting = [job.id for job in jobs if job.state == JobState.QUEUED]
    for job in waiting:
        print_jobs.put(act.tx, act.hall, job, JobState.FAILED, reason, act.at)
    return {"dropped": [[job, reason] for job in waiting]} if waiting else {}


def _about(entry: Entry, ticket_id: int) -> None:
    """Raises RequestReused when the first time was about another ticket."""
    if entry.body["ticket"] != ticket_id:
        raise RequestReused(request_id=entry.request_id)
