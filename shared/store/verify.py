"""Does the journal hold? Recomputes every hash and replays the journal into the tables, day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from shared.rules.board import Board, Entry, fold
from shared.rules.chain import FIRST, seal
from shared.rules.ticket import IllegalMove, Ticket, Verb, advance
from shared.store import journal, rows
from shared.store.journal import Head

AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """`seq` is the first bad entry, `reason` what is wrong with it; both None when everything holds."""

    entries: int
    tickets: int
    seq: int | None = None
    reason: str | None = None

    @property
    def holds(self) -> bool:
        return self.seq is None


class _Bad(Exception):
    def __init__(self, seq: int, reason: str) -> None:
        super().__init__(reason)
        self.seq = seq
        self.reason = reason


@dataclass(slots=True)
class _Replay:
    """The journal so far: the hash, and the tickets of the business day being replayed."""

    hash: str = FIRST
    seq: int = 0
    tickets: int = 0
    day_from: int = 0
    day: dict[int, Ticket] = field(default_factory=dict)
    touched: dict[int, int] = field(default_factory=dict)
    numbers: dict[tuple[date, str], int] = field(default_factory=dict)
    board: Board = field(default_factory=Board)


def verify(tx: Connection, code: str) -> Verdict:
    """The verdict on one hall's journal, within one read."""
    head = journal.head(tx, code)
    if head is None:
        return Verdict(0, 0)
    replay = _Replay()
    try:
        while entries := _entries(tx, head.id, replay.seq):
            for entry in entries:
                _chain(replay, entry, code)
                _replay(tx, replay, entry, head.id)
        _end(tx, replay, head)
    except _Bad as bad:
        return Verdict(replay.seq, replay.tickets, bad.seq, bad.reason)
    return Verdict(replay.seq, replay.tickets)


def _entries(tx: Connection, hall_id: int, after: int) -> list[Entry]:
    try:
        return journal.entries_after(tx, hall_id, after, AT_ONCE)
    except ValueError:  # an unknown verb, a broken body or day: find the very entry
        try:
            return journal.entries_after(tx, hall_id, after, 1)
        except ValueError as problem:
            raise _Bad(after + 1, f"it cannot be read: {problem}") from problem


def _chain(replay: _Replay, entry: Entry, code: str) -> None:
    if entry.seq != replay.seq + 1:
        raise _Bad(replay.seq + 1, "this entry is missing")
    if seal(replay.hash, code, entry) != entry.hash:
        raise _Bad(entry.seq, "its hash does not fit its content and the entry before it")
    replay.hash, replay.seq = entry.hash, entry.seq


def _replay(tx: Connection, replay: _Replay, entry: Entry, hall_id: int) -> None:
    try:
        if entry.verb is Verb.EXPIRE:
            for ticket_id in entry.body["tickets"]:
                _advance(replay, ticket_id, entry)
            _compare(tx, replay, hall_id, entry.seq)
        elif entry.ticket is not None:
            _advance(replay, entry.ticket, entry)
        replay.board = fold(replay.board, entry)
    except (IllegalMove, KeyError, ValueError) as problem:
        raise _Bad(entry.seq, f"not a legal move: {problem}") from problem


def _advance(replay: _Replay, ticket_id: int, entry: Entry) -> None:
    ticket = advance(replay.day.get(ticket_id), entry)
    replay.day[ticket_id] = ticket
    replay.touched[ticket_id] = entry.seq
    if entry.verb is Verb.ISSUE:
        replay.tickets += 1
        replay.numbers[ticket.day, ticket.series] = ticket.number


def _compare(tx: Connection, replay: _Replay, hall_id: int, until: int) -> None:
    """The day's tickets against the table; then the next day begins."""
    for stored in rows.tickets_between(tx, hall_id, replay.day_from, until):
        expected = replay.day.pop(stored.id, None)
        if expected is None:
            raise _Bad(stored.id, f"ticket {stored.label} of {stored.day} stands in the table without an entry")
        if stored != expected:
            raise _Bad(
                replay.touched[stored.id],
                f"ticket {stored.label} of {stored.day} differs: {_what(stored, expected)}",
            )
    for missing in replay.day.values():
        raise _Bad(missing.id, f"ticket {missing.label} of {missing.day} is missing in the table")
    replay.touched.clear()
    replay.day_from = until


def _end(tx: Connection, replay: _Replay, head: Head) -> None:
    if (replay.seq, replay.hash) != (head.seq, head.hash):
        raise _Bad(replay.seq + 1, f"the journal ends at {replay.seq}, but {head.seq} entries were written")
    if rows.last_numbers(tx, head.id) != replay.numbers:
        raise _Bad(replay.seq, "the last numbers of the series differ from the journal")
    if rows.board(tx, head) != replay.board:
        _compare(tx, replay, head.id, replay.seq)
        raise _Bad(replay.seq, "the open counters or the last calls differ from the journal")
    _compare(tx, replay, head.id, replay.seq)
    beyond = next(rows.tickets_between(tx, head.id, replay.seq, 1 << 62), None)
    if beyond is not None:
        raise _Bad(beyond.id, f"ticket {beyond.label} of {beyond.day} stands in the table without an entry")


def _what(stored: Ticket, expected: Ticket) -> str:
    names = [n for n in Ticket.__dataclass_fields__ if getattr(stored, n) != getattr(expected, n)]
    return ", ".join(f"{n} is {getattr(stored, n)}, by the journal {getattr(expected, n)}" for n in names)
