"""HEAD as HTTP has it, for every address that answers GET: monitoring asks so."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadRequests:
    """Answers HEAD by what `app` answers to GET, without the content; one without end is left at its beginning
    (RFC 9110, section 9.3.2).
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        content = asyncio.Event()
        head: list[Message] = []

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                head.append(message)
            else:
                content.set()

        answering = asyncio.ensure_future(self._app({**scope, "method": "GET"}, receive, sending))
        begun = asyncio.ensure_future(content.wait())
        try:
            await asyncio.wait([answering, begun], return_when=asyncio.FIRST_COMPLETED)
            for message in head:  # together: who has the head may ask again on the same connection at once
                await send(message)
                await send({"type": "http.response.body"})
        finally:
            begun.cancel()
            answering.cancel()
            await asyncio.wait([answering])
        if not answering.cancelled():
            answering.result()
