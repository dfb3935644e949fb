"""A kiosk calls for help: one line and a bell at every counter until somebody answers."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QTimer, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from shared.hall import Hall
from shared.hall.today import board_of_today
from shared.rules.board import MANY_NUMBERS, HelpCall
from shared.rules.printing import KIOSK_PRINTER
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News
from shared.ui.props import view

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger("bocso.counter")
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class HelpCallsProps:
    """`number` of the oldest call that nobody has answered, 0 for none; `text` says what it is."""

    number: int = 0
    text: str = ""


@QmlElement
@QmlUncreatable("made by counter/__main__.py")
class HelpCalls(view(HelpCallsProps)):  # type: ignore[misc, operator]  # PySide6 stubs
    """What QML binds to. On the GUI thread. `ring` is heard once for each call; who answers is the `counter`, or
    (None) the reception.
    """

    def __init__(
        self,
        settings: Settings,
        counter: int | None,
        hall: Hall,
        news: News,
        jobs: JobRunner,
        clock: Callable[[], datetime],
        ring: Callable[[], None],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._counter = counter
        self._hall = hall
        self._jobs = jobs
        self._news = news
        self._clock = clock
        self._ring = ring
        self._rung = 0
        """The last call that was rung for; calls of a day count up."""
        self.show_props(HelpCallsProps())
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self._look)
        news.changed.connect(lambda _board, _entries: self._look())
        self._look()

    @Slot()
    def answer(self) -> None:
        """Somebody of this counter goes there."""
        if self._props.number:
            work = partial(
                self._hall.answer_help, self._props.number, counter=self._counter, request_id=uuid4().hex
            )
            self._jobs.run(work, lambda _: None, lambda problem: log.warning("help not answered: %s", problem))

    @Slot()
    def _look(self) -> None:
        now = self._clock()
        board = board_of_today(self._settings, self._news.board, now.astimezone(self._settings.zone))
        if not board.helps:
            self._rung = 0  # another day counts anew
        open_calls = [each for each in board.helps if each.by == "" and each.until > now]
        first = open_calls[0] if open_calls else None
        self.show_props(HelpCallsProps(first.number, _said(first)) if first else HelpCallsProps())
        if first is not None:
            self._over.start(int((first.until - now).total_seconds() * 1000) + 1)
        newest = max((each.number for each in open_calls), default=0)
        if newest > self._rung:
            self._rung = newest
            self._ring()


def _said(call: HelpCall) -> str:
    if call.about == MANY_NUMBERS:
        said = translate("HelpCalls", "{kiosk}: many numbers one after another, please look")
    else:
        said = translate("HelpCalls", "{kiosk}: somebody needs help")
    kiosk = translate("HelpCalls", "Ticket kiosk")
    return said.format(kiosk=kiosk if call.kiosk == KIOSK_PRINTER else f"{kiosk} {call.kiosk}")
