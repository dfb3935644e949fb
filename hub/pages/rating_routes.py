"""`/t/<code>/rate`: the visit of a ticket is rated on the phone, once, within its day."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from hub.pages.forms import form_of, new_request_id, whole
from hub.pages.site import NEVER_KEPT, Site, from_own_page
from hub.pages.verbs import Do
from shared.errors.kinds import Refused, Unavailable
from shared.errors.visits import AlreadyRated
from shared.panel.faces import FACES
from shared.panel.state import LOWEST
from shared.panel.texts import panel_texts
from shared.rules.ticket import State, Ticket
from shared.settings.settings import Settings, say


def may_rate(ticket: Ticket, settings: Settings) -> bool:
    """Whether the page of a ticket of today asks for it."""
    return settings.panel.rating and ticket.state is State.SERVED and ticket.rating is None


def rating_form(settings: Settings, language: str) -> dict[str, Any]:
    """What the form needs to be drawn."""
    said = panel_texts(language)
    levels = tuple(zip(FACES, (say(text, language) for text in settings.panel.levels), strict=False))
    return {"asked": said.question, "levels": levels, "private": said.private, "id": new_request_id()}


class RatingRoutes:
    """`do` runs the verb. These stand before those of `TicketRoutes`, which end in anything."""

    def __init__(self, site: Site, do: Do) -> None:
        self._site = site
        self._do = do

    def add_to(self, router: APIRouter) -> None:
        router.add_api_route("/t/{code}/rate", self.rate, methods=["POST"])
        router.add_api_route("/t/{code}/why/{rating}", self.why, methods=["GET"])

    async def why(self, request: Request, code: str, rating: int) -> Response:
        """Asks for a reason before a low one is given."""
        ticket, settings = await self._site.following.ticket(code), self._site.settings
        if ticket is None or rating not in LOWEST or not may_rate(ticket, settings):
            return self._back(request, code)
        language = self._site.language(request)
        said, reasons = panel_texts(language), [say(text, language) for text in settings.reasons.rating]
        more = {"asked": said.why, "reasons": reasons, "send": said.send}
        context = {"ticket": ticket, "rating": rating, "id": new_request_id(), **more}
        return self._site.page("why.html", request, path=f"/t/{code}", context=context)

    async def rate(self, request: Request, code: str) -> Response:
        """A level; with a low one a reason too, which is asked for first."""
        ticket, form, settings = (
            await self._site.following.ticket(code),
            await form_of(request),
            self._site.settings,
        )
        if ticket is None or form is None or not from_own_page(request) or not settings.panel.rating:
            return self._back(request, code)
        rating, asked = whole(form.get("rating", ""), 6), "asked" in form
        if rating in LOWEST and settings.reasons.rating and not asked:
            return self._back(request, code, f"/why/{rating}")
        chosen = whole(form.get("reason", ""), len(settings.reasons.rating))
        reason = "" if chosen is None else say(settings.reasons.rating[chosen], settings.hall.languages[0])
        given = {"code": code.upper(), "rating": rating or 0, "reason": reason}
        try:
            await self._do("rate", **given, request_id=form["request_id"])
            said = "rated"
        except AlreadyRated:
            said = "rated"
        except Refused:
            said = "changed"
        except Unavailable:
            said = "busy"
        self._site.following.forget(code)
        return self._back(request, code, said=said)

    def _back(self, request: Request, code: str, more: str = "", said: str = "") -> RedirectResponse:
        query = self._site.query(self._site.language(request), **({"said": said} if said else {}))
        return RedirectResponse(f"{self._site.base}/t/{code}{more}{query}", 303, NEVER_KEPT)
