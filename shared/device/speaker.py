"""Clips -> sound: the Speaker an announcer needs, one on QtMultimedia, and a silent one for tests.

Everything here runs on the GUI thread and none of it waits.
"""

from __future__ import annotations

import importlib
import logging
import sys
import wave
from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, Signal, SignalInstance

log = logging.getLogger(__name__)

RATE = 22_050
"""Samples a second of the clips that come with the program."""

GAP_SECONDS = 0.07
"""Silence between two clips, so that digits do not run into each other."""

TAIL_SECONDS = 0.35
"""Silence after the last clip: parts two announcements, and covers what a sound server still holds back."""

PATIENCE_MS = 5_000
"""How much longer than its own length a sound may take before the device counts as stuck."""

NO_DEVICE = "there is no sound output"
NOT_LOOKED_YET = "nobody has looked for a sound output yet"

Done = Callable[[bool], None]
"""Told once whether the sound was played to its end."""


class Speaker(Protocol):
    """Plays one row of clips at a time."""

    @property
    def available(self) -> bool:
        """Whether the next sound is expected to be heard."""

    @property
    def reason(self) -> str:
        """Why not, in English for the log; empty while available."""

    @property
    def availability_changed(self) -> SignalInstance:
        """Emitted without arguments after `available` has changed."""

    def play(self, files: Sequence[Path], done: Done) -> None:
        """Plays WAV files one after the other, then calls `done(True)`; `done(False)` if it could not.

        `done` comes exactly once, always from the event loop and never from within `play`. A file that is
        not a clip is logged and left out. Not to be called again before `done` has come.
        """


class ClipWrong(Exception):  # noqa: N818 - says what is wrong with one file; `join` catches it
    """A file that cannot be played, and why."""


def read_clip(path: Path, rate: int = RATE) -> array[int]:
    """The samples of a WAV file (16 bit, mono or stereo, any rate), as mono at `rate`. Raises ClipWrong.

    The caller does not change what it gets: clips are kept until their file changes.
    """
    try:
        return _read_clip(path, rate, path.stat().st_mtime_ns)
    except (OSError, EOFError, wave.Error) as error:
        raise ClipWrong(f"{path} is not a WAV file: {error}") from error


def join(files: Sequence[Path], rate: int = RATE) -> array[int]:
    """All clips as one row of samples with gaps and a tail; empty if none could be read."""
    row = array("h")
    for path in files:
        try:
            clip = read_clip(path, rate)
        except ClipWrong as error:
            log.warning("clip left out: %s", error)
            continue
        row += _silence(GAP_SECONDS, rate) + clip if row else clip
    return row + _silence(TAIL_SECONDS, rate) if row else row


@lru_cache(maxsize=256)  # two languages whole; a 48 kHz stereo recording takes some 10 ms to convert
def _read_clip(path: Path, rate: int, _modified_ns: int) -> array[int]:
    with wave.open(str(path), "rb") as clip:
        channels, width, own_rate = clip.getnchannels(), clip.getsampwidth(), clip.getframerate()
        pcm = clip.readframes(clip.getnframes())
    if width != 2 or channels not in (1, 2):
        raise ClipWrong(f"{path} has {8 * width} bits and {channels} channels; 16 bits, mono or stereo are played")
    frame = 2 * channels
    samples = array("h", pcm[: len(pcm) // frame * frame])
    if sys.byteorder == "big":
        samples.byteswap()
    if channels == 2:
        sides = zip(samples[::2], samples[1::2], strict=True)
        samples = array("h", ((left + right) // 2 for left, right in sides))
    return samples if own_rate == rate else _resampled(samples, own_rate, rate)


def _resampled(samples: array[int], own_rate: int, rate: int) -> array[int]:
    """Linear interpolation: enough for speech, and needs no library."""
    if not samples:
        return samples
    last = len(samples) - 1

    def at(index: int) -> int:
        before, part = divmod(index * own_rate, rate)
        here, there = samples[before], samples[min(before + 1, last)]
        return here + (there - here) * part // rate

    return array("h", (at(index) for index in range(len(samples) * rate // own_rate)))


def _silence(seconds: float, rate: int) -> array[int]:
    return array("h", bytes(2 * int(rate * seconds)))


class QtSpeaker(QObject):
    """A Speaker on the computer's default sound output.

    Without libpulse, without a device or with a broken one it is unavailable with a reason, and never raises.
    A device plugged in later is taken up by itself. A sound server that starts later is not: Qt looks for it
    once per process (and says "pa_context_connect() failed"), so the server has to be up before the screen.
    """

    availability_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reason = NOT_LOOKED_YET
        self._done: Done | None = None
        self._sink: Any = None
        self._buffer = QBuffer(self)
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.timeout.connect(lambda: self._finish("the sound output is stuck"))
        self._multimedia: Any = None
        self._devices: Any = None
        self._load()

    @property
    def available(self) -> bool:
        return not self._reason

    @property
    def reason(self) -> str:
        return self._reason

    def play(self, files: Sequence[Path], done: Done) -> None:
        self._done = done
        device = self._device()
        if device is None:
            self._finish(self._why_no_device())
            return
        sound_format = self._format(device)
        row = join(files, sound_format.sampleRate())
        if not row:
            self._end(played=False)
            return
        self._start(device, sound_format, row)

    def _load(self) -> None:
        """Imported here and not above: the import itself fails where libpulse.so.0 is missing."""
        try:
            self._multimedia = importlib.import_module("PySide6.QtMultimedia")
        except ImportError as error:
            self._set_reason(f"QtMultimedia cannot be loaded: {error}")
            return
        self._devices = self._multimedia.QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        """A device came or went. While something plays, its end says more than the list of devices."""
        if self._done is None:
            self._set_reason(NO_DEVICE if self._device() is None else "")

    def _device(self) -> Any:
        """The default output, or None."""
        if self._devices is None:
            return None
        device = self._devices.defaultAudioOutput()
        return None if device.isNull() else device

    def _why_no_device(self) -> str:
        return NO_DEVICE if self._devices is not None else self._reason

    def _format(self, device: Any) -> Any:
        """Our clips' own format, or that with the device's rate and channels where it takes no other."""
        wanted = self._multimedia.QAudioFormat()
        wanted.setSampleRate(RATE)
        wanted.setChannelCount(1)
        wanted.setSampleFormat(self._multimedia.QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(wanted):
            wanted.setSampleRate(device.preferredFormat().sampleRate())
            wanted.setChannelCount(device.preferredFormat().channelCount())
        return wanted

    def _start(self, device: Any, sound_format: Any, row: array[int]) -> None:
        channels = sound_format.channelCount()
        frames = row if channels == 1 else array("h", (sample for sample in row for _ in range(channels)))
        self._buffer.setData(QByteArray(frames.tobytes()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._watchdog.start(1000 * len(row) // sound_format.sampleRate() + PATIENCE_MS)
        self._sink = self._multimedia.QAudioSink(device, sound_format, self)
        self._sink.stateChanged.connect(self._on_state)
        self._sink.start(self._buffer)
        if self._sink is not None and self._failed():  # an output that cannot be opened changes no state
            self._finish(self._error_text())

    def _on_state(self, state: Any) -> None:
        states = self._multimedia.QAudio.State
        if state == states.IdleState and self._buffer.atEnd():
            self._finish("")
        elif state == states.StoppedState:
            self._finish(self._error_text())

    def _failed(self) -> bool:
        errors = self._multimedia.QAudio.Error
        return self._sink.error() not in (errors.NoError, errors.UnderrunError)

    def _error_text(self) -> str:
        return f"the sound output stopped: {self._sink.error().name}"

    def _finish(self, reason: str) -> None:
        """The sound is over: played if `reason` is empty. Whatever comes late from the sink is ignored."""
        if self._done is not None:
            self._end(played=not reason)
            self._set_reason(reason)

    def _end(self, *, played: bool) -> None:
        self._watchdog.stop()
        if self._sink is not None:
            self._sink.stateChanged.disconnect(self._on_state)
            self._sink.stop()
            self._sink.deleteLater()
            self._sink = None
        self._buffer.close()
        done, self._done = self._done, None
        if done is not None:
            QTimer.singleShot(0, self, lambda: done(played))

    def _set_reason(self, reason: str) -> None:
        if reason == self._reason:
            return
        was_available, self._reason = self.available, reason
        if reason:
            log.warning("no sound: %s", reason)
        if was_available != self.available:
            self.availability_changed.emit()


class SilentSpeaker(QObject):
    """A Speaker that keeps what it was given instead of playing it.

    Each sound ends by itself at the next turn of the event loop, or, `by_hand`, at `finish()`.
    """

    availability_changed = Signal()

    def __init__(self, *, by_hand: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played: list[tuple[Path, ...]] = []
        self._by_hand = by_hand
        self._done: Done | None = None
        self._reason = ""

    @property
    def available(self) -> bool:
        return not self._reason

    @property
    def reason(self) -> str:
        return self._reason

    @property
    def playing(self) -> bool:
        return self._done is not None

    def play(self, files: Sequence[Path], done: Done) -> None:
        if self.playing:
            raise RuntimeError("two sounds at once")
        self._done = done
        if self.available:
            self.played.append(tuple(files))
        if not (self._by_hand and self.available):
            QTimer.singleShot(0, self, self.finish)

    def finish(self) -> None:
        """Ends what plays: as played while available, otherwise as failed."""
        done, self._done = self._done, None
        if done is not None:
            done(self.available)

    def unplug(self, reason: str = NO_DEVICE) -> None:
        """From now on nothing is heard; `unplug("")` plugs it in again."""
        if reason != self._reason:
            self._reason = reason
            self.availability_changed.emit()
