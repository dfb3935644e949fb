"""One print job on its way: what is not yet taken, how its end is known, and what holds it up.

How the end is known (docs/paper.md): "echo", the printer says the job's mark; "fence", it answers `GS r 1` and is
well a moment later; "sent", it took every byte and says nothing.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from shared.printer.deadline import Deadline
from shared.printer.escpos.status import Condition, PaperState, Problem
from shared.printer.messages import NOT_SAID, NOT_WHOLE, TAKES_NOTHING, WENT_SILENT, TransportError
from shared.printer.session.session import ASK_PAPER, PrinterSession, ask_echo

Mode = Literal["echo", "fence", "sent"]

LOOK_SECONDS = 0.3
POLL_SECONDS = 0.5
"""How often a printer is asked how it is while its sign is awaited."""
AFTER_FENCE_SECONDS = 0.4
"""A fence may be answered when a job is read, before its last lines and its cut are out."""
SLOW_LOOK_SECONDS = 1.5
PIECE_SECONDS = 0.05
"""Longest wait of one write; in between, the printer is listened to."""
ENGINE_SECONDS = 3.0
"""A long slip at 60 mm/s and the cut."""
SIGN_SECONDS = 3.0
SILENT_SECONDS = 1.0
"""A printer that waits for paper answers at once; one that says nothing for so long was switched off."""
FULL_SECONDS = 600.0
"""But one whose buffer is full reads no questions, and says and takes nothing until it has its new roll."""


class Result(StrEnum):
    """How far a job came. SENT: every byte was taken, no more is known; BLOCKED: it waits inside the printer."""

    CONFIRMED = "confirmed"
    SENT = "sent"
    BLOCKED = "blocked"


_TAKES_NOTHING = Condition(True, PaperState.UNKNOWN, Problem.OFFLINE, TAKES_NOTHING)
"""It spoke before, is full and waits; why, it has not said."""


@dataclass
class Transmission:
    """A job, `rest` of which is not yet taken by the line. `condition`: how the printer was last.

    `rate` in bytes per second and `timeout` in seconds are what deadlines are made of.
    """

    talk: PrinterSession
    mark: str
    mode: Mode
    rest: bytes
    condition: Condition
    rate: float
    timeout: float
    taken: int = 0
    result: Result = Result.BLOCKED
    _talks: bool = field(init=False)
    _size: int = field(init=False)
    _give_up: Deadline | None = None
    _silence: Deadline | None = None
    _life: tuple[int, int, int] | None = None
    _full: bool = False
    """The line once had no room: the printer's buffer is smaller than the job, and unread bytes may lie before
    every question, in this computer too where no count (`Transport.pending_bytes`) has them.
    """

    _possibly_truncated: bool = False
    """It stood still with bytes of the job on this side of a line that does not break with the power: one that was
    switched off and on meanwhile prints the rest as letters, and signs it.
    """

    _last_query_unanswered: bool = False
    """The last question had no answer."""

    def __post_init__(self) -> None:
        self._talks = self.condition.answered
        self._size = len(self.rest)
        if self.mode == "echo":
            self.rest += ask_echo(self.mark)
        elif self.mode == "fence":
            self._ask_fence()

    def go_on(self, seconds: float) -> Result:
        """Goes as far as it can; while something holds it up, tries again for `seconds`, then BLOCKED.

        Raises OSError when the end will never be known; Said has the reason, TimeoutError is a line that takes
        nothing.
        """
        until = self._in(seconds)
        while (obstacle := self._step()) is not None:
            self.condition = obstacle
            left = bool(self.rest or self.talk.line.pending_bytes())
            self._possibly_truncated = self._possibly_truncated or (left and not self.talk.line.breaks_with_power)
            if self._talks:  # else it lies in a queue of this computer
                self._see_whether_it_lives(left)
            if until.over:
                return Result.BLOCKED
            self.talk.pause(min(POLL_SECONDS, until.rest))
        return self.result

    def _see_whether_it_lives(self, left: bool) -> None:
        """Raises Said when a printer that stands still has neither said nor taken a byte for so long that it was
        switched off. `left`: some are still on this side.
        """
        life = (self.taken, self.talk.line.pending_bytes(), self.talk.heard)
        if life != self._life:
            self._life, self._silence = life, None
            return
        full = self._full or left or self.talk.xoff
        self._silence = self._silence or self._in(FULL_SECONDS if full else SILENT_SECONDS)
        if self._silence.over or self.talk.line.peer_dead():
            raise TransportError(WENT_SILENT)

    def _step(self) -> Condition | None:
        """What holds the job up, or None when it is done."""
        return self._push() or self._await_end()

    def _in(self, seconds: float) -> Deadline:
        return self.talk.line.deadline(seconds)

    # -- the bytes -------------------------------------------------------------------------------------------

    def _push(self) -> Condition | None:
        """Hands the rest to the line, listening in between; what the printer says then is acted on at once."""
        patience = self.timeout if self.condition.ready else POLL_SECONDS
        stall, all_of_it = self._in(patience), self._in(self.timeout + 4 * self._size / self.rate)
        while self.rest:
            taken = self._send()
            self.talk.listen(0)
            if taken:
                self.rest, self.taken, stall = self.rest[taken:], self.taken + taken, self._in(patience)
            elif self._told_obstacle:
                return self._told_obstacle
            if stall.over or all_of_it.over:
                return self._stalled()
        return None

    def _send(self) -> int:
        """A piece of the rest; how many bytes were taken."""
        self._full = self._full or not self.talk.line.has_room()
        return self.talk.line.send(self.rest, PIECE_SECONDS)

    @property
    def _told_obstacle(self) -> Condition | None:
        """What the printer said by itself, if that keeps it from printing."""
        told = self.talk.automatic
        return None if told is None or told.ready else told

    def _stalled(self) -> Condition:
        """The line takes no more. A printer that spoke before is full and waits; of any other nothing is known."""
        if not self._talks or self.taken == 0:
            raise TimeoutError(errno.ETIMEDOUT, "takes nothing")
        return self._told_obstacle or _TAKES_NOTHING

    # -- the end ---------------------------------------------------------------------------------------------

    def _await_end(self) -> Condition | None:
        if self._talks and not self.condition.ready and (obstacle := self._glance()):
            return obstacle
        if obstacle := self._until_out():
            return obstacle
        if obstacle := self._end_unseen() if self.mode == "sent" else self._until_sign():
            return obstacle
        if self._possibly_truncated:
            raise TransportError(NOT_WHOLE)
        if self.mode == "fence":
            return self._well_after_fence()
        self.result = Result.SENT if self.mode == "sent" else Result.CONFIRMED
        return None

    def _until_out(self) -> Condition | None:
        """Waits until the last byte has left this computer."""
        stall = self._in(self.timeout + self._size / self.rate)
        while self.talk.line.pending_bytes():
            self.talk.listen(0.005)
            if self._told_obstacle:
                return self._told_obstacle
            if stall.over:
                return self._stalled()
        return None

    def _end_unseen(self) -> Condition | None:
        """Nothing will say that it is printed; but what can be asked may say that it is not."""
        if obstacle := self.talk.line.end_job():
            return obstacle
        if self._talks:
            self.talk.pause(AFTER_FENCE_SECONDS)
            return self._glance()
        return None

    def _until_sign(self) -> Condition | None:
        """Waits for echo or fence, asking now and then. Raises Said(NOT_SAID) when none comes."""
        self._give_up = self._give_up or self._in(self._size / self.rate + ENGINE_SECONDS + SIGN_SECONDS)
        look = self._in(POLL_SECONDS)
        while not self._signed:
            if look.over:
                look = self._in(POLL_SECONDS)
                if obstacle := self._told_obstacle or self._glance():
                    self._give_up = None  # the time begins anew when it is ready again
                    return obstacle
            elif self._give_up.over:
                if self._talks and (
                    self.talk.xoff
                    or self.talk.line.pending_bytes()
                    or (self._full and self._last_query_unanswered)
                ):
                    self._give_up = None
                    return _TAKES_NOTHING
                raise TransportError(NOT_SAID)
            else:
                self.talk.listen(PIECE_SECONDS)
        return None

    @property
    def _signed(self) -> bool:
        return self.mark in self.talk.echoes if self.mode == "echo" else not self.talk.pending_fences

    def _well_after_fence(self) -> Condition | None:
        """A fence is believed when the printer is well a moment later; else there is a new one."""
        self.talk.pause(AFTER_FENCE_SECONDS)
        now = self.talk.look(SLOW_LOOK_SECONDS)
        if now.answered and not now.ready:
            self._give_up = None
            self._ask_fence()
            return now
        if not self.talk.complete:
            raise TransportError(NOT_SAID)
        self.condition = now
        self.result = Result.CONFIRMED
        return None

    def _ask_fence(self) -> None:
        self.rest += ASK_PAPER
        self.talk.pending_fences += 1

    def _glance(self) -> Condition | None:
        """What holds the printer up now, as far as it can be asked."""
        if not self._talks or self.talk.line.pending_bytes():
            return None if self.condition.ready else self.condition
        now = self.talk.look(LOOK_SECONDS)
        self._last_query_unanswered = not now.answered
        if now.answered:
            if now.ready:
                self.condition, self.talk.automatic = now, None
            return None if now.ready else now
        if self.talk.xoff:
            return _TAKES_NOTHING if self.condition.ready else self.condition
        return None if self.condition.ready else self.condition
