"""How long a counter says that the database did not answer."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from shared.errors.outside import ClockJumped, StoreFull, StoreLocked, StoreReadOnly
from tests.support.counters import CounterStand
from tests.support.halls import PIN, Opened, small_hall
from tests.support.windows import stands

KEY = Qt.Key
AN_HOUR = 3_600_000
OUTAGES = [
    ClockJumped(shows="08:00", expected="09:00"),
    StoreFull(path="/queue"),
    StoreLocked(path="/queue"),
    StoreReadOnly(path="/queue"),
]


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall())


def out(stand, outage):
    """A call finds the database out."""
    stand.log_on()
    stand.wire.error = outage
    stand.key(KEY.Key_F2)
    assert stand.find("outage").property("text").endswith(f": {outage}")
    stand.wire.error = None


@pytest.mark.parametrize("outage", OUTAGES, ids=lambda one: one.code)
def test_it_goes_when_somebody_else_could_write(stand_up, hall, outage):
    stand = stand_up(refusal=0)
    out(stand, outage)
    hall.issue("papers")
    stand.settle()
    stand.until(lambda: stand.find("outage") is None)
    assert stand.desk.message == ""
    assert stand.state() == ("", "idle"), "nothing was done that nobody pressed"


def test_it_can_be_read_although_others_write_all_the_time(stand_up, hall):
    stand = stand_up(refusal=AN_HOUR)
    out(stand, OUTAGES[0])
    for _ in range(3):
        hall.issue("papers")
        stand.settle()
        assert stand.find("outage") is not None
    stand.key(KEY.Key_F2)
    assert stand.find("outage") is None, "its own press went through"


def test_it_stays_while_nobody_could_write(stand_up):
    stand = stand_up(refusal=0)
    out(stand, OUTAGES[1])
    stand.key(KEY.Key_F3)  # is refused, and read as long as an outage after an entry
    stand.until(lambda: stand.desk.message == "")
    assert stand.find("outage") is not None


def test_one_that_comes_anew_is_said_anew(stand_up, hall):
    stand = stand_up(refusal=AN_HOUR)
    out(stand, OUTAGES[1])
    hall.issue("papers")
    stand.settle()
    stand.news.lost.emit(OUTAGES[2])
    assert stand.find("outage").property("text").endswith(f": {OUTAGES[2]}")
    stand.news.found.emit()
    assert stand.find("outage") is None


def test_a_pin_typed_under_a_false_date_begins_no_day(qtbot, hall, clock, any_store):
    """Another counter's window is opened while the clock is a day ahead; it says what to do."""
    waits = hall.issue("papers")
    clock.is_set(days=1)
    with stands(partial(CounterStand, qtbot, hall=Opened(small_hall(), any_store, clock), clock=clock)) as make:
        stand = make()
        stand.type_pin(PIN)
        assert "bocso clock --put-right" in stand.find("outage").property("text")
    assert list(hall.board()[0].waiting()) == [waits]


def test_what_an_outage_cut_in_two_goes_on_where_it_was(stand_up, hall):
    """A new number and its call: the number was given, and asking again gives no second one."""
    stand = stand_up()
    stand.log_on()
    hall.issue("papers")
    stand.settle()
    stand.key(KEY.Key_F2, KEY.Key_F2, KEY.Key_F6, KEY.Key_F7)
    stand.press(KEY.Key_1)
    stand.jobs.step()
    stand.wire.error = OUTAGES[2]
    stand.calm()
    assert (hall.board()[0].issued, stand.state()) == (2, ("", "idle"))
    stand.wire.error = None
    stand.key(KEY.Key_F7, KEY.Key_1)
    assert (hall.board()[0].issued, stand.state()) == (2, ("A002", "called"))
