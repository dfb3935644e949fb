"""Logging on: one-time codes, weak PINs, digits typed early, a PIN that is changed, a window that is locked."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from counter.requests.intent import intent
from shared.errors.clerks import PinLockedOut
from shared.errors.counters import PinLocked, PinWrong
from shared.hall import Hall
from shared.rules.entry import Verb
from shared.rules.roles import ClerkRole
from shared.store.tables.pins import LOCK_OUT
from tests.support.counters import KEY, CounterStand
from tests.support.halls import CHEAP, PIN, Opened, small_hall
from tests.support.windows import stands

CLERK, RECEPTION, SUPERVISOR, ADMIN = ClerkRole


@pytest.fixture
def hall(store, clock):
    """Locked after ten minutes; each counter has the PIN."""
    return Opened(small_hall(lock={"minutes": 10}), store, clock)


@pytest.fixture
def staffed(store, clock):
    """An admin with the PIN."""
    hall = Hall(small_hall(lock={"minutes": 10}), store, clock, hasher=CHEAP)
    clerk, code = hall.add_clerk("Nguyễn Thị Lan", ADMIN)
    hall.set_pin(1, PIN, code, clerk=clerk)
    return hall


@pytest.fixture
def stand_up(qtbot, clock):
    with stands(partial(CounterStand, qtbot, clock=clock)) as make:
        yield make


def burst(stand, *keys):
    """All presses lie in the queue of the window before it takes the first."""
    for key in keys:
        code = getattr(KEY, f"Key_{key}") if isinstance(key, str) else key
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            text = key if isinstance(key, str) else ""
            QCoreApplication.postEvent(stand.window, QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, text))
    QCoreApplication.processEvents()


def test_a_new_clerk_is_there_at_once_and_begins_with_the_code(stand_up, staffed):
    stand = stand_up(hall=staffed)
    new, code = staffed.add_clerk("Trần Đức Minh", CLERK)
    stand.settle()
    assert len(stand.desk.sheetRows) == 2
    stand.key(KEY.Key_M, KEY.Key_Return)
    assert (stand.desk.pinTask, stand.desk.clerk) == ("code", "Trần Đức Minh")
    stand.type_pin("000000" if code != "000000" else "111111")
    assert (stand.desk.pinTask, stand.desk.message != "") == ("code", True)
    stand.press(*code)
    stand.key(KEY.Key_Return)
    assert stand.desk.pinTask == "choose"
    stand.type_pin("8305")
    stand.type_pin("8305")
    assert stand.desk.page == "work"
    assert staffed.who(1) == (new, CLERK)


def test_a_code_is_six_digits(stand_up, staffed):
    staffed.reset_clerk("c1")
    stand = stand_up(hall=staffed)
    stand.key(KEY.Key_Return)
    stand.press(*"12345")
    assert not stand.desk.pinReady
    stand.press("6")
    assert stand.desk.pinReady


@pytest.mark.parametrize("keys", [f"{PIN}", f"99<<{PIN}"])
def test_no_digit_is_lost_that_was_typed_straight_after_the_name(stand_up, staffed, keys):
    """Name, digits and Enter come in one burst; the hall has not even been asked whether there is a PIN."""
    stand = stand_up(hall=staffed)
    typed = [KEY.Key_Backspace if key == "<" else key for key in keys]
    burst(stand, KEY.Key_L, KEY.Key_Return, *typed, KEY.Key_Return)
    assert stand.desk.page == "logOn"
    stand.settle()
    assert (stand.desk.page, stand.desk.message) == ("work", "")


def test_dots_are_seen_while_the_hall_is_asked(stand_up, staffed):
    stand = stand_up(hall=staffed)
    burst(stand, KEY.Key_L, KEY.Key_Return, *PIN[:3])
    assert (stand.desk.pinTask, stand.desk.pinLength) == ("unknown", 3)
    burst(stand, KEY.Key_Backspace)
    stand.settle()
    assert (stand.desk.pinTask, stand.desk.pinLength) == ("enter", 2)


def test_who_typed_wrong_types_again_before_that_is_said(stand_up, hall):
    stand = stand_up(hall=hall)
    burst(stand, *"9753", KEY.Key_Return, *PIN, KEY.Key_Return)
    stand.settle()
    assert stand.desk.page == "work"


def test_what_was_typed_too_much_does_nothing_at_the_counter(stand_up, hall):
    hall.issue("papers")
    stand = stand_up(hall=hall)
    burst(stand, *PIN, KEY.Key_Return, "1", KEY.Key_Return, "2", KEY.Key_Return)
    stand.calm()
    assert (stand.desk.page, stand.desk.numberInHand, stand.desk.pinLength) == ("work", "", 0)


def test_a_weak_pin_is_refused_at_the_digit_that_makes_it_so(stand_up, store, clock):
    stand = stand_up(hall=Hall(small_hall(), store, clock, hasher=CHEAP))
    note = stand.find("pinNote")
    usual = note.property("text")
    for weak in ("1111", "1212", "1234", "1985"):
        stand.press(*weak[:3])
        assert (stand.desk.pinNote, note.property("text")) == ("", usual)
        stand.press(weak[3])
        assert note.property("text") == stand.desk.pinNote != ""
        stand.key(KEY.Key_Return)
        assert (stand.desk.pinTask, stand.desk.pinLength) == ("choose", 4), "kept, to be mended"
        stand.key(KEY.Key_Escape)
    stand.press(*"19850")
    assert (stand.desk.pinNote, stand.desk.pinReady) == ("", True)
    assert "set_pin" not in stand.wire.names()


def test_a_pin_is_changed_with_the_old_one(stand_up, staffed):
    stand = stand_up(hall=staffed)
    stand.key(KEY.Key_Return)
    stand.click("changePin")
    stand.type_pin("9999")
    assert (stand.desk.pinTask, stand.desk.message != "") == ("old", True)
    stand.type_pin(PIN)
    for _ in range(2):
        stand.type_pin("8305")
    assert stand.desk.page == "work"
    with pytest.raises(PinWrong):
        staffed.check_pin(1, PIN, clerk="c1")
    staffed.check_pin(1, "8305", clerk="c1")


def test_who_is_locked_out_is_told_and_gets_in_once_released(stand_up, staffed, clock):
    for _ in range(LOCK_OUT):
        with pytest.raises((PinWrong, PinLocked, PinLockedOut)):
            staffed.open(1, "9999", clerk="c1")
        clock.go(hours=1)
    stand = stand_up(hall=staffed)
    stand.key(KEY.Key_Return)
    stand.type_pin(PIN)
    assert (stand.desk.page, str(LOCK_OUT) in stand.desk.message) == ("logOn", True)
    staffed.release_clerk("c1")
    stand.settle()
    stand.type_pin(PIN)
    assert stand.desk.page == "work"


def idle(stand, clock):
    clock.go(minutes=10)
    stand.until(lambda: stand.desk.locked)


@pytest.fixture
def serving(stand_up, hall):
    hall.issue("papers")
    hall.issue("papers")
    stand = stand_up(hall=hall)
    stand.log_on()
    stand.key(KEY.Key_F2, KEY.Key_F5)
    assert stand.state() == ("A001", "serving")
    return stand


def test_a_window_that_nobody_touches_is_locked_with_its_number_in_sight(serving, hall, clock):
    idle(serving, clock)
    assert serving.desk.page == "logOn"
    assert "A001" in serving.find("lockedNumber").property("text")
    before = hall.board()[1]
    serving.key(KEY.Key_F2, KEY.Key_F4, KEY.Key_F4, KEY.Key_F7, KEY.Key_Return, KEY.Key_Escape)
    serving.desk.main()
    serving.desk.noShow()
    serving.desk.noShow()
    serving.desk.logOff()
    serving.settle()
    assert (serving.desk.page, serving.desk.confirming, hall.board()[1]) == ("logOn", False, before)
    assert hall.board()[0].open_counters == {1}
    serving.type_pin("9999")
    assert (serving.desk.page, serving.desk.message != "") == ("logOn", True)
    serving.log_on()
    assert (serving.desk.page, serving.state()) == ("work", ("A001", "serving"))
    serving.key(KEY.Key_F2)
    assert serving.state() == ("A002", "called")


def test_the_key_that_wakes_is_the_first_of_the_pin(serving, hall, clock):
    before = hall.board()[1]
    idle(serving, clock)
    burst(serving, *PIN, KEY.Key_Return)
    serving.settle()
    assert (serving.desk.page, hall.board()[1]) == ("work", before)


def test_a_keypad_s_keys_type_into_no_pin(serving, clock):
    idle(serving, clock)
    for key in (Qt.Key.Key_1, Qt.Key.Key_F2):
        serving.desk.strike(key)
    assert (serving.desk.pinLength, serving.desk.locked) == (0, True)


def test_who_is_there_is_not_locked_out(serving, clock):
    for way in ("key", "mouse"):
        clock.go(minutes=9)
        serving.desk._tick.timeout.emit()
        assert not serving.desk.locked, way
        serving.press(KEY.Key_F9) if way == "key" else serving.touch("who")
        serving.settle()
    clock.go(minutes=9)
    serving.desk._tick.timeout.emit()
    assert not serving.desk.locked


def test_a_locked_window_ends_with_its_session(serving, hall, clock):
    idle(serving, clock)
    clock.go(days=1)
    hall.issue("papers")
    serving.settle()
    assert (serving.desk.page, serving.desk.locked, serving.desk.pinTask) == ("logOn", False, "enter")
    serving.log_on()
    assert serving.desk.page == "work"


@pytest.mark.parametrize("roles", [False, True])
def test_whose_pin_was_lost_meanwhile_chooses_another_and_goes_on_with_the_number(stand_up, clock, request, roles):
    hall = request.getfixturevalue("staffed" if roles else "hall")
    hall.issue("papers")
    stand = stand_up(hall=hall)
    if roles:
        stand.key(KEY.Key_Return)
    stand.log_on()
    stand.key(KEY.Key_F2, KEY.Key_F5)
    idle(stand, clock)
    code = hall.reset_clerk("c1") if roles else hall.forget_pin(1)
    stand.type_pin(code or PIN)
    assert (stand.desk.page, stand.desk.locked) == ("logOn", True), "a code is no PIN"
    if code:
        assert stand.desk.pinTask == "code"
        stand.type_pin(code)
    assert stand.desk.pinTask == "choose"
    for _ in range(2):
        stand.type_pin("8305")
    assert (stand.desk.page, stand.desk.locked, stand.state()) == ("work", False, ("A001", "serving"))
    hall.check_pin(1, "8305", clerk="c1" if roles else "")


@pytest.mark.parametrize("ends", ["idle", "crash"])
def test_where_names_came_in_the_middle_of_a_day_whoever_has_a_pin_goes_on_with_the_number(
    stand_up, serving, hall, clock, ends
):
    clerk, code = hall.add_clerk("Nguyễn Thị Lan", ADMIN)
    hall.set_pin(1, PIN, code, clerk=clerk)
    serving.settle()
    assert serving.state() == ("A001", "serving")
    stand = serving if ends == "idle" else stand_up(hall=hall)
    clock.go(minutes=10)
    stand.until(lambda: stand.desk.page == "clerks")
    stand.key(KEY.Key_Return)
    stand.log_on()
    assert (stand.desk.page, stand.state()) == ("work", ("A001", "serving"))


def test_who_was_ended_and_followed_meanwhile_does_not_take_the_counter_back(stand_up, staffed, clock):
    new, code = staffed.add_clerk("Trần Đức Minh", CLERK)
    staffed.set_pin(1, "8305", code, clerk=new)
    stand = stand_up(hall=staffed)
    stand.key(KEY.Key_N, KEY.Key_Return)
    stand.log_on()
    idle(stand, clock)
    staffed.close(1)
    staffed.open(1, "8305", clerk=new)
    stand.settle()
    assert (stand.desk.page, stand.desk.locked) == ("clerks", False)
    stand.key(KEY.Key_N, KEY.Key_Return)
    stand.log_on()
    assert (stand.desk.page, "Trần Đức Minh" in stand.desk.message) == ("clerks", True)


def test_the_strip_stays_folded_while_it_is_locked_and_opens_for_the_pin(serving, clock):
    serving.form.folded = True
    serving.settle()
    idle(serving, clock)
    assert serving.window.property("strip")
    assert not serving.find("stripMain").isEnabled()
    assert "A001" in "".join(serving.texts())
    serving.press(PIN[0])
    assert not serving.window.property("strip")
    serving.press(*PIN[1:])
    serving.key(KEY.Key_Return)
    assert (serving.desk.page, serving.window.property("strip")) == ("work", True)


def test_a_clerk_cancels_no_number_of_others_and_reception_does(stand_up, staffed):
    clerk, code = staffed.add_clerk("Minh", CLERK)
    staffed.set_pin(1, PIN, code, clerk=clerk)
    ticket = staffed.issue("papers")
    stand = stand_up(hall=staffed)
    stand.settle()
    stand.key(KEY.Key_M, KEY.Key_Return)
    stand.log_on()

    stand.desk._do(intent(Verb.CANCEL, ticket.id))
    stand.settle()
    assert ticket.id in staffed.board()[0].tickets
    assert stand.desk.message
    staffed.set_role(clerk, RECEPTION)
    stand.settle()
    stand.desk._do(intent(Verb.CANCEL, ticket.id))
    stand.settle()
    assert ticket.id not in staffed.board()[0].tickets
