"""The bell of a counter: the chime on its computer's own sound output."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared.assets import assets

BEFORE_MS = 300
"""Of silence: an output that begins swallows something of what comes first."""
VOLUME = 100


def ring_bell() -> None:
    """Once, if there is an output; the player ends with it. On the GUI thread, which does not wait."""
    from shared.sound.speaker import QtSpeaker  # noqa: PLC0415 - most days nobody calls

    speaker = QtSpeaker(QCoreApplication.instance())
    speaker.play((BEFORE_MS, assets() / "sounds" / "chime.wav"), lambda _played: speaker.close(), VOLUME)
