"""An app begins anew when its database came late, or when another file was put in its place."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from shared.ui.jobs import JobRunner
from shared.ui.source import HallSource

log = logging.getLogger("bocso.start")
LOOK_MS = 1000
ANEW = 75
"""The exit code of an app that is to begin anew: nothing of it stays, as all it knows is of the other file."""


class Again(QObject):
    """Tries `work` on a worker thread every `look_ms`, from `start` on until it raises nothing, then calls `done`
    once. `failed` is called with each problem that is not the one before. Lives on the GUI thread.
    """

    def __init__(
        self,
        work: Callable[[], None],
        jobs: JobRunner,
        done: Callable[[], None],
        failed: Callable[[Exception], None],
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__()
        self._work = work
        self._jobs = jobs
        self._done = done
        self._failed = failed
        self._said = ""
        self._timer = QTimer(self, interval=look_ms, singleShot=True)
        self._timer.timeout.connect(self._try)

    def start(self) -> None:
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _try(self) -> None:
        self._jobs.run(self._work, lambda _: self._done(), self.wrong)

    def wrong(self, problem: Exception) -> None:
        """As if a try had failed with it."""
        if str(problem) != self._said:
            self._said = str(problem)
            self._failed(problem)
        self._timer.start()


class Replaced(QObject):
    """Looks once a second whether the hall's queue was replaced, and calls `begin` when the new one can be opened;
    until then (it is still being copied, or is damaged) it tries again. `outdated` is called once, when the hall's
    settings were changed. Lives on the GUI thread.
    """

    def __init__(
        self,
        source: HallSource,
        jobs: JobRunner,
        begin: Callable[[], None],
        outdated: Callable[[], None] = lambda: None,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__()
        self._source = source
        self._outdated: Callable[[], None] | None = outdated
        self._again = Again(self._try, jobs, begin, self._say, look_ms)
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        self._again.stop()

    def _look(self) -> None:
        if self._source.replaced():
            self._timer.stop()
            self._again.start()
        elif self._outdated is not None and self._source.outdated():
            self._outdated()
            self._outdated = None

    def _try(self) -> None:
        """Raises StoreUnavailable while the new one cannot be used."""
        self._source.leave()

    def _say(self, problem: Exception) -> None:
        log.warning("the queue was replaced: %s", problem)
