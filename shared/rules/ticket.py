"""One person's place: its states, the verbs that move it, and the table of moves.

MOVES is the state machine as data: `Hall` asks it before every write, `fold` and `bocso verify` replay with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shared.rules.board import Entry


class State(StrEnum):
    """Where a ticket is. The values are stored."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    SERVED = "served"
    NO_SHOW = "no_show"
    EXPIRED = "expired"


OPEN_STATES = frozenset({State.WAITING, State.CALLED, State.SERVING})
AT_COUNTER = frozenset({State.CALLED, State.SERVING})


class Lane(StrEnum):
    """Ordinary, or priority by law. Why somebody has priority is never asked nor stored."""

    ORDINARY = "ordinary"
    PRIORITY = "priority"


class Verb(StrEnum):
    """What an entry of the journal says happened. The values are stored."""

    ISSUE = "issue"
    CALL_NEXT = "call_next"
    RECALL = "recall"
    START = "start"
    COMPLETE = "complete"
    NO_SHOW = "no_show"
    EXPIRE = "expire"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a verb may move a ticket, and where to."""

    sources: frozenset[State]
    target: State


MOVES: Mapping[Verb, Move] = MappingProxyType(
    {
        Verb.ISSUE: Move(frozenset(), State.WAITING),
        Verb.CALL_NEXT: Move(frozenset({State.WAITING}), State.CALLED),
        Verb.RECALL: Move(frozenset({State.CALLED}), State.CALLED),
        Verb.START: Move(frozenset({State.CALLED}), State.SERVING),
        Verb.COMPLETE: Move(AT_COUNTER, State.SERVED),
        Verb.NO_SHOW: Move(frozenset({State.CALLED}), State.NO_SHOW),
        Verb.EXPIRE: Move(OPEN_STATES, State.EXPIRED),
    }
)


@dataclass(frozen=True, slots=True)
class Ticket:
    """One person's place in one hall on one business day.

    `id` is the journal seq of its issue entry, so ids are in order of arrival. Times are aware UTC.
    `rank` is the time it is ordered by (arrival minus the head start of its lane); `ahead` is how many
    people it was told were before it. `label` ("A012") is what people see and hear.
    """

    id: int
    day: date
    series: str
    number: int
    service: str
    lane: Lane
    state: State
    rank: datetime
    issued_at: datetime
    ahead: int = 0
    counter: int | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    recalls: int = 0

    @property
    def label(self) -> str:
        return number_label(self.series, self.number)


def number_label(series: str, number: int) -> str:
    """The number as people see it: prefix and at least three digits ("A012", "A1000")."""
    return f"{series}{number:03d}"


class IllegalMove(ValueError):
    """An entry that MOVES does not allow on this ticket; a journal with one was changed by hand."""


def advance(ticket: Ticket | None, entry: Entry) -> Ticket:
    """The ticket after `entry`. Pure. Raises IllegalMove if MOVES forbids it."""
    if entry.verb is Verb.ISSUE:
        if ticket is not None:
            raise IllegalMove(f"ticket {ticket.label} issued twice")
        return _issued(entry)
    move = MOVES.get(entry.verb)
    if ticket is None or move is None or ticket.state not in move.sources:
        raise IllegalMove(f"{entry.verb} on {ticket.state if ticket else 'no ticket'}")
    match entry.verb:
        case Verb.CALL_NEXT:
            return replace(ticket, state=move.target, counter=entry.counter, called_at=entry.at)
        case Verb.RECALL:
            return replace(ticket, recalls=ticket.recalls + 1)
        case Verb.START:
            return replace(ticket, state=move.target, started_at=entry.at)
        case _:
            return replace(ticket, state=move.target, ended_at=entry.at)


def _issued(entry: Entry) -> Ticket:
    body = entry.body
    return Ticket(
        id=entry.seq,
        day=entry.day,
        series=str(body["series"]),
        number=int(body["number"]),
        service=str(body["service"]),
        lane=Lane(body["lane"]),
        state=State.WAITING,
        rank=datetime.fromisoformat(body["rank"]),
        issued_at=entry.at,
        ahead=int(body["ahead"]),
    )
