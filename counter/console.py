"""The counter's window in Python: what a clerk can do; what QML shows is in `counter.shown` and `counter.props`.

Keys, and what the large button (F2) does; it is always written on it:

    no number in hand    F2 call the next number    F7 take the last no-show or done back    F8 pause
    paused               F2 (or F8) go on
    called, not here yet F2 (or F5) start: the person is here    F3 recall    F4 no-show, pressed twice
    being served         F2 done, and call the next number; with nobody waiting: done
    number in hand       F6 done without calling    F7 more: put aside, transfer, note, back
    at any time          F9 the lists    Esc cancels a no-show, puts a message away, closes a sheet step by step

F2 never moves on from a called number without a word about the person: a slip costs a start, not a place.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.asking import Asking
from counter.errands import intent
from counter.facts import CounterState, Last
from counter.keys import Where, action_for, digit_for, named
from counter.props import MAIN_ERRANDS, Main, derive, open_sheet
from counter.requests import Requests, one_shot
from counter.session import LogOn
from counter.sheet import Kind, Sheet
from counter.verbs import Copied, CounterVerbs
from shared.errors.counters import CounterBusy, NothingCalled
from shared.rules.board import Board
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import State
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.texts import Language, sentence

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 500
"""Twice a second, so that no second of "03:12" is skipped."""
REFUSAL_MS = 6000
"""A refusal stays this long, or until the next action; an outage after somebody could write again."""
CONFIRM_MS = 3000
"""The second press of no-show counts within this time."""


@QmlElement
@QmlUncreatable("made by counter/__main__.py")
class Console(Asking):  # type: ignore[operator]  # PySide6 stubs
    """One counter's window. Lives on the GUI thread; the hall is asked through `jobs` only.

    While `busy` (see `counter.requests`) presses do nothing. Only what changed is emitted.
    """

    def __init__(
        self,
        settings: Settings,
        counter: int,
        hall: CounterVerbs,
        news: News,
        jobs: JobRunner,
        language: Language,
        clock: Callable[[], datetime],
        *,
        confirm_ms: int = CONFIRM_MS,
        refusal_ms: int = REFUSAL_MS,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._counter = counter
        self._hall = hall
        self._requests = Requests(jobs, self)
        self._language = language
        self._clock = clock
        names = {clerk.code: clerk.name for clerk in settings.clerk}
        self._facts = CounterState(now=clock(), board=news.board, language=language.code)
        self._session = LogOn(hall, counter, self._requests, self._run, names, self._holder, self)
        self.show_props(derive(settings, counter, self._facts))
        self._refusal_time = one_shot(self, refusal_ms, lambda: self._change(refusal=""))
        self._confirm_time = one_shot(self, confirm_ms, lambda: self._change(confirming=None))
        self._outage_time = one_shot(self, refusal_ms, lambda: self._change(outage=""))
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._session.ask)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        self._requests.changed.connect(self._refresh)
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(lambda: self._change(outage=""))
        language.changed.connect(self._refresh)
        self._session.changed.connect(self._refresh)
        self._session.said.connect(self._say)
        self._session.ask()

    # What a clerk can do

    @Slot(int, bool, result=bool)
    def press(self, key: int, auto_repeat: bool) -> bool:
        """A key of the keyboard. True if it meant something here."""
        where = self._where()
        action = action_for(key, auto_repeat=auto_repeat, where=where)
        digit = digit_for(key, auto_repeat=auto_repeat)
        if action is not None:
            getattr(self, action)()  # an Action is the name of its slot
        elif digit is not None and where is Where.PIN:
            self.digit(digit)
        elif digit and where is Where.SHEET:
            self.pick(digit - 1)
        elif where is Where.CLERKS and not auto_repeat:
            return self._jump(
                named(key, [str(row["text"]) for row in self._props.sheetRows], self._props.sheetSelected)
            )
        else:
            return False
        return True

    @Slot()
    def main(self) -> None:
        """What the large button says."""
        self._ask(MAIN_ERRANDS[Main(self._props.mainAction)])

    @Slot()
    def recall(self) -> None:
        """Calls again; after the hall's limit it asks about a no-show instead."""
        if self._props.recallOver:
            self.noShow()
        else:
            self._ask(intent(Verb.RECALL))

    @Slot()
    def start(self) -> None:
        self._ask(intent(Verb.START))

    @Slot()
    def complete(self) -> None:
        self._ask(intent(Verb.COMPLETE))

    @Slot()
    def noShow(self) -> None:
        """A called number is asked about first: the second press within CONFIRM_MS does it."""
        ticket = self._in_hand()
        if self._props.confirming or ticket is None or ticket.state is not State.CALLED:
            self._ask(intent(Verb.NO_SHOW))
        elif not self._facts.busy:
            self._confirm_time.start()
            self._change(confirming=ticket.id, refusal="", sheet=None)

    @Slot()
    def more(self) -> None:
        """Opens what else can be done with the number in hand, or what can be taken back."""
        ticket = self._in_hand()
        if ticket is not None:
            self._toggle(Sheet(Kind.MORE, ticket))
        elif self._facts.undoable(self._counter) is not None:
            self._toggle(Sheet(Kind.UNDO))
        else:
            self._refuse(NothingCalled(counter=self._counter))

    @Slot()
    def pause(self) -> None:
        """Asks why, with empty hands; a paused counter goes on."""
        ticket = self._in_hand()
        if self._facts.session(self._counter).paused is not None:
            self._ask(intent(Verb.UNPAUSE))
        elif ticket is not None:
            self._refuse(CounterBusy(counter=self._counter, number=ticket.label))
        else:
            self._toggle(Sheet(Kind.PAUSE))

    @Slot()
    def cancel(self) -> None:
        """Takes back what was half said: a no-show pressed once, a message, the digits of a PIN, then the name."""
        if not self._facts.logged_on and not self._facts.pin_length and not self._facts.refusal:
            self.otherClerk()
        self._session.pin.forget()
        self._change(confirming=None, refusal="")

    @Slot()
    def logOff(self) -> None:
        """Closes the counter; refused while a number is in hand."""
        self._ask(intent(Verb.CLOSE))

    # Logging on

    @Slot(int)
    def digit(self, digit: int) -> None:
        """One digit of the PIN."""
        if not self._facts.busy:
            self._session.pin.digit(digit)
            self._change(refusal="")

    @Slot()
    def pinBack(self) -> None:
        self._session.pin.back()
        self._refresh()

    @Slot()
    def pinOk(self) -> None:
        """The PIN is whole: log on with it, or choose it and type it once more."""
        if not self._facts.busy and self._session.pin.ready:
            self._change(refusal="")
            self._session.go_on()

    @Slot()
    def otherClerk(self) -> None:
        """Back to the names."""
        if not self._facts.busy and not self._facts.logged_on:
            self._session.choose("")

    # News

    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        before = self._facts.board
        self._change(board=board)
        if entries and self._facts.outage and not self._outage_time.isActive():
            self._outage_time.start()  # somebody could write; what was said of it can still be read
        for entry in entries:
            self._remember(before, entry)
            self._session.take(entry)
            self._requests.saw(entry)

    def _remember(self, before: Board, entry: Entry) -> None:
        """Which number this counter has just ended."""
        if entry.counter != self._counter:
            return
        ticket = before.tickets.get(entry.ticket or 0)
        if entry.verb is Verb.OPEN:
            self._change(last=None)
        elif entry.verb in (Verb.COMPLETE, Verb.NO_SHOW) and ticket is not None:
            self._change(last=Last(ticket, entry.verb, entry.at))

    @Slot(object)
    def copied(self, done: Copied) -> None:
        """What became of the day's copy of the database."""
        self._change(care="" if done.problem is None else sentence(done.problem))

    def _lost(self, problem: Exception) -> None:
        self._requests.give_up()
        self._out(problem)

    def _where(self) -> Where:
        match self._props.page:
            case "work":
                return Where.SHEET if open_sheet(self._settings, self._facts) else Where.WORK
            case page:
                return Where.CLERKS if page == "clerks" else Where.PIN

    def _refresh(self) -> None:
        self._facts = replace(
            self._facts,
            now=self._clock(),
            language=self._language.code,
            logged_on=self._session.logged_on,
            clerk=self._session.clerk,
            pin_task=self._session.pin.task,
            pin_length=self._session.pin.length,
            pin_ready=self._session.pin.ready,
            busy=self._requests.busy,
            slow=self._requests.slow,
        )
        self._leave_what_is_over()
        self.show_props(derive(self._settings, self._counter, self._facts))
