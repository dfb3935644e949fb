"""Rows of dots -> the bytes of one print job, as banded `GS v 0`. Pure.

A row is `width / 8` bytes, most significant bit left, 1 is black. A slip is mostly white: runs of blank rows go
as feeds, and each band of rows loses the white it has on both sides (`ESC a 1` puts it back in the middle).
So a slip of 58 kB takes about half of that. Every printer knows `GS v 0`; see docs/paper.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

BAND_ROWS = 128
"""Most rows of one band: cheap printers have little room for graphics."""

BLANK_RUN = 8
"""Shorter blank runs stay in the band: a feed saves nothing there and may make the motor stop."""

_INITIALISE = b"\x1b@"
_LEAVE_DOUBLE_BYTE = b"\x1c."  # a Chinese firmware starts in double-byte mode
_CENTRE = b"\x1ba\x01"
_CUT = b"\x1dVB\x00"  # function B: feeds as far as its own cutter needs, then cuts

# A printer obeys these even inside image data: DLE EOT asks status, DLE ENQ and DLE DC4 drop what it holds.
REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x08\x12]|\x05[\x00-\x02]|\x14[\x01-\x08])", re.DOTALL)


def job(rows: Sequence[bytes], feed_rows: int, cut: bool) -> bytes:
    """One whole print job: set-up, `rows`, `feed_rows` blank rows, and the cut if the printer has a cutter.

    All rows have the same length. The bytes never contain a real-time command.
    """
    width = 8 * len(rows[0])
    parts = [_INITIALISE, _LEAVE_DOUBLE_BYTE, _one_dot_units(width), _CENTRE]
    parts += _pack([_harmless(row) for row in rows])
    parts.append(_feed(feed_rows))
    if cut:
        parts.append(_CUT)
    return b"".join(parts)


def _one_dot_units(width: int) -> bytes:
    """`GS P`: one unit of `ESC J` is one dot.

    Epson's default is half a dot (TM-T88: x 180, y 360 per inch; TM-L90: 203 and 406), so without it every
    gap would be printed half as high. 512 dots on 80 mm paper are 180 dpi, the other widths 203.
    """
    dpi = 180 if width == 512 else 203
    return bytes((0x1D, 0x50, dpi, dpi))


def _harmless(row: bytes) -> bytes:
    """`row` without a real-time command in it; one that spells one loses a single dot (an eighth of a mm).

    No slip of ours was seen to need it; a command across two rows is parted by a new band instead.
    """
    while found := REAL_TIME.search(row):
        at = found.start()
        row = row[:at] + b"\x00" + row[at + 1 :]
    return row


def _pack(rows: Sequence[bytes]) -> Iterator[bytes]:
    start = 0
    while start < len(rows):
        blank = _blank_rows(rows, start)
        if blank >= BLANK_RUN or start + blank == len(rows):
            yield _feed(blank)
            start += blank
        else:
            end = _band_end(rows, start)
            yield _band(rows[start:end])
            start = end


def _band_end(rows: Sequence[bytes], start: int) -> int:
    """The first row after the band that begins at `start`: at the next blank run, or where it must be parted."""
    end = start + 1
    last = min(len(rows), start + BAND_ROWS)
    while end < last and _blank_rows(rows, end) < BLANK_RUN:
        end += 1
    while end - start > 1 and (found := REAL_TIME.search(_cropped(rows[start:end]))):
        width = len(_cropped(rows[start:end])) // (end - start)
        end = start + found.start() // width + 1
    return end


def _blank_rows(rows: Sequence[bytes], start: int) -> int:
    """How many rows from `start` on are blank."""
    end = start
    while end < len(rows) and not any(rows[end]):
        end += 1
    return end - start


def _band(rows: Sequence[bytes]) -> bytes:
    dots = _cropped(rows)
    width, height = len(dots) // len(rows), len(rows)
    return b"\x1dv0\x00" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + dots


def _cropped(rows: Sequence[bytes]) -> bytes:
    """The rows without the white they all have on both sides, the same on the left and on the right."""
    width = len(rows[0])
    left = min(width - len(row.lstrip(b"\x00")) for row in rows)
    right = min(width - len(row.rstrip(b"\x00")) for row in rows)
    side = min(left, right, (width - 1) // 2)
    return b"".join(row[side : width - side] for row in rows)


def _feed(rows: int) -> bytes:
    """`ESC J`, at most 255 rows each."""
    whole, rest = divmod(rows, 255)
    return b"\x1bJ\xff" * whole + (bytes((0x1B, 0x4A, rest)) if rest else b"")
