"""A USB printer without the system's driver, through pyusb (`pip install bocso[usb]`) and libusb.

On Linux prefer connection "device": it needs no libusb and survives a replug. This is for systems without usblp,
and for Windows with WinUSB. python-escpos' own Usb waits for ever, assumes end points that clones do not have,
and resets the printer at each opening, so its extension point is used here as for the other lines.
"""

from __future__ import annotations

import errno
import importlib
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from shared.printer.messages import NO_USB, NO_USB_ID, TransportError
from shared.printer.transport.base import PIECE, Transport

PRINTER_CLASS = 7

_ID = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


@dataclass(frozen=True)
class Endpoints:
    """An open printer interface: where to write, and where to read if it has a way back."""

    device: Any
    interface: int
    out: Any
    back: Any | None


class Usb(Transport):
    """Bulk transfers, each with a deadline; pyusb says how much of one that timed out was taken."""

    backend: Any = None
    """A pyusb backend in place of the system's libusb."""

    @property
    def where(self) -> str:
        return f"USB {self._settings.usb_id}"

    def open(self) -> None:
        """Finds the printer by its numbers and takes its printer interface. Raises OSError."""
        self.close()
        usb = _pyusb()
        vendor, product = _numbers(self._settings.usb_id)
        try:
            found = usb.core.find(idVendor=vendor, idProduct=product, backend=self.backend)
        except usb.core.NoBackendError:
            raise TransportError(NO_USB) from None
        if found is None:
            raise OSError(errno.ENODEV, "not there")
        try:
            self._device = _taken(usb, found)
        except OSError:
            usb.util.dispose_resources(found)
            raise

    def close(self) -> None:
        ends, self._device = self._device, False
        if ends:
            with suppress(OSError):
                _pyusb().util.dispose_resources(ends.device)

    def send(self, data: bytes, seconds: float) -> int:
        try:
            taken: int = self.line.out.write(data[:PIECE], _milliseconds(seconds))
        except _pyusb().core.USBTimeoutError:
            return 0
        return taken

    def receive(self, seconds: float) -> bytes:
        back = self.line.back
        if back is None:
            return super().receive(seconds)
        try:
            # A whole packet: a shorter buffer overflows when the printer sends more than was asked for.
            return bytes(back.read(back.wMaxPacketSize, _milliseconds(seconds)))
        except _pyusb().core.USBTimeoutError:
            return b""


def _pyusb() -> Any:
    """The optional package. Raises OSError with what to do."""
    try:
        importlib.import_module("usb.util")
        importlib.import_module("usb.core")
    except ImportError:
        raise TransportError(NO_USB) from None
    return importlib.import_module("usb")


def _numbers(text: str) -> tuple[int, int]:
    found = _ID.fullmatch(text)
    if found is None:
        raise TransportError(NO_USB_ID)
    return int(found[1], 16), int(found[2], 16)


def _taken(usb: Any, device: Any) -> Endpoints:
    """The first printer interface of the device, for us alone."""
    interface = next((each for each in device[0] if each.bInterfaceClass == PRINTER_CLASS), None)
    if interface is None:
        raise OSError(errno.ENODEV, "no printer interface")
    number = interface.bInterfaceNumber
    with suppress(NotImplementedError):  # Windows has no driver to take off
        if device.is_kernel_driver_active(number):
            device.detach_kernel_driver(number)
    usb.util.claim_interface(device, number)
    out = _end(usb, interface, usb.util.ENDPOINT_OUT)
    if out is None:
        raise OSError(errno.ENODEV, "no way to write")
    return Endpoints(device, number, out, _end(usb, interface, usb.util.ENDPOINT_IN))


def _end(usb: Any, interface: Any, direction: int) -> Any:
    """The bulk end point of this direction, or None."""

    def fits(end: Any) -> bool:
        bulk: bool = usb.util.endpoint_type(end.bmAttributes) == usb.util.ENDPOINT_TYPE_BULK
        points: int = usb.util.endpoint_direction(end.bEndpointAddress)
        return bulk and points == direction

    return usb.util.find_descriptor(interface, custom_match=fits)


def _milliseconds(seconds: float) -> int:
    """Never 0, which means for ever."""
    return max(1, round(1000 * seconds))
