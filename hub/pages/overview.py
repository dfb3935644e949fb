"""What one reads before one comes: `overview(...) -> Overview`. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from hub.pages.services import ServiceLine, service_lines
from hub.pages.texts import page_words
from shared.hall.forecast import Outlook
from shared.rules.board import Board
from shared.rules.hours import WHOLE_DAY, in_words
from shared.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Overview:
    """`hours` are today's, `counters` which are open, both as sentences."""

    hours: str
    counters: str
    services: tuple[ServiceLine, ...]
    lost: str


def overview(
    settings: Settings, board: Board, outlooks: Mapping[str, Outlook], now: datetime, language: str, lost: str
) -> Overview:
    """`now` is the hall's time, aware."""
    t = page_words(language)
    spans = replace(settings.hours.timetable, last_ticket=0).spans(now.date())
    hours = t.always if spans == (WHOLE_DAY,) else t.hours.format(hours=in_words(spans)) if spans else t.day_off
    opened = ", ".join(str(n) for n, session in sorted(board.sessions.items()) if session.paused is None)
    return Overview(
        hours=hours,
        counters=t.opened.format(counters=opened) if opened else t.none_open,
        services=tuple(service_lines(settings, board, outlooks, now, language)),
        lost=lost,
    )
