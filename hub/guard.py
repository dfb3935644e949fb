"""What stands before every address of the hub: how large and slow a body may be, from whose pages it may come, and
headers that tell a browser to keep others out. An ASGI application around another (https://asgi.readthedocs.io).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from types import MappingProxyType
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub.limits import Rate, address_key
from hub.problems import note, plain_body
from shared.errors.devices import TooManyTries
from shared.link.wire import PROBLEM, problem_json

LARGEST = 64 * 1024
"""Bytes of a body; the longest that an app sends has some hundred."""
SECONDS = 10.0
"""For all of a body."""
READING = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = "; ".join(
    (
        "default-src 'none'",
        *(f"{what} 'self'" for what in ("script-src", "style-src", "connect-src", "media-src", "font-src")),
        "img-src 'self' data:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""https://www.w3.org/TR/CSP3/: no inline script or style, nothing from elsewhere, in nobody's frame."""
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",  # for browsers older than frame-ancestors
        "Cross-Origin-Resource-Policy": "same-origin",
    }
)


_SENT = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
_OPENER = (b"cross-origin-opener-policy", b"same-origin")
_CACHE = (b"cache-control", b"no-store")


class Guard:
    """`app` sees a request once its body is whole. `rate`: of requests that show no secret, by their address.
    `refused` is told the code of each that goes no further.
    """

    def __init__(
        self,
        app: ASGIApp,
        rate: Rate | None = None,
        largest: int = LARGEST,
        seconds: float = SECONDS,
        refused: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._app = app
        self._rate = rate or Rate()
        self._largest = largest
        self._seconds = seconds
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # a WebSocket is nothing the hub has
            await send({"type": "websocket.close", "code": 1008})
            return
        send = _with_headers(send, secure=scope["scheme"] == "https")
        headers = Headers(scope=scope)
        try:
            if "authorization" not in headers:
                self._rate.take(address_key((scope.get("client") or ("",))[0]))
            _must_be_ours(scope, headers)
            body = await self._whole(receive, headers)
        except _NoFurther as no:
            code = no.status.name.lower()
            note(scope, code, f"{no.status} {no.status.phrase}")
            self._refused(code)
            await _answer(send, no.status, plain_body(no.status, code, no.status.phrase))
        except TooManyTries as no:
            status = HTTPStatus.TOO_MANY_REQUESTS
            note(scope, no.code, str(no))
            self._refused(no.code)
            await _answer(send, status, problem_json(no, status), [("Retry-After", str(no.fields["seconds"]))])
        else:
            await self._app(scope, _again(body, receive), send)

    async def _whole(self, receive: Receive, headers: Headers) -> bytes:
        """The body. Raises _NoFurther."""
        told = headers.get("content-length", "0")
        if not told.isdecimal() or len(told) > len(str(self._largest)) or int(told) > self._largest:
            raise _NoFurther(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        body, more = bytearray(), True
        try:
            async with asyncio.timeout(self._seconds):
                while more:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        raise _NoFurther(HTTPStatus.BAD_REQUEST)
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > self._largest:
                        raise _NoFurther(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        except TimeoutError:
            raise _NoFurther(HTTPStatus.REQUEST_TIMEOUT) from None
        return bytes(body)


class _NoFurther(Exception):
    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


def _must_be_ours(scope: Scope, headers: Headers) -> None:
    """A browser says which page sends a request that changes something: only ours may. Programs say nothing.

    https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site; Origin for browsers before 2023.
    """
    if scope["method"] in READING:
        return
    origin = headers.get("origin")
    if headers.get("sec-fetch-site", "none") not in ("same-origin", "none") or (
        origin is not None and origin.partition("://")[2] != headers.get("host", "")
    ):
        raise _NoFurther(HTTPStatus.FORBIDDEN)


def _with_headers(send: Send, *, secure: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = [*message["headers"], *_SENT]
            if secure:  # a browser complains of it over plain http
                headers.append(_OPENER)
            if not any(name.lower() == _CACHE[0] for name, _ in headers):
                headers.append(_CACHE)
            message = {**message, "headers": headers}
        await send(message)

    return sending


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives the body, then what else comes: the end of the connection."""
    given = False

    async def receiving() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receiving


async def _answer(
    send: Send, status: HTTPStatus, problem: Mapping[str, Any], more: Sequence[tuple[str, str]] = ()
) -> None:
    """And the connection ends: what is left of a body is not waited for."""
    body = json.dumps(problem, ensure_ascii=False).encode()
    headers = [("Content-Type", PROBLEM), ("Content-Length", str(len(body))), ("Connection", "close"), *more]
    encoded = [(name.lower().encode(), value.encode()) for name, value in headers]
    await send({"type": "http.response.start", "status": status.value, "headers": encoded})
    await send({"type": "http.response.body", "body": body})
