"""An intention of a clerk -> the verb of the hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from counter.requests.intent import Intent
from counter.sheets.fees import as_typed
from shared.hall import Hall
from shared.rules.entry import Verb
from shared.rules.ticket import Ticket


def carry_out(hall: Hall, counter: int, intent: Intent, now: datetime, request_id: str) -> Ticket | None:
    """Does it, off the GUI thread. `now` (aware) is what the minutes of a return time count from.

    The ticket as it is afterwards; None for verbs of the counter itself.
    """
    arguments = dict(intent.arguments)
    if intent.verb is Verb.PARK:
        minutes = arguments.pop("minutes", None)
        arguments["return_at"] = now + timedelta(minutes=minutes) if minutes else None
    if intent.verb is Verb.ASK_FEE and "typed" in arguments:
        arguments.update(as_typed(arguments.pop("typed"), by_pages=arguments.pop("by_pages")))
    if intent.verb in _OF_PAPER:
        arguments.pop("job")  # tells two intentions apart: a slip may fail again
    if intent.ticket is not None:
        arguments["ticket_id"] = intent.ticket
    if intent.verb not in _WITHOUT_COUNTER:
        arguments["counter"] = counter
    result = _METHODS[intent.verb](hall)(**arguments, request_id=request_id)
    return result if isinstance(result, Ticket) else None


_OF_PAPER = frozenset({Verb.REPRINT, Verb.SLIP})
_WITHOUT_COUNTER = frozenset({Verb.CANCEL, Verb.CHANGE_LANE})
_METHODS: Mapping[Verb, Callable[[Hall], Callable[..., Any]]] = MappingProxyType(
    {
        Verb.CALL_NEXT: lambda hall: hall.call_next,
        Verb.CALL: lambda hall: hall.call,
        Verb.RECALL: lambda hall: hall.recall,
        Verb.START: lambda hall: hall.start,
        Verb.UNSTART: lambda hall: hall.unstart,
        Verb.COMPLETE: lambda hall: hall.complete,
        Verb.NO_SHOW: lambda hall: hall.no_show,
        Verb.REQUEUE: lambda hall: hall.requeue,
        Verb.PARK: lambda hall: hall.park,
        Verb.RESUME: lambda hall: hall.resume,
        Verb.TRANSFER: lambda hall: hall.transfer,
        Verb.CANCEL: lambda hall: hall.cancel,
        Verb.CHANGE_LANE: lambda hall: hall.change_lane,
        Verb.ISSUE: lambda hall: hall.issue,
        Verb.PAUSE: lambda hall: hall.pause,
        Verb.UNPAUSE: lambda hall: hall.unpause,
        Verb.CLOSE: lambda hall: hall.close,
        Verb.REPRINT: lambda hall: hall.reprint,
        Verb.SLIP: lambda hall: hall.confirm_seen,
        Verb.ASK_FEE: lambda hall: hall.ask_fee,
        Verb.FEE_PAID: lambda hall: hall.fee_paid,
        Verb.CANCEL_FEE: lambda hall: hall.cancel_fee,
    }
)
