"""How long people wait for what, as the hall tells who comes now: asked anew after something happened."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from shared.hall import Hall
from shared.hall.forecast import Outlook
from shared.ui.jobs import JobRunner

AGAIN_MS = 5000
"""Least time between two questions: waits are said in minutes."""


class WaitTimes(QObject):
    """Asks on the jobs' thread, never twice at once. `changed` with the outlook of each service by its code, on
    the GUI thread; with none while the hall does not answer.
    """

    changed = Signal(object)

    def __init__(self, hall: Hall, jobs: JobRunner, *, again_ms: int = AGAIN_MS) -> None:
        super().__init__()
        self._hall, self._jobs = hall, jobs
        self._pause = QTimer(self, interval=again_ms, singleShot=True)
        self._pause.timeout.connect(self._rested)
        self._wanted = self._asking = False

    def ask(self) -> None:
        """At once, or as soon as it may."""
        self._wanted = True
        self._rested()

    def _rested(self) -> None:
        if self._wanted and not self._asking and not self._pause.isActive():
            self._wanted, self._asking = False, True
            self._jobs.run(self._outlooks, self._told, lambda _problem: self._told({}))

    def _outlooks(self) -> Mapping[str, Outlook]:
        return {service.code: self._hall.outlook(service.code) for service in self._hall.settings.service}

    def _told(self, outlooks: Mapping[str, Outlook]) -> None:
        self._asking = False
        self._pause.start()
        self.changed.emit(outlooks)
