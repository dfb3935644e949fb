"""What a sign as a window shows, derived from what is known: `derive(settings, counter, state) -> SignProps`."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from shared.rules.board import Board
from shared.rules.clock import next_minute
from shared.settings.settings import Settings, say
from shared.sign.content import Showing, content
from shared.sign.texts import counter_name, heading


@dataclass(frozen=True, slots=True)
class SignState:
    """What `SignProps` come from. `now` is aware; since `lost_at` the hall has not answered."""

    now: datetime
    board: Board = field(default_factory=Board)
    language: str = "vi"
    lost_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignProps:
    """What QML reads. `showing` is a value of Showing, `callSeq` the entry of the call that stands there, 0
    without one; `sign` is the counter's own name, `services` are for one that has none.
    """

    accent: str
    showing: str
    counter: str
    sign: str
    services: str
    heading: str
    number: str
    callSeq: int
    lostAt: str


def changes_at(_settings: Settings, _counter: int, state: SignState) -> datetime:
    """When the time alone changes what is derived of `state`: with the day."""
    return next_minute(state.now)


def derive(settings: Settings, counter: int, state: SignState) -> SignProps:
    """The picture. Pure. `counter` is one of the settings' counters."""
    shown = content(settings, state.board, counter, state.now)
    section = next(each for each in settings.counter if each.number == counter)
    services = [service for service in settings.service if service.code in section.services]
    call = next((each for each in state.board.calls if each.counter == counter), None)
    lost_at = state.lost_at.astimezone(settings.zone) if state.lost_at else None
    return SignProps(
        accent=settings.hall.accent,
        showing=shown.showing,
        counter=counter_name(counter, state.language),
        sign=say(section.name, state.language),
        services=" · ".join(say(service.name, state.language) for service in services),
        heading=heading(shown, state.language),
        number=shown.number,
        callSeq=call.seq if call and shown.showing is Showing.CALLED else 0,
        lostAt=f"{lost_at:%H:%M}" if lost_at else "",
    )
