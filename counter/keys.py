"""Keys of the counter's window -> what they mean. Pure; the actions themselves are in `counter.console`.

F2 is the one key of the whole day: it always does what the large red button says.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt


class Action(StrEnum):
    """What a clerk can ask for with one key. The value is the name of the window's slot for it."""

    MAIN = "main"
    RECALL = "recall"
    NO_SHOW = "noShow"
    START = "start"
    COMPLETE = "complete"
    CANCEL = "cancel"
    PIN_OK = "pinOk"
    PIN_BACK = "pinBack"


WORK_KEYS: Mapping[int, Action] = MappingProxyType(
    {
        Qt.Key.Key_F2: Action.MAIN,
        Qt.Key.Key_F3: Action.RECALL,
        Qt.Key.Key_F4: Action.NO_SHOW,
        Qt.Key.Key_F5: Action.START,
        Qt.Key.Key_F6: Action.COMPLETE,
        Qt.Key.Key_Escape: Action.CANCEL,
    }
)
PIN_KEYS: Mapping[int, Action] = MappingProxyType(
    {
        Qt.Key.Key_Return: Action.PIN_OK,
        Qt.Key.Key_Enter: Action.PIN_OK,
        Qt.Key.Key_Backspace: Action.PIN_BACK,
        Qt.Key.Key_Escape: Action.CANCEL,
    }
)


def action_for(key: int, *, auto_repeat: bool, at_work: bool) -> Action | None:
    """What `key` (a Qt.Key) asks for on the work page or the log-on page, if anything.

    A key held down asks once: its repeats mean nothing, so nobody calls ten people by leaning on F2.
    """
    if auto_repeat:
        return None
    return (WORK_KEYS if at_work else PIN_KEYS).get(key)


def digit_for(key: int, *, auto_repeat: bool) -> int | None:
    """The digit of a digit key (both rows of them), if it is one and not a repeat."""
    if auto_repeat or not Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return None
    return key - Qt.Key.Key_0
