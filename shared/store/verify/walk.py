"""Every entry of a hall in order: the chain, the replay, and at the end of each day the tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select

from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.outside import StoreRowDamaged
from shared.rules.chain import canonical, seal_text
from shared.rules.entry import Entry, Verb
from shared.store import schema
from shared.store.damage import MALFORMED
from shared.store.statement import Statement, Tx
from shared.store.tables import journal
from shared.store.tables.halls import must_have
from shared.store.tables.journal import Head
from shared.store.timestamps import from_micros, to_micros
from shared.store.verify import feedback, shape
from shared.store.verify.anchors import Anchors, hold, must_be_comparable
from shared.store.verify.fees import DayFees
from shared.store.verify.replay import Replay
from shared.store.verify.tables import Tables
from shared.store.verify.verdict import Anchor, AnchorCheck, Mismatch, Verdict

AT_ONCE = 1000
_MISSING = QT_TRANSLATE_NOOP("errors", "this entry is missing")
_UNREADABLE = QT_TRANSLATE_NOOP("errors", "this entry cannot be read ({detail})")
_OTHERWISE = QT_TRANSLATE_NOOP("errors", "it is not written as it was sealed")
_BROKEN = QT_TRANSLATE_NOOP("errors", "its hash does not fit its content and the entry before it")
_ILLEGAL = QT_TRANSLATE_NOOP("errors", "what it says could not happen then ({detail})")
_TOO_SHORT = QT_TRANSLATE_NOOP("errors", "the journal ends at {end}, but {entries} entries were written")
_OTHER_HEAD = QT_TRANSLATE_NOOP("errors", "the hall's head has another hash than the last entry")
_THINNED = QT_TRANSLATE_NOOP(
    "errors", "entries before it are missing, and no entry says that old days were removed"
)
_OTHER_TIME = QT_TRANSLATE_NOOP("errors", "the hall's day, or the time of its last entry, is not the journal's")
_ROW_UNREADABLE = QT_TRANSLATE_NOOP("errors", "a row of the tables cannot be read ({detail})")

_J = schema.journal.c
_ENTRIES = Statement(
    select(*(column for column in _J if column.name != "hall"))
    .where(_J.hall == bindparam("of_hall"), _J.seq > bindparam("after"))
    .order_by(_J.seq)
    .limit(AT_ONCE)
)


def verify(tx: Tx, code: str, progress: Callable[[int, int], None], kept: Anchors | None = None) -> Verdict:
    """The verdict on one hall, within one read; `progress(done, all)` in entries. With `kept` it is held against
    what was kept elsewhere too. Raises UnknownHall, HeadTooOld.

    It looks at the whole database file of SQLite first: pages, indexes, constraints.
    """
    must_have(tx, code, tx.connection.engine.url.database)
    head = journal.head(tx, code)
    assert head is not None
    kept = kept or Anchors()
    must_be_comparable(head, kept)
    walk = _Walk(tx, head)
    bad: Mismatch | None = None
    held: tuple[AnchorCheck, ...] = ()
    try:
        shape.check(tx)
        walk.all(progress)
        held = hold(tx, head, kept)
    except Mismatch as found:
        bad = found
    except (*MALFORMED, StoreRowDamaged) as problem:  # a row of the tables, not of the journal
        bad = Mismatch(max(walk.seq, 1), _ROW_UNREADABLE, detail=problem)
    entries, tickets, end = walk.seq - head.kept_seq, walk.replay.issued, Anchor(head.seq, head.hash)
    done = Verdict(entries, tickets, head.kept_seq, head=end, held=held)
    return done if bad is None else replace(done, seq=bad.seq, reason=bad.reason)


class _Walk:
    def __init__(self, tx: Tx, head: Head) -> None:
        self._tx = tx
        self._head = head
        self.seq = head.kept_seq
        self._hash = head.kept_hash
        self._last: Entry | None = None
        self.replay = Replay(head.kept_seq)
        self._fees = DayFees()
        self._tables = Tables(tx, head)
        self._written: list[Entry] = []

    def all(self, progress: Callable[[int, int], None]) -> None:
        """Raises Bad."""
        kept = self._head.kept_seq
        self._tables.begin()
        for entry, body in self._entries():
            self._chain(entry, body)
            self._replay(entry)
            if self.seq % AT_ONCE == 0:
                progress(self.seq - kept, self._head.seq - kept)
        progress(self.seq - kept, self._head.seq - kept)
        self._end()

    def _entries(self) -> Iterator[tuple[Entry, str]]:
        """Each entry with its body as it is written."""
        while rows := self._tx.raw(_ENTRIES, of_hall=self._head.id, after=self.seq):
            for row in rows:
                if row[0] != self.seq + 1:
                    raise Mismatch(self.seq + 1, _MISSING)
                try:
                    yield _entry(row), row[7]
                except MALFORMED as problem:
                    raise Mismatch(self.seq + 1, _UNREADABLE, detail=problem) from problem

    def _chain(self, entry: Entry, body: str) -> None:
        if seal_text(self._hash, self._head.code, entry, body) != entry.hash:
            raise Mismatch(entry.seq, _BROKEN)
        self._hash, self.seq, self._last = entry.hash, entry.seq, entry

    def _replay(self, entry: Entry) -> None:
        try:
            self.replay.take(entry)
            self._fees.take(entry, self.replay)
        except MALFORMED as problem:
            raise Mismatch(entry.seq, _ILLEGAL, detail=problem) from problem
        if entry.verb in feedback.OF_FEEDBACK:
            self._written.append(entry)
        if entry.verb is Verb.EXPIRE:
            self._tables.end_day(self.replay, entry.seq)

    def _end(self) -> None:
        """The head, and everything that is compared once."""
        head, last = self._head, self._last
        if self.seq != head.seq:
            raise Mismatch(self.seq + 1, _TOO_SHORT, end=self.seq, entries=head.seq)
        if self._hash != head.hash:
            raise Mismatch(self.seq + 1, _OTHER_HEAD)
        if (head.kept_seq, head.kept_hash) != self.replay.kept:
            raise Mismatch(head.kept_seq + 1, _THINNED)
        if last and (head.at, head.day, head.day_seq) != (last.at, last.day, self.replay.day_seq):
            raise Mismatch(self.seq, _OTHER_TIME)
        self._tables.end_day(self.replay, self.seq)
        self._tables.end(self.replay, self.seq)
        feedback.check(self._tx, head, self._written)


def _entry(row: Any) -> Entry:
    """Raises what is MALFORMED; Bad for what could be read and is not written as the program writes it."""
    seq, day, at_us, verb, ticket, counter, request_id, body, hash_ = row
    entry = Entry(
        seq=seq,
        day=date.fromisoformat(day),
        at=from_micros(at_us),
        verb=Verb(verb),
        ticket=ticket,
        counter=counter,
        request_id=request_id,
        body=json.loads(body),
        hash=hash_,
    )
    if not isinstance(entry.body, dict) or canonical(entry.body) != body:
        raise Mismatch(seq, _OTHERWISE)
    if (entry.day.isoformat(), to_micros(entry.at)) != (day, at_us):
        raise Mismatch(seq, _OTHERWISE)
    return entry
