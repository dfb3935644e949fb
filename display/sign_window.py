"""A sign above a counter as a window, in Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.sign_props import SignProps, SignState, changes_at, derive
from shared.rules.board import Board
from shared.rules.entry import Entry
from shared.settings.settings import Settings
from shared.ui.news import News
from shared.ui.props import view
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Display"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000


@QmlElement
@QmlUncreatable("made by display/__main__.py")
class SignWindow(view(SignProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """The sign of one counter. Lives on the GUI thread; it only reads the queue."""

    def __init__(
        self, settings: Settings, counter: int, news: News, language: Language, clock: Callable[[], datetime]
    ) -> None:
        super().__init__()
        self._known = settings, counter
        self._language = language
        self._clock = clock
        self._state = SignState(clock(), board=news.board)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._change)
        self._tick.start()
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        language.changed.connect(self._change)
        self._change()

    @Slot(object, object)
    def _take_news(self, board: Board, _entries: tuple[Entry, ...]) -> None:
        self._change(board=board)

    @Slot(object)
    def _lost(self, _problem: Exception) -> None:
        self._change(lost_at=self._state.lost_at or self._clock())

    @Slot()
    def _found(self) -> None:
        self._change(lost_at=None)

    @Slot()
    def _change(self, **state: Any) -> None:
        """Takes new state in and emits exactly what changed."""
        self._state = replace(self._state, now=self._clock(), language=self._language.code, **state)
        self.show(self._state, derive, changes_at, *self._known)
