"""What reads a printer's commands: the bytes of one, and what is known of the job they belong to. Pure."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass, field

from shared.simulator.input_buffer import InputBuffer
from shared.simulator.print_line import PrintLine


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a printer can say, beside printing.

    `status` DLE EOT, `fence` GS r and GS I, `echo` GS ( H, `automatic` GS a, `clear` DLE DC4 fn 8.
    `brackets` False: a clone that knows no `GS (` at all and prints its bytes as text.
    `ahead` rows are read before they are printed, and `GS r` is answered when it is read: 0 is an honest printer.
    """

    status: bool = True
    fence: bool = True
    echo: bool = True
    automatic: bool = True
    clear: bool = True
    brackets: bool = True
    ahead: int = 0


@dataclass(frozen=True, slots=True)
class Blade:
    """The blade is to move. `job`: the bytes since the cut before it, without questions; `unknown` of them."""

    job: bytes
    unknown: int


@dataclass(frozen=True, slots=True)
class EchoRequest:
    """`GS ( H`: all before it is printed."""

    mark: bytes


Work = bytes | Blade | EchoRequest | None
"""A row, a cut, an echo, or None: more bytes must come first."""

Taking = Generator[None, None, bytes]
"""Waits with None until the bytes are there."""

Obeying = Generator[Work, None, None]
"""The work one command makes."""


@dataclass
class Reader:
    """Takes what `intake` holds, `paper` dots across, and keeps the job's bytes without questions.

    `reply` gets what is answered when it is read; `paper_status` is the answer to `GS r 1`; `told` is called
    when automatic status was asked for.
    """

    intake: InputBuffer
    paper: int
    abilities: Abilities
    reply: Callable[[bytes], None]
    paper_status: Callable[[], int]
    told: Callable[[], None]
    unknown: int = 0
    job: bytearray = field(default_factory=bytearray)
    raw: bytearray = field(default_factory=bytearray)

    def __post_init__(self) -> None:
        self.line = PrintLine(self.paper)

    def take(self, count: int) -> Taking:
        """The next `count` bytes. Raises LineEnded."""
        while (got := self.intake.take(count)) is None:
            yield None
        self.raw += got
        return got

    def length(self, size: int) -> Generator[None, None, int]:
        """A number of `size` bytes, lowest first. Raises LineEnded."""
        return int.from_bytes((yield from self.take(size)), "little")

    def done(self, *, unknown: int = 0) -> None:
        """A command is read; its bytes belong to the slip. `unknown` of them mean nothing to this printer."""
        self.job += self.raw
        self.unknown += unknown

    def cut_off(self) -> Blade:
        """The job ends here."""
        blade = Blade(bytes(self.job), self.unknown)
        self.job.clear()
        self.unknown = 0
        return blade

    def forget(self) -> None:
        """As after the power came back: no job, no modes."""
        self.line = PrintLine(self.paper)
        self.job.clear()
        self.unknown = 0

    def flush(self) -> Obeying:
        """Prints what the line holds."""
        if not self.line.empty:
            yield from self.line.end_line()
