"""The system's own print queues, raw: CUPS and Windows. They take a job and say nothing of paper: "sent" only.

For an office printer that others use too; a kiosk's own printer is better reached directly.
"""

from __future__ import annotations

import importlib
import subprocess
import threading
from abc import abstractmethod
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any

from shared.device.reasons import NO_QUEUE, NO_SPOOLER, REFUSED_JOB, NotTaken, Said
from shared.device.transports import Transport

TITLE = "Boc So"
"""What a job is called in the queue."""


CHECKED_SECONDS = 10.0
"""So long a queue that was found is believed to be there: asking starts a program."""


class Spooler(Transport):
    """Collects a job and hands it over whole."""

    talks = False
    _found_at: float | None = None

    @property
    def where(self) -> str:
        return self._settings.queue

    def open(self) -> None:
        """Raises OSError where there is no such queue: NotTaken, or TimeoutError if the system does not say."""
        self.check()
        self._device = bytearray()

    def check(self) -> None:
        now = monotonic()
        if self._found_at is None or now - self._found_at > CHECKED_SECONDS:
            self._found_at = None
            self._look_for_queue()
            self._found_at = now

    def close(self) -> None:
        """A job that is not finished is forgotten: half a job would print half a slip."""
        self._device = False

    @property
    def is_open(self) -> bool:
        return self._device is not False

    @property
    def line(self) -> Any:
        if not self.is_open:
            self.open()
        return self._device

    def send(self, data: bytes, seconds: float) -> int:  # noqa: ARG002 - it is kept here
        self.line.extend(data)
        return len(data)

    def hear(self, seconds: float) -> bytes:  # noqa: ARG002 - there is nobody to wait for
        return b""

    def finish(self) -> None:
        """Hands the job over. Raises OSError; TimeoutError if the spooler does not take it in time."""
        job = bytes(self.line)
        self.close()
        self._hand_over(job)

    @abstractmethod
    def _look_for_queue(self) -> None:
        """Raises OSError if it is not there."""

    @abstractmethod
    def _hand_over(self, job: bytes) -> None:
        """Gives one job to the system. Raises NotTaken when it certainly has none of it."""


class Cups(Spooler):
    """`lp -d QUEUE -o raw`; `lpstat -a QUEUE` fails where there is no such queue."""

    def _look_for_queue(self) -> None:
        if self._run(["lpstat", "-a", self._settings.queue]):
            raise NotTaken(NO_QUEUE)

    def _hand_over(self, job: bytes) -> None:
        if self._run(["lp", "-d", self._settings.queue, "-o", "raw", "-t", TITLE, "-s"], job):
            raise NotTaken(REFUSED_JOB)

    def _run(self, command: list[str], given: bytes = b"") -> int:
        """The program's exit code. Raises NotTaken, TimeoutError."""
        try:
            done = subprocess.run(command, input=given, capture_output=True, timeout=self._timeout, check=False)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(*error.args) from None
        except FileNotFoundError:
            raise NotTaken(NO_SPOOLER) from None
        return done.returncode


class WindowsSpooler(Spooler):
    """The RAW queue of a Windows driver, through pywin32. Not run on Windows here."""

    def _look_for_queue(self) -> None:
        _in_time(lambda: _pywin32().ClosePrinter(_queue(self._settings.queue)), self._timeout)

    def _hand_over(self, job: bytes) -> None:
        _in_time(lambda: _write(self._settings.queue, job), self._timeout)


def _pywin32() -> Any:
    try:
        return importlib.import_module("win32print")
    except ImportError:
        raise NotTaken(NO_SPOOLER) from None


def _queue(name: str) -> Any:
    """Its handle. Raises NotTaken."""
    win32print = _pywin32()
    try:
        return win32print.OpenPrinter(name)
    except Exception:  # pywintypes.error is a plain Exception
        raise NotTaken(NO_QUEUE) from None


def _write(queue: str, job: bytes) -> None:
    win32print, printer = _pywin32(), _queue(queue)
    try:
        try:
            win32print.StartDocPrinter(printer, 1, (TITLE, None, "RAW"))
        except Exception:  # as above; nothing is written yet
            raise NotTaken(REFUSED_JOB) from None
        win32print.WritePrinter(printer, job)
        win32print.EndDocPrinter(printer)
    finally:
        win32print.ClosePrinter(printer)


def _in_time(work: Any, seconds: float) -> None:
    """Runs `work` on a thread that is left behind if it takes longer. Raises TimeoutError, Said if it failed."""
    ended: SimpleQueue[Exception | None] = SimpleQueue()

    def run() -> None:
        try:
            work()
        except Exception as error:  # pywintypes.error is a plain Exception
            ended.put(error)
        else:
            ended.put(None)

    threading.Thread(target=run, name="printer-spooler", daemon=True).start()
    try:
        error = ended.get(timeout=seconds)
    except Empty:
        raise TimeoutError from None
    if isinstance(error, OSError):
        raise error
    if error is not None:
        raise Said(REFUSED_JOB) from error
