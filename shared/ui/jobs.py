"""The one way off the GUI thread: hall, printer and file work runs in order on one worker thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, Slot

log = logging.getLogger("bocso.jobs")
T = TypeVar("T")


class JobRunner(QObject):
    """Runs callables on one worker thread, in the order given; results come back on the GUI thread.

    An exception goes to `failed`; one that is no HallError is a bug and is logged with its traceback too.
    """

    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="jobs")
        self._open = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Queues `work`. Exactly one of `done` and `failed` is called later, on this object's thread."""
        self._open += 1

        def back(future: Future[T]) -> None:
            self._finished.emit(future, done, failed)

        self._pool.submit(work).add_done_callback(back)

    def busy(self) -> bool:
        """Whether a job is queued, running or not yet delivered."""
        return self._open > 0

    def drain(self) -> None:
        """Lets the event loop run until every queued job has been delivered (tests and shutdown)."""
        loop = QEventLoop()
        look = QTimer(interval=1)
        look.timeout.connect(lambda: None if self.busy() else loop.quit())
        look.start()
        if self.busy():
            loop.exec()
        look.stop()

    def stop(self) -> None:
        """Waits for the running job; later ones are dropped."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object, object, object)
    def _deliver(
        self, future: Future[Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        self._open -= 1
        if future.cancelled():
            return
        problem = future.exception()
        if problem is None:
            done(future.result())
        elif isinstance(problem, Exception):
            _log(problem)
            failed(problem)


def _log(problem: Exception) -> None:
    from shared.errors.kinds import HallError  # noqa: PLC0415 - only when something went wrong

    if not isinstance(problem, HallError):
        log.error("a job failed", exc_info=problem)
