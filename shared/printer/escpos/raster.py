"""Rows of dots -> the bytes of one print job, as banded `GS v 0`. Pure.

A row is `width / 8` bytes, most significant bit left, 1 is black. A slip is mostly white: runs of blank rows go
as feeds, and each band of rows loses the white at its sides, which the alignment (`ESC a`) puts back. Where a
band ends is searched so that the bytes are fewest. So a slip of 60 kB takes less than half of that. Every printer
knows `GS v 0`; see docs/paper.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from shared.printer.escpos.commands import CUT, INITIALISE
from shared.slip.dots import dpi

BAND_ROWS = 128
"""Most rows of one band: cheap printers have little room for graphics."""

BLANK_RUN = 8
"""Shorter blank runs stay in the band: a feed saves little there and may make the motor stop."""

BAND_COST = 32
"""Bytes another band must save: 8 for its own command, the rest because a motor runs best through long bands."""

_LEAVE_DOUBLE_BYTE = b"\x1c."  # a Chinese firmware starts in double-byte mode

# A printer obeys these even inside image data: DLE EOT asks status, DLE ENQ and DLE DC4 drop what it holds.
REAL_TIME = re.compile(rb"\x10(?:\x04[\x01-\x08\x12]|\x05[\x00-\x02]|\x14[\x01-\x08])", re.DOTALL)


class Side(IntEnum):
    """`ESC a`: where an image narrower than the paper stands."""

    LEFT = 0
    CENTRE = 1
    RIGHT = 2

    @property
    def command(self) -> bytes:
        return bytes((0x1B, 0x61, self))

    def kept(self, left: int, right: int, width: int) -> tuple[int, int]:
        """First byte and end of what must be sent of rows whose ink is from `left` to before `right`."""
        if self is Side.LEFT:
            return 0, max(right, 1)
        if self is Side.RIGHT:
            return min(left, width - 1), width
        side = min(left, width - right, (width - 1) // 2)
        return side, width - side


def job(rows: Sequence[bytes], feed_rows: int, cut: bool) -> bytes:
    """One whole print job: set-up, `rows`, `feed_rows` blank rows, and the cut if the printer has a cutter.

    All rows have the same length. The bytes never contain a real-time command.
    """
    return begin(8 * len(rows[0])) + raster(rows) + end(feed_rows, cut)


def begin(width: int) -> bytes:
    """The set-up: whatever came before is forgotten, a unit is a dot, lines stand in the middle.

    `GS a` is not here: a printer whose answers are read gets it when it is opened.
    """
    return INITIALISE + _LEAVE_DOUBLE_BYTE + _one_dot_units(width) + Side.CENTRE.command


def end(feed_rows: int, cut: bool) -> bytes:
    """White to the cutter, and the cut."""
    return feed(feed_rows) + (CUT if cut else b"")


def raster(rows: Sequence[bytes]) -> bytes:
    """`rows` as bands and feeds, after `begin`; afterwards lines stand in the middle again."""
    return b"".join(_pack([_harmless(row) for row in rows]))


def feed(rows: int) -> bytes:
    """`ESC J`, at most 255 rows each."""
    whole, rest = divmod(rows, 255)
    return b"\x1bJ\xff" * whole + (bytes((0x1B, 0x4A, rest)) if rest else b"")


def _one_dot_units(width: int) -> bytes:
    """`GS P`: one unit of `ESC J` is one dot.

    Epson's default is half a dot (TM-T88: x 180, y 360 per inch; TM-L90: 203 and 406), so without it every
    gap would be printed half as high.
    """
    return bytes((0x1D, 0x50, dpi(width), dpi(width)))


def _harmless(row: bytes) -> bytes:
    """`row` without a real-time command in it; one that spells one loses a single dot (an eighth of a mm).

    No slip of ours was seen to need it; a command across two rows is parted by a new band instead.
    """
    while found := REAL_TIME.search(row):
        at = found.start()
        row = row[:at] + b"\x00" + row[at + 1 :]
    return row


@dataclass(slots=True)
class _Run:
    """Neighbouring rows whose ink is between the same bytes; blank rows have `left` at the paper's end."""

    left: int
    right: int
    height: int

    @property
    def blank(self) -> bool:
        return self.right == 0

    def kept(self, side: Side, width: int) -> int:
        """Bytes of each row that must be sent."""
        start, stop = side.kept(self.left, self.right, width)
        return stop - start


def _pack(rows: Sequence[bytes]) -> Iterator[bytes]:
    """The runs between two feeds are one block, all on one side: a printer of another width than it was said to
    have moves whole lines, and never shears a letter or a QR code.
    """
    start, side = 0, Side.CENTRE
    for block in _blocks(_runs(rows)):
        height = sum(run.height for run in block)
        if block[0].blank:
            yield feed(height)
        else:
            new_side, heights = _cheapest(block, len(rows[0]))
            if new_side is not side:
                yield new_side.command
            side = new_side
            at = start
            for band in heights:
                yield from _bands(rows[at : at + band], side)
                at += band
        start += height
    if side is not Side.CENTRE:
        yield Side.CENTRE.command


def _runs(rows: Sequence[bytes]) -> list[_Run]:
    runs: list[_Run] = []
    width = len(rows[0]) if rows else 0
    for row in rows:
        left, right = width - len(row.lstrip(b"\x00")), len(row.rstrip(b"\x00"))
        last = runs[-1] if runs else None
        if last and (last.left, last.right) == (left, right) and (last.blank or last.height < BAND_ROWS):
            last.height += 1
        else:
            runs.append(_Run(left, right, 1))
    return runs


def _blocks(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Blank runs to be fed, each alone, and what stands between them."""
    block: list[_Run] = []
    for place, run in enumerate(runs):
        at_edge = place in (0, len(runs) - 1)
        if run.blank and (at_edge or run.height >= BLANK_RUN):
            if block:
                yield block
            yield [run]
            block = []
        else:
            block.append(run)
    if block:
        yield block


def _cheapest(block: Sequence[_Run], width: int) -> tuple[Side, list[int]]:
    """On which side the block takes the fewest bytes, and the heights of its bands."""
    plans = {side: _plan(block, side, width) for side in (Side.CENTRE, Side.LEFT, Side.RIGHT)}
    side = min(plans, key=lambda each: plans[each][0])
    return side, plans[side][1]


def _plan(block: Sequence[_Run], side: Side, width: int) -> tuple[int, list[int]]:
    """Bytes and heights of the bands, fewest bytes: from the last run to the first, the best of what follows.

    On one side a band is as wide as the widest of its runs would be alone.
    """
    count = len(block)
    heights = [run.height for run in block]
    widths = [0 if run.blank else run.kept(side, width) for run in block]
    best = [0] * (count + 1)
    ends = [count] * count
    for first in range(count - 1, -1, -1):
        height = wide = 0
        least = math.inf
        for last in range(first, count):
            height += heights[last]
            if height > BAND_ROWS and last > first:
                break
            wide = max(wide, widths[last])
            if (cost := best[last + 1] + height * wide) < least:
                least, ends[first] = cost, last + 1
        best[first] = BAND_COST + int(least)
    bands, first = [], 0
    while first < count:
        bands.append(sum(heights[first : ends[first]]))
        first = ends[first]
    return best[0], bands


def _bands(rows: Sequence[bytes], side: Side) -> Iterator[bytes]:
    """`rows` as one band, or as several where rows together would spell a real-time command."""
    width = len(rows[0])
    left = min(width - len(row.lstrip(b"\x00")) for row in rows)
    right = max(len(row.rstrip(b"\x00")) for row in rows)
    start, stop = side.kept(left, right, width)
    dots = b"".join(row[start:stop] for row in rows)
    if found := REAL_TIME.search(dots):
        parted = found.start() // (stop - start) + 1
        yield from _bands(rows[:parted], side)
        yield from _bands(rows[parted:], side)
        return
    yield b"\x1dv0\x00" + (stop - start).to_bytes(2, "little") + len(rows).to_bytes(2, "little") + dots
