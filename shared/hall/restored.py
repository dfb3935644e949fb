"""The entry that begins a journal anew after a copy was put back."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from shared.hall.transaction import VerbTransaction
from shared.rules.entry import Verb
from shared.store.copies.lost_entries import LostEntries, ResumeNumbering, of_day
from shared.store.statement import Tx
from shared.store.tables import clerks, journal, pins, series


def write_restored(tx: Tx, lost: LostEntries, go_on: ResumeNumbering) -> None:
    """The entry that says what was lost, and the series as it says; who may log on stays as it is."""
    head = journal.head(tx, lost.hall)
    if head is None:  # the copy has not even the hall
        return
    copied = head.seq
    act = VerbTransaction(tx, head, go_on.zone, go_on.now, uuid.uuid4().hex)
    act.begin_day()
    numbers = {name: [at.number, at.round] for name, at in lost.numbers.items()}
    said = {"copied": copied, "lost": lost.entries, "numbers": numbers}
    act.write(Verb.RESTORE, None, None, {**said, **_kept_clerks(act, lost)})
    known = of_day(tx, act.head, act.day)
    for name, at in lost.numbers.items():
        series.put(tx, act.hall, act.day, name, at, begins=name not in known)
    journal.move_head(tx, act.head, act.head.clock)


def _kept_clerks(act: VerbTransaction, lost: LostEntries) -> Mapping[str, Any]:
    """No removed clerk comes back with an old copy, no former role or PIN. Returns what the entry says of it."""
    if lost.clerks is None:
        return {}
    copied = {row.id: row.role for row in clerks.all_of(act.tx, act.hall)}
    for row in lost.clerks:
        clerks.put(act.tx, act.hall, row)
    pins.put_rows(act.tx, act.hall, lost.pins)
    roles = {row.id: row.role for row in lost.clerks if row.id not in copied or copied[row.id] is not row.role}
    return {"roles": roles} if roles else {}
