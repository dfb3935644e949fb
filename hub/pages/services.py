"""How it stands with each service, in words: on the hall screen and in the overview. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hub.pages.now import HallNow
from hub.pages.texts import PageTexts, page_words, people
from shared.hall.forecast import Outlook
from shared.hall.shown import ServiceState, service_state
from shared.settings.sections import ServiceSection
from shared.settings.settings import say
from shared.slip.texts import words


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """`wait` is how many are called before who comes now (`ahead`), or why nobody can come; `long` how long, ""
    where that is not known; `shut`: no number of it can be had, or nobody calls it.
    """

    name: str
    note: str
    wait: str
    long: str
    shut: bool
    ahead: int


def service_lines(hall: HallNow, language: str) -> list[ServiceLine]:
    """In the order of the hall file."""
    return [_line(hall, service, language) for service in hall.settings.service]


def _line(hall: HallNow, service: ServiceSection, language: str) -> ServiceLine:
    settings, board, now, outlook = hall.settings, hall.board, hall.local, hall.who_comes[service.code]
    t, waiting = page_words(language), outlook.ahead
    wait = people(waiting, t.one_waits, t.waits) if waiting else t.nobody
    why, long, shut = service_state(settings, board, service, now), "", True
    match why:
        case ServiceState.OPEN:
            long, shut = _long(outlook, language), False
        case ServiceState.CLOSED:
            wait, long = t.closed, _reopens(settings.timetable(service).next_opening(now), now, t)
        case ServiceState.FULL:
            long = t.full
        case _:
            words = t.resting if why is ServiceState.RESTING else t.not_open
            wait, long, shut = (wait, words, False) if waiting else (words, "", True)
    return ServiceLine(say(service.name, language), say(service.note, language), wait, long, shut, waiting)


def _reopens(opening: datetime | None, now: datetime, t: PageTexts) -> str:
    if opening is None:
        return ""
    day = "" if opening.date() == now.date() else t.weekdays[opening.weekday()]
    return t.reopens.format(time=f"{opening:%H:%M} {day}".strip())


def _long(outlook: Outlook, language: str) -> str:
    """How long who comes now would wait, in few words."""
    if outlook.wait is None or not outlook.ahead:
        return ""
    kind, time = words(language).wait_time(outlook.wait)
    text: str = getattr(page_words(language), kind)
    return text.format(time=time)
