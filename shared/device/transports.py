"""How bytes reach a printer and come back: python-escpos subclasses with a deadline on every step.

python-escpos' own connectors wait for ever on serial and USB and never connect again after an error, so these
use its extension point instead (open, close, _raw, _read). Import this module on a worker thread only: it takes
0.4 s and 26 MB. One thread at a time.
"""

from __future__ import annotations

import errno
import time
from abc import abstractmethod
from pathlib import Path
from typing import Any, ClassVar

from escpos.escpos import Escpos

from shared.device.deadline import Deadline, rate_of
from shared.device.status import SILENCE, Condition
from shared.settings import PrinterSection

PIECE = 4096
"""Most bytes of one write: about what a printer's buffer holds."""


class Transport(Escpos):  # type: ignore[misc]  # python-escpos 3.1 has no type information
    """One printer's line. Everything raises OSError when the line is gone; then `abort` and open it anew."""

    talks: ClassVar[bool] = True
    """Whether answers come back on this line at all."""

    breaks_with_power: ClassVar[bool] = True
    """Whether the line breaks when the printer is switched off."""

    _device: Any = False

    def __init__(self, settings: PrinterSection) -> None:
        self._settings = settings
        self._timeout = settings.timeout_seconds
        super().__init__()

    @property
    @abstractmethod
    def where(self) -> str:
        """How people name the printer: its address or path."""

    @property
    def is_open(self) -> bool:
        return bool(self._device)

    @property
    def line(self) -> Any:
        """The open line; unlike python-escpos' `device` it never opens by itself, in the middle of a job."""
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

    @abstractmethod
    def close(self) -> None:
        """Closes the line. Never waits and never raises."""

    def abort(self) -> None:
        """Closes the line and drops what is still in this computer, as far as the line can."""
        self.close()

    def drop_earlier(self) -> None:
        """Takes what an earlier run left there out of a queue of this computer. Never raises."""

    @abstractmethod
    def send(self, data: bytes, seconds: float) -> int:
        """Writes the beginning of `data`; returns how many bytes were taken, 0 if none within `seconds`."""

    def hear(self, seconds: float) -> bytes:
        """What the printer said; waits up to `seconds` for something and returns b"" if nothing came."""
        if seconds > 0:
            time.sleep(seconds)
        return b""

    def has_room(self) -> bool:
        """Whether `send` would take something at once, as far as that is known. Raises OSError."""
        return True

    def unsent(self) -> int:
        """Bytes that were taken by `send` and are known to be still in this computer."""
        return 0

    def gone(self) -> bool:
        """Whether surely nobody is at the other end, though the line has not broken. Raises OSError."""
        return False

    def finish(self) -> Condition | None:
        """The job is complete: spoolers and files that want it whole take it now. What keeps it in this computer,
        if anything is known to; call it again then. Raises OSError.
        """
        return None

    def began(self) -> bool:
        """Whether a part of a job that `finish` told of may have reached the printer."""
        return True

    # -- python-escpos' extension point: its own commands work over these lines -----------------------------

    def _raw(self, msg: bytes) -> None:
        rate = rate_of(self._settings)
        deadline = Deadline(self._timeout + len(msg) / rate)
        if not self.is_open:
            self.open()
        while msg:
            msg = msg[self.send(msg[:PIECE], deadline.left()) :]

    def _read(self) -> bytes:
        """What the printer said. Raises TimeoutError if it says nothing."""
        if answer := self.hear(self._timeout):
            return answer
        raise TimeoutError(errno.ETIMEDOUT, "no answer")


def job_file(path: Path) -> Path:
    """Where connection "file" writes the next job: the file itself, or in a folder 0001.bin, 0002.bin, ..."""
    if not path.is_dir():
        return path
    numbers = [int(found.stem) for found in path.glob("*.bin") if found.stem.isdecimal()]
    return path / f"{max(numbers, default=0) + 1:04d}.bin"


def transport(settings: PrinterSection) -> Transport:
    """The transport `settings.connection` names, not opened. Raises KeyError for "none"."""
    from shared.device.transports_kinds import KINDS  # noqa: PLC0415 - they are subclasses of what stands here

    return KINDS[settings.connection](settings)
