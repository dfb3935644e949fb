"""One person's place: its states, the verbs that move it, and the table of moves.

MOVES is the state machine as data: `Hall` asks it before every write, `fold` and `bocso verify` replay with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from shared.rules.entry import Entry, Verb


class State(StrEnum):
    """Where a ticket is. The values are stored."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    SERVED = "served"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


OPEN_STATES = frozenset({State.WAITING, State.CALLED, State.SERVING, State.PARKED})
"""Not over yet: these expire when a new day begins."""
AT_COUNTER = frozenset({State.CALLED, State.SERVING})
LIVE_STATES = OPEN_STATES | {State.NO_SHOW}
"""May still be called today, so the number is not given to somebody else; boards keep these tickets."""


class Lane(StrEnum):
    """Ordinary, or priority by law. Why somebody has priority is never asked nor stored."""

    ORDINARY = "ordinary"
    PRIORITY = "priority"


class Source(StrEnum):
    """Where a ticket, or a wish of its person, came from. The values are stored in the journal."""

    KIOSK = "kiosk"
    CLERK = "clerk"
    WALK_IN = "walk_in"
    APPOINTMENT = "appointment"
    COMMAND_LINE = "command_line"
    RECEPTION = "reception"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Move:
    """From which states a verb may move a ticket, and where to."""

    sources: frozenset[State]
    target: State


MOVES: Mapping[Verb, Move] = MappingProxyType(
    {
        Verb.ISSUE: Move(frozenset(), State.WAITING),
        Verb.CALL_NEXT: Move(frozenset({State.WAITING}), State.CALLED),
        Verb.CALL: Move(frozenset({State.WAITING, State.NO_SHOW, State.PARKED}), State.CALLED),
        Verb.RECALL: Move(frozenset({State.CALLED}), State.CALLED),
        Verb.START: Move(frozenset({State.CALLED}), State.SERVING),
        Verb.UNSTART: Move(frozenset({State.SERVING}), State.CALLED),
        Verb.COMPLETE: Move(AT_COUNTER, State.SERVED),
        Verb.NO_SHOW: Move(frozenset({State.CALLED}), State.NO_SHOW),
        Verb.REQUEUE: Move(frozenset({State.CALLED, State.NO_SHOW}), State.WAITING),
        Verb.PARK: Move(AT_COUNTER, State.PARKED),
        Verb.RESUME: Move(frozenset({State.PARKED}), State.SERVING),
        Verb.TRANSFER: Move(AT_COUNTER | {State.WAITING}, State.WAITING),
        Verb.CANCEL: Move(frozenset({State.WAITING, State.PARKED}), State.CANCELLED),
        Verb.CHANGE_LANE: Move(frozenset({State.WAITING}), State.WAITING),
        Verb.DEFER: Move(frozenset({State.WAITING}), State.WAITING),
        Verb.COME_BACK: Move(frozenset({State.PARKED}), State.WAITING),
        Verb.RATE: Move(frozenset({State.SERVED}), State.SERVED),
        Verb.EXPIRE: Move(OPEN_STATES, State.EXPIRED),
    }
)


BRING = ": "
"""In `Ticket.park_reason`, between why somebody was put aside and what they should bring."""
GIVEN_UP = "given-up"
"""Reason of a CANCEL, stored: nobody waited for the number any more, or it was given back at the kiosk."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a ticket came: which counter sent it (0: none) and what it wrote; the dossier its person brought."""

    counter: int
    note: str
    dossier: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One person's place in one hall on one business day.

    `id` is the journal seq of its issue entry, so ids are in order of arrival. Times are aware UTC.
    `rank` is the time it is ordered by (arrival minus the head start of its lane, unless a verb moved it).
    `ahead` and `wait` are what the person was told: how many people first, and the waiting time in seconds as
    (low, high), None if no counter was open. `reserved` is "" or the one line that may call it
    ("counter:3", "clerk:lan"). `back_to` is the counter it returns to once the counter it was sent to is done.
    `round` counts from 1 how often the series has begun again today; 0: of a kiosk's block. `label`
    ("A012") is what people see and hear. `issued_service` is the one it was issued for, wherever it was sent
    since.
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
    wait: tuple[int, int] | None = None
    round: int = 1
    reserved: str = ""
    back_to: int | None = None
    counter: int | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    recalls: int = 0
    park_reason: str = ""
    return_at: datetime | None = None
    outcome: str = ""
    dossier: str = ""
    rating: int | None = None
    issued_service: str = ""

    @property
    def label(self) -> str:
        return number_label(self.series, self.number)

    @property
    def from_block(self) -> bool:
        """Whether a kiosk gave it while the hub was away: nobody could say then how many wait, or how long."""
        return self.round == 0

    @property
    def line(self) -> str:
        """Where it stands while it waits: its service, or the counter or clerk it is reserved for."""
        return self.reserved or self.service


OWN_FOR = timedelta(minutes=6)
"""So long after it was issued a kiosk may change its own ticket: the longest that its page stands there."""
UNSTART_FOR = timedelta(seconds=30)
"""So long after START a clerk who pressed once too often may say that the person is not here yet."""


def just_started(ticket: Ticket, at: datetime) -> bool:
    """Whether UNSTART may still take the START of `ticket` back; who was resumed has been here before."""
    if ticket.state is not State.SERVING or ticket.started_at is None or ticket.started_at == ticket.called_at:
        return False
    return at - ticket.started_at <= UNSTART_FOR


def keeps_day(tickets: Iterable[Ticket], local: datetime) -> bool:
    """Whether one of these does not let a hall that is open past midnight end its day at `local`, aware: whoever
    was put aside, or came before yesterday, holds nobody up.
    """
    zone, today = local.tzinfo, local.date()
    return any(
        ticket.state in OPEN_STATES - {State.PARKED}
        and (today - ticket.issued_at.astimezone(zone).date()).days <= 1
        for ticket in tickets
    )


def number_label(series: str, number: int) -> str:
    """The number as people see it: prefix and at least three digits ("A012", "A1000")."""
    return f"{series}{number:03d}"


def for_counter(number: int) -> str:
    """The line of tickets reserved for a counter."""
    return f"counter:{number}"


def for_clerk(code: str) -> str:
    """The line of tickets reserved for a clerk."""
    return f"clerk:{code}"


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
    return replace(ticket, state=move.target, **_CHANGES[entry.verb](ticket, entry))


def _issued(entry: Entry) -> Ticket:
    body = entry.body
    wait = body.get("wait")
    return Ticket(
        id=entry.seq,
        day=entry.day,
        series=str(body["series"]),
        number=int(body["number"]),
        round=int(body.get("round", 1)),
        service=str(body["service"]),
        issued_service=str(body["service"]),
        lane=Lane(body["lane"]),
        state=State.WAITING,
        rank=datetime.fromisoformat(body["rank"]),
        issued_at=_time(body["taken"]) if "taken" in body else entry.at,
        ahead=int(body["ahead"]),
        wait=(int(wait[0]), int(wait[1])) if wait else None,
        reserved=str(body.get("reserved", "")),
    )


_LEFT: Mapping[str, Any] = MappingProxyType(
    {"counter": None, "called_at": None, "started_at": None, "ended_at": None, "recalls": 0}
)
"""Back in the line: what belonged to the last call is over."""


def _called(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    return {**_LEFT, "counter": entry.counter, "called_at": entry.at, "park_reason": "", "return_at": None}


def _completed(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    texts = {name: str(entry.body.get(name, "")) for name in ("outcome", "dossier")}
    return {**texts, "ended_at": entry.at, "back_to": None}


def _parked(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    body, return_at = entry.body, entry.body.get("return_at")
    reason = BRING.join(str(body[name]) for name in ("reason", "bring") if body.get(name))
    return {"park_reason": reason, "return_at": _time(return_at) if return_at else None}


def _resumed(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    came = {"counter": entry.counter, "called_at": entry.at, "started_at": entry.at}
    return {**came, "park_reason": "", "return_at": None}


def _transferred(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    return {**_LEFT, **{name: entry.body[name] for name in ("service", "reserved", "back_to")}}


def _changed_lane(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    return {"lane": Lane(entry.body["lane"]), "rank": _time(entry.body["rank"])}


def _came_back(_ticket: Ticket, entry: Entry) -> dict[str, Any]:
    return {**_LEFT, "reserved": str(entry.body["reserved"]), "park_reason": "", "return_at": None}


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)


_CHANGES: Mapping[Verb, Callable[[Ticket, Entry], dict[str, Any]]] = MappingProxyType(
    {
        Verb.CALL_NEXT: _called,
        Verb.CALL: _called,
        Verb.RECALL: lambda ticket, _: {"recalls": ticket.recalls + 1},
        Verb.START: lambda _, entry: {"started_at": entry.at},
        Verb.UNSTART: lambda *_: {"started_at": None},
        Verb.COMPLETE: _completed,
        Verb.NO_SHOW: lambda _, entry: {"ended_at": entry.at},
        Verb.REQUEUE: lambda _, entry: {**_LEFT, "rank": _time(entry.body["rank"])},
        Verb.PARK: _parked,
        Verb.RESUME: _resumed,
        Verb.TRANSFER: _transferred,
        Verb.CANCEL: lambda _, entry: {"ended_at": entry.at},
        Verb.CHANGE_LANE: _changed_lane,
        Verb.DEFER: lambda _, entry: {"rank": _time(entry.body["rank"])},
        Verb.COME_BACK: _came_back,
        Verb.RATE: lambda _, entry: {"rating": int(entry.body["rating"])},
        Verb.EXPIRE: lambda _, entry: {"ended_at": entry.at},
    }
)
"""What a verb changes besides the state."""
