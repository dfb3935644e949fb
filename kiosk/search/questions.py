"""Asks the catalogue off the GUI thread, as one types: the last question is the one that is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial

from kiosk.keyboard.typing import Typing
from shared.procedures.catalogue import Catalogue
from shared.procedures.procedure import Procedure
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.kiosk")
MOST = 5
"""Procedures that are shown of one question."""


class Questions:
    """On the GUI thread. `read` makes the catalogue (raises HallError); what it made before stays while it cannot."""

    def __init__(self, jobs: JobRunner, read: Callable[[], Catalogue], settings: Settings) -> None:
        self._jobs = jobs
        self._read = read
        self._services = frozenset(service.code for service in settings.service)
        self._catalogue: Catalogue | None = None
        self._waiting: Callable[[], None] | None = None
        self._asking = False

    def load(self, day: date, told: Callable[[bool], None]) -> None:
        """Reads the catalogue anew and says whether it has something for this hall on this day."""

        def work() -> Catalogue:
            catalogue = self._read()
            catalogue.search("a", day)  # makes its index
            return catalogue

        def done(catalogue: Catalogue) -> None:
            self._catalogue = catalogue
            told(self.offered(day))

        def failed(problem: Exception) -> None:
            log.warning("the catalogue of procedures: %s", problem)
            told(self.offered(day))

        self._jobs.run(work, done, failed)

    @property
    def known(self) -> bool:
        """Whether the catalogue was read once."""
        return self._catalogue is not None

    def offered(self, day: date) -> bool:
        """Whether somebody can come to a number by the catalogue."""
        procedures = self._catalogue.procedures if self._catalogue else ()
        return any(each.service in self._services and each.valid_on(day) for each in procedures)

    def ask(self, typing: Typing, day: date, told: Callable[[str, tuple[Procedure, ...]], None]) -> None:
        """`told(text, found)` comes later, unless another question came meanwhile."""
        self._waiting = partial(self._ask, typing, day, told)
        if not self._asking:
            self._next()

    def forget(self) -> None:
        """Whoever asked has gone."""
        self._waiting = None

    def _next(self) -> None:
        ask, self._waiting = self._waiting, None
        if ask is not None:
            ask()

    def _ask(self, typing: Typing, day: date, told: Callable[[str, tuple[Procedure, ...]], None]) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        self._asking = True

        def done(found: tuple[Procedure, ...]) -> None:
            self._asking = False
            if self._waiting is None:
                told(typing.text, found)
            self._next()

        def failed(_problem: Exception) -> None:  # the log has it
            self._asking = False
            self._next()

        self._jobs.run(partial(find, catalogue, typing, day), done, failed)


def find(catalogue: Catalogue, typing: Typing, day: date) -> tuple[Procedure, ...]:
    """What somebody may mean who typed this, best first."""
    return tuple(hit.procedure for hit in catalogue.search(typing.text, day, MOST, keys=typing.raw))
