"""Call keypads: over pseudo-terminals, over an event device where one can be made, and as `bocso` learns them."""

from __future__ import annotations

import json
import os
import struct
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from pydantic import ValidationError
from PySide6.QtCore import Qt
from typer.testing import CliRunner

from counter.hotkeys.keypads import Keypads
from shared.cli import app
from shared.errors.keys import KeypadUnreachable, KeysUnreadable
from shared.keypad.kept import CounterKeys, Keypad, kept_in, load, save
from shared.keypad.sources import EventKeys, open_keypad
from tests.support.wires import wire_at

EVENT = struct.Struct("@llHHi")
EV_SYN, EV_KEY, KEY_KP1, KEY_KP2 = 0, 1, 79, 80
SOON = 0.02


@pytest.fixture
def heard(qtbot):
    """Starts keypads; what they press, and what was wrong with them."""
    made = []

    def start(*keypads, opened=open_keypad, there=True):
        pressed, wrong, open_ones = [], [], []

        def noting(port, baud):
            source = opened(port, baud)
            open_ones.append(port)
            return source

        made.append(Keypads(keypads, pressed.append, noting, SOON))
        made[-1].trouble.connect(wrong.append)
        qtbot.waitUntil(lambda: len(open_ones) == there, timeout=60_000)  # what came before is of nobody
        return pressed, wrong

    yield start
    for each in made:
        each.stop()


def pad(port, **keys):
    return Keypad(port=str(port), keys={code[1:]: action for code, action in keys.items()})


def apart():
    time.sleep(0.15)  # as fingers; sooner it is held


# -- serial


@pytest.mark.slow
def test_each_key_of_a_serial_keypad_is_one_of_the_window(heard, qtbot, tmp_path):
    with wire_at(tmp_path / "pad") as wire:
        pressed, _ = heard(pad(wire.path, x310d="next", x32="recall", x33="1"))
        for sent in (b"1\r", b"2", b"9", b"3"):
            os.write(wire.end, sent)
            apart()
        keys = [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_1]
        qtbot.waitUntil(lambda: pressed == keys, timeout=60_000)


@pytest.mark.slow
def test_a_keypad_that_is_unplugged_is_said_and_goes_on_when_it_is_back(heard, qtbot, tmp_path):
    with wire_at(tmp_path / "pad") as wire:
        pressed, wrong = heard(pad(wire.path, x31="next"))
        os.write(wire.end, b"1")
        qtbot.waitUntil(lambda: len(pressed) == 1, timeout=60_000)
        wire.unplug()
        qtbot.waitUntil(lambda: bool(wrong) and str(wire.path) in str(wrong[-1]), timeout=60_000)
        assert isinstance(wrong[-1], KeypadUnreachable)
        wire.plug_in()
        qtbot.waitUntil(lambda: wrong[-1] is None, timeout=60_000)
        os.write(wire.end, b"1")
        qtbot.waitUntil(lambda: len(pressed) == 2, timeout=60_000)


@pytest.mark.slow
def test_a_keypad_of_another_program_is_said(heard, qtbot, tmp_path):
    with wire_at(tmp_path / "pad") as wire:
        first = open_keypad(str(wire.path), 9600)
        _, wrong = heard(pad(wire.path, x31="next"), there=False)
        qtbot.waitUntil(lambda: bool(wrong), timeout=60_000)
        assert "another program has it" in str(wrong[0])
        first.close()
        qtbot.waitUntil(lambda: wrong[-1] is None, timeout=60_000)


class Typed:
    """A serial port at which these bytes come, each at its second of a clock that goes on only as one waits."""

    def __init__(self, monkeypatch, strokes):
        self._strokes, self._now, self.timeout = list(strokes), 100.0, 0.0
        monkeypatch.setattr("shared.keypad.sources.time", self)
        monkeypatch.setattr("serial.serial_for_url", lambda *_args, **_named: self)

    def monotonic(self):
        return self._now

    def sleep(self, seconds):
        self._now += seconds

    @property
    def in_waiting(self):
        return sum(100 + at <= self._now for at, _ in self._strokes)

    def read(self, count):
        until = self._now + self.timeout * (count > 0)
        if count and not self.in_waiting and self._strokes:
            self._now = min(until, 100 + self._strokes[0][0])
        here = self._strokes[: min(count, self.in_waiting)]
        del self._strokes[: len(here)]
        self._now = self._now if here else until
        return b"".join(key for _, key in here)

    def close(self):
        pass


def repeated(key, since, every, count=20):
    return [(since + number * every, key) for number in range(count)]


@pytest.mark.parametrize("every", [0.02, 0.033, 0.08])
@pytest.mark.parametrize("delay", [0.25, 0.5, 1.0])
def test_a_key_that_is_held_is_one_press(monkeypatch, delay, every):
    """No-show is struck twice: a held key must not be that."""
    strokes = [(0.0, b"3"), *repeated(b"3", delay, every), (5.0, b"3"), (5.4, b"3"), (5.8, b"1")]
    Typed(monkeypatch, strokes)
    source = open_keypad("COM3", 9600)
    heard = [key for key in (source.read(0.5) for _ in range(60)) if key is not None]
    assert heard == ["33", "33", "33", "31"]


def test_keys_that_follow_fast_are_all_heard(monkeypatch):
    Typed(monkeypatch, [(0.0, b"3"), (0.3, b"3"), (0.36, b"1"), (0.42, b"2")])
    source = open_keypad("COM3", 9600)
    assert [source.read(0.5) for _ in range(4)] == ["33", "33", "31", "32"]


# -- event devices


def events(*strokes):
    return b"".join(EVENT.pack(0, 0, kind, code, value) for kind, code, value in strokes)


@pytest.mark.slow
def test_an_event_device_is_grabbed_and_only_its_presses_count(heard, qtbot, tmp_path):
    """A pipe says what a device would; that it is grabbed is asked of the device itself below."""
    path, grabbed = tmp_path / "event7", []
    os.mkfifo(path)
    device = os.open(path, os.O_RDWR)
    pressed, wrong = heard(
        pad(path, x79="next", x80="done"), opened=lambda port, _baud: EventKeys(port, grabbed.append)
    )
    held = [(EV_KEY, KEY_KP1, value) for value in (1, 2, 2, 0)]
    os.write(device, events(*held, (EV_SYN, 0, 0), (EV_KEY, KEY_KP2, 1), (EV_KEY, KEY_KP2, 0)))
    qtbot.waitUntil(lambda: pressed == [Qt.Key.Key_F2, Qt.Key.Key_F6], timeout=60_000)
    assert (len(grabbed), wrong) == (1, [])
    os.close(device)  # unplugged
    told = "Plug it in"  # and perhaps taken back: a pipe can be opened again at once
    qtbot.waitUntil(lambda: any(told in str(each) for each in wrong), timeout=60_000)


@contextmanager
def real_keypad():
    """A keyboard with two keys, made by the kernel (linux/uinput.h); its event device and how to strike it."""
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        made = os.open("/dev/uinput", os.O_WRONLY | os.O_NONBLOCK)
    except OSError as problem:
        pytest.skip(f"no device can be made here: {problem}")
    try:
        fcntl.ioctl(made, 0x40045564, EV_KEY)  # UI_SET_EVBIT
        for key in (KEY_KP1, KEY_KP2):
            fcntl.ioctl(made, 0x40045565, key)  # UI_SET_KEYBIT
        fcntl.ioctl(made, 0x405C5503, struct.pack("HHHH80sI", 3, 1, 1, 1, b"bocso keypad", 0))  # UI_DEV_SETUP
        fcntl.ioctl(made, 0x5501)  # UI_DEV_CREATE
        until = time.monotonic() + 60
        while True:
            named = Path("/sys/class/input").glob("event*/device/name")
            found = [each for each in named if each.read_text().strip() == "bocso keypad"]
            if found and (device := Path("/dev/input", found[0].parts[4])).exists():
                break
            assert time.monotonic() < until
            time.sleep(0.01)
        yield device, lambda *strokes: os.write(made, events(*strokes, (EV_SYN, 0, 0)))
    finally:
        os.close(made)


@pytest.mark.slow
def test_a_real_event_device_types_into_no_other_program(heard, qtbot):
    with real_keypad() as (device, strike):
        other = EventKeys(str(device), lambda _device: None)
        pressed, _ = heard(pad(device, x79="next"))
        qtbot.waitUntil(lambda: _is_grabbed(device), timeout=60_000)
        strike((EV_KEY, KEY_KP1, 1))
        strike((EV_KEY, KEY_KP1, 0))
        qtbot.waitUntil(lambda: pressed == [Qt.Key.Key_F2], timeout=60_000)
        assert other.read(0) is None
        other.close()


def _is_grabbed(device):
    with suppress(OSError):
        EventKeys(str(device)).close()
        return False
    return True


# -- learned by `bocso`


@pytest.fixture
def bocso(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("BOCSO_LANG", "en")

    def run(*words):
        result = CliRunner().invoke(app, list(words), catch_exceptions=False)
        return result.exit_code, json.loads(result.stdout)

    return run


@contextmanager
def striking(wire, keys):
    """A finger presses these keys, one after the other, for as long as the block lasts."""
    over = threading.Event()

    def strike():
        for key in keys:
            apart()
            os.write(wire.end, key)
        over.wait()

    finger = threading.Thread(target=strike)
    finger.start()
    try:
        yield
    finally:
        over.set()
        finger.join()


@pytest.mark.slow
def test_a_keypad_is_learned_tried_and_forgotten(bocso, tmp_path):
    with wire_at(tmp_path / "pad") as wire:
        port = str(wire.path)
        with striking(wire, [b"1", b"2", b"2", b"3"]):
            code, said = bocso("keypad", "learn", port, "--counter", "2", "--seconds", "0.4")
        assert (code, said["keys"]) == (0, {"31": "next", "32": "recall", "33": "no-show"})
        assert load(2).keypads == [Keypad(port=port, keys=said["keys"])]
        assert load(1).keypads == []
        with striking(wire, [b"3", b"7"]):
            code, said = bocso("keypad", "test", "--counter", "2", "--seconds", "0.4")
        assert [(each["key"], each["action"]) for each in said["pressed"]] == [("33", "no-show"), ("37", "")]
        assert bocso("keypad", "learn", port, "--seconds", "0.1")[1]["error"] == "nothing_learned"
        assert bocso("keypad", "forget", port, "--counter", "2")[0] == 0
    assert load(2).keypads == []
    assert bocso("keypad", "test", "--counter", "2")[1]["error"] == "no_keypad_set"
    assert bocso("keypad", "forget", port)[1]["error"] == "no_keypad_set"
    code, said = bocso("keypad", "learn", port)
    assert (code, said["error"]) == (1, "keypad_unreachable")
    assert "Plug it in" in said["message"]


@pytest.mark.parametrize("baud", [0, 1_000_000_000_000])
def test_a_speed_that_no_keypad_has_is_kept_by_nobody(baud):
    assert CliRunner().invoke(app, ["keypad", "learn", "COM3", "--baud", str(baud)]).exit_code == 2
    with pytest.raises(ValidationError):
        Keypad(port="COM3", baud=baud)


def test_who_has_no_more_keys_ends_it_and_keeps_what_was_pressed(bocso, monkeypatch):
    class Three:
        def __init__(self):
            self.keys = ["31", "32", "33"]

        def read(self, _seconds):
            if self.keys:
                return self.keys.pop(0)
            raise KeyboardInterrupt

        def close(self):
            pass

    monkeypatch.setattr("shared.keypad.sources.open_keypad", lambda *_: Three())
    assert bocso("keypad", "learn", "COM3")[1]["keys"] == {"31": "next", "32": "recall", "33": "no-show"}
    assert list(load(1).keypads[0].keys) == ["31", "32", "33"]


def test_a_key_for_two_things_does_the_last_of_them(bocso):
    assert bocso("hotkey", "recall", "ctrl+alt+SPACE")[1]["hot_keys"] == {"recall": "ctrl+alt+SPACE"}


def test_a_hot_key_is_chosen_shown_and_given_up(bocso):
    assert bocso("hotkey")[1]["hot_keys"] == {"next": "Ctrl+Alt+Space"}
    assert bocso("hotkey", "recall", "F9", "--counter", "3")[1]["hot_keys"] == {
        "next": "Ctrl+Alt+Space",
        "recall": "F9",
    }
    assert bocso("hotkey", "next", "off", "--counter", "3")[1]["hot_keys"] == {"recall": "F9"}
    assert load(3).hot_keys == {"recall": "F9"}
    assert bocso("hotkey", "next", "Space")[1]["error"] == "hot_key_wrong"


@pytest.mark.parametrize("words", [["next"], ["lists", "F9"]])
def test_half_a_hot_key_and_an_unknown_action_are_refused(bocso, words):
    assert CliRunner().invoke(app, ["hotkey", *words]).exit_code == 2


@pytest.mark.parametrize("text", ["", "{", '{"1": {"keypads": [{"port": 3}]}}', '{"1": {"colour": "red"}}'])
def test_a_file_that_says_nothing_sensible_is_said(bocso, text):
    kept_in().parent.mkdir(parents=True)
    kept_in().write_text(text)
    with pytest.raises(KeysUnreadable, match=r"keys\.json"):
        load(1)
    with pytest.raises(KeysUnreadable):
        save(1, CounterKeys())
