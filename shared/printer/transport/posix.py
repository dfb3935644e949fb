"""Printers that are files to the system (Linux, macOS): serial ports, /dev/usb/lp0, and plain files.

All non-blocking with poll(): a printer without paper takes nothing for hours.
"""

from __future__ import annotations

import errno
import fcntl
import os
import select
import stat
import sys
import termios
from contextlib import suppress
from pathlib import Path

import serial

from shared.printer.transport.base import GONE, PIECE, Transport, job_file


class Descriptor(Transport):
    """What is read and written through a file descriptor; `_device` is any object with fileno() and close()."""

    def send(self, data: bytes, seconds: float) -> int:
        if not self._wait(select.POLLOUT, seconds):
            return 0
        try:
            return os.write(self.line.fileno(), data[:PIECE])
        except BlockingIOError:
            return 0

    def has_room(self) -> bool:
        return self._wait(select.POLLOUT, 0)

    def receive(self, seconds: float) -> bytes:
        if not self._wait(select.POLLIN, seconds):
            return b""
        try:
            heard = os.read(self.line.fileno(), PIECE)
        except BlockingIOError:
            return b""
        if not heard:
            raise OSError(errno.EIO, "hung up")
        return heard

    def _wait(self, event: int, seconds: float) -> bool:
        """Whether the file is ready for `event` within `seconds`. Raises OSError if it hung up."""
        poll = select.poll()
        poll.register(self.line.fileno(), event)
        found = poll.poll(1000 * seconds)
        if found and not found[0][1] & event:
            raise OSError(errno.EIO, "hung up")
        return bool(found)


class PosixSerial(Descriptor):
    """A serial port, RS-232 or USB virtual COM."""

    breaks_with_power = False

    def open(self) -> None:
        """Opens the port for this program alone and forgets what came in. Raises OSError (pyserial's are)."""
        self.close()
        flow = self._settings.flow
        try:
            self._device = serial.Serial(
                self._settings.path,
                self._settings.baud,
                timeout=self._timeout,
                write_timeout=self._timeout,
                rtscts=flow == "rtscts",
                xonxoff=flow == "xonxoff",
                exclusive=True,
            )
        except termios.error as error:
            raise OSError(*error.args) from error
        except serial.SerialException as error:
            if error.errno is None and isinstance(error.__context__, termios.error):  # in words only
                raise OSError(*error.__context__.args) from error
            raise
        self._drop_noise()

    def _drop_noise(self) -> None:
        """A break (a printer that is switched off) and what is badly framed would be read as NUL, which answers
        `GS r`. https://man7.org/linux/man-pages/man3/termios.3.html
        """
        mode = termios.tcgetattr(self._device.fd)
        mode[0] |= termios.IGNBRK | termios.INPCK | termios.IGNPAR
        termios.tcsetattr(self._device.fd, termios.TCSANOW, mode)

    def abort(self) -> None:
        """Forgets unsent bytes: closing a port that still holds some would wait for them."""
        if self._device:
            with suppress(*GONE):  # the port itself may be gone
                self._device.reset_output_buffer()
        self.close()

    def send(self, data: bytes, seconds: float) -> int:
        """At most a quarter of a second's bytes, so that the printer is heard in between."""
        return super().send(data[: max(64, self._settings.baud // 40)], seconds)

    def pending_bytes(self) -> int:
        answer = fcntl.ioctl(self.line.fileno(), termios.TIOCOUTQ, bytes(4))
        return int.from_bytes(answer, sys.byteorder)


class PosixDevice(Descriptor):
    """A device file such as /dev/usb/lp0 (Linux' usblp)."""

    _no_way_back = False

    def open(self) -> None:
        self.close()
        self._no_way_back = False
        found = os.open(self._settings.path, os.O_RDWR | os.O_NONBLOCK | os.O_NOCTTY)
        if not _may_be_a_printer(os.fstat(found)):
            os.close(found)
            raise OSError(errno.ENOTBLK, "no printer")
        self._device = os.fdopen(found, "r+b", buffering=0)

    def receive(self, seconds: float) -> bytes:
        if self._no_way_back:
            return self._nothing(seconds)
        try:
            return super().receive(seconds)
        except OSError as error:
            if error.errno != errno.EINVAL:
                raise
            self._no_way_back = True  # usblp: this printer has no way back
            return self._nothing(seconds)

    def pending_bytes(self) -> int:
        """usblp returns before its transfer is done, and closing cancels it: it takes more only when it is."""
        return 0 if self._wait(select.POLLOUT, 0) else 1

    def _nothing(self, seconds: float) -> bytes:
        self.clock.sleep(seconds)
        return b""


def _may_be_a_printer(file: os.stat_result) -> bool:
    """Not an ordinary file, nor one of the family of /dev/null."""
    null = os.major(Path(os.devnull).stat().st_rdev)
    return not stat.S_ISREG(file.st_mode) and not (stat.S_ISCHR(file.st_mode) and os.major(file.st_rdev) == null)


class PosixFile(Descriptor):
    """A file that grows by each job, or a folder that gets one file per job (`job_file`)."""

    bidirectional = False

    def open(self) -> None:
        self.close()
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NONBLOCK
        self._device = os.fdopen(os.open(job_file(Path(self._settings.path)), flags, 0o640), "ab", buffering=0)

    def send(self, data: bytes, seconds: float) -> int:
        """An ordinary file never makes one wait, and poll() says nothing about it."""
        if stat.S_ISREG(os.fstat(self.line.fileno()).st_mode):
            return os.write(self.line.fileno(), data)
        return super().send(data, seconds)

    receive = Transport.receive  # nobody answers

    def end_job(self) -> None:
        """The next job of a folder is a file of its own."""
        self.close()
