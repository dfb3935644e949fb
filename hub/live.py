"""The hall as it is now, in memory: one thread reads the journal, everybody on the event loop follows it."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from typing import NamedTuple

from shared.errors.kinds import Unavailable
from shared.hall import Hall
from shared.link.feed import AT_ONCE, Feed, Reading
from shared.link.wire import ENTRY
from shared.rules.board import Board
from shared.rules.entry import Entry, for_devices
from shared.store.store import Store

log = logging.getLogger("bocso.hub")
KEPT = 2000
"""Entries kept in memory for who was away for a while; older ones are read from the journal."""
LOOK_SECONDS = 1.0
"""A ring can be missed, the journal cannot."""
REST_SECONDS = 0.03
"""After a reading the thread rests, so that what comes close together is read, folded and told to all in one."""


class Event(NamedTuple):
    """An entry as it is sent to everybody."""

    seq: int
    text: bytes


def event(entry: Entry) -> Event:
    """As Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html)."""
    return Event(
        entry.seq, b"id: %d\nevent: entry\ndata: %b\n\n" % (entry.seq, ENTRY.dump_json(for_devices(entry)))
    )


class Live:
    """`board`, `seq` and what came last of one hall. Made and used on the event loop; its thread only reads.

    `lost` is since when the database has not answered (aware UTC), None while it does.
    """

    def __init__(self, hall: Hall, store: Store) -> None:
        self.hall = hall
        self.board = Board()
        self.seq = 0
        self.lost: datetime | None = None
        self._store = store
        self._feed = Feed(hall, store.change_detector())
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._changed = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._rung = threading.Event()
        self._ended = False
        self._thread = threading.Thread(target=self._follow, name="live", daemon=True)
        self._end_listening: Callable[[], None] = lambda: None

    async def start(self) -> None:
        """Returns when the board is known, or it is known that the database does not answer."""
        self._end_listening = self._store.listen(self.hall.id, self._rung.set)
        self._thread.start()
        await self._changed.wait()

    async def stop(self) -> None:
        """Who follows is woken a last time. A second time it does nothing."""
        if self._ended:
            return
        self._ended = True
        self._rung.set()
        self._end_listening()
        await asyncio.to_thread(self._thread.join)
        self._wake()

    def ring(self) -> None:
        """Something was committed. Any thread."""
        self._rung.set()

    @property
    def ended(self) -> bool:
        return self._ended

    def since(self, seq: int) -> list[Event] | None:
        """What came after `seq`, in order; None where that is no longer in memory."""
        if seq >= self.seq:
            return []
        first = self._events[0].seq if self._events else self.seq + 1
        if seq < first - 1:
            return None
        return [each for each in self._events if each.seq > seq]

    async def change(self, seconds: float) -> bool:
        """Whether something happens, `lost` changes or the hub ends within `seconds`.

        Nothing is missed by who looks (`since`, `lost`, `ended`) and awaits this next.
        """
        try:
            async with asyncio.timeout(seconds):
                return await self._changed.wait()
        except TimeoutError:
            return False

    # Inside

    def _follow(self) -> None:
        while not self._ended:
            self._rung.clear()
            try:
                more = self._read()
            except Unavailable as problem:
                self._tell(self._is_lost, problem)
                more = False
            except Exception as problem:
                log.exception("the journal cannot be followed")
                self._tell(self._is_lost, problem)
                more = False
            if not more:
                time.sleep(REST_SECONDS)
                self._rung.wait(LOOK_SECONDS)

    def _read(self) -> bool:
        reading = self._feed.read()
        self._tell(
            self._took, reading, [event(entry) for entry in reading.entries] if reading else [], self._feed.seq
        )
        return reading is not None and len(reading.entries) == AT_ONCE

    def _tell(self, what: Callable[..., None], *said: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(what, *said)

    def _took(self, reading: Reading | None, events: list[Event], seq: int) -> None:
        found, self.lost = self.lost is not None, None
        if reading is None:
            if found:
                self._wake()
            return
        if not events:
            self._events.clear()  # the board was read anew: nothing before it can be told one by one
        self.board, self.seq = reading.board, seq
        self._events.extend(events)
        self._wake()

    def _is_lost(self, problem: Exception) -> None:
        if self.lost is None:
            log.warning("%s", problem)
            self.lost = datetime.now(UTC)
            self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
