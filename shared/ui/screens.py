"""Which screen a window stands on, and where."""

from __future__ import annotations

import os
import re
import sys

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from shared.errors import NoScreen, ScreenMissing, WindowWrong


def geometry(text: str) -> QRect:
    """The place of a window from "WIDTHxHEIGHT" or "WIDTHxHEIGHT+X+Y". Raises WindowWrong."""
    found = re.fullmatch(r"(\d{2,5})x(\d{2,5})(?:\+(\d{1,5})\+(\d{1,5}))?", text)
    if found is None:
        raise WindowWrong(given=text)
    width, height, x, y = (int(part or 0) for part in found.groups())
    return QRect(x, y, width, height)


def no_screen() -> bool:
    """Whether Qt would find no screen to draw on (and nobody has chosen a platform)."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return False
    return not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def need_screen() -> None:
    """Raises NoScreen where Qt would abort the process instead."""
    if no_screen():
        raise NoScreen


def screen_number(application: QGuiApplication, number: int) -> QScreen:
    """The main screen first, the others from left to right, top to bottom. Raises ScreenMissing."""
    main = application.primaryScreen()
    others = (screen for screen in application.screens() if screen is not main)
    screens = [main, *sorted(others, key=lambda screen: (screen.geometry().x(), screen.geometry().y()))]
    if number > len(screens):
        raise ScreenMissing(screen=number, count=len(screens))
    return screens[number - 1]
