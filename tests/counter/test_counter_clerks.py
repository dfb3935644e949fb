"""Logging on where the hall lists its clerks: the name first, then that person's own PIN."""

from __future__ import annotations

import shutil
from functools import partial

import pytest

from counter.keys import named
from shared.hall import Hall
from shared.store.open import open_store
from tests.support.counters import KEY, CounterStand
from tests.support.halls import CHEAP, PIN, Opened, small_hall
from tests.support.windows import speaking, stands

NAMES = {
    "lan": "Nguyễn Thị Lan",
    "hen": "H'Hen Êban",
    "minh": "Trần Đức Minh",
    "anh": "Lê Ánh",
    "duc": "Lê Văn Đức",
}
CLERKS = [{"code": code, "name": name} for code, name in NAMES.items()]


@pytest.fixture
def store(tmp_path, ready_file):
    store = open_store(f"sqlite:///{shutil.copy(ready_file, tmp_path)}")
    yield store
    store.close()


@pytest.fixture
def hall(store, clock):
    return Opened(small_hall(clerk=CLERKS), store, clock)


@pytest.fixture
def new_hall(store, clock):
    """No clerk has a PIN yet."""
    return Hall(small_hall(clerk=CLERKS), store, clock, hasher=CHEAP)


@pytest.fixture
def stand_up(qtbot, clock):
    with stands(partial(CounterStand, qtbot, clock=clock)) as make:
        yield make


@pytest.fixture
def stand(stand_up, hall):
    return stand_up(hall=hall)


@pytest.mark.parametrize(
    ("key", "after", "row"),
    [
        (KEY.Key_L, 0, 0),
        (KEY.Key_M, 0, 2),
        (KEY.Key_A, 0, 3),
        (KEY.Key_D, 0, 4),
        (KEY.Key_E, 0, 1),
        (KEY.Key_T, 0, 2),
        (KEY.Key_Z, 0, None),
        (KEY.Key_1, 0, None),
    ],
)
def test_a_letter_finds_what_people_are_called_by_without_its_marks(key, after, row):
    assert named(key, list(NAMES.values()), after) == row


def test_the_same_letter_goes_on_to_the_next_name():
    names = ["Lê Hoa", "Trần Hải", "Lê Hoa"]
    assert [named(KEY.Key_H, names, after) for after in (0, 1, 2)] == [1, 2, 0]
    assert named(KEY.Key_H, [], 0) is None


def test_a_clerk_logs_on_with_the_keyboard_alone(stand, hall):
    assert (stand.desk.page, stand.desk.sheetTitle != "") == ("clerks", True)
    stand.key(KEY.Key_M, KEY.Key_Return)
    assert (stand.desk.page, stand.desk.pinTask, stand.desk.clerk) == ("logOn", "enter", "Trần Đức Minh")
    stand.log_on()
    assert stand.desk.page == "work"
    assert hall.board()[0].sessions[1].clerk == "minh"
    assert stand.find("who").property("text") == "Trần Đức Minh"


def test_a_clerk_logs_on_by_touch_and_off_again(stand, hall):
    stand.click("row-3")
    stand.type_pin(PIN)
    assert hall.board()[0].sessions[1].clerk == "anh"
    stand.click("logOff")
    assert (stand.desk.page, stand.desk.clerk) == ("clerks", "")
    assert hall.board()[0].sessions == {}


def test_nothing_is_asked_before_somebody_says_who_it_is(stand):
    stand.until(lambda: stand.desk.page == "clerks")
    stand.press(*"4827", KEY.Key_F2, KEY.Key_Escape)
    stand.settle()
    assert stand.desk.page == "clerks"
    assert stand.wire.names() == []
    assert stand.desk.message == ""


def test_each_clerk_chooses_a_pin_of_their_own_at_the_first_time(stand_up, new_hall):
    new_hall.set_pin(1, PIN, clerk="hen")
    stand = stand_up(hall=new_hall)
    stand.key(KEY.Key_Return)
    assert stand.desk.pinTask == "choose"
    for _ in range(2):
        stand.type_pin("8305")
    assert stand.desk.page == "work"
    assert new_hall.has_pin(1, "lan")
    assert not new_hall.has_pin(1, "minh")


@pytest.mark.parametrize("way", ["click", "key"])
def test_who_chose_a_wrong_name_chooses_again(stand, way):
    stand.key(KEY.Key_Return)
    stand.press(*"12")
    if way == "click":
        stand.click("otherClerk")
    else:
        stand.key(KEY.Key_Escape)
        assert (stand.desk.page, stand.desk.pinLength) == ("logOn", 0)
        stand.key(KEY.Key_Escape)
    assert (stand.desk.page, stand.desk.pinLength) == ("clerks", 0)
    stand.key(KEY.Key_D, KEY.Key_Return)
    assert stand.desk.clerk == "Lê Văn Đức"


def test_a_wrong_pin_keeps_the_name(stand):
    stand.key(KEY.Key_Return)
    stand.type_pin("9753")
    assert stand.desk.message
    assert (stand.desk.page, stand.desk.clerk) == ("logOn", "Nguyễn Thị Lan")


def test_who_sits_elsewhere_is_told_where_by_name(stand, hall):
    hall.open(2, PIN, clerk="lan")
    stand.settle()
    assert stand.desk.sheetRows[0]["side"], "seen before the PIN is typed"
    stand.key(KEY.Key_Return)
    stand.type_pin(PIN)
    assert stand.desk.page == "logOn"
    assert "Nguyễn Thị Lan" in stand.desk.message
    assert "2" in stand.desk.message


def test_a_counter_left_open_is_taken_over_by_its_clerk_only(stand, hall):
    hall.open(1, PIN, clerk="lan")
    stand.settle()
    stand.key(KEY.Key_M, KEY.Key_Return)
    stand.type_pin(PIN)
    assert stand.desk.page == "clerks"
    assert "Nguyễn Thị Lan" in stand.desk.message
    stand.key(KEY.Key_L, KEY.Key_Return)
    stand.type_pin(PIN)
    assert stand.desk.page == "work"


def test_a_new_day_asks_who_it_is(stand, hall, clock):
    stand.key(KEY.Key_Return)
    stand.log_on()
    clock.go(days=1)
    hall.issue("papers")
    stand.settle()
    assert stand.desk.page == "clerks"
    assert stand.find("message").property("text") == stand.desk.message != ""


def test_a_ticket_for_a_clerk_is_on_that_clerks_list(stand, hall):
    stand.key(KEY.Key_M, KEY.Key_Return)
    stand.log_on()
    hall.open(2, PIN, clerk="lan")
    hall.issue("land")
    hall.call_next(2)
    hall.transfer(2, to_clerk="minh")
    stand.settle()
    assert (stand.desk.waiting, stand.desk.nextNumber) == (1, "B001")
    stand.key(KEY.Key_F2, KEY.Key_F7, KEY.Key_2, KEY.Key_3)
    assert [row["text"] for row in stand.desk.sheetRows] == [NAMES["lan"]], "nobody else is at a counter"
    stand.key(KEY.Key_1, KEY.Key_1)
    assert hall.board()[0].find("B001").reserved == "clerk:lan"


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_names_are_large_and_whole(qapp, tmp_path_factory, stand_up, hall, code):
    with speaking(code, tmp_path_factory.getbasetemp()):
        stand = stand_up(hall=hall)
        stand.size(380, 560)
        assert stand.find("row-0").height() >= 44
        assert not [item.property("text") for item in stand.items() if item.property("truncated")]
