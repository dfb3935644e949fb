"""The visitor's panel as a window, in Python: what it knows and what a touch does; what it shows:
`shared.panel`.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.hall.ratings import PanelFacts, RatingOffer
from shared.panel.view import (
    LOWEST,
    Answered,
    PanelState,
    PanelView,
    changes_at,
    derive,
    offered,
    other_language,
)
from shared.rules.board import Board
from shared.rules.entry import FEE_VERBS, Entry, Verb
from shared.settings.settings import Settings, say
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.panel")
TICK_MS = 1000
_ASKS = FEE_VERBS | {Verb.RATE}
"""After these the hall is asked again, whichever counter they came from."""


@QmlElement
@QmlUncreatable("made by counter/panel/run.py")
class PanelWindow(view(PanelView)):  # type: ignore[misc, operator]  # PySide6 stubs
    """The panel of one counter. Lives on the GUI thread; the hall is asked through `jobs` only. No key of a
    keyboard means anything here.
    """

    def __init__(
        self,
        settings: Settings,
        counter: int,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__()
        self._known = settings, counter
        self._hall = hall
        self._jobs = jobs
        self._clock = clock
        self._sending = False
        self._state = PanelState(clock(), board=news.board, language=settings.hall.languages[0])
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._pass)
        self._tick.start()
        news.changed.connect(self._take_news)
        news.lost.connect(lambda _: self._change(lost_at=self._state.lost_at or self._clock(), chosen=0))
        news.found.connect(self._found)
        self._change()
        self._ask()

    @Slot(int)
    def choose(self, index: int) -> None:
        """A level, the best first, or a reason for a low one."""
        offer, settings = offered(self._known[1], self._state), self._known[0]
        if offer is None or self._sending:
            return
        if self._state.chosen:
            self._send(offer, self._state.chosen, say(settings.reasons.rating[index], settings.hall.languages[0]))
        elif (rating := len(settings.panel.levels) - index) in LOWEST and settings.reasons.rating:
            until = max(offer.until, self._clock() + timedelta(seconds=settings.panel.rating_seconds))
            self._change(chosen=rating, facts=replace(self._state.facts, offer=replace(offer, until=until)))
        else:
            self._send(offer, rating)

    @Slot()
    def decline(self) -> None:
        """No rating; or no reason, and the rating counts."""
        offer = offered(self._known[1], self._state)
        if offer is None or self._sending:
            return
        if self._state.chosen:
            self._send(offer, self._state.chosen)
        else:
            self._change(answered=Answered(offer.ticket, self._clock(), thanks=False))

    @Slot()
    def switchLanguage(self) -> None:
        """To the hall's next one, until the next visitor."""
        self._change(language=other_language(self._known[0], self._state.language) or self._state.language)

    # Inside

    def _send(self, offer: RatingOffer, rating: int, reason: str = "") -> None:
        self._sending = True
        rate = partial(self._hall.rate, offer.code, rating, reason=reason, request_id=uuid4().hex)
        self._jobs.run(rate, lambda _: self._sent(offer), partial(self._not_sent, offer))

    def _sent(self, offer: RatingOffer) -> None:
        self._sending = False
        self._change(answered=Answered(offer.ticket, self._clock(), thanks=True), chosen=0)

    def _not_sent(self, offer: RatingOffer, problem: Exception) -> None:
        log.warning("a rating was not taken: %s", problem)
        self._sending = False
        if not isinstance(problem, Unavailable):  # else it may be touched again, while it is asked for
            self._change(answered=Answered(offer.ticket, self._clock(), thanks=False), chosen=0)

    @Slot(object, object)
    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        counter = self._known[1]
        mine = [entry for entry in entries if entry.counter == counter]
        if any(entry.verb is Verb.START for entry in mine):  # the next visitor
            self._without_reason()
            self._change(board=board, language=self._language(board), chosen=0)
        else:
            self._change(board=board)
        if mine or not entries or any(entry.verb in _ASKS for entry in entries):
            self._ask()

    def _language(self, board: Board) -> str:
        """What the visitor took the slip in."""
        here, languages = board.at_counter(self._known[1]), self._known[0].hall.languages
        spoken = board.languages.get(here.id, "") if here else ""
        return spoken if spoken in languages else languages[0]

    def _ask(self) -> None:
        def failed(problem: Exception) -> None:
            log.warning("what the panel shows is not known: %s", problem)

        self._jobs.run(partial(self._hall.at_panel, self._known[1]), self._told, failed)

    def _told(self, facts: PanelFacts) -> None:
        kept = replace(facts, offer=self._state.facts.offer) if self._state.chosen else facts
        self._change(facts=kept)

    @Slot()
    def _found(self) -> None:
        self._change(lost_at=None)
        self._ask()

    @Slot()
    def _pass(self) -> None:
        """Time has passed."""
        offer = self._state.facts.offer
        if offer is not None and self._clock() >= offer.until:
            self._without_reason()
        self._change()

    def _without_reason(self) -> None:
        """A low rating whose reason nobody gives in time counts without one."""
        offer = self._state.facts.offer
        if self._state.chosen and offer is not None and not self._sending:
            self._send(offer, self._state.chosen)

    def _change(self, **state: Any) -> None:
        """Takes new state in and emits exactly what changed."""
        self._state = replace(self._state, now=self._clock(), **state)
        self.show(self._state, derive, changes_at, *self._known)
