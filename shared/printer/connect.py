"""The printer that a hall file describes."""

from __future__ import annotations

from shared.errors.outside import PrinterInterrupted, PrinterUnavailable
from shared.printer import capabilities
from shared.printer.address import address_of
from shared.printer.capabilities import Capabilities
from shared.printer.escpos.status import Condition, PaperState, Problem
from shared.printer.escpos_printer import EscposPrinter
from shared.printer.messages import NO_PRINTER, NOT_SAID
from shared.printer.printer import Printer, PrintOutcome
from shared.rules.printing import Left
from shared.settings.sections import PrinterSection


def connect(settings: PrinterSection, known: Capabilities | None = None) -> Printer:
    """The printer of the hall file. Opens nothing. `known` in place of what the user's data folder says of it."""
    if settings.connection == "none":
        return NoPrinter()
    return EscposPrinter(settings, capabilities.read(address_of(settings)) if known is None else known)


class NoPrinter:
    """A hall without a printer: every job fails, so that the kiosk asks people to remember their number."""

    native = False

    def warm_up(self) -> None:
        """There is nothing to load."""

    def look(self) -> Condition:
        return Condition(False, PaperState.UNKNOWN, Problem.UNREACHABLE, NO_PRINTER)

    def print(self, job: bytes, mark: str) -> PrintOutcome:  # noqa: ARG002 - there is nowhere to send it
        raise PrinterUnavailable(printer="none", reason=NO_PRINTER)

    def settle(self, mark: str, seconds: float) -> PrintOutcome:  # noqa: ARG002
        raise PrinterInterrupted(printer="none", reason=NOT_SAID)

    def take_back(self, mark: str) -> None:
        """There is no queue."""

    def close(self) -> None:
        """There is nothing to close."""

    def take_over(self, left: Left) -> None:
        """There is nothing in it."""

    def forget(self) -> None:
        """There is nothing to forget."""
