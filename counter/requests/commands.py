"""What the counter's window asks of the hall, one intention at a time, and what it says when that fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from counter.auto_call import AutoCall
from counter.messages import Messages
from counter.requests.carry_out import carry_out
from counter.requests.intent import Intent, intent
from counter.requests.requests import Requests
from counter.sheets.sheet import Kind, Sheet
from counter.state import LiveState
from shared.errors.counters import ClerkElsewhere
from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.rules.entry import Verb
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings
from shared.ui.texts import sentence

T = TypeVar("T")

CALL_NEXT = intent(Verb.CALL_NEXT)
GOES_ON = frozenset({Verb.CALL_NEXT, Verb.CALL, Verb.RESUME, Verb.START})
"""After these F2 goes on with the number in hand; a double press must not."""


class HallCommands(QObject):
    """Asks the hall, on another thread than the GUI's, where it lives. `refused` with what the hall refused,
    `closed` when the counter was closed from here.
    """

    refused = Signal(object)
    closed = Signal()

    def __init__(
        self,
        settings: Settings,
        counter: int,
        hall: Hall,
        live: LiveState,
        requests: Requests,
        messages: Messages,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._counter = counter
        self._hall = hall
        self._live = live
        self._requests = requests
        self._messages = messages
        self._clock = clock
        self._auto_call = AutoCall(settings, counter, lambda: live.now, lambda: self.ask(CALL_NEXT), clock, self)

    def ask(self, wanted: Intent) -> None:
        """Asks for an intention, and after its success for what follows it. Does nothing while busy."""
        if self._live.now.logged_on and not self._live.now.busy:
            self._auto_call.asked()
            self._send(wanted)

    def run(self, work: Callable[[], T], done: Callable[[T], None], awaited: str | None = None) -> None:
        """One request; puts away what was said before it."""

        def worked(result: T) -> None:
            self._live.change(outage="")
            done(result)

        self._messages.put_away()
        self._requests.run(work, worked, self._explain, awaited)

    def _send(self, wanted: Intent, begun: Mapping[Intent, str] = MappingProxyType({})) -> None:
        ticket = None if wanted.verb is Verb.CALL_NEXT else self._live.now.board.at_counter(self._counter)
        about = wanted if wanted.ticket or ticket is None else replace(wanted, ticket=ticket.id)
        request_id = self._requests.request_id(about, begun)
        work = partial(carry_out, self._hall, self._counter, wanted, self._clock(), request_id)
        done = {**begun, about: request_id}
        self.run(work, lambda result: self._done(wanted, result, done), awaited=request_id)

    def _done(self, wanted: Intent, result: Ticket | None, begun: Mapping[Intent, str]) -> None:
        more = wanted.verb in (Verb.REPRINT, Verb.SLIP)  # one roll that ended leaves many slips
        self._live.change(sheet=Sheet(Kind.SLIPS) if more else None)
        if wanted.verb in GOES_ON:
            self._requests.settle()
        if wanted.verb is Verb.COMPLETE and wanted.then is None:
            self._auto_call.after_done()
        if wanted.verb is Verb.CLOSE:
            self.closed.emit()
        if wanted.then is not None:
            made = result.id if result is not None and wanted.then.verb is Verb.CALL else None
            self._send(replace(wanted.then, ticket=made), begun)

    def _explain(self, problem: Exception) -> None:
        """Says why: a refusal for some seconds, an outage until the database answers again, whoever asks it."""
        if isinstance(problem, Unavailable):
            self._messages.out(problem)
            return
        self.refused.emit(problem)
        self._messages.say(sentence(self._by_name(problem)))

    def _by_name(self, problem: Exception) -> Exception:
        """The hall says a clerk's code; people say the name."""
        if not isinstance(problem, ClerkElsewhere):
            return problem
        clerk = self._settings.find_clerk(str(problem.fields["clerk"]))
        return problem if clerk is None else ClerkElsewhere(**{**problem.fields, "clerk": clerk.name})
