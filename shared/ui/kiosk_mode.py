"""Kiosk mode: nobody leaves a window but through the program itself."""

from __future__ import annotations

import logging

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

log = logging.getLogger("bocso.kiosk")
AGAIN_MS = 1000


class KioskMode(QObject):
    """Keeps `window`, which is not shown yet, before everything: it is not closed, and the pointer is hidden.

    On X11 no window manager has to do with it, and every key comes here first (QWindow::setKeyboardGrabEnabled),
    so that Alt+F4, Alt+Tab and the Super key reach nobody; asked for again each second, because another program
    may have the keyboard for a moment, and a window that was hidden has lost it. Elsewhere the system decides
    (docs/install.md). Lives on the GUI thread, as long as the window.
    """

    def __init__(self, window: QWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        window.setCursor(Qt.CursorShape.BlankCursor)
        if QGuiApplication.platformName() != "xcb":
            return
        window.setFlag(Qt.WindowType.BypassWindowManagerHint)
        self._hold = QTimer(self, interval=AGAIN_MS)
        self._hold.timeout.connect(self._again)
        self._hold.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Close:
            event.ignore()
            return True
        if event.type() is QEvent.Type.Expose:
            QTimer.singleShot(0, self, self._again)
        return False

    def _again(self) -> None:
        if self._window.isExposed():
            self._window.raise_()
            self._window.requestActivate()
            self._window.setKeyboardGrabEnabled(True)
