"""The counter: one compact window beside the clerk's other software."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from counter.bell import ring_bell
from counter.console import Console
from counter.help_calls import HelpCalls
from counter.hotkeys.all_keys import all_keys
from counter.panel.beside import PanelBeside, command
from counter.requests.rights import with_rights
from counter.scans import Scans
from counter.window_form import WindowForm, kept_at
from shared.errors.devices import SettingsChanged
from shared.hall.verb_runner import utc_now
from shared.ui.screens import Screens
from shared.ui.signs import SignKeeper
from shared.ui.start import AppContext, AppWindow, Options, start

MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"


def run(options: Options, counter: int) -> int:
    """Runs the window of one counter until it is closed. Only one runs per counter and database."""

    def build(stage: AppContext) -> AppWindow:
        section = stage.settings.get_counter(counter)
        hall = stage.hall if options.hub is not None else with_rights(stage.hall, counter)
        console = Console(stage.settings, counter, hall, stage.news, stage.jobs, stage.language, utc_now)
        see_to = console.see_to
        if stage.care is not None:
            stage.care.copied.connect(lambda done: see_to("copy", done.problem))
        signs = SignKeeper(stage.settings, stage.settings.signs_of(counter), stage.news)
        signs.trouble.connect(lambda problems: see_to("sign", next(iter(problems), None)))
        outdated = partial(see_to, "settings", SettingsChanged())
        form = WindowForm(f"{stage.settings.hall.code}/counter-{counter}", kept_at())
        asked = (stage.settings, counter, stage.hall, stage.news, stage.jobs, utc_now, ring_bell)
        let_go = all_keys(counter, console.strike, see_to)
        beside = None
        if section.panel_screen:
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            screens = Screens(application)
            program = command(options, counter, section.panel_screen)
            beside = PanelBeside(program, counter, section.panel_screen, screens, partial(see_to, "panel"))
            form.keep_off = beside.area
        scans = Scans(lambda: console.page)
        shown: dict[str, QObject] = {"desk": console, "form": form, "helpCalls": HelpCalls(*asked), "scans": scans}

        def stop() -> None:
            let_go()
            signs.stop()
            if beside is not None:
                beside.close()

        return AppWindow(MAIN, shown, stop, outdated)

    return start(f"counter-{counter}", options, build, before_public=False)
