"""The folded window, what is remembered of it, and what came with a number: in a real window on a real hall."""

from __future__ import annotations

import re
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from counter.window_form import WindowForm
from shared.rules.ticket import State
from tests.support.counters import KEY, CounterStand
from tests.support.halls import PIN
from tests.support.windows import place, stands

STRIP = (420, 120)


@pytest.fixture
def make(qtbot, hall, clock, tmp_path):
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock, kept=tmp_path)) as make:
        yield make


@pytest.fixture
def stand(make, hall):
    """Counter 1 logged on and folded, counter 2 open; A001, A002, B001 wait."""
    made = make()
    made.log_on()
    hall.open(2, PIN)
    for service in ("papers", "papers", "land"):
        hall.issue(service)
    made.settle()
    made.press(KEY.Key_F10)
    made.until(lambda: size(made) == STRIP)
    return made


def size(stand):
    return stand.window.width(), stand.window.height()


def said(stand, name):
    return stand.find(name).property("text")


def of(hall, label):
    return hall.board()[0].find(label)


def test_the_day_goes_on_in_the_strip_by_keys_and_by_touch(stand, hall):
    assert said(stand, "stripNext").endswith("A001")
    stand.click("stripMain")
    stand.calm()
    assert stand.find("stripNumber").property("number") == "A001"
    stand.click("stripRecall")
    stand.calm()
    assert of(hall, "A001").recalls == 1
    stand.click("stripNoShow")
    assert "A001" in said(stand, "stripSaid"), "it is asked first"
    stand.key(KEY.Key_F4)
    assert of(hall, "A001").state is State.NO_SHOW
    stand.key(KEY.Key_F2, KEY.Key_F2)
    assert of(hall, "A002").state is State.SERVING
    assert size(stand) == STRIP


def test_nothing_in_the_strip_is_cut_or_lies_on_another(stand):
    for keys in ((), (KEY.Key_F2,), (KEY.Key_F2,)):
        stand.key(*keys)
        shown = [
            each for each in stand.items() if each.property("truncated") is not None and each.property("text")
        ]
        shown = [each for each in shown if not re.fullmatch("[A-Z]|[0-9]{3}", each.property("text"))]  # no marks
        boxes = [(place(each), each) for each in shown]
        for box, each in boxes:
            assert QRect(0, 0, *STRIP).contains(box.toAlignedRect().adjusted(1, 1, -1, -1)), each.property("text")
            assert not each.property("truncated"), each.property("text")
        for index, (box, each) in enumerate(boxes):
            over = [other.property("text") for area, other in boxes[:index] if crosses(box, area)]
            assert not over, (each.property("text"), over)


def crosses(one, other):
    shared = one.intersected(other)
    return shared.width() > 1 and shared.height() > 4  # a line of text is taller than its letters


def test_a_sheet_opens_the_window_for_as_long_as_it_lasts(stand):
    stand.key(KEY.Key_F2)
    stand.click("stripMore")
    stand.until(lambda: size(stand) != STRIP)
    assert stand.desk.sheet == "more"
    stand.key(KEY.Key_Escape)
    stand.until(lambda: size(stand) == STRIP)


def test_the_strip_is_opened_by_touch(stand):
    stand.touch("unfold")
    stand.until(lambda: size(stand) != STRIP)
    stand.touch("fold")
    stand.until(lambda: size(stand) == STRIP)


def test_what_staff_should_see_to_is_said_in_the_strip(stand, hall):
    assert said(stand, "unfold") == ""
    hall.report_printer("kiosk", "cutter")
    stand.settle()
    assert said(stand, "unfold")


def test_a_kiosk_that_calls_is_answered_from_the_strip(stand, hall):
    assert stand.find("stripHelp") is None
    hall.call_help("kiosk", "help")
    stand.settle()
    stand.click("stripHelp")
    assert [each.by for each in hall.board()[0].helps] == ["1"]
    assert stand.find("stripHelp") is None


def test_how_the_window_stood_is_remembered(stand, make):
    stand.window.setPosition(150, 90)
    stand.until(lambda: stand.form._kept.value("strip").x() == 150)
    stand.press(KEY.Key_F10)
    stand.until(lambda: size(stand) != STRIP)
    stand.window.resize(500, 700)
    stand.until(lambda: size(stand) == (500, 700))
    stand.touch("onTop")
    stand.press(KEY.Key_F10)
    stand.until(lambda: size(stand) == STRIP)
    again = make()
    again.log_on()
    again.until(lambda: again.window.geometry() == QRect(150, 90, *STRIP))
    again.press(KEY.Key_F10)
    again.until(lambda: size(again) == (500, 700))
    assert again.form.onTop


def test_a_place_on_a_screen_that_is_gone_comes_back_onto_one(make, tmp_path):
    kept = WindowForm("hall/counter-1", tmp_path / "windows.ini")
    kept._kept.setValue("open", QRect(9000, 9000, 500, 600))
    kept._kept.sync()
    window = make().window
    area = QGuiApplication.primaryScreen().availableGeometry()
    assert area.contains(window.geometry().topLeft())


def test_a_colleagues_note_is_read_and_opens_the_strip(stand, hall):
    hall.call(2, of(hall, "B001").id, "x")
    hall.transfer(2, to_counter=1, come_back=True, note="Thiếu giấy khai sinh")
    stand.settle()
    hall.call(1, of(hall, "B001").id, "x")
    stand.settle()
    stand.until(lambda: size(stand) != STRIP)
    words = stand.find("handover").property("text")
    assert "Thiếu giấy khai sinh" in words
    assert words.count("2") == 2, "who sent it, and that it goes back there"
    stand.key(KEY.Key_F6)
    stand.until(lambda: size(stand) == STRIP)


def test_a_number_that_nobody_sent_says_nothing(stand):
    stand.key(KEY.Key_F10, KEY.Key_F2)
    assert stand.find("handover") is None


@pytest.mark.allow_logs
def test_a_note_is_asked_for_again_when_the_hall_did_not_answer(stand, hall):
    hall.call(2, of(hall, "B001").id, "x")
    hall.transfer(2, to_counter=1, note="Xem lại")
    stand.settle()
    stand.wire.sent = lambda *_: 1 / 0
    hall.call(1, of(hall, "B001").id, "x")
    stand.settle()
    assert stand.desk.sentNote == ""
    del stand.wire.sent
    hall.issue("papers")
    stand.settle()
    assert stand.desk.sentNote == "Xem lại"


@pytest.mark.parametrize(
    ("keys", "state"),
    [
        ((KEY.Key_1, KEY.Key_1, KEY.Key_1, KEY.Key_Escape), State.PARKED),
        ((KEY.Key_2, KEY.Key_2, KEY.Key_1, KEY.Key_2), State.WAITING),
        ((KEY.Key_4,), State.WAITING),
    ],
    ids=["put aside", "sent on", "back in the line"],
)
def test_what_ended_the_number_is_said_and_taken_back(stand, hall, keys, state):
    stand.key(KEY.Key_F10, KEY.Key_F2, KEY.Key_F7, *keys)
    assert of(hall, "A001").state is state
    assert "A001" in said(stand, "undo")
    stand.key(KEY.Key_F7, KEY.Key_1)
    now = of(hall, "A001")
    assert (now.counter, now.state in (State.CALLED, State.SERVING)) == (1, True)


def test_what_somebody_moved_since_is_not_taken_back(stand, hall):
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_1, KEY.Key_1, KEY.Key_1)
    hall.resume(2, of(hall, "A001").id)
    stand.settle()
    assert stand.desk.undo == ""


def test_the_dossier_that_came_with_a_number_is_read_and_copied_at_the_counter(stand, hall):
    stand.key(KEY.Key_F10)
    hall.call(1, hall.issue("papers", dossier="H15.99-261012-0007").id, "x")
    stand.settle()
    assert "H15.99-261012-0007" in stand.find("dossier").property("text")
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    stand.click("dossier")
    assert clipboard.text() == "H15.99-261012-0007"
    clipboard.clear()
    stand.window.requestActivate()
    assert QTest.qWaitForWindowActive(stand.window)
    QTest.keyClick(stand.window, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    stand.until(lambda: clipboard.text() == "H15.99-261012-0007")
    stand.key(KEY.Key_F2, KEY.Key_F6)
    assert (stand.find("dossier"), stand.find("handover")) == (None, None)
