"""Clips -> sound: the Speaker an announcer needs, and the real one.

Everything here runs on the GUI thread and none of it waits.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QFileSystemWatcher,
    QObject,
    QProcess,
    QTimer,
    Signal,
    SignalInstance,
    Slot,
)

log = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
PLAYER = (sys.executable, "-m", "shared.sound.player")

STARTING = "the player is starting"
DIED = "the player ended without a word"
NO_OUTPUT = "there is no sound output"

LOOK_AGAIN_MS = 60_000
"""Longest wait of a QtSpeaker before it tries another player, where nothing says that one would fare better: to
start one takes 0.4 s of a core.
"""

FIRST_WAIT_MS = 500
"""A player that played is replaced at once; one that ended before it did, after so long, then after twice that."""

SETTLE_MS = 300
"""A sound server makes its socket a moment before it has its outputs."""

LONGEST_MS = 40_000
"""A sound not over by then is stuck; three calls in one sentence take 20 s at most."""

LEAVE_MS = 2_000
"""How long `close` waits for a player that has been told to leave."""

Row = tuple[Path | int, ...]
"""What is played in one go: files, and milliseconds of silence."""

Done = Callable[[bool], None]
"""Told once whether the sound was played to its end."""


class Speaker(Protocol):
    """Plays one row of clips and pauses at a time."""

    @property
    def available(self) -> bool:
        """Whether the next sound is expected to be heard."""

    @property
    def reason(self) -> str:
        """Why not, in English for the log; empty while available."""

    @property
    def availability_changed(self) -> SignalInstance:
        """Emitted without arguments after `available` has changed."""

    def play(self, row: Row, done: Done, volume: int = 100) -> None:
        """Plays WAV files one after the other, `volume` in percent, then calls `done(True)`; `done(False)` if it
        could not. The silence between them is that of the row and no other.

        `done` comes exactly once, always from the event loop and never from within `play`. After `done(False)`
        a speaker that is still `available` found nothing to play in these files; otherwise the output is gone.
        A file that is not a clip is logged and left out. Not to be called again before `done` has come.
        """

    def stop(self) -> None:
        """Cuts short what is being played: its `done(False)` comes soon. Nothing where nothing is."""

    def close(self) -> None:
        """For good; a sound being played is cut off and its `done` does not come."""


class QtSpeaker(QObject):
    """A Speaker on the computer's default sound output, through QtMultimedia in a process of its own.

    Of its own, because libpulse aborts the whole process when the sound server dies under Qt ("Assertion 'c'
    failed at pulse/context.c", Qt 6.11), because Qt that starts before the sound server never finds it, and
    because the import itself fails where libpulse.so.0 is missing.

    The player follows the outputs that come and go. One that ended is replaced at once; while there is no sound,
    another is tried when something appears in `server_folders`, and every `look_again_ms` anyway.

    Ends its player when the application quits; `close()` does so earlier.
    """

    availability_changed = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        player: Sequence[str] = PLAYER,
        look_again_ms: int = LOOK_AGAIN_MS,
        longest_ms: int = LONGEST_MS,
    ) -> None:
        super().__init__(parent)
        self._closed = False
        self._reason = STARTING
        self._output = ""
        self._done: Done | None = None
        self._longest_wait = look_again_ms
        self._wait = 0
        self._look_again = _timer(self, look_again_ms)
        self._stuck = _timer(self, longest_ms)
        self._servers = QFileSystemWatcher(self)
        self._watch_servers()
        self._process = QProcess(self)
        self._process.setProgram(player[0])
        self._process.setArguments(list(player[1:]))
        self._process.setWorkingDirectory(str(ROOT))
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.stateChanged.connect(self._follow)
        self._servers.directoryChanged.connect(self._server_stirs)
        self._look_again.timeout.connect(self._start_anew)
        self._stuck.timeout.connect(self._process.kill)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.close)
        self._process.start()

    @property
    def available(self) -> bool:
        return not self._reason

    @property
    def reason(self) -> str:
        return self._reason

    @property
    def output(self) -> str:
        """The output by its name in the system, once `available`."""
        return self._output

    def play(self, row: Row, done: Done, volume: int = 100) -> None:
        """As in Speaker; the files are read by the player."""
        self._done = done
        if self._process.state() == QProcess.ProcessState.NotRunning:
            QTimer.singleShot(0, self, lambda: self._finish(played=False))
            return
        parts = [part if isinstance(part, int) else str(part.absolute()) for part in row]
        line = json.dumps({"row": parts, "volume": volume})
        self._stuck.start()
        self._process.write(f"{line}\n".encode())  # kept by QProcess while the player is still starting

    def stop(self) -> None:
        """As in Speaker."""
        if self._done is not None and self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.write(b'{"stop": true}\n')

    @Slot()
    def close(self) -> None:
        """As in Speaker: ends the player."""
        self._closed = True
        self._look_again.stop()
        self._stuck.stop()
        self._done = None
        if self._process.state() == QProcess.ProcessState.NotRunning:
            return
        self._process.closeWriteChannel()  # the player's sign to leave
        if not self._process.waitForFinished(LEAVE_MS):
            self._process.kill()
            self._process.waitForFinished(LEAVE_MS)

    @Slot()
    def _read(self) -> None:
        """The player's lines: ready, played, failed, or silent and why."""
        while self._process.canReadLine():
            word, _, rest = self._process.readLine().toStdString().strip().partition(" ")
            match word:
                case "ready":
                    self._output = rest
                    self._look_again.stop()
                    self._set_reason("")
                case "played" | "failed":
                    self._wait = 0
                    self._finish(played=word == "played")
                case "silent":
                    self._no_sound(rest, self._longest_wait)

    @Slot(QProcess.ProcessState)
    def _follow(self, state: QProcess.ProcessState) -> None:
        """A player that has ended, could not start or was killed."""
        if self._closed or state != QProcess.ProcessState.NotRunning:
            return
        self._read()
        self._no_sound(DIED if self._reason in ("", STARTING) else self._reason, self._wait)
        self._wait = min(max(2 * self._wait, FIRST_WAIT_MS), self._longest_wait)

    def _no_sound(self, why: str, next_ms: int) -> None:
        """Nothing is heard from now on; another player is tried in `next_ms`."""
        self._look_again.start(next_ms)
        self._set_reason(why)
        self._finish(played=False)

    @Slot()
    def _start_anew(self) -> None:
        """Starts a player; one that sits there without an output is ended first, and `_follow` comes back here."""
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._process.start()
        else:
            self._wait = 0
            self._process.kill()

    @Slot()
    def _server_stirs(self) -> None:
        """A sound server may have come: only a player that starts now can find it."""
        self._watch_servers()
        if self._reason and not self._closed:
            self._look_again.start(SETTLE_MS)

    def _watch_servers(self) -> None:
        if unwatched := set(server_folders()) - set(self._servers.directories()):
            self._servers.addPaths(list(unwatched))

    def _finish(self, *, played: bool) -> None:
        """Only from the event loop."""
        self._stuck.stop()
        done, self._done = self._done, None
        if done is not None:
            done(played)

    def _set_reason(self, reason: str) -> None:
        if reason == self._reason:
            return
        was_available, self._reason = self.available, reason
        if reason:
            log.warning("no sound: %s", reason)
        if was_available != self.available:
            self.availability_changed.emit()


def server_folders() -> list[str]:
    """Where PulseAudio and PipeWire put their sockets when they start, as far as it is there; for no other system.
    https://www.freedesktop.org/wiki/Software/PulseAudio/Documentation/User/FAQ/
    """
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    if not runtime:
        return []
    pulse = os.environ.get("PULSE_RUNTIME_PATH") or f"{runtime}/pulse"
    folders = (runtime, pulse)
    return [each for each in folders if os.path.isdir(each)]  # noqa: PTH112 - Path.is_dir may raise, as after `su`


def _timer(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
