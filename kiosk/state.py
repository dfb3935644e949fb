"""What has happened at a kiosk; everything it shows is derived from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from shared.printer.escpos.status import SILENCE, Condition, Problem
from shared.rules.board import Board
from shared.rules.estimate import Model
from shared.rules.printing import JobState
from shared.rules.ticket import Ticket


class KioskPage(StrEnum):
    """What fills the screen. QML compares with these values."""

    START = "start"
    ASKING = "asking"
    ISSUING = "issuing"
    TICKET = "ticket"
    REFUSED = "refused"
    PAUSED = "paused"
    NUMBER = "number"
    HELP = "help"
    SEARCH = "search"
    FEEDBACK = "feedback"


TAKEN_ON = (KioskPage.START, KioskPage.SEARCH, KioskPage.NUMBER)
"""Where a service can be touched."""


class SlipState(StrEnum):
    """How far the slip of the ticket on the screen is. QML compares with these values."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    SENT = "sent"
    OUT = "out"
    FAILED = "failed"
    CAME = "came"


SLIP_COMES = (SlipState.PRINTING, SlipState.PRINTED, SlipState.CAME)
"""A slip to wait for or to take; CAME is one that nobody counted on any more (OUT: for want of paper)."""
NO_SLIP = (SlipState.NONE, SlipState.OUT, SlipState.FAILED)
"""The number on the screen is all there is. SENT is neither: the printer took the slip and says no more."""


@dataclass(frozen=True, slots=True)
class KioskState:
    """What has happened at this kiosk: everything `derive` needs besides the settings.

    `now` is aware. `fresh`: the page has just come, and a second tap may still be meant for the one before.
    `seconds` are left until the page returns to the start by itself; None is never.
    `trying`: somebody is asked to wait for their number while the database does not answer.
    `lost` is true while the database does not answer; `away` while the hub does not, and the kiosk gives numbers
    of its own. `full` are services of which a touch was refused a number, because the rest of a day's (the hall's)
    is kept for who booked, with how many were given then. `model` foretells waits, None until it was told.
    `asked` is the service that was touched, while the person is asked whether a number is still wanted. `code` is
    the ticket's, asked for when no slip comes or nobody knows.
    `sound` is what staff are told of the voice that reads aloud.
    `printer` is how the printer was when last heard of; `held`: it holds a slip, whatever it says.
    """

    now: datetime
    language: str
    board: Board = field(default_factory=Board)
    model: Model | None = None
    page: KioskPage = KioskPage.START
    asked: str = ""
    fresh: bool = False
    priority: bool = False
    ticket: Ticket | None = None
    code: str = ""
    paper: SlipState = SlipState.NONE
    printer: Condition = SILENCE
    held: bool = False
    sound: str = ""
    sentence: str = ""
    seconds: int | None = None
    trying: bool = False
    lost: bool = False
    away: bool = False
    full: frozenset[tuple[date, str, int]] = frozenset()

    @property
    def stands(self) -> bool:
        """Whether no slip can be expected of the printer."""
        return self.held or not self.printer.ready

    @property
    def no_slip(self) -> SlipState:
        """What is said of a slip that does not come."""
        return SlipState.OUT if self.printer.problem is Problem.PAPER_OUT else SlipState.FAILED

    def slip_after(self, job: JobState) -> SlipState:
        """What is said once the print job of the ticket on the screen is told of."""
        if job is JobState.CONFIRMED:
            return SlipState.PRINTED if self.paper in SLIP_COMES else SlipState.CAME
        return SlipState.SENT if job is JobState.SENT else self.no_slip
