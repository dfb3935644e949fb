"""How it stands with each service, in words: on the hall screen and in the overview. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hub.pages.now import HallNow
from hub.pages.texts import page_words
from shared.rules.offer import Shut
from shared.settings.sections import ServiceSection
from shared.settings.settings import say
from shared.slip.offers import offer_texts


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
    t, offer = offer_texts(language), hall.offers[service.code]
    wait, long = t.who(offer), t.time(offer, language)
    if offer.shut is Shut.OFF:
        reason = say(offer.reason, language)
        wait, long = (wait, f"{t.stopped}: {reason}") if offer.ahead else (t.stopped, reason)
    elif offer.shut is Shut.LIMIT:
        long = t.why(offer)
    elif offer.closed:
        wait, long = page_words(language).closed, t.why(offer) if offer.opens else ""
    shut = offer.shut in (Shut.LIMIT, Shut.OFF) or offer.closed or not (offer.ahead or offer.counters)
    return ServiceLine(say(service.name, language), say(service.note, language), wait, long, shut, offer.ahead)
