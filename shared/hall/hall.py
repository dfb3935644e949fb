"""The hall: the one door through which a ticket changes. One verb = one transaction = one journal entry.

Every verb takes a `request_id`: a repeat returns the first result and changes nothing (double taps, retries
after a crash). Verbs raise Refused when the rules say no, Unavailable when the database does not answer; in
both cases nothing was changed. All methods may be called from any thread but the GUI thread.

    intake.py        the kiosk and reception: issue, cancel, change_lane
    appointments.py  book, unbook, check_in
    calls.py         the counter: call_next, call, recall, start, complete, no_show, requeue, park, resume,
                     transfer; and rate
    desks.py         open, pause, unpause, close, PINs
    prints.py        reprint, and what a printer's worker asks and tells
    outlook.py       people ahead and waiting time
    door.py          what all verbs have in common
    clock_guard.py   a new day is told from a clock that was set
    texts.py         what people type, as it is kept
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from shared.errors.starting import CopyUnreadable
from shared.errors.visits import ClockRight, UnknownTicket
from shared.hall.appointments import Appointments
from shared.hall.calls import Calls
from shared.hall.clock_guard import SET
from shared.hall.desks import Desks
from shared.hall.prints import Prints
from shared.hall.texts import reason_given
from shared.hall.transaction import VerbTransaction
from shared.rules.board import Board
from shared.rules.entry import Entry, Verb
from shared.rules.numbering import business_day
from shared.rules.ticket import Ticket, advance
from shared.store.copies.daily import copies
from shared.store.statement import Tx
from shared.store.tables import appointments, journal, print_jobs, series, tickets
from shared.store.tables.journal import Head
from shared.store.verify import Verdict, anchors, verify

THIN_AT_ONCE = 20_000
"""Entries removed in one transaction: the hall goes on between two of them."""


class Hall(Appointments, Calls, Desks, Prints):
    """One hall over one store. `clock` gives aware UTC; the journal's time never runs back behind it."""

    def board(self) -> tuple[Board, int]:
        """The board and the seq it stands at, in one consistent read."""
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
            return (Board(), 0) if head is None else (tickets.board(tx, head), head.seq)

    def entries_after(self, seq: int, limit: int = 500) -> list[Entry]:
        """Journal entries with a greater seq, in order, at most `limit`."""
        with self._store.read() as tx:
            return journal.entries_after(tx, self._id, seq, limit)

    def issued(self, ticket_id: int) -> tuple[Ticket, str]:
        """A ticket as it was issued, and the code on its slip. Raises KeyError for an unknown id."""
        with self._store.read() as tx:
            first = journal.entries_of_ticket(tx, self._id, ticket_id, ticket_id)
            if not first:
                raise KeyError(ticket_id)
            return advance(None, first[0]), tickets.code_of(tx, self._id, ticket_id)

    def ticket_of_code(self, code: str) -> Ticket:
        """The ticket whose slip carries this code, as it is now. Raises UnknownTicket."""
        with self._store.read() as tx:
            found = tickets.ticket_of_code(tx, self._id, code)
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
        kept = anchors(self._code, head, against, self._daily_copies())
        with self._store.read() as tx:
            return verify(tx, self._code, progress, kept)

    def _daily_copies(self) -> list[Path]:
        """The newest first."""
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

        return self._verb(Verb.EXPIRE, request_id, work, lambda _, entry: len(entry.body["tickets"]), decides=True)

    def retain(self, days: int, progress: Callable[[int, int], None] = lambda _done, _all: None) -> int:
        """Removes everything older than the last `days` business days (at least 1); returns how many entries.

        The chain holds: an entry says up to where it was thinned and with which hash, and `verify` begins
        there. `progress(removed, to remove)` is told after each step; the hall goes on between the steps.
        """
        removed, left = 0, 1
        while left:
            gone, left = self._verb(Verb.RETAIN, None, lambda act: self._thin(act, days))
            removed += gone
            progress(removed, removed + left)
        return removed

    def older(self, days: int) -> tuple[int, date | None]:
        """What `retain` would remove: how many entries, and the last day of them; (0, None) if nothing."""
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
            if head is None:
                return 0, None
            today = business_day(head.day, self._clock(), self.settings.zone)
            end = _last_old(tx, head, today, days)
            last = journal.entry_at(tx, head.id, end)
            return (0, None) if last is None else (end - head.kept_seq, last.day)

    def before(self, day: date) -> int:
        """The seq after which the entries of `day`, or of later ones, begin."""
        with self._store.read() as tx:
            head = journal.head(tx, self._code)
            return 0 if head is None else journal.last_before(tx, head, day)

    def _thin(self, act: VerbTransaction, days: int) -> tuple[int, int]:
        """One step: (entries removed, entries still to remove)."""
        kept, end = act.head.kept_seq, _last_old(act.tx, act.head, act.day, days)
        until = journal.day_end(act.tx, act.head, min(end, kept + THIN_AT_ONCE))  # whole days only
        if until == kept < end:  # one day is longer than a step
            until = journal.next_day_end(act.tx, act.head, kept)
        last = journal.entry_at(act.tx, act.hall, until)
        if last is None:  # nothing so old is left
            return 0, 0
        act.write(Verb.RETAIN, None, None, {"until": until, "hash": last.hash})
        print_jobs.thin(act.tx, act.hall, until)
        begins = datetime.combine(_first_kept(act.day, days), time.min, act.zone)
        appointments.thin(act.tx, act.hall, until, begins)
        tickets.thin(act.tx, act.hall, until)
        series.thin(act.tx, act.hall, act.day)
        return journal.thin(act.tx, act.head, until, last.hash), end - until


def _last_old(tx: Tx, at: Head, today: date, days: int) -> int:
    """The last entry of the days that are too old: a day's last, and before anything of today.

    A clock that was ahead may have been in today before: its tickets count as today's.
    """
    end = journal.last_before(tx, at, _first_kept(today, days))
    first = tickets.first_of_day(tx, at.id, today)
    return journal.day_end(tx, at, end if first is None else min(end, first - 1))


def _first_kept(today: date, days: int) -> date:
    return today - timedelta(days=max(days, 1) - 1)
