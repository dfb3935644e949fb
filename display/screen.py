"""The hall screen in Python: which calls stand in the picture, which one flashes, what is announced."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from display.announcer import Announcer
from display.props import DisplayProps, changes_at, derive
from display.stage import HOLD_MS, Stage, arrive, release, settle
from display.state import DisplayState
from shared.rules.board import Board, Call, fold
from shared.rules.entry import CALLS, Entry, Verb
from shared.rules.ticket import State
from shared.settings.settings import Settings
from shared.ui.news import News
from shared.ui.props import view
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Display"
QML_IMPORT_MAJOR_VERSION = 1

TICK_MS = 1000
FLASH_MS = 250
"""Half a flash: twice a second on and off, well under the three a second that can harm (WCAG 2.3.1)."""
FLASHES = 6
"""Three seconds; then the call stays lit."""


@QmlElement
@QmlUncreatable("made by display/__main__.py")
class Screen(view(DisplayProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """The picture and the voice of one hall. Lives on the GUI thread; it only reads the queue.

    Every call and recall is announced once, in order of the journal, as long as its person has not come; calls
    that were there at the start are shown only. `callSeq` changes in the same turn as the picture that first
    holds this call.
    """

    def __init__(
        self,
        settings: Settings,
        news: News,
        language: Language,
        announcer: Announcer,
        clock: Callable[[], datetime],
        *,
        hold_ms: int = HOLD_MS,
        flash_ms: int = FLASH_MS,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._language = language
        self._announcer = announcer
        self._clock = clock
        self._half_flashes = 0
        self._state = DisplayState(clock(), width=1920, height=1080, board=news.board, stage=_at_start(news.board))
        self._hold = QTimer(self, interval=hold_ms, singleShot=True)
        self._hold.timeout.connect(self._release)
        self._flash = QTimer(self, interval=flash_ms)
        self._flash.timeout.connect(self._toggle)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._refresh)
        self._tick.start()
        news.changed.connect(self._take_news)
        news.lost.connect(self._lost)
        news.found.connect(self._found)
        language.changed.connect(self._refresh)
        announcer.audible_changed.connect(self._refresh)
        self._refresh()

    @Slot(float, float)
    def fit(self, width: float, height: float) -> None:
        """The window's size in pixels."""
        if width > 0 and height > 0:
            self._change(width=width, height=height)

    # News

    def _take_news(self, board: Board, entries: tuple[Entry, ...]) -> None:
        """Folds entry by entry, so that each call is seen as it was, also when several come in one reading."""
        walk, stage = self._state.board, self._state.stage
        spoken: list[tuple[Call, bool]] = []
        for entry in entries:
            walk = fold(walk, entry)
            if entry.verb is Verb.EXPIRE:
                stage = Stage()
            elif entry.verb in CALLS and walk.calls:
                spoken.append((walk.calls[0], entry.verb is Verb.RECALL))
                stage = arrive(stage, walk.calls[0])
        if not entries:
            stage = _at_start(board)
        called = {ticket.id for ticket in board.tickets.values() if ticket.state is State.CALLED}
        self._stand(settle(stage, called), board)
        for call, again in spoken:
            if call.ticket in called:
                self._announcer.announce(call.label, call.counter, again=again)
        self._announcer.keep({board.tickets[ticket].label for ticket in called})

    def _lost(self, _problem: Exception) -> None:
        self._change(lost_at=self._state.lost_at or self._clock())

    def _found(self) -> None:
        self._change(lost_at=None)

    # The stage

    def _stand(self, stage: Stage, board: Board) -> None:
        """Shows the stage; a call that is new on it flashes."""
        new = stage.held and stage.call != self._state.stage.call
        if new:
            self._half_flashes = 2 * FLASHES
            self._flash.start()
            self._hold.start()
        elif stage.call is None:
            self._flash.stop()
        self._change(stage=stage, board=board, lit=not new and (stage.call is None or self._state.lit))

    def _release(self) -> None:
        self._stand(release(self._state.stage), self._state.board)

    def _toggle(self) -> None:
        self._half_flashes -= 1
        if self._half_flashes <= 0:
            self._flash.stop()
        self._change(lit=self._half_flashes <= 0 or not self._state.lit)

    # Props

    def _change(self, **state: Any) -> None:
        """Takes new state in and emits exactly what changed."""
        self._state = replace(self._state, **state)
        self._refresh()

    def _refresh(self) -> None:
        self._state = replace(
            self._state,
            now=self._clock(),
            language=self._language.code,
            audible=bool(self._announcer.audible),
        )
        self.show(self._state, derive, changes_at, self._settings)


def _at_start(board: Board) -> Stage:
    """The newest call stands large, lit: it was announced before this screen started."""
    return Stage(board.calls[0] if board.calls else None)
