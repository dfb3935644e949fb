"""`/t/<code>`: the page behind the slip's QR code, and what its person may ask for.

Every answer about a code that is unknown and about one of another day is the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hub.pages.forms import form_of, new_request_id
from hub.pages.rating_routes import may_rate, rating_form
from hub.pages.site import NEVER_KEPT, Site, from_own_page
from hub.pages.stream import stream
from hub.pages.texts import page_words, people
from hub.pages.ticket_page import Standing, gone, standing, ticket_view
from hub.pages.verbs import Do
from shared.errors.kinds import Refused, Unavailable
from shared.errors.visits import DeferredTooOften, NobodyBehind
from shared.rules.entry import Verb
from shared.rules.ticket import MOVES, Lane, State, Ticket
from shared.settings.settings import say

ASKED: Mapping[str, Verb] = MappingProxyType({"defer": Verb.DEFER, "cancel": Verb.CANCEL})
"""What a person may ask for, by the last part of the address."""
SAID = frozenset({"rated", "deferred", "too_often", "nobody_behind", "changed", "busy"})
"""What a page may say of what was asked; each is a text."""


class TicketRoutes:
    """`do` runs the verbs. Unavailable is raised to whoever holds the router, but for the feed."""

    def __init__(self, site: Site, do: Do) -> None:
        self._site = site
        self._do = do
        self._following = site.following

    def add_to(self, router: APIRouter) -> None:
        router.add_api_route("/t/{code}", self.show, methods=["GET"])
        router.add_api_route("/t/{code}/now", self.now, methods=["GET"])
        router.add_api_route("/t/{code}/feed", self.feed, methods=["GET"])
        router.add_api_route("/t/{code}/{asked}", self.ask, methods=["GET"])
        router.add_api_route("/t/{code}/{asked}", self.answer, methods=["POST"])

    async def show(self, request: Request, code: str) -> Response:
        """The page."""
        language, settings = self._site.language(request), self._site.settings
        here = await self._standing(code)
        if here is None:
            return self._gone(request)
        ticket = here.ticket
        service, said = settings.find_service(ticket.service), request.query_params.get("said", "")
        priority = settings.find_lane(Lane.PRIORITY).name if ticket.lane is Lane.PRIORITY else {}
        context = {
            "ticket": ticket,
            "view": ticket_view(here, language),
            "rating": self._rating(here, language),
            "service": say(service.name, language) if service else "",
            "priority": say(priority, language),
            "said": getattr(page_words(language), said) if said in SAID else "",
        }
        path = f"/t/{code}"
        return self._site.page("ticket.html", request, path=path, feed=f"{path}/feed", context=context)

    async def now(self, request: Request, code: str) -> Response:
        """What changes of the page, for a browser without Server-Sent Events."""
        language = self._site.language(request)
        here, headers = await self._standing(code), {**NEVER_KEPT, "X-Hall-Time": self._site.time}
        return HTMLResponse(self._card(code, language, here), 404 if here is None else 200, headers)

    async def feed(self, request: Request, code: str) -> Response:
        """What changes of the page, whenever it does."""
        if await self._following.ticket(code) is None:
            return Response(status_code=404)
        language = self._site.language(request)
        return stream(
            self._following.live,
            lambda: self._standing(code),
            lambda here: self._card(code, language, here),
            lambda: self._site.time,
        )

    async def ask(self, request: Request, code: str, asked: str) -> Response:
        """Asks once more before anything is done."""
        here, verb = await self._standing(code), ASKED.get(asked)
        if here is None or verb is None:
            return self._gone(request)
        if here.ticket.state not in MOVES[verb].sources:
            return self._back(request, code, "changed")
        if verb is Verb.DEFER and not here.behind:
            return self._back(request, code, "nobody_behind")
        texts = self._question(here, verb, self._site.language(request))
        more = {"ticket": here.ticket, "verb": verb.value, "request_id": new_request_id()}
        return self._site.page("ask.html", request, path=f"/t/{code}", context={**more, **texts})

    async def answer(self, request: Request, code: str, asked: str) -> Response:
        """Does it, and goes back to the page, which shows how the ticket is now."""
        ticket, verb, form = await self._following.ticket(code), ASKED.get(asked), await form_of(request)
        if ticket is None or verb is None:
            return self._gone(request)
        if form is None or not from_own_page(request):
            return self._back(request, code, "changed")
        return self._back(request, code, await self._done(verb, ticket, form["request_id"]))

    # Inside

    async def _done(self, verb: Verb, ticket: Ticket, request_id: str) -> str:
        """What to say of it, one of SAID; "" where the page says it itself."""
        try:
            done = await self._do(verb.value, ticket_id=ticket.id, request_id=request_id)
            await self._following.known(done)
        except DeferredTooOften:
            return "too_often"
        except NobodyBehind:
            return "nobody_behind"
        except Refused:
            return "changed"
        except Unavailable:
            return "busy"
        return "deferred" if verb is Verb.DEFER else ""

    async def _standing(self, code: str) -> Standing | None:
        ticket, following = await self._following.ticket(code), self._following
        if ticket is None:
            return None
        outlook = await following.outlook(ticket) if ticket.state is State.WAITING else None
        return standing(ticket, await following.now(), outlook, following.lost)

    def _card(self, code: str, language: str, here: Standing | None) -> str:
        view = ticket_view(here, language) if here else gone(page_words(language))
        more = {"here": f"{self._site.base}/t/{code}", "rating": self._rating(here, language)}
        return self._site.draw("ticket_now.html", language, view=view, **more)

    def _rating(self, here: Standing | None, language: str) -> dict[str, Any]:
        """The form of a visit that is done, if it may be rated."""
        settings = self._site.settings
        return rating_form(settings, language) if here and may_rate(here.ticket, settings) else {}

    def _gone(self, request: Request) -> HTMLResponse:
        return self._site.plain(request, 404, "gone", "gone_why", path=request.url.path)

    def _back(self, request: Request, code: str, said: str) -> RedirectResponse:
        more = {"said": said} if said else {}
        query = self._site.query(self._site.language(request), **more)
        return RedirectResponse(f"{self._site.base}/t/{code}{query}", 303, NEVER_KEPT)

    def _question(self, here: Standing, verb: Verb, language: str) -> dict[str, str]:
        t = page_words(language)
        if verb is Verb.CANCEL:
            question, what, yes, no = t.ask_cancel, t.no_more, t.yes_cancel, t.no_cancel
        else:
            limit = t.last_defer.format(n=self._site.settings.calling.defer_limit)
            what = f"{people(here.behind, t.one_behind, t.behind)} {limit}"
            question, yes, no = t.ask_defer, t.yes_defer, t.no_defer
        return {"question": question.format(number=here.ticket.label), "what": what, "yes": yes, "no": no}
