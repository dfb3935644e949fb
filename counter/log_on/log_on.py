"""A clerk at the counter: from the PIN to logging off, also when a new day or another window ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from counter.log_on.known import LogOnAnswer, known_of
from counter.log_on.pin import PinEntry, PinPurpose, PinTask
from counter.requests.requests import Requests
from counter.state import LiveState
from shared.errors.clerks import CodeNeeded, CodeOver
from shared.errors.counters import CounterAlreadyOpen, PinAlreadySet, PinNotSet
from shared.errors.kinds import Words
from shared.hall import Hall
from shared.rules.entry import Entry, Verb
from shared.rules.pins import PIN_MAX
from shared.rules.roles import ClerkRole, KnownClerk
from shared.ui.jobs import JobRunner
from shared.ui.texts import in_force

GO, BACK = "go", "back"
"""Keys of the PIN besides the digits."""


class LogOn(QObject):
    """Whether this window is logged on, and the PIN while it is typed. Lives on the GUI thread.

    `changed` when what can be read here changed; `said` is a sentence for the clerk. `run` asks the hall (as
    `Requests.run`, refusals explained). Where the hall knows `clerks`, `clerk` is the id of who logs on, chosen
    before the PIN. `live` knows the clerk who has the counter open by the news. The session is known by the
    request_id of its own OPEN entry, so that a CLOSE of an earlier session, still on its way, does not end it.
    After `idle` without a touch the window is `locked`: it asks for the PIN again, the counter stays as it is.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        hall: Hall,
        counter: int,
        jobs: JobRunner,
        requests: Requests,
        run: Callable[..., None],
        clerks: tuple[KnownClerk, ...],
        live: LiveState,
        idle: timedelta = timedelta(0),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pin = PinEntry()
        self.logged_on = self.locked = False
        self.clerks = clerks
        self.clerk = ""
        self._hall = hall
        self._counter = counter
        self._jobs = jobs
        self._requests = requests
        self._run = run
        self._live = live
        self._idle = idle
        self._touched = live.now.now
        self._proof: str | None = None
        self._early: list[int | str] = []
        self._stale, self._asking = True, False
        self._id: str | None = None
        self._seen = False
        requests.changed.connect(self._catch_up)

    @property
    def role(self) -> ClerkRole | None:
        """Of who is logged on; None in a hall that has given nobody a role."""
        return next((each.role for each in self.clerks if each.id == self.clerk), None)

    @Slot()
    def ask(self) -> None:
        """Asks who may log on, and for a PIN, until the hall answers; names that are known wait for no answer."""
        clerk = self.clerk
        if self._stale and not self._asking and (self.clerks or self.logged_on):
            self._asking = True
            self._jobs.run(self._hall.clerks, self._learn_clerks, self._did_not_learn)
        if self.pin.task is PinTask.UNKNOWN and (clerk or not self.clerks) and not self._requests.busy:
            work = partial(known_of, self._hall, self._counter, clerk)
            self._run(work, lambda known: self._answered(clerk, known))

    def ask_again(self) -> None:
        """Who may log on may have changed."""
        self._stale = True
        self.ask()

    def choose(self, clerk: str) -> None:
        """Who logs on; "" to choose again."""
        self.clerk = clerk
        self._forget(PinTask.UNKNOWN)
        self.ask()

    def change_pin(self) -> None:
        """The PIN is typed once more, then another is chosen."""
        if self.pin.task is PinTask.ENTER:
            self._forget(PinTask.OLD)

    @Slot(object)
    def learn(self, problem: Exception) -> None:
        """What a refusal says about the PIN: chosen or taken away by another window meanwhile, a code over."""
        if isinstance(problem, PinAlreadySet):
            self._know(PinTask.ENTER)
        elif isinstance(problem, PinNotSet | CodeNeeded | CodeOver):
            self._forget(PinTask.UNKNOWN)
            self.ask()

    def key(self, key: int | str) -> None:
        """A digit, GO or BACK. What is typed before the hall has answered waits for that, and is not lost."""
        self._early.append(key)
        self._catch_up()
        self.changed.emit()

    @property
    def length(self) -> int:
        """Digits to be seen, also those that wait."""
        length = self.pin.length
        for key in self._early:
            length = 0 if key == GO else max(0, length - 1) if key == BACK else min(PIN_MAX, length + 1)
        return length

    def shown(self) -> dict[str, Any]:
        """What the window's state has of this."""
        pin = {"pin_task": self.pin.task, "pin_length": self.length, "pin_ready": self.pin.ready}
        who = {"logged_on": self.logged_on, "clerks": self.clerks, "clerk": self.clerk, "role": self.role}
        return {**pin, **who, "pin_weak": self.pin.weak, "locked": self.locked}

    def put_away(self) -> None:
        """Nothing typed stays."""
        self.pin.forget()
        self._early.clear()

    def touch(self, now: datetime) -> None:
        """Somebody is there."""
        self._touched = now

    def look(self, now: datetime) -> None:
        """Locks, if nobody was there for too long; asks again what the hall has not answered."""
        if self._idle and now - self._touched >= self._idle:
            self.lock()
        self.ask()

    def lock(self) -> None:
        """Asks for the PIN before anything else, the counter stays as it is."""
        if self.logged_on and self.clerks and not self.clerk:
            self.end()  # opened before the hall knew any: whoever has a PIN goes on
        elif self.logged_on and not self.locked:
            self.locked = True
            self._forget(PinTask.UNLOCK)

    def take(self, entry: Entry) -> None:
        """An entry of the news: it may be the start of this session, or its end; or tell of other clerks."""
        if entry.verb is Verb.CLERK:
            self.ask_again()
        if entry.verb is Verb.OPEN and entry.request_id == self._id:
            self._seen = True
        elif self._seen and entry.verb is Verb.CLOSE and entry.counter == self._counter:
            self.end()
        elif entry.verb is Verb.EXPIRE:
            self.new_day()

    def new_day(self) -> None:
        """The day of this session is over."""
        if self._seen:
            self.end()
            self.said.emit(QCoreApplication.translate("Console", "A new day has begun. Please log on again."))

    @Slot()
    def end(self) -> None:
        """Logged off; nothing typed stays."""
        self._id, self._seen = None, False
        self.logged_on = self.locked = False
        if self.clerks:
            self.choose("")
        else:
            self._forget(PinTask.ENTER if self.pin.task is PinTask.UNLOCK else self.pin.task)

    # Inside

    @Slot()
    def _catch_up(self) -> None:
        """Takes what was typed in its order, as far as the hall has answered."""
        while self._early and self.pin.task is not PinTask.UNKNOWN and not self._requests.busy:
            key = self._early.pop(0)
            if isinstance(key, int):
                self.pin.digit(key)
            elif key == BACK:
                self.pin.back()
            elif self.pin.ready:
                self._go_on()

    def _go_on(self) -> None:
        """The PIN is whole."""
        outcome, pin = self.pin.take()
        clerk, proof, counter = self.clerk, self._proof, self._counter
        match outcome:
            case PinPurpose.LOG_ON:
                self._log_on(pin)
            case PinPurpose.CHECK:
                self._run(lambda: self._hall.check_pin(counter, pin, clerk=clerk), lambda _: self._right(pin))
            case PinPurpose.SET:
                self._run(
                    lambda: self._hall.set_pin(counter, pin, proof, clerk=clerk), lambda _: self._chosen(pin)
                )
            case PinPurpose.DIFFERS:
                self.said.emit(QCoreApplication.translate("Console", "The two PINs differ. Please choose again."))

    def _forget(self, task: PinTask) -> None:
        """Begins a task with nothing typed."""
        self.put_away()
        self._proof, self.pin.task = None, task
        self.changed.emit()

    def _answered(self, clerk: str, known: LogOnAnswer) -> None:
        self._learn_clerks(known.clerks)
        if clerk == self.clerk:  # not somebody chosen meanwhile
            if known.task is PinTask.UNKNOWN:
                self.clerk = ""  # nobody has said yet who it is, or that one was removed
            if self.pin.task in (PinTask.UNKNOWN, PinTask.ENTER, PinTask.CODE):
                self.pin.task = known.task
            self._know(self.pin.task)
            self._warn(known.wrong)

    def _learn_clerks(self, clerks: tuple[KnownClerk, ...]) -> None:
        self.clerks, self._stale, self._asking = clerks, False, False
        self.changed.emit()

    def _did_not_learn(self, _problem: Exception) -> None:
        self._asking = False  # at the next tick again

    def _warn(self, wrong: Words | None) -> None:
        if wrong is not None:
            self.said.emit(in_force(wrong))

    def _know(self, task: PinTask) -> None:
        self.pin.task = task
        self.changed.emit()

    def _right(self, proof: str) -> None:
        """A one-time code, or the PIN that is going to be changed."""
        self._proof = proof
        self._know(PinTask.CHOOSE)

    def _chosen(self, pin: str) -> None:
        self._proof = None
        self._know(PinTask.ENTER)
        self._log_on(pin)

    def _log_on(self, pin: str) -> None:
        session = uuid4().hex
        self._id, self._seen = session, False
        clerk = self.clerk
        self._run(lambda: self._open(pin, clerk, session), lambda found: self._opened(*found), awaited=session)

    def _open(self, pin: str, clerk: str, session: str) -> tuple[bool, Words | None]:
        """Whether the counter was open already and the PIN was right, as of a locked window, or after a crash. And
        who tried to guess the PIN before.
        """
        wrong = self._hall.wrong_pins(self._counter, clerk)
        try:
            self._hall.open(self._counter, pin, clerk=clerk, request_id=session)
        except CounterAlreadyOpen:
            return True, wrong
        return False, wrong

    def _opened(self, before: bool, wrong: Words | None) -> None:
        if before:
            self._requests.give_up()
            if self._counter not in self._live.now.board.open_counters:
                self.end()  # closed again meanwhile
                return
            if self._holder() not in ("", self.clerk):
                self._held()
                return
            self._seen = True
        self.logged_on, self.locked, self._touched = True, False, self._live.now.now
        self._forget(PinTask.ENTER)
        self._warn(wrong)

    def _held(self) -> None:
        """Open in somebody else's name: only they, or an administrator, end that."""
        name = next((each.name for each in self.clerks if each.id == self._holder()), self._holder())
        text = QCoreApplication.translate(
            "Console", "{name} is still logged on at this counter, and has to log off here first."
        )
        self.end()
        self.said.emit(text.format(name=name))

    def _holder(self) -> str:
        return self._live.now.session(self._counter).clerk
