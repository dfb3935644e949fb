"""What a verb asks about the hall, its counters and its tickets before it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import reduce
from typing import Any

from shared.errors.counters import (
    CounterBusy,
    CounterClosed,
    CounterPaused,
    NothingCalled,
    UnknownClerk,
    WrongState,
)
from shared.errors.kinds import Named, Words
from shared.errors.visits import (
    HallClosed,
    ServiceClosed,
    ServiceEnded,
    ServiceOff,
    UnknownService,
    UnknownTicket,
)
from shared.hall.transaction import VerbTransaction
from shared.rules.board import Board, Session, fold
from shared.rules.calling import Desk, Rule
from shared.rules.entry import Verb
from shared.rules.hours import in_words
from shared.rules.roles import ClerkRole, KnownClerk
from shared.rules.ticket import MOVES, Lane, Ticket
from shared.settings.counters import CounterSection
from shared.settings.desks import desk_of
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings
from shared.store.statement import Tx, VerbReads
from shared.store.tables import clerks, journal, sessions, tickets
from shared.store.tables.clerks import ClerkRow
from shared.store.tables.tickets import Waiting


class Lookups:
    """Each answers, or raises why the verb is refused; nothing is written."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.full_desks = tuple(desk_of(counter) for counter in settings.counter)
        self._kept_desks = {desk.counter: desk for desk in self.full_desks}

    def ahead(
        self, counter: int | None = None, ticket: int | None = None, more: VerbReads | None = None
    ) -> VerbReads:
        """What the others here read, for a verb of this counter, on this ticket; and `more`."""

        def reads(tx: Tx, hall: int) -> None:
            if counter is not None:
                sessions.of_counter(tx, hall, counter)
                tickets.at_counter(tx, hall, counter)
            if ticket is not None:
                tickets.find_ticket(tx, hall, ticket)
            if more is not None:
                more(tx, hall)

        return reads

    def session(self, act: VerbTransaction, counter: int) -> Session:
        """The counter's session; it may be gone from the hall file since. Raises UnknownCounter, CounterClosed."""
        session = sessions.of_counter(act.tx, act.hall, counter)
        if session is None:
            self.counter(counter)
            raise CounterClosed(counter=counter)
        return session

    def free(self, act: VerbTransaction, counter: int) -> Session:
        """The session of a counter that may call. Raises CounterClosed, CounterPaused, CounterBusy."""
        session = self.session(act, counter)
        if session.paused is not None:
            raise CounterPaused(counter=counter)
        self.empty(act, counter)
        return session

    def empty(self, act: VerbTransaction, counter: int) -> None:
        in_hand = tickets.at_counter(act.tx, act.hall, counter)
        if in_hand is not None:
            raise CounterBusy(counter=counter, number=in_hand.label)

    def in_hand(self, act: VerbTransaction, counter: int, verb: Verb) -> Ticket:
        """The ticket at a counter, which `verb` may move. Raises CounterClosed, NothingCalled, WrongState."""
        self.session(act, counter)
        ticket = tickets.at_counter(act.tx, act.hall, counter)
        if ticket is None:
            raise NothingCalled(counter=counter)
        return _movable(ticket, verb)

    def given(self, act: VerbTransaction, ticket_id: int, verb: Verb) -> Ticket:
        """A ticket of today that `verb` may move. Raises UnknownTicket, WrongState."""
        return _movable(self.today(act, ticket_id), verb)

    def today(self, act: VerbTransaction, ticket_id: int) -> Ticket:
        """A ticket of today. Raises UnknownTicket."""
        ticket = tickets.find_ticket(act.tx, act.hall, ticket_id)
        if ticket is None or ticket.id <= act.head.day_seq:
            raise UnknownTicket(number=ticket_id if ticket is None else ticket.label)
        return ticket

    def facts(self, act: VerbTransaction) -> Board:
        """What staff said of the whole hall today: `off` and `notices` of a board of nothing else."""
        return reduce(fold, journal.of_day(act.tx, act.hall, act.head.day_seq), Board())

    def in_line(self, act: VerbTransaction, ticket: Ticket) -> list[Waiting]:
        """Who else waits in the line of a ticket; under rules that call the lanes apart, in its lane."""
        by_rank = self._settings.order.rule is Rule.HEAD_START
        return [
            each
            for each in tickets.waiting(act.tx, act.hall)
            if each.line == ticket.line and (by_rank or each.lane is ticket.lane) and each.id != ticket.id
        ]

    def service(self, code: str) -> ServiceSection:
        found = self._settings.find_service(code)
        if found is None:
            raise UnknownService(service=code, known=", ".join(s.code for s in self._settings.service))
        return found

    def counter(self, number: int) -> CounterSection:
        return self._settings.get_counter(number)

    def clerks(self, tx: Tx, hall: int) -> Mapping[str, KnownClerk]:
        """Who may log on, by id: the hall file's, then who was added. Without any each counter has one PIN."""
        rows = {row.id: row for row in clerks.all_of(tx, hall) if row.role is not None}
        usual = ClerkRole.CLERK if rows else None
        known = {
            each.code: KnownClerk(each.code, each.name, rows[each.code].role if each.code in rows else usual)
            for each in self._settings.clerk
        }
        added = sorted((row for row in rows.values() if row.name and row.id not in known), key=_in_order)
        return {**known, **{row.id: KnownClerk(row.id, row.name, row.role) for row in added}}

    def clerk(self, tx: Tx, hall: int, clerk: str) -> KnownClerk:
        """Raises UnknownClerk."""
        known = self.clerks(tx, hall)
        if clerk not in known:
            raise UnknownClerk(clerk=clerk, known=", ".join(known))
        return known[clerk]

    def desk(self, counter: int, session: Session) -> Desk:
        """A counter of the hall file with who is logged on, as the calling rule sees it."""
        desk = self._kept_desks[counter]
        if (desk.clerk, desk.streak) != (session.clerk, session.streak):
            desk = self._kept_desks[counter] = replace(desk, clerk=session.clerk, streak=session.streak)
        return desk

    def desks(self, opened: Mapping[int, Session]) -> list[Desk]:
        """The counters that call just now."""
        return [
            self.desk(desk.counter, session)
            for desk in self.full_desks
            if (session := opened.get(desk.counter)) is not None and session.paused is None
        ]

    def head_start(self, lane: Lane) -> int:
        """In minutes."""
        return self._settings.find_lane(lane).head_start_minutes


def _in_order(row: ClerkRow) -> tuple[int, str]:
    """c2 before c10."""
    return len(row.id), row.id


def _movable(ticket: Ticket, verb: Verb) -> Ticket:
    if ticket.state not in MOVES[verb].sources:
        raise wrong_state(ticket)
    return ticket


def wrong_state(ticket: Ticket) -> WrongState:
    """What cannot be done with a ticket because of where it is now."""
    return WrongState(number=ticket.label, reason=WrongState.reasons[ticket.state.value])


def must_be_open(settings: Settings, service: ServiceSection, local: datetime) -> None:
    """Raises HallClosed, ServiceClosed, ServiceEnded where the service gives no numbers at a local time."""
    table = settings.timetable(service)
    if table.is_open(local):
        return
    opens, name = table.next_opening(local), Named(service.name)
    if opens is None:
        raise ServiceEnded(service=name)
    again: dict[str, Any] = {"opens": f"{opens:%H:%M %d/%m}", "at": opens}
    if not any(settings.timetable(each).is_open(local) for each in settings.service):
        raise HallClosed(**again)
    hours = in_words(table.spans(local.date()))
    today = Words(ServiceClosed.hours, hours=hours) if hours else Words(ServiceClosed.day_off)
    raise ServiceClosed(service=name, today=today, **again)


def must_be_on(service: ServiceSection, board: Board) -> None:
    """Raises ServiceOff where staff have switched it off; `board` is of today."""
    if reason := board.off.get(service.code):
        raise ServiceOff(service=Named(service.name), reason=Named(reason))
