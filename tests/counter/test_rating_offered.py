"""After "done" the clerk reads that a rating was asked for, and nothing of whether it came."""

from __future__ import annotations

import pytest

from tests.support.counters import KEY
from tests.support.windows import place

pytestmark = pytest.mark.databases("sqlite")
COUNTERS = [{"number": 1, "services": ["papers", "land"], "panel_screen": "2"}]


def test_it_is_said_until_the_next_visitor_is_there(serving):
    stand = serving(counter=COUNTERS)
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


def test_it_ends_with_the_time_for_it(serving, clock):
    stand = serving(counter=COUNTERS, panel={"rating_seconds": 45})
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
def test_where_nobody_can_rate_nothing_is_said(serving, changes):
    stand = serving(**changes)
    stand.key(KEY.Key_F6)
    assert stand.desk.rating == ""
