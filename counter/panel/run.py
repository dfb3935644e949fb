"""Starts the visitor's panel of a counter."""

from __future__ import annotations

import signal
import sys
import threading
from pathlib import Path

from counter.panel.window import PanelWindow
from shared.hall.verb_runner import utc_now
from shared.ui.screens import wish_for
from shared.ui.start import AppContext, AppWindow, Options, start

MAIN = Path(__file__).resolve().parent.parent / "qml" / "Panel.qml"


def run(options: Options, counter: int, screen: str, *, until_stdin_ends: bool = False) -> int:
    """Runs the panel until it is closed, on this screen (its number or name). Only one runs per counter.
    `until_stdin_ends`: it leaves with who started it.
    """
    if until_stdin_ends:
        threading.Thread(target=_leave_with_stdin, name="stdin", daemon=True).start()

    def build(stage: AppContext) -> AppWindow:
        stage.settings.get_counter(counter)  # or it is refused
        panel = PanelWindow(stage.settings, counter, stage.hall, stage.news, stage.jobs, utc_now)
        return AppWindow(MAIN, {"panel": panel})

    return start(f"panel-{counter}", options, build, screen_of=lambda *_: wish_for(screen))


def _leave_with_stdin() -> None:
    sys.stdin.read()
    signal.raise_signal(signal.SIGTERM)  # as at any moment of the start
