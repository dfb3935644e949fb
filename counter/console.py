"""The counter's window in Python: what QML shows (`Props`) and what a clerk can do.

Keys, and what the large button (F2) does; it is always written on it:

    no number in hand    F2 call the next number
    called, not here yet F2 (or F5) start: the person is here    F3 recall    F4 no-show, pressed twice
    being served         F2 done, and call the next number; with nobody waiting: done
    at any time          F6 done without calling    Esc cancels a no-show and puts a message away

F2 never moves on from a called number without a word about the person: a slip costs a start, not a place.
"""

# ruff: noqa: N802, N815 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.keys import action_for, digit_for
from counter.props import MAIN_VERBS, Facts, Main, derive
from counter.requests import Requests, one_shot
from counter.session import Session
from counter.verbs import CounterVerbs, method
from shared.errors import Unavailable
from shared.rules.board import Board, Entry
from shared.rules.ticket import State, Verb
from shared.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import tell
from shared.ui.texts import Language, sentence

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1
T = TypeVar("T")

TICK_MS = 500
"""Twice a second, so that no second of "03:12" is skipped."""
REFUSAL_MS = 6000
"""A refusal stays this long, or until the next action."""
CONFIRM_MS = 3000
"""The second press of no-show counts within this time."""


@QmlElement
@QmlUncreatable("made by counter/__main__.py")
class Console(QObject):  # type: ignore[operator]  # PySide6 stubs
    """One counter's window. Lives on the GUI thread; the hall is asked through `jobs` only.

    While `busy` (see `counter.requests`) presses do nothing. Only what changed is emitted.
    """

    accentChanged = Signal()
    pageChanged = Signal()
    counterChanged = Signal()
    signChanged = Signal()
    pinTaskChanged = Signal()
    pinLengthChanged = Signal()
    pinReadyChanged = Signal()
    busyChanged = Signal()
    slowChanged = Signal()
    messageChanged = Signal()
    outageChanged = Signal()
    numberInHandChanged = Signal()
    serviceChanged = Signal()
    priorityChanged = Signal()
    stateChanged = Signal()
    elapsedChanged = Signal()
    recallsChanged = Signal()
    mainActionChanged = Signal()
    confirmingChanged = Signal()
    nextNumberChanged = Signal()
    nextPriorityChanged = Signal()
    waitingChanged = Signal()
    waitingRowsChanged = Signal()

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
        self._session = Session(hall, counter, self._requests, self._run, self)
        self._facts = Facts(now=clock(), board=news.board, language=language.code)
        self._props = derive(settings, counter, self._facts)
        self._refusal_time = one_shot(self, refusal_ms, lambda: self._change(refusal=""))
        self._confirm_time = one_shot(self, confirm_ms, lambda: self._change(confirming=None))
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

    # What QML shows

    accent = Property(str, lambda self: self._props.accent, notify=accentChanged)
    page = Property(str, lambda self: self._props.page, notify=pageChanged)
    counter = Property(int, lambda self: self._props.counter, notify=counterChanged)
    sign = Property(str, lambda self: self._props.sign, notify=signChanged)
    pinTask = Property(str, lambda self: self._props.pinTask, notify=pinTaskChanged)
    pinLength = Property(int, lambda self: self._props.pinLength, notify=pinLengthChanged)
    pinReady = Property(bool, lambda self: self._props.pinReady, notify=pinReadyChanged)
    busy = Property(bool, lambda self: self._props.busy, notify=busyChanged)
    slow = Property(bool, lambda self: self._props.slow, notify=slowChanged)
    message = Property(str, lambda self: self._props.message, notify=messageChanged)
    outage = Property(str, lambda self: self._props.outage, notify=outageChanged)
    numberInHand = Property(str, lambda self: self._props.numberInHand, notify=numberInHandChanged)
    service = Property(str, lambda self: self._props.service, notify=serviceChanged)
    priority = Property(bool, lambda self: self._props.priority, notify=priorityChanged)
    state = Property(str, lambda self: self._props.state, notify=stateChanged)
    elapsed = Property(str, lambda self: self._props.elapsed, notify=elapsedChanged)
    recalls = Property(int, lambda self: self._props.recalls, notify=recallsChanged)
    mainAction = Property(str, lambda self: self._props.mainAction, notify=mainActionChanged)
    confirming = Property(bool, lambda self: self._props.confirming, notify=confirmingChanged)
    nextNumber = Property(str, lambda self: self._props.nextNumber, notify=nextNumberChanged)
    nextPriority = Property(bool, lambda self: self._props.nextPriority, notify=nextPriorityChanged)
    waiting = Property(int, lambda self: self._props.waiting, notify=waitingChanged)
    waitingRows = Property(
        "QVariantList",  # type: ignore[arg-type]  # PySide6 stubs
        lambda self: [dict(row) for row in self._props.waitingRows],
        notify=waitingRowsChanged,
    )

    # What a clerk can do

    @Slot(int, bool, result=bool)
    def press(self, key: int, auto_repeat: bool) -> bool:
        """A key of the keyboard. True if it meant something here."""
        at_work = self._facts.logged_on
        digit = None if at_work else digit_for(key, auto_repeat=auto_repeat)
        action = action_for(key, auto_repeat=auto_repeat, at_work=at_work)
        if digit is not None:
            self.digit(digit)
        elif action is not None:
            getattr(self, action)()  # an Action is the name of its slot
        return digit is not None or action is not None

    @Slot()
    def main(self) -> None:
        """What the large button says."""
        self._ask(*MAIN_VERBS[Main(self._props.mainAction)])

    @Slot()
    def recall(self) -> None:
        self._ask(Verb.RECALL)

    @Slot()
    def start(self) -> None:
        self._ask(Verb.START)

    @Slot()
    def complete(self) -> None:
        self._ask(Verb.COMPLETE)

    @Slot()
    def noShow(self) -> None:
        """A called number is asked about first: the second press within CONFIRM_MS does it."""
        ticket = self._facts.board.at_counter(self._counter)
        if self._props.confirming or ticket is None or ticket.state is not State.CALLED:
            self._ask(Verb.NO_SHOW)
        elif not self._facts.busy:
            self._confirm_time.start()
            self._change(confirming=ticket.id, refusal="")

    @Slot()
    def cancel(self) -> None:
        """Takes back what was half said: a no-show pressed once, a message, the digits of a PIN."""
        self._session.pin.forget()
        self._change(confirming=None, refusal="")

    @Slot()
    def logOff(self) -> None:
        """Closes the counter; refused while a number is in hand."""
        self._ask(Verb.CLOSE)

    # The verbs

    def _ask(self, verb: Verb, then: Verb | None = None) -> None:
        """Asks the hall for one verb, and after its success for `then`. Does nothing while busy."""
        if self._facts.logged_on and not self._facts.busy:
            self._send(verb, then)

    def _send(self, verb: Verb, then: Verb | None) -> None:
        ticket = None if verb is Verb.CALL_NEXT else self._facts.board.at_counter(self._counter)
        request_id = self._requests.request_id(verb, ticket.id if ticket else None)
        work = partial(method(self._hall, verb), self._counter, request_id=request_id)
        self._run(work, lambda _: self._verb_done(verb, then), awaited=request_id)

    def _verb_done(self, verb: Verb, then: Verb | None) -> None:
        if verb is Verb.CALL_NEXT:
            self._requests.settle()
        if verb is Verb.CLOSE:
            self._session.end()
        if then is not None:
            self._send(then, None)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], awaited: str | None = None) -> None:
        """One request; puts away what was said before it."""

        def worked(result: T) -> None:
            self._change(outage="")
            done(result)

        self._confirm_time.stop()
        self._change(refusal="", confirming=None)
        self._requests.run(work, worked, self._explain, awaited)

    def _explain(self, problem: Exception) -> None:
        """Says why: a refusal for some seconds, an outage until the database answers again."""
        if isinstance(problem, Unavailable):
            self._change(outage=sentence(problem))
        else:
            self._session.learn(problem)
            self._say(sentence(problem))

    def _say(self, text: str) -> None:
        self._refusal_time.start()
        self._change(refusal=text)

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

    # News

    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        self._change(board=board)
        for entry in entries:
            self._session.take(entry)
            self._requests.saw(entry)

    def _lost(self, problem: Exception) -> None:
        self._requests.give_up()
        self._change(outage=sentence(problem))

    def _change(self, **facts: Any) -> None:
        """Takes new facts in and emits exactly what changed."""
        self._facts = replace(self._facts, **facts)
        self._refresh()

    def _refresh(self) -> None:
        self._facts = replace(
            self._facts,
            now=self._clock(),
            language=self._language.code,
            logged_on=self._session.logged_on,
            pin_task=self._session.pin.task,
            pin_length=self._session.pin.length,
            pin_ready=self._session.pin.ready,
            busy=self._requests.busy,
            slow=self._requests.slow,
        )
        before, self._props = self._props, derive(self._settings, self._counter, self._facts)
        tell(self, before, self._props)
