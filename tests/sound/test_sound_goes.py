"""Sound outputs that go, come back, come late or change places, on a real PulseAudio: what comes out of which."""

from __future__ import annotations

import shutil
import sys

import pytest

from display.announcer import Announcer
from shared.sound.clips import Clips
from shared.sound.speaker import NO_OUTPUT, QtSpeaker
from tests.display.test_announcer import SOUNDS, hall
from tests.support.sound_server import loudest, sound_server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or not shutil.which("pulseaudio"), reason="needs PulseAudio"),
    pytest.mark.allow_logs("shared.sound.speaker"),
]

PATIENT = 60_000
NEVER = 10 * PATIENT
"""As `look_again_ms`: only what the system says can have brought the sound back."""

LOUD = 1000


@pytest.fixture
def server(qapp, monkeypatch):
    with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def announcer(server):
    """Call it when the server is as the display finds it; without a voice a call is its chime, 0.9 s."""
    speakers = []

    def start(*voice: str) -> Announcer:
        speakers.append(QtSpeaker(look_again_ms=NEVER))
        return Announcer(hall(voice=voice), speakers[-1], Clips([SOUNDS]))

    yield start
    for speaker in speakers:
        speaker.close()


def wait_for(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=PATIENT)


def sounds(qtbot, recorded) -> None:
    """Waits until something is heard."""
    wait_for(qtbot, lambda: loudest(recorded) > LOUD)


def test_a_call_comes_out_of_the_default_output(server, announcer, qtbot):
    server.start("hall", "other")
    heard, other = server.record("hall"), server.record("other")
    calls = announcer()
    with qtbot.waitSignal(calls.silent, timeout=PATIENT):
        calls.announce("A012", 3)
    sounds(qtbot, heard)
    assert loudest(other) == 0


def test_an_output_that_was_away_is_used_again_and_says_what_was_called_meanwhile(server, announcer, qtbot):
    server.start()
    plug = server.plug_in("hall")
    calls = announcer()
    wait_for(qtbot, lambda: calls.audible)
    server.unplug(plug)
    wait_for(qtbot, lambda: not calls.audible)
    calls.announce("A012", 3)
    server.plug_in("hall")
    heard = server.record("hall")
    with qtbot.waitSignal(calls.silent, timeout=PATIENT):
        wait_for(qtbot, lambda: calls.audible)
    sounds(qtbot, heard)


def test_a_call_cut_off_by_the_plug_is_said_again_whole(server, announcer, qtbot):
    server.start()
    plug = server.plug_in("hall")
    first = server.record("hall")
    calls = announcer("vi")
    said = []
    calls.speaking.connect(said.append)
    calls.announce("A1", 3)
    sounds(qtbot, first)
    server.unplug(plug)
    wait_for(qtbot, lambda: not calls.audible)
    server.plug_in("hall")
    again = server.record("hall")
    sounds(qtbot, again)
    assert len(said) > 1
    assert len(set(said)) == 1


def test_the_television_goes_off_and_the_computers_own_output_takes_over(server, announcer, qtbot):
    server.start("television")
    builtin = server.plug_in("builtin")
    calls = announcer()
    with qtbot.waitSignal(calls.silent, timeout=PATIENT):
        calls.announce("A001", 3)
    own = server.record("builtin")
    server.make_default("builtin")
    for _ in range(20):  # a call that starts before the news has come is still said by the television
        with qtbot.waitSignal(calls.silent, timeout=PATIENT):
            calls.announce("A002", 3)
        if loudest(own) > LOUD:
            break
    sounds(qtbot, own)
    television = server.record("television")
    server.unplug(builtin)
    with qtbot.waitSignal(calls.silent, timeout=PATIENT):
        calls.announce("A003", 3)
    sounds(qtbot, television)


def test_an_output_that_comes_late(server, announcer, qtbot):
    server.start()
    calls = announcer()
    wait_for(qtbot, lambda: calls._speaker.reason == NO_OUTPUT)
    server.plug_in("hall")
    wait_for(qtbot, lambda: calls.audible)
    heard = server.record("hall")
    calls.announce("A012", 3)
    sounds(qtbot, heard)


def test_a_sound_server_that_comes_late(server, announcer, qtbot):
    calls = announcer()
    wait_for(qtbot, lambda: calls._speaker.reason == NO_OUTPUT)
    calls.announce("A012", 3)
    server.start("hall")
    heard = server.record("hall")
    wait_for(qtbot, lambda: calls.audible)
    sounds(qtbot, heard)


def test_a_sound_server_that_crashes_under_a_call_and_comes_back(server, announcer, qtbot):
    server.start("hall")
    heard = server.record("hall")
    calls = announcer("vi")
    calls.announce("A1", 3)
    sounds(qtbot, heard)
    server.stop()
    wait_for(qtbot, lambda: not calls.audible)
    server.start("hall")
    again = server.record("hall")
    wait_for(qtbot, lambda: calls.audible)
    sounds(qtbot, again)


def test_a_sound_server_that_was_restarted_between_two_calls(server, announcer, qtbot):
    server.start("hall")
    calls = announcer()
    wait_for(qtbot, lambda: calls.audible)
    server.stop()
    server.start("hall")
    heard = server.record("hall")
    calls.announce("A012", 3)
    sounds(qtbot, heard)
