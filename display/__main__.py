"""The hall screen: full-screen picture and voice; and a sign above one counter as a window."""

from __future__ import annotations

from pathlib import Path

from display.announcer import Announcer
from display.lapse import Lapse, steady
from display.screen import Screen
from display.sign_window import SignWindow
from shared.hall.verb_runner import utc_now
from shared.sound.clips import Clips, folders, own_recordings
from shared.sound.speaker import QtSpeaker
from shared.ui.screens import wish, wish_for
from shared.ui.signs import SignKeeper
from shared.ui.start import AppContext, AppWindow, Options, start

QML = Path(__file__).resolve().parent / "qml"


def run(options: Options, zone: str = "") -> int:
    """Runs the hall screen until it is closed, or the further one of that name. It only reads the queue."""

    def build(stage: AppContext) -> AppWindow:
        lapse = Lapse(utc_now)
        clips = Clips(folders(options.hall_file))
        announcer = Announcer(stage.settings, QtSpeaker(), clips, now=steady, behind=lapse.behind)
        known = stage.settings, stage.hall, stage.news, stage.jobs, stage.language
        beside = own_recordings().parent if options.hub else options.hall_file.absolute().parent
        screen = Screen(*known, announcer, utc_now, lapse, zoned=bool(zone), beside=beside)
        signs = SignKeeper(stage.settings, () if zone else stage.settings.signs_of(None), stage.news)
        signs.trouble.connect(screen.see_signs)
        return AppWindow(QML / "Main.qml", {"picture": screen}, signs.stop)

    return start(
        f"display-{zone}" if zone else "display",
        options,
        build,
        screen_of=lambda kiosk, display: wish(display, kiosk),
        part=lambda settings: settings.of_screen(zone) if zone else settings,
        writes=False,
    )


def run_sign(options: Options, counter: int, screen: str) -> int:
    """Runs a window as the sign of one counter until it is closed, on this screen (its number or name), beside a
    hall screen and the signs of other counters.
    """

    def build(stage: AppContext) -> AppWindow:
        stage.settings.get_counter(counter)  # or it is refused
        sign = SignWindow(stage.settings, counter, stage.news, stage.language, utc_now)
        return AppWindow(QML / "Sign.qml", {"sign": sign})

    own = wish_for(screen)
    return start(f"display-sign-{counter}", options, build, screen_of=lambda *_: own, writes=False)
