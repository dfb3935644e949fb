"""What a printer says about itself: its answers parted, and what they mean. Pure.

Bits and byte forms: Epson's ESC/POS reference (dle_eot, gs_lr, gs_la, gs_lparen_ch_fn48; TM-T88III appendix G).
Silence and nonsense are unknown, never "paper ok".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

ASKED = (1, 4, 2, 3)
"""The questions `DLE EOT n` in the order we ask them: whether it prints at all, paper, cover, what is broken."""

_LONGEST = 80
"""Most bytes of a block before its NUL; the longest that is known, a printer's name, has far fewer."""

_PARTS = 0x1F
"""Stands between the numbers of a block."""

_XON, _XOFF = 0x11, 0x13


class PaperState(StrEnum):
    """The roll."""

    UNKNOWN = "unknown"
    OK = "ok"
    NEAR_END = "near_end"
    OUT = "out"


class Problem(StrEnum):
    """What keeps a printer from printing. SILENT is no obstacle: it says nothing, and may print all the same.
    QUEUE_... are of a print queue of this computer: it was stopped, takes no jobs, or does not get a job printed.
    """

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OFFLINE = "offline"
    HOT = "hot"
    BROKEN = "broken"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    QUEUE_STOPPED = "queue_stopped"
    QUEUE_CLOSED = "queue_closed"
    QUEUE_HOLDS = "queue_holds"


@dataclass(frozen=True, slots=True)
class Condition:
    """How a printer is, as far as it said. `answered`: it said anything; `detail` is for people, in English."""

    answered: bool
    paper: PaperState
    problem: Problem | None
    detail: str = ""

    @property
    def ready(self) -> bool:
        """Whether no obstacle is known."""
        return self.problem in (None, Problem.SILENT)

    @property
    def near_end(self) -> bool:
        """Whether somebody should have a new roll at hand."""
        return self.paper == PaperState.NEAR_END


SILENCE = Condition(answered=False, paper=PaperState.UNKNOWN, problem=Problem.SILENT)


# -- answers -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RealTime:
    """The answer to one `DLE EOT n`; it does not say to which n."""

    bits: int


@dataclass(frozen=True, slots=True)
class Automatic:
    """A block of automatic status back: four bytes."""

    block: bytes


@dataclass(frozen=True, slots=True)
class Ordered:
    """The answer to `GS r 1`, given when all that was sent before it was read. It is about paper."""

    bits: int


@dataclass(frozen=True, slots=True)
class Flow:
    """XON (`go`) or XOFF."""

    go: bool


@dataclass(frozen=True, slots=True)
class Echo:
    """`GS ( H` fn 48: all before this mark is printed."""

    mark: str


@dataclass(frozen=True, slots=True)
class StatusBlock:
    """Another answer that ends with NUL: `37 ...` (`37 25`: buffer cleared, `37 36`: a code's size), `3d ...` or
    `5f ...` (its name).
    """

    kind: int
    body: bytes


Reply = RealTime | Automatic | Ordered | Flow | Echo | StatusBlock


class Replies:
    """Parts the bytes of a printer into answers, in pieces of any size; never raises.

    XON and XOFF may stand anywhere. A byte that cannot go on what was begun ends it and is looked at anew, so
    noise costs at most one answer. Bytes that are no answer are dropped.
    """

    def __init__(self) -> None:
        self._begun = bytearray()

    def feed(self, piece: bytes) -> list[Reply]:
        """The answers that `piece` completes, in order."""
        found = (self._take(byte) for byte in piece)
        return [reply for reply in found if reply is not None]

    def forget(self) -> None:
        """Drops an answer that was begun: a question is asked now, and what comes is the answer to that."""
        self._begun.clear()

    def _take(self, byte: int) -> Reply | None:
        if byte in (_XON, _XOFF):
            return Flow(byte == _XON)
        if not self._begun:
            return self._begin(byte)
        if self._begun[0] in _BLOCKS:
            return self._block(byte)
        return self._automatic(byte)

    def _begin(self, byte: int) -> Reply | None:
        if byte & 0x93 == 0x12:
            return RealTime(byte)
        if byte & 0x93 == 0x10 or byte in _BLOCKS:
            self._begun.append(byte)
            return None
        return Ordered(byte) if _is_ordered(byte) else None

    def _again(self, byte: int) -> Reply | None:
        """`byte` does not belong to what was begun."""
        self._begun.clear()
        return self._begin(byte)

    def _automatic(self, byte: int) -> Reply | None:
        """Bytes 2 to 4 are 0xx0xxxx."""
        if byte & 0x90:
            return self._again(byte)
        self._begun.append(byte)
        if len(self._begun) < 4:
            return None
        return Automatic(self._whole())

    def _block(self, byte: int) -> Reply | None:
        if byte == 0:
            return _block_reply(self._whole())
        if not _PARTS <= byte <= 0x7E or len(self._begun) == _LONGEST:
            return self._again(byte)
        self._begun.append(byte)
        return None

    def _whole(self) -> bytes:
        whole = bytes(self._begun)
        self._begun.clear()
        return whole


_BLOCKS = (0x37, 0x3D, 0x5F)


def _is_ordered(byte: int) -> bool:
    """0xx0xxxx; each of the two sensors is a pair of bits that are alike."""
    return byte & 0x90 == 0 and byte & 0x03 in (0, 0x03) and byte & 0x0C in (0, 0x0C)


def _block_reply(whole: bytes) -> Reply:
    if whole[:2] == b'7"' and len(whole) == 6:
        return Echo(whole[2:].decode("ascii"))
    return StatusBlock(whole[0], whole[1:])


# -- what they mean ------------------------------------------------------------------------------------------


def condition(answers: Mapping[int, int]) -> Condition:
    """What the answers to `DLE EOT n` say together, by n; a question without answer is left out."""
    if not answers:
        return SILENCE
    printer, cause, error = (answers.get(n, 0) for n in (1, 2, 3))
    paper = _paper(answers[4], 0x0C, 0x60) if 4 in answers else PaperState.UNKNOWN
    if cause & 0x20:
        paper = PaperState.OUT
    return _told(paper, cause & 0x04, error, printer & 0x28 or cause & 0x40)


def automatic_condition(block: bytes) -> Condition:
    """What a block of automatic status back says."""
    printer, error, sensors = block[:3]
    paper = _paper(sensors, 0x03, 0x0C)
    return _told(paper, printer & 0x20, error, printer & 0x08 or error & 0x01)


def _paper(bits: int, near_end: int, out: int) -> PaperState:
    if bits & out:
        return PaperState.OUT
    return PaperState.NEAR_END if bits & near_end else PaperState.OK


def _told(paper: PaperState, cover: int, error: int, offline: int) -> Condition:
    """The first problem that is so: what a person has to do about it comes before what follows from it."""
    found = (
        (Problem.PAPER_OUT, paper == PaperState.OUT),
        (Problem.COVER_OPEN, cover),
        (Problem.CUTTER, error & 0x0C),
        (Problem.BROKEN, error & 0x20),
        (Problem.HOT, error & 0x40),
        (Problem.OFFLINE, offline),
    )
    return Condition(True, paper, next((problem for problem, so in found if so), None))
