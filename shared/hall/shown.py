"""What every screen of the hall shows of a board, in a window and on a page: its counters, who was absent. Pure.

One row for each counter that is open or has somebody, so that a number that is called stands there until its
person has come or was given up.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from shared.rules.board import Board
from shared.rules.ticket import AT_COUNTER, State
from shared.settings.fields import Localized
from shared.settings.settings import Settings

NEWEST, AWAITED, SERVING, PAUSED, FREE = "newest", "awaited", "serving", "paused", "free"
KINDS = (NEWEST, AWAITED, SERVING, PAUSED, FREE)
"""What a counter does, who needs it most first: the newest of the called, the others, and so on."""
CALLED = frozenset({NEWEST, AWAITED})


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter and the number that is called or served there, "" and 0 where nobody is.

    `kind` is one of KINDS; `call` the seq of its latest call, 0 if that was many calls ago.
    """

    counter: int
    kind: str
    series: str = ""
    digits: str = ""
    ticket: int = 0
    call: int = 0

    @property
    def label(self) -> str:
        return self.series + self.digits


@dataclass(frozen=True, slots=True)
class Absent:
    """A no-show who may come back to the counter until then (aware)."""

    label: str
    until: datetime


def counter_rows(board: Board) -> tuple[CounterRow, ...]:
    """In order of the counters, each at its own place; none while all are free: then the screen welcomes."""
    calls = {call.ticket: call.seq for call in reversed(board.calls)}
    here = {t.counter: t for t in board.tickets.values() if t.state in AT_COUNTER and t.counter is not None}
    awaited = [t.id for t in here.values() if t.state is State.CALLED]
    newest = max(awaited, key=lambda ticket: calls.get(ticket, 0), default=0)
    rows = []
    for counter in sorted({*board.sessions, *here}):
        if ticket := here.get(counter):
            digits = ticket.label.removeprefix(ticket.series)
            kind = NEWEST if ticket.id == newest else AWAITED if ticket.id in awaited else SERVING
            rows.append(CounterRow(counter, kind, ticket.series, digits, ticket.id, calls.get(ticket.id, 0)))
        else:
            rows.append(CounterRow(counter, FREE if board.sessions[counter].paused is None else PAUSED))
    return tuple(rows) if any(row.kind != FREE for row in rows) else ()


def of_part(settings: Settings, board: Board) -> Board:
    """What of a board a screen shows whose settings are only a part of the hall."""
    counters = {counter.number for counter in settings.counter}
    services = {service.code for service in settings.service}
    tickets = {
        ticket.id: ticket
        for ticket in board.tickets.values()
        if (ticket.counter in counters if ticket.counter is not None else ticket.service in services)
    }
    sessions = {number: session for number, session in board.sessions.items() if number in counters}
    calls = tuple(call for call in board.calls if call.counter in counters)
    return replace(board, tickets=MappingProxyType(tickets), sessions=MappingProxyType(sessions), calls=calls)


def neediest(rows: Iterable[CounterRow], most: int) -> tuple[CounterRow, ...]:
    """Those that stay where there is room for `most`, at their places; who is called never leaves."""
    rows = tuple(rows)
    called = sum(row.kind in CALLED for row in rows)
    kept = sorted(rows, key=lambda row: KINDS.index(row.kind))[: max(most, called)]
    return tuple(row for row in rows if row in kept)


def absent(settings: Settings, board: Board, now: datetime) -> Sequence[Absent]:
    """Who may still come back, the latest first."""
    grace = timedelta(minutes=settings.calling.return_grace_minutes)
    found = [
        Absent(ticket.label, (ticket.called_at + grace).astimezone(settings.zone))
        for ticket in board.tickets.values()
        if ticket.state is State.NO_SHOW and ticket.called_at is not None and ticket.called_at + grace > now
    ]
    return sorted(found, key=lambda each: each.until, reverse=True)


def notices(settings: Settings, board: Board, now: datetime) -> Sequence[Localized]:
    """What is said to everybody in the hall at this time, aware: by staff for now, then by the hall file."""
    return *(each.text for each in board.notices if each.until > now), *settings.display.notices


def in_parts(text: str, longest: int) -> Sequence[str]:
    """A text as parts of at most so many characters that can be read one after another: whole sentences, and of a
    longer one whole words.
    """
    sentences = re.split(r"(?<=[.!?;…])\s+", text)
    return [part for each in sentences for part in textwrap.wrap(each, longest, break_on_hyphens=False)]


def gives_numbers(settings: Settings, local: datetime) -> bool:
    """Whether numbers of any service are given at this local time, aware."""
    return any(settings.timetable(one).is_open(local) for one in settings.service)


def next_opening(settings: Settings, local: datetime) -> datetime | None:
    """When numbers of any service are given again, local; None if that is not known."""
    openings = (settings.timetable(one).next_opening(local) for one in settings.service)
    return min((opening for opening in openings if opening is not None), default=None)
