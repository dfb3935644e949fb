"""How a visit ended, and the dossier's code: by keys, touch and scanner, in the real window on a real hall."""

from __future__ import annotations

import shutil
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from shared.errors.outside import StoreLocked
from shared.rules.entry import Verb
from shared.rules.ticket import State
from shared.store.open import open_store
from shared.ui.presses import OnePress
from tests.support.counters import KEY, CounterStand
from tests.support.halls import PIN, Opened, journal, small_hall
from tests.support.windows import stands

CODE = "000.00.12.H15-241128-0007"
WAIT_MS = 20


@pytest.fixture
def stand(qtbot, hall, clock):
    """Counter 1 logged on, A001 is served, A002 waits. Keys that print come late, as before a person."""
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock, scan_wait=WAIT_MS)) as make:
        made = make()
        made.type_pin(PIN)
        hall.issue("papers")
        hall.issue("papers")
        made.settle()
        made.key(KEY.Key_F2, KEY.Key_F2)
        yield made


class Keyboard:
    """A person's keys and a scanner's on one window, with the times of real ones."""

    def __init__(self, stand):
        self.stand, self.now = stand, 1000
        self.watch = OnePress(stand.window)

    def finger(self, *keys):
        for key in keys:
            self._strike(key, chr(key).lower() if key < 0x100 else "", 90, 70)
            self.stand.until(lambda: not self.stand.scans._keys)
            self.stand.calm()

    def scan(self, code, every=12, enter=True):
        """The keys of a code one after the other, and Enter."""
        self.now += 500
        for sign in code:
            self._strike(ord(sign.upper()), sign, every, every // 2)
        if enter:
            self._strike(KEY.Key_Return, "\r", every, every // 2)
        self.stand.until(lambda: not self.stand.scans._keys)
        self.stand.calm()

    def _strike(self, key, text, after, held):
        for kind, later in ((QEvent.Type.KeyPress, after), (QEvent.Type.KeyRelease, held)):
            self.now += later
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            event.setTimestamp(self.now)
            QCoreApplication.sendEvent(self.stand.window, event)


@pytest.fixture
def keys(stand):
    return Keyboard(stand)


def last(stand):
    return journal(stand.hall)[-1]


def field(stand):
    return stand.find("sheetField").property("text")


def on_the_outcome_sheet(stand, keys):
    keys.finger(KEY.Key_F7, KEY.Key_3)
    assert stand.desk.sheet == "done"


def test_a_digit_chooses_how_it_ended_and_falls_into_no_field(stand, keys):
    on_the_outcome_sheet(stand, keys)
    keys.finger(KEY.Key_3)
    assert (last(stand).verb, last(stand).body) == (Verb.COMPLETE, {"outcome": "Trả kết quả"})


@pytest.mark.parametrize("every", [6, 12, 30])
def test_a_code_scanned_beside_the_field_goes_into_it_and_nothing_else_happens(stand, keys, every):
    on_the_outcome_sheet(stand, keys)
    keys.scan(CODE, every)
    assert (stand.desk.sheet, stand.state(), field(stand)) == ("done", ("A001", "serving"), CODE)
    keys.finger(KEY.Key_2)
    assert last(stand).body == {"outcome": "Tiếp nhận hồ sơ", "dossier": CODE}


def test_a_code_scanned_into_the_field_leaves_it_and_nothing_else_happens(stand, keys):
    on_the_outcome_sheet(stand, keys)
    keys.finger(KEY.Key_0)
    keys.scan(CODE)
    assert (stand.desk.sheet, stand.state(), field(stand)) == ("done", ("A001", "serving"), CODE)
    keys.finger(KEY.Key_Return)
    assert last(stand).body == {"dossier": CODE}, "a person's Enter is the marked row: done"


def test_another_scan_is_in_place_of_the_first(stand, keys):
    on_the_outcome_sheet(stand, keys)
    keys.scan("11112222")
    keys.scan(CODE, enter=False)
    assert field(stand) == CODE


def test_a_code_is_typed_and_enter_goes_back_to_the_rows(stand, keys):
    on_the_outcome_sheet(stand, keys)
    keys.finger(KEY.Key_0, *(ord(sign) for sign in "H27.5"), KEY.Key_Return)
    assert (stand.desk.sheet, field(stand)) == ("done", "h27.5")
    keys.finger(KEY.Key_1)
    assert last(stand).body == {"dossier": "h27.5"}


def test_a_slip_held_to_the_scanner_of_a_locked_counter_is_no_try_of_its_pin(stand, keys, hall):
    stand.desk._log_on.lock()
    stand.settle()
    for enter in (True, False):
        keys.scan("https://hall/t/48271593", enter=enter)
        assert (stand.desk.page, stand.desk.pinLength, stand.desk.message) == ("logOn", 0, "")
    keys.finger(*(getattr(KEY, f"Key_{digit}") for digit in PIN))
    assert stand.desk.pinLength == len(PIN)
    keys.finger(KEY.Key_Return)
    assert stand.desk.page == "work"
    assert hall.wrong_pins(1) is None


@pytest.mark.parametrize("before", [(), (KEY.Key_F7,), (KEY.Key_F9,), (KEY.Key_F7, KEY.Key_2, KEY.Key_2)])
def test_a_scan_where_no_code_is_asked_for_does_nothing(stand, hall, keys, before):
    keys.finger(*before)
    shown, seq = stand.desk.sheet, hall.board()[1]
    keys.scan(CODE)
    assert (stand.desk.sheet, hall.board()[1]) == (shown, seq)


def test_a_scan_while_a_reason_is_written_sends_nothing(stand, keys):
    keys.finger(KEY.Key_F7, KEY.Key_1, KEY.Key_4)
    keys.scan(CODE)
    assert (stand.desk.sheet, field(stand)) == ("other", CODE)
    keys.finger(KEY.Key_Return)
    assert stand.desk.sheet == "return"


def test_two_keys_struck_at_once_are_no_code(stand, hall, keys):
    keys.finger(KEY.Key_F7)
    keys.scan("11", every=30, enter=False)
    assert stand.desk.sheet == "return"


def test_a_digit_that_is_held_counts_once(stand, keys):
    keys.finger(KEY.Key_F7)
    keys._strike(KEY.Key_1, "1", 100, 500)
    for _ in range(5):
        keys._strike(KEY.Key_1, "1", 0, 40)
    keys.finger(KEY.Key_F3)
    assert stand.desk.sheet == "park"


def test_refused_has_a_reason_and_keeps_the_code(stand, keys):
    on_the_outcome_sheet(stand, keys)
    keys.scan(CODE)
    keys.finger(KEY.Key_6)
    assert (stand.desk.sheet, stand.desk.sheetNote) == ("refused", CODE)
    keys.finger(KEY.Key_1)
    body = {"outcome": "Từ chối tiếp nhận", "dossier": CODE, "note": "Không thuộc thẩm quyền"}
    assert last(stand).body == body


@pytest.mark.parametrize(("rows", "key"), [((KEY.Key_6, KEY.Key_4), "note"), ((KEY.Key_7,), "outcome")])
def test_another_outcome_and_another_reason_are_written_and_are_not_nothing(stand, hall, keys, rows, key):
    on_the_outcome_sheet(stand, keys)
    keys.scan(CODE)
    keys.finger(*rows, KEY.Key_Return)
    assert (stand.desk.sheet, bool(stand.desk.message)) == ("other", True)
    assert hall.board()[0].find("A001").state is State.SERVING
    keys.finger(*(ord(sign) for sign in "KHAC"), KEY.Key_Return)
    assert (last(stand).body[key], last(stand).body["dossier"]) == ("khac", CODE)


def test_how_it_ended_by_touch(stand):
    for name in ("more", "row-2", "row-5", "row-1"):
        stand.click(name)
    assert last(stand).body == {"outcome": "Từ chối tiếp nhận", "note": "Giấy tờ không hợp lệ"}


# What comes after


@pytest.fixture
def by_itself(qtbot, tmp_path, clock, ready_file):
    """Counter 1 calls by itself a second after a done; A001 is served, A002 waits."""
    whole = small_hall()
    first = whole.counter[0].model_copy(update={"auto_call_seconds": 1})
    settings = whole.model_copy(update={"counter": (first, *whole.counter[1:])})
    store = open_store(f"sqlite:///{shutil.copy(ready_file, tmp_path)}")
    hall = Opened(settings, store, clock)
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        made = make()
        made.type_pin(PIN)
        hall.issue("papers")
        hall.issue("papers")
        made.settle()
        made.key(KEY.Key_F2, KEY.Key_F2)
        yield made
    store.close()


def waits(stand):
    return stand.desk._commands._auto_call._wait


def test_the_next_is_called_by_itself_after_a_done(by_itself):
    by_itself.key(KEY.Key_F6)
    assert by_itself.state() == ("", "idle")
    by_itself.until(lambda: bool(by_itself.jobs.waiting))
    by_itself.calm()
    assert by_itself.state() == ("A002", "called")
    by_itself.key(KEY.Key_F4, KEY.Key_F4)
    assert not waits(by_itself).isActive(), "after a done alone"


@pytest.mark.parametrize("keys", [(KEY.Key_F8, KEY.Key_1), (KEY.Key_F7,), (KEY.Key_F9,)])
def test_nobody_is_called_by_itself_over_what_the_clerk_does(by_itself, keys):
    by_itself.key(KEY.Key_F6)
    assert waits(by_itself).isActive()
    by_itself.key(*keys)
    waits(by_itself).stop()
    waits(by_itself).timeout.emit()
    by_itself.calm()
    assert by_itself.desk.numberInHand == ""


def test_nobody_is_called_by_itself_where_nobody_waits(by_itself):
    by_itself.hall.cancel(by_itself.hall.board()[0].find("A002").id)
    by_itself.settle()
    by_itself.key(KEY.Key_F6)
    waits(by_itself).stop()
    waits(by_itself).timeout.emit()
    by_itself.calm()
    assert (by_itself.state(), by_itself.desk.message) == (("", "idle"), "")


def test_nobody_is_called_by_itself_after_the_computer_slept(by_itself, clock):
    by_itself.key(KEY.Key_F6)
    clock.go(hours=1)
    waits(by_itself).stop()
    waits(by_itself).timeout.emit()
    by_itself.calm()
    assert by_itself.state() == ("", "idle")


# While the database is away


def test_what_was_chosen_and_scanned_outlasts_an_outage_and_is_done_once(stand, keys, clock):
    on_the_outcome_sheet(stand, keys)
    keys.scan(CODE)
    stand.wire.error = StoreLocked(path="/queue")
    keys.finger(KEY.Key_2)
    assert (stand.desk.sheet, field(stand), stand.desk.outageAt) == ("done", CODE, "08:00")
    clock.go(minutes=7)
    keys.finger(KEY.Key_2)
    assert stand.desk.outageAt == "08:00", "since the first"
    stand.wire.error = None
    keys.finger(KEY.Key_2)
    assert (stand.desk.outage, stand.state()) == ("", ("", "idle"))
    done = [entry for entry in journal(stand.hall) if entry.verb is Verb.COMPLETE]
    assert [entry.body for entry in done] == [{"outcome": "Tiếp nhận hồ sơ", "dossier": CODE}]


def test_a_window_that_was_killed_shows_the_number_in_hand_at_its_next_start(qtbot, stand, hall, clock):
    clock.go(minutes=3, seconds=1)
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        again = make()
        again.log_on()
        assert (again.state(), again.desk.elapsed) == (("A001", "serving"), "03:00")
        again.key(KEY.Key_F6)
        assert last(again).verb is Verb.COMPLETE


def test_two_windows_of_one_counter_show_the_same_and_do_it_once(qtbot, stand, hall, clock):
    stand.press(KEY.Key_F6)
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        other = make()
        other.log_on()
        other.key(KEY.Key_F6)
        stand.calm()
        assert stand.state() == other.state() == ("", "idle")
        assert (other.desk.message, bool(stand.desk.message)) == ("", True), "said to whom came second"
        assert [entry.verb for entry in journal(hall)].count(Verb.COMPLETE) == 1
