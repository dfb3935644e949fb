"""The kiosk: one full-screen window and one worker for its printer."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from kiosk.kiosk import Kiosk
from shared.device.address import printer_at
from shared.device.printer import Spool, connect
from shared.device.slip import PrintJob
from shared.errors import HallError
from shared.hall import Hall
from shared.hall.door import utc_now
from shared.rules.printing import JobState
from shared.ui.start import Options, Show, Stage, start
from shared.ui.texts import sentence

log = logging.getLogger("bocso.kiosk")
PRINTER = "kiosk"
"""Name of the kiosk's printer on its print jobs."""
MAIN = Path(__file__).resolve().parent / "qml" / "Main.qml"


class Slips:
    """The hall's print jobs as the spool asks for them."""

    def __init__(self, hall: Hall) -> None:
        self.take_print_job = hall.take_print_job
        self._hall = hall

    def print_done(self, job: PrintJob) -> None:
        self._hall.slip_is(job, JobState.SENT)

    def print_failed(self, job: PrintJob, reason: str) -> None:
        self._hall.slip_is(job, JobState.FAILED, reason)


class PrintResults(QObject):
    """Carries results of the print worker to the GUI thread: `came(ticket id, problem or None)`."""

    came = Signal(int, object)


def run(options: Options, printer: str | None = None) -> int:
    """Runs the kiosk until it is closed. `printer` is an address in place of the hall file's [printer]."""
    return start(
        "kiosk", options, lambda stage: _build(stage, printer), screen_of=lambda settings: settings.kiosk.screen
    )


def _build(stage: Stage, address: str | None) -> Show:
    section = stage.settings.printer if address is None else printer_at(address, stage.settings.printer)
    settings = stage.settings.model_copy(update={"printer": section})
    if section.connection == "none":
        kiosk = Kiosk(settings, stage.hall, stage.news, stage.jobs, stage.language, None, _no_ring, utc_now)
        return Show(MAIN, {"kiosk": kiosk})
    results = PrintResults()
    spool = Spool(Slips(stage.hall), PRINTER, connect(section), settings, _report(results))
    kiosk = Kiosk(settings, stage.hall, stage.news, stage.jobs, stage.language, PRINTER, spool.ring, utc_now)
    results.came.connect(
        lambda ticket, problem: kiosk.print_result(ticket, sentence(problem) if problem else None),
        Qt.ConnectionType.QueuedConnection,
    )
    stage.jobs.run(lambda: stage.hall.give_up_print_jobs(PRINTER), _gave_up, _not_given_up)
    spool.start()
    spool.ring()

    def stop() -> None:
        spool.stop(section.timeout_seconds + 1)

    return Show(MAIN, {"kiosk": kiosk}, stop)


def _report(results: PrintResults) -> Callable[[PrintJob, Exception | None], None]:
    def report(job: PrintJob, problem: Exception | None) -> None:
        if problem is not None:
            log.error("the slip of %s did not print: %s", job.ticket.label, problem)
        results.came.emit(job.ticket.id, problem)

    return report


def _no_ring() -> None:
    """Without a printer there is nobody to wake."""


def _gave_up(count: int) -> None:
    if count:
        log.warning("%d slips of an earlier run were given up", count)


def _not_given_up(problem: Exception) -> None:
    if isinstance(problem, HallError):
        log.warning("slips of an earlier run were not looked at: %s", problem)
