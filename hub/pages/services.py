"""How it stands with each service, in words: on the hall screen and in the overview. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hub.pages.now import HallNow
from hub.pages.texts import page_words, people
from shared.hall.forecast import Outlook
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
    table, long, shut = settings.timetable(service), "", False
    if outlook.counters:
        long = _long(outlook, language)
    else:
        rests = any(counter in board.sessions for counter in settings.counters_of(service.code))
        why = t.resting if rests else t.not_open
        wait, long, shut = (wait, why, False) if waiting else (why, "", True)
    if not waiting and not table.is_open(now):
        opening = table.next_opening(now)
        time = "" if opening is None else f"{opening:%H:%M}"
        day = "" if opening is None or opening.date() == now.date() else t.weekdays[opening.weekday()]
        long, shut = (t.reopens.format(time=f"{time} {day}".strip()) if time else "", True)
        wait = t.closed
    elif 0 < service.daily_limit <= board.given.get(service.code, 0) and board.day == now.date():
        long, shut = t.full, True
    return ServiceLine(say(service.name, language), say(service.note, language), wait, long, shut, waiting)


def _long(outlook: Outlook, language: str) -> str:
    """How long who comes now would wait, in few words."""
    if outlook.wait is None or not outlook.ahead:
        return ""
    kind, time = words(language).wait_time(outlook.wait)
    text: str = getattr(page_words(language), kind)
    return text.format(time=time)
