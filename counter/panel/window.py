"""The visitor's panel as a window, in Python: what it knows and what a touch does; what it shows:
`shared.panel`.
"""

# ruff: noqa: N802 - QML reads these names

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.errors.devices import DeviceRevoked, NotPaired
from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.hall.ratings import PanelFacts
from shared.panel.state import GivenRating, PanelState, answered, followed, overdue, told, touched, turned
from shared.panel.view import PanelView, changes_at, derive
from shared.rules.board import Board
from shared.rules.entry import PRIVATE, Entry
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.panel")
TICK_MS = 1000


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
        state = PanelState(clock(), settings.hall.languages[0])
        self._change(followed(settings, counter, state, news.board))
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._pass)
        self._tick.start()
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        self._ask()

    @Slot(int)
    def choose(self, index: int) -> None:
        """A level, the best first, or a reason for a low one."""
        self._touched(index)

    @Slot()
    def decline(self) -> None:
        """No rating; or no reason, and the rating counts."""
        self._touched(None)

    @Slot()
    def switchLanguage(self) -> None:
        """To the hall's next one, until the next visitor."""
        self._change(turned(self._known[0], self._now()))

    # Inside

    def _touched(self, choice: int | None) -> None:
        if self._sending:
            return
        state, given = touched(*self._known, self._now(), choice)
        self._change(state)
        if given is not None:
            self._send(given)

    def _send(self, given: GivenRating) -> None:
        self._sending = True
        rate = partial(self._hall.rate, given.offer.code, given.rating, reason=given.reason)
        failed = partial(self._not_sent, given)
        self._jobs.run(partial(rate, request_id=uuid4().hex), lambda _: self._sent(given, thanks=True), failed)

    def _sent(self, given: GivenRating, *, thanks: bool) -> None:
        self._sending = False
        self._change(answered(self._now(), given.offer, thanks=thanks))

    def _not_sent(self, given: GivenRating, problem: Exception) -> None:
        log.warning("a rating was not taken: %s", problem)
        if isinstance(problem, Unavailable):
            self._sending = False  # it may be touched again, while it is asked for
        else:
            self._sent(given, thanks=False)

    @Slot(object, object)
    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        counter = self._known[1]
        self._change(followed(*self._known, self._now(), board))
        if not entries or any(entry.counter == counter or entry.verb in PRIVATE for entry in entries):
            self._ask()

    def _ask(self) -> None:
        def failed(problem: Exception) -> None:
            log.warning("what the panel shows is not known: %s", problem)

        self._jobs.run(partial(self._hall.at_panel, self._known[1]), self._told, failed)

    def _told(self, facts: PanelFacts) -> None:
        self._change(told(self._now(), facts))

    @Slot(object)
    def _lost(self, problem: Exception) -> None:
        now, removed = self._now(), isinstance(problem, NotPaired | DeviceRevoked)
        self._change(replace(now, lost_at=now.lost_at or now.now, removed=removed))

    @Slot()
    def _found(self) -> None:
        self._change(replace(self._now(), lost_at=None, removed=False))
        self._ask()

    @Slot()
    def _pass(self) -> None:
        """Time has passed."""
        self._change(self._now())

    def _now(self) -> PanelState:
        return replace(self._state, now=self._clock())

    def _change(self, state: PanelState) -> None:
        """Takes it in and emits exactly what changed."""
        self._state = state
        self.show(state, derive, changes_at, *self._known)
        if not self._sending and (given := overdue(self._known[1], state)) is not None:
            self._send(given)
