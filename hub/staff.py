"""Who is at a counter's device, and whether their role lets them do there what is asked."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import anyio.to_thread

from shared.hall import Hall
from shared.hall.clerks import role_too_low
from shared.link.routes import Route
from shared.rules.board import Board
from shared.rules.device import Device, DeviceKind
from shared.rules.roles import LEAST, ClerkRight, may

SIGNED_FOR = 12 * 3600.0
"""Seconds after which who signed in at a device has left it; also when this hub is started anew."""


class StaffAt:
    """Who signed in at a device that is of no counter, and at which counter one that is of any was logged on last.
    What clerks of a counter may do says its session. Used on the event loop. `ticks` gives seconds.
    """

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._at: dict[int, tuple[str | int, float]] = {}

    def find(self, device: Device) -> tuple[int | None, str]:
        """The counter whose session decides, and the clerk who signed in, who decides before it; "" for nobody."""
        at, until = self._at.get(device.id, ("", 0.0))
        if self._ticks() > until:
            at = ""
        return (device.counter or at, "") if isinstance(at, int) else (device.counter, at)

    def learn(self, route: Route, device: Device, arguments: dict[str, Any]) -> None:
        """A verb that succeeded may be somebody's coming or going."""
        match route.name:
            case "open":
                self._at[device.id] = arguments["counter"], self._ticks() + SIGNED_FOR
            case "sign_in":
                self._at[device.id] = arguments["clerk"], self._ticks() + SIGNED_FOR
            case "close" | "sign_out":
                self._at.pop(device.id, None)

    async def must_have_right(
        self, hall: Hall, board: Board, device: Device, route: Route, arguments: dict[str, Any]
    ) -> None:
        """Adds to `arguments` by whom, where the verb wants to know. Raises RoleTooLow, StoreUnavailable."""
        if route.right is None or device.kind is not DeviceKind.COUNTER:
            return
        counter, signed = self.find(device)
        clerk, role = await anyio.to_thread.run_sync(hall.who, counter, signed)
        if "by" in route.signature.parameters:
            arguments["by"] = clerk
        if may(role, route.right):
            return
        if route.right is ClerkRight.CANCEL_OTHERS and _is_own(board, counter, arguments["ticket_id"]):
            return
        raise role_too_low(LEAST[route.right])


def _is_own(board: Board, counter: int | None, ticket_id: int) -> bool:
    """Whether this counter had the number last."""
    ticket = board.tickets.get(ticket_id)
    return counter is not None and ticket is not None and ticket.counter == counter
