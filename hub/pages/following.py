"""What the pages know of the hall: the hall as it is, the ticket behind a code, and what its person was told."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from starlette.concurrency import run_in_threadpool

from hub.live import Live
from hub.pages.now import HallNow
from shared.errors.visits import UnknownTicket
from shared.hall.forecast import Outlook
from shared.hall.intake import CODE_BYTES
from shared.rules.estimate import Model
from shared.rules.ticket import LIVE_STATES, Ticket
from shared.settings.settings import Settings

CODE = re.compile(rf"[0-9A-F]{{{2 * CODE_BYTES}}}")
HOLDS = timedelta(seconds=20)
"""While nothing happens all is worked out anew after this; and a range that was told stands so long, while as many
people are ahead: it is for a person, not for a clock.
"""


class Following:
    """Used on the event loop; the database is asked on a thread, only for who is not on the board.

    Everything here may raise Unavailable.
    """

    def __init__(self, live: Live, clock: Callable[[], datetime]) -> None:
        self.live = live
        self.settings: Settings = live.hall.settings
        self.clock = clock
        self._model: Model | None = None
        self._day: date | None = None
        self._now: tuple[int, HallNow] | None = None
        self._read: dict[str, Ticket] = {}
        self._told: dict[int, tuple[datetime, Outlook]] = {}

    @property
    def time(self) -> str:
        """The time in the hall, as people read it."""
        return self._in_words(self.clock())

    @property
    def lost(self) -> str:
        """Since when the database has not answered, as people read it; "" while it does."""
        return self._in_words(self.live.lost) if self.live.lost else ""

    async def now(self) -> HallNow:
        """The hall as it is."""
        await self._of_today()
        assert self._model is not None, "it was read just now"
        at, kept = self.clock(), self._now
        if kept is None or kept[0] != self.live.seq or not timedelta(0) <= at - kept[1].at <= HOLDS:
            kept = self._now = self.live.seq, HallNow(self.settings, self._model, self.live.board, at)
        return kept[1]

    async def ticket(self, code: str) -> Ticket | None:
        """The ticket of today with this code; None alike for a code that is unknown or of another day."""
        code = code.upper()
        if not CODE.fullmatch(code):
            return None
        board, known = (await self.now()).board, self._read.get(code)
        if known is None or (known.id not in board.tickets and known.state in LIVE_STATES):
            known = await run_in_threadpool(self._ask, code)
        if known is None or known.day != board.day:
            return None
        self._read[code] = known
        return board.tickets.get(known.id, known)

    async def outlook(self, ticket: Ticket) -> Outlook:
        """Of somebody who waits."""
        now = await self.now()
        ahead = now.forecast.ahead.get(ticket.id)
        if ahead is None:  # not on the board yet
            return Outlook(ticket.ahead, 0, ticket.wait)
        told, here = self._told.get(ticket.id), (ahead, now.forecast.counters(ticket.line))
        if told is None or (told[1].ahead, told[1].counters) != here or now.at - told[0] > HOLDS:
            told = self._told[ticket.id] = now.at, now.forecast.of(ticket)
        return told[1]

    def forget(self, code: str) -> None:
        """What was done to a ticket that is on no board any more is read anew."""
        self._read.pop(code.upper(), None)

    async def known(self, done: Ticket) -> None:
        """Until the board has what was done to a ticket, a second at most: its page must not show it as before."""
        end = asyncio.get_running_loop().time() + 1
        while self.live.board.tickets.get(done.id, done) != done:
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                return
            await self.live.change(left)

    # Inside

    def _in_words(self, at: datetime) -> str:
        return f"{at.astimezone(self.settings.zone):%H:%M}"

    def _ask(self, code: str) -> Ticket | None:
        try:
            return self.live.hall.ticket_of_code(code)
        except UnknownTicket:
            return None

    async def _of_today(self) -> None:
        """On a new day nothing of the last is kept."""
        if self._model is None or self._day != self.live.board.day:
            day = self.live.board.day
            self._model = await run_in_threadpool(self.live.hall.model)
            self._day, self._now = day, None
            self._read.clear()
            self._told.clear()
