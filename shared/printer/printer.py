"""What a Printer is. Nothing of it runs on the GUI thread: one worker thread per printer (`spool`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from shared.printer.escpos.status import Condition
from shared.printer.session.transmission import Result
from shared.rules.printing import Left


@dataclass(frozen=True, slots=True)
class PrintOutcome:
    """How far a job came, and how the printer was then."""

    result: Result
    condition: Condition


class Printer(Protocol):
    """Where the bytes of a slip go. One thread at a time; every method ends within its deadlines."""

    @property
    def native(self) -> bool:
        """Whether number and QR code of a slip are left to the printer: its line is slow, and its probe saw that
        it knows them. Never where that is not known: one that does not prints the commands as letters.
        """

    def warm_up(self) -> None:
        """Before the first slip: loads what is large, and says in the log what is set badly. Opens nothing."""

    def look(self) -> Condition:
        """How the printer is now, as far as it says: 0.3 s at most, and the time to connect. Never raises."""

    def print(self, job: bytes, mark: str) -> PrintOutcome:
        """Sends one whole job that `mark` names (four characters 0x20 to 0x7e, not that of a job shortly before).

        CONFIRMED: it is on paper. SENT: the printer took it and says nothing. BLOCKED: it took some or all of it
        and waits for paper or the like; go on with `settle`. Raises PrinterUnavailable when nothing was taken,
        PrinterInterrupted when a part may be out and the end will not be known.
        """

    def settle(self, mark: str, seconds: float) -> PrintOutcome:
        """After BLOCKED: waits up to `seconds` for the end of that job. Still BLOCKED, or as `print` ends; call it
        again and again. Raises PrinterInterrupted when the end will never be known.
        """

    def take_back(self, mark: str) -> None:
        """After BLOCKED, when nobody waits for that job any more: takes it out of a queue of this computer. Raises
        PrinterInterrupted when it did; a job that the printer itself holds is waited for as before.
        """

    def close(self) -> None:
        """Gives the printer free for others; a blocked job is given up. The next call opens it again."""

    def take_over(self, left: Left) -> None:
        """Before the first job: what programs before this one may have left in it. Some seconds; never raises."""

    def forget(self) -> None:
        """Gives a blocked job up as `close` does, and asks the printer to throw away what it holds of it. What it
        has on paper, or no command throws away, comes out all the same. Never raises.
        """
