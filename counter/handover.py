"""What came with the number in hand, a colleague's note or a dossier: asked of the hall when it comes here."""

from __future__ import annotations

import logging
from functools import partial

from counter.state import LiveState
from shared.hall import Hall
from shared.rules.ticket import Sent, Ticket
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.counter")


class Handover:
    """Puts into the state how the number in hand was sent here. Lives on the GUI thread."""

    def __init__(self, jobs: JobRunner, hall: Hall, live: LiveState) -> None:
        self._jobs = jobs
        self._hall = hall
        self._live = live
        self._of: int | None = None

    def of(self, ticket: Ticket | None) -> None:
        """The number in hand now; asks once for each that comes."""
        now = ticket.id if ticket else None
        if now == self._of:
            return
        self._of = now
        if self._live.now.sent is not None:
            self._live.change(sent=None)
        if now is not None:
            self._jobs.run(partial(self._hall.sent, now), partial(self._told, now), partial(self._failed, now))

    def _told(self, ticket: int, sent: Sent | None) -> None:
        if ticket == self._of:
            self._live.change(sent=sent)

    def _failed(self, ticket: int, problem: Exception) -> None:
        log.warning("how a number came here is not known: %s", problem)
        if ticket == self._of:
            self._of = None  # the next news asks again
