"""The process that hears: `python -m shared.recorder.listener`, started by shared.recorder.microphone.

It writes what the computer's default microphone hears to standard output, as samples of `sound.shape` in 16 bit
little endian, until nobody reads them any more. Where it hears nothing it ends, and says why on standard error.
"""

from __future__ import annotations

import importlib
import logging
import os
import sys
from array import array
from typing import Any

from PySide6.QtCore import QCoreApplication, QMessageLogContext, QObject, QTimer, QtMsgType, qInstallMessageHandler

from shared.sound.shape import RATE, at_rate

log = logging.getLogger(__name__)

SILENT_MS = 3_000
"""A microphone that gives nothing for so long is gone: Qt does not say when the sound server dies (Qt 6.11)."""


class Ear(QObject):
    """Hears on the default input of `multimedia` (PySide6.QtMultimedia), and ends the process where it cannot."""

    def __init__(self, multimedia: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._multimedia = multimedia
        self._rest = b""
        self._silent = QTimer(self, interval=SILENT_MS)
        self._silent.timeout.connect(lambda: _end("the sound input gives nothing"))

    def start(self) -> None:
        device = self._multimedia.QMediaDevices.defaultAudioInput()
        if device.isNull():
            _end("there is no sound input")
        self._form = _form(self._multimedia, device)
        self._source = self._multimedia.QAudioSource(device, self._form, self)
        self._source.stateChanged.connect(self._follow)
        self._stream = self._source.start()
        if self._stream is None:
            _end("the sound input cannot be opened")
        self._stream.readyRead.connect(self._read)
        self._silent.start()

    def _read(self) -> None:
        self._silent.start()
        data = self._rest + bytes(self._stream.readAll().data())
        frame = 2 * self._form.channelCount()
        whole = len(data) // frame * frame
        self._rest = data[whole:]
        samples = at_rate(array("h", data[:whole]), self._form.channelCount(), self._form.sampleRate())
        if sys.byteorder == "big":
            samples.byteswap()
        try:
            sys.stdout.buffer.write(samples.tobytes())
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            os._exit(0)

    def _follow(self) -> None:
        """By name, as in `shared.sound.player`."""
        if self._source.state().name == "StoppedState":
            _end(f"the sound input stopped ({self._source.error().name})")


def _form(multimedia: Any, device: Any) -> Any:
    """Our clips' own format, or that with the device's rate and channels where it gives no other."""
    form = multimedia.QAudioFormat()
    form.setSampleRate(RATE)
    form.setChannelCount(1)
    form.setSampleFormat(multimedia.QAudioFormat.SampleFormat.Int16)
    if not device.isFormatSupported(form):
        form.setSampleRate(device.preferredFormat().sampleRate())
        form.setChannelCount(device.preferredFormat().channelCount())
    return form


def _end(why: str) -> None:
    """At once: libpulse may abort in any later call."""
    sys.stderr.write(f"{why}\n")
    sys.stderr.flush()
    os._exit(1)


def main() -> int:
    qInstallMessageHandler(_qt_message)
    app = QCoreApplication(sys.argv)
    try:
        multimedia = importlib.import_module("PySide6.QtMultimedia")
    except ImportError as error:  # libpulse.so.0 is missing
        _end(f"QtMultimedia cannot be loaded: {error}")
    ear = Ear(multimedia)
    QTimer.singleShot(0, ear.start)
    return app.exec()


def _qt_message(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt says at each start which optional libraries it did not find."""
    log.debug("%s", text)


if __name__ == "__main__":
    sys.exit(main())
