"""Where a simulated printer is plugged in: a TCP port, or a pseudo-terminal that looks like a serial one."""

from __future__ import annotations

import os
import select
import socket
import struct
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from shared.errors.outside import PortTaken

_AT_ONCE = getattr(socket, "MSG_DONTWAIT", 0)


class Wire(ABC):
    """One connection. `closed` once it is broken or hung up; `hangs_up`: a printer notices that."""

    closed = False
    hangs_up: ClassVar[bool]

    @abstractmethod
    def wait(self) -> bool:
        """Waits until there is something to read, be it the end; False when `close` was called."""

    @abstractmethod
    def read(self, most: int) -> bytes | None:
        """After `wait`, at once. None when nothing is there after all, b"" when the other side is gone."""

    @abstractmethod
    def write(self, answer: bytes) -> None:
        """Sends what fits; what does not is lost, as on a printer."""

    @abstractmethod
    def close(self, *, broken: bool) -> None:
        """Any thread. `broken`: as if the cable was pulled; otherwise what came is still read first."""

    @abstractmethod
    def end(self) -> None:
        """It is not used any more."""


Serve = Callable[[Wire], None]


class Port(ABC):
    """Opens and closes; each connection is given to `serve` on a thread of its own.

    `breaks_with_power`: a printer that is switched off takes the connections with it.
    """

    breaks_with_power: ClassVar[bool]

    def __init__(self, serve: Serve) -> None:
        self._serve = serve
        self._threads: list[threading.Thread] = []

    @property
    @abstractmethod
    def listening(self) -> bool: ...

    @abstractmethod
    def open(self) -> None:
        """Raises PortTaken."""

    @abstractmethod
    def close(self, *, broken: bool) -> None: ...

    @abstractmethod
    def drop(self) -> None:
        """Breaks every connection; new ones may come."""

    @abstractmethod
    def lose(self) -> None:
        """What lies on the line never reaches the printer, as far as that is possible here."""

    def join(self) -> None:
        """Waits until every `serve` has ended."""
        for thread in self._threads:
            thread.join()

    def _run(self, work: Callable[[Any], None], line: object) -> None:
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(threading.Thread(target=work, args=(line,), name="printer-port", daemon=True))
        self._threads[-1].start()

    def _attend(self, wire: Wire) -> None:
        try:
            self._serve(wire)
        finally:
            wire.end()


class TcpWire(Wire):
    """A TCP connection."""

    hangs_up = True

    def __init__(self, line: socket.socket) -> None:
        self._line = line

    def wait(self) -> bool:
        select.select([self._line], [], [])
        return not self.closed

    def read(self, most: int) -> bytes | None:
        try:
            return self._line.recv(most, _AT_ONCE)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def write(self, answer: bytes) -> None:
        with suppress(OSError):
            self._line.send(answer, _AT_ONCE)

    def close(self, *, broken: bool) -> None:
        self.closed = broken
        with suppress(OSError):
            if broken:  # a reset: what the other side still sends is not wanted
                self._line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._line.shutdown(socket.SHUT_RD if broken else socket.SHUT_RDWR)

    def end(self) -> None:
        self._line.close()


class TcpPort(Port):
    """Listens at 127.0.0.1. `number` 0 takes a free port, which it names then.

    `window`: about how many bytes the line itself holds before the printer reads them.
    """

    breaks_with_power = True

    def __init__(self, number: int, serve: Serve, window: int | None = None) -> None:
        super().__init__(serve)
        self.number = number
        self._window = window
        self._guard = threading.Lock()
        self._server: socket.socket | None = None
        self._wires: set[Wire] = set()

    @property
    def listening(self) -> bool:
        return self._server is not None

    def open(self) -> None:
        server = socket.socket()
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self._window is not None:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._window)
        try:
            server.bind(("127.0.0.1", self.number))
            server.listen()
        except OSError:
            server.close()
            raise PortTaken(port=self.number) from None
        self.number = server.getsockname()[1]
        self._server = server
        self._run(self._accept, server)

    def close(self, *, broken: bool) -> None:
        with self._guard:
            server, self._server = self._server, None
            if server is not None:
                with suppress(OSError):
                    server.shutdown(socket.SHUT_RDWR)  # close alone does not wake a waiting accept
                server.close()
            for wire in self._wires:
                wire.close(broken=broken)

    def drop(self) -> None:
        with self._guard:
            for wire in self._wires:
                wire.close(broken=True)

    def lose(self) -> None:
        """The connections break with the power."""

    def _accept(self, server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return  # closed
            wire = TcpWire(line)
            with self._guard:
                if self._server is not server:
                    wire.end()
                    return
                self._wires.add(wire)
                self._run(self._attend, wire)

    def _attend(self, wire: Wire) -> None:
        try:
            self._serve(wire)
        finally:
            with self._guard:
                self._wires.discard(wire)
                wire.end()


class SerialWire(Wire):
    """The printer's end of a pseudo-terminal. Nobody notices who opens and closes the other end."""

    hangs_up = False

    def __init__(self) -> None:
        import tty  # noqa: PLC0415 - no pseudo-terminals on Windows

        self._end, self._other = os.openpty()
        for side in (self._end, self._other):
            tty.setraw(side)
        os.set_blocking(self._end, False)
        self._wake, self._alarm = os.pipe()
        self.path = os.ttyname(self._other)

    def wait(self) -> bool:
        ready, _, _ = select.select([self._end, self._wake], [], [])
        return self._end in ready and not self.closed

    def read(self, most: int) -> bytes | None:
        try:
            return os.read(self._end, most)
        except BlockingIOError:
            return None
        except OSError:
            return b""

    def write(self, answer: bytes) -> None:
        with suppress(OSError):
            os.write(self._end, answer)

    def close(self, *, broken: bool) -> None:
        self.closed = broken
        os.write(self._alarm, b"!")

    def lose(self) -> None:
        """Forgets what lies on the line; whoever goes on sending is not waited for."""
        with suppress(OSError):
            for _ in range(16):
                os.read(self._end, 4096)

    def end(self) -> None:
        for descriptor in (self._end, self._other, self._wake, self._alarm):
            os.close(descriptor)


class SerialPort(Port):
    """A pseudo-terminal under the name `path`, a link that follows it when the cable is pulled and plugged."""

    breaks_with_power = False

    def __init__(self, path: Path, serve: Serve) -> None:
        super().__init__(serve)
        self.path = path
        self._wire: SerialWire | None = None

    @property
    def listening(self) -> bool:
        return self._wire is not None

    def open(self) -> None:
        wire = self._wire = SerialWire()
        beside = self.path.with_name(f".{self.path.name}.new")
        beside.unlink(missing_ok=True)
        beside.symlink_to(wire.path)
        beside.replace(self.path)
        self._run(self._attend, wire)

    def close(self, *, broken: bool) -> None:
        wire, self._wire = self._wire, None
        if wire is not None:
            self.path.unlink(missing_ok=True)
            wire.close(broken=broken)

    def drop(self) -> None:
        self.close(broken=True)
        self.open()

    def lose(self) -> None:
        if self._wire is not None:
            self._wire.lose()
