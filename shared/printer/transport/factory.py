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

_EVERYWHERE: dict[str, type[Transport]] = {"network": Network, "usb": Usb, "cups": Cups, "windows": WindowsSpooler}

if os.name == "nt":
    from shared.printer.transport.windows import WindowsDevice, WindowsFile, WindowsSerial

    _HERE: dict[str, type[Transport]] = {"serial": WindowsSerial, "device": WindowsDevice, "file": WindowsFile}
else:
    from shared.printer.transport.posix import PosixDevice, PosixFile, PosixSerial

    _HERE = {"serial": PosixSerial, "device": PosixDevice, "file": PosixFile}

KINDS: Mapping[str, type[Transport]] = {**_EVERYWHERE, **_HERE}


def transport(settings: PrinterSection) -> Transport:
    """The transport `settings.connection` names, not opened. Raises KeyError for "none"."""
    return KINDS[settings.connection](settings)
