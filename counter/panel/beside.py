"""Opens the visitor's panel on another screen of the counter's computer while the counter's window runs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QProcess, QRect, QTimer

from shared.errors.kinds import HallError
from shared.errors.starting import PanelEnded, PanelOnMain, PanelScreenMissing
from shared.ui.screens import Finder, Screens, wish_for
from shared.ui.start import Options

AGAIN_MS = 30_000
LEAVE_MS = 5000


def command(options: Options, counter: int, screen: str) -> tuple[str, ...]:
    """What runs the panel of a counter that was started so."""
    hub = ("--hub", options.hub) if options.hub is not None else ()
    db = ("--db", options.db) if options.db is not None else ()
    words = ("--counter", str(counter), "--screen", screen, "--until-stdin-ends")
    return (sys.executable, "-m", "shared.cli", "panel", "--hall", str(options.hall_file), *hub, *db, *words)


class PanelBeside(QObject):
    """Runs the panel as a process of its own: its rights are not the clerk's (docs/decisions/0020). One that ends
    is started again. It leaves with this process, however that ends, because its stdin is closed then.

    `trouble` is told what the clerk should see to, None once it is over. Lives on the GUI thread.
    """

    def __init__(
        self,
        program: Sequence[str],
        counter: int,
        screen: str,
        screens: Screens,
        trouble: Callable[[HallError | None], None],
        *,
        again_ms: int = AGAIN_MS,
    ) -> None:
        super().__init__(screens)
        self._counter, self._screen, self._trouble = counter, screen, trouble
        self._screens, self._finder = screens, Finder(wish_for(screen))
        self._closed = self._failed = False
        self._process = QProcess(self)
        self._process.setProgram(program[0])
        self._process.setArguments(list(program[1:]))
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedChannels)
        self._process.stateChanged.connect(self._follow)
        self._again = QTimer(self, interval=again_ms)
        self._again.timeout.connect(self._keep)
        screens.settled.connect(self._look)
        self._said: type = type(None)
        self._look()
        self._again.start()
        self._keep()

    def area(self) -> QRect:
        """What of the computer's screens is the visitor's; empty while that is not there."""
        there = self._screens.now()
        name = self._finder.find(there)
        return there[name] if name is not None and name != next(iter(there)) else QRect()

    def close(self) -> None:
        """Ends the panel."""
        self._closed = True
        self._again.stop()
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(LEAVE_MS):
            self._process.kill()
            self._process.waitForFinished(LEAVE_MS)

    def _look(self) -> None:
        """The panel itself waits, hidden, for a screen that has gone; without one it is not begun."""
        there = self._screens.now()
        name = self._finder.find(there)
        problem: HallError | None = None
        if name is None:
            problem = PanelScreenMissing(screen=self._screen)
        elif name == next(iter(there)):
            problem = PanelOnMain(screen=self._screen, counter=self._counter)
        elif self._failed:
            problem = PanelEnded(counter=self._counter)
        elif self._process.state() == QProcess.ProcessState.NotRunning and not self._closed:
            self._process.start()
        if type(problem) is not self._said:
            self._said = type(problem)
            self._trouble(problem)

    def _keep(self) -> None:
        """What has run since the last time is well; what ended then is tried again."""
        self._failed = False
        self._look()

    def _follow(self, state: QProcess.ProcessState) -> None:
        if state == QProcess.ProcessState.NotRunning and not self._closed:
            self._failed = True
            self._again.start()
            self._look()
