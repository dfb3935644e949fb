"""What the hall screen shows as a page: `hall_view(...) -> HallView`. Pure.

One row for each open counter, at its own place, so that a number that is called stands there until its person has
come or is a no-show. Where there are more counters than places, those that call come first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from hub.pages.now import HallNow
from hub.pages.services import ServiceLine, service_lines
from shared.rules.board import Board
from shared.rules.ticket import State
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


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A counter and its number. `kind` is newest, awaited, serving, paused or free; `call` the seq of its call."""

    counter: int
    kind: str
    series: str = ""
    digits: str = ""
    call: int = 0


@dataclass(frozen=True, slots=True)
class HallView:
    """The counters stand in `columns` and `lines`; `crowded`: the services at the foot take two.

    `page` is calls, or with no counter open welcome or closed, until `opens` ("07:00", "" if unknown) on
    `opens_day` ("" for today). `lost` as in TicketView.
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
    help: str
    opens: str
    opens_day: str
    lost: str


def hall_view(hall: HallNow, language: str, lost: str) -> HallView:
    """The picture."""
    settings, board, now = hall.settings, hall.board, hall.local
    rows = _rows(board)
    closed = not rows and not any(settings.timetable(one).is_open(now) for one in settings.service)
    services = service_lines(hall, language)
    shown = services
    if len(services) > SERVICES:  # those for which most people wait, and a card that says how many more there are
        most = sorted(services, key=lambda each: -each.ahead)[: SERVICES - 1]
        shown = [each for each in services if each in most]
    absent = _absent(settings, board, now)
    columns = next((columns for most, columns in PLACES if len(rows) <= most), 4)
    return HallView(
        page="calls" if rows else "closed" if closed else "welcome",
        rows=rows,
        columns=columns,
        lines=-(-len(rows) // columns),
        crowded=len(services) > CARDS,
        services=tuple(shown),
        more_services=len(services) - len(shown),
        absent=tuple(label for label, _ in absent[:ABSENT]),
        until=f"{min(until for _, until in absent[:ABSENT]):%H:%M}" if absent else "",
        help=say(settings.hall.help, language),
        lost=lost,
        **_opening(settings, now, language) if closed else {"opens": "", "opens_day": ""},
    )


def _rows(board: Board) -> tuple[CounterRow, ...]:
    calls = {call.ticket: call.seq for call in reversed(board.calls)}
    here = {t.counter: t for t in board.tickets.values() if t.state in (State.CALLED, State.SERVING)}
    awaited = [t.id for t in here.values() if t.state is State.CALLED]
    newest = max(awaited, key=lambda ticket: calls.get(ticket, 0), default=0)
    rows = []
    for counter, session in sorted(board.sessions.items()):
        if ticket := here.get(counter):
            digits = ticket.label.removeprefix(ticket.series)
            kind = "newest" if ticket.id == newest else "awaited" if ticket.id in awaited else "serving"
            call = calls.get(ticket.id, 0) if ticket.id in awaited else 0
            rows.append(CounterRow(counter, kind, ticket.series, digits, call))
        else:
            rows.append(CounterRow(counter, "free" if session.paused is None else "paused"))
    if len(rows) > MOST:
        first = ("newest", "awaited", "serving", "paused", "free")
        kept = sorted(rows, key=lambda row: first.index(row.kind))[: max(MOST, len(awaited))]
        rows = [row for row in rows if row in kept]
    return tuple(rows)


def _absent(settings: Settings, board: Board, now: datetime) -> list[tuple[str, datetime]]:
    """Who may still come back and until when, the latest first."""
    grace = timedelta(minutes=settings.calling.return_grace_minutes)
    found = [
        (ticket.label, (ticket.called_at + grace).astimezone(settings.zone))
        for ticket in board.tickets.values()
        if ticket.state is State.NO_SHOW and ticket.called_at is not None and ticket.called_at + grace > now
    ]
    return sorted(found, key=lambda each: each[1], reverse=True)


def _opening(settings: Settings, now: datetime, language: str) -> dict[str, str]:
    openings = [settings.timetable(one).next_opening(now) for one in settings.service]
    first = min((opening for opening in openings if opening is not None), default=None)
    if first is None:
        return {"opens": "", "opens_day": ""}
    same = first.date() == now.date()
    return {
        "opens": f"{first:%H:%M}",
        "opens_day": "" if same else f"{offer_texts(language).weekdays[first.weekday()]}, {first:%d/%m}",
    }
