"""A hub for tests: a real one on this computer's own network, in a thread of the test's process.

One is started once a process and serves a hall for as long as a test lasts, under an address of its own.
"""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any, cast

from hub.access import Access
from hub.app import hall_app
from hub.devices import Devices
from hub.limits import Tries
from hub.serve import Door, HubServer, listening
from hub.served_hall import opened
from shared.errors.devices import NotPaired
from shared.hall import Hall
from shared.link.client import HubLease, RemoteHall
from shared.link.connection import HubConnection
from shared.link.routes import COUNTER, KIOSK, OF_PRINTER, PANEL, RECEPTION, ROUTES
from shared.rules.device import Device, DeviceKind
from shared.store.store import Store

LOCAL = "127.0.0.1"
_COUNT = itertools.count(1)
_CONNECTED: defaultdict[str, list[HubConnection]] = defaultdict(list)
"""By address."""


class AnyDevice:
    """A device of each kind, whose secret is its kind; `revoked` are those that are paired no more. `counter`: the
    only one that the counter speaks for; `name` the kiosk's; `kiosks` those of others.
    """

    def __init__(self, counter: int | None = None, name: str = "", kiosks: tuple[str, ...] = ()) -> None:
        self.counter = counter
        self.name = name
        self.kiosks = kiosks
        self.revoked: set[str] = set()

    def younger(self, _seconds: float) -> bool:
        return True

    def known(self, secret: str) -> Device:
        if secret not in tuple(DeviceKind) or secret in self.revoked:
            raise NotPaired
        kind = DeviceKind(secret)
        counter = self.counter if kind is DeviceKind.COUNTER else None
        name = self.name if kind is DeviceKind.KIOSK else ""
        return Device(tuple(DeviceKind).index(kind) + 1, kind, counter, name)

    def kiosk_names(self) -> set[str]:
        return {*self.kiosks, self.name} - {""}

    def still_paired(self, device: Device) -> bool:
        return device.kind.value not in self.revoked


@cache
def _server() -> tuple[HubServer, str, asyncio.AbstractEventLoop]:
    """It ends with the process."""
    sock = listening(LOCAL, 0)
    server = HubServer([], [Door(sock)])
    ready = threading.Event()
    threading.Thread(target=server.run, args=(ready.set,), name="hub", daemon=True).start()
    assert ready.wait(60)
    assert server.loop is not None
    return server, f"http://{LOCAL}:{sock.getsockname()[1]}", server.loop


@contextmanager
def hub_of(hall: Hall, store: Store, devices: AnyDevice | None = None, pins: Tries | None = None) -> Iterator[str]:
    """The address of a hub in front of the hall; `pins` is who may try PINs how often."""
    server, address, loop = _server()
    code = str(next(_COUNT))
    served = opened(hall, store, Access(code, cast("Devices", devices or AnyDevice()), pins=pins))
    entered = asyncio.run_coroutine_threadsafe(served.__aenter__(), loop).result(60)
    server.apps[code] = hall_app(entered, f"/{code}")
    try:
        yield f"{address}/{code}"
    finally:
        for each in _CONNECTED.pop(f"{address}/{code}", ()):
            each.close()
        del server.apps[code]
        asyncio.run_coroutine_threadsafe(served.__aexit__(None, None, None), loop).result(60)


def patient() -> Tries:
    """Time enough passes between one try and the next."""
    hours = itertools.count(0.0, 3600.0)
    return Tries(lambda: next(hours))


def connected(address: str, kind: DeviceKind) -> HubConnection:
    """Closed with the hub."""
    made = HubConnection(address, kind.value)
    _CONNECTED[address].append(made)
    return made


def through(address: str, hall: Hall) -> None:
    """From now on each of the hall's verbs that a device has goes through the hub."""
    kinds = (COUNTER, KIOSK, RECEPTION, PANEL)
    ways = {kind: RemoteHall(connected(address, kind), hall.settings) for kind in kinds}
    for name, route in ROUTES.items():
        way = next(way for kind, way in ways.items() if kind in route.kinds)
        setattr(hall, name, _leased(ways[KIOSK], name) if name in OF_PRINTER else getattr(way, name))
    hall.issue = partial(_issue, ways)  # type: ignore[assignment]
    for name in ("board", "entries_after"):
        setattr(hall, name, getattr(ways[COUNTER], name))


def _issue(ways: dict[DeviceKind, RemoteHall], *given: Any, **named: Any) -> Any:
    """Who gives a number that is no clerk's asks of it later, too."""
    return ways[COUNTER if {"counter", "source"} & named.keys() else KIOSK].issue(*given, **named)


def _leased(way: RemoteHall, name: str) -> Callable[..., Any]:
    """As a kiosk does it that prints this queue."""

    def ask(*given: Any, **named: Any) -> Any:
        first = named.get("printer") or next(iter((*given, *named.values())))
        HubLease(way.hub, getattr(first, "printer", first)).renew()
        return getattr(way, name)(*given, **named)

    return ask
