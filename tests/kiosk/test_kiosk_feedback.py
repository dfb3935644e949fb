"""The feedback box and what is held to the scanner, by touches in the kiosk's window, with a real hall."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from kiosk.doors.brought import dossier_in
from kiosk.keyboard.typing import Typing
from shared.errors.devices import HubUnavailable
from shared.link.feed import Feed
from shared.printer.handouts import Handouts
from shared.rules.printing import JobState
from shared.settings.letters import NO_BREAK
from tests.kiosk.test_doors import said, scan, touch
from tests.kiosk.test_kiosk import SERVICE, SIZES, KioskStand, covered, cut
from tests.support.halls import PIN
from tests.support.windows import ReadNews, speaking, stands

pytestmark = pytest.mark.databases("sqlite")
RESULTS = "tra-ket-qua"
DOSSIER = "H15.99-261012-0007"
PHONE = "0912345678"


class HeldHandouts(Handouts):
    """No worker takes what is put here."""

    def __init__(self):
        super().__init__()
        self.held = []

    def put(self, handout):
        self.held.append(handout)


@pytest.fixture
def settings(hall_settings):
    """The hall that comes with the program, with every door."""
    return hall_settings.model_copy(
        update={
            "feedback": hall_settings.feedback.model_copy(update={"box": True}),
            "appointments": hall_settings.appointments.model_copy(update={"per_slot": 4}),
        }
    )


@pytest.fixture
def hall(make_hall, settings, clock):
    return make_hall(settings)


@pytest.fixture
def stand_up(qtbot, settings, hall, clock):
    def make(settings=settings, **more):
        handouts = HeldHandouts()
        stand = KioskStand(qtbot, settings, hall=hall, news=ReadNews(Feed(hall)), handouts=handouts, **more)
        stand.now, stand.handouts = clock.now, handouts
        return stand

    with stands(make) as up:
        yield up


@pytest.fixture
def stand(stand_up):
    return stand_up()


def write(stand, text, *more):
    touch(stand, "door-feedback", "category-1")
    for letter in text:
        stand.feedback.key(letter)
    touch(stand, "textNext", *more)


def shown(stand, name):
    found = stand.find(name)
    return "" if found is None else found.property("text")


# -- what somebody writes


def test_what_is_written_comes_to_the_hall_and_its_person_has_code_day_and_paper(stand, hall):
    touch(stand, "door-feedback", "category-1", *(f"key-{key}" for key in "cos"), "keySpace")
    for letter in "theem ghees":
        stand.feedback.key(letter)
    touch(stand, "textNext", "withoutPhone")
    assert shown(stand, "reviewText") == "có thêm ghế"
    touch(stand, "send")
    (given,) = hall.feedbacks()
    assert (given.category, given.text, given.phone, given.kiosk) == ("Góp ý", "có thêm ghế", "", "kiosk")
    assert shown(stand, "feedbackCode").replace("-", "") == given.code
    assert shown(stand, "feedbackDue").endswith("26 tháng\u00a010 năm\u00a02026.")
    (paper,) = stand.handouts.held
    printed = " ".join(block.text for block in paper.slip.blocks if hasattr(block, "text"))
    assert f"{given.code[:4]}-{given.code[4:]}" in printed
    assert ("26/10/2026" in printed, "ghế" in printed) == (True, False), "what was written is on no paper"
    paper.told(JobState.CONFIRMED)
    stand.until(lambda: stand.feedback.paper == "printed")
    touch(stand, "feedbackBack")
    assert (stand.kiosk.page, stand.feedback.text, stand.feedback.code) == ("start", "", "")


def test_a_phone_number_goes_along_only_with_a_consent_of_its_own(stand, hall):
    write(stand, "xin chaof", *(f"pin-{digit}" for digit in PHONE))
    assert not stand.find("pinOk").isEnabled()
    touch(stand, "consent", "pinOk", "send")
    assert [each.phone for each in hall.feedbacks()] == [PHONE]


def test_who_takes_the_consent_back_leaves_no_number(stand, hall):
    write(stand, "xin chaof", *(f"pin-{digit}" for digit in PHONE), "consent", "consent", "withoutPhone", "send")
    assert [each.phone for each in hall.feedbacks()] == [""]


def test_back_keeps_what_was_typed_and_leaving_forgets_it(stand, settings):
    write(stand, "xin chaof", "feedbackBack")
    assert shown(stand, "feedbackText") == "xin chào|"
    touch(stand, "textBack", "category-0")
    assert stand.feedback.text == "xin chào"
    stand.seconds(settings.kiosk.idle_seconds)
    assert (stand.kiosk.page, stand.feedback.text, stand.feedback.step) == ("start", "", "category")


def test_who_is_slow_reads_it_in_time_and_stays_by_a_touch(stand, settings):
    write(stand, "xin chaof", "feedbackBack")
    stand.seconds(settings.kiosk.idle_seconds - 5)
    touch(stand, "moreTime")
    stand.seconds(settings.kiosk.idle_seconds - 5)
    assert shown(stand, "feedbackText") == "xin chào|"


def test_who_changes_the_language_on_the_way_reads_all_of_it_in_that(stand, hall):
    touch(stand, "door-feedback", "large", "category-1", "language")
    assert (stand.kiosk.language, stand.feedback.category, stand.ease.large) == ("en", "Suggestion", True)
    for letter in "chairs":
        stand.feedback.key(letter)
    touch(stand, "textNext", "withoutPhone", "send")
    assert [(each.category, each.text) for each in hall.feedbacks()] == [("Góp ý", "chairs")]
    assert stand.feedback.due.replace(NO_BREAK, " ") == "Monday, 26 October 2026"
    touch(stand, "language")
    assert stand.feedback.due.startswith("thứ Hai, ngày")


def test_a_keyboard_of_plastic_writes_too_and_the_length_ends_somewhere(stand):
    touch(stand, "door-feedback", "category-0")
    stand.press(Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_B, Qt.Key.Key_Backspace)
    assert stand.feedback.text.strip() == "a"
    stand.feedback._typing = Typing(done="b" * (stand.feedback.most - 1))
    for key in "bb":
        stand.feedback.key(key)
    assert len(stand.feedback.text) == stand.feedback.most
    assert str(stand.feedback.most) in shown(stand, "feedbackCount")


def test_while_the_hub_is_away_it_says_so_and_nothing_is_lost_or_sent_twice(stand, hall, monkeypatch):
    asked, send = [], hall.feedback

    def away(*given, request_id):
        asked.append(request_id)
        if len(asked) == 2:
            send(*given, request_id=request_id)  # it was written, and the answer lost
        if len(asked) <= 2:
            raise HubUnavailable(address="", reason="away")
        return send(*given, request_id=request_id)

    monkeypatch.setattr(hall, "feedback", away)
    write(stand, "xin chaof", "withoutPhone", "send")
    assert "still here" in shown(stand, "notSent")
    touch(stand, "send")
    assert shown(stand, "reviewText") == "xin chào"
    touch(stand, "send")
    assert (len(hall.feedbacks()), len(set(asked))) == (1, 1)
    assert stand.find("feedbackCode") is not None


def test_once_a_minute_is_said_clearly_and_what_was_typed_waits(stand, hall, clock):
    write(stand, "a", "withoutPhone", "send", "feedbackBack")
    write(stand, "b", "withoutPhone", "send")
    assert shown(stand, "notSent") == "Somebody has just written here. Please send yours in a minute."
    clock.go(seconds=61)
    touch(stand, "send")
    assert [each.text for each in hall.feedbacks()] == ["a", "b"]


def test_a_hall_without_box_and_appointments_has_no_such_doors(stand_up, hall_settings):
    stand = stand_up(hall_settings)
    assert (stand.find("door-feedback"), stand.find("door-booked")) == (None, None)
    stand.feedback.open()
    assert stand.kiosk.page == "start"


# -- what is held to the scanner


def test_an_appointment_paper_takes_a_number_at_once_and_its_code_comes_to_the_clerk_alone(stand, hall):
    scan(stand, f"https://dichvucong.example/tra-cuu?ma={DOSSIER}&x=1")
    stand.jobs.drain()
    assert (stand.kiosk.page, stand.kiosk.number) == ("ticket", "M001")
    (ticket,) = hall.board()[0].tickets.values()
    assert (ticket.service, hall.sent(ticket.id).dossier) == (RESULTS, DOSSIER)
    words = (each.property("text") for each in stand.items())
    assert not [each for each in words if isinstance(each, str) and DOSSIER in each]
    assert DOSSIER not in f"{hall.board()} {hall.entries_after(0)}"


def test_the_next_number_carries_nothing_of_it(stand, hall):
    scan(stand, DOSSIER)
    touch(stand, "done", f"service-{RESULTS}")
    first, second = hall.board()[0].tickets
    assert (hall.sent(first).dossier, hall.sent(second)) == (DOSSIER, None)


def test_where_nobody_gives_results_a_paper_is_no_number(stand_up, settings):
    services = tuple(each.model_copy(update={"results": False}) for each in settings.service)
    stand = stand_up(settings.model_copy(update={"service": services}))
    scan(stand, DOSSIER)
    assert said(stand)[0] == "There is no such number today"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (DOSSIER, DOSSIER),
        ("000.00.15.h12-251128-0001", "000.00.15.H12-251128-0001"),
        (f"https://x.vn/hs/{DOSSIER}", DOSSIER),
        ("HS/2026/00123", "HS/2026/00123"),
        ("079123456789|024123456|Nguyễn Văn A|01011990|Nam|Đắk Lắk|01012021", ""),
        ("079123456789", ""),
        ("8934563138164", ""),
        ("2026-10-12", ""),
        ("http://example.com/", ""),
        ("http://192.168.1.10:8764/t/7F7F7F7F7F7F7F7F7F7F", ""),
        ("A012", ""),
        ("", ""),
    ],
)
def test_only_what_can_be_a_dossier_is_one(text, code):
    assert dossier_in(text) == code


# -- who booked


@pytest.fixture
def booked(hall, clock):
    """At 09:30 there; it is 08:00."""
    return hall.book(SERVICE, clock() + timedelta(minutes=90))


def typed_code(stand, code):
    keys = (f"letter-{sign}" if sign.isalpha() else f"pin-{sign}" for sign in code[:8])
    touch(stand, "door-booked", *keys, "pinOk")


def test_who_booked_types_the_first_signs_and_has_a_number(stand, hall, clock, booked):
    clock.go(minutes=60)
    stand.now = clock.now
    typed_code(stand, booked.code)
    assert (stand.kiosk.page, stand.kiosk.number) == ("ticket", "A001")
    (ticket,) = hall.board()[0].tickets.values()
    assert ticket.rank == booked.at


def test_who_booked_holds_the_code_to_the_scanner(stand, clock, booked):
    clock.go(minutes=120)  # and is late
    stand.now = clock.now
    scan(stand, booked.code)
    stand.jobs.drain()
    assert (stand.kiosk.page, stand.kiosk.number) == ("ticket", "A001")


def test_too_early_unknown_and_used_each_say_what_to_do(stand, hall, clock, booked):
    typed_code(stand, booked.code)
    assert (stand.kiosk.page, "08:30" in shown(stand, "refusedSentence")) == ("refused", True)
    touch(stand, "back")
    typed_code(stand, "0" * 8)
    assert shown(stand, "refusedSentence") == "There is no such appointment. Please take an ordinary number."
    touch(stand, "back")
    clock.go(minutes=60)
    stand.now = clock.now
    typed_code(stand, booked.code)
    touch(stand, "done")
    typed_code(stand, booked.code)
    assert "was used already" in shown(stand, "refusedSentence")
    assert hall.board()[0].issued == 1


def test_while_the_hub_is_away_who_booked_is_sent_to_staff(stand_up, booked):
    stand = stand_up(goes_on=lambda: True)
    stand.news.lost.emit(None)
    typed_code(stand, booked.code)
    assert said(stand)[0] == "This cannot be looked up just now"


def test_a_slip_is_still_a_slip(stand, hall):
    hall.open(1, PIN)
    ticket = hall.issue(SERVICE)
    scan(stand, hall.issued(ticket.id)[1])
    stand.jobs.drain()
    assert (stand.kiosk.page, stand.number.number) == ("number", ticket.label)


# -- how the pages lie


FOUR = {"portrait": (1080, 1920), "landscape": (1920, 1080), "wide": (1280, 800), "tablet": (800, 1280)}
LONG = "Phòng chờ cần thêm ghế cho người già, máy lấy số nên đặt thấp hơn. " * 7


@pytest.mark.slow
@pytest.mark.parametrize(("size", "language"), [*((size, "vi") for size in FOUR), ("tablet", "en")])
def test_every_page_lies_whole_at_every_size(stand_up, hall, clock, tmp_path_factory, monkeypatch, language, size):
    monkeypatch.setitem(SIZES, size, FOUR[size])
    with speaking(language, tmp_path_factory.getbasetemp()):
        stand = stand_up(size=size, language=language)
        lies_whole(stand)
        every = stand.find("door-help").parentItem().property("doors").toVariant()
        search = {"code": "search", "name": "Tìm thủ tục cần làm", "glyph": every[0]["glyph"]}
        for count in (1, 4, 6):
            stand.window.setProperty("doors", [search, *every][-count:])
            lies_whole(stand)
        touch(stand, "door-booked")
        lies_whole(stand)
        touch(stand, "home")
        stand.language.use(language)
        touch(stand, "door-feedback")
        lies_whole(stand)
        touch(stand, "category-1")
        lies_whole(stand)
        stand.feedback._typing = Typing(done=LONG)
        stand.feedback.key(".")
        touch(stand, "textNext", *(f"pin-{digit}" for digit in PHONE), "consent")
        lies_whole(stand)
        touch(stand, "pinOk")
        lies_whole(stand)
        hall.feedback("kiosk", "Khen", "x")
        touch(stand, "send")
        lies_whole(stand)
        clock.go(minutes=2)
        touch(stand, "send")
        lies_whole(stand)


def lies_whole(stand):
    if shots := os.environ.get("BOCSO_SHOTS"):
        width, height = stand.window.size().toTuple()
        name = f"{width}x{height}-{stand.language.code}-{len(list(Path(shots).iterdir())):03d}.png"
        stand.window.grabWindow().save(str(Path(shots) / name))
    assert (cut(stand), covered(stand)) == ([], [])
