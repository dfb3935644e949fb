"""GET /api/feed: every entry after one's last, as Server-Sent Events, for as long as the device stays."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

from hub.live import Event, Live, event

HEARTBEAT_SECONDS = 2.0
"""So often something is sent, whatever happens: a device tells a dead line from a calm hall by it."""
LOOK_SECONDS = 0.5
"""So often it is asked whether the device is still paired."""
AT_ONCE = 500
LOST = b"event: lost\ndata: \n\n"
FOUND = b"event: found\ndata: \n\n"
BEHIND = b"event: behind\ndata: \n\n"
REVOKED = b"event: revoked\ndata: \n\n"
BEAT = b": \n\n"


async def follow(
    live: Live, seq: int, still: Callable[[], Awaitable[bool]], settings: str = ""
) -> AsyncIterator[bytes]:
    """First where it stands (`here`, with the mark of the hall's `settings`), then what came after `seq`, in
    order, none missing, and each as it comes; `lost` while the database does not answer, `found` when it does
    again.

    Ends when the hub does, or with `revoked` when the device may not read it any more (`still`), or with `behind`
    where the journal was replaced by one that ends before `seq`: what the device knows is wrong.
    """
    lost, calm = False, 0.0
    yield b"retry: 1000\nid: %d\nevent: here\ndata: %b\n\n" % (seq, settings.encode())
    while not live.ended:
        if not await still():
            yield REVOKED
            return
        if (live.lost is not None) != lost:
            lost = not lost
            yield LOST if lost else FOUND
        # a device that comes from another hub of its hall may be ahead of this one
        if seq > live.seq and not lost and not await asyncio.to_thread(_older, live, seq - 1):
            yield BEHIND
            return
        events = live.since(seq)
        if events is None:
            events = await asyncio.to_thread(_older, live, seq)
        if events:
            seq, calm = events[-1].seq, 0.0
            yield b"".join(each.text for each in events)
            continue
        calm = 0.0 if await live.change(LOOK_SECONDS) else calm + LOOK_SECONDS
        if calm >= HEARTBEAT_SECONDS:
            calm = 0.0
            yield BEAT


def _older(live: Live, seq: int) -> list[Event]:
    return [event(entry) for entry in live.hall.entries_after(seq, AT_ONCE)]
