"""Sentences that no clips were recorded of: made into clips by espeak-ng, in a process of its own."""

from __future__ import annotations

import hashlib
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject, QProcess, QTimer

from shared.sound.speaker import ROOT

log = logging.getLogger(__name__)

MAKER = (sys.executable, "-m", "shared.sound.espeak")
KEPT = 50
"""So many are on disk for the next time; each has some 200 kB."""
LONGEST_MS = 20_000
"""A sentence not made by then is given up; 60 characters take 0.6 s."""
LOOK_MS = 50

Made = Callable[[Path | None], None]


def made_here() -> Path:
    """Where this computer keeps them; the folder need not exist."""
    return platformdirs.user_cache_path("bocso", appauthor=False) / "sentences"


class Sentences(QObject):
    """Makes files of sentences, and keeps them. On the GUI thread; nothing waits."""

    def __init__(
        self,
        folder: Path | None = None,
        parent: QObject | None = None,
        *,
        maker: Sequence[str] = MAKER,
        kept: int = KEPT,
    ) -> None:
        super().__init__(parent)
        self._folder = folder or made_here()
        self._maker = maker
        self._kept = kept
        self._making: set[QProcess] = set()

    def make(self, text: str, language: str, made: Made) -> None:
        """Calls `made` once, from the event loop: with the file, or with None where nobody here can say it."""
        name = hashlib.sha256(f"{language} {text}".encode()).hexdigest()[:32]
        file = self._folder / f"{name}.wav"
        if os.path.isfile(file):  # noqa: PTH113 - Path.is_file may raise
            QTimer.singleShot(0, self, lambda: made(file))
            return
        process = QProcess(self)
        self._making.add(process)  # or Python may end it under Qt's hands
        process.setWorkingDirectory(str(ROOT))
        process.start(self._maker[0], [*self._maker[1:], language, str(file)])
        process.write(text.encode())
        process.closeWriteChannel()
        self._watch(process, text, file, made, LONGEST_MS // LOOK_MS)

    def _watch(self, process: QProcess, text: str, file: Path, made: Made, looks: int) -> None:
        """Looks again and again, at most so often; its signals come while it is being taken down."""
        if process.state() is not QProcess.ProcessState.NotRunning:
            if looks <= 0:
                process.kill()
            QTimer.singleShot(LOOK_MS, self, lambda: self._watch(process, text, file, made, looks - 1))
            return
        there = file.is_file()
        if not there:
            why = bytes(process.readAllStandardError().data())[-300:].decode(errors="replace")
            log.warning("%r is not said: %s", text, why or process.errorString())
        self._making.discard(process)
        process.deleteLater()
        self._keep_newest()
        QTimer.singleShot(0, self, lambda: made(file if there else None))

    def _keep_newest(self) -> None:
        """Deletes the oldest that are too many."""
        try:
            clips = sorted(self._folder.glob("*.wav"), key=lambda clip: clip.stat().st_mtime)
            for old in clips[: -self._kept]:
                old.unlink()
        except OSError as problem:
            log.warning("old sentences stay: %s", problem)
