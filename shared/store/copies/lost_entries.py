"""What a copy has not, and how numbers go on after it was put back.

What was written since the copy is lost, but numbers that people may hold on paper are not given a second time:
an entry of the journal (`restore`) moves each series behind them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from shared import files
from shared.rules.numbering import SeriesPosition, business_day
from shared.store.copies.backup import heads_in
from shared.store.statement import Tx
from shared.store.tables import clerks, journal, pins, series
from shared.store.tables.clerks import ClerkRow
from shared.store.tables.journal import Head

Notes = Mapping[tuple[str, date], Mapping[str, SeriesPosition]]
"""By hall and day: where each series went on."""


@dataclass(frozen=True, slots=True)
class ResumeNumbering:
    """How numbers go on in a hall whose last ones are lost: each of `series` jumps ahead by `gap`.

    `zone` and `first` are the hall's time zone and the first number of a day; `now` is aware UTC. `hall` is its
    code: a copy without it is not put back ("": any copy is).
    """

    zone: tzinfo
    now: datetime
    series: frozenset[str]
    first: int
    gap: int
    hall: str = ""


@dataclass(frozen=True, slots=True)
class LostEntries:
    """What the copy of a hall has not: `entries`, None where the present file cannot be read.

    `numbers`: where each series of today goes on from; what people hold between the copy's last number and
    this one is in no queue any more. `clerks` and `pins` as they are now: whoever was removed, or given another
    role or PIN, stays so; None where the copy is of another journal, or the present file says nothing of them.
    """

    hall: str
    entries: int | None
    numbers: Mapping[str, SeriesPosition]
    clerks: Sequence[ClerkRow] | None = None
    pins: Sequence[dict[str, Any]] = ()


def what_is_lost(copied: Tx, present: Tx, go_on: ResumeNumbering, *, same: bool) -> tuple[LostEntries, ...]:
    """What the present database has and the copy has not, by hall of either. `same`: both have this schema."""
    heads = {head.code: head for head in heads_in(present)}
    known = tuple(_known(copied, ours, present, heads.pop(ours.code, None), go_on) for ours in heads_in(copied))
    if same:
        known = tuple(_with_clerks(each, present) for each in known)
    return known + tuple(LostEntries(name, head.seq, {}) for name, head in heads.items())


def what_may_be_lost(
    copied: Tx, go_on: ResumeNumbering, entries: int | None, noted: Notes
) -> tuple[LostEntries, ...]:
    """The present database cannot be asked, or there is none: every series jumps, from where the copy stands or
    from where numbers went on after an earlier restore of this day, as `noted`.
    """
    return tuple(_unknown(copied, head, go_on, entries, noted) for head in heads_in(copied))


def _known(copied: Tx, ours: Head, present: Tx, theirs: Head | None, go_on: ResumeNumbering) -> LostEntries:
    if theirs is None or theirs.day is None:
        return LostEntries(ours.code, 0, {})
    entries = theirs.seq - _common(copied, ours, present, theirs)
    today = _today(ours, go_on)
    given, known = of_day(present, theirs, today), of_day(copied, ours, today)
    if theirs.day > today:  # by a clock that was ahead: people hold these too
        for name, at in of_day(present, theirs, theirs.day).items():
            given[name] = _latest(at, given.get(name, at))
    ahead = {name: at for name, at in given.items() if name not in known or _later(at, known[name])}
    return LostEntries(ours.code, entries, ahead)


def _with_clerks(lost: LostEntries, present: Tx) -> LostEntries:
    head = journal.head(present, lost.hall)
    if head is None or lost.entries == head.seq:  # the copy is of another journal
        return lost
    return replace(lost, clerks=clerks.all_of(present, head.id), pins=pins.rows_of(present, head.id))


def _unknown(copied: Tx, ours: Head, go_on: ResumeNumbering, entries: int | None, noted: Notes) -> LostEntries:
    today = _today(ours, go_on)
    known = of_day(copied, ours, today)
    before = noted.get((ours.code, today), {})
    names = sorted({*before, *((go_on.series | known.keys()) if go_on.gap else ())})
    start = SeriesPosition(go_on.first - 1)
    from_here = {name: _latest(known.get(name, start), before.get(name, start)) for name in names}
    jump = {name: replace(at, number=at.number + go_on.gap) for name, at in from_here.items()}
    return LostEntries(ours.code, entries, jump)


# What is noted beside the database, as a copy does not know what came after it


def noted(file: Path) -> Notes:
    """What `note` wrote; nothing if there is no such file, or it cannot be read."""
    try:
        rows = json.loads(files.read(file))
        return {
            (hall, date.fromisoformat(day)): {name: SeriesPosition(*at) for name, at in series.items()}
            for hall, day, series in rows
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def note(file: Path, copied: Tx, lost: tuple[LostEntries, ...], go_on: ResumeNumbering) -> None:
    """Writes where each series goes on after this restore; only the same day is kept. Raises OSError."""
    days = {head.code: _today(head, go_on) for head in heads_in(copied)}
    before = noted(file)
    notes: dict[tuple[str, date], dict[str, SeriesPosition]] = {}
    for each in lost:
        if each.hall in days:
            key = (each.hall, days[each.hall])
            notes[key] = dict(before.get(key, {}))
            for name, at in each.numbers.items():
                notes[key][name] = _latest(at, notes[key].get(name, at))
    rows = [
        [hall, day.isoformat(), {name: [at.number, at.round] for name, at in series.items()}]
        for (hall, day), series in notes.items()
    ]
    files.write_whole(file, json.dumps(rows))


def _latest(one: SeriesPosition, other: SeriesPosition) -> SeriesPosition:
    return one if _later(one, other) else other


def _today(ours: Head, go_on: ResumeNumbering) -> date:
    return business_day(ours.day, go_on.now, go_on.zone)


def _common(copied: Tx, ours: Head, present: Tx, theirs: Head) -> int:
    """The last seq up to which both journals are the same; they are alike up to there and nowhere after."""

    def alike(seq: int) -> bool:
        one, other = (journal.entry_at(tx, at.id, seq) for tx, at in ((copied, ours), (present, theirs)))
        return one is not None and other is not None and one.hash == other.hash

    last = min(ours.seq, theirs.seq)
    return min(journal.last_so(max(ours.kept_seq, theirs.kept_seq), last, alike), last)


def of_day(tx: Tx, head: Head, day: date) -> dict[str, SeriesPosition]:
    return {name: at for (of_day, name), at in series.all_of(tx, head.id).items() if of_day == day}


def _later(one: SeriesPosition, other: SeriesPosition) -> bool:
    return (one.round, one.number) > (other.round, other.number)
