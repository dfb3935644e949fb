"""One press of a key is one act: by the times of the events, and on a real X server that repeats a held key."""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest

from shared.demo.hours import as_toml
from shared.hall.verb_runner import utc_now
from shared.rules.entry import Verb
from shared.ui.presses import GAP_MS, KeysDown, OnePress, Press
from tests.support.counters import CounterStand
from tests.support.halls import PIN, Opened, at_noon, journal, small_hall
from tests.support.processes import App
from tests.support.windows import place, stands
from tests.support.xserver import slow_line, x_server

KEY = Qt.Key
AN_HOUR = 3_600_000
PAGE, OTHER_PAGE = object(), object()


# -- by the times of the events


def typed(strokes, delay, every):
    """The events of a keyboard as X sends them while keys are down: (ms, "down" or "up", key, whether a finger did
    it). `strokes`: (ms it begins, key, ms it is held).
    """
    events = []
    for begin, key, held in strokes:
        events += [(begin, "down", key, True), (begin + held, "up", key, True)]
        repeats = range(begin + delay, begin + held, every)
        events += [(at, half, key, False) for at in repeats for half in ("up", "down")]
    return sorted(events, key=lambda event: event[0])  # stable: the halves of a pair stay in order


@st.composite
def some_strokes(draw):
    """Of four keys; one that is down, or was within 100 ms, is not pressed."""
    strokes, free, at = [], [1000] * 4, 1000
    for _ in range(draw(st.integers(0, 12))):
        key, held = draw(st.integers(0, 3)), draw(st.integers(1, 2000))
        at = max(at + draw(st.integers(0, 3000)), free[key])
        free[key] = at + held + 101
        strokes.append((at, key, held))
    return strokes


@given(
    strokes=some_strokes(),
    rate=st.sampled_from([(660, 40), (500, 33)]),
    origin=st.sampled_from([0, 2**32 - 3000]),
    told=st.randoms(use_true_random=False),
)
def test_a_repeat_never_counts_and_a_press_always_does(strokes, rate, origin, told):
    """Whatever the toolkit says of a repeat, with several keys at once, and when X's clock begins again."""
    keys = KeysDown()
    for at, half, key, real in typed(strokes, *rate):
        stamp = (at + origin) % 2**32
        if half == "up":
            keys.released(key, stamp)
        else:
            press = keys.pressed(key, stamp, PAGE, repeat=not real and told.random() < 0.5)
            assert (press is Press.NEW) == real


def test_a_page_that_opened_under_a_held_key_is_told_of_no_press():
    keys = KeysDown()
    assert keys.pressed(1, 1000, PAGE) is Press.NEW
    keys.released(1, 1660)
    assert keys.pressed(1, 1660, PAGE) is Press.REPEAT
    keys.released(1, 1700)
    assert keys.pressed(1, 1700, OTHER_PAGE) is Press.STRAY
    keys.released(1, 1720)
    assert keys.pressed(1, 1900, OTHER_PAGE) is Press.NEW


def test_a_release_that_another_window_got_costs_no_press():
    keys = KeysDown()
    keys.pressed(1, 1000, PAGE)
    keys.let_go()
    assert keys.pressed(1, 9000, PAGE) is Press.NEW


def test_a_key_held_since_another_window_is_a_repeat_here():
    keys = KeysDown()
    keys.released(1, 1000)
    assert keys.pressed(1, 1000, PAGE) is Press.STRAY


def test_a_key_that_bounces_is_one_press():
    keys = KeysDown()
    keys.pressed(1, 1000, PAGE)
    keys.released(1, 1080)
    assert keys.pressed(1, 1080 + GAP_MS, PAGE) is not Press.NEW


# -- in the counter's window


@pytest.fixture
def stand_up(qtbot, store, clock):
    hall = Opened(small_hall(), store, clock)
    for _ in range(3):
        hall.issue("papers")
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        yield make


@pytest.fixture
def stand(stand_up):
    stand = stand_up()
    stand.log_on()
    return stand


class Keyboard:
    """Keys with the times of a real keyboard, before a window that is watched."""

    def __init__(self, stand):
        self.stand = stand
        self.watch = OnePress(stand.window)
        self.now = 1000

    def hold(self, key, text="", repeats=3):
        """Down, some repeats that the toolkit takes for real, and up."""
        self._send(QEvent.Type.KeyPress, key, text, 500)
        for _ in range(repeats):
            self._send(QEvent.Type.KeyRelease, key, text, 40)
            self._send(QEvent.Type.KeyPress, key, text, 0)
        self._send(QEvent.Type.KeyRelease, key, text, 30)

    def _send(self, kind, key, text, later):
        self.now += later
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
        event.setTimestamp(self.now)
        QGuiApplication.sendEvent(self.stand.window, event)
        self.stand.calm()


@pytest.fixture
def keyboard(stand):
    stand.window.requestActivate()
    assert QTest.qWaitForWindowActive(stand.window)
    return Keyboard(stand)


def test_a_key_held_over_the_end_of_its_verb_is_one_verb(stand, keyboard):
    keyboard.hold(KEY.Key_F2)
    assert stand.state() == ("A001", "called")
    keyboard.hold(KEY.Key_F4)
    assert stand.state() == ("A001", "called")
    assert stand.desk.confirming


def test_arrows_and_letters_run_on(stand, keyboard):
    keyboard.hold(KEY.Key_F2)
    keyboard.hold(KEY.Key_F7)
    assert stand.desk.sheet
    keyboard.hold(KEY.Key_Down, repeats=2)
    assert stand.desk.sheetSelected == 3


def test_a_digit_held_over_the_opening_of_a_text_field_types_nothing_into_it(stand, keyboard):
    keyboard.hold(KEY.Key_F8, repeats=0)
    other = len(stand.desk.sheetRows)
    keyboard.hold(KEY.Key_0 + other, str(other))
    assert stand.desk.sheetTyping
    assert stand.find("sheetField").property("text") == ""
    keyboard.hold(KEY.Key_A, "a", repeats=2)
    assert stand.find("sheetField").property("text") == "aaa"


def test_a_key_released_in_another_window_acts_when_it_is_pressed_again(stand, keyboard):
    keyboard._send(QEvent.Type.KeyPress, KEY.Key_F2, "", 500)
    for change in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
        QGuiApplication.sendEvent(stand.window, QFocusEvent(change))
    keyboard.hold(KEY.Key_F2)
    assert stand.state() == ("A001", "serving")


# -- a double click is one act


def double_click(stand, name):
    centre = place(stand.find(name)).center().toPoint()
    QTest.mouseDClick(stand.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)
    stand.calm()


@pytest.mark.parametrize("name", ["noShow", "start", "next"])
def test_a_double_click_goes_one_step(stand, name):
    stand.key(KEY.Key_F2)
    double_click(stand, name)
    assert stand.state() == ("A001", "called" if name == "noShow" else "serving")


def test_a_double_click_chooses_nothing_on_the_sheet_it_opens(stand):
    double_click(stand, "pause")
    assert stand.desk.sheet
    assert "pause" not in stand.wire.names()


def test_a_digit_clicked_twice_at_once_is_two_digits(stand_up):
    stand = stand_up()
    double_click(stand, "pin-4")
    assert stand.desk.pinLength == 2
    double_click(stand, "pinBack")
    assert stand.desk.pinLength == 0


def test_f2_pressed_twice_at_once_starts_and_does_not_complete(stand_up):
    stand = stand_up(double_press=AN_HOUR)
    stand.log_on()
    stand.hall.call_next(1)
    stand.settle()
    for _ in range(2):
        stand.press(KEY.Key_F2)
        stand.settle()
        assert stand.state() == ("A001", "serving")


# -- on a real X server


@contextmanager
def app(line, hall, folder, *words):
    """The real app on a line to an X server, its window with the keyboard."""
    path = folder / "hall.toml"
    path.write_text(as_toml(hall.settings), encoding="utf-8")
    where = ["--hall", str(path), "--db", hall._store.url]
    process = App(words[0], [*words, *where, "--drive"], line.environment, folder / f"{words[0]}.log")
    try:
        assert process.answer()["ready"]
        line.run("xdotool", "search", "--sync", "--onlyvisible", "--name", ".", "windowfocus", "--sync")
        yield process
    finally:
        process.stop()


@pytest.fixture(params=[("660", "25"), ("500", "30")], ids="-".join)
def x(request):
    with x_server("1920x1080", "-extension", "MIT-SHM") as server, slow_line(server) as line:
        line.run("xset", "r", "rate", *request.param)
        yield line


@pytest.fixture
def hall(store):
    hall = Opened(at_noon(small_hall()), store, utc_now)
    for _ in range(8):
        hall.issue("papers")
    return hall


def hold(line, key, seconds=1.0):
    """A finger on a key, for so long that it repeats six times or more."""
    line.run("xdotool", "keydown", key)
    time.sleep(seconds)
    line.run("xdotool", "keyup", key)


def verbs(hall):
    return [entry.verb.value for entry in journal(hall) if entry.verb not in (Verb.ISSUE, Verb.EXPIRE)]


@pytest.mark.slow
def test_one_press_is_one_verb_however_long_it_is_held(x, hall, tmp_path):
    with app(x, hall, tmp_path, "counter", "--counter", "1") as counter:

        def is_done(key, *expected, seconds=1.0):
            """A later key goes the same way: when its page is open all before it has been done."""
            hold(x, key, seconds)
            x.run("xdotool", "key", "F9")
            counter.do("wait", item="sheetTitle")
            x.run("xdotool", "key", "Escape")
            counter.do("wait", item="next", enabled=True)
            assert verbs(hall) == ["open", *expected], key

        counter.do("wait", item="pinOk")
        hold(x, PIN[0])
        x.run("xdotool", "type", "--delay", "100", PIN[1:])
        counter.do("wait", item="pinOk", enabled=True)
        hold(x, "Return")
        counter.do("wait", item="next", enabled=True)
        is_done("F2", "call_next", seconds=2)
        is_done("F3", "call_next", "recall")
        is_done("F4", "call_next", "recall")
        is_done("F2", "call_next", "recall", "start")
        is_done("F6", "call_next", "recall", "start", "complete")


@pytest.mark.slow
@pytest.mark.parametrize("x", [("500", "30")], indirect=True)
def test_enter_held_on_a_tile_of_the_kiosk_is_one_number(x, hall, tmp_path):
    with app(x, hall, tmp_path, "kiosk") as kiosk:
        kiosk.do("wait", item="service-papers", enabled=True)
        x.run("xdotool", "key", "Tab")
        hold(x, "Return")
        kiosk.do("wait", item="ticketNumber")
        x.run("xdotool", "key", "Escape")
        kiosk.do("wait", item="service-papers", enabled=True)
        assert len(hall.board()[0].tickets) == 9
