"""After "done" the clerk reads that a rating was asked for, and nothing of whether it came."""

from __future__ import annotations

from functools import partial

import pytest

from tests.support.counters import KEY, CounterStand
from tests.support.halls import small_hall
from tests.support.windows import place, stands

pytestmark = pytest.mark.databases("sqlite")
COUNTERS = [{"number": 1, "services": ["papers", "land"], "panel_screen": "2"}]


@pytest.fixture
def stand_up(qtbot, make_hall, clock):
    with stands(partial(CounterStand, qtbot, clock=clock, tick=3_600_000)) as make:

        def stand(**changes):
            """A001 is being served, A002 waits."""
            stand = make(hall=make_hall(small_hall(**changes)))
            stand.log_on()
            stand.hall.issue("papers")
            stand.hall.issue("papers")
            stand.calm()
            stand.key(KEY.Key_F2, KEY.Key_F2)
            return stand

        yield stand


def test_it_is_said_until_the_next_visitor_is_there(stand_up):
    stand = stand_up(counter=COUNTERS)
    assert stand.desk.rating == ""
    stand.key(KEY.Key_F6)
    assert stand.find("rating").property("text") == "A001 was asked to rate"
    done = stand.desk._live.now.last.ticket.id
    stand.hall.rate(stand.hall.issued(done)[1], 1)
    stand.calm()
    assert stand.desk.rating == "A001", "whether it came is not the clerk's"
    stand.key(KEY.Key_F2)
    assert (stand.state(), stand.desk.rating) == (("A002", "called"), "A001")
    card, words = place(stand.find("numberInHand")), place(stand.find("rating"))
    assert not card.intersects(words)
    stand.key(KEY.Key_F2)
    assert (stand.state(), stand.desk.rating) == (("A002", "serving"), "")


def test_it_ends_with_the_time_for_it(stand_up, clock):
    stand = stand_up(counter=COUNTERS, panel={"rating_seconds": 45})
    stand.key(KEY.Key_F6)
    clock.go(seconds=44)
    stand.desk._tick.timeout.emit()
    assert stand.desk.rating == "A001"
    clock.go(seconds=2)
    stand.desk._tick.timeout.emit()
    assert stand.desk.rating == ""


@pytest.mark.parametrize(
    "changes",
    [{}, {"counter": COUNTERS, "panel": {"rating": False}}],
)
def test_where_nobody_can_rate_nothing_is_said(stand_up, changes):
    stand = stand_up(**changes)
    stand.key(KEY.Key_F6)
    assert stand.desk.rating == ""
