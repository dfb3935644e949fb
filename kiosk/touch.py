"""One touch of a service, until its number is known, or not wanted any more."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from functools import partial
from uuid import uuid4

from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.rules.board import Board
from shared.rules.entry import Entry
from shared.rules.ticket import GIVEN_UP, Ticket
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.kiosk")


class Touch:
    """Asks the hall for one number, under one request_id however often. Lives on the GUI thread.

    `given(ticket)` once, by the hall's answer or by the news, whichever tells it first; `failed(problem)` after
    each asking in vain. A refusal ends it. Once it was given up neither is told: a number that was written all
    the same is `unwanted(ticket)`.
    """

    def __init__(
        self,
        jobs: JobRunner,
        issue: Callable[..., Ticket],
        given: Callable[[Ticket], None],
        failed: Callable[[Exception], None],
        unwanted: Callable[[Ticket], None],
    ) -> None:
        self._jobs = jobs
        self._id = uuid4().hex
        self._work = partial(issue, request_id=self._id, still_wanted=lambda: self.wanted)
        self._given = given
        self._failed = failed
        self._unwanted = unwanted
        self._running = False
        self._given_up = False
        self.over = False
        """All is known of it; until then the news may tell more."""

    @property
    def wanted(self) -> bool:
        """Whether somebody waits for its number."""
        return not self.over and not self._given_up

    @property
    def asking(self) -> bool:
        """Whether somebody waits for the hall's answer."""
        return self._running and self.wanted

    def ask(self) -> None:
        """Asks, or asks again; does nothing while it is asking, or when all is known, or given up."""
        if not self._running and self.wanted:
            self._running = True
            self._jobs.run(self._work, self._answered, self._not_answered)

    def give_up(self) -> None:
        """Nobody waits any more, for good."""
        self._given_up = True

    def saw(self, board: Board, entries: Iterable[Entry]) -> None:
        """News: the number may have been written although the hall could not say so."""
        for entry in entries:
            ticket = board.tickets.get(entry.ticket or 0)
            if entry.request_id == self._id and ticket is not None:
                self._end(ticket)

    def _answered(self, ticket: Ticket) -> None:
        self._running = False
        self._end(ticket)

    def _not_answered(self, problem: Exception) -> None:
        self._running = False
        if not self.over:
            self.over = not isinstance(problem, Unavailable)
            if not self._given_up:
                self._failed(problem)

    def _end(self, ticket: Ticket) -> None:
        if not self.over:
            self.over = True
            (self._unwanted if self._given_up else self._given)(ticket)


class GivenUp:
    """Touches that nobody waits for any more; numbers written all the same are cancelled. On the GUI thread."""

    def __init__(self, jobs: JobRunner, hall: Hall) -> None:
        self._jobs = jobs
        self._hall = hall
        self._open: list[Touch] = []
        """Those of which it is not known yet whether their number was written."""
        self._unwanted: list[Ticket] = []

    def add(self, touch: Touch) -> None:
        """From here on its number is not given, or cancelled."""
        touch.give_up()
        self._open = [one for one in (*self._open, touch) if not one.over]

    def saw(self, board: Board, entries: Iterable[Entry]) -> None:
        """News."""
        for touch in self._open:
            touch.saw(board, entries)

    def written(self, ticket: Ticket) -> None:
        """A touch was given up too late."""
        log.warning("%s was written when nobody waited for it any more", ticket.label)
        self.give_back(ticket)

    def give_back(self, ticket: Ticket) -> None:
        """Whoever took a number does not want it."""
        self._unwanted.append(ticket)
        self.cancel()

    def cancel(self) -> None:
        """Tries until it is done, or no matter of this kiosk any more: a clerk called it, or a new day began."""
        todo, self._unwanted = self._unwanted, []
        for ticket in todo:

            def not_yet(problem: Exception, ticket: Ticket = ticket) -> None:
                if isinstance(problem, Unavailable):
                    self._unwanted.append(ticket)
                else:
                    log.warning("%s is not cancelled: %s", ticket.label, problem)

            self._jobs.run(partial(self._hall.cancel, ticket.id, reason=GIVEN_UP), lambda _: None, not_yet)
