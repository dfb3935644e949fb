"""`/hall` for any television, `/` for who has not come yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import Response

from hub.pages.hall_page import HallView, hall_view
from hub.pages.now import HallNow
from hub.pages.overview import Overview, overview
from hub.pages.site import Site
from hub.pages.stream import stream

V = TypeVar("V")


class HallRoutes:
    """What is the same for everybody who looks. The overview is shown where the hall wants it (`[hub]`)."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._following = site.following
        self._views: dict[object, tuple[HallNow, str, Any]] = {}
        self._drawn: dict[tuple[str, str], tuple[object, str]] = {}

    def add_to(self, router: APIRouter) -> None:
        router.add_api_route("/hall", self.hall, methods=["GET"])
        router.add_api_route("/hall/feed", self.hall_feed, methods=["GET"])
        router.add_api_route("/", self.overview, methods=["GET"])
        router.add_api_route("/feed", self.overview_feed, methods=["GET"])

    async def hall(self, request: Request) -> Response:
        """The hall screen."""
        view = await self._view(hall_view, self._site.language(request))
        return self._site.page(
            "hall.html", request, path="/hall", feed="/hall/feed", context={"screen": "screen", "view": view}
        )

    async def hall_feed(self, request: Request) -> Response:
        """Its changes."""
        language = self._site.language(request)
        return stream(
            self._following.live,
            lambda: self._view(hall_view, language),
            lambda view: self._once("hall_now.html", language, view),
            lambda: self._site.time,
        )

    async def overview(self, request: Request) -> Response:
        """The overview; what a hall does not show is not there."""
        if not self._site.settings.hub.public_overview:
            return self._site.plain(request, 404, "private", "private_why", path="/")
        view = await self._view(overview, self._site.language(request))
        return self._site.page("overview.html", request, path="/", feed="/feed", context={"view": view})

    async def overview_feed(self, request: Request) -> Response:
        """Its changes."""
        if not self._site.settings.hub.public_overview:
            return Response(status_code=404)
        language = self._site.language(request)
        return stream(
            self._following.live,
            lambda: self._view(overview, language),
            lambda view: self._once("overview_now.html", language, view),
            lambda: self._site.time,
        )

    async def _view(self, of: Callable[[HallNow, str, str], V], language: str) -> V:
        """Worked out once for all who look."""
        now, lost = await self._following.now(), self._following.lost
        kept = self._views.get((of, language))
        if kept is None or kept[:2] != (now, lost):
            kept = self._views[of, language] = now, lost, of(now, language, lost)
        view: V = kept[2]
        return view

    def _once(self, template: str, language: str, view: HallView | Overview) -> str:
        """Drawn once for all who look."""
        kept = self._drawn.get((template, language))
        if kept is None or kept[0] != view:
            kept = self._drawn[template, language] = view, self._site.draw(template, language, view=view)
        return kept[1]
