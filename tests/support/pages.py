"""The hub's pages on a real server: uvicorn on a loopback port, in a thread of its own.

PYTEST_DONT_REWRITE: other modules import this one before pytest takes it as a plugin.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from typing import Any, cast

import urllib3
import uvicorn
from fastapi import FastAPI, Request, Response
from starlette.concurrency import run_in_threadpool

from hub.access import Access
from hub.devices import Devices
from hub.live import Live
from hub.pages.routes import pages, panel_pages
from shared.errors.outside import StoreUnavailable
from shared.rules.board import Board
from shared.rules.entry import Entry
from shared.rules.ticket import Ticket
from shared.store.store import Store
from tests.support.halls import Opened
from tests.support.hubs import AnyDevice

CSP = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
    " media-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    """At once when it holds; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.01)


class Cut(Opened):
    """A hall whose database can be away for a while."""

    away = False

    def _answers(self) -> None:
        if self.away:
            raise StoreUnavailable(reason="cut")

    def board(self) -> tuple[Board, int]:
        self._answers()
        return super().board()

    def entries_after(self, seq: int, limit: int = 500) -> list[Entry]:
        self._answers()
        return super().entries_after(seq, limit)

    def ticket_of_code(self, code: str) -> Ticket:
        self._answers()
        return super().ticket_of_code(code)


class Served:
    """A hall whose pages are at `url`. `live` may be used where its loop runs only: `on_loop`."""

    def __init__(self, hall: Cut, store: Store) -> None:
        self.hall = hall
        self.url = ""
        self.live: Live | None = None
        self.access = Access("", cast("Devices", AnyDevice()))
        self.loop: asyncio.AbstractEventLoop | None = None
        self._store = store
        self.web = urllib3.PoolManager(retries=False, timeout=60)

    def app(self) -> FastAPI:
        @asynccontextmanager
        async def lives(app: FastAPI) -> AsyncIterator[None]:
            self.live = Live(self.hall, self._store)
            await self.live.start()
            clock = self.hall._clock
            app.include_router(panel_pages(self.live, self._do, self.access, clock=clock))
            app.include_router(pages(self.live, self._do, clock=clock))
            self.loop = asyncio.get_running_loop()
            yield

        app = FastAPI(lifespan=lives)

        @app.middleware("http")
        async def strictly(request: Request, call_next):
            answer: Response = await call_next(request)
            answer.headers["Content-Security-Policy"] = CSP
            return answer

        return app

    async def _do(self, verb: str, **arguments: Any) -> Ticket:
        done: Ticket = await run_in_threadpool(partial(getattr(self.hall, verb), **arguments))
        return done

    def page(self, ticket: Ticket, more: str = "") -> str:
        return f"{self.url}/t/{self.hall.issued(ticket.id)[1]}{more}"

    def get(self, path: str, **headers: str) -> urllib3.BaseHTTPResponse:
        url = path if path.startswith("http") else self.url + path
        return self.web.request("GET", url, headers=headers, redirect=False)

    def post(self, url: str, body: str, **headers: str) -> urllib3.BaseHTTPResponse:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.web.request("POST", url, body=body, headers=kind | headers, redirect=False)

    def until_known(self) -> None:
        """The pages know what the hall has done."""
        wait_until(lambda: self.live is not None and self.live.seq == self.hall.board()[1])


@contextmanager
def serving(hall: Cut, store: Store, port: int = 0) -> Iterator[Served]:
    served = Served(hall, store)
    server = uvicorn.Server(
        uvicorn.Config(served.app(), port=port, log_level="warning", timeout_graceful_shutdown=2, ws="none")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started or not thread.is_alive())
    served.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    try:
        yield served
    finally:
        if served.live is not None and served.loop is not None:  # first: open feeds hold the server up
            asyncio.run_coroutine_threadsafe(served.live.stop(), served.loop).result(60)
        server.should_exit = True
        thread.join(60)
