"""What the counter's window shows, derived from what is known: `derive(settings, counter, facts) -> Props`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from counter.pin import PinTask
from shared.hall.door import desk_of
from shared.rules.board import Board, Session
from shared.rules.calling import Desk, pick
from shared.rules.ticket import Lane, State, Ticket, Verb
from shared.settings import Settings, say


class Main(StrEnum):
    """What the large button does, from the number in hand; nobody called is ever dropped by it.

    idle -> NEXT; called -> START (the person is here); serving -> COMPLETE_AND_NEXT, or COMPLETE alone
    while nobody waits for this counter.
    """

    NEXT = "next"
    START = "start"
    COMPLETE_AND_NEXT = "complete_and_next"
    COMPLETE = "complete"


MAIN_VERBS: Mapping[Main, tuple[Verb, Verb | None]] = MappingProxyType(
    {
        Main.NEXT: (Verb.CALL_NEXT, None),
        Main.START: (Verb.START, None),
        Main.COMPLETE_AND_NEXT: (Verb.COMPLETE, Verb.CALL_NEXT),
        Main.COMPLETE: (Verb.COMPLETE, None),
    }
)
"""The verb of the large button, and the one after its success: two verbs, two entries, two request_ids."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What `Props` come from. `now` is aware; `confirming` is the ticket whose no-show was pressed once."""

    now: datetime
    board: Board = field(default_factory=Board)
    language: str = "vi"
    logged_on: bool = False
    pin_task: PinTask = PinTask.UNKNOWN
    pin_length: int = 0
    pin_ready: bool = False
    busy: bool = False
    slow: bool = False
    confirming: int | None = None
    refusal: str = ""
    outage: str = ""


@dataclass(frozen=True, slots=True)
class Props:
    """What QML reads, by the names it uses. `state` is idle, called or serving; minutes are whole minutes."""

    accent: str
    page: str
    counter: int
    sign: str
    pinTask: str
    pinLength: int
    pinReady: bool
    busy: bool
    slow: bool
    message: str
    outage: str
    numberInHand: str
    service: str
    priority: bool
    state: str
    elapsed: str
    recalls: int
    mainAction: str
    confirming: bool
    nextNumber: str
    nextPriority: bool
    waiting: int
    waitingRows: tuple[Mapping[str, str | int], ...]


def derive(settings: Settings, counter: int, facts: Facts) -> Props:
    """The window's picture. Pure. `counter` is one of the settings' counters."""
    section = next(c for c in settings.counter if c.number == counter)
    session = facts.board.sessions.get(counter, Session())
    desk = replace(desk_of(section), clerk=session.clerk, streak=session.streak)
    ticket = facts.board.at_counter(counter)
    picked = pick(facts.board.waiting(), desk, settings.order, facts.now)
    following = picked.ticket if picked else None
    rows = _rows(settings, facts, section.services, desk)
    return Props(
        accent=settings.hall.accent,
        page="work" if facts.logged_on else "logOn",
        counter=counter,
        sign=say(section.name or settings.hall.place, facts.language),
        pinTask=facts.pin_task,
        pinLength=facts.pin_length,
        pinReady=facts.pin_ready,
        busy=facts.busy,
        slow=facts.slow,
        message=facts.refusal,
        outage=facts.outage,
        numberInHand=ticket.label if ticket else "",
        service=_service_name(settings, ticket.service, facts.language) if ticket else "",
        priority=ticket is not None and ticket.lane is Lane.PRIORITY,
        state=ticket.state if ticket else "idle",
        elapsed=elapsed(ticket, facts.now),
        recalls=ticket.recalls if ticket else 0,
        mainAction=main_action(ticket, following),
        confirming=ticket is not None and facts.confirming == ticket.id and ticket.state is State.CALLED,
        nextNumber=following.label if following else "",
        nextPriority=following is not None and following.lane is Lane.PRIORITY,
        waiting=sum(int(row["count"]) for row in rows),
        waitingRows=rows,
    )


def main_action(ticket: Ticket | None, following: Ticket | None) -> Main:
    """What the large button does with `ticket` in hand and `following` next in the queue."""
    match ticket.state if ticket else None:
        case State.CALLED:
            return Main.START
        case State.SERVING:
            return Main.COMPLETE_AND_NEXT if following else Main.COMPLETE
        case _:
            return Main.NEXT


def elapsed(ticket: Ticket | None, now: datetime) -> str:
    """Since the ticket was called, or since its service began: "03:12", from an hour on "1:03:12"."""
    since = (ticket.started_at or ticket.called_at) if ticket else None
    if since is None:
        return ""
    minutes, seconds = divmod(max(0, int((now - since).total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def _rows(
    settings: Settings, facts: Facts, own: tuple[str, ...], desk: Desk
) -> tuple[Mapping[str, str | int], ...]:
    """Who waits for this counter, per service: its own ones always, others while somebody waits whom it calls."""
    mine = [ticket for ticket in facts.board.waiting() if ticket.line in desk.lines]
    further = dict.fromkeys(ticket.service for ticket in mine if ticket.service not in own)
    queues = {code: [t for t in mine if t.service == code] for code in (*own, *further)}
    return tuple(_row(settings, facts, code, queue) for code, queue in queues.items())


def _row(settings: Settings, facts: Facts, code: str, queue: Sequence[Ticket]) -> Mapping[str, str | int]:
    first = min((t.issued_at for t in queue), default=facts.now)
    return {
        "name": _service_name(settings, code, facts.language),
        "count": len(queue),
        "minutes": max(0, int((facts.now - first).total_seconds()) // 60),
    }


def _service_name(settings: Settings, code: str, language: str) -> str:
    service = settings.find_service(code)
    return say(service.name, language) if service else code
