"""A printer named on the command line, in place of the hall file's [printer]; and the name of each printer."""

from __future__ import annotations

import re

from shared.errors.starting import PrinterAddressWrong
from shared.settings.sections import PrinterSection

_TCP = re.compile(r"^tcp://(?P<host>[^:/]+|\[[0-9a-fA-F:]+\]):(?P<port>\d{1,5})$")
_PATH = re.compile(r"^(?P<connection>serial|device|file):(?P<path>.+)$")
_QUEUE = re.compile(r"^(?P<connection>cups|windows):(?P<queue>.+)$")
_USB = re.compile(r"^(?P<connection>usb):(?P<usb_id>[0-9a-fA-F]{4}:[0-9a-fA-F]{4})$")


def printer_at(address: str, section: PrinterSection) -> PrinterSection:
    """`section` with the connection of `address`; width, speed and the rest stay. Raises PrinterAddressWrong."""
    if address == "none":
        return section.model_copy(update={"connection": "none"})
    if (tcp := _TCP.match(address)) and 0 < int(tcp["port"]) < 65536:
        where = {"connection": "network", "host": tcp["host"].strip("[]"), "port": int(tcp["port"])}
        return section.model_copy(update=where)
    for form in (_PATH, _QUEUE, _USB):
        if found := form.match(address):
            return section.model_copy(update=found.groupdict())
    raise PrinterAddressWrong(address=address)


def address_of(section: PrinterSection) -> str:
    """The address of the printer of `section`: `printer_at(address_of(section), section) == section`."""
    match section.connection:
        case "network":
            host = f"[{section.host}]" if ":" in section.host else section.host
            return f"tcp://{host}:{section.port}"
        case "serial" | "device" | "file":
            return f"{section.connection}:{section.path}"
        case "cups" | "windows":
            return f"{section.connection}:{section.queue}"
        case "usb":
            return f"usb:{section.usb_id}"
        case "none":
            return "none"


def label(section: PrinterSection) -> str:
    """How logs and errors call a printer: its name in the hall, and where it is."""
    return f"{section.name} ({address_of(section)})"
