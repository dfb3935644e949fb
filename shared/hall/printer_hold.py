"""Who may print a queue: one program at a time."""

from __future__ import annotations

from shared.errors.outside import PrinterTaken
from shared.store.lease import Hold


class PrinterHold:
    """The right of one program to print a printer's queue. Any thread, one at a time."""

    def __init__(self, hold: Hold, printer: str) -> None:
        self._hold = hold
        self._printer = printer

    def take(self) -> None:
        """Waits a moment for a program that was just killed. Raises PrinterTaken, StoreUnavailable."""
        if not self._hold.take():
            raise PrinterTaken(printer=self._printer)

    def keep(self) -> None:
        """Before each job: it may have been lost with the server's connection. Raises as `take`."""
        if not self._hold.keep():
            raise PrinterTaken(printer=self._printer)

    def release(self) -> None:
        """The program ends. Never raises."""
        self._hold.release()
