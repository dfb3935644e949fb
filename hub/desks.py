"""The halls that a hub serves, each with what its addresses are answered from, and which one a request means."""

from __future__ import annotations

from collections.abc import AsyncIterator, MutableMapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.access import Access
from hub.leases import Leases
from hub.live import Live
from hub.problems import plain_problem
from hub.writer import Writer
from shared.errors.devices import NotAllowed
from shared.hall import Hall
from shared.rules.device import Device, DeviceKind
from shared.store.store import Store


@dataclass(frozen=True, slots=True)
class Desk:
    """What the addresses of one hall are answered from."""

    hall: Hall
    live: Live
    writer: Writer
    access: Access
    leases: Leases

    async def device_of(self, request: Request, *kinds: DeviceKind) -> Device:
        """Who asks. Raises NotPaired, DeviceRevoked, and NotAllowed unless it is one of `kinds` (none: of any)."""
        device = await self.access.device_of_request(request)
        if kinds and device.kind not in kinds:
            raise NotAllowed(device=device.app)
        return device


@asynccontextmanager
async def opened(hall: Hall, store: Store, access: Access) -> AsyncIterator[Desk]:
    """A hall's threads, from the first board to the last answer."""
    live = Live(hall, store)
    writer = Writer(store, lambda: hall.id, live.ring)
    leases = Leases(hall)
    await live.start()
    try:
        yield Desk(hall, live, writer, access, leases)
    finally:
        await live.stop()
        await writer.stop()
        leases.close()


def desk_of(request: Request) -> Desk:
    """Of the hall that the request's address names."""
    desk = request.scope["desk"]
    assert isinstance(desk, Desk)
    return desk


class Desks:
    """Before the application: /CODE/... is the hall of that code; a hub of one hall needs no name.

    `of` may change while it runs.
    """

    def __init__(self, app: ASGIApp, of: MutableMapping[str, Desk]) -> None:
        self._app = app
        self._of = of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        first, _, rest = scope["path"].removeprefix("/").partition("/")
        desk = self._of.get(first)
        if desk is not None:
            scope = {
                **scope,
                "path": f"/{rest}",
                "raw_path": f"/{rest}".encode(),
                "root_path": "",
                "base": f"/{first}",
            }
        elif len(self._of) == 1:
            desk = next(iter(self._of.values()))
        if desk is None:
            await plain_problem(404, "not_found", "No hall of this hub has this address.")(scope, receive, send)
            return
        await self._app({**scope, "desk": desk}, receive, send)
