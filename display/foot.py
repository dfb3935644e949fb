"""What stands in turn at the foot of the hall screen: who waits for what, who was absent, what the hall says.

Pure. While a call has its moment nothing here moves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, NamedTuple, TypeVar

from display.parts import Layout, queue_columns
from display.sizes import label_em
from display.state import DisplayState
from shared.hall.shown import Absent, absent, in_parts, notices
from shared.rules.board import Board
from shared.rules.offer import Offer, Shut
from shared.settings.fields import NOTE_LONGEST
from shared.settings.sections import ServiceSection
from shared.settings.settings import Settings, say
from shared.slip.offers import offer_texts

Item = TypeVar("Item")
PAGE_SECONDS = 6
"""How long each page of what has no room stands."""
NOTICE_TURNS = 2
"""Pages for which a notice stands: a sentence takes longer to read than a number."""
ABSENT_WIDTH = 21
"""What the line of no-shows says besides their numbers, em."""


class Page(NamedTuple, Generic[Item]):
    """What stands there now of a line that is too long, and how many more there are."""

    now: Sequence[Item]
    more: int


@dataclass(frozen=True, slots=True)
class Foot:
    """`notice`: what the hall has to say, a part of it where it is long; "" while it has no turn. `counters`: it
    is the turn of those that have no row. `language`: what all stands there in, the hall's second one in turn with
    the first. `turns`: something else will.
    """

    services: tuple[Mapping[str, str | bool], ...]
    services_more: int
    absent: Page[Absent]
    notice: str
    counters: bool
    language: str
    turns: bool


def foot(settings: Settings, board: Board, sizes: Layout, state: DisplayState, *, idle: bool) -> Foot:
    """`idle`: there are counters without a row, and no line for them."""
    now = turn(state.moment or state.now)
    first = _said(settings, board, state, state.language, idle=idle)
    other = settings.display.second_language
    said = [*first, *(_said(settings, board, state, other, idle=idle) if other else ())]
    place = now // NOTICE_TURNS % len(said)
    language = other if place >= len(first) else state.language
    services, away = _services(settings, sizes, state, now), _away(settings, board, sizes, state, now)
    return Foot(
        tuple(_service(each, state.offers[each.code], language) for each in services.now),
        services.more,
        away,
        said[place] or "",
        said[place] is None,
        language,
        len(said) > 1 or services.more > 0 or away.more > 0,
    )


def turn(now: datetime) -> int:
    """How many times six seconds there were."""
    return int(now.timestamp() // PAGE_SECONDS)


def paged(items: Sequence[Item], sizes: Sequence[float], room: float, turn: int) -> Page[Item]:
    """Page after page of what has no room; at least one on each."""
    pages: list[list[Item]] = []
    left = 0.0
    for item, size in zip(items, sizes, strict=True):
        if not pages or size > left:
            pages.append([])
            left = room
        pages[-1].append(item)
        left -= size
    now = pages[turn % len(pages)] if pages else []
    return Page(now, len(items) - len(now))


# Inside


def _said(settings: Settings, board: Board, state: DisplayState, language: str, *, idle: bool) -> list[str | None]:
    """What has its turn in this language: first nothing, None for counters without a row, then sentences."""
    spoken = (say(each, language) for each in notices(settings, board, state.now))
    return ["", *([None] if idle else []), *(part for text in spoken for part in in_parts(text, NOTE_LONGEST))]


def _services(settings: Settings, sizes: Layout, state: DisplayState, turn: int) -> Page[ServiceSection]:
    """What somebody waits for, or what nobody can have."""
    offers = state.offers
    queues = [
        one
        for one in settings.service
        if (offer := offers.get(one.code)) is not None and (offer.awaited or _barred(offer))
    ]
    return paged(queues, [1] * len(queues), sizes.foot_lines * queue_columns(sizes, state.width), turn)


def _service(service: ServiceSection, offer: Offer, language: str) -> Mapping[str, str | bool]:
    """`hindered`: no number of it can be had, nobody calls it, or it may be too late."""
    text = offer_texts(language).hall_line(offer, language)
    return {"name": say(service.name, language), "text": text, "hindered": offer.late or _barred(offer)}


def _barred(offer: Offer) -> bool:
    return offer.shut in (Shut.LIMIT, Shut.OFF) or offer.closed or not offer.counters


def _away(settings: Settings, board: Board, sizes: Layout, state: DisplayState, turn: int) -> Page[Absent]:
    """Who was absent and may come back, as many as have room beside the words about them."""
    away = absent(settings, board, state.now.astimezone(settings.zone))
    room = state.width - 2 * sizes.margin - ABSENT_WIDTH * sizes.small
    return paged(away, [label_em(settings) * sizes.small] * len(away), room, turn)
