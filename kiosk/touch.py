"""One touch of a service, until its number is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from uuid import uuid4

from shared.errors import Unavailable
from shared.rules.board import Board, Entry
from shared.rules.ticket import Ticket
from shared.ui.jobs import JobRunner


class Touch:
    """Asks the hall for one number, under one request_id however often. Lives on the GUI thread.

    `given(ticket)` once, by the hall's answer or by the news, whichever tells it first; `failed(problem)` after
    each asking in vain. A refusal ends it.
    """

    def __init__(
        self,
        jobs: JobRunner,
        issue: Callable[..., Ticket],
        given: Callable[[Ticket], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._jobs = jobs
        self._id = uuid4().hex
        self._work = partial(issue, request_id=self._id)
        self._given = given
        self._failed = failed
        self._running = False
        self._over = False

    @property
    def asking(self) -> bool:
        """Whether the hall's answer is awaited."""
        return self._running and not self._over

    def ask(self) -> None:
        """Asks, or asks again; does nothing while it is asking, or when all is known."""
        if not self._running and not self._over:
            self._running = True
            self._jobs.run(self._work, self._answered, self._not_answered)

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
        if not self._over:
            self._over = not isinstance(problem, Unavailable)
            self._failed(problem)

    def _end(self, ticket: Ticket) -> None:
        if not self._over:
            self._over = True
            self._given(ticket)
