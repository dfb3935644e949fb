"""The kiosk, its printer's worker and a simulated printer together: what people see when the paper ends."""

from __future__ import annotations

from functools import partial

import pytest

from kiosk.__main__ import build
from shared.assets import example_hall
from shared.fonts import load_fonts
from shared.hall.verb_runner import utc_now
from shared.printer import spool
from shared.procedures.catalogue import Catalogue
from shared.rules.printing import KIOSK_PRINTER
from shared.settings.load import load
from shared.simulator.simulator import PrinterSimulator
from shared.ui.jobs import JobRunner
from shared.ui.start import AppContext
from tests.support.halls import real_hall
from tests.support.windows import FakeLanguage, FakeNews, Stand, hall_at, stands

pytestmark = pytest.mark.slow

SERVICE = "service-ho-tich"


@pytest.fixture
def printer(tmp_path):
    simulator = PrinterSimulator(tmp_path / "slips")
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
def settings(tmp_path):
    """A hall open at any hour, whose numbers stay long enough for a new roll."""
    return load(real_hall(tmp_path))


class Kiosk(Stand):
    """The real kiosk in its window over the database of `hall`."""

    def __init__(self, qtbot, shown, hall):
        super().__init__(qtbot, "kiosk", **shown.properties)
        self.kiosk, self.hall = shown.properties["kiosk"], hall
        self.size(1080, 1920)

    def touch(self, name):
        self.until(lambda: not self.kiosk.fresh)
        super().touch(name)

    def take(self):
        self.touch(SERVICE)
        self.until(lambda: self.kiosk.page == "ticket")

    def states(self):
        """Of the print jobs of each ticket, by its number."""
        tickets = self.hall.board()[0].tickets.values()
        return {one.label: [state for state, _ in self.hall.print_jobs_of(one.id)] for one in tickets}


@pytest.fixture
def start(qtbot, tmp_path, settings, printer):
    """Starts the kiosk on the printer; at the end all is taken down in the order of the app."""
    load_fonts()  # before the worker draws
    started = []
    with hall_at(tmp_path / "queue.sqlite", settings, utc_now) as hall, stands(partial(Kiosk, qtbot)) as stand_up:
        jobs = JobRunner()

        def begin():
            stage = AppContext(
                settings, hall, FakeNews(), jobs, FakeLanguage(), catalogue=lambda: Catalogue.of(settings)
            )
            started.append(build(stage, f"tcp://127.0.0.1:{printer.port}", example_hall()))
            return stand_up(started[0], hall)

        yield begin
        for shown in started:
            shown.stop()
        jobs.drain()
        jobs.stop()


def text(stand, name):
    item = stand.find(name)
    return item.property("text") if item else None


@pytest.mark.allow_logs("shared.printer.spool")
def test_no_paper_is_said_before_the_touch_and_a_new_roll_ends_it(start, printer):
    printer.play("out_before")
    stand = start()
    stand.until(lambda: stand.find("printerNotice") is not None)
    assert "Out of paper" in text(stand, "staffText")
    stand.take()
    stand.until(lambda: stand.find("qr") is not None)
    assert text(stand, "slipWhy") == "The printer is out of paper."
    stand.until(lambda: stand.states() == {"A001": ["failed"]})
    assert printer.received <= 8, "zeros only"
    stand.touch("done")
    printer.new_roll()
    stand.until(lambda: stand.find("printerNotice") is None and stand.find("staff") is None)
    stand.take()
    stand.until(lambda: stand.kiosk.paper == "printed")
    assert len(printer.slips) == 1, "the failed one is not sent again by itself"


def test_an_idle_printer_is_looked_at_by_itself(start, printer):
    stand = start()
    printer.play("out_before")
    stand.until(lambda: stand.find("printerNotice") is not None)


@pytest.mark.parametrize("touch", ["togglePriority", "switchLanguage"])
def test_the_first_touch_has_the_printer_looked_at(start, printer, monkeypatch, touch):
    monkeypatch.setattr(spool, "LOOK_SECONDS", 3600)
    stand = start()
    stand.until(lambda: KIOSK_PRINTER in stand.hall.board()[0].printers)
    printer.play("out_before")
    getattr(stand.kiosk, touch)()
    stand.until(lambda: stand.find("printerNotice") is not None)


@pytest.mark.allow_logs("shared.printer.spool")
def test_a_slip_held_by_an_empty_roll_is_told_when_it_comes_after_all(start, printer):
    printer.play("out_middle", 100, next_job=True)
    stand = start()
    stand.take()
    stand.until(lambda: stand.kiosk.paper == "out" and stand.kiosk.qrSide > 0)
    assert stand.states() == {"A001": ["blocked"]}
    stand.touch("done")
    assert stand.find("printerNotice") is not None
    stand.take()  # waits behind the held one
    assert stand.kiosk.paper == "out"
    printer.new_roll()
    stand.until(lambda: stand.kiosk.paper == "came")
    assert text(stand, "slipHeading") == "Your slip is printed, please take it"
    stand.until(lambda: set(map(tuple, stand.states().values())) == {("confirmed",)})
    assert len(printer.slips) == 2


def test_a_printer_that_says_nothing_is_not_said_to_have_printed(start, printer):
    printer.play("silent")
    stand = start()
    stand.take()
    stand.until(lambda: stand.kiosk.paper == "sent")
    assert text(stand, "slipHeading") == "Your slip was sent to the printer."
    stand.until(lambda: stand.find("qr") is not None)
    assert stand.states() == {"A001": ["sent"]}


def test_a_roll_near_its_end_is_told_to_staff_and_slips_come(start, printer):
    printer.play("near_end")
    stand = start()
    stand.until(lambda: stand.find("staff") is not None)
    assert stand.find("printerNotice") is None
    stand.take()
    stand.until(lambda: stand.kiosk.paper == "printed")
    assert stand.hall.board()[0].printers[KIOSK_PRINTER].near_end


def find_birth(stand):
    """The page of a procedure with papers to bring."""
    stand.until(lambda: stand.find("door-search") is not None)
    stand.touch("door-search")
    for key in "khai sinh":
        stand.touch("keySpace" if key == " " else f"key-{key}")
    stand.until(lambda: stand.find("found-1.001193") is not None)
    stand.touch("found-1.001193")


def test_what_to_bring_comes_out_beside_the_slips(start, printer):
    stand = start()
    find_birth(stand)
    stand.touch("printPapers")
    stand.until(lambda: text(stand, "printPapers") == "The list is printed")
    assert len(printer.slips) == 1
    assert stand.hall.board()[0].tickets == {}, "no number was given for it"
    stand.touch("takeNumber")
    stand.until(lambda: stand.kiosk.paper == "printed")
    assert len(printer.slips) == 2
    assert stand.states() == {"A001": ["confirmed"]}


@pytest.mark.allow_logs("shared.printer.spool", "shared.printer.handouts")
def test_what_to_bring_that_stops_in_the_middle_holds_up_no_slip(start, printer):
    printer.play("out_middle", 100, next_job=True)
    stand = start()
    find_birth(stand)
    stand.touch("printPapers")
    stand.until(lambda: stand.find("paperTrouble") is not None)
    stand.until(lambda: stand.find("printPapers") is None)  # and the printer stands
    printer.new_roll()
    stand.until(lambda: stand.find("printPapers") is not None)
    stand.touch("takeNumber")
    stand.until(lambda: stand.kiosk.paper == "printed")
    assert stand.states() == {"A001": ["confirmed"]}
