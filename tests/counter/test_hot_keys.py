"""Keys that work while another window has the keyboard: on a real X server, and as Windows gives them."""

from __future__ import annotations

import ctypes
import time
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter.hotkeys.chord import chord
from counter.hotkeys.hot_keys import KEY_OF, HotKeys, system_keys
from counter.hotkeys.windows import WindowsKeys, _Message
from counter.hotkeys.x11 import XKeys
from shared.demo.hours import as_toml
from shared.errors.keys import HotKeysImpossible, HotKeyTaken, HotKeyWrong
from shared.hall.verb_runner import utc_now
from shared.keypad.actions import ACTIONS
from shared.keypad.kept import USUAL
from shared.rules.entry import Verb
from shared.ui.presses import GAP_MS
from tests.support.halls import PIN, Opened, at_noon, journal, small_hall
from tests.support.processes import App
from tests.support.xserver import x_server

MOD = Qt.KeyboardModifier


@pytest.fixture(scope="module")
def x():
    with x_server("800x600", "-extension", "MIT-SHM") as server:
        server.run("xset", "r", "rate", "300", "40")
        yield server


class Keys:
    """The system keys of a program of its own, and what they told."""

    def __init__(self, made, pressed):
        self.made, self.pressed = made, pressed


@pytest.fixture
def program(x, qapp, monkeypatch):
    monkeypatch.setenv("DISPLAY", x.display)
    programs = []

    def another():
        pressed = []
        programs.append(XKeys(pressed.append))
        return Keys(programs[-1], pressed)

    yield another
    for each in programs:
        each.close()


def reads(text):
    found = chord(text)
    return found.key, found.held


def test_a_key_is_read_as_people_write_it():
    assert reads("Ctrl+Alt+Space") == (Qt.Key.Key_Space, MOD.ControlModifier | MOD.AltModifier)
    assert reads("meta+shift+n") == (Qt.Key.Key_N, MOD.MetaModifier | MOD.ShiftModifier)
    assert reads("F12") == (Qt.Key.Key_F12, MOD.NoModifier)
    assert reads("Pause") == (Qt.Key.Key_Pause, MOD.NoModifier)


@pytest.mark.parametrize(
    "text", ["", "Space", "Shift+A", "7", "Ctrl+Alt", "nonsense", "Ctrl+K, Ctrl+C", "Ctrl+Return"]
)
def test_what_people_type_in_every_text_is_no_key_for_everywhere(text):
    with pytest.raises(HotKeyWrong):
        chord(text)


def test_every_action_has_its_key_in_the_window():
    assert KEY_OF.keys() == ACTIONS.keys() >= USUAL.keys()


# -- X11


@pytest.mark.slow
@pytest.mark.parametrize(
    ("key", "struck"),
    [("Ctrl+Alt+Space", "ctrl+alt+space"), ("F12", "F12"), ("Pause", "Pause"), ("Ctrl+Shift+F7", "ctrl+shift+F7"),
     ("Meta+9", "super+9")],
)  # fmt: skip
def test_a_grabbed_key_is_heard_alone(x, program, qtbot, key, struck):
    keys = program()
    assert keys.made.grab(7, chord(key))
    x.run("xdotool", "key", "space", "Escape", struck)
    qtbot.waitUntil(lambda: keys.pressed == [7], timeout=60_000)


@pytest.mark.slow
@pytest.mark.parametrize("lock", ["Num_Lock", "Caps_Lock"])
def test_a_lock_changes_nothing(x, program, qtbot, lock):
    keys = program()
    assert keys.made.grab(1, chord("Ctrl+Alt+Space"))
    x.run("xdotool", "key", lock)
    try:
        x.run("xdotool", "key", "ctrl+alt+space")
        qtbot.waitUntil(lambda: keys.pressed == [1], timeout=60_000)
    finally:
        x.run("xdotool", "key", lock)


@pytest.mark.slow
def test_a_key_that_is_held_counts_once(x, program, qtbot):
    keys = program()
    assert keys.made.grab(1, chord("F12"))
    assert keys.made.grab(2, chord("F11"))
    x.run("xdotool", "keydown", "F12")
    QTest.qWait(800)  # some fifteen repeats
    x.run("xdotool", "keyup", "F12", "key", "F11")
    qtbot.waitUntil(lambda: 2 in keys.pressed, timeout=60_000)
    assert keys.pressed == [1, 2]


@pytest.mark.slow
def test_a_key_of_another_program_is_told_by_name_and_is_free_when_that_ends(program, qapp):
    first, second = program(), program()
    assert first.made.grab(1, chord("Ctrl+Alt+Space"))
    told = HotKeys(3, None, print, lambda _: second.made).problem
    assert isinstance(told, HotKeyTaken)
    assert "Ctrl+Alt+Space" in str(told)
    assert str(told).endswith("--counter 3 next KEY")
    first.made.close()
    first.made.close = lambda: None
    assert second.made.grab(1, chord("Ctrl+Alt+Space"))


@contextmanager
def counter(x, hall, folder, number):
    path = folder / "hall.toml"
    path.write_text(as_toml(hall.settings), encoding="utf-8")
    words = ["counter", "--counter", str(number), "--hall", str(path), "--db", hall._store.url, "--drive"]
    process = App(f"counter-{number}", words, x.environment, folder / f"counter-{number}.log")
    try:
        assert process.answer()["ready"]
        yield process
    finally:
        process.stop()


def log_on(process):
    for key in (*(f"pin-{digit}" for digit in PIN), "pinOk"):
        process.do("tap", item=key)
    process.do("wait", item="next", enabled=True)


@pytest.mark.slow
@pytest.mark.allow_logs
def test_the_usual_way_goes_on_while_another_window_has_the_keyboard(x, store, tmp_path):
    """The other window is another counter's, to which the key is said to be taken."""
    hall = Opened(at_noon(small_hall()), store, utc_now)
    hall.issue("papers")
    with counter(x, hall, tmp_path, 1) as mine:
        log_on(mine)
        with counter(x, hall, tmp_path, 2) as other:
            log_on(other)
            assert "Ctrl+Alt+Space" in "".join(other.do("wait", item="printerLine")["texts"])
            x.run("xdotool", "search", "--sync", "--onlyvisible", "--name", "2", "windowfocus", "--sync")
            for verb in (Verb.CALL_NEXT, Verb.START, Verb.COMPLETE):
                mine.do("wait", item="next", enabled=True)
                time.sleep(2 * GAP_MS / 1000)  # a finger needs that much; what comes sooner bounces
                x.run("xdotool", "keydown", "ctrl+alt+space")
                time.sleep(0.6)  # it repeats
                x.run("xdotool", "keyup", "ctrl+alt+space")
                _until(lambda verb=verb: journal(hall)[-1].verb is verb)
            assert journal(hall)[-1].counter == 1


def _until(condition):
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


# -- elsewhere


def test_a_desktop_that_gives_no_keys_says_how_to_bind_a_command_once_somebody_wants_one(qapp):
    assert system_keys(print) is None, "offscreen"
    assert HotKeys(3, None, print, lambda _: None).problem is None
    told = HotKeys(3, {"next": "F12"}, print, lambda _: None).problem
    assert isinstance(told, HotKeysImpossible)
    assert "bocso next --counter 3" in str(told)


def test_a_key_that_is_none_is_said_and_the_others_work(qapp):
    class System:
        grabbed = ()

        def grab(self, number, _chord):
            self.grabbed += (number,)
            return True

    system, pressed = System(), []
    told = []

    def given(tell):
        told.append(tell)
        return system

    keys = HotKeys(1, {"next": "Space", "recall": "F11"}, pressed.append, given)
    assert (type(keys.problem), system.grabbed) == (HotKeyWrong, (1,))
    told[0](1)
    assert pressed == [Qt.Key.Key_F3]


class User32:
    """As winuser.h says, for the calls that are used."""

    def __init__(self):
        self.keys = {}

    def RegisterHotKey(self, hwnd, number, held, code):  # noqa: N802 - Windows' name
        if (held, code) in self.keys.values():
            return 0
        self.keys[number] = (held, code)
        return 1

    def UnregisterHotKey(self, hwnd, number):  # noqa: N802 - Windows' name
        del self.keys[number]


def test_on_windows_a_key_is_registered_heard_and_given_back(qapp):
    system, pressed = User32(), []
    keys = WindowsKeys(pressed.append, system)
    assert keys.grab(1, chord("Ctrl+Alt+Space"))
    assert keys.grab(2, chord("F12"))
    assert not keys.grab(3, chord("F12")), "another has it"
    assert system.keys == {1: (0x4003, 0x20), 2: (0x4000, 0x7B)}
    for number, message in ((2, 0x0312), (2, 0x0100), (9, 0x0312)):
        sent = _Message(None, message, number)
        keys.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent))
    keys.nativeEventFilter(b"xcb_generic_event_t", 0)
    assert pressed == [2]
    keys.close()
    assert system.keys == {}
