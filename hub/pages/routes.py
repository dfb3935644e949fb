"""All the addresses of the pages, for the hub's app."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from fastapi.routing import APIRoute
from starlette.responses import Response

from hub.access import Access
from hub.live import Live
from hub.pages.following import Following
from hub.pages.hall_routes import HallRoutes
from hub.pages.panel_routes import PanelRoutes
from hub.pages.rating_routes import RatingRoutes
from hub.pages.site import Site
from hub.pages.ticket_routes import TicketRoutes
from hub.pages.verbs import Do
from shared.errors.kinds import Unavailable
from shared.hall.verb_runner import utc_now


def pages(live: Live, do: Do, *, clock: Callable[[], datetime] = utc_now, base: str = "") -> APIRouter:
    """`/t/<code>` for a ticket, `/hall` for a television, `/` for who has not come yet, `/pages/` for their look.

    Nothing here needs a secret but the code, and only the ticket of that code can be changed, by POST from its own
    page. `base` is what stands before every path outside. While the database does not answer, what must be read
    from it is a page that says so (503).
    """
    site = Site(Following(live, clock), base)
    router = APIRouter(include_in_schema=False, route_class=_told_kindly(site))

    async def look(request: Request, name: str) -> Response:
        return site.look.answer(name, request)

    router.add_api_route("/pages/{name}", look, methods=["GET"])
    RatingRoutes(site, do).add_to(router)
    TicketRoutes(site, do).add_to(router)
    HallRoutes(site).add_to(router)
    return router


def panel_pages(
    live: Live, do: Do, access: Access, *, clock: Callable[[], datetime] = utc_now, base: str = ""
) -> APIRouter:
    """`/panel/<n>`, for tablets that are paired; not where only the public's pages are answered."""
    site = Site(Following(live, clock), base)
    router = APIRouter(include_in_schema=False, route_class=_told_kindly(site))
    PanelRoutes(site, do, access).add_to(router)
    return router


def _told_kindly(site: Site) -> type[APIRoute]:
    """Routes whose Unavailable is a page."""

    class KindRoute(APIRoute):
        def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
            handler = super().get_route_handler()

            async def kindly(request: Request) -> Response:
                try:
                    return await handler(request)
                except Unavailable:
                    return site.plain(request, 503, "busy", "", path=request.url.path, again=True)

            return kindly

    return KindRoute
