"""Who sends a request: the device by its secret; and POST /api/pair, by which a device gets one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, StringConstraints

from hub.devices import AT_ONCE, FRESH, Devices
from hub.limits import Tries, address_key
from hub.staff import StaffAt
from shared.errors.clerks import CodeWrong, PinLockedOut
from shared.errors.counters import PinLocked, PinWrong
from shared.errors.devices import NotPaired, PairingCodeWrong, PairingShut
from shared.errors.kinds import Refused
from shared.rules.device import Device, DeviceKind

log = logging.getLogger("bocso.hub")

WRONG_PIN: tuple[type[Refused], ...] = (PinWrong, PinLocked, PinLockedOut, CodeWrong)


class Access:
    """Of one hall. `pins` stands around a verb that takes a PIN, so that one device cannot try those of many
    counters: `with access.pins.one(f"device {device.id}", *WRONG_PIN)`.
    """

    def __init__(
        self, hall: str, devices: Devices, pairing: Tries | None = None, pins: Tries | None = None
    ) -> None:
        self.hall = hall
        """Its code."""
        self.devices = devices
        self.pairing = pairing or Tries()
        self.pins = pins or Tries()
        self.staff = StaffAt()

    async def device_of_request(self, request: Request) -> Device:
        """Raises NotPaired, DeviceRevoked, Unavailable. Nothing is read for most requests (`FRESH`)."""
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            raise NotPaired
        return await self.device_of_secret(secret)

    async def device_of_secret(self, secret: str) -> Device:
        """As `device_of_request`."""
        if self.devices.younger(FRESH):
            try:
                return self.devices.known(secret)
            except NotPaired:
                if self.devices.younger(AT_ONCE):
                    raise
        return await asyncio.to_thread(self.devices.device_of, secret)

    async def still_paired(self, device: Device) -> bool:
        """For a feed, once a second: false ends it."""
        if not self.devices.younger(FRESH):
            await asyncio.to_thread(self.devices.look)
        return self.devices.still_paired(device)


class PairRequest(BaseModel):
    """What a device sends to be paired."""

    model_config = ConfigDict(extra="forbid")
    code: Annotated[str, StringConstraints(max_length=100)]


class PairAnswer(BaseModel):
    """`secret` is told this once: `Authorization: Bearer SECRET` from now on. `hall` is the hall's code."""

    secret: str
    hall: str
    device: int
    kind: DeviceKind
    counter: int | None
    name: str


def pair_router(access_of: Callable[[Request], Access]) -> APIRouter:
    """The one address that a device without a secret may use; `access_of` the hall that a request means."""
    router = APIRouter()

    @router.post("/api/pair", status_code=201)
    async def pair(asked: PairRequest, request: Request) -> PairAnswer:
        """Pairs this device by the code that the hub's computer shows."""
        access = access_of(request)
        peer = request.client.host if request.client else ""
        with access.pairing.one(address_key(peer), PairingCodeWrong, PairingShut):
            device, secret = await asyncio.to_thread(access.devices.pair, asked.code)
        log.info("device %d (%s) was paired from %s", device.id, device.app, peer)
        return PairAnswer(
            secret=secret,
            hall=access.hall,
            device=device.id,
            kind=device.kind,
            counter=device.counter,
            name=device.name,
        )

    return router
