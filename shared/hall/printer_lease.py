"""Who may print a queue: one program at a time."""

from __future__ import annotations

from shared.errors.outside import PrinterTaken
from shared.store.lease import Lease


class PrinterLease:
    """The right of one program to print a printer's queue. Any thread, one at a time."""

    def __init__(self, hold: Lease, printer: str) -> None:
        self._hold = hold
        self._printer = printer

    def acquire(self) -> None:
        """Waits a moment for a program that was just killed. Raises PrinterTaken, StoreUnavailable."""
        if not self._hold.acquire():
            raise PrinterTaken(printer=self._printer)

    def renew(self) -> None:
        """Before each job: it may have been lost with the server's connection. Raises as `acquire`."""
        if not self._hold.renew():
            raise PrinterTaken(printer=self._printer)

    def release(self) -> None:
        """The program ends. Never raises."""
        self._hold.release()
