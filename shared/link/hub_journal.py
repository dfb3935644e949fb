"""The hub's feed, followed on a thread of its own: what came last is here before anybody asks."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from shared.errors.devices import DeviceRevoked, NotPaired
from shared.errors.kinds import HallError, Refused
from shared.link.connection import HubConnection, Stream
from shared.link.wire import ENTRIES, ENTRY, board_of
from shared.rules.board import Board
from shared.rules.entry import Entry

log = logging.getLogger("bocso.hub")
AGAIN_SECONDS = 1.0
END_SECONDS = 0.5
KEPT = 2000
"""Entries kept for a reader on another thread; older ones are asked for."""


class HubJournal:
    """The journal of the hub, for one reader that knows the hall's settings by their `mark`. `board` and
    `entries_after` on any thread.
    """

    def __init__(self, hub: HubConnection, mark: str = "") -> None:
        self._hub = hub
        self._mark = self._settings = mark
        self._lock = threading.Lock()
        self._kept: deque[Entry] = deque(maxlen=KEPT)
        self._from: int | None = None
        """All after this seq is in `_kept`."""
        self._position: int | None = None
        self._live = False
        self.away = False
        """The hub is known not to answer, or its database not to answer it."""
        self.refused: Refused | None = None
        """Why the hub, when it was asked last, did not know this device any more."""
        self.replaced = False
        """The hub's journal ends before what was read of it: it is another one."""
        self._ended = threading.Event()
        self._stream: Stream | None = None

    @property
    def outdated(self) -> bool:
        """Whether the hall file was changed since its settings were asked for."""
        return bool(self._mark) and self._settings != self._mark

    def board(self) -> tuple[Board, int]:
        """Raises HubUnavailable, and what the hub says."""
        return board_of(self._hub.get("/api/board"))

    def entries_after(self, seq: int, limit: int = 500) -> list[Entry]:
        """From memory while the feed is there. Raises as `board`."""
        with self._lock:
            if self._live and self._from is not None and seq >= self._from:
                return [entry for entry in self._kept if entry.seq > seq][:limit]
        return ENTRIES.validate_json(self._hub.get(f"/api/entries?after={seq}&limit={limit}"))

    def listen(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Follows until what it returns is called; `wake` after each entry, and when the hub comes or goes."""
        thread = threading.Thread(target=self._run, args=(wake,), name="following", daemon=True)
        thread.start()

        def end() -> None:
            self._ended.set()
            with self._lock:
                stream = self._stream
            if stream is not None:
                with suppress(Exception):  # it ended by itself just now
                    stream.end()
            thread.join(END_SECONDS)  # it may be waiting for a hub that is away; it wakes nobody any more

        return end

    # Inside

    def _run(self, wake: Callable[[], None]) -> None:
        said = ""
        while not self._ended.is_set():
            try:
                with self._hub.stream("/api/feed", self._position) as stream:
                    with self._lock:
                        self._stream = stream
                    self._read(stream, wake)
            except HallError as problem:
                if isinstance(problem, (NotPaired, DeviceRevoked)):
                    self.refused = problem
                if str(problem) != said and not self._ended.is_set():
                    said = str(problem)
                    log.warning("%s", problem)
            except Exception:
                log.exception("the hub's feed cannot be read")
            with self._lock:
                self._stream = None
                was, self._live = self._live, False
            self.away = not self._ended.is_set()
            if was and self.away:
                said = ""
                wake()
            self._ended.wait(AGAIN_SECONDS)

    def _read(self, stream: Stream, wake: Callable[[], None]) -> None:
        """Events as https://html.spec.whatwg.org/multipage/server-sent-events.html has them."""
        fields: dict[bytes, bytes] = {}
        for line in stream.lines():
            if self._ended.is_set():
                return
            if line:
                name, _, value = line.partition(b":")
                fields[name] = value.removeprefix(b" ")
            elif fields:
                self._take(fields)
                if fields.get(b"event"):
                    wake()
                fields = {}

    def _take(self, fields: dict[bytes, bytes]) -> None:
        match fields.get(b"event"):
            case b"entry":
                entry = ENTRY.validate_json(fields[b"data"])
                with self._lock:
                    if len(self._kept) == KEPT:
                        self._from = self._kept[0].seq
                    self._kept.append(entry)
                    self._position = entry.seq
            case b"here":
                self.away, self.refused = False, None
                with self._lock:
                    self._live = True
                    self._settings = fields.get(b"data", b"").decode()
                    if self._position is None:
                        self._from = self._position = int(fields[b"id"])
            case b"revoked":
                self.away, self.refused = True, DeviceRevoked()
            case b"behind":
                self.replaced = True
            case b"lost":
                self.away = True
                with self._lock:
                    self._live = False
            case b"found":
                self.away = False
                with self._lock:
                    self._live = True
            case _:
                pass
