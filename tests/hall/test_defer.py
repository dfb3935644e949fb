"""Who waits wants a little more time."""

from __future__ import annotations

import pytest

from shared.errors.counters import WrongState
from shared.errors.kinds import Refused
from shared.errors.visits import DeferredTooOften, NobodyBehind
from shared.rules.entry import Verb
from shared.rules.ticket import Lane
from tests.support.halls import journal, small_hall

pytestmark = pytest.mark.databases("sqlite")


def line(hall, service="papers"):
    return [ticket.label for ticket in hall.board()[0].waiting(service)]


def some(hall, clock, *services):
    made = []
    for service in services:
        clock.go(minutes=1)
        made.append(hall.issue(service))
    return made


def test_it_goes_behind_the_next_three_of_its_line_and_is_called_there(small, clock):
    mine, *_ = some(small, clock, "papers", "papers", "land", "papers", "papers", "papers")
    assert small.defer(mine.id).rank > mine.rank
    assert line(small) == ["A002", "A003", "A004", "A001", "A005"]
    called = []
    for _ in range(6):
        called.append(small.call_next(1).label)
        small.complete(1)
    assert [label for label in called if label[0] == "A"] == ["A002", "A003", "A004", "A001", "A005"]


def test_with_fewer_behind_it_goes_to_the_end_and_who_stands_before_stays_there(small, clock):
    _, mine, _ = some(small, clock, "papers", "papers", "papers")
    small.defer(mine.id)
    assert line(small) == ["A001", "A003", "A002"]


def test_it_keeps_number_arrival_and_lane(small, clock):
    mine, _ = some(small, clock, "papers", "papers")
    after = small.defer(mine.id)
    assert (after.label, after.issued_at, after.lane, after.state) == (
        mine.label,
        mine.issued_at,
        mine.lane,
        mine.state,
    )
    (entry,) = journal(small, small.board()[1] - 1)
    assert (entry.verb, entry.body) == (Verb.DEFER, {"rank": after.rank.isoformat(), "source": "phone"})


def test_as_often_as_the_hall_says(make_hall, clock):
    hall = make_hall(small_hall(calling={"defer_limit": 2, "return_places": 1})).open_all()
    mine, *_ = some(hall, clock, *["papers"] * 5)
    hall.defer(mine.id)
    hall.defer(mine.id)
    with pytest.raises(DeferredTooOften, match="A001 was moved back 2 times already"):
        hall.defer(mine.id)
    assert line(hall) == ["A002", "A003", "A001", "A004", "A005"]


@pytest.mark.parametrize("calling", [{"defer_limit": 0}, {"return_places": 0}])
def test_a_hall_may_have_none_of_it(make_hall, clock, calling):
    hall = make_hall(small_hall(calling=calling)).open_all()
    mine, _ = some(hall, clock, "papers", "papers")
    with pytest.raises(Refused):
        hall.defer(mine.id)


def test_nobody_behind_and_nobody_who_is_called(small, clock):
    mine, _ = some(small, clock, "papers", "land")
    with pytest.raises(NobodyBehind, match="Nobody stands behind A001"):
        small.defer(mine.id)
    small.call_next(1)
    with pytest.raises(WrongState):
        small.defer(mine.id)


def test_where_the_lanes_are_called_apart_it_goes_behind_those_of_its_own(make_hall, clock):
    hall = make_hall(small_hall(calling={"rule": "strict", "return_places": 1})).open_all()
    mine, _ = some(hall, clock, "papers", "papers")
    hall.issue("papers", Lane.PRIORITY)
    hall.defer(mine.id)
    called = []
    for _ in range(3):
        called.append(hall.call_next(1).label)
        hall.complete(1)
    assert called == ["A003", "A002", "A001"]
