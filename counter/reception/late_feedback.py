"""What people wrote at a kiosk and nobody has answered by the day that their paper names: staff are told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject, QTimer

from shared.errors.kinds import HallError
from shared.errors.kiosk import FeedbackLate
from shared.hall import Hall
from shared.hall.feedback import Receipt
from shared.rules.entry import Entry, Verb
from shared.settings.settings import Settings
from shared.slip.feedback_receipt import grouped
from shared.ui.jobs import JobRunner
from shared.ui.news import News

log = logging.getLogger("bocso.counter")
_CHANGES = frozenset({Verb.FEEDBACK, Verb.FEEDBACK_ANSWER})


class LateFeedback(QObject):
    """Lives on the GUI thread. `see_to` is told what is late, or None, whenever that is another. Every `look`
    milliseconds it sees whether another day has begun, and asks again where the hall did not answer.
    """

    def __init__(
        self,
        settings: Settings,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        clock: Callable[[], datetime],
        see_to: Callable[[str, HallError | None], None],
        look: int,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._hall = hall
        self._jobs = jobs
        self._settings = settings
        self._clock = clock
        self._see_to = see_to
        self._of: date | None = None
        """The day for which it is known what is late."""
        self._said = ""
        self._tick = QTimer(self, interval=look)
        self._tick.timeout.connect(self._look)
        self._tick.start()
        news.changed.connect(lambda _board, entries: self._heard(entries))
        news.found.connect(self._ask)
        self._ask()

    def _today(self) -> date:
        return self._clock().astimezone(self._settings.zone).date()

    def _heard(self, entries: Sequence[Entry]) -> None:
        if any(each.verb in _CHANGES for each in entries):
            self._ask()

    def _look(self) -> None:
        if self._today() != self._of:
            self._ask()

    def _ask(self) -> None:
        self._of = None
        self._jobs.run(
            self._hall.feedback_waiting, self._learn, lambda problem: log.warning("late feedback: %s", problem)
        )

    def _learn(self, waiting: Sequence[Receipt]) -> None:
        self._of = today = self._today()
        late = [each for each in waiting if each.due < today]
        problem = None
        if late:
            first = min(late, key=lambda each: each.due)
            problem = FeedbackLate(count=len(late), feedback=grouped(first.code), due=f"{first.due:%d/%m/%Y}")
        if str(problem or "") != self._said:
            self._said = str(problem or "")
            self._see_to("feedback", problem)
