"""Serial ports and plain files on Windows, which has no poll() for either.

Written from pyserial's serialwin32.py; not run on Windows here.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import serial

from shared.printer.messages import NO_DEVICE_FILES, TransportError
from shared.printer.transport.base import PIECE, Transport, job_file


class WindowsSerial(Transport):
    """A COM port; USB virtual COM ports are the way to read status over USB on Windows."""

    breaks_with_power = False

    def open(self) -> None:
        """Raises OSError (pyserial's errors are)."""
        self.close()
        flow = self._settings.flow
        self._device = serial.Serial(
            self._settings.path,
            self._settings.baud,
            timeout=0,
            write_timeout=self._timeout,
            rtscts=flow == "rtscts",
            xonxoff=flow == "xonxoff",
        )

    def abort(self) -> None:
        if self._device:
            with suppress(OSError):
                self._device.cancel_write()
                self._device.reset_output_buffer()
        self.close()

    def send(self, data: bytes, seconds: float) -> int:
        """A write that times out does not say how much went out: the job is then broken off (OSError)."""
        if self.line.out_waiting:
            self.clock.sleep(min(seconds, 0.005))
            return 0
        taken: int = self.line.write(data[: max(64, self._settings.baud // 40)])
        return taken

    def has_room(self) -> bool:
        return not self.line.out_waiting

    def receive(self, seconds: float) -> bytes:
        self.line.timeout = seconds
        first: bytes = self.line.read(1)
        if not first:
            return b""
        more: bytes = self.line.read(min(PIECE, self.line.in_waiting))
        return first + more

    def pending_bytes(self) -> int:
        waiting: int = self.line.out_waiting
        return waiting


class WindowsDevice(Transport):
    """There are no device files here."""

    def open(self) -> None:
        raise TransportError(NO_DEVICE_FILES)

    def send(self, data: bytes, seconds: float) -> int:  # noqa: ARG002 - it never opens
        raise TransportError(NO_DEVICE_FILES)


class WindowsFile(Transport):
    """A file that grows by each job, or a folder that gets one file per job (`job_file`)."""

    bidirectional = False

    def open(self) -> None:
        self.close()
        self._device = job_file(Path(self._settings.path)).open("ab", buffering=0)

    def send(self, data: bytes, seconds: float) -> int:  # noqa: ARG002 - a file never makes one wait
        taken: int = self.line.write(data)
        return taken

    def end_job(self) -> None:
        self.close()
