"""A scanner types like a keyboard: what comes from it chooses no row, sends no sheet and is no try of a PIN."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1

TOGETHER_MS = 50
"""Characters so close after one another are a scanner's, which needs 5 to 30; fingers need 60 and more."""
SHORTEST = 4
"""Characters of a code; fewer were two keys struck at once."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@QmlElement
@QmlUncreatable("made by counter/__main__.py")
class Scans(QObject):  # type: ignore[operator]  # PySide6 stubs
    """Stands before a window's keyboard while `page()` is the work or the PIN: `scanned` has a code, with or
    without Enter at its end.

    The first character of a code may be a digit that chooses a row, so a key that prints is `struck` (a Qt.Key)
    `wait` ms late, once it stands alone; in a text field, or for the PIN, it comes at once, and only the scanner's
    Enter is kept back. By the times of the events, so that a busy computer makes no code of what fingers typed.
    With a `wait` of 0 everything comes through.
    """

    scanned = Signal(str)
    struck = Signal(int)

    def __init__(self, page: Callable[[], str], wait: int = TOGETHER_MS) -> None:
        super().__init__()
        self._page = page
        self._wait = wait
        self._window: QQuickWindow | None = None
        self._keys: list[QKeyEvent] = []
        self._in_field = False
        self._over = QTimer(self, interval=wait, singleShot=True)
        self._over.timeout.connect(lambda: QTimer.singleShot(0, self, self._ended))  # after keys that have come

    @Slot(QQuickWindow)
    def watch(self, window: QQuickWindow) -> None:
        """From now on, as long as both live."""
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        return bool(self._wait) and self._took(event)

    def _took(self, event: QKeyEvent) -> bool:
        follows = bool(self._keys) and event.timestamp() - self._keys[-1].timestamp() <= TOGETHER_MS
        if not follows:
            self._ended()
        if follows and event.key() in _ENTER and len(self._keys) >= SHORTEST:
            self._ended()
            return True
        if (
            self._page() not in ("work", "logOn")
            or not _of_a_code(event)
            or (event.isAutoRepeat() and not follows)
        ):
            self._ended()
            return False
        if not follows:
            self._in_field = self._page() == "logOn" or self._types()
        self._keys.append(event.clone())
        self._over.start()
        return not self._in_field

    def _types(self) -> bool:
        item = self._window.activeFocusItem() if self._window else None
        return item is not None and item.inherits("QQuickTextInput")

    def _ended(self) -> None:
        """A code is whole; a few keys that are none come through now."""
        self._over.stop()
        keys, self._keys = self._keys, []
        if len(keys) >= SHORTEST:
            self.scanned.emit("".join(key.text() for key in keys))
        elif not self._in_field:
            for key in keys:
                self.struck.emit(key.key())


def _of_a_code(event: QKeyEvent) -> bool:
    return event.text().isprintable() and bool(event.text().strip())
