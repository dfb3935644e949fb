"""What the hall screen shows as a page: `hall_view(...) -> HallView`. Pure; what of a board is in it, `shown`
says.

Where there are more counters than places, those that call come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hub.pages.now import HallNow
from hub.pages.services import ServiceLine, service_lines
from shared.hall.shown import (
    CounterRow,
    absent,
    counter_rows,
    gives_numbers,
    in_parts,
    neediest,
    next_opening,
    notices,
)
from shared.settings.fields import NOTE_LONGEST
from shared.settings.settings import Settings, say
from shared.slip.offers import offer_texts

PLACES = ((4, 1), (8, 2), (12, 3))
"""So many counters stand in so many columns; more in four, smaller."""
CARDS = 5
"""Services in one line at the foot; more are in two."""
MOST = 24
SERVICES = 12
"""Cards at the foot, at most."""
ABSENT = 4
"""No-shows that are named, the latest first."""
NOTICE_SECONDS = 30
"""How long each notice stands; where nothing happens a page is looked over less often (`following.HOLDS`)."""


@dataclass(frozen=True, slots=True)
class HallView:
    """The counters stand in `columns` and `lines`; `crowded`: the services at the foot take two.

    `page` is calls, or while nobody is called or served welcome or closed, until `opens` ("07:00", "" if
    unknown) on `opens_day` ("" for today). `notice` stands alone at the foot; "" while what else is there has its
    turn. `lost` as in TicketView.
    """

    page: str
    rows: tuple[CounterRow, ...]
    columns: int
    lines: int
    crowded: bool
    services: tuple[ServiceLine, ...]
    more_services: int
    absent: tuple[str, ...]
    until: str
    notice: str
    help: str
    opens: str
    opens_day: str
    lost: str


def hall_view(hall: HallNow, language: str, lost: str) -> HallView:
    """The picture."""
    settings, board, now = hall.settings, hall.board, hall.local
    rows = neediest(counter_rows(board), MOST)
    closed = not rows and not gives_numbers(settings, now)
    services = service_lines(hall, language)
    shown = services
    if len(services) > SERVICES:  # those for which most people wait, and a card that says how many more there are
        most = sorted(services, key=lambda each: -each.ahead)[: SERVICES - 1]
        shown = [each for each in services if each in most]
    away = absent(settings, board, now)[:ABSENT]
    texts = (say(each, language) for each in notices(settings, board, now))
    said = ["", *(part for text in texts for part in in_parts(text, NOTE_LONGEST))]
    columns = next((columns for most, columns in PLACES if len(rows) <= most), 4)
    return HallView(
        page="calls" if rows else "closed" if closed else "welcome",
        rows=rows,
        columns=columns,
        lines=-(-len(rows) // columns),
        crowded=len(services) > CARDS,
        services=tuple(shown),
        more_services=len(services) - len(shown),
        absent=tuple(each.label for each in away),
        until=f"{min(each.until for each in away):%H:%M}" if away else "",
        notice=said[int(hall.at.timestamp()) // NOTICE_SECONDS % len(said)],
        help=say(settings.hall.help, language),
        lost=lost,
        **_opening(settings, now, language) if closed else {"opens": "", "opens_day": ""},
    )


def _opening(settings: Settings, now: datetime, language: str) -> dict[str, str]:
    first = next_opening(settings, now)
    if first is None:
        return {"opens": "", "opens_day": ""}
    same = first.date() == now.date()
    return {
        "opens": f"{first:%H:%M}",
        "opens_day": "" if same else f"{offer_texts(language).weekdays[first.weekday()]}, {first:%d/%m}",
    }
