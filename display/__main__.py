"""The hall screen: full-screen picture and voice."""

from __future__ import annotations

from pathlib import Path

from display.announcer import Announcer
from display.screen import Screen
from display.waits import WaitTimes
from shared.hall.verb_runner import utc_now
from shared.sound.speaker import QtSpeaker
from shared.ui.screens import wish
from shared.ui.start import AppContext, AppWindow, Options, start

MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"


def run(options: Options, zone: str = "") -> int:
    """Runs the hall screen until it is closed, or the further one of that name. It only reads the queue."""

    def build(stage: AppContext) -> AppWindow:
        announcer = Announcer(stage.settings, QtSpeaker())
        waits = WaitTimes(stage.hall, stage.jobs)
        screen = Screen(stage.settings, stage.news, stage.language, announcer, utc_now, waits, zoned=bool(zone))
        return AppWindow(MAIN, {"picture": screen})

    return start(
        f"display-{zone}" if zone else "display",
        options,
        build,
        screen_of=lambda kiosk, display: wish(display, kiosk),
        part=lambda settings: settings.of_screen(zone) if zone else settings,
        writes=False,
    )
