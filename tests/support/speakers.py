"""A Speaker for tests that hear nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from shared.sound.speaker import NO_OUTPUT, Done, Row


class SilentSpeaker(QObject):
    """A Speaker that keeps what it was given instead of playing it.

    Each sound ends by itself at the next turn of the event loop, or, `by_hand`, at `finish()`.
    """

    availability_changed = Signal()

    def __init__(self, *, by_hand: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.played: list[Row] = []
        self.volumes: list[int] = []
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

    def play(self, row: Row, done: Done, volume: int = 100) -> None:
        if self.playing:
            raise RuntimeError("two sounds at once")
        self._done = done
        if self.available:
            self.played.append(row)
            self.volumes.append(volume)
        if not (self._by_hand and self.available):
            QTimer.singleShot(0, self, self.finish)

    def stop(self) -> None:
        QTimer.singleShot(0, self, lambda: self._end(heard=False))

    def close(self) -> None:
        self._done = None

    def finish(self) -> None:
        """Ends what plays: as played while available, otherwise as failed."""
        self._end(heard=self.available)

    def fail(self) -> None:
        """Ends what plays as a sound whose files are wrong."""
        self._end(heard=False)

    def _end(self, *, heard: bool) -> None:
        done, self._done = self._done, None
        if done is not None:
            done(heard)

    def unplug(self, reason: str = NO_OUTPUT) -> None:
        """From now on nothing is heard."""
        self._set_reason(reason)

    def plug_in(self) -> None:
        self._set_reason("")

    def _set_reason(self, reason: str) -> None:
        if reason != self._reason:
            self._reason = reason
            self.availability_changed.emit()
