"""Each app keeps to its own screen of the computer, whatever is switched off, on and about; no window stands
outside the screens.
"""

from __future__ import annotations

import subprocess
import time
from contextlib import ExitStack
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from shared.assets import example_hall
from shared.demo.desktop import BAR, layout
from shared.demo.processes import bocso
from shared.ui.screens import Finder, Wish, inside, screens_in, wish
from tests.support.halls import small_hall
from tests.support.processes import App
from tests.support.servers import wait_for as until
from tests.support.xserver import x_server

SECOND = Wish(2, needs=2)
THIRD = Wish(3, needs=3)


def found(wish, *arrangements):
    """Where the app is after each of these; names in order, the main screen first."""
    finder = Finder(wish)
    return [finder.find(there.split()) for there in arrangements]


@pytest.mark.parametrize(
    ("wish", "arrangements", "own"),
    [
        (SECOND, ["kiosk tv", "kiosk", "kiosk tv"], ["tv", None, "tv"]),
        (SECOND, ["kiosk", "kiosk tv"], [None, "tv"]),
        (SECOND, ["kiosk tv", "tv kiosk"], ["tv", "tv"]),  # the television is the main one now
        (SECOND, ["kiosk tv", "tv", "tv kiosk"], ["tv", "tv", "tv"]),
        (SECOND, ["kiosk tv", "kiosk tv projector"], ["tv", "tv"]),
        (SECOND, ["kiosk tv", "projector kiosk tv"], ["tv", "tv"]),
        (SECOND, ["kiosk tv", "kiosk", "kiosk socket2"], ["tv", None, "socket2"]),  # in another socket
        (SECOND, ["kiosk tv", "kiosk projector tv", "kiosk projector"], ["tv", "tv", None]),
        (SECOND, ["kiosk tv", ":0.0", "tv", "kiosk tv"], ["tv", None, "tv", "tv"]),  # Qt's screen for want of one
        (Wish(1, needs=2), ["kiosk tv", ":0.0", "tv", "kiosk tv"], ["kiosk", ":0.0", None, "kiosk"]),
        (Wish(1, needs=2), ["kiosk tv", "tv", "tv kiosk"], ["kiosk", None, "kiosk"]),
        (Wish(1, needs=2), ["tv", "kiosk tv"], ["tv", "kiosk"]),  # not known before both were there
        (THIRD, ["kiosk tv sign", "kiosk sign", "kiosk tv sign"], ["sign", "sign", "sign"]),
        (Wish(2, needs=3), ["kiosk tv sign", "kiosk sign", "kiosk tv sign"], ["tv", None, "tv"]),
        (THIRD, ["kiosk sign", "kiosk tv sign"], [None, "sign"]),
        (THIRD, ["kiosk tv sign", "kiosk", "kiosk sign"], ["sign", None, "sign"]),
        (THIRD, ["kiosk"], [None]),
        (Wish(name="tv"), ["tv kiosk", "kiosk", "kiosk tv"], ["tv", None, "tv"]),
        (Wish(1, others=frozenset({"tv"})), ["tv", "tv kiosk"], [None, "kiosk"]),
    ],
)
def test_an_app_belongs_to_one_screen(wish, arrangements, own):
    assert found(wish, *arrangements) == own


@given(st.lists(st.permutations("abc").flatmap(lambda names: st.integers(0, 3).map(lambda n: names[:n]))))
def test_two_apps_never_share_a_screen(arrangements):
    finders = [Finder(Wish(number, needs=3)) for number in (1, 2, 3)]
    for there in arrangements:
        own = [name for finder in finders if (name := finder.find(there)) is not None]
        assert len(set(own)) == len(own)
        assert set(own) <= set(there)


def test_what_the_hall_file_wishes():
    both = small_hall(kiosk={"screen": 1}, display={"screen": 2})
    assert wish(both.kiosk, both.display) == Wish(1, needs=2)
    assert wish(both.display, both.kiosk) == Wish(2, needs=2)
    named = small_hall(kiosk={"screen": 1}, display={"screen": 2, "screen_name": "HDMI-1"})
    assert wish(named.kiosk, named.display) == Wish(1, needs=1, others=frozenset({"HDMI-1"}))
    assert wish(named.display, named.kiosk) == Wish(2, "HDMI-1", needs=2)


TWO = "[kiosk]\nscreen = 2\n\n[display]\n  screen=3 # the television\nscreen_name = 'HDMI-1'\n"
NEITHER = (1, "", 1, "")


@pytest.mark.parametrize(
    ("text", "screens"),
    [
        (TWO, (2, "", 3, "HDMI-1")),
        ("\ufeff" + TWO + '[[service]]\nscreen = 7\nname = "not closed\n', (2, "", 3, "HDMI-1")),
        (TWO.replace("= 2", "= two"), (1, "", 3, "HDMI-1")),
        (TWO.replace("= 2", "= 99").replace("'HDMI-1'", "5"), (1, "", 3, "")),
        ("kiosk = 3\nscreen = 4", NEITHER),
        (None, NEITHER),
    ],
)
def test_a_hall_file_with_mistakes_still_says_whose_screen_is_which(tmp_path, text, screens):
    file = tmp_path / "hall.toml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    kiosk, display = screens_in(file)
    assert (kiosk.screen, kiosk.screen_name, display.screen, display.screen_name) == screens


SCREENS = [QRect(0, 0, 1366, 768), QRect(1366, 0, 1080, 1920)]


@pytest.mark.parametrize(
    ("place", "right"),
    [
        ((10, 20, 400, 600), (10, 20, 400, 600)),
        ((900, 500, 400, 600), (900, 168, 400, 600)),
        ((1200, 20, 400, 600), (1366, 20, 400, 600)),  # most of it is there
        ((5000, 5000, 400, 600), (2046, 1320, 400, 600)),  # where a screen has been
        ((0, -30, 400, 900), (0, 0, 400, 768)),
    ],
)
def test_a_window_is_put_onto_a_screen(place, right):
    assert inside(QRect(*place), SCREENS).getRect() == right


def test_without_any_screen_a_window_stays():
    assert inside(SCREENS[0], []) == SCREENS[0]


@pytest.mark.parametrize(
    "screen",
    [(0, 0, 1920, 1080), (0, 27, 1366, 741), (0, 0, 1280, 720), (64, 0, 1536, 834), (1920, 0, 3840, 2160)],
)
def test_the_windows_of_bocso_run_stand_beside_each_other(screen):
    boxes = {name: QRect(*box) for name, box in layout(*screen).items()}
    framed = [box.adjusted(0, -BAR // 2, 0, BAR // 2) for box in boxes.values()]
    assert all(QRect(*screen).contains(box) for box in framed)
    assert not any(a.intersects(b) for a, b in combinations(framed, 2))
    assert boxes["counter"].width() >= 380
    assert boxes["counter"].height() >= 560


# On a real X server


KIOSK = ("KIOSK", "1080/300x1080/300+0+0", "screen")
TV = ("TV", "1920/1000x1080/500+1920+0", "none")
SMALL_TV = ("TV", "1280/1000x720/500+1920+0", "none")
MAIN_TV = ("*TV", *TV[1:])


class Desk:
    """A computer with its screens, and the apps that run on it."""

    def __init__(self, server, tmp_path, stack):
        self.server, self.folder, self.stack = server, tmp_path, stack
        text = example_hall().read_text(encoding="utf-8").replace("screen = 1             #", "screen = 2 #")
        self.hall = tmp_path / "hall.toml"
        self.hall.write_text(text, encoding="utf-8")

    def on(self, *monitor):
        self.server.run("xrandr", "--setmonitor", *monitor)

    def off(self, monitor):
        self.server.run("xrandr", "--delmonitor", monitor[0])

    def start(self, *words):
        env = {**self.server.environment, "BOCSO_DB": f"sqlite:///{self.folder / 'queue.sqlite'}"}
        log = self.folder / f"{words[0]}.log"
        app = App(words[0], [*words, "--hall", str(self.hall)], env, log)
        self.stack.callback(app.stop)
        return app

    def place(self, title, which=0):
        """x, y, width and height of the window with this title, if it is to be seen; of several that number."""
        words = ["xdotool", "search", "--onlyvisible", "--name", title]
        done = subprocess.run(words, env=self.server.environment, capture_output=True, text=True, check=False)
        if not (seen := done.stdout.split()):
            return None
        words = ["xdotool", "getwindowgeometry", "--shell", seen[which]]
        done = subprocess.run(words, env=self.server.environment, capture_output=True, text=True, check=False)
        facts = dict(line.split("=") for line in done.stdout.splitlines())
        return tuple(int(facts[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")) if facts else None

    def until(self, title, place, which=0):
        give_up = time.monotonic() + 60
        while (seen := self.place(title, which)) != place:
            assert time.monotonic() < give_up, f"{title} at {seen}"
            time.sleep(0.05)

    def waits(self, app, times):
        """Until the app has said so often that it waits for its screen."""
        log = self.folder / f"{app}.log"
        give_up = time.monotonic() + 60
        while (said := log.read_text(encoding="utf-8")).count("waits") != times:
            assert time.monotonic() < give_up, said
            time.sleep(0.05)
        return said


@pytest.fixture
def desk(tmp_path):
    with ExitStack() as stack:
        yield Desk(stack.enter_context(x_server("3840x1080")), tmp_path, stack)


DISPLAY = "Trung tâm"
TOUCH = "Ea Drăng"
NOTICE = "^Bốc Số$"
COUNTER = "Quầy 1"


@pytest.mark.slow
def test_a_television_that_is_switched_on_late_and_off_and_on(desk):
    desk.on(*KIOSK)
    display = desk.start("display")
    said = desk.waits("display", 1)
    assert "KIOSK" in said
    assert desk.place(DISPLAY) is None  # and no notice either
    desk.on(*TV)
    desk.until(DISPLAY, (1920, 0, 1920, 1080))
    desk.off(TV)
    desk.waits("display", 2)
    assert desk.place(DISPLAY) is None
    desk.on(*SMALL_TV)
    desk.until(DISPLAY, (1920, 0, 1280, 720))
    assert display.stop() == 0


@pytest.mark.slow
def test_the_main_screen_changes_and_goes(desk):
    desk.on(*KIOSK)
    desk.on(*TV)
    desk.start("display")
    desk.until(DISPLAY, (1920, 0, 1920, 1080))
    desk.start("kiosk", "--printer", "none")
    desk.until(TOUCH, (0, 0, 1080, 1080))
    desk.off(TV)
    desk.waits("display", 1)
    desk.on(*MAIN_TV)
    desk.until(DISPLAY, (1920, 0, 1920, 1080))
    assert desk.place(TOUCH) == (0, 0, 1080, 1080)
    desk.off(KIOSK)
    desk.waits("kiosk", 1)
    assert desk.place(TOUCH) is None
    assert desk.place(DISPLAY) == (1920, 0, 1920, 1080)
    desk.on(*KIOSK)
    desk.until(TOUCH, (0, 0, 1080, 1080))


@pytest.mark.slow
def test_two_hall_screens_of_one_computer_have_a_screen_each_and_start_once(desk):
    zone = '\n[[screen]]\nname = "west"\nscreen = 1\ncounters = [1]\n'
    desk.hall.write_text(desk.hall.read_text(encoding="utf-8") + zone, encoding="utf-8")
    desk.on(*KIOSK)
    desk.start("display", "--zone", "west")
    desk.until(DISPLAY, (0, 0, 1080, 1080))
    desk.on(*TV)
    desk.start("display")
    desk.until(DISPLAY, (1920, 0, 1920, 1080), which=-1)
    assert desk.place(DISPLAY, which=0) == (0, 0, 1080, 1080)
    words = bocso("display", "--zone", "west", "--hall", str(desk.hall))
    env = {**desk.server.environment, "BOCSO_DB": f"sqlite:///{desk.folder / 'queue.sqlite'}"}
    again = subprocess.run(words, env=env, capture_output=True, text=True, check=False, timeout=60)
    assert (again.returncode, "west" in again.stderr) == (1, True)


@pytest.mark.slow
def test_a_window_whose_screen_goes_stands_on_another(desk):
    desk.on(*KIOSK)
    desk.on(*TV)
    desk.start("counter", "--window", "400x600+2500+900")
    desk.until(COUNTER, (2500, 480, 400, 600))  # as low as the screen allows
    desk.off(TV)
    desk.until(COUNTER, (680, 480, 400, 600))


@pytest.mark.slow
def test_why_an_app_does_not_start_stands_on_no_other_screen(desk, tmp_path):
    desk.on(*KIOSK)
    words = bocso("display", "--hall", str(desk.hall), "--db", "postgresql://server:none/queue")
    log = tmp_path / "refused.log"
    with log.open("w") as stderr, subprocess.Popen(words, env=desk.server.environment, stderr=stderr) as waiting:
        until(lambda: "none" in log.read_text("utf-8"))
        assert desk.place(NOTICE) is None
        waiting.terminate()
    desk.on(*TV)
    desk.hall.write_text(desk.hall.read_text(encoding="utf-8") + "nonsense", encoding="utf-8")
    desk.start("display")
    desk.until(NOTICE, (1920, 0, 1920, 1080))
    desk.off(TV)
    desk.until(NOTICE, None)
    desk.on(*SMALL_TV)
    desk.until(NOTICE, (1920, 0, 1280, 720))
