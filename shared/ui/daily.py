"""What is due once a business day while an app runs: the copy of the database, learning the waiting times, and
the reserve for a full disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.store.copies.daily import Daily, daily
from shared.store.sqlite.disk_space import low_space, make_reserve
from shared.store.store import Store
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.daily")
LOOK_MS = 10 * 60 * 1000
"""A new day is seen so soon; looking costs next to nothing."""


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
        self._timer = QTimer(self, interval=LOOK_MS)
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


class Care:
    """The work of it, without Qt; on one thread. `now` gives aware UTC."""

    def __init__(self, hall: Hall, store: Store, now: Callable[[], datetime]) -> None:
        self._hall = hall
        self._store = store
        self._now = now
        self._learnt: date | None = None
        self._warned: date | None = None

    def tend(self) -> Daily:
        """Does what is due and returns what became of the copy. Problems are logged; only a bug is raised."""
        settings = self._hall.settings
        today = self._now().astimezone(settings.zone).date()
        database = settings.database
        folder = Path(database.backup_folder).expanduser() if database.backup_folder else None
        make_reserve(self._store.path)
        self._warn(today)
        done = daily(self._store, settings.hall.code, folder, database.backups_kept, today)
        self._learn(today)
        return done

    def _warn(self, today: date) -> None:
        space = low_space(self._store.path)
        if space is not None and space.low and self._warned != today:
            self._warned = today
            log.warning("%d MB left on the disk with %s", space.free // 1_000_000, self._store.name)

    def _learn(self, today: date) -> None:
        """Once a business day, by whichever process comes first."""
        if self._learnt == today:
            return
        try:
            if self._hall.learnt_on() != self._hall.board()[0].day:
                model = self._hall.learn()
                log.info(
                    "waiting times learnt from %d visits, %.0f %% by the table", model.visits, 100 * model.share
                )
            self._learnt = today
        except Unavailable as problem:
            log.warning("waiting times were not learnt: %s", problem)
