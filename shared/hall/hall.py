"""The hall: the only API that changes tickets. One verb = one transaction = one journal entry.

Every verb takes a `request_id`: a repeat returns the first result and changes nothing (double taps, retries
after a crash). Verbs raise Refused when the rules say no, Unavailable when the database does not answer; in
both cases nothing was changed. All methods may be called from any thread but the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from shared.errors.starting import CopyUnreadable
from shared.errors.visits import ClockRight, UnknownTicket
from shared.hall.appointments import Appointments
from shared.hall.calls import Calls
from shared.hall.clerks import Clerks
from shared.hall.clock_guard import SET, Running
from shared.hall.desks import Desks
from shared.hall.facts import Facts
from shared.hall.feedback import FeedbackBox
from shared.hall.fees import Fees
from shared.hall.history import History
from shared.hall.intake import Intake
from shared.hall.number_blocks import NumberBlocks
from shared.hall.outlook import Outlooks
from shared.hall.prints import Prints
from shared.hall.ratings import Ratings
from shared.hall.self_service import SelfService
from shared.hall.texts import reason_given
from shared.hall.transaction import VerbTransaction
from shared.hall.verb_runner import VerbRunner, utc_now
from shared.hall.visits import Visits
from shared.pin import HASHER, PinHasher
from shared.rules.board import Board
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import Ticket, advance
from shared.settings.settings import Settings
from shared.store.store import Store
from shared.store.tables import journal, tickets

if TYPE_CHECKING:
    from shared.store.verify import Verdict


class Hall:
    """One hall over one store. `clock` gives aware UTC; the journal's time never runs back behind it. `running`:
    see VerbRunner. `hasher`: what a PIN costs whoever tries it.
    """

    def __init__(  # noqa: PLR0915 - the list of all verbs
        self,
        settings: Settings,
        store: Store,
        clock: Callable[[], datetime] = utc_now,
        running: Callable[[], Running] | None = None,
        hasher: PinHasher = HASHER,
    ) -> None:
        self.settings = settings
        self._store = store
        self._clock = clock
        self._runner = runner = VerbRunner(settings, store, clock, running)
        self._code = runner.code
        self.must_exist = runner.must_exist

        self._outlooks = outlooks = Outlooks(runner)
        self.outlook = outlooks.outlook
        self.learn = outlooks.learn
        self.learnt_on = outlooks.learnt_on
        self.model = outlooks.model

        intake = Intake(runner, outlooks)
        self.issue = intake.issue
        self.cancel = intake.cancel
        self.change_lane = intake.change_lane
        self.defer = intake.defer

        own = SelfService(runner)
        self.take_priority = own.take_priority
        self.come_back = own.come_back
        self.number_of_code = own.number_of_code

        appointments = Appointments(runner, intake)
        self.book = appointments.book
        self.unbook = appointments.unbook
        self.check_in = appointments.check_in
        self.appointments = appointments.appointments

        calls = Calls(runner)
        self.call_next = calls.call_next
        self.call = calls.call
        self.recall = calls.recall
        self.start = calls.start
        self.unstart = calls.unstart
        self.complete = calls.complete
        self.no_show = calls.no_show
        self.requeue = calls.requeue
        self.park = calls.park
        self.resume = calls.resume
        self.transfer = calls.transfer
        self.sent = calls.sent

        self._desks = desks = Desks(runner, hasher)
        self.open = desks.open
        self.pause = desks.pause
        self.unpause = desks.unpause
        self.close = desks.close
        self.has_pin = desks.has_pin
        self.wrong_pins = desks.wrong_pins
        self.needs_code = desks.needs_code
        self.check_pin = desks.check_pin
        self.set_pin = desks.set_pin
        self.forget_pin = desks.forget_pin

        clerks = Clerks(runner, hasher)
        self.clerks = clerks.clerks
        self.add_clerk = clerks.add_clerk
        self.set_role = clerks.set_role
        self.reset_clerk = clerks.reset_clerk
        self.release_clerk = clerks.release_clerk
        self.remove_clerk = clerks.remove_clerk
        self.who = clerks.who
        self.must_be_allowed = clerks.must_be_allowed

        facts = Facts(runner)
        self.service_off = facts.service_off
        self.service_on = facts.service_on
        self.add_notice = facts.add_notice
        self.end_notice = facts.end_notice
        self.announce = facts.announce
        self.call_help = facts.call_help
        self.answer_help = facts.answer_help

        box = FeedbackBox(runner)
        self.feedback = box.feedback
        self.answer_feedback = box.answer_feedback
        self.feedback_of = box.feedback_of
        self.feedbacks = box.feedbacks
        self.feedback_waiting = box.feedback_waiting
        fees = Fees(runner)
        self.ask_fee = fees.ask_fee
        self.fee_paid = fees.fee_paid
        self.cancel_fee = fees.cancel_fee
        self.fee_of = fees.fee_of

        ratings = Ratings(runner)
        self.rate = ratings.rate
        self.at_panel = ratings.at_panel
        self.code_aside = ratings.code_aside
        self.has_panel = ratings.has_panel

        self._prints = prints = Prints(runner)
        self.reprint = prints.reprint
        self.confirm_seen = prints.confirm_seen
        self.lease_printer = prints.lease_printer
        self.report_printer = prints.report_printer
        self.printer_named = prints.printer_named
        self.forget_printer = prints.forget_printer
        self.claim_print_job = prints.claim_print_job
        self.record_print_result = prints.record_print_result
        self.confirmed_by_clerk = prints.confirmed_by_clerk
        self.residue_in = prints.residue_in
        self.fail_abandoned_jobs = prints.fail_abandoned_jobs
        self.print_jobs_of = prints.print_jobs_of

        self.visit = Visits(runner).visit

        blocks = NumberBlocks(runner)
        self.reserve = blocks.reserve
        self.hand_in = blocks.hand_in

        history = History(runner)
        self.retain = history.retain
        self.older = history.older
        self.before = history.before

    @property
    def id(self) -> int:
        """The hall's row id, what `Store.listen` asks for; see `VerbRunner.id`."""
        return self._runner.id

    def board(self) -> tuple[Board, int]:
        """The board and the seq it stands at, in one consistent read."""
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
            return (Board(), 0) if head is None else (tickets.board(tx, head), head.seq)

    def entries_after(self, seq: int, limit: int = 500) -> list[Entry]:
        """Journal entries with a greater seq, in order, at most `limit`."""
        with self._store.read() as tx:
            return journal.entries_after(tx, self._runner.id, seq, limit)

    def issued(self, ticket_id: int) -> tuple[Ticket, str]:
        """A ticket as it was issued, and the code on its slip. Raises UnknownTicket."""
        with self._store.read() as tx:
            first = journal.entries_of_ticket(tx, self._runner.id, ticket_id, ticket_id)
            if not first:
                raise UnknownTicket(number=ticket_id)
            return advance(None, first[0]), tickets.code_of(tx, self._runner.id, ticket_id)

    def ticket_of_code(self, code: str) -> Ticket:
        """The ticket whose slip carries this code, as it is now. Raises UnknownTicket."""
        with self._store.read() as tx:
            found = tickets.ticket_of_code(tx, self._runner.id, code)
        if found is None:
            raise UnknownTicket(number=code)
        return found

    def verify(
        self,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        *,
        head: str | None = None,
        against: Path | None = None,
    ) -> Verdict:
        """Recomputes the hash chain and why each ticket was next, and replays the journal into the tables.

        The chain has no key, so it is also held against what was kept elsewhere: the daily copies that are
        there, `head` ("SEQ:HASH", from an earlier verdict), `against` (a copy of this database).
        `progress(entries done, entries in all)` is told now and then. Raises UnknownHall, HeadWrong, HeadTooOld
        (that entry was removed by `retain`); for `against` BackupMissing, CopyWrong; for any copy CopyUnreadable.
        """
        from shared.store.verify import anchors, verify  # noqa: PLC0415 - 60 ms, and no other verb needs it

        kept = anchors(self._code, head, against, self._daily_copies())
        with self._store.read() as tx:
            return verify(tx, self._code, progress, kept)

    def _daily_copies(self) -> list[Path]:
        """The newest first."""
        from shared.store.copies.daily import copies  # noqa: PLC0415 - as verify, which asks

        if self._store.path is None:
            return []
        folder = self._store.path.parent / Path(self.settings.database.backup_folder or "backups").expanduser()
        try:
            return copies(folder, self._code)
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as problem:
            raise CopyUnreadable(path=folder, reason=problem.strerror) from problem

    def times(self) -> tuple[date | None, datetime, datetime]:
        """The hall's business day, the time of its last entry, and what this computer's clock shows."""
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
        now = self._clock()
        return (None, now, now) if head is None else (head.day, head.at, now)

    def reset_clock(self, reason: str, *, request_id: str | None = None) -> int:
        """Takes the hall's day and time to this computer's clock: back, after a clock that was ahead, or on to a
        new day that verbs refuse to begin (ClockJumped).

        Otherwise the hall's time stands until the clock has caught up. What is open expires and the counters
        close, as in the morning; the numbers of the day go on where they were. Returns how many tickets expired.
        Raises ClockRight (the same day, and less than an hour ahead), ReasonNeeded.
        """
        text = reason_given(reason)

        def work(act: VerbTransaction) -> int:
            if act.day == act.head.day and act.head.at - act.now < SET:
                raise ClockRight
            return act.reset_clock(text)

        return self._runner.run(
            Verb.EXPIRE, request_id, work, lambda _, entry: len(entry.body["tickets"]), decides=True
        )
