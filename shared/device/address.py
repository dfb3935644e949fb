"""A printer named on the command line, in place of the hall file's [printer]."""

from __future__ import annotations

import re

from shared.errors import PrinterAddressWrong
from shared.settings import PrinterSection

_TCP = re.compile(r"^tcp://(?P<host>[^:/]+|\[[0-9a-fA-F:]+\]):(?P<port>\d{1,5})$")
_PATH = re.compile(r"^(?P<connection>serial|device|file):(?P<path>.+)$")


def printer_at(address: str, section: PrinterSection) -> PrinterSection:
    """`section` with the connection of `address`; width, speed and the rest stay. Raises PrinterAddressWrong."""
    if address == "none":
        return section.model_copy(update={"connection": "none"})
    if (tcp := _TCP.match(address)) and 0 < int(tcp["port"]) < 65536:
        where = {"connection": "network", "host": tcp["host"].strip("[]"), "port": int(tcp["port"])}
        return section.model_copy(update=where)
    if path := _PATH.match(address):
        return section.model_copy(update=path.groupdict())
    raise PrinterAddressWrong(address=address)
