"""The hot keys of a counter on this computer."""

from __future__ import annotations

import ctypes
import logging
import os
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from counter.hotkeys.chord import Chord, chord
from counter.hotkeys.windows import WindowsKeys
from counter.hotkeys.x11 import XKeys
from shared.errors.keys import HotKeysImpossible, HotKeyTaken, HotKeyWrong
from shared.errors.kinds import HallError
from shared.keypad.actions import ROWS
from shared.keypad.kept import USUAL

log = logging.getLogger("bocso.counter")

KEY_OF: Mapping[str, int] = MappingProxyType(
    {
        "next": Qt.Key.Key_F2,
        "recall": Qt.Key.Key_F3,
        "no-show": Qt.Key.Key_F4,
        "start": Qt.Key.Key_F5,
        "done": Qt.Key.Key_F6,
        "more": Qt.Key.Key_F7,
        "pause": Qt.Key.Key_F8,
        "back": Qt.Key.Key_Escape,
        **{row: Qt.Key.Key_0 + int(row) for row in ROWS},
    }
)
"""What a key of `shared.keypad.actions` is on the keyboard of the counter's window."""


class SystemKeys(Protocol):
    """What a system gives a program."""

    def grab(self, number: int, chord: Chord) -> bool:
        """Whether the key is this program's now."""

    def close(self) -> None:
        """The keys are everybody's again."""


def system_keys(pressed: Callable[[int], None]) -> SystemKeys | None:
    """None where a program is given no such keys: Wayland (also through its X server, which hears a key only while
    one of its own windows has the keyboard), macOS, no screen.
    """
    if sys.platform == "win32":
        return WindowsKeys(pressed, ctypes.windll.user32)
    wayland = os.environ.get("XDG_SESSION_TYPE") == "wayland" or os.environ.get("WAYLAND_DISPLAY")
    if QGuiApplication.platformName() != "xcb" or wayland:
        return None
    try:
        return XKeys(pressed)
    except OSError as problem:
        log.warning("no hot keys: %s", problem)
        return None


class HotKeys:
    """Lives on the GUI thread until `close`. `press` gets a Qt.Key of the counter's window.

    `chosen`: action -> key; None until somebody chose: then the usual one, as far as the system gives it, and
    nothing is said of a system that gives none. `problem` is the first thing wrong.
    """

    def __init__(
        self,
        counter: int,
        chosen: Mapping[str, str] | None,
        press: Callable[[int], object],
        system: Callable[[Callable[[int], None]], SystemKeys | None] = system_keys,
    ) -> None:
        wanted = USUAL if chosen is None else chosen
        actions = [action for action in wanted if action in KEY_OF]
        self.problem: HallError | None = None

        def pressed(number: int) -> None:
            press(KEY_OF[actions[number]])

        self._system = system(pressed) if actions else None
        if self._system is None:
            self.problem = HotKeysImpossible(counter=counter) if chosen else None
            return
        for number, action in enumerate(actions):
            try:
                if self._system.grab(number, chord(wanted[action])):
                    continue
                problem: HallError = HotKeyTaken(key=wanted[action], counter=counter, action=action)
            except HotKeyWrong as wrong:
                problem = wrong
            self.problem = self.problem or problem

    def close(self) -> None:
        if self._system is not None:
            self._system.close()
