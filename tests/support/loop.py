"""A line to a printer in this process, in time that goes on only when somebody waits.

No socket and no thread: what stands at the far end works when something is sent to it or waited for, and what
never comes moves the clock to the deadline. It does as a line of the system does on this computer: a network line
breaks with the power and ends with a reset, a serial one keeps what lies on it and hangs up.
"""

from __future__ import annotations

import errno
import heapq
import itertools
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from shared.printer.capabilities import Capabilities
from shared.printer.escpos_printer import EscposPrinter
from shared.printer.transport.base import Transport
from shared.printer.transport.factory import transport
from shared.settings.sections import PrinterSection
from shared.simulator.faults import XOFF, XON
from shared.simulator.machine import Works
from shared.simulator.simulator import PrinterSimulator
from tests.support.printers import Clone, on_network, on_serial, section

ROOM = 65_536
"""Bytes a line of the system swallows before the printer reads them: about what a pseudo-terminal does."""

PIECE = 4096
"""Bytes it hands over at a time."""


class VirtualClock:
    """Moves only while somebody waits; `machines` then do what they do by themselves.

    A machine says how many seconds there are until its next act: 0 while it is busy, None if it has none.
    """

    def __init__(self) -> None:
        self.machines: list[Callable[[], float | None]] = [self._do_due]
        self._now = 1000.0
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._order = itertools.count()

    def monotonic(self) -> float:
        return self._now

    def sleep(self, seconds: float, /) -> None:
        self.wait(seconds, lambda: False)

    def later(self, seconds: float, do: Callable[[], object]) -> None:
        """Has `do` called when so many seconds were waited."""
        heapq.heappush(self._due, (self._now + seconds, next(self._order), do))

    def wait(self, seconds: float, true: Callable[[], object]) -> bool:
        """Whether `true` held within `seconds`; it is asked whenever something may have happened."""
        end = self._now + seconds
        while not true():
            waits = [wait for machine in self.machines if (wait := machine()) is not None]
            if 0 in waits:
                continue
            if true():
                return True
            if self._now >= end:
                return False
            self._now = max(math.nextafter(self._now, math.inf), min([end, *(self._now + wait for wait in waits)]))
        return True

    def _do_due(self) -> float | None:
        while self._due and self._due[0][0] <= self._now:
            heapq.heappop(self._due)[2]()
        return self._due[0][0] - self._now if self._due else None


class LoopWire:
    """One connection. `sent` and `said` lie on it, towards the printer and from it; `left`: we closed our end."""

    def __init__(self, *, hangs_up: bool) -> None:
        self.hangs_up = hangs_up
        self.closed = self.over = self.left = False
        self.sent, self.said = bytearray(), bytearray()

    def wait(self) -> bool:
        return True

    def read(self, most: int) -> bytes | None:
        piece = bytes(self.sent[: min(most, PIECE)])
        del self.sent[: len(piece)]
        return piece or (b"" if self.left or self.over else None)

    def write(self, answer: bytes) -> None:
        if not self.over:
            self.said += answer

    def close(self, *, broken: bool) -> None:
        """By the printer. `broken`: what lies on it never arrives."""
        self.closed, self.over = broken, True
        if broken:
            self.sent.clear()


class Socket(Protocol):
    """Where a LoopLine can be plugged in."""

    serial: bool
    vanished: bool
    """Whether it left the network without a word."""

    def connect(self) -> LoopWire:
        """Raises OSError."""


class LoopLine(Transport):
    """The computer's end. `flow` of the section is obeyed as a serial port obeys it."""

    def __init__(self, settings: PrinterSection, socket: Socket, clock: VirtualClock) -> None:
        super().__init__(settings, clock)
        self._socket, self._time = socket, clock
        self._stopped = False
        self._xonxoff = socket.serial and settings.flow == "xonxoff"
        self.breaks_with_power = not socket.serial  # type: ignore[misc]

    @property
    def where(self) -> str:
        return "loop"

    def open(self) -> None:
        self.close()
        self._device = self._socket.connect()
        self._stopped = False

    def close(self) -> None:
        wire, self._device = self._device, False
        if wire and not self._socket.serial:
            wire.left = True
            self._time.wait(0, lambda: False)

    def abort(self) -> None:
        if self._device and self._socket.serial:
            self._device.sent.clear()
        self.close()

    def send(self, data: bytes, seconds: float) -> int:
        if not self._time.wait(seconds, lambda: self.line.over or self._room()):
            return 0
        if self.line.over:
            raise self._gone()
        piece = data[: self._room()]
        self.line.sent += piece
        self._time.wait(0, lambda: False)
        return len(piece)

    def has_room(self) -> bool:
        return self._room() > 0

    def receive(self, seconds: float) -> bytes:
        self._time.wait(seconds, lambda: self.line.over or self._heard())
        heard = self._heard()
        self.line.said.clear()
        if not heard and self.line.over:
            raise self._gone()
        return heard

    def peer_dead(self) -> bool:
        return self._socket.vanished

    def _room(self) -> int:
        if self._xonxoff:
            self._heard()
        if self._stopped:
            return 0
        most = max(64, self._settings.baud // 40) if self._socket.serial else ROOM
        return min(most, ROOM - len(self.line.sent))

    def _heard(self) -> bytes:
        """What lies there to be read, without the XON and XOFF that a port keeps to itself."""
        said: bytearray = self.line.said
        if self._xonxoff:
            for byte in said:
                self._stopped = byte == XOFF[0] if byte in XOFF + XON else self._stopped
            said[:] = said.translate(None, XOFF + XON)
        return bytes(said)

    def _gone(self) -> OSError:
        return OSError(errno.EIO, "hung up") if self._socket.serial else ConnectionResetError(errno.ECONNRESET, "")


class LoopPort:
    """Where a simulated printer is plugged in (`shared.simulator.ports.Port`)."""

    vanished = False

    def __init__(self, works: Works, clock: VirtualClock, *, serial: bool) -> None:
        self.serial, self.breaks_with_power, self.listening = serial, not serial, False
        self.hangs_up = not serial
        """Whether the printer sees that a line was closed."""
        self._works = works
        self._wires: list[LoopWire] = []
        clock.machines.append(self._turn)

    def connect(self) -> LoopWire:
        if not self.listening:
            raise OSError(errno.ENOENT, "") if self.serial else ConnectionRefusedError(errno.ECONNREFUSED, "")
        if self.serial:
            self._wires[-1].said.clear()
            return self._wires[-1]
        self._wires.append(LoopWire(hangs_up=self.hangs_up))
        return self._wires[-1]

    def open(self) -> None:
        self.listening = True
        if self.serial:
            self._wires.append(LoopWire(hangs_up=False))

    def close(self, *, broken: bool) -> None:
        self.listening = False
        for wire in self._wires:
            wire.close(broken=broken)

    def drop(self) -> None:
        self.close(broken=True)
        self.open()

    def lose(self) -> None:
        if self.serial:
            self._wires[-1].sent.clear()

    def join(self) -> None:
        while self._turn() == 0:
            pass

    def _turn(self) -> float | None:
        """What the threads of a printer do: one piece of each line, then the paper."""
        with self._works.state:
            busy = False
            for wire in list(self._wires):
                taken = None if wire.closed else self._works.take(wire)
                busy = busy or bool(taken)
                if taken is None:
                    self._wires.remove(wire)
                    self._works.left(wire)
            wait = self._works.step()
            return 0 if busy else wait


class LoopWorks(Works):
    """Those of a printer without threads."""

    def begin(self) -> None:
        self.port.open()
        self._open = True

    def end(self) -> None:
        """Whatever it holds is printed as far as it can be, at once."""
        with self.state:
            self._ending = True
            self.port.close(broken=False)
            self.port.join()
            self._open, before = False, -1
            while before != self.roll.printed:
                before = self.roll.printed
                self.step()


class LoopSimulator(PrinterSimulator):
    """A simulated printer in this process; `plug` makes lines to it."""

    def __init__(self, out: Path, clock: VirtualClock, *, serial: bool = False, **settings: object) -> None:
        super().__init__(out, works=lambda *how: LoopWorks(*how, clock.monotonic), **settings)
        self.clock = clock
        self.loop = self._works.port = LoopPort(self._works, clock, serial=serial)

    def plug(self, settings: PrinterSection) -> LoopLine:
        return LoopLine(settings, self.loop, self.clock)

    def until(self, condition: Callable[[], object], seconds: float = 30) -> None:
        if not self.clock.wait(seconds, condition):
            raise TimeoutError("the simulated printer did not come to that")


class CloneEnd:
    """Where a clone is plugged in. `there` False: nobody is; what was plugged in hangs up."""

    @property
    def vanished(self) -> bool:
        return self.clone.vanished

    def __init__(self, clone: Clone, clock: VirtualClock, *, serial: bool) -> None:
        self.serial, self.there = serial, True
        self.clone, self.clock = clone, clock
        clone.clock = clock
        self._wire: LoopWire | None = None
        clock.machines.append(self._turn)

    def connect(self) -> LoopWire:
        if not self.there:
            raise OSError(errno.ENOENT, "") if self.serial else ConnectionRefusedError(errno.ECONNREFUSED, "")
        if self._wire is None or not self.serial or self._wire.over:
            self._wire = LoopWire(hangs_up=not self.serial)
            self.clone.connect(self._wire.write)
        self._wire.said.clear()
        return self._wire

    def unplug(self) -> None:
        self.there = False
        if self._wire is not None:
            self._wire.close(broken=True)

    def plug(self, settings: PrinterSection) -> LoopLine:
        return LoopLine(settings, self, self.clock)

    def _turn(self) -> None:
        wire = self._wire
        if wire is None or not wire.sent or not self.clone.reads:
            return
        piece = bytes(wire.sent)
        wire.sent.clear()
        try:
            wire.sent[:0] = piece[self.clone.feed(piece) :]
        except OSError:
            wire.close(broken=True)


@dataclass(frozen=True)
class Place:
    """Where a printer stands: its section, and what makes lines to it."""

    where: PrinterSection
    plug: Callable[[PrinterSection], Transport] = transport

    def printer(self, known: Capabilities) -> EscposPrinter:
        return EscposPrinter(self.where, known, self.plug)


@contextmanager
def looped(clone: Clone, *, serial: bool) -> Iterator[Place]:
    """The clone in this process; at the end nobody is there any more."""
    end = CloneEnd(clone, clone.clock or VirtualClock(), serial=serial)
    where = section("serial", path="loop", flow="none") if serial else section("network")
    yield Place(where, end.plug)
    end.unplug()


@contextmanager
def real(clone: Clone, *, serial: bool) -> Iterator[Place]:
    """The clone behind a socket or a pseudo-terminal."""
    with (on_serial if serial else on_network)(clone) as where:
        yield Place(where)


LINES = {
    "network": partial(looped, serial=False),
    "serial": partial(looped, serial=True),
    "tcp": partial(real, serial=False),
    "pty": partial(real, serial=True),
}
"""Every way to a clone, by name."""
