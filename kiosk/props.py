"""What the kiosk's screen shows, as one value: `derive` makes Props from what has happened so far. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from kiosk.state import NO_SLIP, KioskPage, KioskState, SlipState
from kiosk.tiles import doubt, offers, tile
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.fonts import icon_glyph
from shared.hall.today import board_of_today
from shared.printer.escpos.status import Problem
from shared.printer.messages import WHAT_TO_DO, what_to_do
from shared.rules.clock import next_minute
from shared.rules.hours import WHOLE_DAY, in_words
from shared.rules.ticket import Lane, Ticket
from shared.settings.languages import language_name
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings, say
from shared.slip.drawing.pictures import QUIET, matrix
from shared.slip.texts import words
from shared.ui.days import date_words, day_words

FAILED_STAYS = 3
"""How many times longer a number without its slip stays: people copy or photograph it."""
QUEUE_AWAY = QT_TRANSLATE_NOOP(
    "errors", "The queue cannot be reached: see whether its computer and the network between are switched on."
)


@dataclass(frozen=True, slots=True)
class KioskProps:
    """What QML shows, each field one property. Texts are in the language of the state.

    `services` (code, name, note, glyph) and `tiles` (see `kiosk.tiles.tile`) are in the same order, and
    apart so that a changed count changes one label and no button is made anew under a finger. `asked` is the name
    of a service, with why a number of it is asked about (see Doubt). `closed`: no service gives numbers at this
    hour; the first does again at `opens_at`
    ("07:00", empty if it is not known) on `opens_day` (empty: today). `ahead` is -1 where nobody knew it.
    `wait` is the slip's sentence;
    `called_next`: it asks to wait to be called. `qr` leads to the page of a ticket without slip, as runs of black
    modules (x, y, length) from the top; `qr_side` its modules a side, the quiet zone included; both empty with a
    slip, and in a hall without a hub. `printer_stands`: no slip can be expected. `staff` is the English sentence
    for whoever looks after printer and sound, translated in the context "errors"; empty if there is nothing to do.
    """

    fresh: bool
    page: str
    accent: str
    hall_name: str
    hall_place: str
    help: str
    clock: str
    date: str
    hours: str
    day_off: bool
    closed: bool
    opens_at: str
    opens_day: str
    language: str
    other_language: str
    other_languages: str
    services: tuple[dict[str, str], ...]
    tiles: tuple[dict[str, str | bool | int], ...]
    asked: str
    asked_late: bool
    asked_wait: str
    asked_note: str
    offers_priority: bool
    priority: bool
    priority_name: str
    priority_who: str
    number: str
    ticket_service: str
    ticket_counters: tuple[int, ...]
    ticket_priority: bool
    ahead: int
    wait: str
    called_next: bool
    paper: str
    qr: tuple[dict[str, int], ...]
    qr_side: int
    printer_stands: bool
    staff: str
    sentence: str
    seconds: int
    trying: bool


def derive(settings: Settings, state: KioskState) -> KioskProps:
    """What the screen shows now. Pure."""
    ticket = state.ticket
    service = settings.find_service(ticket.service) if ticket else None
    lane = next((one for one in settings.lane if one.code is Lane.PRIORITY), None)
    local = state.now.astimezone(settings.zone)
    language = state.language
    asked = settings.find_service(state.asked)
    offered = offers(settings, state)
    doubts = asked and doubt(settings, asked, offered[asked.code], state)
    told = ticket is not None and not ticket.from_block
    wait = words(language).wait_line(ticket.ahead, ticket.wait) if ticket and told else ""
    closed = not any(settings.timetable(one).is_open(local) for one in settings.service)
    opening = _first(settings.timetable(one).next_opening(local) for one in settings.service) if closed else None
    page = settings.page_of(state.code, language) if state.code else ""
    return KioskProps(
        fresh=state.fresh,
        page=page_of(state),
        accent=settings.hall.accent,
        hall_name=say(settings.hall.name, language),
        hall_place=say(settings.hall.place, language),
        help=say(settings.hall.help, language),
        clock=local.strftime("%H:%M"),
        date=date_words(local.date(), language),
        hours=_hours(settings, local),
        day_off=not settings.hours.timetable.spans(local.date()),
        closed=closed,
        opens_at=_time(opening),
        opens_day=day_words(opening.date(), language) if opening and opening.date() != local.date() else "",
        language=language,
        other_language=next_language(settings, language),
        other_languages=" · ".join(map(language_name, _others(settings, language))),
        services=tuple(_button(one, language) for one in settings.service),
        tiles=tuple(tile(offer, language, away=state.away) for offer in offered.values()),
        asked=say(asked.name, language) if asked else "",
        asked_late=bool(doubts and doubts.late),
        asked_wait=doubts.wait if doubts else "",
        asked_note=doubts.note if doubts else "",
        offers_priority=lane is not None and not lane.staff_check,
        priority=state.priority,
        priority_name=say(lane.name, language) if lane else "",
        priority_who=say(lane.who, language) if lane and lane.who else "",
        number=ticket.label if ticket else "",
        ticket_service=say(service.name, language) if service else "",
        ticket_counters=_counters(settings, state, ticket) if ticket else (),
        ticket_priority=ticket is not None and ticket.lane is Lane.PRIORITY,
        ahead=ticket.ahead if ticket and told else -1 if ticket else 0,
        wait=wait,
        called_next=wait == words(language).wait_next,
        paper=state.paper,
        qr=_runs(page),
        qr_side=len(matrix(page)) + 2 * QUIET if page else 0,
        printer_stands=state.stands,
        staff=_staff(state),
        sentence=state.sentence,
        seconds=state.seconds or 0,
        trying=state.trying,
    )


def changes_at(_settings: Settings, state: KioskState) -> datetime:
    """When the time alone changes what is derived of `state`: on the minute, which the waits are told at."""
    return next_minute(state.now)


def next_language(settings: Settings, language: str) -> str:
    """The language the language button offers; empty where the hall has one only."""
    return next(iter(_others(settings, language)), "")


def _others(settings: Settings, language: str) -> tuple[str, ...]:
    """All but `language`, in the order in which the button comes to them."""
    codes = settings.hall.languages
    after = codes.index(language) + 1 if language in codes else 0
    return tuple(code for code in (*codes[after:], *codes[:after]) if code != language)


def ticket_seconds(settings: Settings, paper: SlipState) -> int:
    """How long the ticket page stays, seconds."""
    return settings.kiosk.return_seconds * (FAILED_STAYS if paper in NO_SLIP else 1)


def page_of(state: KioskState) -> KioskPage:
    """The pause covers the start only: whoever has a number or an answer on the screen may finish reading."""
    return KioskPage.PAUSED if state.lost and state.page is KioskPage.START else state.page


def _staff(state: KioskState) -> str:
    if state.lost:
        return QUEUE_AWAY
    if state.held and state.printer.ready:
        return WHAT_TO_DO[Problem.SILENT]  # it does not say what holds the slip
    return what_to_do(state.printer) if state.stands or state.printer.near_end else state.sound


def _runs(page: str) -> tuple[dict[str, int], ...]:
    """The QR code as on the slip, drawn in some 300 runs rather than 1,089 modules."""
    found: list[dict[str, int]] = []
    for y, row in enumerate(matrix(page) if page else (), start=QUIET):
        x = QUIET
        for black, modules in groupby(row):
            length = len(list(modules))
            if black:
                found.append({"x": x, "y": y, "length": length})
            x += length
    return tuple(found)


def _button(service: ServiceSection, language: str) -> dict[str, str]:
    return {
        "code": service.code,
        "name": say(service.name, language),
        "note": say(service.note, language),
        "glyph": icon_glyph(service.icon),
    }


def _counters(settings: Settings, state: KioskState, ticket: Ticket) -> tuple[int, ...]:
    """Those that call its service now; all that may, where that is not known."""
    if state.away:
        return settings.counters_of(ticket.service)
    board = board_of_today(settings, state.board, state.now.astimezone(settings.zone))
    return settings.open_counters_of(ticket.service, board.sessions)


def _hours(settings: Settings, local: datetime) -> str:
    """Today's opening hours, "07:30–11:30, 13:30–17:00"; empty on a day off, and where no hours are kept."""
    spans = replace(settings.hours.timetable, last_ticket=0).spans(local.date())
    return "" if spans == (WHOLE_DAY,) else in_words(spans)


def _first(openings: Iterable[datetime | None]) -> datetime | None:
    return min((opening for opening in openings if opening is not None), default=None)


def _time(opening: datetime | None) -> str:
    return f"{opening:%H:%M}" if opening else ""
