"""The hub as an ASGI application: the API, and what is wrong said in problem bodies."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.openapi.utils import get_openapi
from starlette.responses import Response

from hub.api import api
from hub.desks import desk_of
from hub.problems import PROBLEM_SCHEMA, add_problems
from hub.verbs import json_of, paths
from shared.link.wire import BOARD, ENTRIES


def create_app() -> FastAPI:
    """Everything that is answered on the network; `hub.desks.Desks` says for which hall."""
    app = FastAPI(title="Bốc Số", version="1", docs_url=None, redoc_url=None)
    add_problems(app)
    app.include_router(api())

    @app.get("/healthz", include_in_schema=False)
    async def healthz(request: Request) -> Response:
        """200 while the hall's database answers, 503 while it does not."""
        lost = desk_of(request).live.lost
        return Response(
            "ok\n" if lost is None else f"the database has not answered since {lost}\n",
            200 if lost is None else 503,
        )

    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]  # FastAPI's own way to change it
    return app


def _openapi(app: FastAPI) -> dict[str, Any]:
    if app.openapi_schema is None:
        schema = get_openapi(title=app.title, version=app.version, routes=app.routes)
        components = schema.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        schemas["Problem"] = PROBLEM_SCHEMA
        schema["paths"].update(paths(schemas))
        for path, adapter in (("/api/board", BOARD), ("/api/entries", ENTRIES)):
            schema["paths"][path]["get"]["responses"]["200"]["content"] = json_of(adapter, schemas)
        components["securitySchemes"] = {"device": {"type": "http", "scheme": "bearer"}}
        schema["security"] = [{"device": []}]
        app.openapi_schema = schema
    return app.openapi_schema
