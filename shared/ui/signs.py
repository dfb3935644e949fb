"""The signs above the counters follow an app's news."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from shared.errors.outside import SignUnreachable
from shared.hall.verb_runner import utc_now
from shared.rules.board import Board
from shared.rules.entry import Entry
from shared.settings.settings import Settings
from shared.settings.sign import SignSection
from shared.ui.news import News


class SignKeeper(QObject):
    """Keeps the signs among `signs` right until `stop`. `trouble(errors)`, on the GUI thread, whenever that is
    another: all that is wrong with them now, () when nothing is.
    """

    trouble = Signal(object)
    _told = Signal(object, object)

    def __init__(self, settings: Settings, signs: Sequence[SignSection], news: News) -> None:
        super().__init__()
        self._wrong: dict[SignSection, SignUnreachable] = {}
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.stop: Callable[[], None] = lambda: None
        if not signs:
            return
        from shared.sign.signs import Signs  # noqa: PLC0415 - most apps have none

        kept = Signs(settings, signs, utc_now, self._tell)
        self.stop = kept.stop

        def show(board: Board, _entries: tuple[Entry, ...]) -> None:
            kept.show(board)

        news.changed.connect(show)

    def _tell(self, sign: SignSection, problem: SignUnreachable | None) -> None:
        """On a bus's thread."""
        self._told.emit(sign, problem)

    def _take(self, sign: SignSection, problem: SignUnreachable | None) -> None:
        self._wrong.pop(sign, None)
        if problem is not None:
            self._wrong[sign] = problem
        self.trouble.emit(tuple(self._wrong.values()))
