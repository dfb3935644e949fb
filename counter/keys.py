"""Keys of the counter's window -> what they mean. Pure; the actions themselves are in `counter.console`.

F2 is the one key of the whole day: it always does what the large red button says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt


class Where(StrEnum):
    """What has the keyboard: the work page, the PIN, the names of the clerks, or an open sheet."""

    WORK = "work"
    PIN = "pin"
    CLERKS = "clerks"
    SHEET = "sheet"


class Action(StrEnum):
    """What a clerk can ask for with one key."""

    MAIN = "main"
    RECALL = "recall"
    NO_SHOW = "no_show"
    START = "start"
    COMPLETE = "complete"
    MORE = "more"
    PAUSE = "pause"
    LISTS = "lists"
    CANCEL = "cancel"
    PIN_OK = "pin_ok"
    PIN_BACK = "pin_back"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    CHOOSE = "choose"
    BACK = "back"


WORK_KEYS: Mapping[int, Action] = MappingProxyType(
    {
        Qt.Key.Key_F2: Action.MAIN,
        Qt.Key.Key_F3: Action.RECALL,
        Qt.Key.Key_F4: Action.NO_SHOW,
        Qt.Key.Key_F5: Action.START,
        Qt.Key.Key_F6: Action.COMPLETE,
        Qt.Key.Key_F7: Action.MORE,
        Qt.Key.Key_F8: Action.PAUSE,
        Qt.Key.Key_F9: Action.LISTS,
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
ROW_KEYS: Mapping[int, Action] = MappingProxyType(
    {
        Qt.Key.Key_Up: Action.UP,
        Qt.Key.Key_Down: Action.DOWN,
        Qt.Key.Key_Return: Action.CHOOSE,
        Qt.Key.Key_Enter: Action.CHOOSE,
    }
)
SHEET_KEYS: Mapping[int, Action] = MappingProxyType(
    {
        **WORK_KEYS,
        **ROW_KEYS,
        Qt.Key.Key_Left: Action.LEFT,
        Qt.Key.Key_Right: Action.RIGHT,
        Qt.Key.Key_Escape: Action.BACK,
    }
)
_KEYS: Mapping[Where, Mapping[int, Action]] = MappingProxyType(
    {Where.WORK: WORK_KEYS, Where.PIN: PIN_KEYS, Where.CLERKS: ROW_KEYS, Where.SHEET: SHEET_KEYS}
)
_MAY_REPEAT = frozenset({Action.UP, Action.DOWN})


def action_for(key: int, *, auto_repeat: bool, where: Where) -> Action | None:
    """What `key` (a Qt.Key) asks for, if anything.

    A key held down asks once: its repeats mean nothing, so nobody calls ten people by leaning on F2. Only the
    arrows run on.
    """
    action = _KEYS[where].get(key)
    return None if auto_repeat and action not in _MAY_REPEAT else action


def digit_for(key: int, *, auto_repeat: bool) -> int | None:
    """The digit of a digit key (both rows of them), if it is one and not a repeat."""
    if auto_repeat or not Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
        return None
    return key - Qt.Key.Key_0


def named(key: int, names: Sequence[str], after: int) -> int | None:
    """The next name after row `after`, round and round, that begins with this letter; marks do not count.

    The last word of a name is what a Vietnamese person is called by; if none begins so, any word does.
    """
    if not Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        return None
    letter = chr(key)
    order = [(after + step) % len(names) for step in range(1, len(names) + 1)] if names else []
    words = [[_first(word) for word in name.split()] for name in names]
    called = (row for row in order if words[row][-1:] == [letter])
    return next(called, next((row for row in order if letter in words[row]), None))


def _first(word: str) -> str:
    """The first letter of a word as on the keyboard: "Đức" and "Ánh" are D and A."""
    return unicodedata.normalize("NFD", word[0]).upper()[0].replace("Đ", "D")
