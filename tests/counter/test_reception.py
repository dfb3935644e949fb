"""The window of the hall's entrance, by keys and by touch: a real window on a real hall."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect

from shared.assets import example_hall
from shared.errors.devices import SettingsChanged
from shared.errors.outside import StoreLocked
from shared.rules.device import DeviceKind, SeenDevice
from shared.rules.entry import Verb
from shared.rules.printing import JobState
from shared.rules.ticket import Lane, State
from shared.settings.load import load
from shared.slip.feedback_receipt import grouped
from tests.support.counters import slip_goes_wrong
from tests.support.halls import busy_hall, journal
from tests.support.receptions import KEY, ReceptionStand
from tests.support.windows import place, speaking, stands

pytestmark = pytest.mark.databases("sqlite")
SEEN = (SeenDevice(DeviceKind.KIOSK, None, "door", True), SeenDevice(DeviceKind.DISPLAY, None, "", False))


@pytest.fixture
def hall(make_hall):
    """Its kiosk's printer is known."""
    hall = make_hall(busy_hall()).open_all()
    hall.report_printer("kiosk")
    return hall


@pytest.fixture
def make(qtbot, hall, clock):
    with stands(partial(ReceptionStand, qtbot, hall=hall, clock=clock)) as make:
        yield make


@pytest.fixture
def stand(make):
    return make()


def of(hall, label):
    return hall.visit(label).ticket


def last(hall):
    return journal(hall)[-1]


def said(stand):
    return stand.desk.said


# -- a number for somebody


def test_a_number_with_paper_is_three_keys(stand, hall):
    stand.key(KEY.Key_F2)
    stand.type("2")
    stand.key(KEY.Key_Return)
    assert (said(stand), stand.find("number").property("number")) == ("B001 was given", "B001")
    assert last(hall).body["source"] == "reception"
    assert hall.claim_print_job("kiosk").ticket.label == "B001"


def test_a_number_by_touch_with_priority_language_and_a_counter(stand, hall):
    stand.click("service-1")
    for row in ("Priority: no", "Language of the slip: Tiếng Việt", "Straight to a counter"):
        stand.row(row)
    stand.row("Counter 2")
    assert "Straight to counter 2" in stand.rows()
    stand.row("Give the number, printer of the kiosk")
    ticket, job = of(hall, "B001"), hall.claim_print_job("kiosk")
    assert (ticket.lane, ticket.reserved, job.language) == (Lane.PRIORITY, "counter:2", "en")


def test_what_was_chosen_is_taken_out_again(stand):
    stand.click("act-issue", "row-0")
    stand.row("Priority: no")
    stand.row("Priority: yes")
    stand.row("Straight to a counter")
    stand.row("Counter 1")
    stand.row("Straight to counter 1")
    assert {"Priority: no", "Straight to a counter"} <= set(stand.rows())
    stand.click("close")
    assert stand.desk.sheet == "issue"
    stand.click("close")
    assert stand.desk.sheet == ""


def test_a_number_without_paper_and_its_undo(stand, hall):
    stand.key(KEY.Key_F2, KEY.Key_Return)
    stand.row("Give the number without paper")
    assert of(hall, "A001").state is State.WAITING
    assert hall.claim_print_job("kiosk") is None
    stand.key(KEY.Key_F8)
    assert (of(hall, "A001").state, said(stand)) == (State.CANCELLED, "A001 was cancelled")
    assert not stand.desk.undo


def test_with_a_printer_of_its_own_that_one_comes_first(make, hall):
    stand = make(printer="reception")
    stand.key(KEY.Key_F2, KEY.Key_Return)
    assert stand.rows()[:2] == [
        "Give the number, printer of the reception",
        "Give the number, printer of the kiosk",
    ]
    stand.key(KEY.Key_Return)
    assert hall.claim_print_job("reception").ticket.label == "A001"


def test_who_goes_on_while_the_hall_is_slow_gives_the_next_number_and_corrects_no_other(stand, hall):
    stand.key(KEY.Key_F2, KEY.Key_Return)
    stand.press(KEY.Key_Return, KEY.Key_F2, "2", KEY.Key_Return)
    stand.calm()
    assert (said(stand), stand.desk.sheet, stand.desk.typed) == ("A001 was given", "issue", "2")
    stand.key(KEY.Key_Return, KEY.Key_Return)
    assert [(of(hall, each).service, of(hall, each).lane) for each in ("A001", "B001")] == [
        ("papers", Lane.ORDINARY),
        ("land", Lane.ORDINARY),
    ]


@pytest.mark.allow_logs("bocso.counter")
def test_an_undo_that_was_not_done_is_offered_again(stand, hall, away):
    stand.key(KEY.Key_F2, KEY.Key_Return, KEY.Key_Return)
    with away("cancel"):
        stand.key(KEY.Key_F8)
    assert of(hall, "A001").state is State.WAITING
    stand.press(KEY.Key_F8, KEY.Key_F8)
    stand.calm()
    assert of(hall, "A001").state is State.CANCELLED


# -- a number looked up


def test_enter_once_too_often_corrects_nothing(stand, hall):
    hall.issue("papers")
    stand.calm()
    stand.type("A001")
    before = hall.board()
    stand.key(KEY.Key_Return, KEY.Key_Return)
    assert (hall.board(), stand.desk.selected) == (before, -1)
    stand.key(KEY.Key_Down, KEY.Key_Return)
    assert of(hall, "A001").lane is Lane.PRIORITY


def test_the_row_that_was_marked_is_not_another_once_the_number_was_called(stand, hall):
    hall.issue("papers")
    stand.calm()
    stand.type("A001")
    stand.key(KEY.Key_Down)
    hall.call_next(1)
    stand.calm()
    stand.key(KEY.Key_Return)
    assert hall.claim_print_job("kiosk") is None


def test_what_was_looked_up_takes_no_other_page_s_place(stand, hall):
    hall.issue("papers")
    stand.calm()
    for asked in ("A001", "Z9", "AB" * 10):
        stand.press(*asked, KEY.Key_Return, KEY.Key_F2, "2")
        stand.calm()
        assert (stand.desk.sheet, stand.desk.typed, stand.desk.message) == ("issue", "2", "")
        stand.key(KEY.Key_Escape, KEY.Key_Escape)


def test_the_next_slip_is_scanned_while_the_hall_is_slow(stand, hall):
    codes = [hall.issued(hall.issue("papers").id)[1] for _ in range(3)]
    stand.calm()
    for code in codes[:2]:
        stand.press(*code, KEY.Key_Return)
    stand.press(KEY.Key_Return)
    stand.calm()
    assert (stand.find("number").property("number"), stand.desk.typed) == ("A002", "")
    stand.press(*codes[0], KEY.Key_Return)
    hall.call(1, of(hall, "A002").id, "x")
    stand.news.read()
    stand.calm()
    assert stand.find("number").property("number") == "A001"
    stand.type("Z9")
    assert stand.desk.typed == "Z9", "to be mended"


def test_a_slip_that_is_scanned_twice_leaves_the_field_empty(stand, hall):
    code = hall.issued(hall.issue("papers").id)[1]
    stand.calm()
    for _ in range(2):
        stand.type(code)
        assert (stand.find("number").property("number"), stand.desk.typed) == ("A001", "")


@pytest.mark.parametrize("typed", ["A002", "a2", " A 002"])
def test_a_number_is_looked_up_as_it_is_typed(stand, hall, typed):
    hall.issue("papers"), hall.issue("papers")
    stand.calm()
    stand.type(typed)
    assert stand.find("number").property("number") == "A002"
    assert stand.find("note").property("text") == "x · waiting, 1 ahead"
    assert [line["text"] for line in stand.desk.history] == ["Taken at the kiosk"]
    assert stand.find("field").property("text") == ""


def test_digits_alone_are_enough_where_one_person_has_them(stand, hall):
    hall.issue("papers")
    stand.calm()
    stand.type("1")
    assert stand.find("number").property("number") == "A001"
    hall.issue("land")
    stand.calm()
    stand.key(KEY.Key_Escape)
    stand.type("01")
    assert stand.find("message").property("text") == "Which one: A001, B001? Please type the letter too."


def test_a_slip_is_scanned_also_while_a_sheet_is_open(stand, hall):
    ticket = hall.issue("papers")
    code = hall.issued(ticket.id)[1]
    stand.calm()
    stand.key(KEY.Key_F4)
    stand.type(f"http://192.168.1.10:8764/vi/t/{code}")
    assert stand.find("number").property("number") == "A001"


def test_what_is_no_number_is_said(stand):
    stand.type("Z99")
    assert stand.find("message").property("text") == "There is no such number today: Z99."
    stand.key(KEY.Key_Escape)
    assert stand.find("message") is None


def test_the_whole_way_of_a_number_stands_there_and_goes_on_by_itself(stand, hall, clock):
    hall.issue("papers", printer="kiosk")
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.CONFIRMED)
    hall.call_next(1)
    hall.start(1)
    hall.park(1, "Thiếu giấy tờ", clock.now + timedelta(minutes=30), bring="bản sao")
    stand.calm()
    stand.type("A001")
    assert [line["text"] for line in stand.desk.history] == [
        "Taken at the kiosk",
        "Slip printed, printer of the kiosk",
        "Called to counter 1",
        "Counter 1 began to serve",
        "Put aside at counter 1 · Papers missing: bản sao",
    ]
    assert stand.find("note").property("text") == "x · put aside at counter 1, back at 08:30"
    hall.call(1, of(hall, "A001").id)
    stand.calm()
    assert stand.desk.history[-1]["text"] == "Called to counter 1 out of turn"
    assert stand.find("note").property("text") == "x · called to counter 1"


def test_lane_service_and_counter_are_corrected_and_taken_back(stand, hall):
    hall.issue("papers")
    stand.calm()
    stand.type("A001")
    stand.row("Give priority")
    assert (of(hall, "A001").lane, said(stand)) == (Lane.PRIORITY, "The lane of A001 was changed")
    stand.click("undo")
    assert of(hall, "A001").lane is Lane.ORDINARY
    stand.row("Another service")
    stand.type("1")
    assert of(hall, "A001").service == "land"
    stand.key(KEY.Key_F8)
    assert of(hall, "A001").service == "papers"
    stand.row("Straight to a counter")
    stand.row("Counter 3")
    assert of(hall, "A001").reserved == "counter:3"


def test_a_number_is_cancelled_only_when_it_was_asked_twice(stand, hall):
    hall.issue("papers")
    stand.calm()
    stand.type("A001")
    stand.row("Cancel the number")
    stand.key(KEY.Key_Return)
    assert of(hall, "A001").state is State.WAITING, "Enter keeps it"
    stand.row("Cancel the number")
    stand.row("Yes, cancel it")
    assert of(hall, "A001").state is State.CANCELLED
    assert stand.rows() == ["A new number of the same service"]
    stand.type("1")
    assert of(hall, "A002").state is State.WAITING


def test_who_was_put_aside_or_did_not_come_is_brought_back(stand, hall):
    for _ in range(2):
        hall.issue("papers")
    hall.call_next(1)
    hall.park(1, "Thiếu giấy tờ")
    hall.call_next(1)
    hall.no_show(1)
    stand.calm()
    stand.type("A001")
    stand.row("The person is back")
    assert (of(hall, "A001").reserved, said(stand)) == ("counter:1", "A001 waits for counter 1 again")
    stand.type("A002")
    stand.row("Back into the line")
    assert of(hall, "A002").state is State.WAITING


def test_a_lost_slip_is_printed_again_by_a_key(stand, hall):
    stand.key(KEY.Key_F7)
    assert stand.find("message").property("text") == "Please look the number up first."
    hall.issue("papers")
    stand.calm()
    stand.type("A001")
    stand.key(KEY.Key_F7)
    assert said(stand) == "The slip of A001 is being printed again"
    job = hall.claim_print_job("kiosk")
    assert (job.ticket.label, job.again) == ("A001", True)


def test_what_is_asked_about_a_number_ends_when_it_is_called(stand, hall):
    hall.issue("papers")
    stand.calm()
    for row in ("Another service", "Straight to a counter", "Cancel the number"):
        stand.type("A001")
        stand.row(row)
        hall.call_next(1)
        stand.calm()
        assert (stand.desk.sheet, stand.find("note").property("text")) == ("found", "x · called to counter 1")
        hall.requeue(of(hall, "A001").id)
        stand.calm()


def test_in_the_morning_nobody_waits_from_the_day_before(stand, hall, clock):
    hall.issue("papers")
    hall.service_off("land", "Mất điện")
    stand.calm()
    stand.type("A001")
    stand.row("Give priority")
    clock.go(days=1)
    stand.until(lambda: not stand.desk.listRows)
    assert (stand.desk.sheet, stand.desk.undo, stand.desk.said) == ("", False, "")
    stand.key(KEY.Key_F4)
    assert [row["note"] for row in stand.desk.rows] == ["", "", ""]
    stand.key(KEY.Key_F2, KEY.Key_Return)
    assert "Give the number, printer of the kiosk" in stand.rows()
    stand.key(KEY.Key_Return)
    assert said(stand) == "A001 was given"


# -- appointments


def test_an_appointment_is_booked_and_who_has_it_is_checked_in(stand, hall, clock):
    stand.click("act-book", "row-0", "row-0")
    assert (stand.rows()[:2], stand.desk.rows[0]["side"]) == (["08:30", "09:00"], "2 free")
    stand.row("08:30")
    code = said(stand).rpartition(": ")[2]
    assert said(stand).startswith("Booked for 08:30 12/10")
    assert len(code.replace(" ", "")) == 8
    stand.type(code)
    assert stand.desk.sheet == "check_in"
    stand.row("The person is here: give the number, printer of the kiosk")
    assert hall.claim_print_job("kiosk").ticket.label == "A001"
    assert last(hall).body["source"] == "appointment"
    assert not stand.desk.undo, "the appointment would not come back"


def test_an_appointment_is_given_back(stand, hall):
    for _ in range(2):
        stand.key(KEY.Key_F3)
        stand.type("1")
        stand.type("1")
        stand.key(KEY.Key_Return)
    stand.key(KEY.Key_F8)
    assert said(stand) == "The appointment was given back"
    code = next(iter(hall.book("papers", hall._clock() + timedelta(hours=1)).code for _ in range(1)))
    stand.type(code)
    stand.row("Give the appointment back")
    assert last(hall).verb is Verb.UNBOOK
    stand.type(code)
    stand.row("The person is here: number without paper")
    assert "cancelled" in stand.find("message").property("text")


@pytest.mark.allow_logs("bocso.counter")
def test_a_place_that_went_meanwhile_is_gone_from_the_page(stand, hall):
    stand.click("act-book", "row-0", "row-0")
    for _ in range(2):
        hall.book("papers", hall._clock() + timedelta(minutes=30))
    stand.row("08:30")
    assert "08:30" in stand.find("message").property("text")
    assert "08:30" not in stand.rows()


def test_a_hall_that_is_closed_for_weeks_says_so(qtbot, make_hall, clock):
    shut = busy_hall(hours={"monday": ["07:00-11:00"], "holidays": ["2026-10-12..2026-10-30"]})
    with stands(partial(ReceptionStand, qtbot, hall=make_hall(shut), clock=clock)) as make:
        stand = make()
        stand.key(KEY.Key_F3, KEY.Key_Return)
        assert stand.find("empty").property("text") == "There is no working day in the next two weeks."


def test_a_hall_without_appointments_says_so(qtbot, make_hall, clock):
    hall = make_hall(busy_hall(appointments={"per_slot": 0}))
    with stands(partial(ReceptionStand, qtbot, hall=hall, clock=clock)) as make:
        stand = make()
        stand.key(KEY.Key_F3)
        assert stand.find("empty").property("text") == "This hall gives no appointments."


# -- the whole hall


def test_a_service_is_switched_off_with_a_reason_and_on_again(stand, hall):
    stand.click("act-services", "row-1", "row-0")
    assert dict(hall.board()[0].off)["land"] == {"vi": "Hệ thống gián đoạn", "en": "System interrupted"}
    assert (stand.desk.sheet, said(stand)) == ("services", "x is off")
    stand.type("2")
    assert not hall.board()[0].off
    stand.key(KEY.Key_F8)
    assert "land" in hall.board()[0].off, "taken back"


def test_a_reason_is_written(stand, hall):
    stand.key(KEY.Key_F4)
    stand.type("1")
    stand.row("Another reason…")
    stand.key(KEY.Key_Return)
    assert not hall.board()[0].off, "it is asked for"
    stand.type("mat dien")
    assert dict(hall.board()[0].off)["papers"]["vi"] == "mat dien"


def test_a_sentence_is_announced(stand, hall):
    stand.click("act-announce")
    assert stand.find("ask").property("text") == "The sentence, then Enter"
    stand.type("Moi gui xe ngay ngan")
    assert (last(hall).verb, last(hall).body["text"]["vi"]) == (Verb.ANNOUNCE, "Moi gui xe ngay ngan")
    assert said(stand) == "Announced to the hall"
    stand.key(KEY.Key_F5)
    stand.press(*"Xin cam on")
    stand.click("row-0")
    assert last(hall).body["text"]["vi"] == "Xin cam on"


@pytest.mark.allow_logs("bocso.counter")
def test_a_sentence_that_was_not_said_stands_in_the_field_to_be_said(stand, hall, away):
    stand.key(KEY.Key_F5)
    stand.type("x" * 61)
    assert "60" in stand.find("message").property("text")
    stand.key(KEY.Key_Backspace)
    with away("announce"):
        stand.key(KEY.Key_Return)
        assert stand.find("field").property("text") == "x" * 60
    stand.key(KEY.Key_Return)
    assert (last(hall).body["text"]["vi"], stand.desk.typed) == ("x" * 60, "")


def test_a_notice_stands_until_a_time_and_is_ended(stand, hall, clock):
    stand.key(KEY.Key_F6, KEY.Key_Return)
    stand.type("Het mau don")
    stand.type("2")
    [notice] = hall.board()[0].notices
    assert (notice.text["vi"], notice.until - clock.now) == ("Het mau don", timedelta(hours=1))
    stand.click("row-1")
    assert not hall.board()[0].notices
    stand.click("act-notices")
    assert stand.desk.sheet == "", "its key closes it"


def test_a_kiosk_that_calls_is_heard_and_answered(stand, hall):
    hall.call_help("door", "help")
    stand.calm()
    assert (stand.find("helpCall").property("text"), stand.rung) == ("Ticket kiosk door: somebody needs help", 1)
    stand.click("helpCall")
    assert [each.by for each in hall.board()[0].helps] == ["staff"]
    assert stand.find("helpCall") is None
    hall.call_help("kiosk", "help")
    stand.calm()
    stand.key(KEY.Key_F11)
    assert stand.find("helpCall") is None


# -- the feedback box


def test_feedback_that_nobody_answered_in_time_is_said_until_somebody_does(stand, hall, clock):
    codes = [grouped(hall.feedback(kiosk, "Khen", "x").code) for kiosk in ("door", "yard")]
    due = hall.feedbacks()[0].due
    stand.calm()
    clock.now += timedelta(days=(due - clock.now.date()).days)
    stand.calm()
    assert stand.find("see") is None, "it may still be answered today"
    clock.now += timedelta(days=1)
    stand.qtbot.waitUntil(lambda: bool(stand.jobs.waiting))
    stand.calm()
    assert all(part in stand.find("see").property("text") for part in ("2", codes[0], f"{due:%d/%m/%Y}"))
    hall.answer_feedback(codes[0], "Cảm ơn")
    stand.calm()
    assert f"1, the first of it {codes[1]}" in stand.find("see").property("text")
    hall.answer_feedback(codes[1], "Cảm ơn")
    stand.calm()
    assert stand.find("see") is None


@pytest.mark.allow_logs("bocso.counter")
def test_late_feedback_is_asked_for_again_where_the_hall_did_not_answer(make, hall, clock, away):
    hall.feedback("door", "Khen", "x")
    clock.now += timedelta(days=60)
    with away("feedback_waiting"):
        stand = make()
        assert stand.find("see") is None
    stand.qtbot.waitUntil(lambda: bool(stand.jobs.waiting))
    stand.calm()
    assert stand.find("see") is not None


# -- the lists


def test_the_lists_lead_to_their_numbers(stand, hall, clock):
    hall.issue("papers"), hall.issue("land"), hall.issue("cards")
    hall.call_next(1)
    hall.park(1, "Thiếu giấy tờ", clock.now + timedelta(minutes=5))
    hall.call_next(2)
    hall.no_show(2)
    stand.calm()
    for kind, number, side in (
        ("waiting", "A002", "0 min"),
        ("parked", "A001", "08:05"),
        ("no_shows", "B001", "08:00"),
    ):
        stand.click(f"list-{kind}")
        assert [(row["number"], row["side"]) for row in stand.desk.listRows] == [(number, side)]
        stand.click("listed-0")
        assert stand.find("number").property("number") == number
        stand.key(KEY.Key_Escape)
    stand.key(KEY.Key_F9, KEY.Key_Return)
    assert stand.desk.list == "slips"
    stand.key(KEY.Key_Tab)
    stand.click("act-next_list")
    stand.press(KEY.Key_Down)
    stand.key(KEY.Key_Return)
    assert stand.desk.list == "waiting"
    assert stand.find("number").property("number") == "A002", "the arrows mark a row of the list, Enter opens it"


def test_slips_in_doubt_are_asked_about_and_others_are_printed_again(stand, hall):
    sure, doubtful = slip_goes_wrong(hall, "paper_out"), slip_goes_wrong(hall, "interrupted")
    stand.calm()
    stand.click("list-slips", "listed-0")
    assert hall.claim_print_job("kiosk").ticket.id == sure.id
    stand.key(KEY.Key_Escape)
    stand.click("listed-1")
    assert stand.find("title").property("text") == "Print the slip of A002 again?"
    stand.row("No, the person has the slip")
    assert doubtful.id not in hall.board()[0].troubles


def test_printers_and_screens_stand_there_with_their_state(make, hall):
    hall.report_printer("kiosk", "paper_out")
    stand = make(seen=lambda: SEEN)
    stand.click("list-devices")
    shown = [(row["text"], row["note"], row["tone"]) for row in stand.desk.listRows]
    assert shown == [
        ("Printer of the kiosk", "no paper", "amber"),
        ("The kiosk · door", "Connected", ""),
        ("The hall screen", "Not connected", "amber"),
    ]
    assert {"kind": "devices", "count": 2, "alarm": True} in stand.desk.tabs
    assert stand.find("see").property("text").startswith("Printer at the kiosk:")


def test_the_services_say_how_many_wait_and_how_long(stand, hall, clock):
    hall.issue("papers"), hall.issue("papers")
    clock.go(minutes=40, seconds=5)
    stand.calm()
    assert stand.desk.services[0] == {"name": "x", "count": 2, "minutes": 40, "late": 2}
    assert stand.find("waiting").property("text") == "2 waiting in the hall"


def test_the_field_keeps_the_keyboard_whatever_is_touched(stand, hall):
    hall.issue("papers")
    stand.calm()
    for name in ("list-parked", "list-waiting", "listed-0", "row-0", "act-services", "close"):
        stand.click(name)
        assert stand.find("field").property("activeFocus"), name


def test_what_is_over_takes_nothing_else_away_that_staff_should_see_to(stand):
    stand.desk.see_to("settings", SettingsChanged())
    stand.desk.see_to("copy", None)
    assert "settings were changed" in stand.find("see").property("text")


@pytest.fixture
def away(hall, monkeypatch):
    """Within it the hall does not answer this verb."""

    @contextmanager
    def away(verb):
        def locked(*_args, **_named):
            raise StoreLocked(path="x")

        with monkeypatch.context() as patch:
            patch.setattr(hall, verb, locked)
            yield

    return away


@pytest.mark.allow_logs("bocso.counter")
@pytest.mark.parametrize("then", [("A", "1", KEY.Key_Return), (KEY.Key_F2, KEY.Key_Return, KEY.Key_Return)])
def test_a_database_that_is_away_is_said_until_it_answers(stand, hall, away, then):
    hall.issue("papers")
    stand.calm()
    with away("visit"):
        stand.type("A001")
    assert stand.find("outage").property("text").startswith("Since 08:00: ")
    stand.key(KEY.Key_Escape, *then)
    assert stand.find("outage") is None


# -- how it looks


@pytest.mark.slow
@pytest.mark.parametrize("size", [(1366, 728), (1920, 1040), (1024, 728)])
def test_nothing_is_cut_or_lies_on_another_at_any_size(qtbot, make_hall, clock, tmp_path, size):
    hall = make_hall(load(example_hall())).open_all()
    hall.report_printer("kiosk", "paper_out")
    with speaking("vi", tmp_path), stands(partial(ReceptionStand, qtbot, hall=hall, clock=clock)) as make:
        stand = make(language="vi")
        stand.size(*size)
        for number in range(14):
            hall.issue(hall.settings.service[number % 5].code, [*Lane][number % 2])
        hall.call_help("kiosk", "help")
        stand.calm()
        window = QRect(0, 0, *size)
        for keys in ((), (KEY.Key_F2,), (KEY.Key_Return,), (KEY.Key_F6,), (KEY.Key_F4, KEY.Key_Return)):
            stand.key(*keys)
            for each in stand.items():
                if each.objectName().startswith(("act-", "list-", "field", "helpCall", "title")):
                    assert window.contains(place(each).toAlignedRect()), each.objectName()
                    words = [item for item in each.childItems() if item.property("truncated")]
                    assert not words, each.objectName()
        keys = [place(stand.find(f"act-{name}")) for name in ("issue", "book", "services", "announce", "notices")]
        assert all(not one.intersects(other) for one, other in pairwise(keys))
