"""What a counter asks of the hall; `shared.hall.Hall` has it all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from shared.rules.ticket import Ticket, Verb


class CounterVerbs(Protocol):
    """The verbs of `Hall` that a counter uses. They raise Refused and Unavailable; see `shared.hall`."""

    def call_next(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def recall(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def start(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def complete(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def no_show(self, counter: int, *, request_id: str | None = None) -> Ticket: ...
    def open(self, counter: int, pin: str, *, request_id: str | None = None) -> None: ...
    def close(self, counter: int, *, request_id: str | None = None) -> None: ...
    def has_pin(self, counter: int) -> bool: ...
    def set_pin(self, counter: int, pin: str, old: str | None = None) -> None: ...


def method(hall: CounterVerbs, verb: Verb) -> Callable[..., object]:
    """The hall's method of a verb that needs nothing but the counter."""
    return {
        Verb.CALL_NEXT: hall.call_next,
        Verb.RECALL: hall.recall,
        Verb.START: hall.start,
        Verb.COMPLETE: hall.complete,
        Verb.NO_SHOW: hall.no_show,
        Verb.CLOSE: hall.close,
    }[verb]
