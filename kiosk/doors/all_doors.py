"""The doors of one kiosk, as its window wants them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.doors.feedback import FeedbackDoor
from kiosk.doors.helper import HelpDoor
from kiosk.doors.number import NumberDoor
from kiosk.doors.priority import PriorityDoor
from kiosk.doors.scanner import Scanner
from kiosk.kiosk import Kiosk
from kiosk.state import KioskPage
from shared.hall import Hall
from shared.printer.handouts import Handouts
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.news import News


def all_doors(
    kiosk: Kiosk,
    settings: Settings,
    hall: Hall,
    news: News,
    jobs: JobRunner,
    printer: str | None,
    handouts: Handouts | None = None,
    ring: Callable[[], None] = lambda: None,
) -> dict[str, QObject]:
    """By the properties of Main.qml. To be made after the kiosk, which hears the news first. `handouts` with
    `ring`: the worker of its printer, if it has one.
    """
    number = NumberDoor(kiosk, settings, hall, news, jobs)
    scanner = Scanner(lambda: kiosk.page in (KioskPage.START, KioskPage.NUMBER))
    scanner.scanned.connect(number.scanned)
    return {
        "priority": PriorityDoor(kiosk, settings, hall, jobs, printer),
        "number": number,
        "scanner": scanner,
        "helpDoor": HelpDoor(kiosk, settings, hall, news, jobs),
        "feedback": FeedbackDoor(kiosk, settings, hall, jobs, handouts, ring),
    }
