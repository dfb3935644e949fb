"""Sound: the player on a fake QtMultimedia, and the speaker with players that work, die, hang or never start."""

import json
import logging
import sys
import wave
from array import array
from enum import Enum
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QByteArray, QObject, Signal

from shared.assets import assets
from shared.sound.player import RATE, ClipWrong, Player, join, read_clip
from shared.sound.speaker import DIED, NO_OUTPUT, QtSpeaker, server_folders
from tests.support.speakers import SilentSpeaker

VI = assets() / "sounds" / "vi"
CALL = (VI / "moi-so.wav", 40, VI / "a.wav", 120, VI / "1.wav", 350)
PATIENT = 60_000


def record(path: Path, samples: list[int], rate: int = RATE, channels: int = 1, width: int = 2) -> Path:
    with wave.open(str(path), "wb") as clip:
        clip.setnchannels(channels)
        clip.setsampwidth(width)
        clip.setframerate(rate)
        clip.writeframes(array("h", samples).tobytes() if width == 2 else bytes(samples))
    return path


# Clips


def test_clips_are_joined_with_the_pauses_of_the_row_and_no_other():
    first, second, third = (read_clip(path) for path in CALL[::2])
    silence = [array("h", bytes(2 * (RATE * pause // 1000))) for pause in CALL[1::2]]
    assert join(CALL) == first + silence[0] + second + silence[1] + third + silence[2]
    assert not join([350])


def test_folders_of_another_user_s_sound_server_are_no_error(tmp_path, monkeypatch):
    """Python 3.11 raises for a name that is too long as for such a folder."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PULSE_RUNTIME_PATH", str(tmp_path / ("x" * 300)))
    assert server_folders() == [str(tmp_path)]


def test_a_recording_from_a_telephone_is_played_at_its_own_speed(tmp_path):
    stereo = record(tmp_path / "a.wav", [value for at in range(44_100) for value in (at % 500, 1000)], 44_100, 2)
    clip = read_clip(stereo)
    assert len(clip) == RATE
    assert clip[:4].tolist() == [500, 501, 502, 503]


def test_a_recording_of_a_lower_rate_is_interpolated(tmp_path):
    assert read_clip(record(tmp_path / "a.wav", [0, 100, 200], 8_000), 16_000).tolist() == [
        0,
        50,
        100,
        150,
        200,
        200,
    ]


@pytest.mark.parametrize("content", [b"", b"RIFF", b"ID3 an mp3", bytes(200)])
def test_what_is_no_wav_file_is_named(tmp_path, content):
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(ClipWrong, match=r"a\.wav cannot be read as WAV"):
        read_clip(tmp_path / "a.wav")


def test_eight_bits_are_refused(tmp_path):
    with pytest.raises(ClipWrong, match="has 8 bits and 1 channels"):
        read_clip(record(tmp_path / "a.wav", [1, 2, 3], width=1))


@pytest.mark.allow_logs("shared.sound.player")
def test_a_bad_clip_is_left_out_and_the_others_are_played(tmp_path, caplog):
    with caplog.at_level(logging.WARNING):
        assert join([CALL[0], tmp_path / "missing.wav", *CALL[1:]]) == join(CALL)
    assert "missing.wav" in caplog.text


# The player, on a QtMultimedia of our own


class State(Enum):
    ActiveState = 0
    StoppedState = 2
    IdleState = 3


class Error(Enum):
    NoError = 0
    OpenError = 1
    IOError = 2


class FakeFormat:
    SampleFormat = SimpleNamespace(Int16=2)

    def __init__(self, rate: int = 0, channels: int = 0):
        self.rate, self.channels = rate, channels

    def setSampleRate(self, rate):  # noqa: N802 - Qt's name
        self.rate = rate

    def setChannelCount(self, channels):  # noqa: N802 - Qt's name
        self.channels = channels

    def setSampleFormat(self, _sample_format):  # noqa: N802 - Qt's name
        pass

    def sampleRate(self):  # noqa: N802 - Qt's name
        return self.rate

    def channelCount(self):  # noqa: N802 - Qt's name
        return self.channels


class FakeDevice:
    def __init__(self, name: str, only: FakeFormat | None = None):
        self.name, self.only = name, only

    def isNull(self):  # noqa: N802 - Qt's name
        return not self.name

    def description(self):
        return self.name

    def id(self):
        return QByteArray(self.name.encode())

    def isFormatSupported(self, _wanted):  # noqa: N802 - Qt's name
        return self.only is None

    def preferredFormat(self):  # noqa: N802 - Qt's name
        return self.only


class FakeSink(QObject):
    def setVolume(self, volume):  # noqa: N802 - Qt's name
        self.volume = volume


class FakeMultimedia:
    """One output that can be changed, and the sinks that were opened on it."""

    QAudioFormat = FakeFormat

    def __init__(self, device: FakeDevice, opens: bool = True):
        fake = self
        self.device, self.sinks = device, []

        class Devices(QObject):
            audioOutputsChanged = Signal()  # noqa: N815 - Qt's name

            def __init__(self, parent):
                super().__init__(parent)
                fake.devices = self

            def defaultAudioOutput(self):  # noqa: N802 - Qt's name
                return fake.device

        class Sink(FakeSink):
            stateChanged = Signal()  # noqa: N815 - Qt's name

            def __init__(self, _device, sound_format, parent):
                super().__init__(parent)
                self.format, self.now, self.wrong = sound_format, State.StoppedState, Error.NoError
                fake.sinks.append(self)

            def start(self, source):
                self.source = source
                self.wrong = Error.NoError if opens else Error.OpenError

            def stop(self):
                pass

            def state(self):
                return self.now

            def error(self):
                return self.wrong

            def become(self, state, wrong=Error.NoError):
                self.now, self.wrong = state, wrong
                self.stateChanged.emit()

            def drain(self):
                self.heard = self.source.readAll().data()
                self.become(State.IdleState)

        self.QMediaDevices, self.QAudioSink = Devices, Sink

    def plug(self, device):
        """Now this is the default output."""
        self.device = device
        self.devices.audioOutputsChanged.emit()


@pytest.fixture
def answers():
    return []


@pytest.fixture
def open_player(qapp, answers):
    """Starts a player; keeps it until the test is over."""
    kept = []

    def open_it(multimedia):
        player = Player(multimedia, answers.append)
        player.ended.connect(lambda: answers.append("ended"))
        kept.append(player)
        player.start()
        return player

    return open_it


def line(row, volume=100):
    return json.dumps({"row": [part if isinstance(part, int) else str(part) for part in row], "volume": volume})


def test_a_player_plays_exactly_the_joined_clips(open_player, answers):
    multimedia = FakeMultimedia(FakeDevice("speakers"))
    player = open_player(multimedia)
    player.play(line(CALL))
    sink = multimedia.sinks[0]
    sink.become(State.ActiveState)
    sink.become(State.IdleState)  # an underrun: the server asked faster than it was given
    assert answers == ["ready speakers"]
    sink.drain()
    assert sink.heard == join(CALL).tobytes()
    assert (sink.format.rate, sink.format.channels) == (RATE, 1)
    assert answers == ["ready speakers", "played"]
    player.play(line(CALL[:1]))
    multimedia.sinks[1].drain()
    assert answers == ["ready speakers", "played", "played"]


def test_half_the_volume_is_a_quarter_of_the_amplitude(open_player):
    multimedia = FakeMultimedia(FakeDevice("speakers"))
    open_player(multimedia).play(line(CALL, 50))
    assert multimedia.sinks[0].volume == 0.25


def test_a_device_that_takes_only_its_own_format_gets_it(open_player):
    multimedia = FakeMultimedia(FakeDevice("hdmi", only=FakeFormat(48_000, 2)))
    open_player(multimedia).play(line(CALL))
    sink = multimedia.sinks[0]
    sink.drain()
    heard = array("h", sink.heard)
    assert (sink.format.rate, sink.format.channels) == (48_000, 2)
    assert heard[::2] == heard[1::2] == join(CALL, 48_000)


@pytest.mark.parametrize("name", ["", "auto_null"])
def test_a_player_without_a_real_output_says_so_and_waits_for_one(open_player, answers, name):
    multimedia = FakeMultimedia(FakeDevice(name))
    player = open_player(multimedia)
    player.play(line(CALL))
    assert answers == [f"silent {NO_OUTPUT}"] * 2
    multimedia.plug(FakeDevice("usb"))
    assert answers[2:] == ["ready usb"]


def test_the_only_output_is_unplugged_and_comes_back(open_player, answers):
    multimedia = FakeMultimedia(FakeDevice("usb"))
    player = open_player(multimedia)
    player.play(line(CALL))
    multimedia.plug(FakeDevice("auto_null"))
    multimedia.plug(FakeDevice("auto_null"))
    multimedia.plug(FakeDevice("usb"))
    assert answers == ["ready usb", f"silent {NO_OUTPUT}", "ready usb"]
    player.play(line(CALL))
    multimedia.sinks[1].drain()
    assert answers[3:] == ["played"]


def test_a_sound_that_does_not_come_to_its_end_is_given_up(qapp, qtbot, answers, tmp_path):
    short = record(tmp_path / "a.wav", [0])
    player = Player(FakeMultimedia(FakeDevice("usb")), answers.append, late_ms=1)
    player.start()
    with qtbot.waitSignal(player.ended, timeout=PATIENT):
        player.play(line([short]))
    assert answers == ["ready usb", "silent the sound output hangs"]


def test_an_output_that_cannot_be_opened(open_player, answers):
    open_player(FakeMultimedia(FakeDevice("busy"), opens=False)).play(line(CALL))
    assert answers == ["ready busy", "silent the sound output cannot be opened", "ended"]


def test_an_output_that_breaks_half_way(open_player, answers):
    multimedia = FakeMultimedia(FakeDevice("usb"))
    open_player(multimedia).play(line(CALL))
    multimedia.sinks[0].become(State.StoppedState, Error.IOError)
    assert answers == ["ready usb", "silent the sound output stopped (IOError)", "ended"]


@pytest.mark.allow_logs("shared.sound.player")
def test_nothing_to_play_is_a_failure_of_this_sound_only(open_player, answers, tmp_path):
    multimedia = FakeMultimedia(FakeDevice("speakers"))
    player = open_player(multimedia)
    player.play(line([tmp_path / "missing.wav"]))
    player.play(line(CALL))
    multimedia.sinks[0].drain()
    assert answers == ["ready speakers", "failed", "played"]


# The speaker, with players of all kinds

GOOD = "import sys; print('ready the hall', flush=True)\nfor line in sys.stdin: print('played', flush=True)"
MUTE = "import sys; print('ready', flush=True)\nfor line in sys.stdin: print('failed', flush=True)"
HANGS = "import sys; print('ready', flush=True)\nfor line in sys.stdin: pass"
DIES = "import os, sys; print('ready', flush=True); sys.stdin.readline(); os._exit(134)"
NO_LIBPULSE = """
import sys
sys.modules["PySide6.QtMultimedia"] = None
from shared.sound.player import main
sys.exit(main())
"""


@pytest.fixture
def open_speaker(qapp):
    kept = []

    def open_it(script: str | None = None, **options):
        player = {} if script is None else {"player": (sys.executable, "-c", script)}
        kept.append(QtSpeaker(**player, **options))
        return kept[-1]

    yield open_it
    for speaker in kept:
        speaker.close()


def heard(speaker, qtbot, row=CALL) -> bool:
    """Plays and waits for the answer, which never comes from within `play`."""
    ends = []
    speaker.play(row, ends.append)
    assert ends == []
    qtbot.waitUntil(lambda: ends != [], timeout=PATIENT)
    assert len(ends) == 1
    return ends[0]


def test_a_sound_asked_for_while_the_player_still_starts_is_played(open_speaker, qtbot):
    speaker = open_speaker(GOOD)
    assert not speaker.available
    assert heard(speaker, qtbot)
    assert speaker.available
    assert speaker.reason == ""
    assert speaker.output == "the hall"
    assert heard(speaker, qtbot)


def test_a_sound_that_cannot_be_played_leaves_the_speaker_available(open_speaker, qtbot):
    speaker = open_speaker(MUTE)
    assert not heard(speaker, qtbot)
    assert speaker.available


@pytest.fixture
def no_sound_server(monkeypatch):
    monkeypatch.setenv("PULSE_SERVER", "unix:/nonexistent")
    monkeypatch.setenv("PIPEWIRE_REMOTE", "/nonexistent")
    monkeypatch.setenv("QT_AUDIO_BACKEND", "pulseaudio")


@pytest.mark.allow_logs("shared.sound.speaker")
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere an output cannot be hidden from Qt")
def test_without_an_output_every_sound_ends_unheard(open_speaker, no_sound_server, qtbot):
    speaker = open_speaker()
    qtbot.waitUntil(lambda: "sound output" in speaker.reason, timeout=PATIENT)
    assert not speaker.available
    assert not heard(speaker, qtbot)
    assert not heard(speaker, qtbot)


@pytest.mark.allow_logs("shared.sound.speaker")
def test_without_libpulse_every_sound_ends_unheard(open_speaker, qtbot):
    speaker = open_speaker(NO_LIBPULSE)
    assert not heard(speaker, qtbot)
    assert "QtMultimedia cannot be loaded" in speaker.reason
    assert not speaker.available


@pytest.mark.allow_logs("shared.sound.speaker")
def test_a_player_that_dies_half_way_is_replaced_at_once(open_speaker, qtbot, caplog):
    speaker = open_speaker(DIES, look_again_ms=10 * PATIENT)
    changes = []
    speaker.availability_changed.connect(lambda: changes.append(speaker.available))
    assert not heard(speaker, qtbot)
    qtbot.waitUntil(lambda: changes == [True, False, True], timeout=PATIENT)
    assert f"no sound: {DIED}" in caplog.text


@pytest.mark.allow_logs("shared.sound.speaker")
def test_a_player_that_hangs_is_ended(open_speaker, qtbot):
    speaker = open_speaker(HANGS, longest_ms=1)
    qtbot.waitUntil(lambda: speaker.available, timeout=PATIENT)
    assert not heard(speaker, qtbot)
    assert speaker.reason == DIED


@pytest.mark.allow_logs("shared.sound.speaker")
def test_a_player_that_cannot_be_started(open_speaker, qtbot):
    speaker = open_speaker(player=("/nonexistent/python",))
    assert not heard(speaker, qtbot)
    assert not speaker.available


def test_closing_ends_the_player_and_may_be_repeated(open_speaker, qtbot):
    speaker = open_speaker(GOOD)
    qtbot.waitUntil(lambda: speaker.available, timeout=PATIENT)
    speaker.close()
    speaker.close()
    assert not heard(speaker, qtbot)


# The silent one


def test_the_silent_speaker_keeps_what_it_was_given(qapp, qtbot):
    speaker = SilentSpeaker()
    assert heard(speaker, qtbot)
    assert speaker.played == [CALL]
    with qtbot.waitSignal(speaker.availability_changed, timeout=60_000):
        speaker.unplug()
    assert not heard(speaker, qtbot)
    assert speaker.played == [CALL]
    assert speaker.reason == NO_OUTPUT


def test_the_silent_speaker_refuses_two_sounds_at_once(qapp):
    speaker = SilentSpeaker(by_hand=True)
    speaker.play(CALL, lambda _heard: None)
    with pytest.raises(RuntimeError, match="two sounds at once"):
        speaker.play(CALL, lambda _heard: None)
