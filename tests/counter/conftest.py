"""A counter's hall, and windows of it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.support.counters import KEY, CounterStand
from tests.support.halls import Opened, assert_sound, small_hall
from tests.support.windows import stands


@pytest.fixture
def hall(store, clock):
    hall = Opened(small_hall(), store, clock)
    yield hall
    assert_sound(hall)


@pytest.fixture
def stand_up(qtbot, hall, clock):
    """Makes stands and takes them down again."""
    with stands(partial(CounterStand, qtbot, hall=hall, clock=clock)) as make:
        yield make


@pytest.fixture
def serving(qtbot, make_hall, clock):
    """Makes a stand of a small hall changed so: A001, whose slip is English, is being served, A002 waits."""
    with stands(partial(CounterStand, qtbot, clock=clock, tick=3_600_000)) as make:

        def stand(**changes):
            stand = make(hall=make_hall(small_hall(**changes)))
            stand.log_on()
            stand.hall.issue("papers", language="en", printer="kiosk")
            stand.hall.issue("papers")
            stand.calm()
            stand.key(KEY.Key_F2, KEY.Key_F2)
            return stand

        yield stand
