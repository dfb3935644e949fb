"""The kiosk: one full-screen window and one worker for its printer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from kiosk.aloud import Aloud, aloud_for
from kiosk.browse import Browse
from kiosk.doors.all_doors import all_doors
from kiosk.ease import Ease
from kiosk.kiosk import Kiosk
from kiosk.legible import Names  # noqa: F401 - Main.qml names it
from kiosk.letters import Letters  # noqa: F401 - Main.qml names it
from kiosk.search.search import Search
from kiosk.staff.choices import choices_file, read_choices
from kiosk.staff.door import StaffDoor
from kiosk.staff.hall_acts import HallActs
from kiosk.staff.pin import DoorPin, pin_file
from shared.errors.outside import PrinterTaken
from shared.errors.starting import SettingsWrong
from shared.hall.verb_runner import utc_now
from shared.printer.address import printer_at
from shared.printer.connect import connect
from shared.printer.escpos.status import Condition
from shared.printer.handouts import Handouts
from shared.printer.queue import ring_for_slips
from shared.printer.spool import Spool
from shared.rules.printing import KIOSK_PRINTER, JobState, PrintJob
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.ui.jobs import JobRunner
from shared.ui.screens import wish
from shared.ui.start import AppContext, AppWindow, Options, start
from shared.ui.texts import Language

log = logging.getLogger("bocso.kiosk")
MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"


class PrintNews(QObject):
    """Carries what the print worker says to the GUI thread, in its order."""

    came = Signal(int, object)
    """Ticket id, and the JobState of its slip."""
    said = Signal(object)
    """The printer's Condition."""

    def result(self, job: PrintJob, _error: Exception | None, state: JobState) -> None:
        """The worker's `on_result`, on its thread."""
        self.came.emit(job.ticket.id, state)

    def condition(self, condition: Condition) -> None:
        """The worker's `on_condition`, on its thread."""
        self.said.emit(condition)

    def tell(self, kiosk: Kiosk) -> None:
        """From now on the kiosk hears it, on its own thread."""
        self.said.connect(kiosk.printer_is, Qt.ConnectionType.QueuedConnection)
        self.came.connect(kiosk.print_result, Qt.ConnectionType.QueuedConnection)


def run(options: Options, printer: str | None = None) -> int:
    """Runs the kiosk until it is closed. `printer` is an address in place of the hall file's [printer]."""
    name = KIOSK_PRINTER if options.hub else _printer_name(options.hall_file)
    return start(
        "kiosk" if name == KIOSK_PRINTER else f"kiosk-{name}",
        options,
        lambda stage: build(stage, printer, options.hall_file),
        screen_of=wish,
        part=lambda settings: read_choices(choices_file()).shown(settings),
        twice=lambda: PrinterTaken(printer=name),
        door=lambda language: _door(language, (language.code,)),
    )


def build(stage: AppContext, address: str | None, hall_file: Path) -> AppWindow:
    """The kiosk on a stage, its printer's worker started; `address` as `run`'s printer. Clips lie beside
    `hall_file`.

    Raises PrinterTaken while another kiosk prints under this name, StoreUnavailable.
    """
    section = stage.settings.printer if address is None else printer_at(address, stage.settings.printer)
    settings = stage.settings.model_copy(update={"printer": section})
    if section.connection == "none":
        kiosk = _kiosk(settings, stage, None, _no_ring)
        search = _search(settings, stage, kiosk, None, _no_ring)
        aloud = aloud_for(kiosk, settings, hall_file)
        doors = all_doors(kiosk, settings, stage.hall, stage.news, stage.jobs, None)
        staff = _staff(settings, stage, kiosk, None, _no_ring, aloud)
        shown = _shown(settings, kiosk, doors, search, staff, aloud)
        return AppWindow(MAIN, shown, lambda: _close(kiosk, search, staff, aloud))
    handouts = Handouts()
    news = PrintNews()
    right = stage.hall.lease_printer(section.name)
    heard = (news.result, news.condition)
    spool = Spool(stage.hall, section.name, connect(section), settings, *heard, right=right, handouts=handouts)
    kiosk = _kiosk(settings, stage, section.name, spool.ring)
    search = _search(settings, stage, kiosk, handouts, spool.ring)
    aloud = aloud_for(kiosk, settings, hall_file)
    staff = _staff(settings, stage, kiosk, handouts, spool.ring, aloud)
    news.tell(kiosk)
    stage.news.changed.connect(lambda _board, entries: ring_for_slips(spool, section.name, entries))
    spool.start()

    def stop() -> None:
        _close(kiosk, search, staff, aloud)
        spool.stop(section.timeout_seconds + 1)
        right.release()

    worker = (section.name, handouts, spool.ring)
    doors = all_doors(kiosk, settings, stage.hall, stage.news, stage.jobs, *worker)
    return AppWindow(MAIN, _shown(settings, kiosk, doors, search, staff, aloud), stop)


def _shown(
    settings: Settings,
    kiosk: Kiosk,
    doors: dict[str, QObject],
    search: Search | None,
    staff: StaffDoor,
    aloud: Aloud | None,
) -> dict[str, QObject]:
    """What Main.qml is shown with."""
    shown: dict[str, QObject] = {
        "kiosk": kiosk,
        "browse": Browse(kiosk, settings),
        "ease": Ease(kiosk, settings),
        "staff": staff,
        **doors,
    }
    perhaps = {"search": search, "aloud": aloud}
    return {**shown, **{name: each for name, each in perhaps.items() if each is not None}}


def _staff(
    settings: Settings,
    stage: AppContext,
    kiosk: Kiosk,
    handouts: Handouts | None,
    ring: Callable[[], None],
    aloud: Aloud | None,
) -> StaffDoor:
    """The staff's door over the kiosk's pages."""
    acts = HallActs(kiosk, settings, stage.hall, stage.news, handouts, ring)
    loud = aloud.loud if aloud is not None else None
    return _door(stage.language, stage.hall.settings.hall.languages, acts, loud)


def _door(
    language: Language,
    languages: tuple[str, ...],
    acts: HallActs | None = None,
    loud: Callable[[int], None] | None = None,
) -> StaffDoor:
    return StaffDoor(DoorPin(pin_file()), choices_file(), language, languages, QCoreApplication.exit, acts, loud)


def _close(kiosk: Kiosk, search: Search | None, staff: StaffDoor, aloud: Aloud | None) -> None:
    kiosk.close()
    staff.close()
    for each in (search, aloud):
        if each is not None:
            each.close()


def _search(
    settings: Settings, stage: AppContext, kiosk: Kiosk, handouts: Handouts | None, ring: Callable[[], None]
) -> Search | None:
    """The search pages, where the app has a catalogue; with a worker of their own."""
    if stage.catalogue is None:
        return None
    return Search(settings, kiosk, JobRunner(), stage.language, stage.catalogue, handouts, ring)


def _kiosk(settings: Settings, stage: AppContext, printer: str | None, ring: Callable[[], None]) -> Kiosk:
    said = (settings, stage.hall, stage.news, stage.jobs, stage.language, printer, ring, utc_now)
    return Kiosk(*said, goes_on=stage.goes_on)


def _no_ring() -> None:
    """Without a printer there is nobody to wake."""


def _printer_name(hall_file: Path) -> str:
    """The kiosk is called like its printer, so that a hall may have several; what is wrong is said by `start`."""
    try:
        return load(hall_file).printer.name
    except SettingsWrong:
        return KIOSK_PRINTER
