"""One print job on its way: bytes, questions and waiting. What they mean is in `state`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from shared.printer.deadline import Deadline
from shared.printer.escpos.commands import ASK_PAPER, ask_echo
from shared.printer.escpos.status import Condition, PaperState, Problem
from shared.printer.messages import TAKES_NOTHING
from shared.printer.session.session import ENGINE_SECONDS, PrinterSession
from shared.printer.session.state import Event, PrintState, step

LOOK_SECONDS = 0.3
POLL_SECONDS = 0.5
"""How often a printer is asked how it is while its sign is awaited."""
AFTER_FENCE_SECONDS = 0.4
"""A fence may be answered when a job is read, before its last lines and its cut are out."""
SLOW_LOOK_SECONDS = 1.5
PIECE_SECONDS = 0.05
"""Longest wait of one write; in between, the printer is listened to."""
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
    """A job begun, `rest` of which is not yet taken by the line. `rate` in bytes per second and `timeout` in
    seconds are what deadlines are made of.
    """

    talk: PrinterSession
    mark: str
    state: PrintState
    rest: bytes
    rate: float
    timeout: float
    taken: int = 0
    _give_up: Deadline | None = None
    _silence: Deadline | None = None
    _life: tuple[int, int, int] | None = None
    _full: bool = False
    """The line once had no room: the printer's buffer is smaller than the job, and unread bytes may lie before
    every question, in this computer too where no count (`Transport.pending_bytes`) has them.
    """

    _unanswered: bool = False
    """The last question had no answer."""

    def __post_init__(self) -> None:
        self._size = len(self.rest)
        if self.state.mode == "echo":
            self.rest += ask_echo(self.mark)
        elif self.state.mode == "fence":
            self._ask_fence()

    def go_on(self, state: PrintState, seconds: float) -> PrintState:
        """Goes as far as it can; while something holds it up, tries again for `seconds`. Raises OSError when the
        line breaks.
        """
        self.state = state
        until = self._in(seconds)
        acts = {
            "sending": self._push,
            "querying": self._query,
            "draining": self._drain,
            "awaiting": self._end_unseen if state.mode == "sent" else self._await_sign,
            "verifying": self._verify,
        }
        while self.state.under_way:
            event = acts[self.state.phase]()
            if not isinstance(event, Condition):
                self.state = step(self.state, event)
                continue
            left = bool(self.rest or self.talk.line.pending_bytes())
            self.state = self.state.held(event, torn=left and not self.talk.line.breaks_with_power)
            if self._is_silent():
                self.state = step(self.state, "silent")
            elif until.over:
                break
            else:
                self.talk.pause(min(POLL_SECONDS, until.rest))
        return self.state

    def _is_silent(self) -> bool:
        """Whether a printer that stands still has neither said nor taken a byte for so long that it was switched
        off.
        """
        if not self.state.talks:  # it lies in a queue of this computer
            return False
        pending = self.talk.line.pending_bytes()
        life = (self.taken, pending, self.talk.heard)
        if life != self._life:
            self._life, self._silence = life, None
            return False
        full = self._full or self.rest or pending or self.talk.xoff
        self._silence = self._silence or self._in(FULL_SECONDS if full else SILENT_SECONDS)
        return self._silence.over or self.talk.line.peer_dead()

    def _in(self, seconds: float) -> Deadline:
        return self.talk.line.deadline(seconds)

    # -- the bytes -------------------------------------------------------------------------------------------

    def _push(self) -> Event | Condition:
        """Hands the rest to the line, listening in between; what the printer says then is acted on at once."""
        patience = self.timeout if self.state.condition.ready else POLL_SECONDS
        stall, all_of_it = self._in(patience), self._in(self.timeout + 4 * self._size / self.rate)
        while self.rest:
            self._full = self._full or not self.talk.line.has_room()
            taken = self.talk.line.send(self.rest, PIECE_SECONDS)
            self.talk.listen(0)
            if taken:
                self.rest, self.taken, stall = self.rest[taken:], self.taken + taken, self._in(patience)
            elif self._told_obstacle:
                return self._told_obstacle
            if stall.over or all_of_it.over:
                return self._stalled()
        return "taken"

    @property
    def _told_obstacle(self) -> Condition | None:
        """What the printer said by itself, if that keeps it from printing."""
        told = self.talk.automatic
        return None if told is None or told.ready else told

    def _stalled(self) -> Event | Condition:
        """The line takes no more. A printer that spoke before is full and waits; of any other nothing is known."""
        if not self.state.talks or self.taken == 0:
            return "clogged"
        return self._told_obstacle or _TAKES_NOTHING

    # -- the end ---------------------------------------------------------------------------------------------

    def _query(self) -> Event | Condition:
        obstacle = self._glance() if self.state.talks and not self.state.condition.ready else None
        return obstacle or "well"

    def _drain(self) -> Event | Condition:
        """Waits until the last byte has left this computer."""
        stall = self._in(self.timeout + self._size / self.rate)
        while self.talk.line.pending_bytes():
            self.talk.listen(0.005)
            if self._told_obstacle:
                return self._told_obstacle
            if stall.over:
                return self._stalled()
        return "out"

    def _end_unseen(self) -> Event | Condition:
        """Nothing will say that it is printed; but what can be asked may say that it is not."""
        obstacle = self.talk.line.end_job()
        if obstacle is None and self.state.talks:
            self.talk.pause(AFTER_FENCE_SECONDS)
            obstacle = self._glance()
        return obstacle or "ended"

    def _await_sign(self) -> Event | Condition:
        """Waits for echo or fence, asking now and then."""
        self._give_up = self._give_up or self._in(self._size / self.rate + ENGINE_SECONDS + SIGN_SECONDS)
        look = self._in(POLL_SECONDS)
        while not (sign := self._sign):
            if look.over:
                look = self._in(POLL_SECONDS)
                sign = self._told_obstacle or self._glance()
            elif self._give_up.over:
                sign = _TAKES_NOTHING if self._may_be_full else "unsaid"
            else:
                self.talk.listen(PIECE_SECONDS)
            if sign:
                self._give_up = None  # the time begins anew when it is ready again
                return sign
        return sign

    @property
    def _sign(self) -> Event | Condition | None:
        if self.state.mode == "echo":
            return "echoed" if self.mark in self.talk.echoes else None
        return None if self.talk.pending_fences else "fenced"

    @property
    def _may_be_full(self) -> bool:
        """Whether a printer that gives no sign may not have read the question for it yet."""
        waits = self.talk.xoff or self.talk.line.pending_bytes() or (self._full and self._unanswered)
        return bool(self.state.talks and waits)

    def _verify(self) -> Event | Condition:
        """A fence is believed when the printer is well a moment later; else there is a new one."""
        self.talk.pause(AFTER_FENCE_SECONDS)
        now = self.talk.look(SLOW_LOOK_SECONDS)
        if now.answered and not now.ready:
            self._give_up = None
            self._ask_fence()
            return now
        if not self.talk.complete:
            return "unsaid"
        self.state = replace(self.state, condition=now)
        return "well"

    def _ask_fence(self) -> None:
        self.rest += ASK_PAPER
        self.talk.pending_fences += 1

    def _glance(self) -> Condition | None:
        """What holds the printer up now, as far as it can be asked."""
        before = None if self.state.condition.ready else self.state.condition
        if not self.state.talks or self.talk.line.pending_bytes():
            return before
        now = self.talk.look(LOOK_SECONDS)
        self._unanswered = not now.answered
        if not now.answered:
            return before or (_TAKES_NOTHING if self.talk.xoff else None)
        if not now.ready:
            return now
        self.state, self.talk.automatic = replace(self.state, condition=now), None
        return None
