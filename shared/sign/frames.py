"""The bytes of a sign, dialect by dialect: each a row of a table, written as the makers' manuals write it. Pure.

A template is bytes in hexadecimal and parts in braces: {line1} {line2} centred, {number} to the right, {digits}
the same without letters, {value} as two bytes, {addr} one byte, {addr2} two digits; and checks over the frame so
far, or since a "|": {sum} modulo 256, {xor}, {crc} of Modbus, low byte first. A hall's own template ("raw")
is one row more. {columns} and the like are for our rows only.

Sources: manuals of CD5220 (Partner, PTC), Epson DM-D110, Logic Controls LD9000, UTC PD1200; Modbus over Serial
Line 1.02. No real display was at hand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import xor
from types import MappingProxyType

from shared.settings.sign import Dialect, SignSection
from shared.sign.content import Showing, SignContent
from shared.sign.texts import two_lines


@dataclass(frozen=True, slots=True)
class Frames:
    """`show` replaces all that stands on the sign, so that it never flickers. `begin` goes before it once a port
    was opened: away with what other programs left there. A sign that `answers` sends something back to each frame.
    """

    show: str
    begin: str = ""
    answers: bool = False


# fmt: off
DIALECTS: Mapping[Dialect, Frames] = MappingProxyType({
    "cd5220": Frames("1b 51 41 {line1} 0d 1b 51 42 {line2} 0d", begin="1b 40 1b 3d 02 0c"),
    "epson": Frames("1f 24 01 01 {line1} 1f 24 01 02 {line2}", begin="1b 40 1b 3d 02 0c"),
    "aedex": Frames("21 23 31 {line1} 0d 21 23 32 {line2} 0d"),
    "utc": Frames("1b 75 41 {line1} 0d 1b 75 42 {line2} 0d"),
    "logic": Frames("10 00 {line1} 10 {columns} {line2}", begin="11 14 1f"),
    "modbus": Frames("{addr} 06 {register} {value} {crc}", answers=True),
    "modbus-text": Frames("{addr} 10 {register} 00 {columns} {bytes} {wide} {crc}", answers=True),
})
# fmt: on
"""1b 3d 02 takes the display where a printer hangs behind it; in `modbus-text` each character has a register."""

_LETTERS = str.maketrans("Đđ", "Dd")


def frame(sign: SignSection, shown: SignContent, language: str) -> bytes:
    """What makes the sign show `shown`."""
    return _filled(frames_of(sign).show, _parts(sign, shown, two_lines(shown, language)))


def blank(sign: SignSection) -> bytes:
    """What makes the sign show nothing: nobody keeps it right any more."""
    return _filled(frames_of(sign).show, _parts(sign, SignContent(Showing.FREE, sign.counter), ("", "")))


def beginning(sign: SignSection) -> bytes:
    """What goes before the first frame on a port."""
    return bytes.fromhex(frames_of(sign).begin)


def frames_of(sign: SignSection) -> Frames:
    return DIALECTS[sign.dialect] if sign.dialect != "raw" else Frames(sign.template)


def plain(text: str) -> str:
    """In capitals without marks, as displays without Vietnamese letters show it: "Mời" is "MOI"."""
    apart = unicodedata.normalize("NFD", text.translate(_LETTERS).upper())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _parts(sign: SignSection, shown: SignContent, lines: tuple[str, str]) -> Mapping[str, bytes]:
    width = sign.width
    digits = re.sub(r"\D", "", shown.number)
    number = _ascii(shown.number).rjust(width)[-width:]
    first, second = (_ascii(line).center(width)[:width] for line in lines)
    return {
        "{addr}": bytes([sign.address]),
        "{addr2}": b"%02d" % (sign.address % 100),
        "{number}": number,
        "{digits}": _ascii(digits).rjust(width)[-width:],
        "{value}": _word(int(digits or 0)),
        "{line1}": first,
        "{line2}": second,
        "{columns}": bytes([width]),
        "{bytes}": bytes([2 * width]),
        "{wide}": b"".join(map(_word, number)),
        "{register}": _word(sign.modbus_register),
    }


def _ascii(text: str) -> bytes:
    return plain(text).encode("ascii", "replace")


def _word(value: int) -> bytes:
    return value.to_bytes(2, "big")


def _filled(template: str, parts: Mapping[str, bytes]) -> bytes:
    made, since = b"", 0
    for part in template.split():
        if part == "|":
            since = len(made)
        elif part in _CHECKS:
            made += _CHECKS[part](made[since:])
        else:
            made += parts[part] if part in parts else bytes.fromhex(part)
    return made


def crc(data: bytes) -> bytes:
    """CRC-16/MODBUS, low byte first."""
    found = 0xFFFF
    for byte in data:
        found ^= byte
        for _ in range(8):
            found = (found >> 1) ^ (0xA001 if found & 1 else 0)
    return found.to_bytes(2, "little")


_CHECKS: Mapping[str, Callable[[bytes], bytes]] = MappingProxyType(
    {
        "{sum}": lambda data: bytes([sum(data) % 256]),
        "{xor}": lambda data: bytes([reduce(xor, data, 0)]),
        "{crc}": crc,
    }
)
