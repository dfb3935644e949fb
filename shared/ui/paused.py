"""What stands before the public while an app cannot start: that it pauses, and a small line for staff."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.errors.kinds import HallError
from shared.errors.outside import StoreUnavailable
from shared.errors.starting import SettingsWrong
from shared.ui.anew import ANEW, LOOK_MS, Again
from shared.ui.jobs import JobRunner
from shared.ui.kiosk_mode import KioskMode
from shared.ui.screens import OwnScreen, Screens, Wish
from shared.ui.signals import LeaveOnSignals
from shared.ui.texts import Language, in_force, sentence

log = logging.getLogger("bocso.start")
QML = Path(__file__).resolve().parent / "qml"
ANEW_MS = 10_000
"""How soon a start is tried again whose obstacle nobody can look at from outside."""


class Paused(QObject):
    """Fills the app's own screen from the first problem on, over all tries, until `remove`. On the GUI thread.

    `door` makes the staff's door over it; with `kiosk_mode` there is no other way out.
    """

    def __init__(
        self, name: str, door: Callable[[Language], QObject] | None = None, *, kiosk_mode: bool = False
    ) -> None:
        super().__init__()
        self._name = name
        self._make_door = door
        self._kiosk_mode = kiosk_mode
        self._shown: tuple[QQmlApplicationEngine, QQuickWindow, Screens, QObject | None] | None = None
        self._said = ""
        self._language: Language | None = None

    def wait(
        self,
        attempt: Callable[[], None],
        problem: Exception,
        own: Wish,
        language: str,
        look_ms: int = LOOK_MS,
        anew_ms: int = ANEW_MS,
    ) -> int:
        """Until it is worth to begin anew (ANEW), or somebody ends the app: its exit code. `attempt`, on another
        thread, raises nothing once hall file and database can be used.
        """
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        signals, jobs = LeaveOnSignals(application), JobRunner()
        self._language = spoken = self._language or Language(language)
        seen = isinstance(problem, StoreUnavailable | SettingsWrong)

        def say(each: Exception) -> None:
            self._say(each, own, spoken)

        wait_ms = look_ms if seen else anew_ms
        again = Again(attempt, jobs, lambda: application.exit(ANEW), say, wait_ms)
        again.wrong(problem)
        code = application.exec()
        signals.stop()
        again.stop()
        jobs.stop()
        return code or 1

    @Slot()
    def remove(self) -> None:
        """The app itself is there."""
        if self._shown is not None:
            engine, _, screens, door = self._shown
            self._shown = self._language = None
            shiboken6.delete(engine)
            shiboken6.delete(screens)
            if door is not None:
                door.close()  # type: ignore[attr-defined]

    def _say(self, problem: Exception, own: Wish, language: Language) -> None:
        text = sentence(problem)
        if text != self._said:
            bug = None if isinstance(problem, HallError) else problem
            log.error("%s does not start: %s", self._name, text, exc_info=bug)
            for mistake in problem.mistakes if isinstance(problem, SettingsWrong) else ():
                log.error("%s", in_force(mistake.in_one_line()))
        self._said = text
        if self._shown is None:
            self._show(own, language)
        assert self._shown is not None
        self._shown[1].setProperty("staff", text)

    def _show(self, own: Wish, language: Language) -> None:
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        engine, screens = QQmlApplicationEngine(), Screens(application)
        door = self._make_door(language) if self._make_door is not None else None
        language.changed.connect(engine.retranslate)
        engine.addImportPath(str(QML))
        given = {} if door is None else {"door": door}
        kiosk = self._name.startswith("kiosk")
        engine.setInitialProperties({"visible": False, "takesNumbers": kiosk, **given})
        engine.load(QUrl.fromLocalFile(str(QML / "Paused.qml")))
        [window] = engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        if self._kiosk_mode:
            KioskMode(window)
        OwnScreen(window, screens, own, lambda _: None)
        self._shown = engine, window, screens, door
