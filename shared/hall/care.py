"""What is due once a business day while a hall is open: the copy of the database, learning the waiting times, and
the reserve for a full disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from shared.errors.kinds import Unavailable
from shared.hall.hall import Hall
from shared.store.copies.daily import Daily, daily
from shared.store.sqlite.disk_space import low_space, make_reserve
from shared.store.store import Store

log = logging.getLogger("bocso.daily")
LOOK_SECONDS = 10 * 60
"""A new day is seen so soon; looking costs next to nothing."""


class Care:
    """On one thread. Every program that writes may have one; what one has done, the others find done. `now` gives
    aware UTC.
    """

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
