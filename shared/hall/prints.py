"""The slips of a hall: what a printer's worker takes, how it went, and what staff and kiosk must know of it.

A print job is queued by `Hall.issue` in the ticket's own transaction; its state is never the ticket's. What goes
right is noted on the job alone. What goes wrong, and when it comes right after all, is an entry of the journal
too, so that every counter knows at once and the past can be told.
"""

from __future__ import annotations

from shared.device.slip import PrintJob
from shared.hall.door import Door
from shared.rules.printing import IN_TROUBLE, INTERRUPTED, STALE, TOO_LATE, JobState, PrinterState, Trouble
from shared.rules.ticket import Verb
from shared.store import print_jobs, rows
from shared.store.act import Act
from shared.store.moments import moment


class Paper(Door):
    """The verbs of paper. For one worker per printer, and for the clerk who prints a slip again."""

    def reprint(
        self, ticket_id: int, printer: str, *, counter: int | None = None, language: str | None = None,
        request_id: str | None = None,
    ) -> None:  # fmt: skip
        """Queues the slip of a ticket again, marked as a reprint. Raises UnknownTicket.

        `language`: None for that of the first slip, or the hall's first one if there was none.
        """

        def work(act: Act) -> None:
            ticket = self._today(act, ticket_id)
            act.write(Verb.REPRINT, None, counter, {"ticket": ticket.id, "printer": printer})
            print_jobs.set_trouble(act.tx, act.hall, ticket.id, None)
            first = print_jobs.language_of(act.tx, act.hall, ticket.id)
            spoken = language or first or self.settings.hall.languages[0]
            print_jobs.add(act.tx, act.hall, ticket.id, printer, spoken, act.at, again=True)

        self._verb(Verb.REPRINT, request_id, work, lambda _tx, _entry: None)

    def printer_said(self, printer: str, problem: str = "", *, near_end: bool = False) -> None:
        """How a printer is now: the code of its problem, "" when none is known. Written only when it changes."""
        now = PrinterState(problem, near_end)
        with self._store.read() as tx:
            if print_jobs.printers(tx, self._id).get(printer, PrinterState()) == now:
                return

        def work(act: Act) -> None:
            act.write(Verb.PRINTER, None, None, {"printer": printer, "problem": problem, "near_end": near_end})
            print_jobs.set_printer(act.tx, act.hall, printer, now)

        self._verb(Verb.PRINTER, None, work)

    def take_print_job(self, printer: str) -> PrintJob | None:
        """The oldest queued slip of a printer, now sending; None if there is none."""
        with self._store.read() as tx:  # most wake-ups find nothing: do not take the write lock for that
            if print_jobs.oldest(tx, self._id, printer) is None:
                return None
        with self._store.write(self._id) as tx:
            row = print_jobs.oldest(tx, self._id, printer)
            if row is None:
                return None
            print_jobs.put(tx, self._id, row.job, JobState.SENDING, "", self._clock())
        return PrintJob(row.job, printer, rows.ticket_of(row), row.code, row.language, bool(row.again))

    def slip_is(self, job: PrintJob, state: JobState, reason: str = "") -> None:
        """How a job went: confirmed, sent (nobody can say), blocked, or failed with a `reason`.

        A blocked one may be told of again: confirmed or failed.
        """
        with self._store.read() as tx:
            known = print_jobs.troubles(tx, self._id).get(job.ticket.id)
        if state in IN_TROUBLE or known is not None:
            self._verb(Verb.SLIP, None, lambda act: self._tell(act, job.id, job.ticket.id, state, reason))
            return
        with self._store.write(self._id) as tx:
            print_jobs.put(tx, self._id, job.id, state, reason, self._clock())

    def give_up_print_jobs(self, printer: str) -> int:
        """At start: what an earlier run left under way, or queued for long, becomes failed; returns how many."""
        with self._store.read() as tx:
            left = print_jobs.unfinished(tx, self._id, printer)
        before = self._clock() - STALE
        late = [row for row in left if row.state != JobState.QUEUED.value or moment(row.queued_us) < before]
        for row in late:
            self._give_up(row.id, row.ticket, TOO_LATE if row.state == JobState.QUEUED.value else INTERRUPTED)
        return len(late)

    def print_jobs_of(self, ticket_id: int) -> list[tuple[str, str]]:
        """(state, reason) of each print job of a ticket, oldest first."""
        with self._store.read() as tx:
            return print_jobs.of_ticket(tx, self._id, ticket_id)

    # Inside

    def _give_up(self, job: int, ticket: int, reason: str) -> None:
        self._verb(Verb.SLIP, None, lambda act: self._tell(act, job, ticket, JobState.FAILED, reason))

    def _tell(self, act: Act, job: int, ticket: int, state: JobState, reason: str) -> None:
        act.write(Verb.SLIP, None, None, {"job": job, "ticket": ticket, "state": state.value, "reason": reason})
        print_jobs.put(act.tx, act.hall, job, state, reason, act.at)
        found = rows.find_ticket(act.tx, act.hall, ticket)
        trouble = Trouble(job, state.value, reason) if state in IN_TROUBLE else None
        if trouble is None or (found is not None and found.day == act.day):
            print_jobs.set_trouble(act.tx, act.hall, ticket, trouble)
