"""What a key can do at a counter, by the names that commands and files use."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from shared.errors.kinds import QT_TRANSLATE_NOOP

ROWS = tuple("123456789")
"""Rows of an open sheet."""
ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "next": QT_TRANSLATE_NOOP("errors", "the usual way: call, start, done and the next"),
        "recall": QT_TRANSLATE_NOOP("errors", "call again"),
        "no-show": QT_TRANSLATE_NOOP("errors", "no-show, twice"),
        "start": QT_TRANSLATE_NOOP("errors", "start serving"),
        "done": QT_TRANSLATE_NOOP("errors", "done, without calling the next"),
        "more": QT_TRANSLATE_NOOP("errors", "more about the number"),
        "pause": QT_TRANSLATE_NOOP("errors", "pause, go on"),
        "back": QT_TRANSLATE_NOOP("errors", "back, as Esc"),
        **dict.fromkeys(ROWS, QT_TRANSLATE_NOOP("errors", "this row of a page of choices")),
    }
)
EVERYWHERE = ("next", "recall", "no-show", "start", "done", "pause")
"""What is whole without a look at the window, and may be a key for everywhere."""
SLOWEST, FASTEST = 1200, 115200
"""Of a serial keypad, in baud."""
