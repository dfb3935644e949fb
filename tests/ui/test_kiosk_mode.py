"""Nobody leaves a kiosk but by its staff's door; and what stands before the public while it cannot start."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import ExitStack, contextmanager, suppress
from functools import partial

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QWindow

from kiosk.staff.pin import _KEPT, pin_file
from shared.errors.kinds import Words
from shared.errors.outside import PrinterTaken, StoreUnavailable
from shared.errors.starting import DemoFailed, Mistake, SettingsWrong
from shared.fonts import load_fonts
from shared.pin import KeptPin
from shared.service import LEFT
from shared.ui.anew import ANEW
from shared.ui.kiosk_mode import KioskMode
from shared.ui.paused import Paused
from shared.ui.screens import Wish
from tests.support.halls import PIN, real_hall
from tests.support.processes import App
from tests.support.servers import wait_for as until
from tests.support.windows import below
from tests.support.xserver import x_server

TOUCH, NOTICE = "Ea Dr", "^Bốc Số$"
OUT = ("Escape", "alt+F4", "alt+Tab", "super+d", "ctrl+alt+d", "alt+space", "ctrl+q", "ctrl+w", "ctrl+alt+Right")
"""What leaves a program, or calls the desktop up, on one window manager or another."""


@contextmanager
def desktop(size="600x1000"):
    """A screen with a window manager on it, where one is installed."""
    with ExitStack() as stack:
        x = stack.enter_context(x_server(size))
        if shutil.which("openbox"):
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            manager = stack.enter_context(subprocess.Popen(["openbox"], env=x.environment, **quiet))
            stack.callback(manager.kill)
            until(lambda: "Openbox" in names(x))
        yield x


def names(x):
    return [x.run("xdotool", "getwindowname", each).strip() for each in windows(x)]


def windows(x, *named):
    with suppress(AssertionError):  # there is none
        return x.run("xdotool", "search", "--onlyvisible", *(named or ("--name", ""))).split()
    return []


def kiosk(x, tmp_path, *words):
    """As somebody starts it, with a PIN for its door."""
    pin_file().parent.mkdir(parents=True, exist_ok=True)
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    pin_file().write_bytes(_KEPT.dump_json(KeptPin(cheap.hash(PIN))))
    env = {**x.environment, "BOCSO_DB": f"sqlite:///{tmp_path / 'queue.sqlite'}", "QT_QUICK_BACKEND": "software"}
    words = ("kiosk", "--printer", "none", *words, "--hall", str(tmp_path / "hall.toml"), "--drive")
    return App("kiosk", words, env, tmp_path / "kiosk.log")


def hold_corner(x):
    x.run("xdotool", "mousemove", "20", "20", "mousedown", "1")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "title"), [((), TOUCH), (("--hub", "https://127.0.0.1:9"), NOTICE)], ids=["itself", "not paired"]
)
def test_no_key_and_no_window_manager_ends_it_and_the_door_does(own_home, tmp_path, words, title):
    real_hall(tmp_path)
    with desktop() as x:
        app = kiosk(x, tmp_path, "--kiosk-mode", *words)
        try:
            assert app.answer()["ready"]
            [window] = windows(x, "--name", title)
            geometry = x.run("xdotool", "getwindowgeometry", window)
            assert ("Position: 0,0" in geometry, "Geometry: 600x1000" in geometry) == (True, True)
            x.run("xdotool", *(word for key in OUT for word in ("key", key)))
            hold_corner(x)
            app.do("wait", item="pin-1")
            x.run("xdotool", "mouseup", "1")
            for item in (*(f"pin-{digit}" for digit in PIN), "pinOk", "staffKey-exit"):
                app.do("tap", item=item)
            with suppress(DemoFailed):  # it ends before it has answered
                app.do("tap", item="staffKey-exit!")
            assert app.ended() == LEFT
        finally:
            app.stop()


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("openbox") is None, reason="no window manager here to close it")
def test_a_window_of_somebody_who_develops_is_closed_as_any_other(own_home, tmp_path):
    real_hall(tmp_path)
    with desktop() as x:
        app = kiosk(x, tmp_path, "--window", "540x900")
        try:
            assert app.answer()["ready"]
            until(lambda: windows(x, "--name", TOUCH))

            def closed():
                with suppress(AssertionError, IndexError):  # the window manager does not have it yet, or no more
                    x.run("xdotool", "windowfocus", windows(x, "--name", TOUCH)[0], "key", "alt+F4")
                return not windows(x, "--name", TOUCH)

            until(closed)
            assert app.ended() == 0
        finally:
            app.stop()


@pytest.mark.slow
def test_a_hall_file_with_a_mistake_pauses_it_and_once_mended_it_begins_by_itself(own_home, tmp_path):
    file = real_hall(tmp_path)
    right = file.read_text("utf-8")
    file.write_text(right + "nonsense", "utf-8")
    with desktop() as x:
        app = kiosk(x, tmp_path, "--kiosk-mode")
        try:
            until(lambda: windows(x, "--name", NOTICE))
            [window] = windows(x, "--name", NOTICE)
            assert "Geometry: 600x1000" in x.run("xdotool", "getwindowgeometry", window)
            x.run("xdotool", "key", "alt+F4", "key", "Escape")
            file.write_text(right, "utf-8")
            assert app.answer()["ready"]
            until(lambda: not windows(x, "--name", NOTICE))
        finally:
            assert app.stop() == 0


# -- one window of this process


def test_a_locked_window_is_closed_by_nobody(qapp):
    window = QWindow()
    mode = KioskMode(window)
    window.show()
    event = QCloseEvent()
    assert mode.eventFilter(window, event)
    assert not event.isAccepted()
    assert not window.close()
    assert window.isVisible()
    window.destroy()


@pytest.fixture
def goes_on(qapp):
    """The application of the tests, which must not end with the window of one."""
    load_fonts()
    ends = qapp.quitOnLastWindowClosed()
    qapp.setQuitOnLastWindowClosed(False)
    yield qapp
    qapp.setQuitOnLastWindowClosed(ends)


def shown():
    return [each for each in QGuiApplication.topLevelWindows() if each.property("takesNumbers") is not None]


def text(window, name):
    return next(item.property("text") for item in below(window.contentItem()) if item.objectName() == name)


WRONG = SettingsWrong(
    mistakes=(Mistake("hall.name", 3, "missing", Words("it is missing"), Words("a name")),),
    path="/srv/hall.toml",
    count=1,
)


@pytest.mark.allow_logs
@pytest.mark.parametrize(
    "problem", [WRONG, StoreUnavailable(reason="away"), PrinterTaken(printer="kiosk"), KeyError("x")]
)
def test_whatever_is_wrong_the_public_reads_the_same(goes_on, problem, caplog):
    """Also a fault of the program; and one page stands over all tries."""
    paused, seen = Paused("kiosk"), []
    left = [problem, None]

    def attempt():
        if each := left.pop(0):
            raise each

    def look():
        seen.extend((each, text(each, "pausedHead"), text(each, "pausedStaff")) for each in shown())

    timer = QTimer(interval=5)
    timer.timeout.connect(look)
    timer.start()
    assert paused.wait(attempt, problem, Wish(), "en", 20, 20) == ANEW
    assert len(shown()) == 1, "it stays until the app is there"
    assert paused.wait(lambda: None, problem, Wish(), "en", 20, 20) == ANEW
    timer.stop()
    assert len({id(each) for each, _, _ in seen}) == 1
    assert {head for _, head, _ in seen} == {"This machine is taking a break"}
    assert all(staff.startswith("Staff: ") and "\n" not in staff for _, _, staff in seen)
    assert "hall.name" not in seen[0][2]
    assert sum(record.levelname == "ERROR" for record in caplog.records) == (
        1 if isinstance(problem, StoreUnavailable | PrinterTaken) else 2
    )
    paused.remove()
    assert not shown()
    paused.remove()


@pytest.mark.allow_logs
def test_the_door_stands_over_it_too_and_a_hall_screen_says_what_it_is(goes_on):
    class Shut(QWindow):
        closed = 0

        def close(self):
            self.closed += 1

    door = Shut()
    paused = Paused("display-yard", lambda _language: door)
    QTimer.singleShot(50, partial(goes_on.exit, LEFT))
    assert paused.wait(lambda: None, WRONG, Wish(), "en", 60_000) == LEFT
    [window] = shown()
    assert text(window, "pausedHead") == "This screen is taking a break"
    paused.remove()
    assert door.closed == 1
