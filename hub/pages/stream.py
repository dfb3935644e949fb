"""A page that stays as it is now: its changing part is sent anew when, and only when, it shows something else.

Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html), which every phone of the last
ten years has; a page without a script loads itself anew.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

from starlette.responses import StreamingResponse

from hub.live import Live
from shared.errors.devices import NotPaired
from shared.errors.kinds import Unavailable

V = TypeVar("V")
BEAT = 15.0
"""Seconds after which the browser is told that all is as it was; after three it says that it hears nothing."""

GONE = "event: gone\ndata:\n\n"
"""The browser may not look any more: it loads the page anew, which says why."""


def stream(
    live: Live,
    look: Callable[[], Awaitable[V]],
    draw: Callable[[V], str],
    time: Callable[[], str],
    wake: Callable[[], float] = lambda: BEAT,
) -> StreamingResponse:
    """`look` is what is to be shown, `draw` makes HTML of it where it changed; `time` is the hall's. It looks
    again when something happens, and after `wake` seconds; NotPaired ends it for good.
    """
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(
        _follow(live, look, draw, time, wake), media_type="text/event-stream", headers=headers
    )


async def _follow(
    live: Live,
    look: Callable[[], Awaitable[V]],
    draw: Callable[[V], str],
    time: Callable[[], str],
    wake: Callable[[], float],
) -> AsyncIterator[str]:
    loop, shown, sent = asyncio.get_running_loop(), None, 0.0
    yield f"retry: {random.randint(2000, 8000)}\n\n"  # not all at once
    while not live.ended:
        stood = live.seq, live.lost
        try:
            view = await look()
        except NotPaired:
            yield GONE
            return
        except Unavailable:
            return  # the browser comes again
        if view != shown:
            shown, sent = view, loop.time()
            yield f"data: {json.dumps([draw(view), time()])}\n\n"
        elif loop.time() - sent >= BEAT:
            sent = loop.time()
            yield f"data: {json.dumps([None, time()])}\n\n"
        if (live.seq, live.lost) == stood:  # else something happened meanwhile
            await live.change(wake())
