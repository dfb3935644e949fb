"""POST /api/<verb>: every verb of the hall, by the table shared/link/routes.py.

They go past FastAPI, whose own way to a function costs as much as the verb; its OpenAPI has them by that table.
"""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import Any
from urllib.parse import unquote

import anyio.to_thread
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.access import WRONG_PIN
from hub.problems import PROBLEMS, not_understood, said
from hub.served_hall import ServedHall, served_hall
from shared.errors.counters import CounterAlreadyOpen
from shared.errors.devices import NotAllowed
from shared.errors.outside import PrinterTaken
from shared.errors.visits import TextWrong
from shared.hall import Hall
from shared.link.routes import OF_ANYBODY, OF_PRINTER, ROUTES, Route, Runs
from shared.rules.device import Device, DeviceKind
from shared.rules.printing import PrintJob
from shared.rules.ticket import Source
from shared.settings.fields import is_printer_name

JSON = "application/json"
OK = 200
_BY_PATH = {route.path: route for route in ROUTES.values()}
_SOURCES = {
    DeviceKind.KIOSK: {Source.KIOSK},
    DeviceKind.RECEPTION: {Source.RECEPTION},
    DeviceKind.COUNTER: {*Source} - {Source.RECEPTION},
}
"""What each kind may say a number came from."""


class Verbs:
    """Answers what is a verb, and hands on everything else."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        route = _BY_PATH.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        if route is None:
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        served, began = served_hall(request), perf_counter()
        try:
            response = await _answered(route, served, request, began)
            if response.status_code == OK:
                served.metrics.did(route.name, perf_counter() - began)
        except Exception as problem:
            response = said(request, problem)
        await response(scope, receive, send)


async def _answered(route: Route, served: ServedHall, request: Request, came: float) -> Response:
    device = await served.device_of(request, *route.kinds)
    try:
        asked = route.arguments.model_validate_json(await request.body())
    except ValidationError as problem:
        return not_understood(
            request, problem.errors(include_url=False, include_context=False, include_input=False)
        )
    arguments = {name: getattr(asked, name) for name in route.arguments.model_fields}
    _must_be_allowed(device, arguments)
    staff = served.access.staff
    await staff.must_have_right(served.hall, device, route, arguments)
    if device.kind is DeviceKind.KIOSK and route.name not in OF_ANYBODY:
        await _must_be_its_own(served, device, arguments)
    if route.name in OF_PRINTER and arguments.get("printer", "") is not None:
        await _must_print(served, device, arguments)
    if route.name == "report_printer":
        arguments["still_wanted"] = served.leases.newest_report(arguments["printer"], came)
    if "device" in route.signature.parameters:
        arguments["device"] = device.id
    if route.once:
        key = request.headers.get("idempotency-key")
        arguments["request_id"] = None if key is None else unquote(key)
    work = partial(getattr(served.hall, route.name), **arguments)
    if route.runs is Runs.TOGETHER:
        result = await served.writer.do(work)
    elif "pin" in arguments:
        with served.access.pins.one(f"device {device.id}", *WRONG_PIN):
            try:
                result = await anyio.to_thread.run_sync(work)
            except CounterAlreadyOpen:  # left so by a crash, or by a hub that was started anew; the PIN was right
                staff.learn(route, device, arguments)
                raise
    else:
        result = await anyio.to_thread.run_sync(work)
    staff.learn(route, device, arguments)
    return Response(route.answer.dump_json(result), media_type=JSON)


def _must_be_allowed(device: Device, arguments: dict[str, Any]) -> None:
    """Least rights: a counter's device speaks for its own counter, also where it names none. Raises NotAllowed,
    and TextWrong for what no database keeps.
    """
    if any(isinstance(each, str) and "\0" in each for each in arguments.values()):
        raise TextWrong
    source = arguments.get("source")
    if source is not None and source not in _SOURCES[device.kind]:
        raise NotAllowed(device=device.app)
    if device.kind is DeviceKind.KIOSK and arguments.get("to_counter") is not None:
        raise NotAllowed(device=device.app)
    if device.name and device.name != arguments.get("kiosk", device.name):
        raise NotAllowed(device=device.app)
    if device.kind is DeviceKind.COUNTER and arguments.get("counter", 0) is None:
        arguments["counter"] = device.counter
    counter = arguments.get("counter")
    own = device.counter in (None, counter) and device.kind in (DeviceKind.COUNTER, DeviceKind.PANEL)
    if counter is not None and not own:
        raise NotAllowed(device=device.app)


async def _must_be_its_own(served: ServedHall, device: Device, arguments: dict[str, Any]) -> None:
    """A kiosk's own numbers, and its own printer's queue. Raises NotAllowed, StoreUnavailable."""
    ticket, printer = arguments.get("ticket_id"), arguments.get("printer")
    if ticket is not None and not await anyio.to_thread.run_sync(_is_of, served.hall, device, ticket):
        raise NotAllowed(device=device.app)
    if printer is not None and not served.is_printer_of(device, printer):
        raise NotAllowed(device=device.app)


def _is_of(hall: Hall, device: Device, ticket: int) -> bool:
    """Whether a ticket was given at this device: its id is the seq of the entry that says so."""
    return any(
        entry.ticket == entry.seq == ticket and entry.body.get("device") == device.id
        for entry in hall.entries_after(ticket - 1, 1)
    )


async def _must_print(served: ServedHall, device: Device, arguments: dict[str, Any]) -> None:
    """A kiosk's own printer; it may have leased that at another hub, or before this one was started anew. Raises
    NotAllowed.
    """
    job = arguments.get("job")
    printer = job.printer if isinstance(job, PrintJob) else arguments["printer"]
    if served.leases.has(device, printer):
        return
    if not is_printer_name(printer):
        raise NotAllowed(device=device.app)
    try:
        await anyio.to_thread.run_sync(served.take_printer, device, printer)
    except PrinterTaken:
        raise NotAllowed(device=device.app) from None


def paths(schemas: dict[str, Any]) -> dict[str, Any]:
    """Of the OpenAPI, one for each verb; what they refer to is added to `schemas`."""
    found: dict[str, Any] = {}
    for route in ROUTES.values():
        operation: dict[str, Any] = {
            "operationId": route.name,
            "summary": route.does,
            "description": f"For devices of kind {', '.join(sorted(route.kinds))}.",
            "requestBody": {
                "required": True,
                "content": json_of(TypeAdapter(route.arguments), schemas, "validation"),
            },
            "responses": {
                "200": {"description": "Done.", "content": json_of(route.answer, schemas)},
                **{str(status): each for status, each in PROBLEMS.items()},
            },
        }
        if route.once:
            operation["description"] += " The same Idempotency-Key twice does it once."
            key = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}
            operation["parameters"] = [{**key, "description": "Percent-encoded; at most 100 characters."}]
        found[route.path] = {"post": operation}
    return found


def json_of(adapter: TypeAdapter[Any], schemas: dict[str, Any], mode: Any = "serialization") -> dict[str, Any]:
    """A body as OpenAPI has it."""
    schema = adapter.json_schema(mode=mode, ref_template="#/components/schemas/{model}")
    schemas.update(schema.pop("$defs", {}))
    return {JSON: {"schema": schema}}
