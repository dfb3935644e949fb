"""Who is at a counter's device, and whether their role lets them do there what is asked."""

from __future__ import annotations

from typing import Any

import anyio.to_thread

from shared.hall import Hall
from shared.link.routes import Route
from shared.rules.device import Device, DeviceKind
from shared.rules.roles import ClerkRole


class StaffAt:
    """Who is at a counter's device: whoever has its counter open. A device that speaks for any counter has the
    rights of the session that was opened there, by its clerk's PIN, and of no other. Used on the event loop.
    """

    def __init__(self) -> None:
        self._at: dict[int, tuple[int, str]] = {}

    def learn(self, route: Route, device: Device, arguments: dict[str, Any]) -> None:
        """A verb that took a clerk's PIN, or the end of a session."""
        match route.name:
            case "open" | "check_pin":
                self._at[device.id] = arguments["counter"], arguments["clerk"]
            case "close":
                self._at.pop(device.id, None)

    def who(self, hall: Hall, device: Device) -> tuple[int | None, str, ClerkRole | None]:
        """The counter, its clerk and the role that decides. Reads: not on the event loop."""
        counter, opened = (device.counter, None) if device.counter else self._at.get(device.id, (None, ""))
        clerk, role = hall.who(counter)
        if opened in (None, clerk):
            return counter, clerk, role
        return None, *hall.who(None)

    async def must_have_right(self, hall: Hall, device: Device, route: Route, arguments: dict[str, Any]) -> None:
        """Adds to `arguments` by whom, where the verb wants to know. Raises RoleTooLow, StoreUnavailable."""
        if route.right is None or device.kind is not DeviceKind.COUNTER:
            return
        counter, clerk, role = await anyio.to_thread.run_sync(self.who, hall, device)
        asked = (route.right, role, counter, arguments.get("ticket_id"))
        await anyio.to_thread.run_sync(hall.must_be_allowed, *asked)
        if "by" in route.signature.parameters:
            arguments["by"] = clerk
