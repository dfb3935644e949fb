"""Which screen of the computer a window stands on, over their going and coming."""

from __future__ import annotations

import logging
import os
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from shared import files
from shared.errors.starting import NoScreen, WindowWrong
from shared.settings.screens import DisplaySection, KioskSection

log = logging.getLogger("bocso.screens")

LOOK_MS = 500
SETTLING = 4
"""Looks for which a window manager may still push windows about after screens have changed."""

Arrangement = dict[str, QRect]
"""Where each screen stands, by name: the main one first, the others from left to right, top to bottom. One that
shows a part of an earlier one (a mirrored television) is none of its own."""


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


def nobody_looks() -> bool:
    """Whether windows are drawn for pictures and tests only."""
    return QGuiApplication.platformName() == "offscreen"


def inside(place: QRect, areas: Sequence[QRect]) -> QRect:
    """`place` on the area it covers most, or the nearest: moved, and made smaller only where it has to be. Without
    any area it stays.
    """

    def fit(area: QRect) -> QRect:
        size = place.size().boundedTo(area.size())
        farthest = QPoint(area.right() + 1 - size.width(), area.bottom() + 1 - size.height())
        x = min(max(place.x(), area.x()), farthest.x())
        y = min(max(place.y(), area.y()), farthest.y())
        return QRect(QPoint(x, y), size)

    def wrongness(area: QRect) -> tuple[int, int]:
        shared = place.intersected(area)
        return -shared.width() * shared.height(), (fit(area).center() - place.center()).manhattanLength()

    return fit(min(areas, key=wrongness)) if areas else place


@dataclass(frozen=True, slots=True)
class Wish:
    """Which screen the hall file gives an app: `name`, else `number`; how many screens the hall `needs`, and those
    that another app has by name: they are not counted.
    """

    number: int = 1
    name: str = ""
    needs: int = 1
    others: frozenset[str] = frozenset()


def wish(own: KioskSection | DisplaySection, other: KioskSection | DisplaySection) -> Wish:
    """What one of the two sections wishes beside the other."""
    needs = own.screen if other.screen_name else max(own.screen, other.screen)
    return Wish(own.screen, own.screen_name, needs, frozenset({other.screen_name} - {"", own.screen_name}))


def wish_for(screen: str) -> Wish:
    """Of an app that is told its screen by number or name."""
    number = int(screen) if screen.isdecimal() else 1
    return Wish(number, "" if screen.isdecimal() else screen, needs=number)


def screens_in(hall_file: Path) -> tuple[KioskSection, DisplaySection]:
    """The screens of kiosk and hall screen, line by line, in a hall file that may be wrong everywhere else; what
    cannot be read is as if it were not written.
    """
    try:
        text = files.read(hall_file).decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):  # a zero byte in the path
        text = ""
    found: dict[str, dict[str, Any]] = {"kiosk": {}, "display": {}}
    section = ""
    for line in text.splitlines():
        if header := re.match(r"\s*\[+\s*([\w-]+)", line):
            section = header[1]
        elif section in found and re.match(r"\s*screen(_name)?\s*=", line):
            with suppress(ValueError, RecursionError):  # no TOML, or no screen
                value = tomllib.loads(line)
                KioskSection.model_validate(value)
                found[section] |= value
    return KioskSection(**found["kiosk"]), DisplaySection(**found["display"])


class Finder:
    """The name of the app's own screen, also while others are off.

    They are numbered as they stand until as many were there as the hall needs; from then on a number belongs to
    the name, whatever goes, comes, moves or becomes the main one. A new name takes the lowest number whose screen
    is gone: the television was put into another socket.
    """

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._names: list[str] = []

    def find(self, there: Collection[str]) -> str | None:
        """None while it is not there. `there` is in the order of an Arrangement."""
        if self._wish.name:
            return self._wish.name if self._wish.name in there else None
        free = [name for name in there if name not in self._wish.others]
        if len(self._names) < min(self._wish.needs, len(free)):
            self._names = free
        for name in free:
            if name not in self._names:
                gone = (index for index, old in enumerate(self._names) if old not in free)
                at = next(gone, len(self._names))
                self._names[at : at + 1] = [name]
        own = self._names[self._wish.number - 1 : self._wish.number]
        return own[0] if own and own[0] in free else None


class Screens(QObject):
    """The screens there are now. Looks twice a second, because not every change has a signal: xcb turns its last
    screen into a nameless one in place. Lives on the GUI thread.
    """

    changed = Signal()
    """At once. Of a screen that is gone Qt moves the windows onto the main one, unless they are hidden now."""
    settled = Signal()
    """Then, once it stood still for a look (screens come one by one, and first at a wrong place), and SETTLING
    times in all. So it is after the start.
    """

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self._application = application
        self._seen = self.now()
        self._still = 0
        application.screenRemoved.connect(self._change)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def now(self) -> Arrangement:
        found: Arrangement = {}
        for name, screen in self._named().items():
            area = screen.geometry()
            if not any(area.intersects(other) for other in found.values()):
                found[name] = area
        return found

    def named(self, name: str) -> QScreen:
        return self._named()[name]

    def areas(self) -> list[QRect]:
        """Where windows may stand: without the desktop's own bars."""
        return [screen.availableGeometry() for screen in self._named().values()]

    def _look(self) -> None:
        before, self._seen = self._seen, self.now()
        if self._seen != before:
            self._change()
        elif self._still < SETTLING:
            self._still += 1
            self.settled.emit()

    def _change(self) -> None:
        self._still = 0
        self.changed.emit()

    def _named(self) -> dict[str, QScreen]:
        """X11 and Wayland name the socket. Elsewhere it is the model, which may hang there twice."""
        main = self._application.primaryScreen()
        real = [screen for screen in self._application.screens() if not screen.geometry().isEmpty()]
        real.sort(key=lambda screen: (screen is not main, screen.geometry().x(), screen.geometry().y()))
        times: Counter[str] = Counter()
        named = {}
        for screen in real:
            name = screen.name() if sys.platform == "linux" else f"{screen.name()} {screen.serialNumber()}".strip()
            times[name] += 1
            named[name if times[name] == 1 else f"{name} ({times[name]})"] = screen
        return named


class OwnScreen(QObject):
    """Keeps an app's window on the app's own screen, full or (`full` False) in its middle, and hidden while that
    is not there: never on another, which is another app's. `missing` is called with the screens that are there,
    once each time it has to wait.
    """

    def __init__(
        self,
        window: QWindow,
        screens: Screens,
        wish: Wish,
        missing: Callable[[Arrangement], None],
        *,
        full: bool = True,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._full = full
        self._screens = screens
        self._finder = Finder(wish)
        self._missing = missing
        self._at: tuple[str, QRect] | None = None
        self._waits = False
        screens.changed.connect(self._leave)
        screens.settled.connect(self._settle)
        self._settle()

    def _leave(self) -> None:
        """Off the screen if it is gone, or another stands at its place now."""
        if self._at and self._screens.now().get(self._at[0]) != self._at[1]:
            self._at = None
            self._window.hide()

    def _settle(self) -> None:
        there = self._screens.now()
        name = self._finder.find(there)
        if name is not None:
            self._fill(name, there[name])
        elif not self._waits:
            self._at, self._waits = None, True
            self._window.hide()
            self._missing(there)

    def _fill(self, name: str, area: QRect) -> None:
        screen = self._screens.named(name)
        filled = not self._full or self._window.size() == area.size()
        if self._at == (name, area) and self._window.screen() is screen and filled:
            return
        self._at, self._waits = (name, area), False
        log.info("on screen %s", name)
        self._window.hide()  # a window manager looks at the place of a window when it comes
        self._window.setScreen(screen)
        if not self._full:
            middle = QRect(QPoint(), self._window.size())
            middle.moveCenter(area.center())
            self._window.setGeometry(inside(middle, [area]))
            self._window.show()
            return
        self._window.setGeometry(area)
        self._window.setFlag(Qt.WindowType.FramelessWindowHint)
        self._window.showFullScreen()


def show_inside(window: QWindow, screens: Screens, place: QRect | None = None) -> None:
    """Shows a window with a frame, at `place` or its own. Whenever the screens have changed it stands wholly on
    one of them; where a person moves it is the person's business.
    """
    unbounded = nobody_looks()  # a picture may be larger than Qt's screen for it
    if place is not None:
        window.setGeometry(place if unbounded else inside(place, screens.areas()))
    window.show()
    if unbounded:
        return

    def look() -> None:
        now = window.frameGeometry()
        right = inside(now, screens.areas())
        if right != now and window.windowStates() == Qt.WindowState.WindowNoState:  # maximized is the desktop's
            window.resize(window.size() + right.size() - now.size())
            window.setFramePosition(right.topLeft())

    screens.settled.connect(look)
