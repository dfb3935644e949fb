"""The hub as ASGI applications: which hall a request is about, and its API and its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.access import pair_router
from hub.api import api
from hub.metrics import metrics_router
from hub.pages.routes import pages, panel_pages
from hub.problems import PROBLEM_SCHEMA, add_problems, plain_problem
from hub.served_hall import ServedHall, served_hall
from hub.verbs import Verbs, json_of, paths
from shared.link.wire import BOARD, ENTRIES
from shared.rules.ticket import Ticket

HEALTH = "/healthz"
"""Also of all halls of a hub together: one that is lost answers for them."""


@dataclass(frozen=True, slots=True)
class HallApp:
    """What is answered for one hall: `whole` to devices and everybody, `pages` to everybody."""

    served: ServedHall
    whole: ASGIApp
    pages: ASGIApp


def hall_app(served: ServedHall, base: str = "") -> HallApp:
    """`base` is what stands before every path of the hall, such as "/ea-drang"."""
    whole, public = _app(), _app()
    whole.include_router(api())
    whole.include_router(
        metrics_router(
            lambda request: served_hall(request).metrics, lambda request: served_hall(request).device_of(request)
        )
    )
    whole.include_router(pair_router(lambda request: served_hall(request).access))
    do = partial(_do, served)
    whole.include_router(panel_pages(served.live, do, served.access, base=base))
    shown = pages(served.live, do, base=base)
    for app in (whole, public):
        app.include_router(shown)
    whole.openapi = partial(_openapi, whole)  # type: ignore[method-assign]  # FastAPI's own way to change it
    return HallApp(served, Verbs(whole), public)


class Halls:
    """Finds the hall of a request: /CODE/... is that of its code; a hub of one hall needs none. `public`: only the
    pages are answered. `of` may change while it runs.
    """

    def __init__(self, of: Mapping[str, HallApp], *, public: bool = False) -> None:
        self._of = of
        self._public = public

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        first, _, rest = scope["path"].removeprefix("/").partition("/")
        found = self._of.get(first)
        if found is not None:
            scope = {**scope, "path": f"/{rest}", "raw_path": f"/{rest}".encode()}
        elif len(self._of) == 1 or (self._of and scope["path"] == HEALTH):
            found = max(self._of.values(), key=lambda app: app.served.live.lost is not None)
        if found is None:
            await plain_problem(404, "not_found", "No hall of this hub has this address.")(scope, receive, send)
            return
        app = found.pages if self._public else found.whole
        await app({**scope, "served": found.served}, receive, send)


def _app() -> FastAPI:
    app = FastAPI(title="Bốc Số", version="1", docs_url=None, redoc_url=None)
    add_problems(app)

    @app.get(HEALTH, include_in_schema=False)
    async def healthz(request: Request) -> Response:
        """200 while the hall's database answers, 503 while it does not."""
        lost = served_hall(request).live.lost
        if lost is None:
            return Response("ok\n")
        return Response(f"the database has not answered since {lost:%H:%M:%S} UTC\n", 503)

    return app


async def _do(served: ServedHall, verb: str, **arguments: Any) -> Ticket:
    """For the pages."""
    ticket: Ticket = await served.writer.do(partial(getattr(served.hall, verb), **arguments))
    return ticket


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        app.openapi_schema = _told(app)
    return app.openapi_schema


def _told(app: FastAPI) -> dict[str, Any]:
    """FastAPI's own, with the verbs and what may go wrong."""
    schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    schemas["Problem"] = PROBLEM_SCHEMA
    schema["paths"].update(paths(schemas))
    for path, adapter in (("/api/board", BOARD), ("/api/entries", ENTRIES)):
        schema["paths"][path]["get"]["responses"]["200"]["content"] = json_of(adapter, schemas)
    components["securitySchemes"] = {"device": {"type": "http", "scheme": "bearer"}}
    schema["security"] = [{"device": []}]
    return schema
