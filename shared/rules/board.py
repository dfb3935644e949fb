"""What every screen knows: the board, and `fold`, which takes one journal entry into it.

The same `fold` runs in every app and in the tests; folding the journal from the start gives the tables.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from shared.rules.ticket import OPEN_STATES, State, Ticket, Verb, advance

CALLS_KEPT = 12
"""How many last calls a board keeps; a hall screen shows at most half of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `seq` has no gap within a hall and is commit order; `at` is aware UTC.

    `ticket` is a Ticket.id or None, `counter` a counter's number or None. `body` holds what the verb adds
    (JSON types only). `hash` is SHA-256 over the previous hash and this entry (see `shared.rules.chain`).
    """

    seq: int
    day: date
    at: datetime
    verb: Verb
    ticket: int | None = None
    counter: int | None = None
    request_id: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket's latest call: what the hall screen shows. `seq` is the entry of the call or recall."""

    seq: int
    ticket: int
    label: str
    counter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Board:
    """The hall now: open tickets by id, the last calls (newest first), the open counters, today's totals."""

    day: date | None = None
    tickets: Mapping[int, Ticket] = field(default_factory=lambda: MappingProxyType({}))
    calls: tuple[Call, ...] = ()
    open_counters: frozenset[int] = frozenset()
    issued: int = 0

    def waiting(self, service: str | None = None) -> list[Ticket]:
        """Waiting tickets (of one service), next to be called first."""
        found = [t for t in self.tickets.values() if t.state is State.WAITING and service in (None, t.service)]
        return sorted(found, key=lambda t: (t.rank, t.id))

    def waiting_by_service(self) -> Mapping[str, int]:
        """How many wait, per service code; a service nobody waits for is absent."""
        return Tally(t.service for t in self.tickets.values() if t.state is State.WAITING)

    def at_counter(self, counter: int) -> Ticket | None:
        """The ticket called to or served at this counter, if any."""
        return next((t for t in self.tickets.values() if t.counter == counter), None)


def fold(board: Board, entry: Entry) -> Board:
    """The board after `entry`. Pure; entries must come in order of seq, each once."""
    match entry.verb:
        case Verb.EXPIRE:
            return Board(day=entry.day)
        case Verb.OPEN if entry.counter is not None:
            return replace(board, day=entry.day, open_counters=board.open_counters | {entry.counter})
        case Verb.CLOSE if entry.counter is not None:
            return replace(board, day=entry.day, open_counters=board.open_counters - {entry.counter})
        case Verb.ISSUE:
            ticket = advance(None, entry)
            board = replace(board, day=entry.day, issued=board.issued + 1)
            return _with(board, ticket)
        case _ if entry.ticket is not None and entry.ticket in board.tickets:
            ticket = advance(board.tickets[entry.ticket], entry)
            board = _with(board, ticket)
            if entry.verb in (Verb.CALL_NEXT, Verb.RECALL) and ticket.counter is not None:
                call = Call(entry.seq, ticket.id, ticket.label, ticket.counter, entry.at)
                board = replace(board, calls=latest((call, *board.calls)))
            return board
        case _:
            return board


def latest(calls: tuple[Call, ...]) -> tuple[Call, ...]:
    """Newest call of each ticket, newest first, at most CALLS_KEPT. `calls` come newest first."""
    first: dict[int, Call] = {}
    for call in calls:
        first.setdefault(call.ticket, call)
    return tuple(first.values())[:CALLS_KEPT]


def _with(board: Board, ticket: Ticket) -> Board:
    tickets = dict(board.tickets)
    if ticket.state in OPEN_STATES:
        tickets[ticket.id] = ticket
    else:
        tickets.pop(ticket.id, None)
    return replace(board, tickets=MappingProxyType(tickets))
