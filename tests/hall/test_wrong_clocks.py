"""What a clock that was wrong leaves behind, once it is right again. On both databases; each must be sound."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from shared.errors.outside import ClockJumped
from shared.errors.visits import UnknownTicket
from shared.rules.printing import JobState
from shared.rules.ticket import State
from tests.support.halls import BOTH, PIN, Opened, assert_sound, busy_hall, journal, small_hall

pytestmark = pytest.mark.databases("sqlite")


@pytest.fixture
def at_another_time(any_store, clock):
    """Does something by a clock that is ahead since the computer was started, and puts the clock right."""

    def do(work, settings=None, **ahead):
        clock.is_set(**ahead)
        clock.reboots()
        hall = Opened(settings or small_hall(), any_store, clock)
        work(hall)
        clock.is_set(**{unit: -by for unit, by in ahead.items()})
        hall.reset_clock("the clock was ahead")

    return do


def a_day(hall, numbers=4, service="papers"):
    hall.open(1, PIN)
    for _ in range(numbers):
        hall.issue(service)
    hall.call_next(1)
    hall.complete(1)
    hall.close(1)


# Within the day


def test_a_false_midnight_ends_nobodys_day(small, clock):
    """Set twelve hours forward at 08:00 (morning for evening), and nobody sees it."""
    first = small.issue("papers")
    clock.is_set(hours=12)
    assert small.issue("papers").label == "A002"
    clock.go(hours=4, minutes=1)
    with pytest.raises(ClockJumped, match=r"shows 00:01 13/10/2026; it should be about 12:01 12/10/2026"):
        small.issue("papers")
    clock.is_set(hours=-12)
    assert small.issue("papers").label == "A003"
    assert small.call_next(1).id == first.id


def test_a_clock_that_was_set_right_is_watched_again(small, clock):
    small.issue("papers")
    clock.is_set(hours=12)
    small.issue("papers")
    clock.is_set(hours=-12)
    small.issue("papers")  # by the right clock, while the journal's time stands
    clock.go(hours=1)
    clock.is_set(days=1)
    with pytest.raises(ClockJumped, match=r"shows 09:00 13/10/2026; it should be about 09:00 12/10/2026"):
        small.issue("papers")


def test_a_midnight_that_comes_late_ends_nobodys_day(small, clock):
    """The clock is set four hours back in the night: its midnight is at four, and who came at three came today."""
    clock.go(hours=15)
    small.issue("papers")
    clock.is_set(hours=-4)
    clock.go(hours=4)
    waits = small.issue("papers")
    clock.go(hours=1.5)
    with pytest.raises(ClockJumped):
        small.issue("papers")
    assert waits in small.board()[0].waiting()
    clock.go(hours=9)
    assert small.issue("papers").label == "A001"


def test_the_real_midnight_after_a_false_time_begins_the_day(small, clock):
    small.issue("papers")
    clock.is_set(hours=12)
    small.issue("papers")
    clock.is_set(hours=-12)
    clock.go(days=1)
    assert small.issue("papers").label == "A001"


# A day that comes again


@pytest.mark.parametrize("ahead", [{"hours": 6}, {"days": 1}], ids=str)
def test_who_was_gone_before_a_clock_was_put_right_stays_gone(make_hall, clock, at_another_time, ahead):
    """The counters closed, and every screen forgot them: nobody would see them wait."""
    hall = make_hall(small_hall()).open_all()
    absent, held = hall.issue("papers", printer="kiosk"), hall.issue("papers", printer="kiosk")
    hall.call_next(1)
    hall.no_show(1)
    first, second = hall.claim_print_job("kiosk"), hall.claim_print_job("kiosk")
    hall.record_print_result(first, JobState.BLOCKED, "paper_out")
    at_another_time(lambda other: other.issue("papers"), **ahead)
    assert dict(hall.board()[0].tickets) == {}
    assert_sound(hall)
    hall.open_all()
    for verb in (hall.requeue, hall.reprint, hall.confirm_seen, lambda ticket: hall.call(1, ticket, "here now")):
        with pytest.raises(UnknownTicket):
            verb(absent.id)
    hall.record_print_result(first, JobState.FAILED, "unknown")
    hall.record_print_result(second, JobState.FAILED, "paper_out")
    assert hall.board()[0].troubles == {}
    assert_sound(hall)
    again = hall.issue("papers")
    assert again.label not in (absent.label, held.label)
    assert hall.call_next(1).id == again.id


# Old days go


@pytest.mark.parametrize("step", [20, 20_000])
def test_today_stays_whatever_a_wrong_day_says(make_hall, clock, at_another_time, monkeypatch, step):
    hall = make_hall(small_hall())
    a_day(hall)
    clock.go(days=1)
    a_day(hall)
    at_another_time(lambda other: a_day(other, 12), days=365)
    for _ in range(20):
        a_day(hall)
        clock.go(days=1)
    a_day(hall)
    board = hall.board()[0]
    old, _last = hall.older(3)
    assert hall.retain(3, lambda _done, _left: assert_sound(hall), at_once=step) == old > 0
    assert hall.board()[0] == board
    assert len(board.waiting()) == 3
    assert {e.day for e in journal(hall)} >= {board.day - timedelta(days=n) for n in range(3)}
    assert hall.issue("papers").label == "A005"


def test_a_series_of_a_wrong_day_goes_with_its_tickets(make_hall, clock, at_another_time, any_store):
    """`land` is wanted on the wrong days only; one of them has come when old days go."""
    hall = make_hall(small_hall())
    for days in (5, 365):
        a_day(hall)
        at_another_time(lambda other: a_day(other, 2, "land"), days=days)
    for _ in range(8):
        a_day(hall)
        clock.go(days=1)
    a_day(hall)
    assert hall.retain(4) > 0
    assert_sound(hall)
    with any_store.read() as tx:
        left = tx.connection.exec_driver_sql("SELECT DISTINCT series FROM series").fetchall()
    assert [row[0] for row in left] == ["A"]


def test_on_a_day_that_a_wrong_clock_was_in_before(make_hall, clock, at_another_time):
    """What was issued then counts as issued today, so it stays while today is."""
    hall = make_hall(small_hall())
    a_day(hall)
    at_another_time(lambda other: a_day(other, 2, "land"), days=10)
    for _ in range(10):
        a_day(hall)
        clock.go(days=1)
    hall.issue("papers")
    board = hall.board()[0]
    assert board.issued == 3
    old, _last = hall.older(2)
    assert hall.retain(2) == old > 0
    assert hall.board()[0] == board
    assert_sound(hall)
    assert hall.issue("land").label == "B003"
    clock.go(days=1)
    assert hall.retain(2) > 0


@pytest.mark.databases(*BOTH)
def test_a_rating_of_who_was_served_before_the_clock_was_put_right(make_hall, clock, at_another_time):
    hall = make_hall(small_hall())
    served = hall.issue("papers")
    hall.open(1, PIN)
    hall.call_next(1)
    hall.complete(1)
    at_another_time(lambda other: other.issue("papers"), days=365)
    hall.rate(hall.issued(served.id)[1], 5)
    clock.go(days=1)
    hall.issue("papers")
    assert hall.retain(1, lambda _done, _left: assert_sound(hall), at_once=3) > 0


@pytest.mark.databases(*BOTH)
def test_appointments_to_come_stay(make_hall, clock, at_another_time):
    hall = make_hall(busy_hall())
    came = hall.book("papers", clock() + timedelta(days=3, hours=1))
    later = hall.book("papers", clock() + timedelta(days=5))
    over = hall.book("papers", clock() + timedelta(hours=1))
    at_another_time(lambda other: other.issue("papers"), busy_hall(), days=365)
    for day in range(5):
        clock.go(days=1)
        hall.issue("papers")
        if day == 2:
            assert hall.check_in(came.code).state is State.WAITING
    assert hall.retain(2, lambda _done, _left: assert_sound(hall), at_once=3) > 0
    assert hall.check_in(later.code).state is State.WAITING
    with hall._store.read() as tx:
        left = tx.connection.exec_driver_sql("SELECT code FROM appointment").fetchall()
    assert over.code not in [row[0] for row in left]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_many_wrong_clocks(make_hall, any_store, clock, monkeypatch, at_another_time, seed):
    chance = random.Random(seed)
    hall = make_hall(small_hall())

    def some(hall):
        a_day(hall, chance.randint(1, 9), chance.choice(["papers", "land"]))

    for _ in range(10):
        some(hall)
        if chance.random() < 0.4:
            at_another_time(some, days=chance.choice([0.3, 1, 2, 4, 365]))
            some(hall)
        clock.go(days=1)
    hall.open(1, PIN)
    last = [hall.issue("papers") for _ in range(3)][-1]
    board = hall.board()[0]
    assert_sound(hall)
    hall.retain(
        chance.randint(1, 5), lambda _done, _left: assert_sound(hall), at_once=chance.choice([3, 10, 20, 40])
    )
    assert hall.board()[0] == board
    assert hall.issue("papers").number == last.number + 1
