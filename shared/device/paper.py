"""What a printer makes of bytes: dots on a roll of paper. Pure: no socket, no clock, no file, no Qt.

Written from the Epson command reference and not from `shared.device.bands`, so that it can tell if that is
wrong: a unit of `ESC J` is half a dot until `GS P` says otherwise, real-time commands are obeyed inside image
data, unknown bytes are counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

DEFAULT_LINE = 30
"""Dots of a line feed after `ESC @`."""

_NEEDS_MORE = 0
_STATUS_REQUEST = re.compile(rb"\x10\x04([\x01-\x04])", re.DOTALL)


@dataclass
class Status:
    """What a printer says about itself. Bits: Epson reference dle_eot, gs_lr, gs_la."""

    paper_out: bool = False
    offline: bool = False

    @property
    def ready(self) -> bool:
        """Whether it prints now; if not, it keeps what it gets."""
        return not (self.paper_out or self.offline)

    def real_time(self, n: int) -> int:
        """The answer to `DLE EOT n`."""
        printer = 0 if self.ready else 0x08
        cause = 0x20 * self.paper_out | 0x04 * self.offline
        return 0x12 | (printer, cause, 0, 0x6C * self.paper_out)[n - 1]

    def automatic(self) -> bytes:
        """The four bytes of automatic status back."""
        first = 0x10 | (0 if self.ready else 0x08) | (0x20 if self.offline else 0)
        return bytes((first, 0, 0x0F if self.paper_out else 0, 0))


@dataclass
class Cut:
    """A slip that was cut off: its dots and the bytes since the cut before it."""

    rows: list[bytes]
    job: bytes
    unknown: int


@dataclass
class Roll:
    """A printer's mechanics and its command parser, fed with bytes in pieces of any size.

    `reply` gets what the printer says, `on_cut` each slip. Held bytes are parsed when `status` is ready again and
    `feed(b"")` is called.
    """

    width: int
    reply: Callable[[bytes], None] = lambda _answer: None
    on_cut: Callable[[Cut], None] = lambda _cut: None
    status: Status = field(default_factory=Status)
    rows: list[bytes] = field(default_factory=list)
    unknown: int = 0
    asb: bool = False
    _waiting: bytearray = field(default_factory=bytearray)
    _job: bytearray = field(default_factory=bytearray)
    _seen: bytes = b""
    _align: int = 0
    _line: int = DEFAULT_LINE
    _unit: int = 0
    _half_dots: int = 0
    _was_cut: bool = False

    def feed(self, piece: bytes) -> None:
        """Takes bytes from the line, answers real-time requests at once, prints what it can."""
        self._answer_real_time(piece)
        self._waiting += piece
        while self.status.ready and self._waiting:
            taken = self._take()
            if taken == _NEEDS_MORE:
                return
            self._job += self._waiting[:taken]
            del self._waiting[:taken]
            if self._was_cut:
                self._cut_off()

    def hang_up(self) -> None:
        """The line was closed: a command of which the rest never came is dropped; a complete one is kept."""
        if self.status.ready:
            self._waiting.clear()
        self._seen = b""

    @property
    def picture(self) -> Image.Image:
        """All that stands on the paper since the last cut."""
        return to_image(self.rows, self.width)

    # -- parsing ---------------------------------------------------------------------------------------

    def _answer_real_time(self, piece: bytes) -> None:
        """`DLE EOT` is obeyed wherever it stands, even in image data and while the printer holds a job."""
        seen = self._seen + piece
        end = 0
        for found in _STATUS_REQUEST.finditer(seen):
            self.reply(bytes((self.status.real_time(found[1][0]),)))
            end = found.end()
        self._seen = seen[max(end, len(seen) - 2) :]

    def _take(self) -> int:
        """Obeys the first waiting command; returns how many bytes it was, or _NEEDS_MORE."""
        self._was_cut = False
        head = bytes(self._waiting[:8])
        lead = head[:1]
        if lead not in (b"\x1b", b"\x1d", b"\x1c", b"\x10"):
            return self._single(head)
        if len(head) < 2:
            return _NEEDS_MORE
        name = head[:2]
        if name == b"\x1dv":
            return self._raster(head)
        length = self._length(head)
        if length == _NEEDS_MORE or len(self._waiting) < length:
            return _NEEDS_MORE
        if name in _COMMANDS:
            _COMMANDS[name][1](self, head[2:length])
        else:
            self.unknown += length
        return length

    def _single(self, head: bytes) -> int:
        if head[:1] == b"\n":
            self._advance(self._line)
        else:
            self.unknown += 1
        return 1

    def _length(self, head: bytes) -> int:
        """Bytes of the command `head` begins with; _NEEDS_MORE if that cannot be known yet."""
        name = head[:2]
        if name == b"\x1d(":
            return 5 + int.from_bytes(head[3:5], "little") if len(head) >= 5 else _NEEDS_MORE
        if name == b"\x1dV":
            return _NEEDS_MORE if len(head) < 3 else 3 if head[2] in (0, 1, 48, 49) else 4
        return 2 + (_COMMANDS[name][0] if name in _COMMANDS else 0)

    def _raster(self, head: bytes) -> int:
        if len(head) < 8:
            return _NEEDS_MORE
        if head[2:3] != b"0":
            self.unknown += 2
            return 2
        across, down = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
        length = 8 + across * down
        if len(self._waiting) < length:
            return _NEEDS_MORE
        if head[3] in (0, 48):
            dots = bytes(self._waiting[8:length])
            self.rows += [self._place(dots[at : at + across]) for at in range(0, len(dots), across)]
        else:  # stretched images: no program of ours sends them
            self.unknown += length
        return length

    def _place(self, row: bytes) -> bytes:
        """A row of an image where the alignment puts it; what is beyond the paper is lost."""
        free = self.width - 8 * len(row)
        right = free - (0, free // 2, free)[self._align]
        dots = int.from_bytes(row, "big")
        dots = dots << right if right >= 0 else dots >> -right
        return (dots & ((1 << self.width) - 1)).to_bytes(self.width // 8, "big")

    # -- commands --------------------------------------------------------------------------------------

    def _initialise(self, _arguments: bytes) -> None:
        self._align, self._line, self._unit, self._half_dots, self.asb = 0, DEFAULT_LINE, 0, 0, False

    def _set_align(self, arguments: bytes) -> None:
        if arguments[0] & 0x0F <= 2:
            self._align = arguments[0] & 0x0F

    def _set_unit(self, arguments: bytes) -> None:
        self._unit = arguments[1]

    def _feed_units(self, arguments: bytes) -> None:
        if self._unit:  # the paper's own dots are 1/203 or 1/180 inch: units of that size or half of it
            self._half_dots += arguments[0] * round(2 * self._dpi / self._unit)
        else:
            self._half_dots += arguments[0]
        self._advance(self._half_dots // 2)
        self._half_dots %= 2

    def _feed_lines(self, arguments: bytes) -> None:
        self._advance(arguments[0] * self._line)

    def _set_line(self, arguments: bytes) -> None:
        self._line = arguments[0]

    def _reset_line(self, _arguments: bytes) -> None:
        self._line = DEFAULT_LINE

    def _nothing(self, _arguments: bytes) -> None:
        """Obeyed without a trace on the paper."""

    def _paper_status(self, _arguments: bytes) -> None:
        self.reply(b"\x00")

    def _set_asb(self, arguments: bytes) -> None:
        self.asb = arguments[0] != 0
        if self.asb:
            self.reply(self.status.automatic())

    def _bracket(self, arguments: bytes) -> None:
        """`GS ( H` fn 48: says the job's own four bytes when all before it is printed."""
        if arguments[:1] == b"H":
            body = bytes(self._waiting[5:11])
            if body[:2] == b"00" and len(body) == 6:
                self.reply(b"\x37\x22" + body[2:] + b"\x00")
                return
        self.unknown += 3 + int.from_bytes(arguments[1:3], "little")

    def _cut(self, arguments: bytes) -> None:
        if len(arguments) > 1 and arguments[0] in (65, 66):
            self._feed_units(arguments[1:])
        self._was_cut = True

    def _old_cut(self, _arguments: bytes) -> None:
        self._was_cut = True

    @property
    def _dpi(self) -> int:
        return 180 if self.width == 512 else 203

    def _advance(self, rows: int) -> None:
        self.rows += [bytes(self.width // 8)] * rows

    def _cut_off(self) -> None:
        done = Cut(self.rows, bytes(self._job), self.unknown)
        self.rows, self._job, self.unknown = [], bytearray(), 0
        self.on_cut(done)


_COMMANDS: dict[bytes, tuple[int, Callable[[Roll, bytes], None]]] = {
    b"\x1b@": (0, Roll._initialise),
    b"\x1ba": (1, Roll._set_align),
    b"\x1bJ": (1, Roll._feed_units),
    b"\x1bd": (1, Roll._feed_lines),
    b"\x1b2": (0, Roll._reset_line),
    b"\x1b3": (1, Roll._set_line),
    b"\x1bi": (0, Roll._old_cut),
    b"\x1bm": (0, Roll._old_cut),
    b"\x1c.": (0, Roll._nothing),
    b"\x1c&": (0, Roll._nothing),
    b"\x1dP": (2, Roll._set_unit),
    b"\x1dV": (1, Roll._cut),
    b"\x1da": (1, Roll._set_asb),
    b"\x1dr": (1, Roll._paper_status),
    b"\x1d(": (3, Roll._bracket),
    b"\x10\x04": (1, Roll._nothing),
}
"""Two bytes of a command -> how many more it has at least, and what it does."""


def to_image(rows: list[bytes], width: int) -> Image.Image:
    """The rows as a black and white picture."""
    picture = Image.frombytes("1", (width, len(rows)), b"".join(rows))
    return Image.eval(picture, lambda dot: 255 - dot)


def decode(job: bytes, width: int) -> Image.Image:
    """The whole picture that `job` puts on paper `width` dots across, cuts left out."""
    rows: list[bytes] = []
    roll = Roll(width, on_cut=lambda done: rows.extend(done.rows))
    roll.feed(job)
    return to_image(rows + roll.rows, width)
