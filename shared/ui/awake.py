"""Keeps the screens from being blanked while an app shows something to people who touch nothing.

Each way is tried where it exists, and ends by itself with the process, however that ends: X11 counts the
suspending client's connection, D-Bus services the caller's name, logind the open file, Windows the thread.
"""

from __future__ import annotations

import ctypes
import logging
import sys
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusServiceWatcher
from PySide6.QtGui import QGuiApplication

log = logging.getLogger("bocso.awake")
WHY = "people read the screen and touch nothing"

ES_CONTINUOUS, ES_DISPLAY_REQUIRED, ES_SYSTEM_REQUIRED = 0x80000000, 0x2, 0x1
"""learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setthreadexecutionstate"""


class Service(NamedTuple):
    """A D-Bus service whose method `Inhibit` keeps the screen or the computer awake."""

    bus: QDBusConnection.BusType
    name: str
    path: str
    interface: str
    words: tuple[str, ...]


SERVICES = (
    # specifications.freedesktop.org/idle-inhibit-spec: GNOME, KDE, Cinnamon, Xfce's screen saver
    Service(
        QDBusConnection.BusType.SessionBus,
        "org.freedesktop.ScreenSaver",
        "/org/freedesktop/ScreenSaver",
        "org.freedesktop.ScreenSaver",
        ("Bốc Số", WHY),
    ),
    # Xfce's and MATE's power managers
    Service(
        QDBusConnection.BusType.SessionBus,
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        "org.freedesktop.PowerManagement.Inhibit",
        ("Bốc Số", WHY),
    ),
    # manual page org.freedesktop.login1
    Service(
        QDBusConnection.BusType.SystemBus,
        "org.freedesktop.login1",
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
        ("idle:sleep", "Bốc Số", WHY, "block"),
    ),
)


class Awake(QObject):
    """From its making until the process ends no screen is blanked. Lives on the GUI thread, which it never holds
    up. What is not possible is said once in the log.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: list[QDBusMessage] = []
        """logind's answer is a file: it holds as long as that is open."""
        if sys.platform == "win32":
            _hold_windows()
            return
        if QGuiApplication.platformName() == "xcb":
            _hold_x11()
        for service in SERVICES:
            self._watch(service)

    def _watch(self, service: Service) -> None:
        """Asks now, and again when the service starts later, or anew."""
        system = service.bus is QDBusConnection.BusType.SystemBus
        bus = QDBusConnection.systemBus() if system else QDBusConnection.sessionBus()
        if not bus.isConnected():
            log.info("%s: no bus", service.name)
            return
        starts = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        watcher = QDBusServiceWatcher(service.name, bus, starts, self)
        watcher.serviceRegistered.connect(lambda _name: self._ask(bus, service))
        self._ask(bus, service)

    def _ask(self, bus: QDBusConnection, service: Service) -> None:
        call = QDBusMessage.createMethodCall(service.name, service.path, service.interface, "Inhibit")
        call.setArguments(list(service.words))
        watcher = QDBusPendingCallWatcher(bus.asyncCall(call), self)

        def take() -> None:
            if watcher.isError():
                log.info("%s: %s", service.name, watcher.error().message())
            else:
                self._held.append(watcher.reply())
            watcher.deleteLater()

        watcher.finished.connect(take)


def _hold_x11() -> None:
    """Through a connection of its own. XScreenSaverSuspend(3) stops the timers of screen saver and DPMS; what is
    blank already is lit.
    """
    try:
        x11, extensions, saver = (ctypes.CDLL(f"lib{name}") for name in ("X11.so.6", "Xext.so.6", "Xss.so.1"))
    except OSError as problem:
        log.info("X11: %s", problem)
        return
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    number, level, on = ctypes.c_int(), ctypes.c_ushort(), ctypes.c_ubyte()
    if not display or not saver.XScreenSaverQueryExtension(display, ctypes.byref(number), ctypes.byref(number)):
        log.info("X11: no screen saver extension")
        return
    x11.XForceScreenSaver(display, 0)
    if extensions.DPMSQueryExtension(display, ctypes.byref(number), ctypes.byref(number)):
        extensions.DPMSInfo(display, ctypes.byref(level), ctypes.byref(on))
        if on and level:  # switched off DPMS takes no level, and Xlib would end the process
            extensions.DPMSForceLevel(display, 0)
    saver.XScreenSaverSuspend(display, 1)
    x11.XSync(display, 0)


def _hold_windows() -> None:
    state = ES_CONTINUOUS | ES_DISPLAY_REQUIRED | ES_SYSTEM_REQUIRED
    if not ctypes.CDLL("kernel32").SetThreadExecutionState(ctypes.c_uint(state)):
        log.info("Windows: SetThreadExecutionState was refused")
