"""What comes out of the loudspeaker, sample for sample: recorded from a null sink of a real PulseAudio."""

from __future__ import annotations

import json
import random
import shutil
import statistics
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from typer.testing import CliRunner

from display.announcer import Announcer
from shared.cli import app
from shared.demo.hours import as_toml
from shared.sound.clips import Clips
from shared.sound.player import RATE, read_clip
from shared.sound.speaker import QtSpeaker, Row
from tests.display.test_announcer import SOUNDS, hall
from tests.support.halls import small_hall
from tests.support.sound_server import sound_server

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux" or not shutil.which("pulseaudio"), reason="needs PulseAudio"),
    pytest.mark.allow_logs("shared.sound.speaker"),
]

PATIENT = 60_000
MOST = 10
PIECE = RATE // 100
AUDIBLE = 300
SLIP = RATE // 2
"""How far a hundredth may lie from its place: a machine with too much to do makes a server skip or repeat."""


class Listener(QtSpeaker):
    """Keeps what was played to its end, and between which samples of the recording it lies."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.rows: list[tuple[Row, int, int]] = []
        self._file = file

    def recorded(self) -> int:
        return self._file.stat().st_size // 2

    def play(self, row: Row, done, volume: int = 100) -> None:
        begin = self.recorded()

        def ended(heard: bool) -> None:
            if heard:
                self.rows.append((row, begin, self.recorded() + RATE))
            done(heard)

        super().play(row, ended, volume)


@pytest.fixture
def server(qapp, monkeypatch):
    with sound_server(f"rate={RATE} channels=1 format=s16le") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.start("hall")
        yield server


@pytest.fixture
def file(server):
    return server.record("hall")


@pytest.fixture
def speaker(server, file, qtbot):
    listener = Listener(file)
    qtbot.waitUntil(lambda: listener.recorded() > 0 and listener.available, timeout=PATIENT)
    yield listener
    listener.close()


def places_of(row: Row, recorded: bytes, first: int, last: int) -> tuple[list[list[tuple[int, int]]], int]:
    """Of each clip, where its audible hundredths of a second should begin in the row and how much later they lie
    in the recording, between samples `first` and `last`; and how many hundredths there are.
    """
    at, clips, pieces, shift = 0, [], 0, None
    for part in row:
        if isinstance(part, int):
            at += RATE * part // 1000
            continue
        clip, found = read_clip(part), []
        audible = [n for n in range(0, len(clip) - PIECE, PIECE) if max(map(abs, clip[n : n + PIECE])) > AUDIBLE]
        for inside in audible:
            start = at + inside
            near = (first, last) if shift is None else (start + shift - SLIP, start + shift + SLIP)
            piece = clip[inside : inside + PIECE].tobytes()
            byte = recorded.find(piece, 2 * near[0], 2 * (near[1] + PIECE))
            if byte >= 0 and byte % 2 == 0:
                shift = byte // 2 - start
                found.append((start, shift))
        at += len(clip)
        clips.append(found)
        pieces += len(audible)
    return clips, pieces


def whole(rows: list[tuple[Row, int, int]], recorded: bytes) -> bool:
    """Whether each clip of a call said twice was heard sample for sample (so as loud as it is), most pauses just
    as long as asked for, and 0.7 s or more between the two.
    """
    edges = []
    for row, first, last in rows:
        clips, pieces = places_of(row, recorded, first, last)
        if not all(clips) or sum(map(len, clips)) < 0.9 * pieces:
            return False
        steps = [abs(later[0][1] - earlier[-1][1]) for earlier, later in pairwise(clips)]
        if statistics.median(steps) > RATE // 1000:
            return False
        edges.append((sum(clips[0][0]), sum(clips[-1][-1])))
    return len(edges) == 2 and edges[1][0] - edges[0][1] > 0.69 * RATE


def test_a_random_call_is_heard_whole_with_the_pauses_asked_for(speaker, file, qtbot):
    """A machine with too much to do spoils one now and then, a fault of ours spoils all. A short number, since
    what is heard takes its time: more digits are joined no other way.
    """
    seed = random.randrange(1 << 30)
    chance = random.Random(seed)
    announcer = Announcer(hall(repeat=2, numbers=chance.choice(["digits", "words"])), speaker, Clips([SOUNDS]))
    for _ in range(MOST):
        speaker.rows.clear()
        label = f"{chance.choice('ABCDEGHKLMNPSTVXYZ')}{chance.randrange(10)}"
        with qtbot.waitSignal(announcer.silent, timeout=2 * PATIENT):
            announcer.announce(label, chance.randrange(1, 20), again=chance.random() < 0.3)
        end = speaker.recorded() + RATE
        qtbot.waitUntil(lambda end=end: speaker.recorded() > end, timeout=PATIENT)
        if whole(speaker.rows, file.read_bytes()):
            return
    pytest.fail(f"of {MOST} calls none was heard whole; random seed {seed}")


def test_the_chime_begins_with_its_own_first_sample(speaker, file, qtbot):
    """Without silence before it QAudioSink swallows its rise, which is a click."""
    announcer = Announcer(hall(voice=()), speaker, Clips([SOUNDS]))
    rise = read_clip(SOUNDS / "chime.wav")[2:PIECE].tobytes()
    for _ in range(20):  # until the server has had the time for it
        with qtbot.waitSignal(announcer.silent, timeout=PATIENT):
            announcer.announce("A012", 3)
        if rise in file.read_bytes():
            return
    pytest.fail("no chime was whole")


def test_the_voice_is_tried_from_the_command_line(server, file, tmp_path, qtbot):
    hall_file = tmp_path / "hall.toml"
    hall_file.write_text(as_toml(small_hall(display={"repeat": 1, "numbers": "words"})), encoding="utf-8")
    for _ in range(5):  # a machine with too much to do may give a sound up
        done = CliRunner().invoke(app, ["voice", "test", "--hall", str(hall_file), "--json"])
        if done.exit_code == 0:
            break
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert answer["said"] == ["Mời số A, mười hai, đến quầy số một"]
    assert "hall" in answer["output"].lower() or "null" in answer["output"].lower()
    assert any(file.read_bytes())


def test_a_voice_that_nobody_hears_is_said_to_be_one(server, qtbot):
    server.stop()
    done = CliRunner().invoke(app, ["voice", "test", "--json"])
    assert done.exit_code == 1
    assert json.loads(done.stdout)["error"] == "no_sound"
