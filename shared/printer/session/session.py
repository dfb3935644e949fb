"""Talking with one printer over an open line: questions, and whatever it says by itself. One thread at a time."""

from __future__ import annotations

import errno
import logging
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from shared.printer.deadline import Deadline
from shared.printer.escpos import status
from shared.printer.escpos.commands import ASK_PAPER
from shared.printer.escpos.status import (
    SILENCE,
    Automatic,
    Condition,
    Echo,
    Flow,
    Ordered,
    RealTime,
    Replies,
    StatusBlock,
)
from shared.printer.messages import MIXED_UP
from shared.printer.session.state import PrintState

if TYPE_CHECKING:
    from shared.printer.transport.base import Transport

log = logging.getLogger("shared.printer.printer")

ENGINE_SECONDS = 3.0
"""A long slip at 60 mm/s and the cut."""
_FENCE_SECONDS = 1.0
_SOON_SECONDS = 0.1
_LATE_SECONDS = 1.0
"""So long after a new fence an older one may still be answered; they come together, the line may be slow."""
_STRANGE_SECONDS = ENGINE_SECONDS
"""As long after a fence one of an earlier program may be answered: a whole slip may lie between the two."""
_LOOK_SECONDS = 1.0


class PrinterSession:
    """What was asked and what was answered on `line`. Everything raises OSError when the line is gone.

    `measured` is whether it said how large a code would be, `echoes` are the marks that came back,
    `pending_fences` the fences not yet answered, `fences` how many ever were, `heard` how many bytes it ever
    said, `automatic` the last thing it said by itself since `begin()`, `xoff` whether it said XOFF, `complete`
    whether the last look got each answer.
    """

    def __init__(self, line: Transport, questions: tuple[int, ...] = status.ASKED) -> None:
        self.line = line
        self.echoes: set[str] = set()
        self.measured = False
        self.pending_fences = 0
        self.fences = 0
        self.automatic: Condition | None = None
        self.xoff = False
        self.complete = False
        self.heard = 0
        self._questions = questions
        self._replies = Replies()
        self._answers: deque[int] = deque()

    def begin(self) -> None:
        """A job begins: what was said before is not about it."""
        while self.listen(0):
            pass
        self._replies.forget()
        self.echoes.clear()
        self.pending_fences, self.automatic, self.xoff = 0, None, False

    def listen(self, seconds: float) -> bool:
        """Takes in what the printer says within `seconds`, at most one piece; whether anything came."""
        heard = self.line.receive(seconds)
        self.heard += len(heard)
        for reply in self._replies.feed(heard):
            self._take(reply)
        return bool(heard)

    def pause(self, seconds: float) -> None:
        """Listens for so long."""
        deadline = self.line.deadline(seconds)
        while not deadline.over:
            self.listen(deadline.rest)

    def look(self, seconds: float) -> Condition:
        """Asks `DLE EOT`, one question at a time; all within `seconds`. Silence is SILENCE, never "ok".

        Not in the middle of a command: the question would become part of it.
        """
        deadline = self.line.deadline(seconds)
        answers: dict[int, int] = {}
        for n in self._questions:
            bits = self.ask(n, deadline.rest)
            if bits is None:
                break
            answers[n] = bits
        while self.listen(0):
            pass
        if self._answers:  # a late answer to an earlier question: which belongs to which is not known
            self.complete = False
            return replace(SILENCE, detail=MIXED_UP)
        self.complete = len(answers) == len(self._questions)
        return status.condition(answers)

    def ask(self, n: int, seconds: float) -> int | None:
        """The answer to `DLE EOT n`; None if none came within `seconds`."""
        deadline = self.line.deadline(seconds)
        while self.listen(0):
            pass
        self._answers.clear()
        if not self._say(bytes((0x10, 0x04, n)), deadline):
            return None
        while not self._answers and not deadline.over:
            self.listen(deadline.rest)
        return self._answers.popleft() if self._answers else None

    def fence(self, seconds: float, after: bytes = b"") -> bool:
        """Sends `after`, asks `GS r 1` and waits until it and all fences before it are answered, or False."""
        deadline = self.line.deadline(seconds)
        self.pending_fences = 1
        if not self._say(after + ASK_PAPER, deadline):
            return False
        while self.pending_fences and not deadline.over:
            self.listen(deadline.rest)
        return not self.pending_fences

    def drain(self, seconds: float, at_most: float) -> bool:
        """Listens until no fence was answered for `seconds`; False if they do not end within about `at_most`."""
        end = self.line.deadline(at_most)
        while not end.over:
            before = self.fences
            self.pause(seconds)
            if self.fences == before:
                return True
        return False

    def clear_fences(self, state: PrintState, flush_bytes: bytes, rate: float) -> PrintState:
        """Makes the next fence that of the next job: sends what ends the piece that may be left, at `rate` bytes a
        second, and has older ones answered. `sure` then, unless this printer answers none or may still answer
        older ones. Some seconds.

        Answers come in order: when a new fence is answered, older ones are or follow at once.
        """
        if state.sure or state.fences is False:
            return state
        through = len(flush_bytes) / rate
        late = _LATE_SECONDS if flush_bytes else _SOON_SECONDS
        patience = _FENCE_SECONDS + through
        if state.strange:
            late = _STRANGE_SECONDS + through
            patience += _STRANGE_SECONDS
        if self.fence(patience, flush_bytes):
            state = state.clean()  # it is through: no half image swallows the next job
            silent = self.drain(late, 4 * late)
            if silent and state.strange:  # one that stands still answers none
                condition = self.look(_LOOK_SECONDS)
                silent = condition.answered and condition.ready
            state = replace(state, sure=silent, strange=state.strange and not silent)
        elif state.fences is None:
            state = replace(state, fences=False)
            log.info("printer %s answers no GS r: slips count as sent only", self.line.where)
        self.begin()
        return state

    def _say(self, question: bytes, deadline: Deadline) -> bool:
        """Whether the line took the question; one that is cut in two spoils the line (TimeoutError)."""
        rest = question
        while rest and not deadline.over:
            rest = rest[self.line.send(rest, deadline.rest) :]
        if rest and len(rest) < len(question):
            raise TimeoutError(errno.ETIMEDOUT, "half a question")
        return not rest

    def _take(self, reply: status.Reply) -> None:
        match reply:
            case RealTime(bits):
                self._answers.append(bits)
            case Automatic(block):
                self.automatic = status.automatic_condition(block)
            case Ordered():
                self.pending_fences = max(0, self.pending_fences - 1)
                self.fences += 1
            case Echo(mark):
                self.echoes.add(mark)
            case StatusBlock(0x37, body) if body.startswith(b"6") and body.endswith(
                b"0"
            ):  # 1: it could not print it
                self.measured = True
            case Flow(go):
                self.xoff = not go
            case _:
                pass
