"""A scanner that types into the window, as USB scanners do: characters one after the other, then Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

QML_IMPORT_NAME = "Hall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

TOGETHER_MS = 1000
"""Characters that come so close after one another are of one code; scanners need 5 to 50 ms."""
LONGEST = 300


@QmlElement
@QmlUncreatable("made by kiosk/__main__.py")
class Scanner(QObject):  # type: ignore[operator]  # PySide6 stubs
    """Hears what is typed while `wanted()`, and keeps it from the buttons; `scanned` has a code without its Enter.

    Also what the toolkit calls a repeat: a scanner types one character twice faster than any finger.
    """

    scanned = Signal(str)

    def __init__(self, wanted: Callable[[], bool]) -> None:
        super().__init__()
        self._wanted = wanted
        self._text = ""
        self._last = 0

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """From now on, as long as both live."""
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not self._wanted() or event.timestamp() - self._last > TOGETHER_MS:
            self._text = ""
        self._last = event.timestamp()
        return self._wanted() and self._took(event)

    def _took(self, event: QKeyEvent) -> bool:
        """Whether the key is a scanner's. A blank or Enter with nothing before it is of a keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            text, self._text = self._text, ""
            if text:
                self.scanned.emit(text)
            return bool(text)
        if (event.text().isprintable() and event.text().strip()) or (self._text and event.text() == " "):
            self._text = (self._text + event.text())[-LONGEST:]
            return True
        return False
