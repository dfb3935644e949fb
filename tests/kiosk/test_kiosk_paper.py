"""The kiosk when paper fails: said before the touch, number and QR code on the screen after it."""

from __future__ import annotations

from functools import partial

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

from kiosk.props import derive
from kiosk.state import KioskPage, KioskState, SlipState
from shared.errors.outside import StoreUnavailable
from shared.printer.escpos import status
from shared.printer.escpos.status import SILENCE, Condition, Problem
from shared.printer.messages import NEAR_END, WHAT_TO_DO
from shared.rules.printing import JobState
from shared.slip.drawing.pictures import QUIET, matrix
from tests.kiosk.test_kiosk import CODE, MONDAY, SERVICE, SIZES, SUNDAY, KioskStand, covered, cut, ticket
from tests.support.halls import HUB
from tests.support.windows import heard, place, speaking, stands

READY = Condition(True, status.PaperState.OK, None)
OUT = Condition(True, status.PaperState.OUT, Problem.PAPER_OUT)
ENDING = Condition(True, status.PaperState.NEAR_END, None)
LANGUAGES = {"vi": "en", "en": "vi"}
"""Each with the one its language button offers."""
OBSTACLES = [problem for problem in Problem if problem is not Problem.SILENT]
MM_PER_PIXEL = 21 * 25.4 / (1080**2 + 1920**2) ** 0.5
"""Of a 21-inch screen with 1080 x 1920 pixels."""


def standing(problem):
    return Condition(True, status.PaperState.UNKNOWN, problem)


def page(number, language="vi"):
    """What the code on the screen holds."""
    return f"{HUB}/t/{CODE}{number}" + ("" if language == "vi" else f"?lang={language}")


@pytest.fixture
def hall_settings(hall_settings):
    """With a hub, whose pages the codes lead to."""
    return hall_settings.model_copy(update={"hub": hall_settings.hub.model_copy(update={"address": HUB})})


@pytest.fixture
def size():
    return "portrait"


@pytest.fixture
def stand_up(qtbot, size):
    with stands(partial(KioskStand, qtbot, size=size)) as make:
        yield make


@pytest.fixture
def stand(stand_up, hall_settings):
    return stand_up(hall_settings)


@pytest.fixture(params=["vi", "en"])
def shown(request, qapp, stand_up, hall_settings, tmp_path_factory):
    """A stand in each language with its texts."""
    hall = hall_settings.hall.model_copy(update={"languages": (request.param, LANGUAGES[request.param])})
    with speaking(request.param, tmp_path_factory.getbasetemp()):
        yield stand_up(hall_settings.model_copy(update={"hall": hall}), language=request.param)


def fail(stand, condition=OUT):
    """A ticket is taken, and only its slip shows that the printer stands."""
    stand.take()
    stand.kiosk.printer_is(condition)
    stand.kiosk.print_result(12, JobState.FAILED)
    stand.jobs.drain()


def text(stand, name):
    item = stand.find(name)
    return item.property("text") if item else None


def read(picture):
    """What an independent reader finds in what the window shows."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    bits = bytes(grey.constBits())
    image = Image.frombytes("L", (grey.width(), grey.height()), bits, "raw", "L", grey.bytesPerLine())
    return [found.text for found in zxingcpp.read_barcodes(image)]


def colours(picture, area):
    rows, columns = range(area.top(), area.bottom()), range(area.left(), area.right())
    return {picture.pixel(x, y) for y in rows for x in columns}


# -- before the touch


@pytest.mark.parametrize("problem", OBSTACLES)
def test_a_printer_that_stands_is_said_before_the_touch_and_services_stay(stand, problem):
    assert stand.find("printerNotice") is None
    stand.kiosk.printer_is(standing(problem))
    assert stand.find("printerNotice") is not None
    assert text(stand, "staffText") == f"Staff: {WHAT_TO_DO[problem]}"
    stand.take()
    assert stand.find("ticketNumber").property("number") == "A012"


@pytest.mark.parametrize("after", [READY, SILENCE])
def test_what_was_said_disappears_when_the_printer_is_ready(stand, after):
    stand.kiosk.printer_is(OUT)
    assert stand.find("printerNotice") is not None
    stand.kiosk.printer_is(after)
    assert stand.find("printerNotice") is None
    assert stand.find("staff") is None


def test_paper_near_its_end_is_a_matter_for_staff(stand):
    stand.kiosk.printer_is(ENDING)
    assert stand.find("printerNotice") is None
    assert text(stand, "staffText") == f"Staff: {NEAR_END}"
    stand.take()
    assert stand.kiosk.paper == "printing"


def test_a_closed_hall_promises_no_number_and_still_tells_staff(stand):
    stand.kiosk.printer_is(OUT)
    stand.now = SUNDAY
    stand.seconds(1)
    assert stand.find("printerNotice") is None
    assert stand.find("staff") is not None


@pytest.mark.parametrize("size", SIZES)
def test_no_button_is_made_anew_or_moves_under_a_finger_when_the_paper_ends(stand, size):
    stand.size(*SIZES[size])
    button = stand.find(f"service-{SERVICE}")
    before = place(button)
    told = heard(stand.kiosk, "services", "printerStands", "staff")
    stand.kiosk.printer_is(OUT)
    stand.kiosk.printer_is(OUT)
    assert told == ["printerStands", "staff"]
    assert stand.find(f"service-{SERVICE}") is button
    assert place(button) == before


def test_what_is_said_is_in_the_language_of_the_screen(shown):
    shown.kiosk.printer_is(OUT)
    notice, staff = text(shown, "printerNoticeText"), text(shown, "staffText")
    expected = {
        "vi": (
            "Máy in đang tạm dừng. Số của ông/bà sẽ hiện trên màn hình.",
            "Cán bộ: Hết giấy: mở nắp, lắp cuộn giấy mới, đóng nắp.",
        ),
        "en": (
            "The printer is pausing. Your number will be shown on the screen.",
            "Staff: Out of paper: open the cover, put in a new roll, close the cover.",
        ),
    }
    assert (notice, staff) == expected[shown.kiosk.language]


@pytest.mark.parametrize("size", SIZES)
def test_every_sentence_for_staff_finds_its_room(shown, size):
    shown.size(*SIZES[size])
    for condition in (*map(standing, OBSTACLES), ENDING):
        shown.kiosk.printer_is(condition)
        assert cut(shown) == [], condition
        assert covered(shown) == [], condition
        assert (
            min(place(item).height() for item in shown.items() if item.objectName().startswith("service-")) >= 48
        )
    shown.kiosk.togglePriority()
    assert (cut(shown), covered(shown)) == ([], [])


# -- after the touch


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("printer", ["kiosk", None])
def test_a_number_without_slip_has_a_code_that_a_reader_reads(stand_up, hall_settings, size, printer):
    stand = stand_up(hall_settings, printer=printer)
    stand.size(*SIZES[size])
    fail(stand)
    picture = stand.window.grabWindow()
    assert read(picture) == [page(12)]
    area = place(stand.find("qr"))
    assert colours(picture, area.toRect().adjusted(1, 1, -1, -1)) == {0xFF000000, 0xFFFFFFFF}, "no edge is blurred"
    assert (area.width() / stand.kiosk.qrSide) % 1 == 0, "all modules are alike"
    assert place(stand.find("ticketNumber")).width() > 2 * area.width(), "the number stays the hero"


@pytest.mark.parametrize("size", ["portrait", "landscape"])
def test_the_code_is_large_enough_for_a_photograph_from_half_a_metre(stand, size):
    stand.size(*SIZES[size])
    fail(stand)
    black = place(stand.find("qr")).width() * (1 - 2 * QUIET / stand.kiosk.qrSide)
    assert black * MM_PER_PIXEL >= 30


def test_the_code_on_the_screen_is_that_of_the_slip_with_its_quiet_zone(hall_settings):
    code = f"{CODE}12"
    props = derive(
        hall_settings,
        KioskState(MONDAY, "vi", page=KioskPage.TICKET, ticket=ticket(), code=code, paper=SlipState.OUT),
    )
    black = {(run["x"] + i, run["y"]) for run in props.qr for i in range(run["length"])}
    rows = enumerate(matrix(page(12)), start=QUIET)
    assert black == {(x, y) for y, row in rows for x, module in enumerate(row, start=QUIET) if module}
    assert props.qr_side == len(matrix(page(12))) + 2 * QUIET


@pytest.mark.parametrize(
    ("condition", "why"),
    [(OUT, "The printer is out of paper."), (standing(Problem.COVER_OPEN), "The printer has a problem.")],
)
def test_a_slip_that_does_not_come_says_why_and_stays_longer(stand, hall_settings, condition, why):
    fail(stand, condition)
    assert text(stand, "slipWhy") == why
    assert "remember" in text(stand, "slipHeading")
    assert stand.kiosk.seconds == 3 * hall_settings.kiosk.return_seconds


def test_a_slip_that_comes_after_all_says_so_and_leaves_the_code_where_it_is(stand, hall_settings):
    fail(stand)
    code = place(stand.find("qr"))
    stand.kiosk.printer_is(READY)
    stand.kiosk.print_result(12, JobState.CONFIRMED)
    assert text(stand, "slipHeading") == "Your slip is printed, please take it"
    assert place(stand.find("qr")).size() == code.size()
    assert stand.kiosk.seconds == hall_settings.kiosk.return_seconds
    stand.seconds(hall_settings.kiosk.return_seconds)
    assert stand.kiosk.page == "start"


@pytest.mark.parametrize("end", [JobState.CONFIRMED, JobState.SENT, JobState.FAILED])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_moves_when_the_printer_answers(stand, size, end):
    def places():
        return [place(stand.find(name)) for name in ("ticketNumber", "ticketAhead", "slip", "done")]

    stand.size(*SIZES[size])
    stand.take()
    before = places()
    stand.kiosk.print_result(12, end)
    stand.jobs.drain()
    assert places() == before


def test_a_slip_that_was_only_sent_is_not_called_printed(shown, hall_settings):
    shown.take()
    shown.kiosk.print_result(12, JobState.SENT)
    shown.jobs.drain()
    expected = {
        "vi": ("Phiếu đang được in.", "Nếu phiếu không ra, xin ông/bà báo cán bộ hướng dẫn."),
        "en": ("Your slip was sent to the printer.", "If it does not come, please tell the staff."),
    }
    assert (text(shown, "slipHeading"), text(shown, "slipAdvice")) == expected[shown.kiosk.language]
    assert text(shown, "slipWhy") is None
    assert read(shown.window.grabWindow()) == [page(12)]
    assert shown.kiosk.seconds == hall_settings.kiosk.return_seconds, (
        "the usual way of every slip of such a printer"
    )


@pytest.mark.parametrize("condition", [SILENCE, READY])
@pytest.mark.parametrize("end", [JobState.CONFIRMED, JobState.SENT, JobState.FAILED])
def test_while_a_slip_is_held_nobody_else_waits_for_one_whatever_the_printer_says(stand, condition, end):
    stand.kiosk.printer_is(condition)
    stand.take()
    stand.kiosk.print_result(12, JobState.BLOCKED)
    assert stand.kiosk.paper == "failed"
    stand.touch("done")
    assert stand.find("printerNotice") is not None
    assert text(stand, "staffText") == f"Staff: {WHAT_TO_DO[Problem.SILENT]}"
    stand.take()
    assert stand.kiosk.paper == "failed"
    stand.touch("done")
    stand.kiosk.print_result(12, end)
    assert stand.find("printerNotice") is None
    stand.take()
    assert stand.kiosk.paper == "printing"


def test_a_slip_that_came_shows_no_code_and_asks_for_none(stand):
    stand.take()
    stand.kiosk.print_result(12, JobState.CONFIRMED)
    assert stand.jobs.waiting == []
    assert stand.find("qr") is None
    assert text(stand, "slipHeading") == "Take your slip below"


def test_in_a_hall_without_a_hub_there_is_no_code_and_none_is_asked_for(stand_up, hall_settings):
    stand = stand_up(hall_settings.model_copy(update={"hub": type(hall_settings.hub)()}))
    fail(stand)
    assert stand.find("qr") is None
    assert "photograph" in text(stand, "slipHeading")


def test_who_takes_a_number_while_the_printer_stands_is_not_told_to_wait_for_a_slip(stand):
    stand.kiosk.printer_is(OUT)
    stand.take()
    assert stand.kiosk.paper == "out"
    assert read(stand.window.grabWindow()) == [page(12)]
    assert stand.hall.taken[0][3] == "kiosk", "it is printed all the same if the roll is changed in time"
    stand.kiosk.print_result(12, JobState.CONFIRMED)
    assert stand.kiosk.paper == "came"


@pytest.mark.allow_logs("bocso.kiosk")
def test_without_the_database_the_number_stands_alone(stand):
    stand.take()
    stand.hall.error = StoreUnavailable(reason="gone")
    stand.kiosk.print_result(12, JobState.FAILED)
    stand.jobs.drain()
    assert stand.find("qr") is None
    assert stand.find("ticketNumber").property("number") == "A012"
    assert "remember" in text(stand, "slipHeading")


def test_a_code_that_comes_late_is_not_shown_with_another_ticket(stand):
    stand.take()
    stand.kiosk.print_result(12, JobState.FAILED)
    stand.touch("done")
    stand.take()
    assert stand.find("ticketNumber").property("number") == "A013"
    assert stand.kiosk.qrSide == 0
    stand.kiosk.print_result(13, JobState.FAILED)
    stand.jobs.drain()
    assert read(stand.window.grabWindow()) == [page(13)]
    stand.touch("done")
    assert stand.kiosk.qrSide == 0


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paper", ["out", "failed", "sent", "came"])
def test_no_text_beside_the_code_is_cut_or_covered(shown, size, paper):
    shown.size(*SIZES[size])
    shown.kiosk.togglePriority()
    fail(shown, OUT if paper == "out" else standing(Problem.BROKEN))
    if paper in ("came", "sent"):
        shown.kiosk.print_result(12, JobState.CONFIRMED if paper == "came" else JobState.SENT)
    assert shown.find("qr") is not None
    assert cut(shown) == []
    assert covered(shown) == []


@pytest.mark.parametrize("size", SIZES)
def test_no_button_moves_when_priority_is_chosen_while_the_printer_stands(shown, size):
    shown.size(*SIZES[size])
    shown.kiosk.printer_is(OUT)
    before = place(shown.find(f"service-{SERVICE}"))
    shown.kiosk.togglePriority()
    assert place(shown.find(f"service-{SERVICE}")) == before
    assert shown.find("printerNotice") is not None
