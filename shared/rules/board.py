"""What every screen knows: the board, and `fold`, which takes one journal entry into it.

The same `fold` runs in every app and in the tests; folding the journal from the start gives the tables.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, TypeVar

from shared.rules.calling import streak_after
from shared.rules.entry import CALLS, FEE_VERBS, Entry, Verb
from shared.rules.printing import PrinterState, Trouble, trouble_after
from shared.rules.ticket import AT_COUNTER, LIVE_STATES, State, Ticket, advance, number_label

Value = TypeVar("Value")
Key = TypeVar("Key")
CALLS_KEPT = 12
"""How many last calls a board keeps; a hall screen shows at most half of them."""


@dataclass(frozen=True, slots=True)
class Call:
    """A ticket's latest call: what the hall screen shows. `seq` is the entry of the call or recall."""

    seq: int
    ticket: int
    label: str
    counter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Session:
    """An open counter. `clerk` is a code of the hall file, "" where it lists none. `paused` is the reason of a
    pause since `paused_at`, None while the counter calls. `streak`: see `calling.Desk`.
    """

    clerk: str = ""
    paused: str | None = None
    streak: int = 0
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A number that a kiosk gave while the hub was away, and that is in no queue: staff look after its person.

    `taken` is when, as far as its clock says; `reason` a code of those below.
    """

    label: str
    service: str
    taken: datetime
    reason: str


DAY_OVER = "day_over"
"""The hall's day ended before the kiosk was back."""
NOT_ITS_NUMBER = "not_its_number"
"""The hall does not know that the number is the kiosk's: a copy of the database was put back since."""
TAKEN_TWICE = "taken_twice"
"""Somebody else has it."""
NO_SERVICE = "no_service"
"""The hall file has no such service any more, or gives it another series."""


def left_out_of(entry: Entry) -> LeftOut:
    """What an entry LEFT_OUT says."""
    body = entry.body
    label = number_label(str(body["series"]), int(body["number"]))
    return LeftOut(label, str(body["service"]), datetime.fromisoformat(body["taken"]), str(body["reason"]))


@dataclass(frozen=True, slots=True)
class HallNotice:
    """A sentence of staff for everybody in the hall, by language, until a time (aware)."""

    number: int
    text: Mapping[str, str]
    until: datetime


@dataclass(frozen=True, slots=True)
class HelpCall:
    """A kiosk's call for somebody of the staff, until a time (aware). `kiosk` is called like its printer, `about`
    one of HELP_REASONS, `by` who comes: a counter's number, or STAFF; "" while nobody has answered.
    """

    number: int
    kiosk: str
    about: str
    until: datetime
    by: str = ""


HELP, MANY_NUMBERS = "help", "many_numbers"
STAFF = "staff"
HELP_REASONS = (HELP, MANY_NUMBERS)
"""Why a kiosk calls: somebody asked for it; many numbers were taken so fast that nobody could take the slips."""


@dataclass(frozen=True, slots=True)
class Board:
    """The hall now: live tickets by id (open ones, and no-shows of today, who may come back), the last calls
    (newest first), the open counters by number, today's totals; slips in trouble by the id of their (live) ticket,
    and printers by name; what kiosks could not hand in, oldest first. `given` counts by the service a number was
    given for, without the cancelled, as daily limits do. `off`: services that staff switched off today, by code,
    with the reason by language; `notices` those of today, oldest first, also when their time is over. `helps`: the
    last call for help of each kiosk today, oldest first, also when it is over. `languages`: of live tickets whose
    first slip is in another one than Vietnamese.
    """

    day: date | None = None
    tickets: Mapping[int, Ticket] = field(default_factory=lambda: MappingProxyType({}))
    calls: tuple[Call, ...] = ()
    sessions: Mapping[int, Session] = field(default_factory=lambda: MappingProxyType({}))
    issued: int = 0
    given: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    troubles: Mapping[int, Trouble] = field(default_factory=lambda: MappingProxyType({}))
    printers: Mapping[str, PrinterState] = field(default_factory=lambda: MappingProxyType({}))
    left_out: tuple[LeftOut, ...] = ()
    off: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    notices: tuple[HallNotice, ...] = ()
    languages: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    helps: tuple[HelpCall, ...] = ()

    @property
    def open_counters(self) -> frozenset[int]:
        """Numbers of the counters somebody is logged on to, paused or not."""
        return frozenset(self.sessions)

    def waiting(self, service: str | None = None) -> list[Ticket]:
        """Waiting tickets (of one service), next to be called first."""
        found = [t for t in self.tickets.values() if t.state is State.WAITING and service in (None, t.service)]
        return sorted(found, key=lambda t: (t.rank, t.id))

    def waiting_by_service(self) -> Mapping[str, int]:
        """How many wait, per service code; a service nobody waits for is absent."""
        return Tally(t.service for t in self.tickets.values() if t.state is State.WAITING)

    def at_counter(self, counter: int) -> Ticket | None:
        """The ticket called to or served at this counter, if any."""
        at = (t for t in self.tickets.values() if t.counter == counter and t.state in AT_COUNTER)
        return next(at, None)

    def find(self, label: str) -> Ticket | None:
        """The live ticket with this number ("A012"), if any."""
        return next((t for t in self.tickets.values() if t.label == label), None)


def fold(board: Board, entry: Entry) -> Board:
    """The board after `entry`. Pure; entries must come in order of seq, each once."""
    if entry.verb is Verb.EXPIRE:
        before = entry.body  # a wrong clock may have been in this day before
        given = MappingProxyType(dict(before.get("given", {})))
        return Board(day=entry.day, printers=board.printers, issued=int(before.get("issued", 0)), given=given)
    board = replace(board, day=entry.day)
    if entry.verb is Verb.ISSUE:
        new = advance(None, entry)
        board = replace(board, issued=board.issued + 1)
        if (language := str(entry.body.get("language", "vi"))) != "vi":
            board = replace(board, languages=MappingProxyType({**board.languages, new.id: language}))
        return _with(_given(board, new, 1), new)
    if entry.verb is Verb.LEFT_OUT:
        return replace(board, left_out=(*board.left_out, left_out_of(entry)))
    if entry.verb in _OF_NO_TICKET:
        return _OF_NO_TICKET[entry.verb](board, entry.body)
    if entry.counter is not None:
        board = _session(board, entry.counter, entry)
    if entry.ticket is None or entry.ticket not in board.tickets:
        return board
    ticket = advance(board.tickets[entry.ticket], entry)
    board = _with(board, ticket)
    if entry.verb is Verb.CANCEL:
        board = _given(board, ticket, -1)
    if entry.verb in CALLS and ticket.counter is not None:
        call = Call(entry.seq, ticket.id, ticket.label, ticket.counter, entry.at)
        board = replace(board, calls=latest((call, *board.calls)))
    return board


def _given(board: Board, ticket: Ticket, more: int) -> Board:
    service = ticket.issued_service
    given = {**board.given, service: board.given.get(service, 0) + more}
    return replace(board, given=MappingProxyType({name: count for name, count in given.items() if count}))


def latest(calls: Iterable[Call]) -> tuple[Call, ...]:
    """Newest call of each ticket, newest first, at most CALLS_KEPT. `calls` come newest first."""
    first: dict[int, Call] = {}
    for call in calls:
        first.setdefault(call.ticket, call)
        if len(first) == CALLS_KEPT:
            break
    return tuple(first.values())


def _session(board: Board, counter: int, entry: Entry) -> Board:
    session = session_after(board.sessions.get(counter), entry, board.tickets.get(entry.ticket or 0))
    if session == board.sessions.get(counter):
        return board
    sessions = {n: s for n, s in board.sessions.items() if n != counter}
    if session is not None:
        sessions[counter] = session
    return replace(board, sessions=MappingProxyType(sessions))


def session_after(session: Session | None, entry: Entry, called: Ticket | None) -> Session | None:
    """The session of the entry's counter after `entry`; `called` is the ticket of a `call_next`."""
    match entry.verb:
        case Verb.OPEN:
            return Session(clerk=str(entry.body.get("clerk", "")), streak=int(entry.body.get("streak", 0)))
        case Verb.CLOSE:
            return None
        case Verb.PAUSE if session is not None:
            return replace(session, paused=str(entry.body["reason"]), paused_at=entry.at)
        case Verb.UNPAUSE if session is not None:
            return replace(session, paused=None, paused_at=None)
        case Verb.CALL_NEXT if session is not None and called is not None:
            return replace(session, streak=streak_after(session.streak, called.lane))
        case _:
            return session


def _with(board: Board, ticket: Ticket) -> Board:
    if ticket.state in LIVE_STATES:
        return replace(board, tickets=MappingProxyType({**board.tickets, ticket.id: ticket}))
    tickets, languages = _less(board.tickets, ticket.id), _less(board.languages, ticket.id)
    return replace(_without_trouble(board, ticket.id), tickets=tickets, languages=languages)


def _less(of: Mapping[Key, Value], key: Key) -> Mapping[Key, Value]:
    return MappingProxyType({each: value for each, value in of.items() if each != key})


def _slip(board: Board, body: Mapping[str, Any]) -> Board:
    """What is told of a slip, or that it is wanted again."""
    ticket, now = int(body["ticket"]), trouble_after(body)
    if now is None or ticket not in board.tickets:
        return _without_trouble(board, ticket)
    return replace(board, troubles=MappingProxyType({**board.troubles, ticket: now}))


def _printer(board: Board, body: Mapping[str, Any]) -> Board:
    if body.get("gone"):
        return replace(board, printers=_less(board.printers, body["printer"]))
    now = PrinterState(str(body["problem"]), bool(body["near_end"]))
    return replace(board, printers=MappingProxyType({**board.printers, str(body["printer"]): now}))


def _without_trouble(board: Board, ticket: int) -> Board:
    return replace(board, troubles=_less(board.troubles, ticket)) if ticket in board.troubles else board


def _service(board: Board, body: Mapping[str, Any]) -> Board:
    """Switched off, or on where no reason is given."""
    now = {str(body["service"]): dict(body["reason"])} if "reason" in body else {}
    return replace(board, off=MappingProxyType({**_less(board.off, body["service"]), **now}))


def _notice(board: Board, body: Mapping[str, Any]) -> Board:
    new = HallNotice(int(body["notice"]), dict(body["text"]), datetime.fromisoformat(body["until"]))
    return replace(board, notices=(*board.notices, new))


def _notice_end(board: Board, body: Mapping[str, Any]) -> Board:
    return replace(board, notices=tuple(each for each in board.notices if each.number != body["notice"]))


def _help_call(board: Board, body: Mapping[str, Any]) -> Board:
    until = datetime.fromisoformat(body["until"])
    new = HelpCall(int(body["help"]), str(body["kiosk"]), str(body["about"]), until)
    return replace(board, helps=(*(each for each in board.helps if each.kiosk != new.kiosk), new))


def _help_answer(board: Board, body: Mapping[str, Any]) -> Board:
    by, number = str(body["by"]), body["help"]
    helps = tuple(replace(each, by=by) if each.number == number else each for each in board.helps)
    return replace(board, helps=helps)


_OF_NO_TICKET: Mapping[Verb, Callable[[Board, Mapping[str, Any]], Board]] = MappingProxyType(
    {
        Verb.SLIP: _slip,
        Verb.REPRINT: _slip,
        Verb.PRINTER: _printer,
        Verb.SERVICE_OFF: _service,
        Verb.SERVICE_ON: _service,
        Verb.NOTICE: _notice,
        Verb.NOTICE_END: _notice_end,
        Verb.HELP_CALL: _help_call,
        Verb.HELP_ANSWER: _help_answer,
        **dict.fromkeys(FEE_VERBS | {Verb.ANNOUNCE, Verb.CLERK}, lambda board, _: board),
    }
)
