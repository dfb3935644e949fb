"""The counter's window opens its visitor's panel on the second screen, and closes it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtQuick import QQuickWindow

from counter.panel.beside import PanelBeside, command
from counter.window_form import WindowForm
from shared.assets import example_hall
from shared.demo.processes import bocso
from shared.errors.starting import PanelEnded, PanelOnMain, PanelScreenMissing
from shared.ui.start import Options
from tests.support.halls import small_hall
from tests.support.xserver import x_server

MAIN, VISITOR = QRect(0, 0, 1366, 768), QRect(1366, 0, 1024, 600)
STAYS = (sys.executable, "-c", "import sys; sys.stdin.read()")


class FakeScreens(QObject):
    """The computer's screens; the first is the main one."""

    settled = Signal()

    def __init__(self, **there):
        super().__init__()
        self.there = there

    def now(self):
        return self.there

    def are(self, **there):
        self.there = there
        self.settled.emit()


class Beside:
    """A panel beside counter 3, and what the clerk reads."""

    def __init__(self, screens, screen="2", program=STAYS, again_ms=60_000):
        self.said, self.screens = [], screens
        self.panel = PanelBeside(program, 3, screen, screens, self.said.append, again_ms=again_ms)

    @property
    def pid(self):
        return self.panel._process.processId()


@pytest.fixture
def beside(qapp):
    made = []

    def make(*args, **options):
        made.append(Beside(*args, **options))
        return made[-1]

    yield make
    for each in made:
        each.panel.close()


def test_it_runs_while_the_counter_does(beside, qtbot):
    one = beside(FakeScreens(laptop=MAIN, tv=VISITOR))
    qtbot.waitUntil(lambda: one.pid > 0)
    assert (one.said, one.panel.area()) == ([], VISITOR)
    one.panel.close()
    assert one.pid == 0


def test_a_missing_screen_is_said_until_it_is_there(beside, qtbot):
    screens = FakeScreens(laptop=MAIN)
    one = beside(screens)
    assert (one.pid, [type(each) for each in one.said]) == (0, [PanelScreenMissing])
    assert one.panel.area() == QRect()
    screens.are(laptop=MAIN, tv=VISITOR)
    qtbot.waitUntil(lambda: one.pid > 0)
    screens.are(laptop=MAIN)
    screens.are(laptop=MAIN)
    assert [type(each) for each in one.said] == [PanelScreenMissing, type(None), PanelScreenMissing]


def test_it_never_covers_the_main_screen(beside):
    one = beside(FakeScreens(laptop=MAIN, tv=VISITOR), "laptop")
    assert (one.pid, [type(each) for each in one.said]) == (0, [PanelOnMain])
    assert one.panel.area() == QRect()


def test_one_that_ends_is_said_and_started_again(beside, qtbot, tmp_path):
    ran = str(tmp_path / "ran")
    ends = f"import sys, pathlib; p = pathlib.Path({ran!r}); p.exists() and sys.stdin.read(); p.touch()"
    one = beside(FakeScreens(laptop=MAIN, tv=VISITOR), program=(sys.executable, "-c", ends), again_ms=200)
    qtbot.waitUntil(lambda: [type(each) for each in one.said] == [PanelEnded, type(None)], timeout=20_000)
    qtbot.waitUntil(lambda: one.pid > 0)


def test_the_panel_has_the_counters_hall():
    hall = Path("hall.toml")
    assert command(Options(hall, "sqlite:///q"), 3, "HDMI-1")[3:] == (
        *("panel", "--hall", "hall.toml", "--db", "sqlite:///q"),
        *("--counter", "3", "--screen", "HDMI-1", "--until-stdin-ends"),
    )
    assert command(Options(hall, None, "auto"), 3, "2")[3:8] == ("panel", "--hall", "hall.toml", "--hub", "auto")


@pytest.mark.parametrize("screen", ["1", "0", "9"])
def test_the_main_screen_is_not_the_visitors(screen):
    small_hall(counter=[{"number": 1, "services": ["papers", "land"], "panel_screen": "2"}])
    with pytest.raises(ValueError, match="panel_screen"):
        small_hall(counter=[{"number": 1, "services": ["papers", "land"], "panel_screen": screen}])


def test_the_clerks_window_comes_back_beside_the_panel(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr("counter.window_form._areas", lambda _: [MAIN, VISITOR])
    form = WindowForm("hall/counter-1", tmp_path / "windows.ini")
    form._kept.setValue("open", QRect(1500, 20, 420, 560))
    form.keep_off = lambda: VISITOR
    window = QQuickWindow()
    form.take(window, "open", 420, 560)
    assert MAIN.contains(window.geometry())
    window.destroy()


@pytest.mark.slow
@pytest.mark.parametrize("kill", [False, True])
def test_on_a_real_computer_with_two_screens(tmp_path, kill):
    """The window of the panel stands on the second screen, and goes with the counter's however that ends."""
    hall = tmp_path / "hall.toml"
    text = (
        example_hall()
        .read_text("utf-8")
        .replace("[[counter]]\nnumber = 1", '[[counter]]\npanel_screen = "2"\nnumber = 1')
    )
    hall.write_text(text, "utf-8")
    with x_server("2390x768") as server:
        server.run("xrandr", "--setmonitor", "CLERK", "1366/300x768/200+0+0", "screen")
        server.run("xrandr", "--setmonitor", "VISITOR", "1024/200x600/120+1366+0", "none")
        words = bocso("counter", "--hall", str(hall), "--db", f"sqlite:///{tmp_path / 'q.sqlite'}")
        env = {**server.environment, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
        with subprocess.Popen(words, env=env) as counter:

            def tool(*words):
                done = subprocess.run(["xdotool", *words], env=env, capture_output=True, text=True, check=False)
                return done.stdout.split()

            def places():
                """x, width and height of each window; one may go while it is looked at."""
                found = tool("search", "--onlyvisible", "--name", "Quầy 1")
                facts = [
                    dict(word.split("=") for word in tool("getwindowgeometry", "--shell", each)) for each in found
                ]
                return {(int(each["X"]), int(each["WIDTH"]), int(each["HEIGHT"])) for each in facts if each}

            def until(wanted):
                give_up = time.monotonic() + 90
                while not wanted(seen := places()):
                    assert time.monotonic() < give_up, seen
                    time.sleep(0.1)

            try:
                until(lambda seen: (1366, 1024, 600) in seen and len(seen) == 2)
                assert all(x + width <= 1366 for x, width, _ in places() - {(1366, 1024, 600)})
            finally:
                counter.kill() if kill else counter.terminate()
            until(lambda seen: not seen)
