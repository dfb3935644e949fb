"""Does the journal hold? Recomputes every hash and why each ticket was next, and replays the journal into the
tables, day by day. Where old days were thinned it begins behind them, if the journal vouches for the place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date

from shared.rules.board import Board, Entry, fold
from shared.rules.calling import pick
from shared.rules.chain import FIRST, seal
from shared.rules.numbering import Place
from shared.rules.ticket import IllegalMove, Ticket, Verb, advance
from shared.rules.why import asked
from shared.store import journal, places, rows
from shared.store.journal import Head
from shared.store.statement import Tx

AT_ONCE = 1000
UNREADABLE = (ValueError, TypeError, OverflowError)
"""What a row that was changed by hand may lead to."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`seq` is the first bad entry, `reason` what is wrong with it; both None when everything holds.

    `entries` and `tickets` were looked at; the entries up to `kept_seq` were thinned before.
    """

    entries: int
    tickets: int
    kept_seq: int = 0
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
    thinned: int = 0
    day_from: int = 0
    last: Entry | None = None
    began: int = 0
    day: dict[int, Ticket] = field(default_factory=dict)
    touched: dict[int, int] = field(default_factory=dict)
    numbers: dict[tuple[date, str], Place] = field(default_factory=dict)
    kept: tuple[int, str] = (0, FIRST)
    board: Board = field(default_factory=Board)


def verify(tx: Tx, code: str, progress: Callable[[int, int], None]) -> Verdict:
    """The verdict on one hall's journal, within one read; `progress(done, all)` in entries."""
    head = journal.head(tx, code)
    if head is None:
        return Verdict(0, 0)
    replay = _Replay(head.kept_hash, head.kept_seq, thinned=head.kept_seq, day_from=head.kept_seq)
    bad: _Bad | None = None
    try:
        while entries := _entries(tx, head.id, replay.seq):
            for entry in entries:
                _chain(replay, entry, code)
                _replay(tx, replay, entry, head.id)
            progress(replay.seq - head.kept_seq, head.seq - head.kept_seq)
        _end(tx, replay, head)
    except _Bad as found:
        bad = found
    except UNREADABLE as problem:  # a row of the tables, not of the journal
        bad = _Bad(max(replay.seq, 1), f"a row of the tables cannot be read: {problem}")
    done = Verdict(replay.seq - head.kept_seq, replay.tickets, head.kept_seq)
    return done if bad is None else replace(done, seq=bad.seq, reason=bad.reason)


def _entries(tx: Tx, hall_id: int, after: int) -> list[Entry]:
    try:
        return journal.entries_after(tx, hall_id, after, AT_ONCE)
    except UNREADABLE:  # an unknown verb, a broken body, day or time: find the very entry
        try:
            return journal.entries_after(tx, hall_id, after, 1)
        except UNREADABLE as problem:
            raise _Bad(after + 1, f"it cannot be read: {problem}") from problem


def _chain(replay: _Replay, entry: Entry, code: str) -> None:
    if entry.seq != replay.seq + 1:
        raise _Bad(replay.seq + 1, "this entry is missing")
    if seal(replay.hash, code, entry) != entry.hash:
        raise _Bad(entry.seq, "its hash does not fit its content and the entry before it")
    replay.hash, replay.seq, replay.last = entry.hash, entry.seq, entry


def _replay(tx: Tx, replay: _Replay, entry: Entry, hall_id: int) -> None:
    try:
        if entry.verb is Verb.EXPIRE:
            for ticket_id in entry.body["tickets"]:
                if ticket_id > replay.thinned:  # the day before may have been thinned
                    _advance(replay, ticket_id, entry)
            _compare(tx, replay, hall_id, entry.seq)
            replay.began = entry.seq - 1
        elif entry.ticket is not None:
            if entry.verb is Verb.CALL_NEXT:
                _was_next(replay.board, entry)
            _advance(replay, entry.ticket, entry)
        elif entry.verb is Verb.RETAIN:
            replay.kept = int(entry.body["until"]), str(entry.body["hash"])
        elif entry.verb is Verb.RESTORE:
            for prefix, (number, round_) in entry.body["numbers"].items():
                replay.numbers[entry.day, prefix] = Place(number, round_)
        replay.board = fold(replay.board, entry)
    except (IllegalMove, KeyError, *UNREADABLE) as problem:
        raise _Bad(entry.seq, f"not a legal move: {problem}") from problem


def _was_next(board: Board, entry: Entry) -> None:
    """Asks the calling rule again."""
    session = board.sessions.get(entry.counter or 0)
    if session is None or session.paused is not None:
        raise _Bad(entry.seq, f"counter {entry.counter} called while it was closed or paused")
    question = asked(entry.body, entry.counter or 0, session.clerk, session.streak)
    if question is None:
        return
    picked = pick(board.waiting(), *question, entry.at)
    if picked is None or picked.ticket.id != entry.ticket:
        right = picked.ticket.label if picked else "nobody"
        raise _Bad(entry.seq, f"by the rule {question[1].rule} {right} was next")


def _advance(replay: _Replay, ticket_id: int, entry: Entry) -> None:
    ticket = advance(replay.day.get(ticket_id), entry)
    replay.day[ticket_id] = ticket
    replay.touched[ticket_id] = entry.seq
    if entry.verb is Verb.ISSUE:
        replay.tickets += 1
        replay.numbers[ticket.day, ticket.series] = Place(ticket.number, ticket.round)


def _compare(tx: Tx, replay: _Replay, hall_id: int, until: int) -> None:
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


def _end(tx: Tx, replay: _Replay, head: Head) -> None:
    if (replay.seq, replay.hash) != (head.seq, head.hash):
        raise _Bad(replay.seq + 1, f"the journal ends at {replay.seq}, but {head.seq} entries were written")
    if (head.kept_seq, head.kept_hash) != replay.kept:
        raise _Bad(head.kept_seq + 1, "entries before it are missing, and no entry says that they were thinned")
    if replay.last and (head.at, head.day, head.day_seq) != (replay.last.at, replay.last.day, replay.began):
        raise _Bad(replay.seq, "the hall's day or the time of its last entry differ from the journal")
    if places.all_of(tx, head.id) != replay.numbers:
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
