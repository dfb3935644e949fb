"""The transport that a hall file names, of every kind there is."""

from __future__ import annotations

import os
from collections.abc import Mapping

from shared.printer.transport.base import Transport
from shared.printer.transport.network import Network
from shared.printer.transport.print_queues import Cups
from shared.printer.transport.usb import Usb
from shared.printer.transport.windows_queues import WindowsSpooler
from shared.settings.sections import PrinterSection

_EVERYWHERE: dict[str, type[Transport]] = {
    "network": Network,
    "usb": Usb,
    "cups": Cups,
    "windows": WindowsSpooler,
}

if os.name == "nt":
    from shared.printer.transport.windows import WindowsDevice as Device
    from shared.printer.transport.windows import WindowsFile as File
    from shared.printer.transport.windows import WindowsSerial as Serial
else:
    from shared.printer.transport.posix import PosixDevice as Device
    from shared.printer.transport.posix import PosixFile as File
    from shared.printer.transport.posix import PosixSerial as Serial

KINDS: Mapping[str, type[Transport]] = {
    **_EVERYWHERE,
    "serial": Serial,
    "device": Device,
    "file": File,
}


def transport(settings: PrinterSection) -> Transport:
    """The transport `settings.connection` names, not opened. Raises KeyError for "none"."""
    return KINDS[settings.connection](settings)
