"""What stands on the kiosk's screen and how long: one state, the props derived from it, and the time of its pages.

Everything here runs on the GUI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Slot

from kiosk.props import KioskProps, changes_at, derive, page_of
from kiosk.state import KioskPage, KioskState
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings
from shared.ui.news import News
from shared.ui.props import view
from shared.ui.texts import Language

DOUBLE_TAP_MS = 400
"""A page that has just come takes no touch for so long: the second tap of two was meant for the page before."""


class KioskScreen(view(KioskProps)):  # type: ignore[misc]  # PySide6 stubs
    """The state and what is shown of it; `_change` is the only way to another. `_second` ticks."""

    def __init__(
        self,
        settings: Settings,
        news: News,
        language: Language,
        clock: Callable[[], datetime],
        double_tap_ms: int,
        goes_on: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._language = language
        self._clock = clock
        self._goes_on = goes_on
        self._gone = False
        self._state = KioskState(now=clock(), language=language.code, board=news.board)
        self.show(self._state, derive, changes_at, settings)
        self._second = QTimer(self, interval=1000)
        self._second.start()
        self._fresh = QTimer(self, interval=double_tap_ms, singleShot=True)
        self._fresh.timeout.connect(lambda: self._change(fresh=False))
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        language.changed.connect(lambda: self._change(language=language.code))

    @property
    def state(self) -> KioskState:
        """What has happened so far."""
        return self._state

    @property
    def ticket(self) -> Ticket | None:
        """On the screen."""
        return self._state.ticket

    @Slot(str)
    def visit(self, page: str) -> None:
        """A page that somebody else fills, until it is left alone: to be called again at each touch there."""
        if self._props.page in (KioskPage.START, page):
            self._change(page=KioskPage(page), seconds=self._settings.kiosk.idle_seconds)

    def stay(self, *, turned: bool = False) -> None:
        """Somebody is at this page: its time begins again. `turned`: what is seen has just become another page."""
        if turned:
            self._fresh.start()
        seconds = max(self._state.seconds or 0, self._settings.kiosk.idle_seconds)
        self._change(seconds=seconds, fresh=turned or self._state.fresh)

    @Slot(object)
    def _lost(self, _problem: object) -> None:
        self._gone = True
        self._change(**self._reach())

    @Slot()
    def _found(self) -> None:
        self._gone = False
        self._change(**self._reach())

    def _reach(self) -> dict[str, bool]:
        """Its own numbers come to an end, and their day too."""
        alone = self._gone and self._goes_on()
        return {"lost": self._gone and not alone, "away": alone}

    def _change(self, **changes: Any) -> None:
        """Takes `changes` into the state and tells QML each property that is now another."""
        if changes.get("seconds") is not None:
            self._second.start()  # so that the first second of a countdown is a whole one
        self._state = replace(self._state, now=self._clock(), **changes)
        if page_of(self._state) != self._props.page:
            self._fresh.start()
            self._state = replace(self._state, fresh=True)
        self.show(self._state, derive, changes_at, self._settings)
