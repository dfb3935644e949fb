"""Everything a simulated printer can do wrong, as data; and the voice it answers with. Pure."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from shared.simulator.mechanism import FULL_ROLL

XON, XOFF = b"\x11", b"\x13"


class Trigger(Enum):
    """When a fault strikes: at once, when N bytes of jobs came, when N rows were printed, at the next cut."""

    NOW = auto()
    BYTES = auto()
    ROWS = auto()
    CUT = auto()


@dataclass
class Link:
    """What becomes of the line. `reading` False: it takes nothing; `listening` False: nobody is there.

    `stopped`: it said XOFF and takes nothing. `power` False: off, what comes is lost. `speed`: mm of paper a
    second, 0 as fast as it can. `drop` is done once and then False again.
    """

    reading: bool = True
    listening: bool = True
    speed: float = 0
    stopped: bool = False
    power: bool = True
    drop: bool = False


@dataclass
class Voice:
    """What becomes of its answers. `late`: seconds until each is sent."""

    silent: bool = False
    garbage: bool = False
    wrong_id: bool = False
    no_echo: bool = False
    noise: bool = False
    late: float = 0
    _dice: random.Random = field(default_factory=lambda: random.Random(4))

    def say(self, answer: bytes, automatic: bytes) -> bytes:
        """What is sent instead of `answer`; `automatic` is the automatic status now."""
        echo = answer.startswith(b"\x37\x22")
        if self.silent or (echo and self.no_echo):
            return b""
        if self.garbage:  # the highest bit is set in no answer of the protocol
            return bytes(self._dice.randrange(0x80, 0x100) for _ in range(self._dice.randrange(1, 9)))
        if echo and self.wrong_id:
            answer = answer[:2] + bytes(0x7E if byte == 0x21 else 0x21 for byte in answer[2:-1]) + answer[-1:]
        return automatic + XON + answer + automatic if self.noise else answer


OFF_SECONDS = 0.3
"""How long a printer is off when somebody switches it off and on; a real one needs a few seconds."""

_NUMBER = object()
"""Stands for the number the fault is played with."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Sets the field `name` of `part` (mechanism, voice, link) to `bad`, and `good` when it is over."""

    text: str
    part: str
    name: str
    bad: object = True
    good: object = False
    moment: Trigger = Trigger.NOW
    number: float = 0
    """What N is when none is given."""
    seconds: float | None = None
    """After these it is over by itself, where nothing else is said."""

    def strike(self, part: object, number: float) -> None:
        setattr(part, self.name, number if self.bad is _NUMBER else self.bad)

    def heal(self, part: object) -> None:
        setattr(part, self.name, self.good)


def _paper(text: str, bad: object, moment: Trigger = Trigger.NOW, number: float = 0) -> Fault:
    return Fault(text, "mechanism", "left", bad, FULL_ROLL, moment, number)


FAULTS: Mapping[str, Fault] = {
    "near_end": _paper("the roll ends soon: N rows are left", _NUMBER, number=2000),
    "out_before": _paper("no paper", 0),
    "out_middle": _paper("the paper ends after N rows", _NUMBER, number=200),
    "out_after": _paper("the paper ends with the next cut", 0, Trigger.CUT),
    "cover_open": Fault("the cover is open", "mechanism", "cover_open"),
    "cover_middle": Fault(
        "the cover is opened after N rows", "mechanism", "cover_open", moment=Trigger.ROWS, number=200
    ),
    "cutter_jam": Fault("the blade sticks at the next cut", "mechanism", "jammed"),
    "offline": Fault("off-line, for no reason it tells", "mechanism", "offline"),
    "offline_middle": Fault("off-line after N rows", "mechanism", "offline", moment=Trigger.ROWS, number=200),
    "head_hot": Fault("the head is too hot after N rows", "mechanism", "hot", moment=Trigger.ROWS),
    "broken": Fault("an error that does not go away", "mechanism", "broken"),
    "silent": Fault("answers nothing", "voice", "silent"),
    "silent_middle": Fault("answers nothing after N bytes", "voice", "silent", moment=Trigger.BYTES, number=5000),
    "garbage": Fault("answers nonsense", "voice", "garbage"),
    "late": Fault("answers N seconds late", "voice", "late", _NUMBER, 0, number=2),
    "no_echo": Fault("does not say that a job is printed", "voice", "no_echo"),
    "wrong_id": Fault("says that another job is printed", "voice", "wrong_id"),
    "asb_noise": Fault("adds automatic status and XON to each answer", "voice", "noise"),
    "slow": Fault("prints N mm a second", "link", "speed", _NUMBER, 0, number=10),
    "dead": Fault("takes connections, reads nothing", "link", "reading", False, True),
    "xoff": Fault("says XOFF after N bytes and reads no more", "link", "stopped", moment=Trigger.BYTES),
    "drop_at": Fault("breaks off the line after N bytes", "link", "drop", moment=Trigger.BYTES, number=5000),
    "refuse": Fault("nobody is there: cable pulled, switched off", "link", "listening", False, True),
    "power_cycle_middle": Fault(
        "off after N rows, and on again", "link", "power", False, True, Trigger.ROWS, 200, OFF_SECONDS
    ),
}


def read_fault(text: str) -> tuple[str, float | None]:
    """Name and number of "NAME" or "NAME:N". Raises ValueError."""
    name, colon, number = text.partition(":")
    if name not in FAULTS:
        raise ValueError(f"{name}: no such fault; there are {', '.join(FAULTS)}")
    try:
        value = float(number) if colon else None
    except ValueError:
        example = f"{name}:{FAULTS[name].number:g}"
        raise ValueError(f"{text}: what stands behind the colon is a number, such as {example}") from None
    if value is not None and not 0 <= value < 1e9:
        raise ValueError(f"{text}: the number is 0 or more")
    return name, value
