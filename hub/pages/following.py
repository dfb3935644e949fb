"""What the pages know of the hall: the ticket behind a code, and the forecast of the board, once for all."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from starlette.concurrency import run_in_threadpool

from hub.live import Live
from shared.errors.visits import UnknownTicket
from shared.hall.forecast import Forecast, Outlook
from shared.hall.intake import CODE_BYTES
from shared.hall.today import is_over
from shared.rules.board import Board
from shared.rules.calling import Rule
from shared.rules.estimate import Model
from shared.rules.ticket import LIVE_STATES, State, Ticket
from shared.settings.settings import Settings

CODE = re.compile(rf"[0-9A-F]{{{2 * CODE_BYTES}}}")
HOLDS = timedelta(seconds=20)
"""A range that was told stands so long, while as many people are ahead: it is for a person, not for a clock."""


class Following:
    """Used on the event loop; the database is asked on a thread, only for who is not on the board.

    Everything here may raise Unavailable.
    """

    def __init__(self, live: Live, clock: Callable[[], datetime]) -> None:
        self.live = live
        self.settings: Settings = live.hall.settings
        self._clock = clock
        self._read: dict[str, Ticket] = {}
        self._told: dict[int, tuple[datetime, Outlook]] = {}
        self._comers: tuple[Forecast, dict[str, Outlook]] | None = None
        self._model: Model | None = None
        self._day: date | None = None
        self._forecast: tuple[int, datetime, Forecast] | None = None

    @property
    def local(self) -> datetime:
        """The time in the hall."""
        return self._clock().astimezone(self.settings.zone)

    @property
    def board(self) -> Board:
        """The board of today: empty once its day is over."""
        board = self.live.board
        return Board() if is_over(self.settings, board, self.local) else board

    @property
    def lost(self) -> str:
        """Since when the database has not answered, as people read it; "" while it does."""
        return f"{self.live.lost.astimezone(self.settings.zone):%H:%M}" if self.live.lost else ""

    async def ticket(self, code: str) -> Ticket | None:
        """The ticket of today with this code; None alike for a code that is unknown or of another day."""
        code = code.upper()
        if not CODE.fullmatch(code):
            return None
        await self._of_today()
        known = self._read.get(code)
        if known is None or (known.id not in self.board.tickets and known.state in LIVE_STATES):
            known = await run_in_threadpool(self._ask, code)
        board = self.board
        if known is None or known.day != board.day:
            return None
        self._read[code] = known
        return board.tickets.get(known.id, known)

    async def outlook(self, ticket: Ticket) -> Outlook:
        """Of somebody who waits."""
        forecast = await self._foretold()
        ahead, now = forecast.ahead.get(ticket.id), self._clock()
        if ahead is None:  # not on the board yet
            return Outlook(ticket.ahead, 0, ticket.wait)
        told, here = self._told.get(ticket.id), (ahead, forecast.counters(ticket.line))
        if told is None or (told[1].ahead, told[1].counters) != here or now - told[0] > HOLDS:
            told = self._told[ticket.id] = now, forecast.of(ticket)
        return told[1]

    async def outlooks(self) -> dict[str, Outlook]:
        """By service, what somebody is told who comes now."""
        forecast = await self._foretold()
        if self._comers is None or self._comers[0] is not forecast:
            found = {each.code: forecast.of_who_comes(each.code) for each in self.settings.service}
            self._comers = forecast, found
        return self._comers[1]

    async def known(self, done: Ticket) -> None:
        """Until the board has what was done to a ticket, a second at most: its page must not show it as before."""
        end = asyncio.get_running_loop().time() + 1
        while self.live.board.tickets.get(done.id, done) != done:
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                return
            await self.live.change(left)

    def behind(self, ticket: Ticket) -> int:
        """How many of its line wait behind a ticket."""
        apart, mine = self.settings.order.rule is not Rule.HEAD_START, (ticket.rank, ticket.id)
        others = (each for each in self.board.tickets.values() if each.line == ticket.line)
        return sum(
            each.state is State.WAITING
            and (each.rank, each.id) > mine
            and not (apart and each.lane is not ticket.lane)
            for each in others
        )

    # Inside

    def _ask(self, code: str) -> Ticket | None:
        try:
            return self.live.hall.ticket_of_code(code)
        except UnknownTicket:
            return None

    async def _of_today(self) -> None:
        """On a new day nothing of the last is kept."""
        if self._model is None or self._day != self.live.board.day:
            day = self.live.board.day
            model = await run_in_threadpool(self.live.hall.model)
            self._model, self._day = model, day
            self._read.clear()
            self._told.clear()
            self._forecast = self._comers = None

    async def _foretold(self) -> Forecast:
        await self._of_today()
        assert self._model is not None, "it was read just now"
        now = self._clock()
        kept = self._forecast
        if kept is None or kept[0] != self.live.seq or now - kept[1] > HOLDS:
            kept = self._forecast = self.live.seq, now, Forecast(self.settings, self._model, self.board, now)
        return kept[2]
