"""What an open sheet needs of the hall is asked when it opens."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial

from counter.sheets.sheet import Kind, Sheet
from counter.state import LiveState
from shared.hall import Hall
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.counter")


class SheetNeeds:
    """Puts into the state the code of the number that COME_BACK shows; `clerks` asks who is locked out, for STAFF.
    Lives on the GUI thread.
    """

    def __init__(
        self, jobs: JobRunner, hall: Hall, counter: int, live: LiveState, clerks: Callable[[], None]
    ) -> None:
        self._jobs, self._hall, self._counter = jobs, hall, counter
        self._live, self._clerks = live, clerks
        self._sheet: Sheet | None = None

    def look(self) -> None:
        """The state has changed."""
        sheet = self._live.now.sheet
        if sheet is self._sheet:
            return
        self._sheet = sheet
        self._live.take(code="")
        if sheet is not None and sheet.kind is Kind.STAFF:
            self._clerks()
        if sheet is not None and sheet.kind is Kind.COME_BACK and sheet.ticket is not None:
            ask = partial(self._hall.code_aside, self._counter, sheet.ticket.id)
            self._jobs.run(ask, partial(self._told, sheet), self._failed)

    def _told(self, sheet: Sheet, code: str) -> None:
        if sheet is self._sheet:
            self._live.change(code=code)

    def _failed(self, problem: Exception) -> None:
        log.warning("the code of a number that was put aside is not known: %s", problem)
