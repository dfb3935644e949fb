"""Past visits, from the journal of a hall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shared.rules.entry import Entry, Verb
from shared.rules.estimate.facts import AGAIN, Visit
from shared.rules.ticket import MOVES

STANDING = timedelta(milliseconds=10)
"""Nobody is called and done so quickly: the clock stood, and says nothing of how long anybody stayed."""

_TO_A_COUNTER = frozenset({Verb.CALL_NEXT, Verb.CALL, Verb.RESUME})
_INTO_A_LINE = frozenset({Verb.REQUEUE, Verb.TRANSFER, Verb.CHANGE_LANE, Verb.DEFER})
_AWAY = _INTO_A_LINE | {Verb.COMPLETE, Verb.NO_SHOW, Verb.PARK, Verb.CANCEL, Verb.EXPIRE}


@dataclass(slots=True)
class _Person:
    """Where somebody stands; `part` is the visit, or the part of it, that goes on."""

    service: str
    lane: str
    reserved: str
    part: Visit | None


def visits_of(entries: Iterable[Entry]) -> list[Visit]:
    """Everybody whose issue entry is among `entries` (in order of seq), whoever is still there included.

    The Visit of a person ends with the first stay at a counter, or when it leaves the line, also for another
    service or lane. Each later wait in a line and stay at a counter is a Visit of its own with outcome AGAIN.
    Who waits reserved for a counter or clerk stands in no line.
    """
    people: dict[int, _Person] = {}
    over: list[Visit] = []
    for entry in entries:
        if entry.verb is Verb.ISSUE:
            people[entry.seq] = _issued(entry)
        for ticket in entry.body["tickets"] if entry.verb is Verb.EXPIRE else [entry.ticket]:
            if ticket in people:
                over += _ended(people[ticket], entry)
                _go_on(people[ticket], entry)
    return over + [person.part for person in people.values() if person.part is not None]


def _issued(entry: Entry) -> _Person:
    body = entry.body
    service, lane = str(body["service"]), str(body["lane"])
    person = _Person(service, lane, str(body.get("reserved", "")), None)
    if "taken" in body:  # of a kiosk's block: nobody told it a wait, but it stands in others' way
        person.part = _again(person, entry.at)
    else:
        person.part = Visit(entry.at, None, None, service, lane, "", body.get("counters"), int(body["ahead"]))
    return person


def _ended(person: _Person, entry: Entry) -> list[Visit]:
    """The part that ends with `entry`, if one does. When somebody left whom only the new day ended is unknown."""
    part = person.part
    if part is None or entry.verb not in _AWAY:
        return []
    known = entry.verb is not Verb.EXPIRE and (part.called is None or entry.at - part.called >= STANDING)
    outcome = part.outcome or MOVES[entry.verb].target.value
    return [replace(part, ended=entry.at if known else None, outcome=outcome)]


def _go_on(person: _Person, entry: Entry) -> None:
    body = entry.body
    if entry.verb in _TO_A_COUNTER:
        person.part = replace(person.part or _again(person, entry.at), called=entry.at)
    elif entry.verb in _AWAY:
        person.service = str(body.get("service", person.service))
        person.lane = str(body.get("lane", person.lane))
        person.reserved = str(body.get("reserved", person.reserved))
        stands = entry.verb in _INTO_A_LINE and not person.reserved
        person.part = _again(person, entry.at) if stands else None


def _again(person: _Person, at: datetime) -> Visit:
    return Visit(at, None, None, person.service, person.lane, AGAIN)
