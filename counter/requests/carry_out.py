"""An intention of a clerk -> the verb of the hall."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType
from typing import Any

from counter.requests.intent import Intent
from counter.sheets.fees import as_typed
from shared.hall import Hall
from shared.hall.appointments import Appointment
from shared.hall.texts import reason_given
from shared.rules.entry import Verb
from shared.rules.ticket import Ticket

Done = Ticket | Appointment | str | None


def carry_out(hall: Hall, counter: int | None, intent: Intent, now: datetime, request_id: str) -> Done:
    """Does it, off the GUI thread, for a counter or (None) the reception. `now` (aware) is what the minutes of a
    return time, or of a notice, count from.

    The ticket as it is afterwards, or the appointment; a code that was given, or where it prints; None for other
    verbs of the counter or hall itself.
    """
    arguments = dict(intent.arguments)
    if intent.verb is Verb.PARK:
        minutes = arguments.pop("minutes", None)
        arguments["return_at"] = now + timedelta(minutes=minutes) if minutes else None
    if intent.verb is Verb.NOTICE:
        arguments["until"] = now + timedelta(minutes=arguments.pop("minutes"))
    if intent.verb is Verb.COMPLETE:  # one that was begun to be said is said
        arguments |= {name: reason_given(arguments[name]) for name in ("outcome", "note") if name in arguments}
    if intent.verb is Verb.ASK_FEE and "typed" in arguments:
        arguments.update(as_typed(arguments.pop("typed"), by_pages=arguments.pop("by_pages")))
    if intent.verb in _OF_PAPER:
        arguments.pop("job")  # tells two intentions apart: a slip may fail again
    if intent.ticket is not None:
        arguments["ticket_id"] = intent.ticket
    if counter is not None and intent.verb not in _WITHOUT_COUNTER:
        arguments["counter"] = counter
    result = _METHODS[intent.verb](hall)(**arguments, request_id=request_id)
    return result if isinstance(result, Done) else None


def _issue(hall: Hall, **arguments: Any) -> Ticket:
    """A number; with a `code` that of somebody who booked."""
    return (hall.check_in if "code" in arguments else hall.issue)(**arguments)


def _clerk(hall: Hall, did: str, **arguments: Any) -> str | None:
    """Somebody is released, or gets a new one-time code."""
    done: str | None = getattr(hall, f"{did}_clerk")(**arguments)
    return done


_OF_PAPER = frozenset({Verb.REPRINT, Verb.SLIP})
_WITHOUT_COUNTER = frozenset({Verb.CANCEL, Verb.CHANGE_LANE, Verb.CLERK})
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
        Verb.ISSUE: lambda hall: partial(_issue, hall),
        Verb.COME_BACK: lambda hall: hall.come_back,
        Verb.BOOK: lambda hall: hall.book,
        Verb.UNBOOK: lambda hall: hall.unbook,
        Verb.SERVICE_OFF: lambda hall: hall.service_off,
        Verb.SERVICE_ON: lambda hall: hall.service_on,
        Verb.NOTICE: lambda hall: hall.add_notice,
        Verb.NOTICE_END: lambda hall: hall.end_notice,
        Verb.ANNOUNCE: lambda hall: hall.announce,
        Verb.PAUSE: lambda hall: hall.pause,
        Verb.UNPAUSE: lambda hall: hall.unpause,
        Verb.CLOSE: lambda hall: hall.close,
        Verb.REPRINT: lambda hall: hall.reprint,
        Verb.SLIP: lambda hall: hall.confirm_seen,
        Verb.ASK_FEE: lambda hall: hall.ask_fee,
        Verb.FEE_PAID: lambda hall: hall.fee_paid,
        Verb.CANCEL_FEE: lambda hall: hall.cancel_fee,
        Verb.CLERK: lambda hall: partial(_clerk, hall),
    }
)
