"""The addresses under /api: one for each verb of the hall, its board, its feed and its settings.

OpenAPI at /openapi.json says the same; the table of verbs is shared/link/routes.py.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any
from urllib.parse import unquote

import anyio.to_thread
from fastapi import APIRouter, Body, Header, Query, Request, Response
from pydantic import BaseModel, ConfigDict, TypeAdapter
from starlette.responses import StreamingResponse

from hub.desks import Desk, desk_of
from hub.feed import AT_ONCE, follow
from hub.problems import PROBLEMS
from shared.errors.devices import NotAllowed
from shared.errors.visits import TextWrong
from shared.link.routes import OF_PRINTER, ROUTES, Route, Runs, Text
from shared.link.settings import settings_json
from shared.link.wire import ENTRIES, board_json
from shared.rules.board import Board
from shared.rules.device import Device, DeviceKind
from shared.rules.entry import Entry
from shared.rules.printing import PrintJob
from shared.rules.ticket import Source

JSON = "application/json"
NO_BODY = 204


class PrinterNamed(BaseModel):
    """Whose queue is printed."""

    model_config = ConfigDict(extra="forbid")

    printer: Text


def api() -> APIRouter:
    """Every address of the API; each asks for a paired device (Authorization: Bearer SECRET)."""
    router = APIRouter(prefix="/api", responses=PROBLEMS)
    for route in ROUTES.values():
        _add_verb(router, route)
    _add_readings(router)
    _add_leases(router)
    return router


def _add_readings(router: APIRouter) -> None:
    """What every device reads."""

    @router.get("/board", responses={200: _json_of(TypeAdapter(tuple[Board, int]))})
    async def read_board(request: Request) -> Response:
        """The board and the seq of the last entry in it: [board, seq]."""
        desk = desk_of(request)
        await desk.device_of(request)
        board, seq = await anyio.to_thread.run_sync(desk.hall.board)  # what is in memory may be a moment old
        return Response(board_json(board, seq), media_type=JSON)

    @router.get("/entries", responses={200: _json_of(ENTRIES)})
    async def read_entries(
        request: Request,
        after: Annotated[int, Query(ge=0, le=_LAST)],
        limit: Annotated[int, Query(ge=1, le=AT_ONCE)] = AT_ONCE,
    ) -> Response:
        """Entries of the journal after a seq, in order."""
        desk = desk_of(request)
        await desk.device_of(request)
        found: list[Entry] = await anyio.to_thread.run_sync(desk.hall.entries_after, after, limit)
        return Response(ENTRIES.dump_json(found), media_type=JSON)

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
        desk = desk_of(request)
        device = await desk.device_of(request)
        given = last_event_id if last_event_id is not None else after
        seq = desk.live.seq if given is None else given
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_followed(desk, device, seq), media_type="text/event-stream", headers=headers)

    @router.get("/settings", responses={200: {"content": {JSON: {"schema": {"type": "object"}}}}})
    async def settings(request: Request) -> Response:
        """The hall file, without where its database is."""
        desk = desk_of(request)
        await desk.device_of(request)
        return Response(settings_json(desk.hall.settings), media_type=JSON)


def _add_leases(router: APIRouter) -> None:
    @router.post("/lease_printer", status_code=NO_BODY)
    async def lease_printer(request: Request, asked: PrinterNamed) -> Response:
        """Takes the right to print a queue, or keeps it; it ends some seconds after the device's last feed."""
        desk = desk_of(request)
        device = await desk.device_of(request, DeviceKind.KIOSK)
        await anyio.to_thread.run_sync(desk.leases.take, device, asked.printer)
        return Response(status_code=NO_BODY)

    @router.post("/release_printer", status_code=NO_BODY)
    async def release_printer(request: Request, asked: PrinterNamed) -> Response:
        """Gives that right back."""
        desk = desk_of(request)
        device = await desk.device_of(request, DeviceKind.KIOSK)
        await anyio.to_thread.run_sync(desk.leases.release, device, asked.printer)
        return Response(status_code=NO_BODY)


_LAST = (1 << 53) - 1


def _json_of(adapter: TypeAdapter[Any]) -> dict[str, Any]:
    return {"content": {JSON: {"schema": adapter.json_schema(mode="serialization")}}}


async def _followed(desk: Desk, device: Device, seq: int) -> AsyncIterator[bytes]:
    desk.leases.came(device)
    try:
        async for text in follow(desk.live, seq, lambda: desk.devices.still_paired(device)):
            yield text
    finally:
        desk.leases.went(device)


def _add_verb(router: APIRouter, route: Route) -> None:
    names = tuple(route.arguments.model_fields)

    async def verb(request: Request, asked: Any, idempotency_key: str | None = None) -> Response:  # noqa: ARG001
        desk = desk_of(request)
        device = await desk.device_of(request, *route.kinds)
        arguments = {name: getattr(asked, name) for name in names}
        _must_be_allowed(desk, route, device, arguments)
        if route.once:
            key = request.headers.get("idempotency-key")
            arguments["request_id"] = None if key is None else unquote(key)

        def work() -> Any:
            return getattr(desk.hall, route.name)(**arguments)

        if route.runs is Runs.TOGETHER:
            result = await desk.writer.do(work)
        else:
            result = await anyio.to_thread.run_sync(work)
        return Response(route.answer.dump_json(result), media_type=JSON)

    verb.__annotations__["asked"] = Annotated[route.arguments, Body()]
    verb.__annotations__["idempotency_key"] = Annotated[str | None, Header()]
    kinds = ", ".join(sorted(route.kinds))
    router.add_api_route(
        f"/{route.name}",
        verb,
        methods=["POST"],
        name=route.name,
        summary=route.does,
        description=f"For devices of kind {kinds}."
        + (" The same Idempotency-Key twice does it once." if route.once else ""),
        responses={200: _json_of(route.answer)},
    )


def _must_be_allowed(desk: Desk, route: Route, device: Device, arguments: dict[str, Any]) -> None:
    """Least rights: a counter's own counter, a kiosk's own printer. Raises NotAllowed, and TextWrong for what no
    database keeps.
    """
    if any(isinstance(each, str) and "\0" in each for each in arguments.values()):
        raise TextWrong
    if device.kind is DeviceKind.KIOSK and arguments.get("source", Source.KIOSK) is not Source.KIOSK:
        raise NotAllowed(device=device.app)
    counter = arguments.get("counter")
    own = device.counter in (None, counter) and device.kind is DeviceKind.COUNTER
    if counter is not None and not own:
        raise NotAllowed(device=device.app)
    if route.name in OF_PRINTER:
        job = arguments.get("job")
        printer = job.printer if isinstance(job, PrintJob) else arguments["printer"]
        if not desk.leases.has(device, printer):
            raise NotAllowed(device=device.app)
