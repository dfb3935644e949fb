"""How a page has a verb of the hall done."""

from __future__ import annotations

from typing import Any, Protocol

from shared.rules.ticket import Ticket


class Do(Protocol):
    """Runs a verb by its name, off the event loop, and returns what it returned; raises what it raised."""

    async def __call__(self, verb: str, **arguments: Any) -> Ticket: ...
