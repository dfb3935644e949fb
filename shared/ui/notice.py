"""Says on the screen why an app does not start, to who stands before it and sees no terminal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.ui.screens import Finder, OwnScreen, Screens, Wish

QML = Path(__file__).resolve().parent / "qml"


def show_notice(text: str, own: Wish) -> None:
    """In the middle of the app's own screen, until it is closed: unseen while that is off, nowhere if it is so
    from the beginning.
    """
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    screens = Screens(application)
    if Finder(own).find(screens.now()) is None:
        return
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    engine.setInitialProperties({"text": text, "visible": False})
    engine.load(QUrl.fromLocalFile(str(QML / "Notice.qml")))
    if not engine.rootObjects():
        return
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    OwnScreen(window, screens, own, lambda _: None, full=False)
    application.exec()
