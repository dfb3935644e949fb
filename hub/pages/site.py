"""What every page is made with: templates, look, the language of the person, and who may send a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from hub.pages.following import Following
from hub.pages.look import HERE, Look
from hub.pages.texts import WORDS, page_words
from shared.settings.settings import say

NEVER_KEPT: Mapping[str, str] = {"Cache-Control": "no-store"}


class Site:
    """`base` stands before every path: "" or such as "/ea-drang"."""

    def __init__(self, following: Following, base: str) -> None:
        self.following = following
        self.settings = following.settings
        self.base = base
        self.look = Look(self.settings.hall.accent)
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["url"] = lambda source: f"{base}/pages/{self.look.name(source)}"

    @property
    def time(self) -> str:
        return self.following.time

    def language(self, request: Request) -> str:
        """What the person chose, else the hall's first; Vietnamese for one that the pages have no words of."""
        offered, chosen = self.settings.hall.languages, request.query_params.get("lang", "")
        language = chosen if chosen in offered else offered[0]
        return language if language in WORDS else "vi"

    def query(self, language: str, **more: str) -> str:
        """What every link of a page in `language` carries on, "?lang=en"."""
        chosen = {} if language == self.settings.hall.languages[0] else {"lang": language}
        return f"?{urlencode(chosen | more)}" if chosen or more else ""

    def draw(self, template: str, language: str, **context: Any) -> str:
        """HTML; every text in it comes out as text."""
        return self._templates.get_template(template).render(
            language=language,
            t=page_words(language),
            place=say(self.settings.hall.place, language),
            hall=say(self.settings.hall.name, language),
            query=self.query(language),
            time=self.time,
            **context,
        )

    def page(
        self,
        template: str,
        request: Request,
        *,
        path: str,
        context: Mapping[str, object],
        feed: str = "",
        status: int = 200,
    ) -> HTMLResponse:
        """A whole page at `path` (without the base); `feed` is where its changes come from, "" if it has none."""
        language, here = self.language(request), f"{self.base}{path}"
        others = [code for code in self.settings.hall.languages if code in WORDS and code != language]
        tongues = [(code, page_words(code).other, f"{here}{self.query(code)}") for code in others]
        feed = f"{self.base}{feed}{self.query(language)}" if feed else ""
        more = {"screen": "", **context, "here": here, "tongues": tongues, "feed": feed}
        return HTMLResponse(self.draw(template, language, **more), status, NEVER_KEPT)

    def plain(
        self, request: Request, status: int, head: str, line: str, *, path: str, again: bool = False
    ) -> HTMLResponse:
        """One sentence and what to do. `head` and `line` name texts."""
        words, language = page_words(self.language(request)), self.language(request)
        back = f"{self.base}{path}{self.query(language)}" if again else ""
        texts = {"head": getattr(words, head), "line": getattr(words, line) if line else ""}
        return self.page("plain.html", request, path=path, status=status, context=texts | {"again": back})


def from_own_page(request: Request) -> bool:
    """Whether a form was sent from our own page, as far as the browser says: other sites may not send any.

    Browsers that say neither (older than 2020) need the ticket's code in the address, which no other site has.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is None or origin.partition("://")[2] == request.headers.get("host")
