"""What foretells the waits: asked of the hall once a business day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

from shared.hall import Hall
from shared.rules.estimate import Model
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.foretelling")


class Foretelling:
    """On the GUI thread. `told` gets the model; until then, and without one, no wait is told."""

    def __init__(self, jobs: JobRunner, hall: Hall, told: Callable[[Model], None]) -> None:
        self._jobs = jobs
        self._hall = hall
        self._told = told
        self._asked: tuple[date | None] | None = None

    def on(self, day: date | None) -> None:
        """Asks on another day than the last, and again where the hall did not answer."""
        if self._asked != (day,):
            self._asked = (day,)
            self._jobs.run(self._hall.model, self._told, self._not_told)

    def _not_told(self, problem: Exception) -> None:
        log.warning("no wait can be told: %s", problem)
        self._asked = None
