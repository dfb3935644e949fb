"""What the counter's window knows; everything it shows is derived from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from counter.log_on.pin import PinTask
from counter.sheets.sheet import Sheet
from shared.errors.kinds import HallError
from shared.rules.board import Board, Session
from shared.rules.calling import Desk
from shared.rules.entry import Entry, Verb
from shared.rules.fees import Fee
from shared.rules.roles import ClerkRole, KnownClerk
from shared.rules.ticket import AT_COUNTER, Sent, State, Ticket, just_started
from shared.settings.desks import desk_of
from shared.settings.settings import Settings
from shared.ui.texts import sentence

UNDO_FOR = timedelta(minutes=5)
"""What ended the number in hand is offered to be taken back for so long."""
ENDS: Mapping[Verb, State] = MappingProxyType(
    {
        Verb.COMPLETE: State.SERVED,
        Verb.NO_SHOW: State.NO_SHOW,
        Verb.PARK: State.PARKED,
        Verb.TRANSFER: State.WAITING,
        Verb.REQUEUE: State.WAITING,
    }
)
"""What ends the number in hand, and how the ticket is then; once it has moved on, nothing can be taken back."""


@dataclass(frozen=True, slots=True)
class Last:
    """What may be taken back: a START, or what ended the number in hand (ENDS), `ticket` as it was before."""

    ticket: Ticket
    verb: Verb
    at: datetime


@dataclass(frozen=True, slots=True)
class CounterState:
    """What `Props` come from. `now` is aware; `confirming` is the ticket whose no-show was pressed once.

    `clerk` is who logs on or is logged on, "" before the name is chosen and where the hall knows nobody; `role` is
    theirs, None in a hall that has given nobody one. `locked`: logged on, but the PIN is asked for again.
    `sent` is how the number in hand was sent here, if it was; `fee` what was asked of its visitor last.
    `panel`: the visitor has a screen of their own here. `sheet` is open with its row `selected`, and `text` typed
    in its field; `code` is that of the number it shows to be photographed.
    """

    now: datetime
    board: Board = field(default_factory=Board)
    language: str = "vi"
    logged_on: bool = False
    clerks: tuple[KnownClerk, ...] = ()
    clerk: str = ""
    role: ClerkRole | None = None
    locked: bool = False
    pin_task: PinTask = PinTask.UNKNOWN
    pin_length: int = 0
    pin_ready: bool = False
    pin_weak: bool = False
    busy: bool = False
    slow: bool = False
    confirming: int | None = None
    last: Last | None = None
    sent: Sent | None = None
    fee: Fee | None = None
    panel: bool = False
    code: str = ""
    sheet: Sheet | None = None
    selected: int = 0
    text: str = ""
    refusal: str = ""
    outage: str = ""
    outage_at: datetime | None = None
    care: str = ""

    def session(self, counter: int) -> Session:
        """The counter's session, an empty one while it is closed."""
        return self.board.sessions.get(counter, Session())

    def desk(self, settings: Settings, counter: int) -> Desk:
        """What the counter calls now. `counter` is one of the settings' counters."""
        section = settings.get_counter(counter)
        bare, session = desk_of(section), self.session(counter)
        return Desk(counter, bare.tiers, session.clerk, session.streak)

    def just_started(self, counter: int) -> Last | None:
        """The number in hand, while its START may still be taken back."""
        ticket = self.board.at_counter(counter)
        if ticket is None or ticket.started_at is None or not just_started(ticket, self.now):
            return None
        return Last(ticket, Verb.START, ticket.started_at)

    def undoable(self, counter: int) -> Last | None:
        """What this counter ended last, while hands are empty, nobody moved it since, and it may have been a
        mistake.
        """
        if self.last is None or self.now - self.last.at > UNDO_FOR or self.board.at_counter(counter):
            return None
        now = self.board.tickets.get(self.last.ticket.id)
        state = State.SERVED if now is None else now.state
        return self.last if state is ENDS[self.last.verb] else None


def asked_to_rate(settings: Settings, counter: int, state: CounterState) -> Last | None:
    """The visit that may be rated now, at a panel of this counter or on the phone, as far as is known here: nobody
    tells the counter whether it was.
    """
    last, here = state.last, state.board.at_counter(counter)
    somewhere = settings.panel.rating and (state.panel or settings.hub.address)
    if not somewhere or last is None or last.verb is not Verb.COMPLETE or state.now >= rated_until(settings, last):
        return None
    return None if here is not None and here.started_at is not None else last


def rated_until(settings: Settings, done: Last) -> datetime:
    """When a panel stops asking for the rating of this visit."""
    return done.at + timedelta(seconds=settings.panel.rating_seconds)


def ended_last(last: Last | None, before: Board, entry: Entry, counter: int) -> Last | None:
    """Which number this counter has ended last, after an entry; `before` is the board before it came."""
    ticket = before.tickets.get(entry.ticket or 0)
    if entry.counter != counter:
        return last
    if entry.verb in ENDS and ticket is not None and ticket.state in AT_COUNTER:
        return Last(ticket, entry.verb, entry.at)
    return None if entry.verb is Verb.OPEN else last


class LiveState:
    """The state now, shared by the parts of one window. Lives on the GUI thread."""

    def __init__(self, now: CounterState, changed: Callable[[], None]) -> None:
        self.now = now
        self._changed = changed
        self._cares: dict[str, HallError] = {}

    def take(self, **changes: Any) -> None:
        """Takes changes in; whoever calls this shows them."""
        self.now = replace(self.now, **changes)

    def change(self, **changes: Any) -> None:
        """Takes changes in and shows them."""
        self.take(**changes)
        self._changed()

    def see_to(self, what: str, problem: HallError | None) -> None:
        """What is wrong, if anything, by a name for what it is about; the newest is shown."""
        self._cares.pop(what, None)
        if problem is not None:
            self._cares[what] = problem
        self.change(care=sentence(list(self._cares.values())[-1]) if self._cares else "")
