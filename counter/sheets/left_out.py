"""Numbers that a kiosk gave while the hub was away, and that are in no queue: their people wait for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from counter.sheets.lists import clock
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.rules.board import DAY_OVER, NO_SERVICE, NOT_ITS_NUMBER, TAKEN_TWICE, Board
from shared.settings.settings import Settings

translate = QCoreApplication.translate

_WHY: Mapping[str, str] = MappingProxyType(
    {
        DAY_OVER: QT_TRANSLATE_NOOP("LeftOut", "its day is over"),
        NOT_ITS_NUMBER: QT_TRANSLATE_NOOP("LeftOut", "the hall does not know it"),
        TAKEN_TWICE: QT_TRANSLATE_NOOP("LeftOut", "somebody else has it"),
        NO_SERVICE: QT_TRANSLATE_NOOP("LeftOut", "its service is no longer there"),
    }
)


def left_out_line(settings: Settings, board: Board) -> str:
    """What staff must do for these people; "" where all are in the queue."""
    if not board.left_out:
        return ""
    if len(board.left_out) > 1:
        numbers = ", ".join(each.label for each in board.left_out)
        return translate(
            "LeftOut", "Not in the queue: {numbers}. Whoever comes with one of these gets a new number."
        ).format(numbers=numbers)
    [one] = board.left_out
    why = translate("LeftOut", _WHY.get(one.reason, _WHY[NOT_ITS_NUMBER]))
    return translate(
        "LeftOut", "Not in the queue: {number}, taken at {time} ({why}). Whoever comes with it gets a new number."
    ).format(number=one.label, time=clock(settings, one.taken), why=why)
