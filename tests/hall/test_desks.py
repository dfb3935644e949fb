"""Counters and clerks: one clerk at a counter, one counter for a clerk, pauses. On both databases."""

from __future__ import annotations

import pytest

from shared.errors.counters import (
    AlreadyPaused,
    ClerkElsewhere,
    ClerkNeeded,
    CounterAlreadyOpen,
    CounterBusy,
    CounterPaused,
    NotPaused,
    PinWrong,
    UnknownClerk,
)
from shared.rules.board import Session
from shared.rules.ticket import Lane
from tests.support.halls import PIN, THROUGH, busy_hall, journal, small_hall

pytestmark = pytest.mark.databases("sqlite", THROUGH)


@pytest.fixture
def shut(make_hall):
    """The busy hall before anybody came."""
    return make_hall(busy_hall())


def test_who_is_where_stands_on_the_board(shut):
    shut.open(2, PIN, clerk="lan")
    shut.open(1, PIN, clerk="hoa")
    shut.pause(2, "phone")
    since = journal(shut)[-1].at
    assert shut.board()[0].sessions == {1: Session("hoa"), 2: Session("lan", "phone", 0, since)}
    shut.close(2)
    shut.open(2, PIN, clerk="minh")
    assert shut.board()[0].sessions == {1: Session("hoa"), 2: Session("minh")}


def test_a_clerk_is_at_one_counter(shut):
    shut.open(1, PIN, clerk="lan")
    with pytest.raises(ClerkElsewhere, match="counter 1"):
        shut.open(2, PIN, clerk="lan")
    shut.close(1)
    shut.open(2, PIN, clerk="lan")
    assert shut.board()[0].open_counters == {2}


def test_a_counter_has_one_clerk(shut):
    shut.open(1, PIN, clerk="lan")
    with pytest.raises(CounterAlreadyOpen):
        shut.open(1, PIN, clerk="minh")
    with pytest.raises(CounterAlreadyOpen):
        shut.open(1, PIN, clerk="lan")
    assert shut.board()[0].sessions[1].clerk == "lan"


def test_who_logs_on(shut):
    with pytest.raises(ClerkNeeded, match="lan, minh, hoa"):
        shut.open(1, PIN)
    with pytest.raises(UnknownClerk, match="nobody"):
        shut.open(1, PIN, clerk="nobody")
    with pytest.raises(PinWrong):
        shut.open(1, "0000", clerk="lan")
    assert shut.board()[0].sessions == {}


def test_without_a_list_of_clerks_nobody_is_named(make_hall):
    hall = make_hall(small_hall())
    with pytest.raises(UnknownClerk):
        hall.open(1, PIN, clerk="lan")
    hall.open(1, PIN)
    hall.open(2, PIN)  # nobody is nobody at two counters
    assert hall.board()[0].sessions == {1: Session(), 2: Session()}
    with pytest.raises(CounterAlreadyOpen):
        hall.open(1, PIN)


def test_a_pause(busy):
    busy.issue("papers")
    busy.pause(1, " lunch ")
    assert busy.board()[0].sessions[1].paused == "lunch"
    with pytest.raises(CounterPaused):
        busy.call_next(1)
    with pytest.raises(AlreadyPaused):
        busy.pause(1, "phone")
    assert busy.call_next(3).label == "A001"  # the others go on
    busy.complete(3)
    busy.issue("papers")
    busy.unpause(1)
    with pytest.raises(NotPaused):
        busy.unpause(1)
    assert busy.call_next(1).label == "A002"


def test_a_paused_counter_may_close_and_opens_unpaused(busy):
    busy.pause(1, "lunch")
    busy.close(1)
    busy.open(1, PIN, clerk="lan")
    assert busy.board()[0].sessions[1] == Session("lan")


@pytest.mark.parametrize("leave", ["pause", "close"])
@pytest.mark.parametrize("started", [False, True])
def test_nobody_leaves_a_person_at_the_counter(busy, leave, started):
    ticket = busy.issue("papers")
    busy.call_next(1)
    if started:
        busy.start(1)
    act = {"pause": lambda: busy.pause(1, "lunch"), "close": lambda: busy.close(1)}[leave]
    with pytest.raises(CounterBusy, match=ticket.label):
        act()
    busy.complete(1)
    act()


def test_people_ahead_are_counted_without_paused_and_closed_counters(busy, clock):
    for _ in range(4):
        busy.issue("papers")
        clock.go(seconds=5)
    busy.issue("papers")
    opened = busy.outlook("papers")
    busy.pause(1, "lunch")
    fewer = busy.outlook("papers")
    busy.close(3)
    assert (opened.counters, fewer.counters, busy.outlook("papers").counters) == (3, 2, 1)
    assert opened.ahead == fewer.ahead == busy.outlook("papers").ahead == 5


def test_a_counter_counts_its_priority_calls_until_an_ordinary_one(make_hall):
    hall = make_hall(busy_hall(calling={"rule": "ratio", "ratio": 2})).open_all()
    for lane in (Lane.ORDINARY, Lane.ORDINARY, *[Lane.PRIORITY] * 5):
        hall.issue("papers", lane)
    seen = []
    for _ in range(7):
        lane = hall.call_next(1).lane
        seen.append((lane is Lane.ORDINARY, hall.board()[0].sessions[1].streak))
        hall.complete(1)
    assert seen == [(False, 1), (False, 2), (True, 0), (False, 1), (False, 2), (True, 0), (False, 1)]
    assert hall.board()[0].sessions[2].streak == 0  # each counter counts its own
