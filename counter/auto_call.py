"""The next number is called by itself some seconds after a done, where the hall has it so for the counter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from counter.requests.requests import one_shot
from counter.sheets.lists import waiting
from counter.state import CounterState
from shared.settings.settings import Settings

SLEPT = timedelta(seconds=10)


class AutoCall:
    """Lives on the GUI thread. `after_done` begins the wait; whatever the clerk does meanwhile ends it."""

    def __init__(
        self,
        settings: Settings,
        counter: int,
        state: Callable[[], CounterState],
        call: Callable[[], None],
        clock: Callable[[], datetime],
        parent: QObject,
    ) -> None:
        section = settings.find_counter(counter)
        self._seconds = section.auto_call_seconds if section else 0
        self._settings, self._counter, self._state, self._call, self._clock = (
            settings,
            counter,
            state,
            call,
            clock,
        )
        self._since = clock()
        self._wait = one_shot(parent, 1000 * self._seconds, self._over)

    def after_done(self) -> None:
        if self._seconds:
            self._since = self._clock()
            self._wait.start()

    def asked(self) -> None:
        """The clerk asks for something."""
        self._wait.stop()

    def _over(self) -> None:
        if self._clock() - self._since > timedelta(seconds=self._seconds) + SLEPT:
            return  # the computer slept meanwhile: nobody may sit there
        state = self._state()
        free = state.board.at_counter(self._counter) is None and state.session(self._counter).paused is None
        quiet = state.logged_on and not state.busy and state.sheet is None and not state.outage
        if free and quiet and waiting(self._settings, self._counter, state):
            self._call()
