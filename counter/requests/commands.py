"""What the counter's window asks of the hall, one intention at a time, and what it says when that fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from counter.auto_call import AutoCall
from counter.messages import Messages
from counter.requests.carry_out import Done, carry_out
from counter.requests.intent import Intent, intent
from counter.requests.requests import Requests
from counter.sheets.sheet import Kind, Sheet
from counter.state import LiveState
from shared.errors.counters import ClerkElsewhere
from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.rules.entry import Entry, Verb
from shared.rules.fees import FeeState
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings
from shared.ui.news import News
from shared.ui.texts import sentence

T = TypeVar("T")

CALL_NEXT = intent(Verb.CALL_NEXT)
GOES_ON = frozenset({Verb.CALL_NEXT, Verb.CALL, Verb.RESUME, Verb.START})
"""After these F2 goes on with the number in hand; a double press must not."""


class HallCommands(QObject):
    """Asks the hall, on another thread than the GUI's, where it lives. `refused` with what the hall refused,
    `carried` with an Intent that was done and what came of it, `closed` when the counter was closed from here.
    Without a `counter` it is the reception that asks.
    """

    refused = Signal(object)
    carried = Signal(object, object)
    closed = Signal()

    def __init__(
        self,
        settings: Settings,
        counter: int | None,
        hall: Hall,
        live: LiveState,
        requests: Requests,
        messages: Messages,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings
        self._counter = counter
        self._hall = hall
        self._live = live
        self._requests = requests
        self._messages = messages
        self._clock = clock
        calls = (lambda: live.now, lambda: self.ask(CALL_NEXT), clock)
        self._auto_call = AutoCall(settings, counter or 0, *calls, self)

    def follow(self, news: News) -> None:
        """Hears of what it asked for by the news, and says while there is none."""
        news.changed.connect(lambda _board, entries: self._heard(entries))
        news.lost.connect(self._lost)
        news.found.connect(lambda: self._live.change(outage=""))

    def _heard(self, entries: Sequence[Entry]) -> None:
        if entries:
            self._messages.written_again()
        for entry in entries:
            self._requests.saw(entry)

    def _lost(self, problem: Exception) -> None:
        self._requests.give_up()
        self._messages.out(problem)

    def ask(self, wanted: Intent) -> None:
        """Asks for an intention, and after its success for what follows it. Does nothing while busy or locked. A
        visit whose fee is open is not done: the sheet asks whether it was paid.
        """
        state = self._live.now
        if not state.logged_on or state.locked or state.busy:
            return
        if wanted.verb is Verb.COMPLETE and self._owed() is not None:
            self._live.change(sheet=Sheet(Kind.FEE, self._owed()), selected=0, refusal="", confirming=None)
        else:
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
        called = self._counter is None or wanted.verb is Verb.CALL_NEXT
        ticket = None if called else self._live.now.board.at_counter(self._counter or 0)
        about = wanted if wanted.ticket or ticket is None else replace(wanted, ticket=ticket.id)
        request_id = self._requests.request_id(about, begun)
        work = partial(carry_out, self._hall, self._counter, wanted, self._clock(), request_id)
        done = {**begun, about: request_id}
        self.run(work, lambda result: self._done(wanted, result, done), awaited=request_id)

    def _owed(self) -> Ticket | None:
        """The number in hand, if it has a fee that is open."""
        ticket, fee = self._live.now.board.at_counter(self._counter or 0), self._live.now.fee
        open_fee = fee is not None and fee.state is FeeState.ASKED
        return ticket if ticket and fee and open_fee and fee.ticket == ticket.id else None

    def _done(self, wanted: Intent, result: Done, begun: Mapping[Intent, str]) -> None:
        if self._counter is not None:
            self._live.change(sheet=self._sheet_after(wanted, result))
        self.carried.emit(wanted, result)
        if wanted.verb in GOES_ON:
            self._requests.settle()
        if wanted.verb is Verb.COMPLETE and wanted.then is None:
            self._auto_call.after_done()
        if wanted.verb is Verb.CLOSE:
            self.closed.emit()
        if wanted.verb is Verb.CLERK and result is None:
            name = self._named(dict(wanted.arguments)["clerk"])
            self._messages.say(QCoreApplication.translate("Console", "{name} may log on again.").format(name=name))
        if wanted.then is not None:
            made = result.id if isinstance(result, Ticket) and wanted.then.verb is Verb.CALL else None
            self._send(replace(wanted.then, ticket=wanted.then.ticket or made), begun)

    def _sheet_after(self, wanted: Intent, result: Done) -> Sheet | None:
        """What stands there once it is done: more slips, as a roll that ended leaves many; what a visitor takes
        along who gets no slip and has no panel; a code that was given.
        """
        arguments = dict(wanted.arguments)
        if arguments.get("job"):
            return Sheet(Kind.SLIPS)
        if wanted.verb is Verb.CLERK and isinstance(result, str):
            return Sheet(Kind.CODE, where=self._named(arguments["clerk"]), code=result)
        if wanted.verb is Verb.PARK and isinstance(result, Ticket):
            told = self._live.now.board.printers or self._live.now.panel
            return None if told else Sheet(Kind.COME_BACK, result)
        return None

    def _named(self, clerk: str) -> str:
        known = self.settings.find_clerk(clerk)
        return known.name if known else clerk

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
        return ClerkElsewhere(**{**problem.fields, "clerk": self._named(str(problem.fields["clerk"]))})
