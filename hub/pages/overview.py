"""What one reads before one comes: `overview(...) -> Overview`. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hub.pages.now import HallNow
from hub.pages.services import ServiceLine, service_lines
from hub.pages.texts import page_words
from shared.hall.shown import notices
from shared.rules.hours import WHOLE_DAY, in_words
from shared.settings.settings import say


@dataclass(frozen=True, slots=True)
class Overview:
    """`hours` are today's, `counters` which are open, both as sentences."""

    hours: str
    counters: str
    notices: tuple[str, ...]
    services: tuple[ServiceLine, ...]
    lost: str


def overview(hall: HallNow, language: str, lost: str) -> Overview:
    """What it says now."""
    t = page_words(language)
    spans = replace(hall.settings.hours.timetable, last_ticket=0).spans(hall.local.date())
    hours = t.always if spans == (WHOLE_DAY,) else t.hours.format(hours=in_words(spans)) if spans else t.day_off
    opened = ", ".join(str(n) for n, session in sorted(hall.board.sessions.items()) if session.paused is None)
    return Overview(
        hours=hours,
        counters=t.opened.format(counters=opened) if opened else t.none_open,
        notices=tuple(say(each, language) for each in notices(hall.settings, hall.board, hall.at)),
        services=tuple(service_lines(hall, language)),
        lost=lost,
    )
