"""The hall screen: full-screen picture and voice."""

from __future__ import annotations

from pathlib import Path

from display.announcer import Announcer
from display.screen import Screen
from shared.hall.verb_runner import utc_now
from shared.sound.clips import Clips, folders
from shared.sound.speaker import QtSpeaker
from shared.ui.screens import wish
from shared.ui.start import AppContext, AppWindow, Options, start

MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"


def run(options: Options) -> int:
    """Runs the hall screen until it is closed. It only reads the queue."""

    def build(stage: AppContext) -> AppWindow:
        announcer = Announcer(stage.settings, QtSpeaker(), Clips(folders(options.hall_file)))
        screen = Screen(stage.settings, stage.news, stage.language, announcer, utc_now)
        return AppWindow(MAIN, {"picture": screen})

    return start(
        "display",
        options,
        build,
        screen_of=lambda kiosk, display: wish(display, kiosk),
        writes=False,
    )
