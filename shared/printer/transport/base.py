"""How bytes reach a printer and come back, with a deadline on every step. One thread at a time.

python-escpos' own connectors wait for ever on serial and USB and never connect again after an error.
"""

from __future__ import annotations

import errno
import time
from abc import ABC, abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar

from shared.printer.deadline import Clock, Deadline, rate_of
from shared.printer.escpos.status import SILENCE, Condition
from shared.settings.sections import PrinterSection

try:
    from termios import error as termios_error
except ImportError:  # Windows
    termios_error = OSError  # type: ignore[misc,assignment]

GONE = (OSError, termios_error)
"""What closing a line leads to whose device was unplugged."""
PIECE = 4096
"""Most bytes of one write: about what a printer's buffer holds."""


class Transport(ABC):
    """One printer's line. Everything raises OSError when the line is gone; then `abort` and open it anew."""

    bidirectional: ClassVar[bool] = True
    """Whether answers come back on this line at all."""

    breaks_with_power: ClassVar[bool] = True
    """Whether the line breaks when the printer is switched off."""

    _device: Any = False

    def __init__(self, settings: PrinterSection, clock: Clock = time) -> None:
        """`clock` is what everybody waits by who talks over this line."""
        self._settings = settings
        self._timeout = settings.timeout_seconds
        self.clock = clock

    @property
    def where(self) -> str:
        """How people name the printer: its address or path."""
        return self._settings.path

    @property
    def is_open(self) -> bool:
        return bool(self._device)

    @property
    def line(self) -> Any:
        """The open line. Raises OSError when it is closed: it never opens by itself in the middle of a job."""
        if not self._device:
            raise OSError(errno.ENOTCONN, "closed")
        return self._device

    @abstractmethod
    def open(self) -> None:
        """Opens the line within the deadline; what came in before is forgotten. Raises OSError."""

    def check(self) -> Condition:
        """For a line on which nothing answers: how it is, as far as this computer can be asked. Raises OSError if
        it is not there at all.
        """
        return SILENCE

    def close(self) -> None:
        """Closes the line. Never waits and never raises."""
        device, self._device = self._device, False
        if device:
            with suppress(*GONE):
                device.close()

    def abort(self) -> None:
        """Closes the line and drops what is still in this computer, as far as the line can."""
        self.close()

    def drop_earlier(self) -> None:  # noqa: B027 - only a queue keeps jobs
        """Takes what an earlier run left there out of a queue of this computer. Never raises."""

    @abstractmethod
    def send(self, data: bytes, seconds: float) -> int:
        """Writes the beginning of `data`; returns how many bytes were taken, 0 if none within `seconds`."""

    def receive(self, seconds: float) -> bytes:
        """What the printer said; waits up to `seconds` for something and returns b"" if nothing came, or can."""
        if seconds > 0 and self.bidirectional:
            self.clock.sleep(seconds)
        return b""

    def has_room(self) -> bool:
        """Whether `send` would take something at once, as far as that is known. Raises OSError."""
        return True

    def pending_bytes(self) -> int:
        """Bytes that were taken by `send` and are known to be still in this computer."""
        return 0

    def peer_dead(self) -> bool:
        """Whether surely nobody is at the other end, though the line has not broken. Raises OSError."""
        return False

    def end_job(self) -> Condition | None:
        """The job is complete: spoolers and files that want it whole take it now. What keeps it in this computer,
        if anything is known to; call it again then. Raises OSError.
        """
        return None

    def began(self) -> bool:
        """Whether a part of a job that `end_job` told of may have reached the printer."""
        return True

    def deadline(self, seconds: float) -> Deadline:
        """The moment `seconds` from now, by the clock of this line."""
        return Deadline(seconds, self.clock)

    def send_all(self, data: bytes) -> None:
        """Opens the line if it is closed and writes all of `data`. Raises OSError, also after its deadline."""
        deadline = self.deadline(self._timeout + len(data) / rate_of(self._settings))
        if not self.is_open:
            self.open()
        while data:
            data = data[self.send(data[:PIECE], deadline.left()) :]


def job_file(path: Path) -> Path:
    """Where connection "file" writes the next job: the file itself, or in a folder 0001.bin, 0002.bin, ..."""
    if not path.is_dir():
        return path
    numbers = [int(found.stem) for found in path.glob("*.bin") if found.stem.isdecimal()]
    return path / f"{max(numbers, default=0) + 1:04d}.bin"
