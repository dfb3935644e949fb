"""How a counter's window stands beside other software: folded to a strip or open, where, and on top."""

# ruff: noqa: N815 - QML reads these names

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import platformdirs
from PySide6.QtCore import Property, QObject, QRect, QSettings, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable
from PySide6.QtQuick import QQuickWindow

from shared.ui.screens import inside

QML_IMPORT_NAME = "Hall.Counter"
QML_IMPORT_MAJOR_VERSION = 1


def kept_at() -> Path:
    """Where the windows of this user's counters are remembered."""
    return Path(platformdirs.user_config_dir("bocso", appauthor=False)) / "windows.ini"


@QmlElement
@QmlUncreatable("made by counter/__main__.py")
class WindowForm(QObject):  # type: ignore[operator]  # PySide6 stubs
    """Remembers both forms of one window, each with its place. Lives on the GUI thread.

    `name` tells the windows of one file apart. A file that cannot be read or written is as none: the window
    stands as at its first start.
    """

    foldedChanged = Signal()
    onTopChanged = Signal()

    def __init__(self, name: str, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept = QSettings(str(file), QSettings.Format.IniFormat, self)
        self._kept.beginGroup(name)
        self._form = ""
        self._folded = self._kept.value("folded", False, bool)
        self._on_top = self._kept.value("on_top", False, bool)
        self.keep_off: Callable[[], QRect] = QRect
        """Where the visitor's screen is: the window never comes there by itself."""

    def _is_folded(self) -> bool:
        return bool(self._folded)

    def _fold(self, folded: bool) -> None:
        if folded != self._folded:
            self._folded = folded
            self._kept.setValue("folded", folded)
            self.foldedChanged.emit()

    def _is_on_top(self) -> bool:
        return bool(self._on_top)

    def _put_on_top(self, on_top: bool) -> None:
        if on_top != self._on_top:
            self._on_top = on_top
            self._kept.setValue("on_top", on_top)
            self.onTopChanged.emit()

    folded = Property(bool, _is_folded, _fold, notify=foldedChanged)
    """Whether the strip is wanted; a sheet or the log-on opens the window for as long as it lasts."""
    onTop = Property(bool, _is_on_top, _put_on_top, notify=onTopChanged)
    """Of the open window; the strip is always on top."""

    @Slot(QQuickWindow, str, int, int)
    def take(self, window: QQuickWindow, form: str, width: int, height: int) -> None:
        """The window takes this form: where it last stood so, else at the same upper right corner, `width` by
        `height`; wholly on a screen.
        """
        now = window.geometry()
        first = QRect(now.right() + 1 - width, now.top(), width, height) if self._form else None
        place = self._kept.value(form) or first
        self._form = form
        if isinstance(place, QRect):
            if not window.maximumHeight() > height:
                place.setSize(QRect(0, 0, width, height).size())
            window.setGeometry(inside(place, self._free(window)))

    def _free(self, window: QQuickWindow) -> list[QRect]:
        """Where it may stand."""
        areas, off = _areas(window), self.keep_off()
        return [area for area in areas if not area.intersects(off)] or areas

    @Slot(QQuickWindow)
    def moved(self, window: QQuickWindow) -> None:
        """A person, or the desktop, has moved or resized the window; a size of the other form comes late."""
        place = window.geometry()
        fits = window.minimumHeight() <= place.height() <= window.maximumHeight()
        if self._form and window.isVisible() and fits:
            self._kept.setValue(self._form, place)


def _areas(window: QQuickWindow) -> list[QRect]:
    return [screen.availableGeometry() for screen in window.screen().virtualSiblings()]
