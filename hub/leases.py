"""Which device prints which queue: one at a time, for as long as it follows this hub, or another of its hall."""

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
    """Any thread; `take`, `release`, `tend` and `close` ask the database. `running` gives seconds that never run
    back.
    """

    def __init__(self, hall: Hall, running: Callable[[], float] = monotonic) -> None:
        self._hall = hall
        self._running = running
        self._taking = threading.Lock()
        self._lock = threading.Lock()
        """Never while the database is asked: the event loop takes it too."""
        self._held: dict[str, _Held] = {}
        self._following: Counter[int] = Counter()
        self._reported: dict[str, float] = {}

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

    def here(self) -> set[int]:
        """The ids of the devices that follow one."""
        with self._lock:
            return {device for device, feeds in self._following.items() if feeds > 0}

    def take(self, device: Device, printer: str) -> None:
        """Takes it, or goes on having it. Raises PrinterTaken, StoreUnavailable."""
        with self._taking:
            held = self._held.get(printer)
            if held is not None and held.device != device.id:
                if self._is_there(held):
                    raise PrinterTaken(printer=printer)
                self._drop(printer)
                held = None
            if held is None:
                self._put(printer, device, self._hall.lease_printer(printer, f"device {device.id}"))
                return
            try:
                held.lease.renew()
            except PrinterTaken:  # it was lost with the server, and another was faster
                self._drop(printer)
                raise
            self._put(printer, device, held.lease)

    def newest_report(self, printer: str, came: float) -> Callable[[], bool]:
        """Whether the report on a printer that came at this moment (`perf_counter`) is still the last one: one
        that waited must not be written after a later one.
        """
        with self._lock:
            self._reported[printer] = max(came, self._reported.get(printer, came))
        return lambda: self._reported[printer] == came

    def release(self, device: Device, printer: str) -> None:
        with self._taking:
            if self.has(device, printer):
                self._drop(printer)

    def has(self, device: Device, printer: str) -> bool:
        """Whether it is this device that prints the queue, as far as this hub knows."""
        with self._lock:
            held = self._held.get(printer)
            return held is not None and held.device == device.id

    def tend(self) -> None:
        """Gives free what its device does not use here any more: at another hub another may want it."""
        with self._taking:
            for printer in [printer for printer, held in self._held.items() if not self._is_there(held)]:
                self._drop(printer)

    def close(self) -> None:
        """The hub ends."""
        with self._taking:
            for printer in list(self._held):
                self._drop(printer)

    def _put(self, printer: str, device: Device, lease: PrinterLease) -> None:
        with self._lock:
            self._held[printer] = _Held(device.id, lease, self._running())

    def _drop(self, printer: str) -> None:
        with self._lock:
            held = self._held.pop(printer)
        held.lease.release()

    def _is_there(self, held: _Held) -> bool:
        with self._lock:
            return self._following[held.device] > 0 or self._running() - held.seen < GRACE_SECONDS
