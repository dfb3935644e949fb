"""All signs that one app keeps right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby

from shared.rules.board import Board
from shared.settings.settings import Settings
from shared.settings.sign import SignSection
from shared.sign.bus import REFRESH_SECONDS, SignBus, Told
from shared.sign.content import content
from shared.sign.frames import frame


class Signs:
    """Shows on each of `signs` how its counter is. Costs the thread that uses it nothing but a glance."""

    def __init__(
        self,
        settings: Settings,
        signs: Iterable[SignSection],
        clock: Callable[[], datetime],
        told: Told = lambda *_: None,
        refresh: float = REFRESH_SECONDS,
    ) -> None:
        """`told`: see SignBus."""
        self._settings = settings
        self._clock = clock
        self._board = Board()
        by_port = groupby(sorted(signs, key=lambda sign: sign.port), key=lambda sign: sign.port)
        self._buses = [SignBus(tuple(group), self._frame, told, refresh) for _, group in by_port]

    def show(self, board: Board) -> None:
        """From the first board on the signs say something."""
        self._board = board
        for bus in self._buses:
            bus.wake()

    def stop(self) -> None:
        """The signs go dark: from now on nobody keeps them right."""
        for bus in self._buses:
            bus.stop()

    def _frame(self, sign: SignSection) -> bytes:
        shown = content(self._settings, self._board, sign.counter, self._clock())
        return frame(sign, shown, self._settings.hall.languages[0])
