"""The hub as a running program: the hall opened, its threads, and uvicorn in front of them."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from hub.access import Access
from hub.app import create_app
from hub.desks import Desk, Desks, opened
from hub.verbs import Verbs
from shared.errors.outside import PortTaken
from shared.hall import Hall
from shared.store.store import Store

log = logging.getLogger("bocso.hub")
GRACE_SECONDS = 3
"""So long the answers under way have when the hub ends."""
KEEP_ALIVE_SECONDS = 75
"""A connection that nobody uses stays so long: a clerk calls every few minutes, and TLS costs 20 ms to begin."""
BACKLOG = 2048


def listening(host: str, port: int) -> socket.socket:
    """A socket that answers there (port 0: any free one). Raises PortTaken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio: only then TCP_NODELAY
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
    except OSError as problem:
        sock.close()
        raise PortTaken(port=port) from problem
    sock.listen(BACKLOG)
    return sock


@dataclass(frozen=True, slots=True)
class Served:
    """A hall, and who may ask."""

    hall: Hall
    store: Store
    access: Access


class HubServer:
    """One hub: answers on `sock` until `stop`. With `certificate` (certificate, key) over TLS."""

    def __init__(
        self, halls: Sequence[Served], sock: socket.socket, certificate: tuple[Path, Path] | None = None
    ) -> None:
        self._halls = halls
        self._sock = sock
        self._certificate = certificate
        self.loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Event | None = None
        self.desks: dict[str, Desk] = {}
        """By the code of the hall; its own loop's."""

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Until `stop`; `ready` is called when it answers."""
        asyncio.run(self._run(ready))

    def stop(self) -> None:
        """Any thread, or a signal; returns at once."""
        loop, ended = self.loop, self._ended
        if loop is not None and ended is not None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(ended.set)

    async def _run(self, ready: Callable[[], None]) -> None:
        self._ended, self.loop = asyncio.Event(), asyncio.get_running_loop()
        async with AsyncExitStack() as until:
            for each in self._halls:
                desk = await until.enter_async_context(opened(each.hall, each.store, each.access))
                self.desks[each.hall.settings.hall.code] = desk
            server = _Server(self._config(Desks(Verbs(create_app()), self.desks)))
            serving = asyncio.create_task(server.serve([self._sock]))
            while not server.started and not serving.done():
                await asyncio.sleep(0.01)
            ready()
            await asyncio.wait([serving, asyncio.create_task(self._ended.wait())], return_when="FIRST_COMPLETED")
            for desk in self.desks.values():
                await desk.live.stop()  # feeds end, so that uvicorn has nobody to wait for
            server.should_exit = True
            await serving

    def _config(self, app: ASGIApp) -> uvicorn.Config:
        secure: dict[str, Any] = {}
        if self._certificate is not None:
            secure = {"ssl_certfile": str(self._certificate[0]), "ssl_keyfile": str(self._certificate[1])}
        return uvicorn.Config(
            app,
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            date_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
            **secure,
        )


class _Server(uvicorn.Server):
    """Signals are the program's own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        with nullcontext():
            yield
