"""A counter's hall, and windows of it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.support.counters import CounterStand
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
