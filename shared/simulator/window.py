"""The paper window: the slips a simulated printer lays into a folder, the newest on top, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import Property, QFileSystemWatcher, QObject, QRect, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable, QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from shared.fonts import load_fonts
from shared.simulator.remote import PrinterRemote
from shared.ui.presses import OnePress
from shared.ui.screens import Screens, show_inside
from shared.ui.signals import LeaveOnSignals
from shared.ui.texts import Language

QML_IMPORT_NAME = "Hall.Simulator"
QML_IMPORT_MAJOR_VERSION = 1

QML = Path(__file__).resolve().parent / "qml"
PARTS = Path(__file__).resolve().parents[1] / "ui" / "qml"
SHOWN = 8
"""How many slips the window shows; older ones stay in the folder."""


@QmlElement
@QmlUncreatable("made by run_paper")
class PaperWindow(QObject):  # type: ignore[operator]  # PySide6 does not type its decorators
    """The newest slips of `folder`, which is made if need be. Lives on the GUI thread."""

    slipsChanged = Signal()  # noqa: N815 - Qt's way of naming

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder.resolve()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._look)
        self._slips = self._newest()

    def _get_slips(self) -> list[str]:
        return self._slips

    slips = Property(list, _get_slips, notify=slipsChanged)
    """File URLs of the pictures, newest first."""

    def _look(self) -> None:
        newest = self._newest()
        if newest != self._slips:
            self._slips = newest
            self.slipsChanged.emit()

    def _newest(self) -> list[str]:
        slips = (png for png in self._folder.glob("*.png") if png.stem.isdecimal())
        pictures = sorted(slips, key=lambda png: int(png.stem), reverse=True)
        return [QUrl.fromLocalFile(str(png)).toString() for png in pictures[:SHOWN]]


def run_paper(folder: Path, place: QRect | None = None, language: str = "vi") -> int:
    """Shows the paper window until it is closed, or SIGINT or SIGTERM; returns the exit code."""
    application = QGuiApplication.instance() or QGuiApplication(["paper"])
    assert isinstance(application, QGuiApplication)
    load_fonts()
    paper = PaperWindow(folder)
    Language(language, paper)
    remote = PrinterRemote(folder, paper)
    engine = show(paper, remote)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    signals = LeaveOnSignals(application)
    show_inside(window, Screens(application), place)
    OnePress(window)
    code = application.exec()
    signals.stop()
    shiboken6.delete(engine)  # before the paper it shows, or its bindings read null
    return code


def show(paper: PaperWindow, remote: PrinterRemote) -> QQmlApplicationEngine:
    """The window's engine; its first root object is the window, hidden. Raises RuntimeError if QML is wrong."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(PARTS))
    engine.setInitialProperties({"paper": paper, "remote": remote})
    engine.load(QUrl.fromLocalFile(str(QML / "Paper.qml")))
    if not engine.rootObjects():
        raise RuntimeError("Paper.qml could not be loaded")
    return engine
