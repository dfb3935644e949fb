"""What the kiosk's screen shows, as one value: `derive` makes Props from what has happened so far. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from PySide6.QtCore import QDate, QLocale

from shared.fonts import icon_glyph
from shared.hall.outlook import people_ahead
from shared.printer.escpos.status import SILENCE, Condition, Problem
from shared.printer.messages import WHAT_TO_DO, what_to_do
from shared.rules.board import Board
from shared.rules.hours import WHOLE_DAY, in_words
from shared.rules.ticket import Lane, Ticket
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings, say
from shared.slip.drawing.pictures import QUIET, matrix
from shared.slip.texts import words
from shared.ui.days import date_words, day_words

FAILED_STAYS = 3
"""How many times longer a number without its slip stays: people copy or photograph it."""


class KioskPage(StrEnum):
    """What fills the screen. QML compares with these values."""

    START = "start"
    ISSUING = "issuing"
    TICKET = "ticket"
    REFUSED = "refused"
    PAUSED = "paused"


class SlipState(StrEnum):
    """How far the slip of the ticket on the screen is. QML compares with these values."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    SENT = "sent"
    OUT = "out"
    FAILED = "failed"
    CAME = "came"


SLIP_COMES = (SlipState.PRINTING, SlipState.PRINTED, SlipState.CAME)
"""A slip to wait for or to take; CAME is one that nobody counted on any more (OUT: for want of paper)."""
NO_SLIP = (SlipState.NONE, SlipState.OUT, SlipState.FAILED)
"""The number on the screen is all there is. SENT is neither: the printer took the slip and says no more."""


@dataclass(frozen=True, slots=True)
class KioskState:
    """What has happened at this kiosk: everything `derive` needs besides the settings.

    `now` is aware. `fresh`: the page has just come, and a second tap may still be meant for the one before.
    `seconds` are left until the page returns to the start by itself; None is never.
    `trying`: somebody is asked to wait for their number while the database does not answer.
    `lost` is true while the database does not answer. `full` are services of which a touch was refused a number,
    because the rest of a day's (the hall's) is kept for who booked, with how many were given then. `code` is the
    ticket's, asked for when no slip comes or nobody knows. `printer` is how the printer was when last heard of;
    `held`: it holds a slip, whatever it says.
    """

    now: datetime
    language: str
    board: Board = field(default_factory=Board)
    page: KioskPage = KioskPage.START
    fresh: bool = False
    priority: bool = False
    ticket: Ticket | None = None
    code: str = ""
    paper: SlipState = SlipState.NONE
    printer: Condition = SILENCE
    held: bool = False
    sentence: str = ""
    seconds: int | None = None
    trying: bool = False
    lost: bool = False
    full: frozenset[tuple[date, str, int]] = frozenset()

    @property
    def stands(self) -> bool:
        """Whether no slip can be expected of the printer."""
        return self.held or not self.printer.ready


@dataclass(frozen=True, slots=True)
class KioskProps:
    """What QML shows, each field one property. Texts are in the language of the scene.

    `services` (code, name, note, glyph), `queues` (people called first; -1: nobody,
    but no counter is open) and `shut` (why, time, day) are in the same order, and
    apart so that a changed count changes one label and no button is made anew under a finger. `shut.why` is empty,
    "hours" or "limit". `closed`: no service gives numbers at this hour; the first does again at `opens_at`
    ("07:00", empty if it is not known) on `opens_day` (empty: today). `wait` is the slip's sentence;
    `called_next`: it asks to wait to be called. `qr` is the code of a ticket without slip, as
    runs of black modules (x, y, length) from the top; `qr_side` its modules a side, the quiet zone included; both
    empty with a slip. `printer_stands`: no slip can be expected. `staff` is the English sentence for whoever looks
    after the printer, translated in the context "errors"; empty while there is nothing to do.
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
    services: tuple[dict[str, str], ...]
    queues: tuple[int, ...]
    shut: tuple[dict[str, str], ...]
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


def derive(settings: Settings, scene: KioskState) -> KioskProps:
    """What the screen shows now. Pure."""
    ticket = scene.ticket
    service = settings.find_service(ticket.service) if ticket else None
    lane = next((one for one in settings.lane if one.code is Lane.PRIORITY), None)
    local = scene.now.astimezone(settings.zone)
    ahead = people_ahead(settings, scene.board, scene.now)
    language = scene.language
    wait = words(language).wait_line(ticket.ahead, ticket.wait) if ticket else ""
    closed = not any(settings.timetable(one).is_open(local) for one in settings.service)
    opening = _first(settings.timetable(one).next_opening(local) for one in settings.service) if closed else None
    return KioskProps(
        fresh=scene.fresh,
        page=page_of(scene),
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
        services=tuple(_button(one, language) for one in settings.service),
        queues=tuple(_queue(ahead[one.code], settings, scene.board, one.code) for one in settings.service),
        shut=tuple(_shut(settings, one, scene, local) for one in settings.service),
        offers_priority=lane is not None,
        priority=scene.priority,
        priority_name=say(lane.name, language) if lane else "",
        priority_who=say(lane.who, language) if lane and lane.who else "",
        number=ticket.label if ticket else "",
        ticket_service=say(service.name, language) if service else "",
        ticket_counters=settings.counters_of(ticket.service) if ticket else (),
        ticket_priority=ticket is not None and ticket.lane is Lane.PRIORITY,
        ahead=ticket.ahead if ticket else 0,
        wait=wait,
        called_next=wait == words(language).wait_next,
        paper=scene.paper,
        qr=_runs(scene.code),
        qr_side=len(matrix(scene.code)) + 2 * QUIET if scene.code else 0,
        printer_stands=scene.stands,
        staff=_staff(scene),
        sentence=scene.sentence,
        seconds=scene.seconds or 0,
        trying=scene.trying,
    )


def next_language(settings: Settings, language: str) -> str:
    """The language the language button offers; empty where the hall has one only."""
    codes = settings.hall.languages
    after = codes[(codes.index(language) + 1) % len(codes)] if language in codes else codes[0]
    return "" if after == language else after


def ticket_seconds(settings: Settings, paper: SlipState) -> int:
    """How long the ticket page stays, seconds."""
    return settings.kiosk.return_seconds * (FAILED_STAYS if paper in NO_SLIP else 1)


def page_of(scene: KioskState) -> KioskPage:
    """The pause covers the start only: whoever has a number or an answer on the screen may finish reading."""
    return KioskPage.PAUSED if scene.lost and scene.page is KioskPage.START else scene.page


def _staff(scene: KioskState) -> str:
    if scene.held and scene.printer.ready:
        return WHAT_TO_DO[Problem.SILENT]  # it does not say what holds the slip
    return what_to_do(scene.printer) if scene.stands or scene.printer.near_end else ""


def _runs(code: str) -> tuple[dict[str, int], ...]:
    """The QR code as on the slip, drawn in some 170 runs rather than 625 modules."""
    found: list[dict[str, int]] = []
    for y, row in enumerate(matrix(code) if code else (), start=QUIET):
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


def _queue(ahead: int | None, settings: Settings, board: Board, service: str) -> int:
    """As `people_ahead`; None is -1, and -2 where a counter for it is only paused."""
    if ahead is not None:
        return ahead
    return -2 if any(counter in board.sessions for counter in settings.counters_of(service)) else -1


def _hours(settings: Settings, local: datetime) -> str:
    """Today's opening hours, "07:30–11:30, 13:30–17:00"; empty on a day off, and where no hours are kept."""
    spans = replace(settings.hours.timetable, last_ticket=0).spans(local.date())
    return "" if spans == (WHOLE_DAY,) else in_words(spans)


def _shut(settings: Settings, service: ServiceSection, scene: KioskState, local: datetime) -> dict[str, str]:
    """Why a service gives no numbers just now, and when it does again."""
    table = settings.timetable(service)
    if table.is_open(local):
        return {"why": "limit" if _full(service, scene, local.date()) else "", "time": "", "day": ""}
    opening = table.next_opening(local)
    within_a_week = opening is not None and (opening.date() - local.date()).days < 7
    day = _day(opening, local, scene.language, "dddd" if within_a_week else "d/M")
    return {"why": "hours", "time": _time(opening), "day": day}


def _full(service: ServiceSection, scene: KioskState, today: date) -> bool:
    given = scene.board.given.get(service.code, 0) if scene.board.day == today else 0
    return 0 < service.daily_limit <= given or (today, service.code, given) in scene.full


def _first(openings: Iterable[datetime | None]) -> datetime | None:
    return min((opening for opening in openings if opening is not None), default=None)


def _time(opening: datetime | None) -> str:
    return f"{opening:%H:%M}" if opening else ""


def _day(opening: datetime | None, local: datetime, language: str, form: str) -> str:
    """The day of an opening in words, in a form of Qt; empty for today."""
    if opening is None or opening.date() == local.date():
        return ""
    return QLocale(language).toString(QDate(opening.year, opening.month, opening.day), form)
