"""The journal as Qt news: one signal on the GUI thread per fold, in every app alike."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot

from shared.errors.kinds import Unavailable
from shared.link.feed import AT_ONCE, Feed, Reading
from shared.rules.board import Board
from shared.ui.jobs import JobRunner

log = logging.getLogger("bocso.news")
SAFETY_POLL_MS = 1000
"""A bell can be missed (network disks, a bell made anew); the journal cannot."""
SERVER_POLL_MS = 10_000
"""A server tells when the connection was lost; only a writer killed between COMMIT and NOTIFY stays unheard."""
Listen = Callable[[Callable[[], None]], Callable[[], None]]
"""Begins to call what it is given, on any thread, after each commit; returns what ends that."""


class News(QObject):
    """Follows the journal: woken by the bell file (or `listen`) and now and then, reads on the jobs' thread.

    `changed(board, entries)` after each fold, also once at the start with no entries. `lost(error)` when the
    database stops answering, `found()` when it is back; nothing is missed in between.
    """

    changed = Signal(object, object)
    lost = Signal(object)
    found = Signal()

    _woken = Signal()

    def __init__(
        self,
        feed: Feed,
        jobs: JobRunner,
        bell: Path | None = None,
        listen: Listen | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._jobs = jobs
        self._bell = bell
        self._listen = listen if bell is None else None
        self._end_listening: Callable[[], None] | None = None
        self._reading = False
        self._again = False
        self._lost = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look)
        self._woken.connect(self._look, Qt.ConnectionType.QueuedConnection)  # from the listener's thread
        self._poll = QTimer(self, interval=SAFETY_POLL_MS)
        self._poll.timeout.connect(self._look)
        self.board = Board()

    def start(self) -> None:
        """Reads the board now and follows from there."""
        if self._listen is not None:
            self._end_listening = self._listen(self._woken.emit)
        self._poll.start()
        self._look()

    def stop(self) -> None:
        self._poll.stop()
        self._watcher.fileChanged.disconnect(self._look)
        self._woken.disconnect(self._look)
        if self._end_listening is not None:
            self._end_listening()

    @Slot()
    def _look(self) -> None:
        self._watch_bell()
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._jobs.run(self._feed.read, self._took, self._failed)

    def _watch_bell(self) -> None:
        if self._bell is not None and not self._watcher.files() and self._bell.exists():
            self._watcher.addPath(str(self._bell))

    def _pace(self) -> None:
        """Often while the database does not answer; seldom when the server tells by itself."""
        quiet = self._listen is not None and not self._lost
        self._poll.setInterval(SERVER_POLL_MS if quiet else SAFETY_POLL_MS)

    def _took(self, reading: Reading | None) -> None:
        self._reading = False
        if self._lost:
            self._lost = False
            self.found.emit()
        self._pace()
        if reading is not None:
            self.board = reading.board
            self.changed.emit(reading.board, reading.entries)
            self._again |= len(reading.entries) == AT_ONCE  # there is more
        if self._again:
            self._again = False
            self._look()

    def _failed(self, problem: Exception) -> None:
        self._reading = False
        self._again = False
        if isinstance(problem, Unavailable) and not self._lost:
            log.warning("%s", problem)
        if not self._lost:
            self._lost = True
            self._pace()
            self.lost.emit(problem)
