"""What is due once a business day, while an app runs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from shared.hall import Hall
from shared.hall.care import LOOK_SECONDS, Care
from shared.hall.verb_runner import utc_now
from shared.store.store import Store
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.daily")


class DailyCare(QObject):
    """Looks after the database on a thread of its own (`jobs`): learning takes seconds, and nobody should wait.

    Every app that writes may have one; what one has done, the others find done. `now` gives aware UTC. `copied`
    tells after each look what became of the day's copy, a `Daily`.
    """

    copied = Signal(object)

    def __init__(
        self, hall: Hall, store: Store, now: Callable[[], datetime] = utc_now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.jobs = JobRunner(self)
        self._care = Care(hall, store, now)
        self._timer = QTimer(self, interval=LOOK_SECONDS * 1000)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Looks now and then every ten minutes."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Does what is due, unless it is being done."""
        if not self.jobs.busy():
            self.jobs.run(self._care.tend, self.copied.emit, lambda _: None)

    def stop(self) -> None:
        """Waits for what is being done; nothing is begun any more."""
        self._timer.stop()
        self.jobs.stop()
