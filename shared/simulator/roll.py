"""What a printer makes of bytes: dots on a roll of paper. Pure: no socket, no clock, no file, no Qt.

Its parts are written from the Epson command reference and not from `shared.printer.escpos.raster`, so that they
can tell if that is wrong: a unit of `ESC J` is half a dot until `GS P` says otherwise, real-time commands are
obeyed inside image data, unknown bytes are counted.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

from shared.simulator.input_buffer import InputBuffer
from shared.simulator.interpreter import work
from shared.simulator.mechanism import Mechanism
from shared.simulator.reader import Abilities, Blade, EchoRequest, Reader, Work

_CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])|\x10\x05([\x00-\x02])|" + re.escape(_CLEAR), re.DOTALL)
_BEGUN = re.compile(rb"\x10(?:\x04|\x05|\x14(?:\x08(?:\x01(?:\x03(?:\x14(?:\x01(?:\x06\x02?)?)?)?)?)?)?)?\Z")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of paper that came out: its dots, the job's bytes without questions, how many meant nothing.

    `cut` False: the blade stuck and the job was given up; somebody tears the paper off.
    """

    rows: list[bytes]
    job: bytes
    unknown: int
    cut: bool = True


@dataclass
class Roll:
    """A printer: what comes in, what reads it, what moves. Fed with bytes in pieces of any size.

    `reply` gets what the printer says, `on_cut` each piece of paper, `on_row` is called after every row and cut.
    `rows` stand on the paper since the last cut. After a change of `mechanism` call `changed`, then `run`.
    """

    width: int
    reply: Callable[[bytes], None] = lambda _answer: None
    on_cut: Callable[[Piece], None] = lambda _piece: None
    on_row: Callable[[], None] = lambda: None
    abilities: Abilities = field(default_factory=Abilities)
    mechanism: Mechanism = field(default_factory=Mechanism)
    rows: list[bytes] = field(default_factory=list)
    job_bytes: int = 0
    """Bytes that came, without real-time questions."""
    printed: int = 0
    """Rows printed, ever."""
    cuts: int = 0
    hungry: bool = False
    """Whether it waits for more bytes of the line."""

    def __post_init__(self) -> None:
        self.intake = InputBuffer()
        self._queue: deque[Blade | EchoRequest | bytes] = deque()
        self._seen = b""
        self._mark = b""
        self._said: tuple[int, ...] = ()
        self._reader = Reader(
            self.intake, self.width, self.abilities, self.reply, self.mechanism.paper_status, self._tell
        )
        self._work = work(self._reader)

    # -- what comes in ---------------------------------------------------------------------------------

    def feed(self, piece: bytes) -> None:
        """Takes bytes and prints what it can."""
        self.receive(piece)
        self.run()

    def receive(self, piece: bytes) -> None:
        """Takes bytes from the line and obeys real-time commands at once, even in image data or while it holds."""
        seen = self._seen + piece
        start, before = 0, len(self._seen)
        for found in _REAL_TIME.finditer(seen):
            self.intake.add(seen[max(start, before) : found.end()])
            start = found.end()
            self.job_bytes -= len(found[0])
            self._obey_now(found)
        self.intake.add(seen[max(start, before) :])
        self.hungry = False
        begun = _BEGUN.search(seen, start)
        self._seen = seen[begun.start() :] if begun else b""
        self.job_bytes += len(piece)

    @property
    def certain_bytes(self) -> int:
        """`job_bytes` without those that may still become a question."""
        return self.job_bytes - len(self._seen)

    def hang_up(self) -> None:
        """The line was closed: a command of which the rest never came is dropped; all before it is printed."""
        self.intake.end()
        self._seen = b""

    def _obey_now(self, found: re.Match[bytes]) -> None:
        if found[1] is not None:
            if self.abilities.status:
                self.reply(bytes((self.mechanism.real_time(found[1][0]),)))
        elif found[2] is not None:
            self._recover(found[2][0])
        elif self.abilities.clear:
            self._forget()
            self.reply(b"\x37\x25\x00")

    def _recover(self, how: int) -> None:
        """`DLE ENQ`: 1 goes on where the blade stuck, 2 forgets the job. Nothing happens where nothing stuck."""
        if how and self.mechanism.cutter_error:
            self.mechanism.recover()
            if how == 2:
                self._forget()
            self.changed()

    # -- what comes out --------------------------------------------------------------------------------

    def run(self, most: int | None = None) -> int:
        """Prints while it can, at most so many rows; returns how many it printed."""
        start = self.printed
        while self.mechanism.ready and (most is None or self.printed - start < most):
            self._read_ahead()
            if not self._queue:
                break
            self._do(self._queue[0])
        return self.printed - start

    @property
    def holds(self) -> bool:
        """Whether there is something to print, now or when it is ready again."""
        return bool(self._queue or len(self.intake))

    def changed(self) -> None:
        """Says what changed, if a program asked for it with `GS a`."""
        if self._reader.line.automatic and self.mechanism.watched(self._reader.line.automatic) != self._said:
            self._tell()

    def power_cycle(self) -> None:
        """Off and on: everything in it is forgotten, the blade is free. The paper stays as it is."""
        self.mechanism.recover()
        self._forget()
        self._reader.line.automatic = 0

    def _forget(self) -> None:
        """Drops what it holds and all modes but automatic status; a job whose blade stuck is torn off."""
        head = self._queue[0] if self._queue else None
        automatic = self._reader.line.automatic
        if isinstance(head, Blade):
            self._hand_out(head, cut=False)
        self._queue.clear()
        self.intake.clear()
        self._seen = b""
        self._reader.forget()
        self._reader.line.automatic = automatic
        self._work = work(self._reader)

    def _read_ahead(self) -> None:
        while len(self._queue) <= self.abilities.ahead:
            item: Work = next(self._work)
            self.hungry = item is None
            if item is None:
                return
            if isinstance(item, EchoRequest):
                self._mark = item.mark
            self._queue.append(item)

    def _do(self, item: Blade | EchoRequest | bytes) -> None:
        if isinstance(item, bytes):
            self._print(item)
        elif isinstance(item, EchoRequest):
            if item.mark == self._mark:  # Epson: of several pending only the latest may be sent
                self.reply(b"\x37\x22" + item.mark + b"\x00")
        elif self.mechanism.cut():
            self._hand_out(item, cut=True)
        else:
            self.changed()
            return
        self._queue.popleft()
        self.on_row()

    def _print(self, row: bytes) -> None:
        self.rows.append(row)
        self.printed += 1
        self.mechanism.left -= 1
        self.changed()

    def _hand_out(self, blade: Blade, *, cut: bool) -> None:
        piece = Piece(self.rows, blade.job, blade.unknown, cut)
        self.rows = []
        self.cuts += 1
        self.on_cut(piece)

    def _tell(self) -> None:
        self._said = self.mechanism.watched(self._reader.line.automatic)
        self.reply(self.mechanism.automatic())


def to_image(rows: list[bytes], width: int) -> Image.Image:
    """The rows as a black and white picture."""
    picture = Image.frombytes("1", (width, len(rows)), b"".join(rows))
    return Image.eval(picture, lambda dot: 255 - dot)


def rows_of(job: bytes, width: int) -> list[bytes]:
    """The rows that `job` puts on paper `width` dots across, cuts left out; most significant bit left, 1 black."""
    rows: list[bytes] = []
    roll = Roll(width, on_cut=lambda done: rows.extend(done.rows))
    roll.feed(job)
    return rows + roll.rows


def decode(job: bytes, width: int) -> Image.Image:
    """The whole picture that `job` puts on paper `width` dots across, cuts left out."""
    return to_image(rows_of(job, width), width)
