"""What the panel of one counter knows, and what the hall, the time and a touch make of it. Pure.

A rating may be given from the end of a visit until the next one begins, at most for the hall's time; as long who
was put aside sees how to come back.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from shared.hall.ratings import PanelFacts, PutAside, RatingOffer
from shared.panel.texts import TEXTS
from shared.rules.board import Board
from shared.rules.ticket import State
from shared.settings.settings import Settings, say

LOWEST = (1, 2)
"""Ratings that are asked for a reason."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The visit of this ticket was rated here (`thanks`), or its person did not want to, at this time."""

    ticket: int
    at: datetime
    thanks: bool


@dataclass(frozen=True, slots=True)
class GivenRating:
    """What is to be sent to the hall; `reason` is one of the hall's, or ""."""

    offer: RatingOffer
    rating: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PanelState:
    """`until` is when the offer of `facts`, or what is shown to who was put aside, ends by the panel's own clock;
    `chosen` a rating for which the reason is being asked; `visitor` the ticket that was served last, `language`
    that of its slip, or what it chose. Since `lost_at` the hall has not answered; `removed`: it will not.
    """

    now: datetime
    language: str
    board: Board = field(default_factory=Board)
    facts: PanelFacts = field(default_factory=PanelFacts)
    until: datetime | None = None
    chosen: int = 0
    answered: Answered | None = None
    visitor: int = 0
    lost_at: datetime | None = None
    removed: bool = False


def followed(settings: Settings, counter: int, state: PanelState, board: Board) -> PanelState:
    """The board is this now."""
    here, languages = board.at_counter(counter), settings.hall.languages
    if here is None or here.started_at is None or here.id == state.visitor:
        return replace(state, board=board)
    spoken = board.languages.get(here.id, "")
    language = spoken if spoken in languages else languages[0]
    return replace(state, board=board, visitor=here.id, language=language)


def told(state: PanelState, facts: PanelFacts) -> PanelState:
    """The hall has told this. An offer for which a reason is being asked stays."""
    if state.chosen:
        return replace(state, facts=replace(facts, offer=state.facts.offer))
    left = facts.offer or facts.aside
    new = left is not None and _about(facts) != _about(state.facts)
    return replace(state, facts=facts, until=state.now + left.left if left and new else state.until)


def _about(facts: PanelFacts) -> tuple[int, int]:
    return facts.offer.ticket if facts.offer else 0, facts.aside.ticket.id if facts.aside else 0


def offered(counter: int, state: PanelState) -> RatingOffer | None:
    """What may be rated now: not while the next visitor is served, not what was answered, nor without the hall."""
    offer, here = state.facts.offer, state.board.at_counter(counter)
    if offer is None or state.lost_at is not None or _over(counter, state):
        return None
    if state.answered is not None and state.answered.ticket == offer.ticket:
        return None
    return None if here is not None and here.id == offer.ticket else offer


def put_aside(counter: int, state: PanelState) -> PutAside | None:
    """Who is shown now how to come back."""
    aside = state.facts.aside
    if aside is None or _over(counter, state):
        return None
    return aside if state.board.tickets.get(aside.ticket.id, aside.ticket).state is State.PARKED else None


def _over(counter: int, state: PanelState) -> bool:
    """Whether what is for who has left is for nobody any more."""
    here = state.board.at_counter(counter)
    return state.until is None or state.now >= state.until or (here is not None and here.started_at is not None)


def touched(
    settings: Settings, counter: int, state: PanelState, choice: int | None
) -> tuple[PanelState, GivenRating | None]:
    """A level, the best first, or the reason for a low one; None: neither, and a low one counts without."""
    offer, reasons, levels = offered(counter, state), settings.reasons.rating, settings.panel.levels
    if offer is None:
        return state, None
    if state.chosen:
        reason = "" if choice is None else say(reasons[choice], settings.hall.languages[0])
        return state, GivenRating(offer, state.chosen, reason)
    if choice is None:
        return answered(state, offer, thanks=False), None
    if (rating := len(levels) - choice) not in LOWEST or not reasons:
        return state, GivenRating(offer, rating)
    assert state.until is not None, "there is an offer"
    until = max(state.until, state.now + timedelta(seconds=settings.panel.rating_seconds))
    return replace(state, chosen=rating, until=until), None


def overdue(counter: int, state: PanelState) -> GivenRating | None:
    """A low rating whose reason nobody gave in time, which counts without one."""
    offer = state.facts.offer
    if not state.chosen or offer is None or state.lost_at is not None or offered(counter, state) is not None:
        return None
    return GivenRating(offer, state.chosen)


def answered(state: PanelState, offer: RatingOffer, *, thanks: bool) -> PanelState:
    """The hall has taken the rating (`thanks`) or refused it, or its person did not want to give one."""
    return replace(state, chosen=0, answered=Answered(offer.ticket, state.now, thanks))


def other_language(settings: Settings, language: str) -> str:
    """The next of the hall's languages that the panel speaks; "" without another."""
    spoken = [code for code in settings.hall.languages if code in TEXTS]
    after = (spoken.index(language) + 1) % len(spoken) if language in spoken else 0
    return spoken[after] if spoken[after : after + 1] not in ([], [language]) else ""


def turned(settings: Settings, state: PanelState) -> PanelState:
    """Speaks the hall's next language, until the next visitor."""
    return replace(state, language=other_language(settings, state.language) or state.language)
