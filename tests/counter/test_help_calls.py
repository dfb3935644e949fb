"""A kiosk calls for help: a line and a bell at the counters, until somebody answers."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.support.counters import CounterStand
from tests.support.halls import small_hall
from tests.support.windows import stands

pytestmark = pytest.mark.databases("sqlite")


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall())


@pytest.fixture
def stand(qtbot, hall, clock):
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        stand = make()
        stand.log_on()
        stand.calm()
        yield stand


def test_a_call_stands_with_a_bell_until_a_key_answers_it(stand, hall):
    hall.call_help("door", "help")
    stand.calm()
    assert (stand.find("helpCall").property("text"), stand.rung) == ("Ticket kiosk door: somebody needs help", 1)
    hall.issue("papers")
    stand.calm()
    assert stand.rung == 1, "once for each call"
    stand.press(Qt.Key.Key_F11)
    stand.calm()
    assert stand.find("helpCall") is None
    assert [each.by for each in hall.board()[0].helps] == ["1"]


def test_a_touch_answers_it_too_and_the_next_one_stands_there(stand, hall):
    hall.call_help("kiosk", "many_numbers")
    hall.call_help("door", "help")
    stand.calm()
    assert stand.find("helpCall").property("text") == "Ticket kiosk: many numbers one after another, please look"
    stand.click("helpCall")
    stand.calm()
    assert stand.find("helpCall").property("text") == "Ticket kiosk door: somebody needs help"
    assert [each.by for each in hall.board()[0].helps] == ["1", ""]


def test_what_another_counter_answers_or_nobody_in_time_goes(stand, hall, clock):
    hall.call_help("door", "help")
    stand.calm()
    hall.answer_help(1)
    stand.calm()
    assert stand.find("helpCall") is None
    clock.now += timedelta(minutes=2)
    hall.call_help("door", "help")
    stand.calm()
    assert (stand.find("helpCall") is not None, stand.rung) == (True, 2)
    clock.now += timedelta(minutes=11)
    hall.issue("papers")
    stand.calm()
    assert stand.find("helpCall") is None
