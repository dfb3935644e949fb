"""A key with what is held down beside it, as people write it: "Ctrl+Alt+Space"."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from shared.errors.keys import HotKeyWrong

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALONE = (Qt.Key.Key_Pause, Qt.Key.Key_ScrollLock)


@dataclass(frozen=True, slots=True)
class Chord:
    """`key` is a Qt.Key: a letter, a digit, Space, F1 to F24, Pause or ScrollLock."""

    key: int
    held: Qt.KeyboardModifier

    @property
    def function(self) -> int:
        """1 of F1; 0 of no function key."""
        number = self.key - Qt.Key.Key_F1 + 1
        return number if 1 <= number <= 24 else 0


def chord(text: str) -> Chord:
    """Raises HotKeyWrong for what is no key, and for what people type in every text."""
    keys = list(QKeySequence(text, QKeySequence.SequenceFormat.PortableText))  # type: ignore[call-overload]
    if len(keys) != 1:
        raise HotKeyWrong(key=text)
    found = Chord(int(keys[0].key()), keys[0].keyboardModifiers())
    typed = found.key == Qt.Key.Key_Space or (found.key < 0x80 and chr(found.key).isalnum())
    alone = found.function > 0 or found.key in _ALONE
    if not alone and not (typed and found.held & _HELD):
        raise HotKeyWrong(key=text)
    return found
