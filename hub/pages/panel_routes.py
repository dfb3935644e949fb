"""`/panel/<n>`: the visitor's panel of a counter, for a tablet that is paired as one.

The tablet is known by a cookie that no script reads and no other site's page sends along; it is good for this
address only. What it shows is `shared.panel`'s, as in the window.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
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
from shared.hall.ratings import PanelFacts, RatingOffer
from shared.hall.today import board_of_today
from shared.panel.texts import panel_texts
from shared.panel.vietqr import path
from shared.panel.view import LOWEST, Answered, PanelPage, PanelState, PanelView, changes_at, derive, offered
from shared.rules.device import DeviceKind
from shared.settings.settings import say

COOKIE = "bocso-panel"
KEPT_SECONDS = 400 * 86400
"""The longest that browsers keep one (RFC 6265bis, 5.6); each time the page is opened it begins anew."""


@dataclass(slots=True)
class _Here:
    """What happened at the panel of one counter, and what it was told last, at a seq."""

    facts: PanelFacts
    seq: int = -1
    chosen: int = 0
    until: datetime | None = None
    answered: Answered | None = None


class PanelRoutes:
    """`do` runs the verbs."""

    def __init__(self, site: Site, do: Do, access: Access) -> None:
        self._site = site
        self._live = site.following.live
        self._do = do
        self._access = access
        self._here: dict[int, _Here] = {}

    def add_to(self, router: APIRouter) -> None:
        router.add_api_route("/panel/{counter:int}", self.show, methods=["GET"])
        router.add_api_route("/panel/{counter:int}/feed", self.feed, methods=["GET"])
        router.add_api_route("/panel/{counter:int}/pair", self.pair, methods=["POST"])
        router.add_api_route("/panel/{counter:int}/rate", self.rate, methods=["POST"])

    async def show(self, request: Request, counter: int) -> Response:
        """The page; who is not paired is asked for the code."""
        if not await self._is_paired(request, counter):
            return self._pairing(request, counter)
        language, here = self._site.language(request), f"/panel/{counter}"
        context = self._context(await self._view(counter, language), counter, language)
        page = self._site.page("panel.html", request, path=here, feed=f"{here}/feed", context=context)
        self._keep(request, page, counter, request.cookies[COOKIE])
        return page

    async def feed(self, request: Request, counter: int) -> Response:
        """Its changes."""
        if not await self._is_paired(request, counter):
            return Response(status_code=401)
        language = self._site.language(request)
        return stream(
            self._live,
            lambda: self._view(counter, language),
            lambda view: self._site.draw("panel_now.html", language, **self._context(view, counter, language)),
            lambda: self._site.time,
            lambda: self._wake(counter),
        )

    async def pair(self, request: Request, counter: int) -> Response:
        """Six digits, as the hub's computer shows them for a panel (of this counter)."""
        form = await form_of(request)
        if form is None or not from_own_page(request):
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
        answer = self._back(request, counter)
        self._keep(request, answer, counter, secret)
        return answer

    async def rate(self, request: Request, counter: int) -> Response:
        """A level, the best first, or a reason for a low one; or neither."""
        form = await form_of(request)
        if form is None or not from_own_page(request) or not await self._is_paired(request, counter):
            return self._back(request, counter)
        here, state = self._here_of(counter), await self._state(counter, "")
        offer = offered(counter, state)
        if offer is not None and offer.code == form.get("code"):
            await self._take(here, offer, form.get("choice", ""), form.get("words", ""), form["request_id"])
        return self._back(request, counter)

    # Inside

    async def _take(self, here: _Here, offer: RatingOffer, choice: str, words: str, request_id: str) -> None:
        settings, now = self._site.settings, self._site.following.clock()
        if here.chosen:
            reasons = settings.reasons.rating
            index = whole(choice, len(reasons))
            reason = say(reasons[index], settings.hall.languages[0]) if index is not None else ""
            await self._send(here, offer, here.chosen, request_id, reason=reason, words=words)
        elif (level := whole(choice, len(settings.panel.levels))) is None:
            here.answered = Answered(offer.ticket, now, thanks=False)
        elif (rating := len(settings.panel.levels) - level) in LOWEST:
            here.chosen = rating
            here.until = max(offer.until, now + timedelta(seconds=settings.panel.rating_seconds))
        else:
            await self._send(here, offer, rating, request_id)

    async def _send(self, here: _Here, offer: RatingOffer, rating: int, request_id: str, **said: str) -> None:
        thanks = True
        try:
            await self._do("rate", code=offer.code, rating=rating, request_id=request_id, **said)
        except Refused:
            thanks = False
        except Unavailable:
            return  # it may be touched again while it is asked for
        here.chosen, here.until = 0, None
        here.answered = Answered(offer.ticket, self._site.following.clock(), thanks=thanks)

    async def _view(self, counter: int, language: str) -> PanelView:
        state = await self._state(counter, language)
        return derive(self._site.settings, counter, state)

    async def _state(self, counter: int, language: str) -> PanelState:
        here, following, lost = self._here_of(counter), self._site.following, self._live.lost
        if here.seq != self._live.seq and lost is None:
            seq, facts = self._live.seq, await run_in_threadpool(self._live.hall.at_panel, counter)
            here.facts, here.seq = (replace(facts, offer=here.facts.offer) if here.chosen else facts), seq
        now = following.clock()
        board = board_of_today(self._site.settings, self._live.board, now.astimezone(self._site.settings.zone))
        offer = here.facts.offer
        if offer is not None and here.until is not None:
            here.facts = replace(here.facts, offer=(offer := replace(offer, until=here.until)))
        state = PanelState(now, board, here.facts, here.chosen, here.answered, language, lost)
        if here.chosen and offer is not None and lost is None and offered(counter, state) is None:
            await self._send(here, offer, here.chosen, new_request_id())  # nobody said why in time
            here.chosen, here.until = 0, None
            state = replace(state, chosen=0, answered=here.answered)
        return state

    def _wake(self, counter: int) -> float:
        """In so many seconds it looks otherwise without anything happening in the hall."""
        here, now = self._here_of(counter), self._site.following.clock()
        state = PanelState(now, self._live.board, here.facts, answered=here.answered)
        at = changes_at(self._site.settings, counter, state)
        return min(BEAT, max(0.2, (at - now).total_seconds()))

    def _context(self, view: PanelView, counter: int, language: str) -> dict[str, Any]:
        said = panel_texts(language)
        code = {"path": path(view.qr), "side": len(view.qr) + 8} if view.qr else None
        here = f"{self._site.base}/panel/{counter}"
        texts = {"words": said.words, "send": said.send, "asks": view.page in (PanelPage.RATE, PanelPage.WHY)}
        other = next((code for code in self._site.settings.hall.languages if code != language), language)
        turn = {"turn": f"{here}{self._site.query(other)}", "other": other}
        return {
            "view": view,
            "code": code,
            "here": here,
            "id": new_request_id(),
            "screen": "panel",
            **texts,
            **turn,
        }

    def _here_of(self, counter: int) -> _Here:
        return self._here.setdefault(counter, _Here(PanelFacts()))

    async def _is_paired(self, request: Request, counter: int) -> bool:
        """Whether it shows the secret of a panel of this counter, which the hall has."""
        try:
            device = await self._access.device_of_secret(request.cookies.get(COOKIE, ""))
        except (NotPaired, DeviceRevoked):
            return False
        known = self._site.settings.find_counter(counter) is not None
        return known and device.kind is DeviceKind.PANEL and device.counter in (None, counter)

    def _pairing(self, request: Request, counter: int, *, wrong: bool = False) -> Response:
        context = {"counter": counter, "wrong": wrong, "id": new_request_id()}
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

    def _back(self, request: Request, counter: int) -> RedirectResponse:
        query = self._site.query(self._site.language(request))
        return RedirectResponse(f"{self._site.base}/panel/{counter}{query}", 303, NEVER_KEPT)
