"""While kiosk or hall screen run nothing blanks the screen, and when they end, however, all is as before."""

from __future__ import annotations

import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from contextlib import ExitStack

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusUnixFileDescriptor, QDBusVirtualObject

from shared.demo.processes import bocso
from tests.support.halls import real_hall
from tests.support.xserver import x_server

pytestmark = pytest.mark.slow

SPAN = 6.0
"""Seconds in which nothing may happen that happens after two."""


class SaverInfo(ctypes.Structure):
    """XScreenSaverInfo of X11/extensions/scrnsaver.h."""

    _fields_ = [
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    ]


class Monitor:
    """Whether a person would see anything. (Xvfb has no DPMS.)"""

    def __init__(self, server):
        self.server = server
        self.x11, self.saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(server.display.encode()))
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))

    def dark(self):
        info = SaverInfo()
        self.saver.XScreenSaverQueryInfo(self.display, self.root, ctypes.byref(info))
        return info.state == 1

    def until(self, dark):
        give_up = time.monotonic() + 60
        while self.dark() != dark:
            assert time.monotonic() < give_up
            time.sleep(0.1)

    def close(self):
        self.x11.XCloseDisplay(self.display)


@pytest.fixture
def monitor():
    with x_server("1920x1080") as server:
        watched = Monitor(server)
        yield watched
        watched.close()


@pytest.fixture
def run(tmp_path):
    """Starts an app of a real hall in the environment it is given."""
    hall = real_hall(tmp_path)
    with ExitStack() as stack:

        def start(environment, *words):
            env = {**environment, "BOCSO_DB": f"sqlite:///{tmp_path / 'queue.sqlite'}"}
            log = stack.enter_context((tmp_path / f"{words[0]}.log").open("w"))
            app = subprocess.Popen(bocso(*words, "--hall", str(hall)), env=env, stderr=log)
            stack.callback(app.wait)
            stack.callback(app.kill)
            return app

        yield start


def test_x11_is_not_blanked_until_the_app_is_killed(monitor, run):
    monitor.server.run("xset", "s", "2", "2")
    monitor.until(dark=True)
    app = run(monitor.server.environment, "display")
    monitor.until(dark=False)  # it is lit, too
    until = time.monotonic() + SPAN
    while time.monotonic() < until:
        assert not monitor.dark()
        time.sleep(0.1)
    app.send_signal(signal.SIGKILL)
    monitor.until(dark=True)


def test_a_counter_lets_the_screen_be_blanked(monitor, run):
    monitor.server.run("xset", "s", "2", "2")
    run(monitor.server.environment, "counter")
    visible = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "Quầy"]
    subprocess.run(visible, env=monitor.server.environment, check=True, capture_output=True, timeout=60)
    monitor.server.run("xset", "s", "reset")
    monitor.until(dark=True)


# D-Bus


class FakeService(QDBusVirtualObject):
    """Says yes to `Inhibit`, with a cookie or, like logind, with a file of its own."""

    def __init__(self, bus, name, path, *, file=None):
        super().__init__()
        self.asked = []
        self.file = file
        assert bus.registerVirtualObject(path, self)
        assert bus.registerService(name)

    def introspect(self, _path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 - Qt's name
        self.asked.append((message.interface(), message.member(), *message.arguments()))
        answer = 7 if self.file is None else QDBusUnixFileDescriptor(self.file)
        connection.send(message.createReply([answer]))
        return True


@pytest.fixture
def bus(tmp_path):
    """The address of a D-Bus of one's own."""
    command = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:dir={tmp_path}"]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.fixture
def services(bus):
    """Our own connection to that bus, for services that the test plays."""
    yield QDBusConnection.connectToBus(bus, "services")
    QDBusConnection.disconnectFromBus("services")


AWAKE = """
from PySide6.QtGui import QGuiApplication
from shared.ui.awake import Awake
application = QGuiApplication([])
Awake(application)
print(flush=True)
application.exec()
"""


@pytest.fixture
def awake(bus):
    env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus}
    process = subprocess.Popen([sys.executable, "-c", AWAKE], env=env, stdout=subprocess.PIPE)
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_the_desktop_and_logind_are_asked(qtbot, services, awake):
    read, write = os.pipe()
    saver = FakeService(services, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
    logind = FakeService(services, "org.freedesktop.login1", "/org/freedesktop/login1", file=write)
    qtbot.waitUntil(lambda: bool(saver.asked and logind.asked), timeout=60_000)
    os.close(write)
    logind.file = None
    assert saver.asked[0][:3] == ("org.freedesktop.ScreenSaver", "Inhibit", "Bốc Số")
    assert logind.asked[0][:3] == ("org.freedesktop.login1.Manager", "Inhibit", "idle:sleep")
    assert logind.asked[0][5] == "block"
    assert not select.select([read], [], [], 1)[0]  # a real second: the app keeps it open
    awake.kill()
    assert select.select([read], [], [], 60)[0]
    assert os.read(read, 1) == b""
    os.close(read)


def test_a_desktop_that_starts_later_is_asked_too(qtbot, services, awake):
    awake.stdout.readline()
    saver = FakeService(services, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
    qtbot.waitUntil(lambda: bool(saver.asked), timeout=60_000)
