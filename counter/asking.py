"""What the counter's window asks of the hall, one errand at a time, and what it says when that fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QTimer

from counter.browser import Browser
from counter.errands import Intent
from counter.requests import Requests
from counter.session import LogOn
from counter.sheet import Kind, Sheet
from counter.verbs import CounterVerbs, carry_out
from shared.errors.counters import ClerkElsewhere
from shared.errors.kinds import Refused, Unavailable
from shared.rules.entry import Verb
from shared.rules.ticket import Ticket
from shared.ui.texts import sentence

T = TypeVar("T")

GOES_ON = frozenset({Verb.CALL_NEXT, Verb.CALL, Verb.RESUME, Verb.START})
"""After these F2 goes on with the number in hand; a double press must not."""


class Asking(Browser):
    """The window as far as the hall goes. Lives on the GUI thread; the hall is asked on another."""

    _hall: CounterVerbs
    _requests: Requests
    _session: LogOn
    _clock: Callable[[], datetime]
    _refusal_time: QTimer
    _confirm_time: QTimer
    _outage_time: QTimer

    def _do(self, wanted: Intent) -> None:
        """What a row of a sheet stands for."""
        if wanted.verb is Verb.OPEN:
            self._session.choose(str(dict(wanted.arguments)["clerk"]))
            self._change(refusal="", selected=0)
        else:
            self._ask(wanted)

    def _ask(self, wanted: Intent) -> None:
        """Asks the hall for an errand, and after its success for what follows it. Does nothing while busy."""
        if self._facts.logged_on and not self._facts.busy:
            self._send(wanted)

    def _send(self, wanted: Intent, begun: Mapping[Intent, str] = MappingProxyType({})) -> None:
        ticket = None if wanted.verb is Verb.CALL_NEXT else self._in_hand()
        about = wanted if wanted.ticket or ticket is None else replace(wanted, ticket=ticket.id)
        request_id = self._requests.request_id(about, begun)
        work = partial(carry_out, self._hall, self._counter, wanted, self._clock(), request_id)
        done = {**begun, about: request_id}
        self._run(work, lambda result: self._done(wanted, result, done), awaited=request_id)

    def _done(self, wanted: Intent, result: Ticket | None, begun: Mapping[Intent, str]) -> None:
        more = wanted.verb in (Verb.REPRINT, Verb.SLIP)  # one roll that ended leaves many slips
        self._change(sheet=Sheet(Kind.SLIPS) if more else None)
        if wanted.verb in GOES_ON:
            self._requests.settle()
        if wanted.verb is Verb.CLOSE:
            self._session.end()
        if wanted.then is not None:
            made = result.id if result is not None and wanted.then.verb is Verb.CALL else None
            self._send(replace(wanted.then, ticket=made), begun)

    def _run(self, work: Callable[[], T], done: Callable[[T], None], awaited: str | None = None) -> None:
        """One request; puts away what was said before it."""

        def worked(result: T) -> None:
            self._change(outage="")
            done(result)

        self._confirm_time.stop()
        self._change(refusal="", confirming=None)
        self._requests.run(work, worked, self._explain, awaited)

    def _explain(self, problem: Exception) -> None:
        """Says why: a refusal for some seconds, an outage until the database answers again, whoever asks it."""
        if isinstance(problem, Unavailable):
            self._out(problem)
            return
        self._session.learn(problem)
        self._say(sentence(self._by_name(problem)))

    def _out(self, problem: Exception) -> None:
        self._outage_time.stop()
        self._change(outage=sentence(problem))

    def _by_name(self, problem: Exception) -> Exception:
        """The hall says a clerk's code; people say the name."""
        if not isinstance(problem, ClerkElsewhere):
            return problem
        clerk = self._settings.find_clerk(str(problem.fields["clerk"]))
        return problem if clerk is None else ClerkElsewhere(**{**problem.fields, "clerk": clerk.name})

    def _refuse(self, problem: Refused) -> None:
        """Said at once, as the hall would say it."""
        if not self._facts.busy:
            self._change(confirming=None, sheet=None)
            self._say(sentence(problem))

    def _say(self, text: str) -> None:
        self._refusal_time.start()
        self._change(refusal=text)

    def _in_hand(self) -> Ticket | None:
        return self._facts.board.at_counter(self._counter)

    def _holder(self) -> str:
        return self._facts.session(self._counter).clerk
