"""One request to the hall at a time: its request_id, and when it is over."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter.requests.intent import Intent
from counter.times import CounterTimes
from shared.errors.kinds import Unavailable
from shared.rules.entry import Entry
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.counter")
T = TypeVar("T")


class Requests(QObject):
    """Runs what the window asks of the hall. Lives on the GUI thread; `changed` when busy or slow changed.

    The number in hand is what the board says, never what a verb returned: one truth for all screens. So a
    verb is over, and `busy` false, only when its own entry has come back by the news (`saw`).
    """

    changed = Signal()

    def __init__(self, jobs: JobRunner, times: CounterTimes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._running = 0
        self._awaited: str | None = None
        self._unanswered: dict[Intent, str] = {}
        self._slow = one_shot(self, times.slow, self.changed.emit)
        self._news = one_shot(self, times.news, self._stop_waiting)
        self._double_press = one_shot(self, times.double_press, self.changed.emit)

    @property
    def busy(self) -> bool:
        return self._running > 0 or self._awaited is not None or self._double_press.isActive()

    @property
    def slow(self) -> bool:
        return self._running > 0 and not self._slow.isActive()

    def request_id(self, intent: Intent, begun: Mapping[Intent, str] = MappingProxyType({})) -> str:
        """A new one, or the same again if the database did not answer this very intention: twice is once.

        `begun`: the request ids of what was done before it for one intention, and is done again with it.
        """
        self._unanswered = {**begun, intent: self._unanswered.get(intent) or uuid4().hex}
        return self._unanswered[intent]

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        awaited: str | None = None,
    ) -> None:
        """One job off the GUI thread. `awaited` is the request_id of the entry it writes, if it writes one."""

        def worked(result: T) -> None:
            self._running -= 1
            self._unanswered = {}
            if self._awaited is not None:
                self._news.start()
            done(result)
            self.changed.emit()

        def did_not(problem: Exception) -> None:
            self._running -= 1
            self._awaited = None
            if not isinstance(problem, Unavailable):
                self._unanswered = {}
            failed(problem)
            self.changed.emit()

        self._running += 1
        self._awaited = awaited
        self._news.stop()
        self._slow.start()
        self.changed.emit()
        self._jobs.run(work, worked, did_not)

    def saw(self, entry: Entry) -> None:
        """An entry of the news."""
        if entry.request_id is not None and entry.request_id == self._awaited:
            self.give_up()

    def give_up(self) -> None:
        """Waits no longer for the entry: it came, it will not come, or there is no news just now."""
        self._awaited = None
        self._news.stop()
        self.changed.emit()

    def settle(self) -> None:
        """After a call or a start: stays busy for `times.double_press`."""
        self._double_press.start()

    @Slot()
    def _stop_waiting(self) -> None:
        log.warning("no news of the last verb for %d ms", self._news.interval())
        self.give_up()


def one_shot(parent: QObject, milliseconds: int, then: Callable[[], None]) -> QTimer:
    """A timer that does `then` once, so long after each start()."""
    timer = QTimer(parent, interval=milliseconds, singleShot=True)
    timer.timeout.connect(then)
    return timer
