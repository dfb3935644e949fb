"""What is known of a printer and of the slip on its way to it, and what each event makes of that. Pure.

`MOVES` says how far a slip is, `step` alone that it is printed, `PrintState` whether and how the next may go.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from shared.printer.escpos.status import SILENCE, Condition
from shared.printer.messages import NOT_SAID, NOT_WHOLE, TAKES_NOTHING, WENT_SILENT
from shared.rules.printing import Left

Mode = Literal["echo", "fence", "sent"]
"""How the end is known (docs/paper.md): the printer says the job's mark; it answers `GS r 1` and is well a moment
later; it took every byte and says nothing.
"""
Phase = Literal["idle", "sending", "querying", "draining", "awaiting", "verifying", "confirmed", "sent", "lost"]
"""Bytes of the slip are on this side; is what held it up over?; some are still in this computer; its sign is
awaited; its fence was answered; it has ended.
"""
Event = Literal["taken", "well", "out", "echoed", "fenced", "ended", "unsaid", "silent", "clogged"]
"""The line took the last byte; the printer is well, as far as it can be asked; nothing is in this computer any
more; one sign or the other came; none is to come. None came; it was switched off; the line of a printer that never
spoke takes nothing.
"""

MOVES: Mapping[tuple[Phase, Event], Phase] = MappingProxyType(
    {
        ("sending", "taken"): "querying",
        ("querying", "well"): "draining",
        ("draining", "out"): "awaiting",
        ("awaiting", "echoed"): "confirmed",
        ("awaiting", "fenced"): "verifying",
        ("awaiting", "ended"): "sent",
        ("verifying", "well"): "confirmed",
    }
)
UNDER_WAY = frozenset(phase for phase, _ in MOVES)
_LOSES: Mapping[Event, str] = {"unsaid": NOT_SAID, "silent": WENT_SILENT, "clogged": TAKES_NOTHING}

_UNLIKE = 2
"""So many slips in a row without the echo that the probe heard: another printer stands there now."""


@dataclass(frozen=True, slots=True)
class PrintState:
    """`echo`, `fences`: what its probe heard, None: never asked. `answers`: it has answered a question.

    `left`: the piece of a job that may be in it; `head`: perhaps half a command, which a question would end wrong.
    `sure`: no fence of an earlier job can still be answered; `strange`: nor is it known how many were asked.
    `unechoed`: slips in a row without their echo. The others are of the slip under way or the last: `torn`, it
    once stood still with bytes on this side of a line that does not break with the power, so that a printer
    switched off and on meanwhile prints the rest as letters, and signs it; `why` it was lost.
    """

    echo: bool
    fences: bool | None
    answers: bool
    left: Left = Left.UNKNOWN
    head: bool = True
    sure: bool = False
    strange: bool = False
    unechoed: int = 0
    phase: Phase = "idle"
    mode: Mode = "sent"
    condition: Condition = SILENCE
    talks: bool = False
    torn: bool = False
    why: str = ""

    @property
    def is_another(self) -> bool:
        """Whether the printer is not the one that was probed, as far as can be seen."""
        return self.unechoed >= _UNLIKE

    @property
    def echoes(self) -> bool:
        return self.echo and not self.is_another

    @property
    def under_way(self) -> bool:
        """Whether a slip is: then no other may be sent."""
        return self.phase in UNDER_WAY

    def taken_over(self, left: Left) -> PrintState:
        """Programs before this one left that; they may have asked any number of fences."""
        others = self if left is Left.NOTHING else replace(self, sure=False, strange=True)
        return others.clean() if left in (Left.NOTHING, Left.ANSWERS) else replace(others, left=left)

    def clean(self) -> PrintState:
        """No piece is in it any more."""
        return replace(self, left=Left.NOTHING, head=False)

    def begun(self, condition: Condition) -> PrintState:
        """A slip is sent to a printer in this condition."""
        assert not self.under_way
        mode: Mode = "echo" if self.echoes else "fence" if condition.answered and self.sure else "sent"
        talks = condition.answered
        return replace(self, phase="sending", mode=mode, condition=condition, talks=talks, torn=False, why="")

    def held(self, by: Condition, *, torn: bool) -> PrintState:
        """What is left of the slip is begun anew, when that is over."""
        return replace(self, phase="sending", condition=by, torn=self.torn or torn)

    def lost(self, why: str) -> PrintState:
        """The end of the slip under way will not be known."""
        missed = self.unechoed + 1 if why == NOT_SAID else 0
        return replace(self, phase="lost", why=why, unechoed=missed if self.mode == "echo" else self.unechoed)

    def given_up(self, why: str, *, piece: bool) -> PrintState:
        """Lost, and the printer may still answer for it; `piece`: a part may be in it."""
        left = replace(self, left=Left.PIECE, head=True) if piece else self
        return replace(left, phase="lost", why=why, sure=False)


def step(state: PrintState, event: Event) -> PrintState:
    """What this makes of the slip under way. Raises KeyError for an event that cannot be now."""
    if event in _LOSES:
        return state.lost(_LOSES[event])
    phase = MOVES[state.phase, event]
    if state.torn and state.phase == "awaiting":
        return state.lost(NOT_WHOLE)
    if phase in UNDER_WAY:
        return replace(state, phase=phase)
    unechoed = 0 if state.mode == "echo" else state.unechoed
    return replace(state.clean(), phase=phase, sure=state.sure and phase == "confirmed", unechoed=unechoed)
