"""Says on the screen why an app does not start, to who stands before it and sees no terminal."""

from __future__ import annotations

import logging
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.errors.kinds import HallError
from shared.errors.starting import SettingsWrong
from shared.ui.screens import OwnScreen, Screens, Wish, nobody_looks
from shared.ui.texts import sentence, words_in

log = logging.getLogger("bocso.start")
QML = Path(__file__).resolve().parent / "qml"


class Notice(QObject):
    """A window in the middle of the app's own screen, hidden while that is not there. Closing it ends the
    application's event loop.
    """

    def __init__(self, application: QGuiApplication, text: str, own: Wish) -> None:
        super().__init__()
        self._screens = Screens(application)
        self._engine = QQmlApplicationEngine()
        self._engine.addImportPath(str(QML))
        self._engine.setInitialProperties({"text": text, "visible": False})
        self._engine.load(QUrl.fromLocalFile(str(QML / "Notice.qml")))
        [window] = self._engine.rootObjects()
        assert isinstance(window, QQuickWindow)
        self._window = window
        OwnScreen(window, self._screens, own, lambda _: None, full=False)

    def visible(self) -> bool:
        return self._window.isVisible()

    def say(self, text: str) -> None:
        self._window.setProperty("text", text)

    def remove(self) -> None:
        """At once, with nothing left of it."""
        for part in (self._engine, self._screens):
            shiboken6.delete(part)


READ_MS = 15_000
"""Long enough to read a sentence and to look for the window that it speaks of."""


def show_notice(text: str, own: Wish, for_ms: int = 0) -> None:
    """Until it is closed, or for so long: unseen while the app's own screen is off, not at all if that is off from
    the beginning.
    """
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    notice = Notice(application, text, own)
    if for_ms:
        QTimer.singleShot(for_ms, notice, application.quit)
    if notice.visible():
        application.exec()
    notice.remove()


def say_and_leave(name: str, problem: HallError, language: str, own: Wish | None, for_ms: int = 0) -> int:
    """Says what keeps the app from starting, and returns exit code 1. On the app's `own` screen too if it is
    there, until somebody closes it or for so long; with None on no screen: the app that runs already fills it,
    before the public.
    """
    text = sentence(problem)
    if isinstance(problem, SettingsWrong):
        text = "\n".join([text, *(words_in(mistake.in_one_line(), language) for mistake in problem.mistakes)])
    log.error("%s does not start: %s", name, text)  # the terminal shows it too
    if own is not None and not nobody_looks():
        show_notice(text, own, for_ms)
    return 1
