"""How bytes reach a printer: python-escpos subclasses with a deadline on every open, write and read.

python-escpos' own connectors wait for ever on serial and USB and never connect again after an error, so these
use its extension point instead (open, close, _raw, _read). Import this module on a worker thread only.
"""

from __future__ import annotations

import errno
import io
import os
import select
import socket
import stat
import sys
import time
from abc import abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Any

import serial
from escpos.escpos import Escpos

from shared.device.reasons import reason
from shared.errors import PrinterUnavailable
from shared.settings import PrinterSection

PIECE = 4096
"""Bytes of one write: about what a printer's buffer holds."""


class Deadline:
    """A moment that comes `seconds` from now."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left; raises TimeoutError when there are none."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise TimeoutError(errno.ETIMEDOUT, "deadline")
        return left


class Transport(Escpos):  # type: ignore[misc]  # python-escpos 3.1 has no type information
    """One printer. Each job opens it, sends, waits until it is taken, and closes it."""

    _device: Any = False

    def __init__(self, settings: PrinterSection) -> None:
        self._settings = settings
        self._timeout = settings.timeout_seconds
        super().__init__()

    @property
    @abstractmethod
    def where(self) -> str:
        """How people name the printer: its address or path."""

    def print(self, job: bytes) -> None:
        """Sends one job. Raises PrinterUnavailable; leaves the printer closed in any case."""
        try:
            self.open()
            self._raw(job)
            self._finish()
        except OSError as error:
            raise PrinterUnavailable(printer=self.where, reason=reason(error)) from error
        finally:
            self.close()

    def _finish(self) -> None:
        """Waits until the last byte is out of this computer. Raises OSError."""


class Network(Transport):
    """TCP, most often port 9100."""

    @property
    def where(self) -> str:
        return f"{self._settings.host}:{self._settings.port}"

    def open(self) -> None:
        """Connects, within the deadline. Raises OSError."""
        self.close()
        address = (self._settings.host, self._settings.port)
        try:
            self._device = socket.create_connection(address, timeout=self._timeout)
        except TimeoutError:
            raise OSError(errno.EHOSTDOWN, "no answer") from None
        self._device.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        if self._device:
            self._device.close()
        self._device = False

    def _raw(self, msg: bytes) -> None:
        deadline = Deadline(self._timeout)
        for piece in _pieces(msg):
            self.device.settimeout(deadline.left())
            self.device.sendall(piece)

    def _finish(self) -> None:
        """Says that nothing more comes, and waits until the printer's side has acknowledged every byte.

        Without it 60 kB for a printer that reads nothing count as sent while they lie in this computer's buffer.
        """
        deadline = Deadline(self._timeout)
        self.device.shutdown(socket.SHUT_WR)
        while _unacknowledged(self.device) and not self._hung_up(min(0.005, deadline.left())):
            pass

    def _read(self) -> bytes:
        """What the printer said, at most 16 bytes. Raises TimeoutError if it says nothing."""
        self.device.settimeout(self._timeout)
        answer: bytes = self.device.recv(16)
        return answer

    def _hung_up(self, seconds: float) -> bool:
        """Whether the printer closes its side within `seconds`; what it says meanwhile is dropped."""
        self.device.settimeout(seconds)
        try:
            return not self.device.recv(PIECE)
        except TimeoutError:
            return False


class Serial(Transport):
    """A serial port, RS-232 or USB virtual COM."""

    @property
    def where(self) -> str:
        return self._settings.path

    def open(self) -> None:
        """Opens the port for this program alone. Raises OSError (pyserial's errors are)."""
        self.close()
        flow = self._settings.flow
        self._device = serial.Serial(
            self._settings.path,
            self._settings.baud,
            timeout=self._timeout,
            write_timeout=self._timeout,
            rtscts=flow == "rtscts",
            xonxoff=flow == "xonxoff",
            exclusive=True,
        )

    def close(self) -> None:
        if self._device:
            self._device.close()
        self._device = False

    def _raw(self, msg: bytes) -> None:
        """Sends; the deadline is the time the line itself needs and the timeout."""
        deadline = Deadline(self._timeout + 10 * len(msg) / self._settings.baud)
        try:
            for piece in _pieces(msg, self._settings.baud // 40):  # a quarter of a second each
                deadline.left()
                self.device.write(piece)
        except OSError:
            self._drop()
            raise

    def _finish(self) -> None:
        deadline = Deadline(self._timeout + 10 * PIECE / self._settings.baud)
        try:
            while self.device.out_waiting:
                time.sleep(min(0.005, deadline.left()))
        except OSError:
            self._drop()
            raise

    def _read(self) -> bytes:
        """One byte the printer said: status answers are single bytes. Raises TimeoutError if it says nothing."""
        answer: bytes = self.device.read(1)
        if not answer:
            raise TimeoutError(errno.ETIMEDOUT, "no answer")
        return answer

    def _drop(self) -> None:
        """Forgets unsent bytes: closing a port that still holds some would wait for them."""
        with suppress(OSError, TerminalError):  # the port itself may be gone
            self.device.reset_output_buffer()


class Device(Transport):
    """A device file such as /dev/usb/lp0, never blocking: a printer without paper takes nothing for hours."""

    _flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0)
    _mode = "r+"

    @property
    def where(self) -> str:
        return self._settings.path

    def open(self) -> None:
        """Raises OSError."""
        self.close()
        self._device = io.FileIO(os.open(self._target(), self._flags, 0o640), self._mode)

    def close(self) -> None:
        if self._device:
            self._device.close()
        self._device = False

    def _target(self) -> str:
        return self._settings.path

    def _raw(self, msg: bytes) -> None:
        deadline = Deadline(self._timeout)
        while msg:
            written = self.device.write(msg[:PIECE])
            if written is None:
                self._until_writable(deadline)
            else:
                msg = msg[written:]

    def _finish(self) -> None:
        """Linux' usblp returns before the last transfer is done, and closing cancels it.

        It is ready for more only when that transfer has reached the printer.
        """
        self._until_writable(Deadline(self._timeout))

    def _read(self) -> bytes:
        """What the printer said, at most 16 bytes. Raises TimeoutError if it says nothing."""
        self._wait(select.POLLIN, Deadline(self._timeout))
        answer: bytes = self.device.read(16)
        return answer

    def _until_writable(self, deadline: Deadline) -> None:
        self._wait(select.POLLOUT, deadline)

    def _wait(self, event: int, deadline: Deadline) -> None:
        poll = select.poll()
        poll.register(self.device.fileno(), event)
        while not (found := poll.poll(1000 * deadline.left())):
            pass
        if not found[0][1] & event:
            raise OSError(errno.EIO, "hung up")


class File(Device):
    """A file that grows by each job, or a folder that gets one file per job: 0001.bin, 0002.bin, ..."""

    _flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NONBLOCK", 0)
    _mode = "w"

    def _target(self) -> str:
        path = Path(self._settings.path)
        if not path.is_dir():
            return str(path)
        numbers = [int(found.stem) for found in path.glob("*.bin") if found.stem.isdecimal()]
        return str(path / f"{max(numbers, default=0) + 1:04d}.bin")

    def _until_writable(self, deadline: Deadline) -> None:
        """An ordinary file never makes one wait."""
        if not stat.S_ISREG(os.fstat(self.device.fileno()).st_mode):
            super()._until_writable(deadline)


_KINDS: dict[str, type[Transport]] = {"network": Network, "serial": Serial, "device": Device, "file": File}


def transport(settings: PrinterSection) -> Transport:
    """The transport `settings.connection` names, not opened. Raises KeyError for "none"."""
    return _KINDS[settings.connection](settings)


def _pieces(job: bytes, size: int = PIECE) -> list[bytes]:
    return [job[at : at + size] for at in range(0, len(job), size)]


try:
    import fcntl
    import termios

    TerminalError: type[Exception] = termios.error

    def _unacknowledged(connection: socket.socket) -> int:
        """Bytes the other side has not acknowledged yet."""
        answer = fcntl.ioctl(connection.fileno(), termios.TIOCOUTQ, bytes(4))
        return int.from_bytes(answer, sys.byteorder)

except ImportError:  # Windows has neither
    TerminalError = OSError

    def _unacknowledged(connection: socket.socket) -> int:  # noqa: ARG001
        return 0
