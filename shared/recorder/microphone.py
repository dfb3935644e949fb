"""The computer's default microphone."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence

from PySide6.QtCore import QObject, QProcess, Signal

from shared.sound.speaker import LEAVE_MS, ROOT

LISTENER = (sys.executable, "-m", "shared.recorder.listener")


class Microphone(QObject):
    """Hears in a process of its own, as the speaker plays in one: libpulse aborts with the sound server. On the
    GUI thread; `heard` brings samples as in `sound.shape`, some hundredths of a second at a time. After `lost`,
    which says why, nothing more comes.
    """

    heard = Signal(object)
    lost = Signal(str)

    def __init__(self, parent: QObject | None = None, *, listener: Sequence[str] = LISTENER) -> None:
        super().__init__(parent)
        self._rest = b""
        self._closed = False
        self._process = QProcess(self)
        self._process.setWorkingDirectory(str(ROOT))
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.stateChanged.connect(self._follow)
        self._process.start(listener[0], list(listener[1:]))

    def close(self) -> None:
        """Hears nothing any more; may be repeated."""
        self._closed = True
        self._process.kill()
        self._process.waitForFinished(LEAVE_MS)

    def _read(self) -> None:
        data = self._rest + bytes(self._process.readAllStandardOutput().data())
        whole = len(data) // 2 * 2
        self._rest = data[whole:]
        samples = array("h", data[:whole])
        if sys.byteorder == "big":
            samples.byteswap()
        if samples:
            self.heard.emit(samples)

    def _follow(self, state: QProcess.ProcessState) -> None:
        if state is QProcess.ProcessState.NotRunning and not self._closed:
            said = bytes(self._process.readAllStandardError().data()).decode(errors="replace").split("\n")
            self.lost.emit(next((line for line in reversed(said) if line), self._process.errorString()))
