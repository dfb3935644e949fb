"""The entry that begins a journal anew after a copy was put back."""

from __future__ import annotations

import uuid

from shared.hall.transaction import VerbTransaction
from shared.rules.entry import Verb
from shared.store.copies.lost_entries import LostEntries, ResumeNumbering, of_day
from shared.store.statement import Tx
from shared.store.tables import journal, series


def write_restored(tx: Tx, lost: LostEntries, go_on: ResumeNumbering) -> None:
    """The entry that says what was lost, and the series as it says."""
    head = journal.head(tx, lost.hall)
    if head is None:  # the copy has not even the hall
        return
    copied = head.seq
    act = VerbTransaction(tx, head, go_on.zone, go_on.now, uuid.uuid4().hex)
    act.begin_day()
    numbers = {name: [at.number, at.round] for name, at in lost.numbers.items()}
    act.write(Verb.RESTORE, None, None, {"copied": copied, "lost": lost.entries, "numbers": numbers})
    known = of_day(tx, act.head, act.day)
    for name, at in lost.numbers.items():
        series.put(tx, act.hall, act.day, name, at, begins=name not in known)
    journal.move_head(tx, act.head, act.head.clock)
