"""The start of the reception: its window, and perhaps a printer of its own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from counter.bell import ring_bell
from counter.help_calls import HelpCalls
from counter.reception.paper import OwnPrinter
from counter.reception.reception import Reception
from shared.errors.devices import SettingsChanged
from shared.hall.verb_runner import utc_now
from shared.rules.device import DeviceKind
from shared.rules.printing import RECEPTION_PRINTER
from shared.ui.start import AppContext, AppWindow, Options, start

MAIN = Path(__file__).resolve().parents[1] / "qml" / "Reception.qml"


def run(options: Options, printer: str | None = None) -> int:
    """Runs the window until it is closed; one per database, or per computer at a hub. `printer` is the address of
    a printer of its own.
    """

    def build(stage: AppContext) -> AppWindow:
        name = stage.settings.printer.name if options.hub else RECEPTION_PRINTER  # the hub says which is its own
        paper = None if printer is None else OwnPrinter(stage, printer, name)
        asked = (stage.settings, stage.hall, stage.news, stage.jobs, stage.language, utc_now, stage.devices)
        reception = Reception(*asked, "" if paper is None else paper.name)
        calls = HelpCalls(stage.settings, None, stage.hall, stage.news, stage.jobs, utc_now, ring_bell)
        if stage.care is not None:
            stage.care.copied.connect(lambda done: reception.see_to("copy", done.problem))
        shown: dict[str, QObject] = {"reception": reception, "helpCalls": calls}
        stop = (lambda: None) if paper is None else paper.stop
        return AppWindow(MAIN, shown, stop, partial(reception.see_to, "settings", SettingsChanged()))

    return start(DeviceKind.RECEPTION.value, options, build, before_public=False)
