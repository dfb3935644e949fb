"""A printer of the reception's own, printed by this program."""

from __future__ import annotations

from shared.printer.address import printer_at
from shared.printer.connect import connect
from shared.printer.queue import ring_for_slips
from shared.printer.spool import Spool
from shared.ui.start import AppContext


class OwnPrinter:
    """Prints its queue from now on until `stop`. Its results are told to staff by the hall, as those of a kiosk.

    Raises PrinterTaken while another program prints under this name, StoreUnavailable, PrinterAddressWrong.
    """

    def __init__(self, stage: AppContext, address: str, name: str) -> None:
        self.name = name
        section = printer_at(address, stage.settings.printer).model_copy(update={"name": self.name})
        settings = stage.settings.model_copy(update={"printer": section})
        self._right = right = stage.hall.lease_printer(self.name)
        self._seconds = section.timeout_seconds + 1
        self._spool = spool = Spool(
            stage.hall, self.name, connect(section), settings, lambda *_: None, right=right
        )
        stage.news.changed.connect(lambda _board, entries: ring_for_slips(spool, self.name, entries))
        spool.start()

    def stop(self) -> None:
        """Finishes the slip that is being printed, and gives the queue back."""
        self._spool.stop(self._seconds)
        self._right.release()
