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
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import uuid4

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.keys import Action, action_for, digit_for
from counter.pin import Outcome, PinEntry, PinTask
from counter.props import Facts, Main, Props, derive
from counter.requests import Requests
from shared.errors import CounterAlreadyOpen, PinAlreadySet, PinNotSet, Unavailable
from shared.rules.board import Board, Entry
from shared.rules.ticket import State, Ticket, Verb
from shared.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
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


class CounterVerbs(Protocol):
    """The verbs of `Hall` that a counter uses; see `shared.hall`."""

    def call_next(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def recall(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def start(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def complete(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def no_show(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def open(self, counter: int, pin: str, *, request_id: str | None = None) -> None: ...
    def close(self, counter: int, *, request_id: str | None = None) -> None: ...
    def has_pin(self, counter: int) -> bool: ...
    def set_pin(self, counter: int, pin: str, old: str | None = None) -> None: ...


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
    hallNameChanged = Signal()
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
    onTopChanged = Signal()

    def __init__(
        self,
        settings: Settings,
        counter: int,
        hall: CounterVerbs,
        news: News,
        jobs: JobRunner,
        language: Language,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
        *,
        confirm_ms: int = CONFIRM_MS,
        refusal_ms: int = REFUSAL_MS,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._counter = counter
        self._hall = hall
        self._requests = Requests(jobs, self)
        self._language = language
        self._clock = clock
        self._pin = PinEntry()
        self._session: str | None = None
        self._session_seen = False
        self._facts = Facts(now=clock(), board=news.board, language=language.code)
        self._props = derive(settings, counter, self._facts)
        self._refusal_time = self._one_shot(refusal_ms, lambda: self._change(refusal=""))
        self._confirm_time = self._one_shot(confirm_ms, lambda: self._change(confirming=None))
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look_up)
        self._tick.start()
        self._requests.changed.connect(self._refresh)
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        language.changed.connect(self._refresh)
        self._ask_for_pin()

    def _one_shot(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(then)
        return timer

    # What QML shows

    accent = Property(str, lambda self: self._props.accent, notify=accentChanged)
    page = Property(str, lambda self: self._props.page, notify=pageChanged)
    counter = Property(int, lambda self: self._props.counter, notify=counterChanged)
    sign = Property(str, lambda self: self._props.sign, notify=signChanged)
    hallName = Property(str, lambda self: self._props.hallName, notify=hallNameChanged)
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
    onTop = Property(bool, lambda self: self._props.onTop, notify=onTopChanged)

    # What a clerk can do

    @Slot(int, bool, result=bool)
    def press(self, key: int, auto_repeat: bool) -> bool:
        """A key of the keyboard. True if it meant something here."""
        at_work = self._facts.logged_on
        digit = None if at_work else digit_for(key, auto_repeat=auto_repeat)
        if digit is not None:
            self.digit(digit)
            return True
        action = action_for(key, auto_repeat=auto_repeat, at_work=at_work)
        if action is None:
            return False
        self._actions()[action]()
        return True

    def _actions(self) -> dict[Action, Callable[[], None]]:
        return {
            Action.MAIN: self.main,
            Action.RECALL: self.recall,
            Action.NO_SHOW: self.noShow,
            Action.START: self.start,
            Action.COMPLETE: self.complete,
            Action.CANCEL: self.cancel,
            Action.PIN_OK: self.pinOk,
            Action.PIN_BACK: self.pinBack,
        }

    @Slot()
    def main(self) -> None:
        """What the large button says."""
        match self._props.mainAction:
            case Main.NEXT:
                self._ask(Verb.CALL_NEXT)
            case Main.START:
                self._ask(Verb.START)
            case Main.COMPLETE:
                self._ask(Verb.COMPLETE)
            case Main.COMPLETE_AND_NEXT:
                self._ask(Verb.COMPLETE, then=Verb.CALL_NEXT)

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
        self._pin.forget()
        self._change(confirming=None, refusal="")

    @Slot()
    def logOff(self) -> None:
        """Closes the counter; refused while a number is in hand."""
        self._ask(Verb.CLOSE)

    @Slot()
    def toggleOnTop(self) -> None:
        self._change(on_top=not self._facts.on_top)

    # The verbs

    def _ask(self, verb: Verb, then: Verb | None = None) -> None:
        """Asks the hall for one verb, and after its success for `then`. Does nothing while busy."""
        if self._facts.busy or not self._facts.logged_on:
            return
        self._send(verb, then)

    def _send(self, verb: Verb, then: Verb | None) -> None:
        ticket = None if verb is Verb.CALL_NEXT else self._facts.board.at_counter(self._counter)
        request_id = self._requests.request_id(verb, ticket.id if ticket else None)
        work = self._verbs()[verb]
        self._run(
            lambda: work(self._counter, request_id=request_id),
            lambda _: self._verb_done(verb, then),
            awaited=request_id,
        )

    def _verbs(self) -> dict[Verb, Callable[..., object]]:
        hall = self._hall
        return {
            Verb.CALL_NEXT: hall.call_next,
            Verb.RECALL: hall.recall,
            Verb.START: hall.start,
            Verb.COMPLETE: hall.complete,
            Verb.NO_SHOW: hall.no_show,
            Verb.CLOSE: hall.close,
        }

    def _verb_done(self, verb: Verb, then: Verb | None) -> None:
        if verb is Verb.CALL_NEXT:
            self._requests.settle()
        if verb is Verb.CLOSE:
            self._end_session()
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
            return
        if isinstance(problem, PinNotSet | PinAlreadySet):
            self._pin.task = PinTask.CHOOSE if isinstance(problem, PinNotSet) else PinTask.ENTER
        self._say(sentence(problem))

    def _say(self, text: str) -> None:
        self._refusal_time.start()
        self._change(refusal=text)

    # Logging on

    @Slot(int)
    def digit(self, digit: int) -> None:
        """One digit of the PIN."""
        if not self._facts.busy:
            self._pin.digit(digit)
            self._change(refusal="")

    @Slot()
    def pinBack(self) -> None:
        self._pin.back()
        self._refresh()

    @Slot()
    def pinOk(self) -> None:
        """The PIN is whole: log on with it, or choose it and type it once more."""
        if self._facts.busy or not self._pin.ready:
            return
        self._change(refusal="")
        outcome, pin = self._pin.take()
        match outcome:
            case Outcome.LOG_ON:
                self._log_on(pin)
            case Outcome.SET:
                self._run(lambda: self._hall.set_pin(self._counter, pin), lambda _: self._chosen(pin))
            case Outcome.DIFFERS:
                self._say(QCoreApplication.translate("Console", "The two PINs differ. Please choose again."))
            case Outcome.ONCE_MORE:
                self._refresh()

    def _chosen(self, pin: str) -> None:
        self._pin.task = PinTask.ENTER
        self._log_on(pin)

    def _log_on(self, pin: str) -> None:
        session = uuid4().hex
        self._session, self._session_seen = session, False
        self._run(lambda: self._open(pin, session), self._logged_on, awaited=session)

    def _open(self, pin: str, session: str) -> bool:
        """Whether the counter was open already: a crash or a power cut left it so, and the PIN was right."""
        try:
            self._hall.open(self._counter, pin, request_id=session)
        except CounterAlreadyOpen:
            return True
        return False

    def _logged_on(self, was_open: bool) -> None:
        if was_open:
            self._session_seen = True
            self._requests.give_up()
        self._change(logged_on=True)

    def _end_session(self) -> None:
        self._session, self._session_seen = None, False
        self._pin.forget()
        self._change(logged_on=False)

    def _ask_for_pin(self) -> None:
        self._run(lambda: self._hall.has_pin(self._counter), self._know_pin)

    def _know_pin(self, has_pin: bool) -> None:
        self._pin.task = PinTask.ENTER if has_pin else PinTask.CHOOSE

    def _look_up(self) -> None:
        """Each tick: time goes on; a question the database did not answer is asked again."""
        if self._pin.task is PinTask.UNKNOWN and not self._facts.busy:
            self._ask_for_pin()
        self._refresh()

    # News

    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        self._change(board=board)
        for entry in entries:
            self._take(entry)
            self._requests.saw(entry)

    def _take(self, entry: Entry) -> None:
        if entry.verb is Verb.OPEN and entry.request_id == self._session:
            self._session_seen = True
        elif self._session_seen and entry.verb is Verb.CLOSE and entry.counter == self._counter:
            self._end_session()
        elif self._session_seen and entry.verb is Verb.EXPIRE:
            self._end_session()
            self._say(QCoreApplication.translate("Console", "A new day has begun. Please log on again."))

    def _lost(self, problem: Exception) -> None:
        self._requests.give_up()
        self._change(outage=sentence(problem))

    def _found(self) -> None:
        self._change(outage="")

    # Props

    def _change(self, **facts: Any) -> None:
        """Takes new facts in and emits exactly what changed."""
        self._facts = replace(self._facts, **facts)
        self._refresh()

    def _refresh(self) -> None:
        self._facts = replace(
            self._facts,
            now=self._clock(),
            language=self._language.code,
            pin_task=self._pin.task,
            pin_length=self._pin.length,
            pin_ready=self._pin.ready,
            busy=self._requests.busy,
            slow=self._requests.slow,
        )
        before, self._props = self._props, derive(self._settings, self._counter, self._facts)
        for name in changed(before, self._props):
            getattr(self, f"{name}Changed").emit()


def changed(before: Props, after: Props) -> list[str]:
    """Names of the fields that differ, in order."""
    return [f.name for f in fields(Props) if getattr(before, f.name) != getattr(after, f.name)]
