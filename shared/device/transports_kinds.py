"""Every kind of line there is, by the name in the hall file."""

from __future__ import annotations

import os
from collections.abc import Mapping

from shared.device.transports import Transport
from shared.device.transports_network import Network
from shared.device.transports_spoolers import Cups
from shared.device.transports_usb import Usb
from shared.device.transports_winspool import WindowsSpooler

_EVERYWHERE: dict[str, type[Transport]] = {
    "network": Network,
    "usb": Usb,
    "cups": Cups,
    "windows": WindowsSpooler,
}

if os.name == "nt":
    from shared.device.transports_windows import Device, File, Serial
else:
    from shared.device.transports_files import Device, File, Serial

KINDS: Mapping[str, type[Transport]] = {**_EVERYWHERE, "serial": Serial, "device": Device, "file": File}
