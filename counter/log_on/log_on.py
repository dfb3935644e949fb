"""A clerk at the counter: from the PIN to logging off, also when a new day or another window ends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter.log_on.pin import PinEntry, PinPurpose, PinTask
from counter.requests.requests import Requests
from counter.state import LiveState
from shared.errors.counters import CounterAlreadyOpen, PinAlreadySet, PinNotSet
from shared.errors.kinds import Words
from shared.hall import Hall
from shared.rules.entry import Entry, Verb
from shared.ui.texts import in_force


class LogOn(QObject):
    """Whether this window is logged on, and the PIN while it is typed. Lives on the GUI thread.

    `changed` when `logged_on` or `pin` changed; `said` is a sentence for the clerk. `run` asks the hall (as
    `Requests.run`, refusals explained). Where the hall lists clerks (`names`), `clerk` is the code of who logs on,
    chosen before the PIN. `live` knows the clerk who has the counter open by the news. The session is known by
    the request_id of its own OPEN entry, so that a CLOSE of an earlier session, still on its way, does not end it.
    """

    changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        hall: Hall,
        counter: int,
        requests: Requests,
        run: Callable[..., None],
        names: Mapping[str, str],
        live: LiveState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.pin = PinEntry()
        self.logged_on = False
        self._hall = hall
        self._counter = counter
        self._requests = requests
        self._run = run
        self._names = names
        self._live = live
        self.clerk = ""
        self._id: str | None = None
        self._seen = False

    def ask(self) -> None:
        """Asks whether this counter, or the clerk, has a PIN, until the hall has answered."""
        clerk = self.clerk
        if self._names and not clerk:
            return  # nobody has said yet who it is
        if self.pin.task is PinTask.UNKNOWN and not self._requests.busy:
            self._run(lambda: self._known(clerk), lambda known: self._answered(clerk, *known))

    def choose(self, clerk: str) -> None:
        """Who logs on; "" to choose again."""
        self.clerk = clerk
        self.pin.forget()
        self.pin.task = PinTask.UNKNOWN
        self.changed.emit()
        self.ask()

    def learn(self, problem: Exception) -> None:
        """What a refusal says about the PIN: chosen or taken away by another window meanwhile."""
        if isinstance(problem, PinNotSet | PinAlreadySet):
            self._know(isinstance(problem, PinAlreadySet))

    def go_on(self) -> None:
        """The PIN is whole: log on with it, or choose it and type it once more. Only when `pin.ready`."""
        outcome, pin = self.pin.take()
        match outcome:
            case PinPurpose.LOG_ON:
                self._log_on(pin)
            case PinPurpose.SET:
                clerk = self.clerk
                self._run(lambda: self._hall.set_pin(self._counter, pin, clerk=clerk), lambda _: self._chosen(pin))
            case PinPurpose.DIFFERS:
                self.said.emit(QCoreApplication.translate("Console", "The two PINs differ. Please choose again."))
            case PinPurpose.ONCE_MORE:
                self.changed.emit()

    def take(self, entry: Entry) -> None:
        """An entry of the news: it may be the start of this session, or its end."""
        if entry.verb is Verb.OPEN and entry.request_id == self._id:
            self._seen = True
        elif self._seen and entry.verb is Verb.CLOSE and entry.counter == self._counter:
            self.end()
        elif self._seen and entry.verb is Verb.EXPIRE:
            self.end()
            self.said.emit(QCoreApplication.translate("Console", "A new day has begun. Please log on again."))

    def end(self) -> None:
        """Logged off; nothing typed stays."""
        self._id, self._seen = None, False
        self.logged_on = False
        self.pin.forget()
        if self._names:
            self.choose("")
        self.changed.emit()

    def _known(self, clerk: str) -> tuple[bool, Words | None]:
        """Whether there is a PIN, and who has been trying to guess it."""
        return self._hall.has_pin(self._counter, clerk), self._hall.wrong_pins(self._counter, clerk)

    def _answered(self, clerk: str, has_pin: bool, wrong: Words | None) -> None:
        if clerk == self.clerk:  # not somebody chosen meanwhile
            self._know(has_pin)
            self._warn(wrong)

    def _warn(self, wrong: Words | None) -> None:
        if wrong is not None:
            self.said.emit(in_force(wrong))

    def _know(self, has_pin: bool) -> None:
        self.pin.task = PinTask.ENTER if has_pin else PinTask.CHOOSE
        self.changed.emit()

    def _chosen(self, pin: str) -> None:
        self._know(True)
        self._log_on(pin)

    def _log_on(self, pin: str) -> None:
        session = uuid4().hex
        self._id, self._seen = session, False
        clerk = self.clerk
        self._run(lambda: self._open(pin, clerk, session), lambda found: self._opened(*found), awaited=session)

    def _open(self, pin: str, clerk: str, session: str) -> tuple[bool, Words | None]:
        """Whether the counter was open already: a crash or a power cut left it so, and the PIN was right. And who
        tried to guess the PIN before.
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
            if self._holder() != self.clerk:
                self._held()
                return
            self._seen = True
        self.logged_on = True
        self.changed.emit()
        self._warn(wrong)

    def _held(self) -> None:
        """Open in somebody else's name: only they, or an administrator, end that."""
        name = self._names.get(self._holder(), self._holder())
        text = QCoreApplication.translate(
            "Console", "{name} is still logged on at this counter, and has to log off here first."
        )
        self.choose("")
        self.said.emit(text.format(name=name))

    def _holder(self) -> str:
        return self._live.now.session(self._counter).clerk
