"""The hub as a running program: the hall opened, its threads, and uvicorn in front of them."""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import AsyncExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from hub.access import Access
from hub.app import HallApp, Halls, hall_app
from hub.connection import Connection, SeldomSaid
from hub.guard import Guard
from hub.head import HeadRequests
from hub.served_hall import opened
from shared.errors.devices import HubHostWrong
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
    """A socket that answers there (port 0: any free one; "::": over IPv4 too). Raises PortTaken, HubHostWrong."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio: only then TCP_NODELAY
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        if family == socket.AF_INET6:
            sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, host != "::")
        sock.bind((host, port))
    except OSError as problem:
        sock.close()
        if problem.errno == errno.EADDRINUSE:
            raise PortTaken(port=port) from problem
        raise HubHostWrong(host=host, port=port, reason=problem.strerror) from problem
    sock.listen(BACKLOG)
    return sock


def keep_what_stands() -> None:
    """For a hub with a process of its own, once it answers: the garbage collector then looks only at what requests
    make, and not over the whole program again and again.
    """
    gc.unfreeze()  # of a hub that was before, in this process
    gc.collect()
    gc.freeze()


@dataclass(frozen=True, slots=True)
class HubHall:
    """A hall, and who may ask."""

    hall: Hall
    store: Store
    access: Access


@dataclass(frozen=True, slots=True)
class Door:
    """Where the hub answers. `certificate` is a PEM file with its key, None for plain http; `public`: only the
    pages are there, which anybody may open.
    """

    sock: socket.socket
    certificate: Path | None = None
    public: bool = False


class HubServer:
    """One hub, from `run` to `stop`."""

    def __init__(self, halls: Sequence[HubHall], doors: Sequence[Door]) -> None:
        self._halls = halls
        self._doors = doors
        self.loop: asyncio.AbstractEventLoop | None = None
        self._ended: asyncio.Event | None = None
        self._stopped = False
        self.apps: dict[str, HallApp] = {}
        """By the code of the hall; its own loop's."""

    def run(self, ready: Callable[[], None] = lambda: None) -> None:
        """Until `stop`; `ready` is called when every door answers. Raises StoreUnavailable."""
        asyncio.run(self._run(ready))

    def stop(self) -> None:
        """Any thread, or a signal; returns at once."""
        self._stopped = True
        loop, ended = self.loop, self._ended
        if loop is not None and ended is not None:
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(ended.set)

    async def _run(self, ready: Callable[[], None]) -> None:
        SeldomSaid.of_uvicorn()
        self._ended, self.loop = asyncio.Event(), asyncio.get_running_loop()
        if self._stopped:
            return
        many = len(self._halls) > 1
        async with AsyncExitStack() as until:
            for each in self._halls:
                served = await until.enter_async_context(opened(each.hall, each.store, each.access))
                code = each.hall.settings.hall.code
                self.apps[code] = hall_app(served, f"/{code}" if many else "")
            servers = [_Server(self._config(door)) for door in self._doors]
            serving = [
                asyncio.create_task(server.serve([door.sock]))
                for server, door in zip(servers, self._doors, strict=True)
            ]
            while not all(server.started for server in servers) and not any(task.done() for task in serving):
                await asyncio.sleep(0.01)
            ready()
            await asyncio.wait([*serving, asyncio.create_task(self._ended.wait())], return_when="FIRST_COMPLETED")
            for app in self.apps.values():
                await app.served.live.stop()  # feeds end, so that uvicorn has nobody to wait for
            for server in servers:
                server.should_exit = True
            await asyncio.gather(*serving)

    def _refused(self, code: str) -> None:
        """Before any hall: it stands in the metrics of each."""
        for app in self.apps.values():
            app.served.metrics.refused(code)

    def _config(self, door: Door) -> uvicorn.Config:
        return uvicorn.Config(
            Guard(HeadRequests(Halls(self.apps, public=door.public)), refused=self._refused),
            http=Connection,
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            date_header=False,
            timeout_keep_alive=KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=GRACE_SECONDS,
            ssl_certfile=door.certificate,
        )


class _Server(uvicorn.Server):
    """Signals are the program's own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        with nullcontext():
            yield
