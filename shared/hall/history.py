"""Old days: how many there are, and their removal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from shared.hall.transaction import VerbTransaction
from shared.hall.verb_group import VerbGroup
from shared.rules.entry import Verb
from shared.rules.numbering import business_day
from shared.store.statement import Tx
from shared.store.tables import appointments, feedback, journal, print_jobs, series, tickets
from shared.store.tables.journal import Head

PRUNE_AT_ONCE = 20_000
"""Entries removed in one transaction: the hall goes on between two of them."""


class History(VerbGroup):
    """The journal's older part."""

    def retain(
        self,
        days: int,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        *,
        at_once: int = PRUNE_AT_ONCE,
    ) -> int:
        """Removes everything older than the last `days` business days (at least 1); returns how many entries.

        The chain holds: an entry says up to where it was pruned and with which hash, and `verify` begins
        there. `progress(removed, to remove)` is told after each step of some `at_once` entries; the hall goes
        on between the steps.
        """
        removed, left = 0, 1
        while left:
            gone, left = self._runner.run(Verb.RETAIN, None, lambda act: self._prune(act, days, at_once))
            removed += gone
            progress(removed, removed + left)
        return removed

    def older(self, days: int) -> tuple[int, date | None]:
        """What `retain` would remove: how many entries, and the last day of them; (0, None) if nothing."""
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code)
            if head is None:
                return 0, None
            today = business_day(head.day, self._runner.clock(), self._settings.zone)
            end = _last_old(tx, head, today, days)
            last = journal.entry_at(tx, head.id, end)
            return (0, None) if last is None else (end - head.kept_seq, last.day)

    def before(self, day: date) -> int:
        """The seq after which the entries of `day`, or of later ones, begin."""
        with self._runner.store.read() as tx:
            head = journal.head(tx, self._runner.code)
            return 0 if head is None else journal.last_before(tx, head, day)

    def _prune(self, act: VerbTransaction, days: int, at_once: int) -> tuple[int, int]:
        """One step: (entries removed, entries still to remove)."""
        kept, end = act.head.kept_seq, _last_old(act.tx, act.head, act.day, days)
        until = journal.day_end(act.tx, act.head, min(end, kept + at_once))  # whole days only
        if until == kept < end:  # one day is longer than a step
            until = journal.next_day_end(act.tx, act.head, kept)
        last = journal.entry_at(act.tx, act.hall, until)
        if last is None:  # nothing so old is left
            return 0, 0
        act.write(Verb.RETAIN, None, None, {"until": until, "hash": last.hash})
        print_jobs.prune(act.tx, act.hall, until)
        begins = datetime.combine(_first_kept(act.day, days), time.min, act.zone)
        appointments.prune(act.tx, act.hall, until, begins)
        feedback.prune(act.tx, act.hall, until)
        tickets.prune(act.tx, act.hall, until)
        series.prune(act.tx, act.hall, act.day)
        return journal.prune(act.tx, act.head, until, last.hash), end - until


def _last_old(tx: Tx, at: Head, today: date, days: int) -> int:
    """The last entry of the days that are too old: a day's last, and before anything of today.

    A clock that was ahead may have been in today before: its tickets count as today's.
    """
    end = journal.last_before(tx, at, _first_kept(today, days))
    first = tickets.first_of_day(tx, at.id, today)
    return journal.day_end(tx, at, end if first is None else min(end, first - 1))


def _first_kept(today: date, days: int) -> date:
    return today - timedelta(days=max(days, 1) - 1)
