"""A connection to the hub: its request's head has to come soon and be small, and the next one after the answer,
which uvicorn leaves open.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable
from contextlib import suppress

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_SECONDS = 10.0
"""From the connection, or from a request's first byte, to the end of its head."""
HEAD_LARGEST = 16 * 1024
"""Bytes of it, and of all else of a request that is no body."""
_TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


SELDOM_SECONDS = 60.0


class SeldomSaid(logging.Filter):
    """A warning that anybody in the network can cause stands in the log once a minute, with how many there were
    since. `ticks` gives seconds.
    """

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._ticks = ticks
        self._since: dict[str, tuple[float, int]] = {}

    @staticmethod
    def of_uvicorn() -> None:
        """From now on for its warnings, such as of what is no HTTP."""
        log = logging.getLogger("uvicorn.error")
        if not any(isinstance(each, SeldomSaid) for each in log.filters):
            log.addFilter(SeldomSaid())

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno != logging.WARNING:
            return True
        text, now = str(record.msg), self._ticks()
        said, unsaid = self._since.get(text, (now - SELDOM_SECONDS, 0))
        if now - said < SELDOM_SECONDS:
            self._since[text] = said, unsaid + 1
            return False
        self._since[text] = now, 0
        if unsaid:
            record.msg = f"{text} ({unsaid} more before)"
        return True


class Connection(HttpToolsProtocol):
    """For uvicorn's `http`."""

    head_seconds = HEAD_SECONDS
    _deadline: asyncio.TimerHandle | None = None
    _head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if self.client is not None:  # at a socket for IPv6 too a peer is called as at one for IPv4
            self.client = self.client[0].removeprefix("::ffff:"), self.client[1]
        self._begin()

    def data_received(self, data: bytes) -> None:
        if self._deadline is None and (self.cycle is None or self.cycle.response_complete):
            self._begin()
        self._head += len(data)
        super().data_received(data)
        if self._head > HEAD_LARGEST and not self.transport.is_closing():
            self.transport.write(_TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        """What comes before the answer to the last would be kept; no browser and no device sends any."""
        if self.cycle is not None and not self.cycle.response_complete:
            raise ValueError("a request before the answer to the last")
        super().on_message_begin()

    def on_body(self, body: bytes) -> None:
        self._head -= len(body)
        super().on_body(body)

    def on_headers_complete(self) -> None:
        self._end()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._end()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """The hub ends. Who keeps a connection for later hears no good-bye of TLS: nobody waits for it."""
        super().shutdown()
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()

    def _begin(self) -> None:
        self._head = 0
        self._deadline = self.loop.call_later(self.head_seconds, self.timeout_keep_alive_handler)

    def _end(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def allow_many() -> None:
    """As many open connections as the system lets this program have; most give 1,024 to who does not ask."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(OSError, ValueError):  # macOS says "no limit" and means another
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
