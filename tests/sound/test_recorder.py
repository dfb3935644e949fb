"""A hall records its own voice: in the window with what a microphone would bring, and with a real one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from array import array
from datetime import date

import pytest
from PySide6.QtCore import Qt
from typer.testing import CliRunner

from shared.cli import app
from shared.errors.voice import PackOfAnother, WordsNeeded
from shared.recorder.microphone import Microphone
from shared.recorder.pack import CONSENT, Pack
from shared.recorder.recorder import LONGEST, Recorder
from shared.recorder.window import sample
from shared.rules.words import call_speech
from shared.sound.clips import Clips
from shared.sound.player import read_clip
from shared.sound.shape import RATE, loudness
from tests.display.test_announcer import SOUNDS
from tests.sound.test_take import GOOD, recorded, room, voice
from tests.support.sound_server import sound_server
from tests.support.speakers import SilentSpeaker
from tests.support.windows import FakeLanguage, ManualJobs, Stand, stands

LOUD = recorded(room(0.3), voice(3, 0.5), room(0.3))
WORDS = "clip,text,vi\nmoi-so,moi,mời số\n1,mot,một\nden-quay-so,den,đến quầy số\n2,,hai\n"
"""No language: what stands here is whatever the hall wrote down."""


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "sounds" / "rad"
    folder.mkdir(parents=True)
    (folder / "words.csv").write_text(WORDS, "utf-8")
    return folder


class RecorderStand(Stand):
    """The window in front of a person who reads."""

    def __init__(self, qtbot, folder, language="rad"):
        self.pack = Pack(folder, language, "H'Lan")
        self.jobs, self.speaker = ManualJobs(), SilentSpeaker(by_hand=True)
        clips = Clips([folder.parent, SOUNDS])
        speech = call_speech("A1", 1, language)
        self.recorder = Recorder(
            self.pack,
            "H'Lan",
            FakeLanguage(),
            self.speaker,
            self.jobs,
            lambda: sample(clips, speech, language),
            lambda: date(2026, 10, 12),
        )
        super().__init__(qtbot, "shared/recorder", recorder=self.recorder)
        self.size(960, 720)

    def text(self, name):
        item = self.find(name)
        return item.property("text") if item else ""

    def read(self, samples=GOOD):
        self.touch("record")
        self.recorder.hear(samples)
        self.touch("record")
        self.jobs.drain()


@pytest.fixture
def stand_up(qtbot):
    with stands(lambda *given: RecorderStand(qtbot, *given)) as make:
        yield make


@pytest.mark.allow_logs("shared.sound.clips")
def test_a_person_reads_word_by_word_and_a_pack_is_made(stand_up, folder):
    stand = stand_up(folder)
    assert stand.text("read") == CONSENT["vi"]
    assert stand.find("record") is None
    stand.touch("agree")
    seen = []
    while word := stand.text("meaning"):
        seen.append((stand.text("read"), word.partition(": ")[2]))
        stand.read()
    assert seen == [("moi", "mời số"), ("mot", "một"), ("den", "đến quầy số")]
    assert sorted(clip.stem for clip in folder.glob("*.wav")) == ["1", "den-quay-so", "moi-so"]
    assert loudness(read_clip(folder / "1.wav")) == pytest.approx(-16, abs=0.3)
    said = json.loads((folder / "pack.json").read_text("utf-8"))
    assert (
        said.items()
        >= {
            "language": "rad",
            "who": "H'Lan",
            "consent": CONSENT["vi"],
            "agreed": "2026-10-12",
        }.items()
    )
    assert said["program"].startswith("bocso ")
    stand.touch("listen")
    row = [part.stem for part in stand.speaker.played[0] if not isinstance(part, int)]
    assert row == ["chime", "moi-so", "1", "den-quay-so", "1"], "without the letter that nobody has"


@pytest.mark.parametrize(
    ("samples", "said"),
    [(LOUD, "too loud"), (room(1), "Nothing"), (voice(-12, 0.5), "cut off")],
)
def test_a_bad_recording_is_said_to_be_one_and_read_again(stand_up, folder, samples, said):
    stand = stand_up(folder)
    stand.touch("agree")
    stand.read(recorded(samples))
    assert said in stand.text("flaw")
    assert stand.text("read") == "moi"
    assert not list(folder.glob("*.wav"))
    stand.read()
    assert (stand.text("flaw"), stand.text("read")) == ("", "mot")


def test_what_was_read_is_heard_and_may_be_read_again_and_a_word_may_wait(stand_up, folder):
    stand = stand_up(folder)
    stand.touch("agree")
    stand.read()
    stand.touch("listen")
    assert [path.stem for path in stand.speaker.played[0]] == ["moi-so"]
    stand.touch("record")
    assert not stand.recorder.recording, "not while it plays"
    stand.speaker.finish()
    stand.touch("again")
    assert stand.text("read") == "moi"
    stand.read()
    stand.touch("skip")
    assert stand.text("read") == "den"
    stand.read()
    assert stand.text("read") == "mot", "what waited comes last"


def test_the_space_bar_begins_and_ends_once_wherever_the_focus_is(stand_up, folder):
    stand = stand_up(folder)
    stand.touch("agree")
    stand.press(Qt.Key.Key_Space)
    assert stand.recorder.recording
    stand.recorder.hear(GOOD)
    stand.press(Qt.Key.Key_Space)
    stand.jobs.drain()
    assert stand.text("read") == "mot"


def test_it_goes_on_where_it_stopped(stand_up, folder):
    first = stand_up(folder)
    first.touch("agree")
    first.read()
    stand = stand_up(folder)
    stand.touch("agree")
    assert stand.text("read") == "mot"
    assert stand.recorder.place == 1


def test_a_recording_that_nobody_ends_is_ended(stand_up, folder):
    stand = stand_up(folder)
    stand.touch("agree")
    stand.touch("record")
    stand.recorder.hear(array("h", bytes(2 * LONGEST)))
    stand.jobs.drain()
    assert "Nothing" in stand.text("flaw")


def test_a_microphone_that_goes_is_said(stand_up, folder):
    stand = stand_up(folder)
    stand.touch("agree")
    stand.touch("record")
    stand.recorder.lose()
    assert "microphone is gone" in stand.text("flaw")
    stand.touch("record")
    assert not stand.recorder.recording


def test_a_full_disk_is_said(stand_up, folder):
    stand = stand_up(folder)
    stand.touch("agree")
    shutil.rmtree(folder)
    folder.write_text("", "utf-8")
    stand.read()
    assert "could not be saved" in stand.text("flaw")


def test_the_level_is_said_in_words(stand_up, folder):
    stand = stand_up(folder)
    stand.recorder.hear(recorded(voice(-40, 0.1)))
    assert stand.text("level").startswith("Too quiet")
    stand.recorder.hear(LOUD)
    assert stand.text("level").startswith("Too loud")


def test_a_language_that_nobody_wrote_down_gets_a_list_to_fill_in(tmp_path):
    for _ in range(2):
        with pytest.raises(WordsNeeded, match=r"words\.csv"):
            Pack(tmp_path, "jra", "Rơ Châm")
    lines = (tmp_path / "words.csv").read_text("utf-8-sig").splitlines()
    assert lines[:3] == ["clip,text,vi", "moi-so,,mời số", "den-quay-so,,đến quầy số"]


def test_vietnamese_is_read_as_the_program_writes_it_and_the_halls_own_words_besides(tmp_path):
    (tmp_path / "words.csv").write_text("clip,text\nhet-gio,hết giờ làm việc\n", "utf-8")
    lines = Pack(tmp_path, "vi", "Lan").lines
    assert (lines[0].read, lines[0].meaning) == ("mời số", "")
    assert lines[-1].read == "hết giờ làm việc"


def test_a_pack_has_one_voice(tmp_path):
    (tmp_path / "pack.json").write_text('{"who": "Lan"}', "utf-8")
    assert Pack(tmp_path, "vi", "Lan").lines
    with pytest.raises(PackOfAnother, match="Lan"):
        Pack(tmp_path, "vi", "Minh")


def test_a_language_must_have_a_code(tmp_path):
    done = CliRunner().invoke(
        app, ["voice", "record", "--who", "Lan", "--language", "../x", "--out", str(tmp_path)]
    )
    assert json.loads(done.stdout)["error"] == "language_no_code"


# A real sound server

needs_pulseaudio = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("pulseaudio"), reason="needs PulseAudio"
)


@pytest.fixture
def server(qapp, monkeypatch):
    with sound_server() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        server.start("mouth")
        yield server


@pytest.mark.slow
@needs_pulseaudio
def test_a_word_said_into_a_real_microphone_becomes_its_clip(server, stand_up, folder):
    server.hear("mouth")
    stand = stand_up(folder)
    stand.touch("agree")
    microphone, heard = Microphone(), []
    microphone.heard.connect(stand.recorder.hear)
    microphone.heard.connect(heard.extend)

    def a_moment_passes():
        end = len(heard) + RATE // 3
        stand.until(lambda: len(heard) > end)

    for _ in range(10):  # a machine with too much to do may cut the word off
        stand.touch("record")
        a_moment_passes()
        subprocess.run(["paplay", "--device=mouth", SOUNDS / "vi" / "3.wav"], env=server.environment, check=True)
        a_moment_passes()
        stand.touch("record")
        stand.jobs.drain()
        if (folder / "moi-so.wav").exists():
            break
    microphone.close()
    clip, said = read_clip(folder / "moi-so.wav"), read_clip(SOUNDS / "vi" / "3.wav")
    assert loudness(clip) == pytest.approx(-16, abs=0.3)
    assert len(clip) == pytest.approx(len(said), abs=0.15 * RATE)


@pytest.mark.slow
@needs_pulseaudio
def test_a_microphone_whose_sound_server_dies_is_lost(server, qtbot):
    server.hear("mouth")
    microphone = Microphone()
    qtbot.waitSignal(microphone.heard, timeout=60_000).wait()
    with qtbot.waitSignal(microphone.lost, timeout=60_000):
        server.stop()
    microphone.close()


@pytest.mark.slow
@needs_pulseaudio
def test_without_a_microphone_it_says_so(server, tmp_path):
    server.stop()
    done = CliRunner().invoke(app, ["voice", "record", "--who", "Lan", "--out", str(tmp_path), "--json"])
    assert done.exit_code == 1
    answer = json.loads(done.stdout)
    assert answer["error"] == "no_microphone"
    assert "no sound input" in answer["message"]
