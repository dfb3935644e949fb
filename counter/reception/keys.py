"""Keys of the reception's window -> what they mean. Everything else is typed into the field."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import Qt


class ReceptionAction(StrEnum):
    """What one key asks for."""

    ISSUE = "issue"
    BOOK = "book"
    SERVICES = "services"
    ANNOUNCE = "announce"
    NOTICES = "notices"
    REPRINT = "reprint"
    UNDO = "undo"
    NEXT_LIST = "next_list"
    ENTER = "enter"
    BACK = "back"
    UP = "up"
    DOWN = "down"


KEYS: Mapping[int, ReceptionAction] = MappingProxyType(
    {
        Qt.Key.Key_F2: ReceptionAction.ISSUE,
        Qt.Key.Key_F3: ReceptionAction.BOOK,
        Qt.Key.Key_F4: ReceptionAction.SERVICES,
        Qt.Key.Key_F5: ReceptionAction.ANNOUNCE,
        Qt.Key.Key_F6: ReceptionAction.NOTICES,
        Qt.Key.Key_F7: ReceptionAction.REPRINT,
        Qt.Key.Key_F8: ReceptionAction.UNDO,
        Qt.Key.Key_F9: ReceptionAction.NEXT_LIST,
        Qt.Key.Key_Tab: ReceptionAction.NEXT_LIST,
        Qt.Key.Key_Return: ReceptionAction.ENTER,
        Qt.Key.Key_Enter: ReceptionAction.ENTER,
        Qt.Key.Key_Escape: ReceptionAction.BACK,
        Qt.Key.Key_Up: ReceptionAction.UP,
        Qt.Key.Key_Down: ReceptionAction.DOWN,
    }
)
OPENS = (
    ReceptionAction.ISSUE,
    ReceptionAction.BOOK,
    ReceptionAction.SERVICES,
    ReceptionAction.ANNOUNCE,
    ReceptionAction.NOTICES,
)
"""The sheet of the same name."""
MAY_REPEAT = frozenset({ReceptionAction.UP, ReceptionAction.DOWN})
