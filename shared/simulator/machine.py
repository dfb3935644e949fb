"""A simulated printer at work: port threads take bytes, one thread moves the paper, one condition guards both."""

from __future__ import annotations

import heapq
import itertools
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from shared.simulator.faults import XOFF, XON, Fault, Link, Trigger, Voice
from shared.simulator.mechanism import Mechanism
from shared.simulator.ports import Port, Wire
from shared.simulator.reader import Abilities
from shared.simulator.roll import Piece, Roll

_PIECE = 65536
_ROWS = 128
"""Rows printed before others may speak."""

_ROWS_PER_MM = 8


@dataclass(frozen=True, slots=True)
class Limits:
    """`buffer`: bytes it holds before it takes no more, None: any. `rate`: bytes a second it takes, None: any.

    `xonxoff`: it says XOFF before a full buffer and XON after.
    """

    buffer: int | None = None
    rate: int | None = None
    xonxoff: bool = False


@dataclass(frozen=True, slots=True)
class Armed:
    """A fault that waits until the count of its kind is `at`."""

    fault: Fault
    number: float
    moment: Trigger
    at: float
    seconds: float | None


class Works:
    """The threads of one printer. `keep(piece, last_byte_at_ns)` gets each piece of paper, under the condition."""

    def __init__(
        self,
        width: int,
        abilities: Abilities,
        limits: Limits,
        speed: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`clock`: seconds that only go forward."""
        self.state = threading.Condition(threading.RLock())
        self.voice, self.link = Voice(), Link(speed=speed)
        self.roll = Roll(width, self._reply, self._cut, self._after_row, abilities)
        self.keep: Callable[[Piece, int], None] = lambda _piece, _at: None
        self.armed: list[Armed] = []
        self.port: Port
        self._limits = limits
        self._clock = clock
        self._wire: Wire | None = None
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._arrivals: deque[tuple[int, int]] = deque()
        self._open = self._ending = self._stop_said = self._full = False
        self._paced_since = 0.0
        self._powered = True
        self._head = threading.Thread(target=self._work, name="printer-head", daemon=True)

    @property
    def mechanism(self) -> Mechanism:
        return self.roll.mechanism

    def begin(self) -> None:
        """Raises PortTaken."""
        self.port.open()
        self._open = True
        self._head.start()

    def end(self) -> None:
        """Ends every connection; what came before is still printed as far as it can be."""
        with self.state:
            self._ending = True
            self.port.close(broken=False)
            self.state.notify_all()
        self.port.join()
        with self.state:
            self._open = False
            self.state.notify_all()
        if self._head.ident is not None:
            self._head.join()

    # -- taking bytes, on the threads of the port ------------------------------------------------------

    def serve(self, wire: Wire) -> None:
        """One connection, until it ends."""
        while self._room(wire) and wire.wait():
            with self.state:
                taken = self.take(wire)
            if taken is None:
                break
            self._dawdle(taken)
        self.left(wire)

    def take(self, wire: Wire) -> int | None:
        """Takes what has come, under the condition; how many bytes, None at the end of the connection."""
        if not (room := self.room(wire)):
            return 0  # it died, or its buffer is full, since it was waited for
        if (piece := b"" if wire.closed else wire.read(room)) == b"":
            return None
        self._receive(wire, piece or b"")
        return len(piece or b"")

    def left(self, wire: Wire) -> None:
        """The connection has ended."""
        with self.state:
            if self._wire is wire:
                self._wire = None
            if wire.hangs_up:
                self.roll.hang_up()
            self.state.notify_all()

    def _room(self, wire: Wire) -> int:
        """Waits until the printer takes bytes; how many. 0: never again."""
        with self.state:
            while not wire.closed:
                room = self.room(wire)
                if room or self._ending:
                    return room
                self.state.wait()
            return 0

    def room(self, wire: Wire) -> int:
        """How many bytes it takes now, under the condition; says XOFF and XON where that is so set."""
        room = self._free()
        if self._limits.xonxoff and (room == 0) != self._full:
            self._full = room == 0
            wire.write(XOFF if self._full else XON)
        return room

    def _free(self) -> int:
        limits = self._limits
        if not self.link.reading or self.link.stopped:
            return 0
        most = _PIECE if limits.rate is None else max(1, limits.rate // 50)
        if limits.buffer is None or (self.roll.hungry and self.mechanism.ready):
            return most  # hungry: it waits for the rest of something larger than its buffer
        return min(most, max(0, limits.buffer - len(self.roll.intake)))

    def _dawdle(self, count: int) -> None:
        """Takes as long over `count` bytes as a slow line does."""
        if self._limits.rate is not None:
            until = self._clock() + count / self._limits.rate
            with self.state:
                while not self._ending and (left := until - self._clock()) > 0:
                    self.state.wait(left)

    def _receive(self, wire: Wire, piece: bytes) -> None:
        at = time.monotonic_ns()
        self._wire = wire
        counted = any(each.moment is Trigger.BYTES for each in self.armed)
        for part in (piece[n : n + 1] for n in range(len(piece))) if counted else (piece,):
            if wire.closed or not self.link.power:
                break
            self.roll.receive(part)
            self._arrivals.append((self.roll.intake.came, at))
            self._look_at(Trigger.BYTES)
        self.state.notify_all()

    # -- moving the paper, on a thread of its own ------------------------------------------------------

    def _work(self) -> None:
        with self.state:
            while True:
                before = self.roll.printed
                wait = self.step()
                if self._ending and not self._open and self.roll.printed == before:
                    return
                self.state.wait(wait)

    def step(self) -> float | None:
        """Does what is due, under the condition; seconds until there is more, None: until something comes."""
        wait = self._do_due()
        allowed = self._allowed()
        done = self.roll.run(allowed) if allowed else 0
        if done and self.link.speed:
            self._paced_since += done / self._rows_per_second()
        self.state.notify_all()
        return 0 if done and not self.link.speed else wait

    def _rows_per_second(self) -> float:
        return self.link.speed * _ROWS_PER_MM

    def _allowed(self) -> int:
        """Rows the motor may have made since it was last asked."""
        now = self._clock()
        if not self.link.speed or (self._ending and not self._open):
            return _ROWS
        if not self.roll.holds or not self.mechanism.ready or self._paced_since == 0:
            self._paced_since = now  # it stood still
        return int((now - self._paced_since) * self._rows_per_second())

    def _do_due(self) -> float | None:
        """Does what its time has come for; seconds until the next thing, None if there is none."""
        while self._due and self._due[0][0] <= self._clock():
            heapq.heappop(self._due)[2]()
        waits = [self._due[0][0] - self._clock()] if self._due else []
        if self.link.speed and self.roll.holds and self.mechanism.ready:
            waits.append(0.01)
        return max(0, min(waits)) if waits else None

    def later(self, seconds: float, do: Callable[[], None]) -> None:
        """Has `do` called under the condition, so many seconds from now."""
        with self.state:
            heapq.heappush(self._due, (self._clock() + seconds, next(self._order), do))
            self.state.notify_all()

    def _cut(self, piece: Piece) -> None:
        taken, at = self.roll.intake.taken, 0
        while self._arrivals and not at:
            if self._arrivals[0][0] >= taken:
                at = self._arrivals[0][1]
            else:
                self._arrivals.popleft()
        self.keep(piece, at or time.monotonic_ns())

    def _after_row(self) -> None:
        if self.armed:
            self._look_at(Trigger.ROWS)
            self._look_at(Trigger.CUT)

    # -- answers ---------------------------------------------------------------------------------------

    def _reply(self, answer: bytes) -> None:
        said = self.voice.say(answer, self.mechanism.automatic())
        wire = self._wire
        if wire is None or not said:
            return
        if self.voice.late:
            self.later(self.voice.late, lambda: wire.write(said))
        else:
            wire.write(said)

    # -- faults ----------------------------------------------------------------------------------------

    def part(self, fault: Fault) -> object:
        """What the fault is set on."""
        return {"mechanism": self.mechanism, "voice": self.voice, "link": self.link}[fault.part]

    def count(self, moment: Trigger) -> int:
        """Bytes of jobs, rows or cuts until now."""
        roll = self.roll
        return {Trigger.BYTES: roll.certain_bytes, Trigger.ROWS: roll.printed, Trigger.CUT: roll.cuts}[moment]

    def strike(self, fault: Fault, number: float, seconds: float | None) -> None:
        """The fault happens; it is over after `seconds`."""
        fault.strike(self.part(fault), number)
        if seconds is None:
            seconds = fault.seconds
        if seconds is not None:
            self.later(seconds, lambda: self.heal(fault))
        self.settle()

    def heal(self, fault: Fault) -> None:
        """It is over."""
        fault.heal(self.part(fault))
        self.settle()

    def _look_at(self, moment: Trigger) -> None:
        reached = [each for each in self.armed if each.moment is moment and self.count(moment) >= each.at]
        for each in reached:
            self.armed.remove(each)
            self.strike(each.fault, each.number, each.seconds)

    def settle(self) -> None:
        """Does what the changed fields mean, and tells whoever waits."""
        link = self.link
        if link.stopped != self._stop_said and self._wire is not None:
            self._stop_said = link.stopped
            self._wire.write(XOFF if link.stopped else XON)
        if link.power != self._powered:
            self._powered = link.power
            self.roll.power_cycle()
            self.port.lose()
        listening = link.listening and (link.power or not self.port.breaks_with_power)
        if self._open and not self._ending and listening != self.port.listening:
            self.port.open() if listening else self.port.close(broken=True)
        elif link.drop and self.port.listening:
            self.port.drop()
        link.drop = False
        self.roll.changed()
        self.state.notify_all()
