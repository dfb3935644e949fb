"""What devices read under /api: the board, entries, the feed and the settings; and who prints which queue. The
verbs are in `hub.verbs`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict
from starlette.responses import StreamingResponse

from hub.feed import AT_ONCE, follow
from hub.problems import PROBLEMS
from hub.served_hall import ServedHall, served_hall
from shared.errors.outside import CatalogueUnavailable
from shared.errors.starting import CatalogueWrong
from shared.link.procedures import catalogue_json
from shared.link.settings import mark_of
from shared.link.wire import ENTRIES, SEEN, board_json
from shared.procedures.catalogue import Catalogue
from shared.rules.device import Device, DeviceKind, SeenDevice
from shared.rules.entry import Entry, for_devices
from shared.settings.fields import PrinterName
from shared.settings.settings import Settings

JSON = "application/json"
NO_BODY = 204
PRINT = (DeviceKind.KIOSK, DeviceKind.RECEPTION)
"""The devices that have a printer."""


class PrinterNamed(BaseModel):
    """Whose queue is printed."""

    model_config = ConfigDict(extra="forbid")

    printer: PrinterName


def api() -> APIRouter:
    """Each asks for a paired device (Authorization: Bearer SECRET)."""
    router = APIRouter(prefix="/api", responses=PROBLEMS)
    _add_readings(router)
    _add_leases(router)
    return router


def _add_readings(router: APIRouter) -> None:
    """What every device reads."""

    @router.get("/board")
    async def read_board(request: Request) -> Response:
        """The board and the seq of the last entry in it."""
        served = served_hall(request)
        await served.device_of(request)
        board, seq = await anyio.to_thread.run_sync(served.hall.board)  # what is in memory may be a moment old
        return Response(board_json(board, seq), media_type=JSON)

    @router.get("/entries")
    async def read_entries(
        request: Request,
        after: Annotated[int, Query(ge=0, le=_LAST)],
        limit: Annotated[int, Query(ge=1, le=AT_ONCE)] = AT_ONCE,
    ) -> Response:
        """Entries of the journal after a seq, in order."""
        served = served_hall(request)
        await served.device_of(request)
        found: list[Entry] = await anyio.to_thread.run_sync(served.hall.entries_after, after, limit)
        return Response(ENTRIES.dump_json([for_devices(entry) for entry in found]), media_type=JSON)

    @router.get(
        "/feed",
        response_class=StreamingResponse,
        responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
    )
    async def feed(
        request: Request,
        after: Annotated[int | None, Query(ge=0, le=_LAST)] = None,
        last_event_id: Annotated[int | None, Header(ge=0, le=_LAST)] = None,
    ) -> StreamingResponse:
        """Entries after a seq (Last-Event-ID, or `after`), then each as it comes; never ends by itself."""
        served = served_hall(request)
        device = await served.device_of(request)
        given = last_event_id if last_event_id is not None else after
        seq = served.live.seq if given is None else given
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_followed(served, device, seq), media_type="text/event-stream", headers=headers)

    @router.get("/settings", responses={200: {"content": {JSON: {"schema": {"type": "object"}}}}})
    async def settings(request: Request) -> Response:
        """The hall file, without where its database is; a kiosk with a name has a printer of that name."""
        served = served_hall(request)
        device = await served.device_of(request)
        return Response(served.settings_of(device), media_type=JSON)

    @router.get("/devices", responses={200: {"content": {JSON: {"schema": {"type": "array"}}}}})
    async def devices(request: Request) -> Response:
        """The devices that are paired, and whether each follows this hub now; for the reception."""
        served = served_hall(request)
        await served.device_of(request, DeviceKind.RECEPTION)
        paired = await anyio.to_thread.run_sync(served.access.devices.devices)
        here = served.leases.here()
        seen = [
            SeenDevice(each.device.kind, each.device.counter, each.device.name, each.device.id in here)
            for each in paired
            if each.revoked_at is None
        ]
        return Response(SEEN.dump_json(seen), media_type=JSON)

    @router.get("/procedures", responses={200: {"content": {JSON: {"schema": {"type": "object"}}}}})
    async def procedures(request: Request) -> Response:
        """The catalogue of procedures and everyday words, as their files are now."""
        served = served_hall(request)
        await served.device_of(request)
        found = await anyio.to_thread.run_sync(_catalogue, served.hall.settings)
        return Response(catalogue_json(found), media_type=JSON)


def _catalogue(settings: Settings) -> Catalogue:
    try:
        return Catalogue.of(settings)
    except CatalogueWrong as problem:
        raise CatalogueUnavailable(**problem.fields) from problem


def _add_leases(router: APIRouter) -> None:
    @router.post("/lease_printer", status_code=NO_BODY)
    async def lease_printer(request: Request, asked: PrinterNamed) -> Response:
        """Takes the right to print a queue, or keeps it; it ends some seconds after the device's last feed."""
        served = served_hall(request)
        device = await served.device_of(request, *PRINT)
        await anyio.to_thread.run_sync(served.take_printer, device, asked.printer)
        return Response(status_code=NO_BODY)

    @router.post("/release_printer", status_code=NO_BODY)
    async def release_printer(request: Request, asked: PrinterNamed) -> Response:
        """Gives that right back."""
        served = served_hall(request)
        device = await served.device_of(request, *PRINT)
        await anyio.to_thread.run_sync(served.leases.release, device, asked.printer)
        return Response(status_code=NO_BODY)


_LAST = (1 << 53) - 1


async def _followed(served: ServedHall, device: Device, seq: int) -> AsyncIterator[bytes]:
    served.leases.came(device)
    try:
        mark = mark_of(served.settings_of(device))
        async for text in follow(served.live, seq, lambda: served.access.still_paired(device), mark):
            yield text
    finally:
        served.leases.went(device)
