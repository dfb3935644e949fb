"""One press of a key is one act, however long it is held and whatever the toolkit says.

X11 repeats a held key as pairs of a release and a press. Qt calls a pair a repeat only if its press has arrived
when it looks at its release (QXcbKeyboard::handleKeyEvent peeks into its queue): 15 of 35 repeats came as real
presses. Both of a pair carry the same time of the X server, however late they come.
"""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickWindow

GAP_MS = 50
"""A press so soon after the release of its key is no new one. Repeats have 0 ms, remote desktops and worn keys
that bounce up to 30; a finger that strikes one digit twice as fast as it can has 60 and more."""
_CLOCK = 1 << 32
"""X counts milliseconds in 32 bits: it begins again after 49.7 days."""


class Press(Enum):
    """NEW is an act. REPEAT is an earlier one that goes on; STRAY too, but the page it was meant for has gone."""

    NEW = auto()
    REPEAT = auto()
    STRAY = auto()


class KeysDown:
    """Which keys are down, by the times of the events themselves. Pure."""

    def __init__(self) -> None:
        self._up: dict[int, int | None] = {}
        """When a key was released; None while it is down."""
        self._meant: dict[int, object] = {}

    def pressed(self, key: int, at: int, place: object, *, repeat: bool = False) -> Press:
        """A key goes down at `at` (ms), as the system says; `place` has the keyboard. `repeat`: the toolkit
        knows that it is one.
        """
        up = self._up.get(key, at - GAP_MS - 1)
        self._up[key] = None
        if not repeat and up is not None and (at - up) % _CLOCK > GAP_MS:
            self._meant[key] = place
            return Press.NEW
        return Press.REPEAT if self._meant.get(key) is place else Press.STRAY

    def released(self, key: int, at: int) -> None:
        self._up[key] = at

    def let_go(self) -> None:
        """The keyboard is somebody else's now, and so are the releases of what is down."""
        self._up = {key: up for key, up in self._up.items() if up is not None}


class OnePress(QObject):
    """Stands before a window's keyboard, for as long as the window lives: a key that is held comes through as
    one press and repeats with `isAutoRepeat`, and what is held while a page opens types nothing into it.
    """

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._held = KeysDown()
        window.installEventFilter(self)

    def eventFilter(self, window: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind == QEvent.Type.FocusOut:
            self._held.let_go()
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            self._held.released(_key(event), event.timestamp())
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(window, event)
        return False

    def _pressed(self, window: QObject, event: QKeyEvent) -> bool:
        """Whether the window is not to see it."""
        known = event.isAutoRepeat()
        press = self._held.pressed(_key(event), event.timestamp(), QGuiApplication.focusObject(), repeat=known)
        if press is Press.REPEAT and not known:
            QCoreApplication.sendEvent(window, _as_repeat(event))  # comes by here again, and is known
            return True
        return press is Press.STRAY


def _key(event: QKeyEvent) -> int:
    """The key itself, whatever it means with Shift."""
    return event.nativeScanCode() or event.key()


def _as_repeat(event: QKeyEvent) -> QKeyEvent:
    repeat = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        autorep=True,
    )
    repeat.setTimestamp(event.timestamp())
    return repeat
