"""Keys of Windows that reach this program wherever the keyboard is (winuser.h, RegisterHotKey).

Written from Microsoft's documentation; not run on Windows here.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QCoreApplication, Qt

from counter.hotkeys.chord import Chord

_WM_HOTKEY = 0x0312
_NO_REPEAT = 0x4000
_HELD = (
    (Qt.KeyboardModifier.AltModifier, 1),
    (Qt.KeyboardModifier.ControlModifier, 2),
    (Qt.KeyboardModifier.ShiftModifier, 4),
    (Qt.KeyboardModifier.MetaModifier, 8),
)
_CODES: dict[int, int] = {Qt.Key.Key_Pause: 0x13, Qt.Key.Key_ScrollLock: 0x91}
_F1 = 0x70
"""Virtual-key codes; letters, digits and the blank have those of Qt.Key."""


class _Message(ctypes.Structure):
    """MSG, as far as it is read."""

    _fields_ = (("hwnd", ctypes.c_void_p), ("message", ctypes.c_uint), ("wParam", ctypes.c_size_t))


class WindowsKeys(QAbstractNativeEventFilter):
    """On the GUI thread, whose messages it sees. `user32`: the library of that name."""

    def __init__(self, pressed: Callable[[int], None], user32: Any) -> None:
        super().__init__()
        self._pressed = pressed
        self._user32 = user32
        self._numbers: set[int] = set()
        QCoreApplication.instance().installNativeEventFilter(self)  # type: ignore[union-attr]

    def grab(self, number: int, chord: Chord) -> bool:
        """Whether the key is ours now; else another program has it."""
        code = _CODES.get(chord.key) or (_F1 + chord.function - 1 if chord.function else chord.key)
        held = sum(bit for qt, bit in _HELD if chord.held & qt)
        ours = bool(self._user32.RegisterHotKey(None, number, held | _NO_REPEAT, code))
        if ours:
            self._numbers.add(number)
        return ours

    def close(self) -> None:
        """The keys are everybody's again."""
        QCoreApplication.instance().removeNativeEventFilter(self)  # type: ignore[union-attr]
        for number in self._numbers:
            self._user32.UnregisterHotKey(None, number)

    def nativeEventFilter(self, kind: Any, message: int) -> tuple[bool, int]:  # noqa: N802 - Qt's name
        if bytes(kind).startswith(b"windows_"):
            seen = _Message.from_address(int(message))
            if seen.message == _WM_HOTKEY and seen.wParam in self._numbers:
                self._pressed(int(seen.wParam))
                return True, 0
        return False, 0
