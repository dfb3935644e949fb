"""Says on the screen why an app does not start, to who stands before it and sees no terminal."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.ui.screens import Finder, Screens, Wish, inside

QML = Path(__file__).resolve().parent / "qml"


def show_notice(text: str, own: Wish) -> None:
    """In the middle of the app's own screen, until it is closed; nowhere if that is not there."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    there = Screens(application).now()
    name = Finder(own).find(there)
    if name is None:
        return
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(QML))
    engine.setInitialProperties({"text": text, "visible": False})
    engine.load(QUrl.fromLocalFile(str(QML / "Notice.qml")))
    if not engine.rootObjects():
        return
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    place = QRect(QPoint(), window.size())
    place.moveCenter(there[name].center())
    window.setGeometry(inside(place, [there[name]]))
    window.show()
    application.exec()
