"""The kiosk's screen object: a touch in, one job to the hall, and the ticket's page out.

It keeps one Scene (what has happened) and the Props derived from it, and tells QML only what changed.
Everything here runs on the GUI thread; the hall is asked on the jobs' thread.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.pace import Pace
from kiosk.props import next_language, ticket_seconds
from kiosk.screen import DOUBLE_TAP_MS, KioskScreen
from kiosk.state import SLIP_COMES, TAKEN_ON, KioskPage, SlipState
from kiosk.tiles import given, touched
from kiosk.touch import GivenUp, Touch
from shared.errors.kinds import Refused, Unavailable
from shared.errors.visits import DailyLimitReached
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.printer.escpos.status import Condition
from shared.rules.board import MANY_NUMBERS, Board
from shared.rules.entry import Entry
from shared.rules.printing import JobState
from shared.rules.ticket import Lane, Ticket
from shared.settings.settings import Settings
from shared.ui.foretelling import Foretelling
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.texts import Language, sentence

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.kiosk")
ASK_SECONDS = 30
"""Who touched a service is asked to wait for so long while the database does not answer; then the staff help."""


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class Kiosk(KioskScreen):  # type: ignore[operator]  # PySide6 stubs
    """What QML binds to. `ring` wakes the print spool and never waits: after a commit, and at the first touches,
    so that the printer is looked at before a number is wanted.

    One second is one `tick`: the clock moves, so that the hall opens and closes by itself, and a page or choice
    left alone goes back to the start.

    Who is sent to the staff is never called: from then on their touch is given up, in the hall too
    (`still_wanted`), and a number whose COMMIT was under way is cancelled.
    """

    def __init__(
        self,
        settings: Settings,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        language: Language,
        printer: str | None,
        ring: Callable[[], None],
        clock: Callable[[], datetime] = utc_now,
        *,
        double_tap_ms: int = DOUBLE_TAP_MS,
        ask_seconds: int = ASK_SECONDS,
        goes_on: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(settings, news, language, clock, double_tap_ms, goes_on)
        self._hall = hall
        self._jobs = jobs
        self._printer = printer
        self._ring = ring
        self._ask_seconds = ask_seconds
        self._touch: Touch | None = None
        self._dossier = ""
        self._pace = Pace(settings.kiosk)
        self._given_up = GivenUp(jobs, hall)
        self._foretelling = Foretelling(jobs, hall, lambda model: self._change(model=model))
        self._last_print: tuple[int, JobState] | None = None
        self._second.timeout.connect(self.tick)
        news.changed.connect(self._fold)
        self._foretelling.on(news.board.day)

    # -- what people do

    @Slot(str)
    def take(self, service: str, dossier: str = "") -> None:
        """One ticket of this service, in the chosen lane; a closed one answers why, and where there is a doubt it
        is asked first. Touches until the number is there are the same touch. `dossier` goes with it to the clerk.
        """
        self._dossier = dossier
        section = self._settings.find_service(service)
        if self._props.page not in TAKEN_ON or section is None:
            return
        answer = touched(self._settings, replace(self._state, now=self._clock()), section)
        if isinstance(answer, Refused):
            self._refuse(answer)
        elif answer is not None:
            self._ring()
            self._change(page=KioskPage.ASKING, asked=service, seconds=self._settings.kiosk.idle_seconds)
        else:
            self._ask(service)

    @Slot()
    def takeAsked(self) -> None:
        """The number is wanted all the same."""
        if self._props.page == KioskPage.ASKING:
            self._ask(self._state.asked)

    def _ask(self, service: str) -> None:
        lane = Lane.PRIORITY if self._state.priority else Lane.ORDINARY
        issue = partial(self._hall.issue, service, lane, dossier=self._dossier)
        self._obtain(issue, partial(self._failed, service))

    def check_in(self, code: str) -> None:
        """The number of who booked, from the page where the code was typed or scanned."""
        if self._props.page == KioskPage.NUMBER:
            self._ring()
            self._obtain(partial(self._hall.check_in, code), partial(self._failed, ""))

    def _obtain(self, ask: Callable[..., Ticket], failed: Callable[[Exception], None]) -> None:
        issue = partial(ask, printer=self._printer, language=self._language.code)
        self._change(page=KioskPage.ISSUING, seconds=self._ask_seconds)
        self._touch = Touch(self._jobs, issue, self._taken, failed, self._given_up.written)
        self._ask_in_time()

    def _ask_in_time(self) -> None:
        """Asks for the number that is wanted, unless the last one was given too short ago; `tick` tries again."""
        if self._touch is not None and self._pace.may(self._clock()):
            self._touch.ask()

    @Slot()
    def togglePriority(self) -> None:
        """Chooses priority for the next ticket, or takes the choice back."""
        if self._props.page == KioskPage.START:
            self._ring()
            self._change(priority=not self._state.priority, seconds=self._settings.kiosk.idle_seconds)

    @Slot()
    def switchLanguage(self) -> None:
        """The hall's next language, until the screen returns to the start by itself."""
        code = next_language(self._settings, self._language.code)
        if code:
            self._ring()
            self._change(seconds=self._state.seconds or self._settings.kiosk.idle_seconds)
            self._language.use(code)

    @Slot()
    def goHome(self) -> None:
        """Back to the start as the next person expects it: ordinary lane, the hall's first language."""
        if self._touch is not None and self._touch.wanted:
            return
        self._change(
            page=KioskPage.START,
            asked="",
            priority=False,
            ticket=None,
            code="",
            paper=SlipState.NONE,
            sentence="",
            seconds=None,
        )
        self._language.use(self._settings.hall.languages[0])

    @Slot()
    def giveBack(self) -> None:
        """The number on the screen was chosen by mistake: it is cancelled, unless a clerk has just called it."""
        if self._props.page == KioskPage.TICKET and self._state.ticket is not None:
            self._given_up.give_back(self._state.ticket)
            self.goHome()

    def close(self) -> None:
        """The kiosk ends: nobody sees a number any more."""
        if self._touch is not None:
            self._touch.give_up()

    def now_is(self, ticket: Ticket) -> None:
        """The ticket on the screen has changed, and its slip comes anew."""
        if self._state.ticket is not None and self._state.ticket.id == ticket.id:
            self._last_print = None
            self._issued(ticket)

    # -- what happens meanwhile

    @Slot(object)
    def printer_is(self, condition: Condition) -> None:
        """How the printer is now; comes before the result of a slip that it holds up."""
        self._change(printer=condition)

    def sound_is(self, trouble: str) -> None:
        """What staff are told of the voice that reads aloud: an English sentence, "" while there is nothing."""
        self._change(sound=trouble)

    @Slot(int, object)
    def print_result(self, ticket_id: int, state: JobState) -> None:
        """How far the slip of this ticket is: confirmed, sent, failed, or blocked, after which its end is told."""
        self._last_print = (ticket_id, state)
        self._change(held=state is JobState.BLOCKED)  # one after another: while it is held, no other has a result
        if self._state.ticket is not None and self._state.ticket.id == ticket_id:
            self._show_paper(self._state.slip_after(state))

    @Slot()
    def tick(self) -> None:
        """One second has passed. While somebody is asked to wait, their touch is tried again."""
        left = None if self._state.seconds is None else self._state.seconds - 1
        self._state = replace(self._state, seconds=left)
        self._change(**self._reach())
        self._given_up.cancel()
        if self._touch is not None and self._touch.wanted:
            if left is not None and left <= 0:
                self._send_to_staff()
            elif not self._state.lost:
                self._ask_in_time()
        elif left is not None and left <= 0:
            self.goHome()

    def _taken(self, ticket: Ticket) -> None:
        if self._pace.given(self._clock()):
            call = partial(self._hall.call_help, self._settings.printer.name, MANY_NUMBERS)
            self._jobs.run(call, lambda _: None, lambda problem: log.warning("staff are not told: %s", problem))
        self._issued(ticket)

    def _issued(self, ticket: Ticket) -> None:
        self._ring()
        self._change(page=KioskPage.TICKET, ticket=ticket, trying=False)
        self._show_paper(self._expected())
        # The spool may be faster than the way back to this thread.
        if self._last_print is not None and self._last_print[0] == ticket.id:
            self.print_result(*self._last_print)

    def _expected(self) -> SlipState:
        """While the printer stands, slips wait behind the one it holds: nobody is told to wait for them."""
        if self._printer is None:
            return SlipState.NONE
        return self._state.no_slip if self._state.stands else SlipState.PRINTING

    def _coded(self, issued: tuple[Ticket, str]) -> None:
        ticket, code = issued
        if self._state.ticket is not None and self._state.ticket.id == ticket.id:
            self._change(code=code)

    def _not_coded(self, problem: Exception) -> None:
        log.warning("no QR code on the screen: %s", problem)  # the number stands there all the same

    def _failed(self, service: str, problem: Exception) -> None:
        if isinstance(problem, DailyLimitReached):
            self._change(full=self._state.full | {given(self._settings, self._state, service)})
        if not isinstance(problem, Unavailable):
            self._refuse(problem)
        elif not self._state.trying:  # the page says what to do; the reason is for the log
            log.warning("no ticket yet: %s", problem)
            self._change(page=KioskPage.PAUSED, trying=True)

    def _refuse(self, problem: Exception) -> None:
        log.info("no ticket: %s", problem)
        seconds = self._settings.kiosk.return_seconds
        self._change(page=KioskPage.REFUSED, sentence=sentence(problem), seconds=seconds, trying=False)

    def _send_to_staff(self) -> None:
        """The touch is given up: from here on its number is not given, or cancelled."""
        if self._touch is not None:
            self._given_up.add(self._touch)
        self._change(page=KioskPage.PAUSED, seconds=self._settings.kiosk.return_seconds, trying=False)

    @Slot(object, object)
    def _fold(self, board: Board, entries: Iterable[Entry]) -> None:
        self._change(board=board)
        self._given_up.saw(board, entries)
        if self._touch is not None:
            self._touch.saw(board, entries)
        self._foretelling.on(board.day)

    def _show_paper(self, paper: SlipState) -> None:
        self._change(paper=paper, seconds=ticket_seconds(self._settings, paper))
        wants_code = self._settings.hub.address and not self._state.code and paper not in SLIP_COMES
        if self._state.ticket is not None and wants_code:
            self._jobs.run(partial(self._hall.issued, self._state.ticket.id), self._coded, self._not_coded)
