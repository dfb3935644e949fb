"""A printer on the network: TCP, most often port 9100."""

from __future__ import annotations

import errno
import select
import socket
import struct
import sys
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from shared.printer.deadline import Deadline
from shared.printer.transport.base import PIECE, Transport

try:
    import fcntl
    import termios
except ImportError:  # Windows has neither
    fcntl = termios = None  # type: ignore[assignment]

_Address = tuple[Any, ...]

_PULSE = (("TCP_KEEPIDLE", 10), ("TCP_KEEPINTVL", 3), ("TCP_KEEPCNT", 3))
"""A printer that vanishes while nothing is sent is noticed after about 20 s."""


class Network(Transport):
    """TCP. Taken bytes may lie in this computer or in the printer's network part for long."""

    _known: list[_Address] | None = None
    """Where the name last led: a printer seldom moves, and the hall's name server may be away."""

    @property
    def where(self) -> str:
        return f"{self._settings.host}:{self._settings.port}"

    def open(self) -> None:
        """Looks the name up and connects, both within one deadline. Raises OSError."""
        self.close()
        deadline = self.deadline(self._timeout)
        try:
            self._device = _connected(self._addresses(), deadline)
        except TimeoutError:
            raise OSError(errno.EHOSTDOWN, "no answer") from None

    def _addresses(self) -> list[_Address]:
        try:
            self._known = resolve(self._settings.host, self._settings.port, self._timeout / 2)
        except OSError as error:
            if self._known is None and isinstance(error, TimeoutError):
                raise socket.gaierror(socket.EAI_AGAIN, "no answer in time") from None
            if self._known is None:
                raise
        return self._known

    def close(self) -> None:
        """Says that nothing more comes. What was heard is read first, or the system would reset the line."""
        line, self._device = self._device, False
        if not line:
            return
        with suppress(OSError):
            line.shutdown(socket.SHUT_WR)
            line.settimeout(0)
            while line.recv(PIECE):
                pass
        line.close()

    def abort(self) -> None:
        """Resets the line, so that this computer does not go on sending a job that was given up."""
        if self._device:
            with suppress(OSError):
                self._device.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._device.close()
        self._device = False

    def send(self, data: bytes, seconds: float) -> int:
        self.line.settimeout(seconds)
        try:
            taken: int = self.line.send(data)
        except (TimeoutError, BlockingIOError):
            return 0
        return taken

    def has_room(self) -> bool:
        return bool(select.select([], [self.line], [], 0)[1])

    def receive(self, seconds: float) -> bytes:
        self.line.settimeout(seconds)
        try:
            heard: bytes = self.line.recv(PIECE)
        except (TimeoutError, BlockingIOError):
            return b""
        if not heard:
            raise ConnectionResetError(errno.ECONNRESET, "the printer closed the line")
        return heard

    def pending_bytes(self) -> int:
        """Bytes the printer's side has not acknowledged yet."""
        if fcntl is None:
            return 0
        answer = fcntl.ioctl(self.line.fileno(), termios.TIOCOUTQ, bytes(4))
        return int.from_bytes(answer, sys.byteorder)

    def peer_dead(self) -> bool:
        """A printer without paper answers the probes of a full line; two in a row without answer: it is off. Linux
        counts them (linux/tcp.h, tcp_info.tcpi_probes).
        """
        if sys.platform != "linux":
            return False
        return bool(self.line.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 4)[3] >= 2)


def resolve(host: str, port: int, seconds: float) -> list[_Address]:
    """The addresses of a name, as getaddrinfo gives them. Raises socket.gaierror, and TimeoutError after
    `seconds`: the system's own look-up has no deadline, so it runs on a thread that may be left behind.
    """
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST))
    except socket.gaierror:
        pass
    except UnicodeError:  # "192.168.1..50"
        raise socket.gaierror(socket.EAI_NONAME, "no name of a computer") from None
    found: SimpleQueue[list[_Address] | OSError] = SimpleQueue()

    def look_up() -> None:
        try:
            found.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
        except OSError as error:
            found.put(error)

    threading.Thread(target=look_up, name="printer-name", daemon=True).start()
    try:
        answer = found.get(timeout=seconds)
    except Empty:
        raise TimeoutError(errno.ETIMEDOUT, "name not found in time") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


def _connected(addresses: list[_Address], deadline: Deadline) -> socket.socket:
    """A line to the first address that takes it. Raises the last address' OSError."""
    for number, (family, kind, protocol, _, address) in enumerate(addresses, start=1):
        line = socket.socket(family, kind, protocol)
        try:
            line.settimeout(deadline.left())
            line.connect(address)
        except OSError:
            line.close()
            if number == len(addresses):
                raise
        else:
            _set_up(line)
            return line
    raise OSError(errno.EHOSTUNREACH, "no address")


def _set_up(line: socket.socket) -> None:
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _PULSE:
        if hasattr(socket, name):
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
