"""The hall screen: full-screen picture and voice."""

from __future__ import annotations

from pathlib import Path

from display.announcer import Announcer
from display.screen import Screen
from shared.device.speaker import QtSpeaker
from shared.hall.door import utc_now
from shared.ui.screens import wish
from shared.ui.start import Options, Show, Stage, start

MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"


def run(options: Options) -> int:
    """Runs the hall screen until it is closed. It only reads the queue."""

    def build(stage: Stage) -> Show:
        announcer = Announcer(stage.settings, QtSpeaker())
        screen = Screen(stage.settings, stage.news, stage.language, announcer, utc_now)
        return Show(MAIN, {"picture": screen})

    return start(
        "display",
        options,
        build,
        screen_of=lambda kiosk, display: wish(display, kiosk),
        writes=False,
    )
