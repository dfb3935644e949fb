"""The counter's window in Python: what QML shows (`Props`) and what a clerk can do.

Keys, and what the large button (F2) does; it is always written on it:

    no number in hand    F2 call the next number
    called, not here yet F2 (or F5) start: the person is here    F3 recall    F4 no-show, pressed twice
    being served         F2 done, and call the next number; with nobody waiting: done
    at any time          F6 done without calling    Esc cancels a no-show and puts a message away

F2 never moves on from a called number without a word about the person: a slip costs a start, not a place.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter.keys import Action, action_for, digit_for
from counter.props import PIN_MAX, Facts, Main, PinTask, Props, derive
from shared.errors import CounterAlreadyOpen, PinAlreadySet, PinNotSet, PinTooWeak, Unavailable
from shared.rules.board import Board, Entry
from shared.rules.ticket import State, Ticket, Verb
from shared.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.texts import Language, sentence

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.counter")

TICK_MS = 1000
REFUSAL_MS = 6000
CONFIRM_MS = 3000
DOUBLE_PRESS_MS = 400
"""After a call the window is busy for this long, so that a double press of F2 does not start the service."""
SLOW_MS = 300
"""A verb that takes longer shows that it is being done."""
NEWS_MS = 2000
"""Longest wait for a verb's own entry to come back by the news before the buttons are free again."""


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
class Console(QObject):
    """One counter's window. Lives on the GUI thread; the hall is asked through `jobs` only.

    The number in hand is what the board says, never what a verb returned: one truth for all screens. So a
    verb is over when its entry has come back by the news; until then `busy` is true and presses do nothing.
    A verb the database did not answer is repeated with the same request_id, so twice is once.
    """

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
    longestChanged = Signal()
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
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._counter = counter
        self._hall = hall
        self._news = news
        self._jobs = jobs
        self._language = language
        self._clock = clock
        self._pin = ""
        self._chosen_pin = ""
        self._running = 0
        self._awaited: str | None = None
        self._unanswered: dict[tuple[Verb, int | None], str] = {}
        self._session: str | None = None
        self._session_seen = False
        self._facts = Facts(now=clock(), board=news.board, language=language.code)
        self._props = derive(settings, counter, self._facts)
        self._make_timers()
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        language.changed.connect(self._refresh)
        self._ask_for_pin()

    def _make_timers(self) -> None:
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        self._refusal_time = self._one_shot(REFUSAL_MS, lambda: self._change(refusal=""))
        self._confirm_time = self._one_shot(CONFIRM_MS, lambda: self._change(confirming=None))
        self._double_press = self._one_shot(DOUBLE_PRESS_MS, self._refresh)
        self._slow_time = self._one_shot(SLOW_MS, self._refresh)
        self._news_time = self._one_shot(NEWS_MS, self._stop_waiting)

    def _one_shot(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(then)
        return timer

    # What QML shows

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
    longest = Property(int, lambda self: self._props.longest, notify=longestChanged)
    waitingRows = Property(
        "QVariantList", lambda self: [dict(row) for row in self._props.waitingRows], notify=waitingRowsChanged
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
    def noShow(self) -> None:  # noqa: N802 - QML reads it
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
        self._forget_digits()
        self._change(confirming=None, refusal="")

    @Slot()
    def logOff(self) -> None:  # noqa: N802 - QML reads it
        """Closes the counter; refused while a number is in hand."""
        self._ask(Verb.CLOSE)

    @Slot()
    def toggleOnTop(self) -> None:  # noqa: N802 - QML reads it
        self._change(on_top=not self._facts.on_top)

    # The verbs

    def _ask(self, verb: Verb, then: Verb | None = None) -> None:
        """Asks the hall for one verb, and after its success for `then`. Does nothing while busy."""
        if self._facts.busy or not self._facts.logged_on:
            return
        self._send(verb, then)

    def _send(self, verb: Verb, then: Verb | None) -> None:
        request_id = self._request_id(verb)
        work = self._verbs()[verb]
        self._run(
            request_id,
            lambda: work(self._counter, request_id=request_id),
            lambda _: self._verb_done(verb, then),
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

    def _request_id(self, verb: Verb) -> str:
        """A new one, or that of the same verb on the same ticket if the database did not answer it."""
        ticket = None if verb is Verb.CALL_NEXT else self._facts.board.at_counter(self._counter)
        key = (verb, ticket.id if ticket else None)
        self._unanswered = {key: self._unanswered.get(key) or uuid4().hex}
        return self._unanswered[key]

    def _verb_done(self, verb: Verb, then: Verb | None) -> None:
        if verb is Verb.CALL_NEXT:
            self._double_press.start()
        if verb is Verb.CLOSE:
            self._end_session()
        if then is not None:
            self._send(then, None)

    def _run(self, awaited: str | None, work: Callable[[], object], done: Callable[[object], None]) -> None:
        """One job; `awaited` is the request_id of the entry that shows it on the board, if it writes one."""

        def worked(result: object) -> None:
            self._running -= 1
            self._unanswered = {}
            self._news_time.start()
            self._facts = replace(self._facts, outage="")
            done(result)
            self._refresh()

        def failed(problem: Exception) -> None:
            self._running -= 1
            self._awaited = None
            self._explain(problem)

        self._running += 1
        self._awaited = awaited
        self._slow_time.start()
        self._confirm_time.stop()
        self._change(refusal="", confirming=None)
        self._jobs.run(work, worked, failed)

    def _explain(self, problem: Exception) -> None:
        """Says why: a refusal for some seconds, an outage until the database answers again."""
        if isinstance(problem, Unavailable):
            self._change(outage=sentence(problem))
            return
        self._unanswered = {}
        self._say(sentence(problem))

    def _say(self, text: str) -> None:
        self._refusal_time.start()
        self._change(refusal=text)

    # Logging on

    @Slot(int)
    def digit(self, digit: int) -> None:
        """One digit of the PIN; it stays in here, QML learns the length only."""
        if self._facts.busy or self._facts.logged_on or len(self._pin) == PIN_MAX:
            return
        self._pin += str(digit)
        self._change(refusal="")

    @Slot()
    def pinBack(self) -> None:  # noqa: N802 - QML reads it
        self._pin = self._pin[:-1]
        self._refresh()

    @Slot()
    def pinOk(self) -> None:  # noqa: N802 - QML reads it
        """The PIN is whole: log on, or choose it and say it once more."""
        if self._facts.busy or not self._props.pinReady:
            return
        pin, self._pin = self._pin, ""
        match self._facts.pin_task:
            case PinTask.ENTER:
                self._log_on(pin)
            case PinTask.CHOOSE:
                self._chosen_pin = pin
                self._change(pin_task=PinTask.REPEAT, refusal="")
            case PinTask.REPEAT:
                self._choose(pin)

    def _choose(self, pin: str) -> None:
        same = pin == self._chosen_pin
        self._chosen_pin = ""
        self._change(pin_task=PinTask.CHOOSE)
        if same:
            self._run(None, lambda: self._hall.set_pin(self._counter, pin), lambda _: self._chosen(pin))
        else:
            self._say(QCoreApplication.translate("Console", "The two PINs differ. Please choose again."))

    def _chosen(self, pin: str) -> None:
        self._change(pin_task=PinTask.ENTER)
        self._log_on(pin)

    def _log_on(self, pin: str) -> None:
        session = uuid4().hex
        self._session, self._session_seen = session, False
        self._run(session, lambda: self._open(pin, session), lambda _: self._change(logged_on=True))

    def _open(self, pin: str, session: str) -> None:
        """On the jobs' thread. A counter left open by a crash or a power cut is taken over: the PIN was right."""
        try:
            self._hall.open(self._counter, pin, request_id=session)
        except CounterAlreadyOpen:
            self._session_seen = True

    def _end_session(self) -> None:
        self._session, self._session_seen = None, False
        self._forget_digits()
        self._change(logged_on=False)

    def _forget_digits(self) -> None:
        self._pin = self._chosen_pin = ""
        if self._facts.pin_task is PinTask.REPEAT:
            self._change(pin_task=PinTask.CHOOSE)

    def _ask_for_pin(self) -> None:
        """Whether this counter has a PIN; asked again when the database is back."""
        self._run(None, lambda: self._hall.has_pin(self._counter), self._know_pin)

    def _know_pin(self, has_pin: object) -> None:
        self._change(pin_task=PinTask.ENTER if has_pin else PinTask.CHOOSE)

    # News

    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            self._take(entry)
        self._change(board=board)

    def _take(self, entry: Entry) -> None:
        if entry.request_id is not None and entry.request_id == self._awaited:
            self._awaited = None
            self._news_time.stop()
        if entry.verb is Verb.OPEN and entry.request_id == self._session:
            self._session_seen = True
        elif self._session_seen and self._closes(entry):
            self._end_session()

    def _closes(self, entry: Entry) -> bool:
        """A new day closes every counter."""
        return entry.verb is Verb.EXPIRE or (entry.verb is Verb.CLOSE and entry.counter == self._counter)

    def _lost(self, problem: Exception) -> None:
        self._awaited = None
        self._change(outage=sentence(problem))

    def _found(self) -> None:
        self._change(outage="")
        if self._facts.pin_task is PinTask.UNKNOWN and not self._facts.busy:
            self._ask_for_pin()

    def _stop_waiting(self) -> None:
        log.warning("no news of the last verb for %d ms", NEWS_MS)
        self._awaited = None
        self._refresh()

    # Props

    def _change(self, **facts: object) -> None:
        """Takes new facts in and emits exactly what changed."""
        self._facts = replace(self._facts, **facts)
        self._refresh()

    def _refresh(self) -> None:
        busy = self._running > 0 or self._awaited is not None or self._double_press.isActive()
        self._facts = replace(
            self._facts,
            now=self._clock(),
            language=self._language.code,
            pin_length=len(self._pin),
            busy=busy,
            slow=busy and self._running > 0 and not self._slow_time.isActive(),
        )
        before, self._props = self._props, derive(self._settings, self._counter, self._facts)
        for name in changed(before, self._props):
            getattr(self, f"{name}Changed").emit()


def changed(before: Props, after: Props) -> list[str]:
    """Names of the fields that differ, in order."""
    return [f.name for f in fields(Props) if getattr(before, f.name) != getattr(after, f.name)]
