"""The table about the signs above the counters."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import Field

from shared.settings.fields import Section, SerialPort, SignTemplate, Whole

Dialect = Literal["cd5220", "epson", "aedex", "utc", "logic", "modbus", "modbus-text", "raw"]
"""What a sign understands; its frames are in `shared.sign.frames`."""
SignApp = Literal["counter", "display"]

POLE_COLUMNS = 20
COLUMNS: Mapping[str, int] = MappingProxyType({"modbus": 4, "modbus-text": 6, "raw": 4})
"""Usual width of a dialect, characters; of the others POLE_COLUMNS."""


class SignSection(Section):
    """[[sign]] A sign above a counter, on a serial port or an RS-485 bus."""

    counter: Whole = Field(ge=1, le=99, description="Number of the counter it hangs above.")
    port: SerialPort = Field(
        description="Serial port, best by the name that stays: /dev/serial/by-id/...; of a network converter"
        " socket://HOST:PORT. Signs of one bus have the same."
    )
    at: SignApp = Field(
        "counter",
        description='Whose computer has the port: "counter", the one where this counter\'s window runs; "display",'
        " the one of the hall screen.",
    )
    dialect: Dialect = Field(
        "cd5220",
        description="What it understands. Two lines: cd5220, epson (DM-D), aedex, utc (enhanced), logic (Logic"
        " Controls). A number: modbus (one register), modbus-text (a register each character), raw (template).",
    )
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = Field(9600, description="Speed; 8N1.")
    columns: Whole = Field(
        0, ge=0, le=40, description="Characters of a line; 0: the usual, 20, of modbus-text 6, of raw 4."
    )
    address: Whole = Field(1, ge=0, le=255, description="modbus and raw: its address on the bus.")
    modbus_register: Whole = Field(0, ge=0, le=65535, description="modbus: the register of the number.")
    template: SignTemplate = Field(
        "",
        description="raw, required there: its frame as the maker's manual gives it, bytes in hexadecimal among"
        ' parts in braces, such as "01 {addr} {number} 07". See docs/signs.md.',
    )
    gap_ms: Whole = Field(50, ge=0, le=1000, description="Rest of the bus after each frame, milliseconds.")

    @property
    def width(self) -> int:
        """Characters of a line."""
        return self.columns or COLUMNS.get(self.dialect, POLE_COLUMNS)
