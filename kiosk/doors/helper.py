"""Staff are called to the kiosk, and whoever stands there reads who is coming."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage
from shared.errors.kinds import Refused
from shared.hall import Hall
from shared.hall.today import board_of_today
from shared.rules.board import HELP, STAFF, HelpCall
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.kiosk")


@dataclass(frozen=True, slots=True)
class HelpProps:
    """`coming`: somebody has answered; `counter` who, "" for no counter. `failed`: nobody could be called."""

    coming: bool = False
    counter: str = ""
    failed: bool = False


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class HelpDoor(view(HelpProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. The page stays while nobody has answered, as long as a page may."""

    def __init__(self, kiosk: Kiosk, settings: Settings, hall: Hall, news: News, jobs: JobRunner) -> None:
        super().__init__()
        self._kiosk = kiosk
        self._settings = settings
        self._hall = hall
        self._jobs = jobs
        self.show_props(HelpProps())
        news.changed.connect(lambda _board, _entries: self._look())

    @Slot()
    def open(self) -> None:
        """Calls, unless somebody is on the way already."""
        self._kiosk.visit(KioskPage.HELP)
        if self._kiosk.page != KioskPage.HELP:
            return
        self._look()
        if self._call is None or not self._props.coming:
            call = partial(self._hall.call_help, self._settings.printer.name, HELP, request_id=uuid4().hex)
            self._jobs.run(call, lambda _: None, self._not_called)

    @property
    def _call(self) -> HelpCall | None:
        """This kiosk's last call, while it stands."""
        state = self._kiosk.state
        board = board_of_today(self._settings, state.board, state.now.astimezone(self._settings.zone))
        mine = (each for each in board.helps if each.kiosk == self._settings.printer.name)
        return next((each for each in mine if each.until > state.now), None)

    def _look(self) -> None:
        by = self._call.by if self._call is not None else ""
        props = HelpProps(coming=by != "", counter="" if by == STAFF else by)
        if self._kiosk.page == KioskPage.HELP and props.coming and not self._props.coming:
            self._kiosk.visit(KioskPage.HELP)  # so that it is read
        self.show_props(props)

    def _not_called(self, problem: Exception) -> None:
        log.info("help: %s", problem)
        if not isinstance(problem, Refused):  # refused: it was called within the minute
            self.show_props(HelpProps(failed=True))
