"""What a counter asks of the hall; `shared.hall.Hall` has it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Protocol

from counter.errands import Intent
from shared.errors.kinds import HallError, Words
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, Ticket


class Copied(Protocol):
    """What became of the day's copy of the database."""

    @property
    def problem(self) -> HallError | None: ...


class CounterVerbs(Protocol):
    """The verbs of `Hall` that a counter uses. They raise Refused and Unavailable; see `shared.hall`."""

    def call_next(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def call(self, counter: int, ticket_id: int, reason: str = "", *, request_id: str | None = None) -> Ticket: ...
    def recall(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def start(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def complete(
        self, counter: int, *, outcome: str = "", dossier: str = "", request_id: str | None = None
    ) -> Ticket: ...
    def no_show(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def requeue(self, ticket_id: int, *, counter: int | None = None, request_id: str | None = None) -> Ticket: ...
    def park(
        self, counter: int, reason: str, return_at: datetime | None = None, *, request_id: str | None = None
    ) -> Ticket: ...
    def resume(self, counter: int, ticket_id: int, *, request_id: str | None = None) -> Ticket: ...
    def transfer(
        self,
        counter: int,
        *,
        service: str | None = None,
        to_counter: int | None = None,
        to_clerk: str | None = None,
        ticket_id: int | None = None,
        come_back: bool = False,
        note: str = "",
        request_id: str | None = None,
    ) -> Ticket: ...
    def cancel(self, ticket_id: int, *, request_id: str | None = None) -> Ticket: ...
    def change_lane(self, ticket_id: int, lane: Lane, *, request_id: str | None = None) -> Ticket: ...
    def issue(
        self, service: str, lane: Lane, *, counter: int | None = None, request_id: str | None = None
    ) -> Ticket: ...
    def open(self, counter: int, pin: str, *, clerk: str = "", request_id: str | None = None) -> None: ...
    def pause(self, counter: int, reason: str, *, request_id: str | None = None) -> None: ...
    def unpause(self, counter: int, *, request_id: str | None = None) -> None: ...
    def close(self, counter: int, *, request_id: str | None = None) -> None: ...
    def reprint(
        self, ticket_id: int, printer: str | None = None, *, counter: int | None = None,
        language: str | None = None, request_id: str | None = None,
    ) -> str: ...  # fmt: skip
    def confirm_seen(
        self, ticket_id: int, *, counter: int | None = None, request_id: str | None = None
    ) -> None: ...
    def has_pin(self, counter: int, clerk: str = "") -> bool: ...
    def wrong_pins(self, counter: int, clerk: str = "") -> Words | None: ...
    def set_pin(self, counter: int, pin: str, old: str | None = None, *, clerk: str = "") -> None: ...


def carry_out(hall: CounterVerbs, counter: int, errand: Intent, now: datetime, request_id: str) -> Ticket | None:
    """Does it, off the GUI thread. `now` (aware) is what the minutes of a return time count from.

    The ticket as it is afterwards; None for verbs of the counter itself.
    """
    arguments = dict(errand.arguments)
    if errand.verb is Verb.PARK:
        minutes = arguments.pop("minutes", None)
        arguments["return_at"] = now + timedelta(minutes=minutes) if minutes else None
    if errand.verb in _OF_PAPER:
        arguments.pop("job")  # tells two intentions apart: a slip may fail again
    if errand.ticket is not None:
        arguments["ticket_id"] = errand.ticket
    if errand.verb not in _WITHOUT_COUNTER:
        arguments["counter"] = counter
    result = _method(hall, errand.verb)(**arguments, request_id=request_id)
    return result if isinstance(result, Ticket) else None


_OF_PAPER = frozenset({Verb.REPRINT, Verb.SLIP})
_WITHOUT_COUNTER = frozenset({Verb.CANCEL, Verb.CHANGE_LANE})
_METHODS: Mapping[Verb, str] = MappingProxyType(
    {
        verb: verb.value
        for verb in (
            *(Verb.CALL_NEXT, Verb.CALL, Verb.RECALL, Verb.START, Verb.COMPLETE, Verb.NO_SHOW, Verb.REQUEUE),
            *(Verb.PARK, Verb.RESUME, Verb.TRANSFER, Verb.CANCEL, Verb.CHANGE_LANE, Verb.ISSUE),
            *(Verb.PAUSE, Verb.UNPAUSE, Verb.CLOSE, Verb.REPRINT),
        )
    }
    | {Verb.SLIP: "confirm_seen"}
)
"""The hall's methods are named like the verbs; what a clerk says of a slip is that it is there."""


def _method(hall: CounterVerbs, verb: Verb) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(hall, _METHODS[verb])
    return found
