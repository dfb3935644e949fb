"""`/panel/<n>`: the visitor's panel of a counter, for a tablet that is paired as one.

The tablet is known by a cookie that no script reads and no other site's page sends along; it is good for this
address only. What it shows and does is `shared.panel`'s, as in the window.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from hub.access import Access
from hub.limits import address_key
from hub.pages.forms import form_of, new_request_id, whole
from hub.pages.site import NEVER_KEPT, Site, from_own_page
from hub.pages.stream import BEAT, stream
from hub.pages.verbs import Do
from shared.errors.devices import DeviceRevoked, NotPaired, PairingCodeWrong, PairingShut
from shared.errors.kinds import Refused, Unavailable
from shared.panel.state import GivenRating, PanelState, answered, followed, overdue, told, touched, turned
from shared.panel.texts import panel_texts
from shared.panel.vietqr import path
from shared.panel.view import PanelView, changes_at, derive
from shared.rules.device import Device, DeviceKind

COOKIE = "bocso-panel"
KEPT_SECONDS = 400 * 86400
"""The longest that browsers keep one (RFC 6265bis, 5.6); each time the page is opened it begins anew."""


@dataclass(slots=True)
class _Panel:
    """That of one counter, on all its tablets; what it knows of the hall is as of `seq`."""

    state: PanelState
    seq: int = -1
    one: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the hall is asked."""


class PanelRoutes:
    """`do` runs the verbs."""

    def __init__(self, site: Site, do: Do, access: Access) -> None:
        self._site = site
        self._live = site.following.live
        self._do = do
        self._access = access
        self._panels: dict[int, _Panel] = {}

    def add_to(self, router: APIRouter) -> None:
        router.add_api_route("/panel/{counter}", self.show, methods=["GET"])
        router.add_api_route("/panel/{counter}/feed", self.feed, methods=["GET"])
        router.add_api_route("/panel/{counter}/pair", self.pair, methods=["POST"])
        router.add_api_route("/panel/{counter}/rate", self.rate, methods=["POST"])
        router.add_api_route("/panel/{counter}/language", self.language, methods=["POST"])

    async def show(self, request: Request, counter: int) -> Response:
        """The page; who is not paired is asked for the code, and who is no more reads so."""
        if await self._paired(request, counter) is None:
            return self._pairing(request, counter, removed=await self._removed(request))
        here = f"/panel/{counter}"
        context = self._context(await self._view(counter), counter)
        page = self._site.page("panel.html", request, path=here, feed=f"{here}/feed", context=context)
        self._keep(request, page, counter, request.cookies[COOKIE])
        return page

    async def feed(self, request: Request, counter: int) -> Response:
        """Its changes, for as long as it is paired."""
        device, language = await self._paired(request, counter), self._site.language(request)

        async def look() -> PanelView:
            if device is None or not await self._access.still_paired(device):
                raise NotPaired
            return await self._view(counter)

        return stream(
            self._live,
            look,
            lambda view: self._site.draw("panel_now.html", language, **self._context(view, counter)),
            lambda: self._site.time,
            lambda: self._wake(counter),
        )

    async def pair(self, request: Request, counter: int) -> Response:
        """Six digits, as the hub's computer shows them for a panel (of this counter)."""
        form = await form_of(request)
        if form is None or not from_own_page(request) or self._site.settings.find_counter(counter) is None:
            return self._pairing(request, counter)
        peer = request.client.host if request.client else ""
        try:
            with self._access.pairing.one(address_key(peer), PairingCodeWrong, PairingShut):
                device, secret = await asyncio.to_thread(self._access.devices.pair, form.get("code", ""))
        except Refused:
            return self._pairing(request, counter, wrong=True)
        if device.kind is not DeviceKind.PANEL or device.counter not in (None, counter):
            await asyncio.to_thread(self._access.devices.revoke, device.id)  # it was for something else
            return self._pairing(request, counter, wrong=True)
        answer = self._back(counter)
        self._keep(request, answer, counter, secret)
        return answer

    async def rate(self, request: Request, counter: int) -> Response:
        """What was touched: a level, the best first, or a reason for a low one; or neither. Twice is once."""
        if (form := await self._form(request, counter)) is not None:
            panel = self._panel(counter)
            async with panel.one:
                shown = derive(self._site.settings, counter, await self._now(counter, panel))
                if shown.code and (form.get("code"), form.get("page")) == (shown.code, shown.page):
                    choice = whole(form.get("choice", ""), len(shown.choices))
                    panel.state, given = touched(self._site.settings, counter, panel.state, choice)
                    if given is not None:
                        await self._send(panel, given, form["request_id"])
        return self._back(counter)

    async def language(self, request: Request, counter: int) -> Response:
        """The hall's next one, until the next visitor."""
        if await self._form(request, counter) is not None:
            self._panel(counter).state = turned(self._site.settings, self._panel(counter).state)
        return self._back(counter)

    # Inside

    async def _form(self, request: Request, counter: int) -> Mapping[str, str] | None:
        """A form of its page; None for any other."""
        form = await form_of(request)
        ours = from_own_page(request) and await self._paired(request, counter) is not None
        return form if ours else None

    async def _send(self, panel: _Panel, given: GivenRating, request_id: str) -> None:
        said = {"code": given.offer.code, "rating": given.rating, "reason": given.reason}
        try:
            await self._do("rate", **said, request_id=request_id)
        except Unavailable:
            return  # it may be touched again while it is asked for
        except Refused:
            thanks = False
        else:
            thanks = True
        panel.state = answered(panel.state, given.offer, thanks=thanks)

    async def _view(self, counter: int) -> PanelView:
        panel = self._panel(counter)
        async with panel.one:
            state = await self._now(counter, panel)
        return derive(self._site.settings, counter, state)

    async def _now(self, counter: int, panel: _Panel) -> PanelState:
        """As it is now; `one` is held."""
        live, seq = self._live, self._live.seq
        facts = None
        if panel.seq != seq and live.lost is None:
            facts = await run_in_threadpool(live.hall.at_panel, counter)
        now = replace(panel.state, now=self._site.following.clock(), lost_at=live.lost)
        panel.state = followed(self._site.settings, counter, now, live.board)
        if facts is not None:
            panel.state, panel.seq = told(panel.state, facts), seq
        if (given := overdue(counter, panel.state)) is not None:
            await self._send(panel, given, new_request_id())
        return panel.state

    def _wake(self, counter: int) -> float:
        """In so many seconds it looks otherwise without anything happening in the hall."""
        state, now = self._panel(counter).state, self._site.following.clock()
        at = changes_at(self._site.settings, counter, replace(state, now=now))
        return min(BEAT, max(0.2, (at - now).total_seconds()))

    def _context(self, view: PanelView, counter: int) -> dict[str, Any]:
        code = {"path": path(view.qr), "side": len(view.qr) + 8} if view.qr else None
        here = f"{self._site.base}/panel/{counter}"
        return {"view": view, "code": code, "here": here, "id": new_request_id(), "screen": "panel"}

    def _panel(self, counter: int) -> _Panel:
        settings = self._site.settings
        new = PanelState(self._site.following.clock(), settings.hall.languages[0])
        return self._panels.setdefault(counter, _Panel(new))

    async def _paired(self, request: Request, counter: int) -> Device | None:
        """The panel of this counter, which the hall has, whose secret it shows."""
        try:
            device = await self._access.device_of_secret(request.cookies.get(COOKIE, ""))
        except (NotPaired, DeviceRevoked):
            return None
        known = self._site.settings.find_counter(counter) is not None
        ours = known and device.kind is DeviceKind.PANEL and device.counter in (None, counter)
        return device if ours else None

    async def _removed(self, request: Request) -> bool:
        """Whether what the browser shows is the secret of a device that was revoked."""
        try:
            await self._access.device_of_secret(request.cookies.get(COOKIE, ""))
        except DeviceRevoked:
            return True
        except NotPaired:
            pass
        return False

    def _pairing(self, request: Request, counter: int, *, wrong: bool = False, removed: bool = False) -> Response:
        gone = panel_texts(self._site.language(request)).removed if removed else ""
        context = {"counter": counter, "wrong": wrong, "removed": gone, "id": new_request_id()}
        status = 403 if wrong else 401
        return self._site.page(
            "panel_pair.html", request, path=f"/panel/{counter}", context=context, status=status
        )

    def _keep(self, request: Request, answer: Response, counter: int, secret: str) -> None:
        answer.set_cookie(
            COOKIE,
            secret,
            max_age=KEPT_SECONDS,
            path=f"{self._site.base}/panel/{counter}",
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )

    def _back(self, counter: int) -> RedirectResponse:
        return RedirectResponse(f"{self._site.base}/panel/{counter}", 303, NEVER_KEPT)
