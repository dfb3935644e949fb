"""A page is read by espeak-ng into the headphones of a real PulseAudio, and a touch cuts it short."""

from __future__ import annotations

import shutil
import sys
from array import array
from functools import partial

import pytest

from kiosk.aloud import Aloud
from shared.sound.clips import Clips
from shared.sound.player import RATE
from shared.sound.sentences import Sentences
from shared.sound.speaker import PLAYER, QtSpeaker
from tests.kiosk.test_kiosk import KioskStand
from tests.support.sound_server import loudest, sound_server
from tests.support.windows import speaking, stands

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or not shutil.which("pulseaudio"), reason="needs PulseAudio"),
    pytest.mark.skipif(not shutil.which("espeak-ng"), reason="needs espeak-ng"),
    pytest.mark.allow_logs("shared.sound.speaker"),
]
AUDIBLE = 1000
SILENT = RATE // 2
"""So many samples without a sound are no pause between two things that are read."""


@pytest.fixture
def server(qapp, monkeypatch):
    with sound_server(f"rate={RATE} channels=1 format=s16le") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.start("hall", "headphones")
        yield server


@pytest.fixture
def stand_up(qtbot, tmp_path, qapp, tmp_path_factory):
    class HeardStand(KioskStand):
        def shown(self, settings):
            self.speaker = QtSpeaker(player=(*PLAYER, "headphones"))
            self.aloud = Aloud(self.kiosk, Clips(()), Sentences(tmp_path), lambda: self.speaker, asked=True)
            return {"aloud": self.aloud}

    with speaking("vi", tmp_path_factory.getbasetemp()), stands(partial(HeardStand, qtbot)) as make:
        yield make


def test_a_page_is_heard_in_the_headphones_only_until_it_is_touched(server, stand_up, hall_settings):
    stand = stand_up(hall_settings)
    try:
        stand.until(lambda: stand.aloud.offered)
        ears, hall = server.record("headphones"), server.record("hall")
        stand.touch("listen")
        stand.until(lambda: loudest(ears) > AUDIBLE and stand.aloud.markWidth > 0)
        stand.touch("priority")
        assert stand.find("beingRead") is None
        stand.until(lambda: last_second(ears) == 0)
        first = ears.stat().st_size
        stand.until(lambda: ears.stat().st_size > first + 4 * SILENT)
        assert loudest_after(ears, first) == 0
        assert loudest(hall) == 0
        assert stand.speaker.available
    finally:
        stand.speaker.close()


def last_second(recorded):
    whole = recorded.read_bytes()
    return loudest_in(whole[-2 * SILENT :]) if len(whole) > 2 * SILENT else 1


def loudest_after(recorded, byte):
    return loudest_in(recorded.read_bytes()[byte - byte % 2 :])


def loudest_in(raw):
    return max(map(abs, array("h", raw[: len(raw) // 2 * 2])), default=0)
