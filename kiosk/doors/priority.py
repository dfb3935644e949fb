"""Priority for the number that stands on the screen."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage
from shared.hall import Hall
from shared.rules.ticket import Lane, Ticket
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.kiosk")


@dataclass(frozen=True, slots=True)
class PriorityProps:
    """`offered`: the ticket on the screen may have it; `by_staff`: the hall's staff give it, so the page only says
    so. `asking`: whom it is for is shown, and asked. `failed`: it could not be given here.
    """

    offered: bool = False
    by_staff: bool = False
    asking: bool = False
    failed: bool = False


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class PriorityDoor(view(PriorityProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. A page that has gone home forgets everything."""

    def __init__(self, kiosk: Kiosk, settings: Settings, hall: Hall, jobs: JobRunner, printer: str | None) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._hall = hall
        self._jobs = jobs
        self._printer = printer
        self._lane = next((lane for lane in settings.lane if lane.code is Lane.PRIORITY), None)
        self.show_props(PriorityProps())
        for changed in (kiosk.pageChanged, kiosk.numberChanged, kiosk.ticketPriorityChanged):
            changed.connect(self._begin)

    @Slot()
    def ask(self) -> None:
        """Whom the hall means by priority; the page stays for as long as a choice."""
        if self._props.offered:
            self.show_props(replace(self._props, asking=True))
            self._kiosk.stay(turned=True)

    @Slot()
    def no(self) -> None:
        self.show_props(replace(self._props, asking=False))
        self._kiosk.stay(turned=True)

    @Slot()
    def yes(self) -> None:
        """The lane changes, and the slip comes again with its mark."""
        ticket = self._kiosk.ticket
        if not (self._props.asking and ticket is not None):
            return
        self.show_props(PriorityProps())
        self._kiosk.stay(turned=True)
        language = self._kiosk.language
        take = partial(self._hall.take_priority, ticket.id, printer=self._printer, language=language)
        self._jobs.run(partial(take, request_id=uuid4().hex), self._taken, partial(self._not_taken, ticket))

    def _taken(self, ticket: Ticket) -> None:
        self._kiosk.now_is(ticket)

    def _not_taken(self, ticket: Ticket, problem: Exception) -> None:
        log.info("no priority for %s: %s", ticket.label, problem)
        if self._kiosk.ticket is not None and self._kiosk.ticket.id == ticket.id:
            self.show_props(PriorityProps(failed=True))

    @Slot()
    def _begin(self) -> None:
        """Another ticket, or none. One of a kiosk's own block is in no queue yet, where its lane could change."""
        ticket = self._kiosk.ticket
        may = ticket is not None and ticket.lane is Lane.ORDINARY and self._kiosk.page == KioskPage.TICKET
        checked = self._lane is not None and self._lane.staff_check
        offered = may and self._lane is not None and ticket is not None and not ticket.from_block
        self.show_props(PriorityProps(offered=offered and not checked, by_staff=may and checked))
