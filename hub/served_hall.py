"""What the addresses of a hall are answered from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import Request

from hub.access import Access
from hub.leases import Leases
from hub.live import Live
from hub.metrics import HallMetrics
from hub.writer import Writer
from shared.errors.devices import NotAllowed
from shared.hall import Hall
from shared.link.settings import settings_json
from shared.rules.device import Device, DeviceKind
from shared.rules.printing import RECEPTION_PRINTER
from shared.store.store import Store

TEND_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class ServedHall:
    """What the addresses of one hall are answered from."""

    hall: Hall
    live: Live
    writer: Writer
    access: Access
    leases: Leases
    metrics: HallMetrics

    async def device_of(self, request: Request, *kinds: DeviceKind) -> Device:
        """Who asks. Raises NotPaired, DeviceRevoked, and NotAllowed unless it is one of `kinds` (none: of any)."""
        device = await self.access.device_of_request(request)
        if kinds and device.kind not in kinds:
            raise NotAllowed(device=device.app)
        return device

    def take_printer(self, device: Device, printer: str) -> None:
        """The right to print a queue: a kiosk's with a name is that of its name, and nobody else's. Asks the
        database. Raises NotAllowed, PrinterTaken, StoreUnavailable.
        """
        if not self.is_printer_of(device, printer):
            raise NotAllowed(device=device.app)
        self.leases.take(device, printer)

    def is_printer_of(self, device: Device, printer: str) -> bool:
        """Whether a device may call its printer so: by its own name; a kiosk that has none by no other kiosk's,
        and the reception by its kind.
        """
        if device.kind is DeviceKind.RECEPTION:
            return printer == (device.name or RECEPTION_PRINTER)
        if device.name:
            return printer == device.name
        return printer not in self.access.devices.kiosk_names() - {self.hall.settings.printer.name}

    def settings_of(self, device: Device) -> bytes:
        """The hall file as this device gets it: a kiosk with a name prints under it, a reception under its own or
        its kind.
        """
        settings, name = self.hall.settings, ""
        if device.kind in (DeviceKind.KIOSK, DeviceKind.RECEPTION):
            name = device.name or (RECEPTION_PRINTER if device.kind is DeviceKind.RECEPTION else "")
        if name:
            printer = settings.printer.model_copy(update={"name": name})
            settings = settings.model_copy(update={"printer": printer})
        return settings_json(settings)


@asynccontextmanager
async def opened(hall: Hall, store: Store, access: Access) -> AsyncIterator[ServedHall]:
    """A hall's threads, from the first board to the last answer."""
    live = Live(hall, store)
    writer = Writer(store, lambda: hall.id, live.ring)
    leases = Leases(hall)
    tending = asyncio.create_task(_tend(leases))
    await live.start()
    try:
        yield ServedHall(hall, live, writer, access, leases, HallMetrics(leases.following))
    finally:
        tending.cancel()
        await live.stop()
        await writer.stop()
        leases.close()


async def _tend(leases: Leases) -> None:
    while True:
        await asyncio.sleep(TEND_SECONDS)
        await asyncio.to_thread(leases.tend)


def served_hall(request: Request) -> ServedHall:
    """Of the hall that the request's address names."""
    served = request.scope["served"]
    assert isinstance(served, ServedHall)
    return served
