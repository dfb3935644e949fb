"""What happened with one number, in words, the newest last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.sheets.lists import clock, service_name
from counter.sheets.slips import printer_called
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.hall.visits import PaperTold, VisitRecord
from shared.rules.entry import Entry, Verb
from shared.rules.printing import JobState
from shared.rules.ticket import BRING, Lane, Source
from shared.settings.settings import Settings, known_reason

translate = QCoreApplication.translate

_SAID: Mapping[Verb, str] = MappingProxyType(
    {
        Verb.CALL_NEXT: QT_TRANSLATE_NOOP("History", "Called to counter {counter}"),
        Verb.CALL: QT_TRANSLATE_NOOP("History", "Called to counter {counter} out of turn"),
        Verb.RECALL: QT_TRANSLATE_NOOP("History", "Called again to counter {counter}"),
        Verb.START: QT_TRANSLATE_NOOP("History", "Counter {counter} began to serve"),
        Verb.UNSTART: QT_TRANSLATE_NOOP("History", "Counter {counter}: not here yet after all"),
        Verb.COMPLETE: QT_TRANSLATE_NOOP("History", "Done at counter {counter}"),
        Verb.NO_SHOW: QT_TRANSLATE_NOOP("History", "Did not come to counter {counter}"),
        Verb.REQUEUE: QT_TRANSLATE_NOOP("History", "Back into the line"),
        Verb.PARK: QT_TRANSLATE_NOOP("History", "Put aside at counter {counter}"),
        Verb.RESUME: QT_TRANSLATE_NOOP("History", "Counter {counter} goes on serving"),
        Verb.TRANSFER: QT_TRANSLATE_NOOP("History", "Sent to {where}"),
        Verb.CANCEL: QT_TRANSLATE_NOOP("History", "Cancelled"),
        Verb.CHANGE_LANE: QT_TRANSLATE_NOOP("History", "Lane changed: {lane}"),
        Verb.DEFER: QT_TRANSLATE_NOOP("History", "Went behind the next few, by own wish"),
        Verb.COME_BACK: QT_TRANSLATE_NOOP("History", "Is back and waits for the same counter"),
        Verb.RATE: QT_TRANSLATE_NOOP("History", "Rated the visit"),
        Verb.EXPIRE: QT_TRANSLATE_NOOP("History", "The day ended"),
    }
)
_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        Source.KIOSK: QT_TRANSLATE_NOOP("History", "Taken at the kiosk"),
        Source.CLERK: QT_TRANSLATE_NOOP("History", "Given by counter {counter}"),
        Source.WALK_IN: QT_TRANSLATE_NOOP("History", "Walk-in at counter {counter}"),
        Source.APPOINTMENT: QT_TRANSLATE_NOOP("History", "Came with an appointment"),
        Source.COMMAND_LINE: QT_TRANSLATE_NOOP("History", "Given by staff at the computer"),
        Source.RECEPTION: QT_TRANSLATE_NOOP("History", "Given at the reception"),
    }
)
_LANES: Mapping[str, str] = MappingProxyType(
    {
        Lane.ORDINARY: QT_TRANSLATE_NOOP("History", "ordinary"),
        Lane.PRIORITY: QT_TRANSLATE_NOOP("History", "priority"),
    }
)
_PAPER: Mapping[str, str] = MappingProxyType(
    {
        JobState.QUEUED: QT_TRANSLATE_NOOP("History", "Slip waits for printer {printer}"),
        JobState.SENDING: QT_TRANSLATE_NOOP("History", "Slip is being printed, printer {printer}"),
        JobState.SENT: QT_TRANSLATE_NOOP("History", "Slip sent to printer {printer}"),
        JobState.CONFIRMED: QT_TRANSLATE_NOOP("History", "Slip printed, printer {printer}"),
        JobState.BLOCKED: QT_TRANSLATE_NOOP("History", "Slip held by printer {printer}"),
        JobState.FAILED: QT_TRANSLATE_NOOP("History", "Slip not printed, printer {printer}"),
    }
)


def history(settings: Settings, language: str, visit: VisitRecord) -> tuple[Mapping[str, str], ...]:
    """Each with its `time` on the hall's wall and a `text`."""
    told: list[tuple[datetime, str]] = [(e.at, _of_entry(settings, language, e)) for e in visit.entries]
    told += [(paper.at, _of_paper(paper)) for paper in visit.papers]
    ordered = sorted(told, key=lambda each: each[0])
    return tuple({"time": clock(settings, at), "text": text} for at, text in ordered)


def _of_entry(settings: Settings, language: str, entry: Entry) -> str:
    body = entry.body
    said = _SAID.get(entry.verb) or _SOURCES.get(str(body.get("source")), _SOURCES[Source.KIOSK])
    where = str(body.get("reserved") or "") or service_name(settings, str(body.get("service")), language)
    kind, _, which = str(body.get("reserved") or "").partition(":")
    if kind == "counter":
        where = translate("Sheet", "Counter {number}").format(number=which)
    lane = translate("History", _LANES.get(str(body.get("lane")), _LANES[Lane.ORDINARY]))
    text = translate("History", said).format(counter=entry.counter, where=where, lane=lane)
    more = [str(body[name]) for name in ("reason", "bring", "note", "outcome") if body.get(name)]
    if entry.verb is Verb.PARK:
        more = [known_reason(settings.reasons.park, BRING.join(more), language)]
    return " · ".join((text, *more))


def _of_paper(paper: PaperTold) -> str:
    return translate("History", _PAPER.get(paper.state, _PAPER[JobState.SENT])).format(
        printer=printer_called(paper.printer)
    )
