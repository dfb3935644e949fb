"""What the tile of a service says, and what a touch of it meets before a number is given. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.state import KioskState
from shared.errors.kinds import Named, Refused
from shared.errors.visits import DailyLimitReached
from shared.hall.lookups import must_be_on, must_be_open
from shared.hall.offers import offers_at
from shared.hall.today import board_of_today
from shared.rules.offer import Offer, Shut
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings, say
from shared.slip.offers import offer_texts
from shared.slip.texts import words


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is said before a number is given. `late`: it may not be served before closing; `wait` is the slip's
    sentence, empty where the wait is not the reason; `note` is the hall's own.
    """

    late: bool
    wait: str
    note: str


def offers(settings: Settings, state: KioskState) -> Mapping[str, Offer]:
    """By service, in the order of the hall file, as at the last whole minute."""
    full = refused(state, state.now.astimezone(settings.zone).date())
    return offers_at(settings, state.board, state.model, state.now, full)


def refused(state: KioskState, today: date) -> frozenset[str]:
    """Services of which a touch was refused a number, and nothing has changed since."""
    given = state.board.given if state.board.day == today else {}
    return frozenset(code for day, code, count in state.full if (day, count) == (today, given.get(code, 0)))


def given(settings: Settings, state: KioskState, service: str) -> tuple[date, str, int]:
    """As one of `KioskState.full`: today, and how many numbers of a service were given today."""
    today, board = state.now.astimezone(settings.zone).date(), state.board
    return today, service, board.given.get(service, 0) if board.day == today else 0


def tile(offer: Offer, language: str, *, away: bool) -> dict[str, str | bool | int]:
    """`text` is one line, `short` a shorter one, `shut` a value of Shut; `later`: it is known when numbers are
    given again; `reason` stands in the place of the service's note while staff have switched it off; `ahead` are
    called first.
    """
    t = offer_texts(language)
    text = t.why(offer) if offer.shut else "" if away else t.both(offer, language)
    free = offer.free and not offer.shut and not away
    reason = say(offer.reason, language) if offer.shut is Shut.OFF else ""
    later, ahead = offer.shut is Shut.HOURS, 0 if away else offer.ahead
    short = t.short_late if text == t.late else text
    return {
        "shut": offer.shut.value,
        "text": text,
        "short": short,
        "free": free,
        "later": later,
        "reason": reason,
        "ahead": ahead,
    }


def touched(settings: Settings, state: KioskState, service: ServiceSection) -> Refused | Doubt | None:
    """What a touch of its tile is answered, if not with a number; a closed one as the hall would."""
    offer = offers(settings, state)[service.code]
    if offer.shut is Shut.LIMIT:
        return DailyLimitReached(service=Named(service.name))
    try:
        must_be_on(service, board_of_today(settings, state.board, state.now.astimezone(settings.zone)))
        must_be_open(settings, service, offer.now)
    except Refused as closed:
        return closed
    return doubt(settings, service, offer, state)


def doubt(settings: Settings, service: ServiceSection, offer: Offer, state: KioskState) -> Doubt | None:
    """Whether somebody should think before taking a number; None: no reason."""
    kiosk, language = settings.kiosk, state.language
    low, late = (0, False) if state.away or offer.wait is None else (offer.wait[0], offer.late)
    long = bool(kiosk.ask_minutes) and low >= 60 * kiosk.ask_minutes
    wait = words(language).wait_line(offer.ahead, offer.wait) if late or long else ""
    note = say(kiosk.late_note, language) if 0 < service.late_from_hour <= offer.now.hour else ""
    return Doubt(late, wait, note) if wait or note else None
