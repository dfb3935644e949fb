"""The process that plays clips: `python -m shared.sound.player [OUTPUT]`, started by `QtSpeaker` (`speaker`).

It reads one JSON object per line, {"row": [...], "volume": percent}: the row has WAV files and milliseconds of
silence; {"stop": true} cuts the one short that plays. It answers on standard output with one line each: `played`,
`failed` (no file could be read, or cut short), or `silent <why>`. As outputs come and go it says `ready <output>`
and `silent` by itself. After an output that broke it ends, and when its input ends: a new process sees the outputs
anew.
"""

from __future__ import annotations

import importlib
import json
import logging
import signal
import sys
import threading
import wave
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)

from shared import files
from shared.sound.shape import RATE, at_rate
from shared.sound.speaker import NO_OUTPUT

log = logging.getLogger(__name__)

CLIP_BYTES = 20 << 20
"""The most of one recording: some minutes."""

LATE_MS = 2_000
"""A sound that is not over so long after its end hangs: Qt says nothing when the sound server dies under it."""

NO_REAL_DEVICE = "auto_null"
"""What PulseAudio and PipeWire offer, as "Dummy Output", where there is no sound card."""


class ClipWrong(Exception):
    """A file that cannot be played, and why."""


def read_clip(path: Path, rate: int = RATE) -> array[int]:
    """The samples of a WAV file (16 bit, mono or stereo, any rate), as mono at `rate`. Raises ClipWrong."""
    try:
        with files.opened(path, CLIP_BYTES) as file, wave.open(file, "rb") as clip:
            channels, width, own_rate = clip.getnchannels(), clip.getsampwidth(), clip.getframerate()
            pcm = clip.readframes(clip.getnframes())
    except (OSError, EOFError, wave.Error) as error:
        raise ClipWrong(f"{path} cannot be read as WAV: {error}") from error
    if width != 2 or channels not in (1, 2):
        raise ClipWrong(f"{path} has {8 * width} bits and {channels} channels; 16 bits, mono or stereo are played")
    frame = 2 * channels
    samples = array("h", pcm[: len(pcm) // frame * frame])
    if sys.byteorder == "big":
        samples.byteswap()
    return at_rate(samples, channels, own_rate, rate)


def join(row: Sequence[Path | int], rate: int = RATE) -> array[int]:
    """All clips and pauses as one row of samples; empty if no clip could be read."""
    joined, heard = array("h"), False
    for part in row:
        if isinstance(part, int):
            joined += array("h", bytes(2 * (rate * part // 1000)))
            continue
        try:
            joined += read_clip(part, rate)
            heard = True
        except ClipWrong as error:
            log.warning("clip left out: %s", error)
    return joined if heard else array("h")


class Player(QObject):
    """Plays rows of clips on an output of `multimedia` (PySide6.QtMultimedia), one at a time; `output` is
    its name, "" for the default.

    Each line of the answer goes to `say`. After `ended` nothing more comes.
    """

    ended = Signal()

    def __init__(
        self,
        multimedia: Any,
        say: Callable[[str], None],
        parent: QObject | None = None,
        *,
        output: str = "",
        late_ms: int = LATE_MS,
    ) -> None:
        super().__init__(parent)
        self._multimedia = multimedia
        self._say = say
        self._output = output
        self._over = False
        self._found: bool | None = None  # what was last said of an output
        self._sink: Any = None
        self._buffer = QBuffer(self)
        self._late_ms = late_ms
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(lambda: self._give_up("the sound output hangs"))
        self._devices = multimedia.QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)

    def start(self) -> None:
        self._look()

    def play(self, line: str) -> None:
        """`line` is one as in this module's docstring."""
        if self._over:
            return
        asked = json.loads(line)
        if asked.get("stop"):
            if self._sink is not None:
                self._drop_sink()
                self._say("failed")
            return
        if not self._look():
            self._say(f"silent {NO_OUTPUT}")
            return
        device = self._device()
        sound_format = self._format(device)
        parts = [part if isinstance(part, int) else Path(part) for part in asked["row"]]
        if row := join(parts, sound_format.sampleRate()):
            self._start(device, sound_format, row, asked["volume"])
        else:
            self._say("failed")

    @Slot()
    def _look(self) -> bool:
        """Whether there is an output; says so when that is otherwise than before."""
        device = self._device()
        found = not device.isNull() and device.id().toStdString() != NO_REAL_DEVICE
        if found != self._found and not self._over:
            self._found = found
            if not found:
                self._drop_sink()
            self._say(f"ready {device.description()}".strip() if found else f"silent {NO_OUTPUT}")
        return found

    def _device(self) -> Any:
        if not self._output:
            return self._devices.defaultAudioOutput()
        named = (
            each
            for each in self._devices.audioOutputs()
            if self._output in (each.description(), each.id().toStdString())
        )
        return next(named, self._multimedia.QAudioDevice())

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

    def _start(self, device: Any, sound_format: Any, row: array[int], volume: int) -> None:
        channels = sound_format.channelCount()
        frames = row if channels == 1 else array("h", (sample for sample in row for _ in range(channels)))
        self._buffer.setData(QByteArray(frames.tobytes()))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._sink = self._multimedia.QAudioSink(device, sound_format, self)
        self._sink.setVolume((volume / 100) ** 2)  # half of it sounds about half as loud: -12 dB
        self._sink.stateChanged.connect(self._follow)
        self._late.start(1000 * len(row) // sound_format.sampleRate() + self._late_ms)
        self._sink.start(self._buffer)
        if self._sink is not None and self._sink.error().name == "OpenError":  # changes no state
            self._give_up("the sound output cannot be opened")

    @Slot()
    def _follow(self) -> None:
        """The sink's state has changed. Read by name: the signal's own argument does not convert, and
        `state()` and `error()` are of QtAudio's enums or of QAudio's, which are never equal (PySide6 6.11).
        """
        state = self._sink.state().name
        if state == "IdleState" and self._buffer.atEnd():
            self._drop_sink()
            self._say("played")
        elif state == "StoppedState":
            self._give_up(f"the sound output stopped ({self._sink.error().name})")

    def _give_up(self, why: str) -> None:
        """The output broke. What Qt knows of the outputs may be wrong then: it keeps the last one that went."""
        if self._over:
            return
        self._over = True
        self._drop_sink()
        self._say(f"silent {why}")
        self.ended.emit()

    def _drop_sink(self) -> None:
        self._late.stop()
        sink, self._sink = self._sink, None
        if sink is not None:
            sink.stateChanged.disconnect(self._follow)
            sink.stop()
            sink.deleteLater()
        self._buffer.close()


class _Input(QObject):
    """Standard input, line by line; read on a thread, because Windows cannot watch a pipe in an event loop."""

    line = Signal(str)
    closed = Signal()

    def listen(self) -> None:
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin:
            self.line.emit(line)
        self.closed.emit()


def main() -> int:
    logging.basicConfig(format="%(name)s: %(message)s")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the starter; this process ends with its input
    qInstallMessageHandler(_qt_message)
    app = QCoreApplication(sys.argv)
    try:
        multimedia = importlib.import_module("PySide6.QtMultimedia")
    except ImportError as error:
        _answer(f"silent QtMultimedia cannot be loaded: {error}")
        return 1
    player = Player(multimedia, _answer, output=" ".join(sys.argv[1:]))
    source = _Input()
    source.line.connect(player.play, Qt.ConnectionType.QueuedConnection)
    source.closed.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    player.ended.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(0, player.start)
    QTimer.singleShot(0, source.listen)
    return app.exec()


def _answer(line: str) -> None:
    plain = line.encode("ascii", "backslashreplace").decode()  # whatever this system's encoding is
    print(plain, flush=True)  # noqa: T201 - standard output is this process's voice to its starter


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt says at each start which optional libraries it did not find; `silent` says what matters."""
    log.log(logging.CRITICAL if kind is QtMsgType.QtFatalMsg else logging.DEBUG, "%s", text)


if __name__ == "__main__":
    sys.exit(main())
