"""For who has a number: where they are in the line, and back after a counter asked them to return."""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.doors.brought import CODE, dossier_in
from kiosk.doors.series import TypedCode, TypedNumber, letter_keys
from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage
from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.hall.forecast import Forecast
from shared.hall.today import board_of_today
from shared.rules.board import Board
from shared.rules.entry import Entry
from shared.rules.ticket import State, Ticket
from shared.settings.settings import Settings
from shared.slip.texts import words
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")
log = logging.getLogger("bocso.kiosk")
BACK, WHERE, BOOKED = "back", "where", "booked"
"""Doors: "I was asked to come back", "where am I?", "I have an appointment"."""
UNKNOWN, AWAY, RETURNED = "unknown", "away", "returned"
"""What may be `found` besides a ticket's state: no such number today; nobody can say; back in the line."""


@dataclass(frozen=True, slots=True)
class NumberProps:
    """`door` is BACK, WHERE or BOOKED, for which an appointment's code is typed; `books`: the hall gives those.
    `typed` so far, `letters` the keys besides digits with whether each may come next; `digits`: whether one may.
    `ready`: it can be looked up; `busy` while it is. `found` is "" until then, else the state of the ticket or one
    of the above; `counter` where it is or was, 0 for none; `ahead` and `wait` of who waits, `wait` as on the slip;
    `until`: when a parked one is awaited ("10:30", or empty).
    """

    door: str = WHERE
    books: bool = False
    typed: str = ""
    letters: tuple[dict[str, str | bool], ...] = ()
    digits: bool = False
    ready: bool = False
    busy: bool = False
    found: str = ""
    number: str = ""
    counter: int = 0
    ahead: int = 0
    wait: str = ""
    until: str = ""


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class NumberDoor(view(NumberProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. It tells of one number and of nobody else's; when its page is left, it
    forgets it.
    """

    def __init__(self, kiosk: Kiosk, settings: Settings, hall: Hall, news: News, jobs: JobRunner) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._settings = settings
        self._hall = hall
        self._jobs = jobs
        self._prefixes = frozenset(service.prefix for service in settings.service)
        self._books = settings.appointments.per_slot > 0
        self._asked = 0
        """Counts what was looked up, so that an answer that comes too late is nobody's."""
        self.show_props(self._typed(WHERE, ""))
        kiosk.pageChanged.connect(self._left)
        news.changed.connect(self._news)

    @Slot(str)
    def open(self, door: str) -> None:
        """Its page: BACK, WHERE or BOOKED."""
        self._kiosk.visit(KioskPage.NUMBER)
        if self._kiosk.page == KioskPage.NUMBER:
            self.show_props(self._typed(door, ""))

    @Slot(str)
    def key(self, key: str) -> None:
        """A key of the pad; "" takes the last one back."""
        self._kiosk.visit(KioskPage.NUMBER)
        now = self._props
        if now.busy or now.found:
            return
        if not key:
            self.show_props(self._typed(now.door, now.typed[:-1]))
        elif self._type(now.door, now.typed).takes(key):
            self.show_props(self._typed(now.door, now.typed + key))

    @Slot()
    def look(self) -> None:
        """What was typed is looked up; who was asked to come back and says so is in the line again."""
        self._kiosk.visit(KioskPage.NUMBER)
        if not self._props.ready or self._props.found:
            return
        if self._props.door == BOOKED:
            self._check_in(self._props.typed)
        else:
            self._look(self._props.typed)

    @Slot()
    def comeBack(self) -> None:
        """The number that was found is of somebody who is back."""
        ticket = TypedNumber(self._props.typed, self._prefixes).find(self._board)
        if self._props.found == State.PARKED and ticket is not None:
            self._come_back(ticket)

    @Slot()
    def again(self) -> None:
        """Another number."""
        self._kiosk.visit(KioskPage.NUMBER)
        self.show_props(self._typed(self._props.door, ""))

    @Slot(str)
    def scanned(self, text: str) -> None:
        """What a scanner read, on this page or on the start page: the code of a slip or an appointment, a number
        of the hall, or the code of a dossier, which takes a number where results are fetched.
        """
        results, brought = self._settings.results, dossier_in(text)
        if results is not None and brought and not self._type(WHERE, text.strip().upper()).ready:
            self._kiosk.take(results.code, brought)
            return
        door = self._props.door if self._kiosk.page == KioskPage.NUMBER else WHERE
        self.open(door)
        if self._kiosk.page != KioskPage.NUMBER:
            return
        found = CODE.search(text.strip())
        if found is None:
            self._look(text.strip().upper())
            return
        code = found[1].upper()

        def of_slip(number: str) -> None:
            if number or not self._books:
                self._look(number)
            else:
                self._check_in(code)

        self._ask(partial(self._hall.number_of_code, code), of_slip)

    # Inside

    @property
    def _board(self) -> Board:
        state = self._kiosk.state
        return board_of_today(self._settings, state.board, state.now.astimezone(self._settings.zone))

    def _check_in(self, code: str) -> None:
        """Then the kiosk shows the number, or why there is none yet."""
        if self._kiosk.state.away:
            self._found(AWAY)
        else:
            self._kiosk.check_in(code)

    def _type(self, door: str, text: str) -> TypedNumber | TypedCode:
        return TypedCode(text) if door == BOOKED else TypedNumber(text, self._prefixes)

    def _look(self, typed: str) -> None:
        self.show_props(self._typed(BACK if self._props.door == BACK else WHERE, typed))
        ticket = TypedNumber(typed, self._prefixes).find(self._board)
        if self._kiosk.state.away:
            self._found(AWAY)
        elif ticket is None:
            self._found(UNKNOWN)
        elif ticket.state is State.PARKED and self._props.door == BACK:
            self._come_back(ticket)
        else:
            self._show(ticket)

    def _show(self, ticket: Ticket) -> None:
        ahead, wait = 0, ""
        if ticket.state is State.WAITING:
            state = self._kiosk.state
            outlook = Forecast(self._settings, state.model, self._board, state.now).of(ticket)
            ahead, wait = outlook.ahead, words(state.language).wait_line(outlook.ahead, outlook.wait)
        back = ticket.return_at
        until = f"{back.astimezone(self._settings.zone):%H:%M}" if back else ""
        seen = {"counter": ticket.counter or 0, "ahead": ahead, "wait": wait, "until": until}
        self.show_props(replace(self._props, found=ticket.state.value, busy=False, number=ticket.label, **seen))

    def _come_back(self, ticket: Ticket) -> None:
        def done(_now: Ticket) -> None:
            self._found(RETURNED, number=ticket.label, counter=ticket.counter or 0)

        come = partial(self._hall.come_back, ticket.id, request_id=uuid4().hex)
        self._ask(come, done)

    def _ask(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Off this thread; the answer counts while the same number stands there. What is refused is unknown."""
        self._asked += 1
        asked = self._asked
        self.show_props(replace(self._props, busy=True))

        def answered(answer: T) -> None:
            if asked == self._asked:
                done(answer)

        def failed(problem: Exception) -> None:
            log.info("not found: %s", problem)
            if asked == self._asked:
                self._found(AWAY if isinstance(problem, Unavailable) else UNKNOWN)

        self._jobs.run(work, answered, failed)

    def _found(self, found: str, **seen: object) -> None:
        self.show_props(replace(self._props, found=found, busy=False, **seen))

    def _typed(self, door: str, text: str) -> NumberProps:
        typed = self._type(door, text)
        return NumberProps(door, self._books, text, letter_keys(typed), digits=typed.takes("0"), ready=typed.ready)

    @Slot()
    def _left(self) -> None:
        if self._kiosk.page != KioskPage.NUMBER:
            self._asked += 1
            self.show_props(self._typed(WHERE, ""))

    @Slot(object, object)
    def _news(self, _board: Board, _entries: Iterable[Entry]) -> None:
        """The number on the page may have been called just now."""
        if self._props.found in tuple(State):
            ticket = TypedNumber(self._props.typed, self._prefixes).find(self._board)
            if ticket is not None:
                self._show(ticket)
