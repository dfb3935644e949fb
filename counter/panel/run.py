"""Starts the visitor's panel of a counter."""

from __future__ import annotations

from pathlib import Path

from counter.panel.window import PanelWindow
from shared.errors.counters import UnknownCounter
from shared.hall.verb_runner import utc_now
from shared.ui.screens import Wish
from shared.ui.start import AppContext, AppWindow, Options, start

MAIN = Path(__file__).resolve().parent.parent / "qml" / "Panel.qml"


def run(options: Options, counter: int, screen: str) -> int:
    """Runs the panel until it is closed, on this screen (its number or name). Only one runs per counter."""

    def build(stage: AppContext) -> AppWindow:
        if stage.settings.find_counter(counter) is None:
            known = ", ".join(str(each.number) for each in stage.settings.counter)
            raise UnknownCounter(counter=counter, known=known)
        panel = PanelWindow(stage.settings, counter, stage.hall, stage.news, stage.jobs, utc_now)
        return AppWindow(MAIN, {"panel": panel})

    number = int(screen) if screen.isdecimal() else 1
    own = Wish(number, "" if screen.isdecimal() else screen, needs=number)
    return start(f"panel-{counter}", options, build, screen_of=lambda *_: own)
