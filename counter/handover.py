"""What comes with the number in hand, a colleague's note or a dossier: asked of the hall when it comes to this
counter; what its visitor has to pay, asked again when a fee changes; and whether that visitor has a panel.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Any

from counter.state import LiveState
from shared.hall import Hall
from shared.rules.entry import FEE_VERBS, Entry
from shared.rules.ticket import Ticket
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.counter")


class Handover:
    """Puts into the state how the number in hand was sent here, its fee in a hall that asks for any, and whether
    there is a panel. Lives on the GUI thread.
    """

    def __init__(self, jobs: JobRunner, hall: Hall, settings: Settings, counter: int, live: LiveState) -> None:
        self._jobs = jobs
        self._hall = hall
        self._live = live
        self._counter = counter
        self._fees = bool(settings.fee)
        self._own_panel = bool(settings.get_counter(counter).panel_screen)
        live.take(panel=self._own_panel)
        self._of: int | None = None

    def of(self, ticket: Ticket | None, entries: tuple[Entry, ...] = ()) -> None:
        """The number in hand after `entries`; asks once for each that comes."""
        now = ticket.id if ticket else None
        changed = now != self._of
        if changed:
            self._of = now
            if (self._live.now.sent, self._live.now.fee) != (None, None):  # what came with another is not shown
                self._live.change(sent=None, fee=None)
        if now is not None and changed:
            self._ask("sent", self._hall.sent, now)
            if not self._own_panel:  # a tablet may come and go
                self._ask("panel", lambda _: self._hall.has_panel(self._counter), now)
        if now is not None and self._fees and (changed or any(entry.verb in FEE_VERBS for entry in entries)):
            self._ask("fee", self._hall.fee_of, now)

    def _ask(self, what: str, of: Callable[[int], object], ticket: int) -> None:
        self._jobs.run(partial(of, ticket), partial(self._told, what, ticket), partial(self._failed, ticket))

    def _told(self, what: str, ticket: int, found: Any) -> None:
        if ticket == self._of:
            self._live.change(**{what: found})

    def _failed(self, ticket: int, problem: Exception) -> None:
        log.warning("what comes with a number is not known: %s", problem)
        if ticket == self._of:
            self._of = None  # the next news asks again
