"""What is said of an act that was done, and the act that takes it back."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.reception.bookings import in_groups
from counter.requests.carry_out import Done
from counter.requests.intent import Intent, intent
from counter.sheets.lists import service_name
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.hall.appointments import Appointment
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings

translate = QCoreApplication.translate

_SAID: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.ISSUE: QT_TRANSLATE_NOOP("Done", "{number} was given"),
        Verb.CANCEL: QT_TRANSLATE_NOOP("Done", "{number} was cancelled"),
        Verb.CHANGE_LANE: QT_TRANSLATE_NOOP("Done", "The lane of {number} was changed"),
        Verb.TRANSFER: QT_TRANSLATE_NOOP("Done", "{number} was sent on"),
        Verb.REQUEUE: QT_TRANSLATE_NOOP("Done", "{number} is back in the line"),
        Verb.COME_BACK: QT_TRANSLATE_NOOP("Done", "{number} waits for counter {counter} again"),
        Verb.REPRINT: QT_TRANSLATE_NOOP("Done", "The slip of {number} is being printed again"),
        Verb.SLIP: QT_TRANSLATE_NOOP("Done", "The slip of {number} is there"),
        Verb.BOOK: QT_TRANSLATE_NOOP("Done", "Booked for {time}. Code: {code}"),
        Verb.UNBOOK: QT_TRANSLATE_NOOP("Done", "The appointment was given back"),
        Verb.SERVICE_OFF: QT_TRANSLATE_NOOP("Done", "{service} is off"),
        Verb.SERVICE_ON: QT_TRANSLATE_NOOP("Done", "{service} gives numbers again"),
        Verb.ANNOUNCE: QT_TRANSLATE_NOOP("Done", "Announced to the hall"),
        Verb.NOTICE: QT_TRANSLATE_NOOP("Done", "The notice stands on the hall screens"),
        Verb.NOTICE_END: QT_TRANSLATE_NOOP("Done", "The notice was ended"),
    }
)


def said(settings: Settings, language: str, before: Board, wanted: Intent, made: Done) -> str:
    """In a sentence, what was done; `before` is the board it was done on."""
    ticket = made if isinstance(made, Ticket) else before.tickets.get(wanted.ticket or 0)
    was = before.tickets.get(wanted.ticket or 0)
    arguments = dict(wanted.arguments)
    fields: dict[str, object] = {
        "number": ticket.label if ticket else "",
        "counter": was.counter if was else "",
        "service": service_name(settings, str(arguments.get("service", "")), language),
    }
    if isinstance(made, Appointment):
        fields |= {"time": f"{made.at.astimezone(settings.zone):%H:%M %d/%m}", "code": in_groups(made.short)}
    return translate("Done", _SAID[wanted.verb]).format(**fields)


def takes_back(before: Board, wanted: Intent, made: Done) -> Intent | None:
    """What undoes it; None where that cannot be undone, or hurts nobody."""
    was, arguments = before.tickets.get(wanted.ticket or 0), dict(wanted.arguments)
    undo: Intent | None = None
    match wanted.verb:
        case Verb.ISSUE if isinstance(made, Ticket) and "code" not in arguments:  # an appointment comes once
            undo = intent(Verb.CANCEL, made.id)
        case Verb.CHANGE_LANE if was:
            undo = intent(Verb.CHANGE_LANE, was.id, lane=was.lane)
        case Verb.TRANSFER if was and not was.reserved:
            undo = intent(Verb.TRANSFER, was.id, service=was.service)
        case Verb.BOOK if isinstance(made, Appointment):
            undo = intent(Verb.UNBOOK, code=made.code)
        case Verb.SERVICE_OFF:
            undo = intent(Verb.SERVICE_ON, service=arguments["service"])
        case Verb.SERVICE_ON if reason := before.off.get(str(arguments["service"])):
            vi, en = reason["vi"], reason.get("en", "")
            undo = intent(Verb.SERVICE_OFF, service=arguments["service"], reason=vi, english=en)
    return undo
