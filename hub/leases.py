"""Which device prints which queue: one at a time, for as long as it follows the hub."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from shared.errors.outside import PrinterTaken
from shared.hall import Hall
from shared.hall.printer_lease import PrinterLease
from shared.rules.device import Device

GRACE_SECONDS = 15.0
"""A device whose line broke keeps its printer's queue for so long."""


@dataclass(slots=True)
class _Held:
    device: int
    lease: PrinterLease
    seen: float


class Leases:
    """Any thread. `running` gives seconds that never run back."""

    def __init__(self, hall: Hall, running: Callable[[], float] = monotonic) -> None:
        self._hall = hall
        self._running = running
        self._lock = threading.Lock()
        self._held: dict[str, _Held] = {}
        self._following: Counter[int] = Counter()

    def came(self, device: Device) -> None:
        """It follows the feed, once more."""
        with self._lock:
            self._following[device.id] += 1

    def went(self, device: Device) -> None:
        """One of its feeds ended."""
        with self._lock:
            self._following[device.id] -= 1
            for held in self._held.values():
                if held.device == device.id:
                    held.seen = self._running()

    def following(self) -> int:
        """How many feeds are followed."""
        with self._lock:
            return self._following.total()

    def take(self, device: Device, printer: str) -> None:
        """Takes it, or goes on having it. Raises PrinterTaken, StoreUnavailable."""
        with self._lock:
            held = self._held.get(printer)
            if held is None:
                lease = self._hall.lease_printer(printer)
                self._held[printer] = _Held(device.id, lease, self._running())
                return
            if held.device != device.id and self._is_there(held):
                raise PrinterTaken(printer=printer)
            held.device, held.seen = device.id, self._running()
            held.lease.renew()

    def release(self, device: Device, printer: str) -> None:
        with self._lock:
            held = self._held.get(printer)
            if held is not None and held.device == device.id:
                del self._held[printer]
                held.lease.release()

    def has(self, device: Device, printer: str) -> bool:
        """Whether it is this device that prints the queue."""
        with self._lock:
            held = self._held.get(printer)
            return held is not None and held.device == device.id

    def close(self) -> None:
        """The hub ends."""
        with self._lock:
            for held in self._held.values():
                held.lease.release()
            self._held.clear()

    def _is_there(self, held: _Held) -> bool:
        return self._following[held.device] > 0 or self._running() - held.seen < GRACE_SECONDS
