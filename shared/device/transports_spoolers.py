"""The system's own print queues, raw: CUPS and Windows. They take a job and say nothing of paper: "sent" only.

For an office printer that others use too; a kiosk's own printer is better reached directly.
"""

from __future__ import annotations

import importlib
import subprocess
import threading
from abc import abstractmethod
from queue import Empty, SimpleQueue
from typing import Any

from shared.device.reasons import NO_QUEUE, NO_SPOOLER, Said
from shared.device.transports import Transport

TITLE = "Boc So"
"""What a job is called in the queue."""


class Spooler(Transport):
    """Collects a job and hands it over whole."""

    talks = False

    @property
    def where(self) -> str:
        return self._settings.queue

    def open(self) -> None:
        self._device = bytearray()

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
    def _hand_over(self, job: bytes) -> None:
        """Gives one job to the system."""


class Cups(Spooler):
    """`lp -d QUEUE -o raw`."""

    def _hand_over(self, job: bytes) -> None:
        command = ["lp", "-d", self._settings.queue, "-o", "raw", "-t", TITLE, "-s"]
        try:
            done = subprocess.run(command, input=job, capture_output=True, timeout=self._timeout, check=False)
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(*error.args) from None
        except FileNotFoundError:
            raise Said(NO_SPOOLER) from None
        if done.returncode:
            raise Said(NO_QUEUE)


class WindowsSpooler(Spooler):
    """The RAW queue of a Windows driver, through pywin32. Not run on Windows here."""

    def _hand_over(self, job: bytes) -> None:
        try:
            win32print = importlib.import_module("win32print")
        except ImportError:
            raise Said(NO_SPOOLER) from None
        _in_time(lambda: _write(win32print, self._settings.queue, job), self._timeout)


def _write(win32print: Any, queue: str, job: bytes) -> None:
    printer = win32print.OpenPrinter(queue)
    try:
        win32print.StartDocPrinter(printer, 1, (TITLE, None, "RAW"))
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
    if error is not None:
        raise Said(NO_QUEUE) from error
