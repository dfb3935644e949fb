"""Old days are removed; the journal still holds, and the hall goes on meanwhile."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.rules.ticket import Lane, State
from tests.support.halls import PIN, Opened, assert_sound, busy_hall, small_hall

FIRST = date(2026, 10, 12)


@pytest.fixture
def hall(store, clock):
    """Six days of 8 entries: expire, open, 4 numbers, one called and done; the sixth is today."""
    hall = Opened(small_hall(), store, clock)
    for day in range(6):
        if day:
            clock.go(days=1)
        hall.open(1, PIN)
        for number in range(4):
            hall.issue("papers" if number % 2 else "land", Lane.PRIORITY if number == 3 else Lane.ORDINARY)
            clock.go(minutes=3)
        hall.call_next(1)
        hall.complete(1)
    return hall


def days_in(store) -> dict[str, set[str]]:
    tables = ("journal", "ticket", "series")
    with store.read() as tx:
        return {
            name: {row[0] for row in tx.connection.exec_driver_sql(f"SELECT DISTINCT day FROM {name}")}
            for name in tables
        }


@pytest.mark.parametrize("kept", [1, 2, 5])
def test_the_last_days_are_kept_whole(hall, store, kept):
    board = hall.board()[0]
    newest = hall.entries_after(8 * (6 - kept), 1000)
    assert hall.retain(kept) == 8 * (6 - kept)
    days = {(FIRST + timedelta(days=n)).isoformat() for n in range(6 - kept, 6)}
    assert days_in(store) == {"journal": days, "ticket": days, "series": days}
    assert hall.board()[0] == board
    assert hall.entries_after(0, 1000)[:-1] == newest
    assert_sound(hall)
    assert hall.issue("papers").label == "A003"
    assert_sound(hall)


@pytest.mark.parametrize("kept", [6, 7, 1000])
def test_nothing_is_removed_while_nothing_is_old(hall, kept):
    before = hall.board()[1]
    assert hall.retain(kept) == 0
    assert hall.board()[1] == before
    assert_sound(hall)


def test_again_and_again(hall, clock):
    """Day by day, and twice on one day, as a hall does that keeps five days."""
    assert hall.retain(5) == 8
    assert hall.retain(5) == 0
    assert hall.retain(4) == 8
    for _ in range(3):
        clock.go(days=1)
        hall.issue("papers")
        assert hall.retain(4) > 0
        assert hall.retain(4) == 0
        assert_sound(hall)


def test_steps_take_whole_days_and_the_hall_goes_on_between_them(hall, store):
    told: list[tuple[int, int]] = []
    labels: list[str] = []

    def meanwhile(done: int, whole: int) -> None:
        told.append((done, whole))
        assert_sound(hall)
        labels.append(hall.issue("papers").label)

    assert hall.retain(1, meanwhile, at_once=20) == 40
    assert told == [(16, 40), (32, 40), (40, 40)]
    assert labels == ["A003", "A004", "A005"]
    assert days_in(store)["journal"] == {"2026-10-17"}
    assert_sound(hall)


def test_a_day_longer_than_a_step(hall):
    assert hall.retain(2, at_once=3) == 32
    assert_sound(hall)


def test_a_day_on_which_nothing_happens_yet(hall, clock):
    """Thinning begins the new day like any other verb: what still waits from yesterday expires, and stays."""
    clock.go(days=1)
    hall.retain(2)
    assert hall.board()[0].day == FIRST + timedelta(days=6)
    assert {t.state for t in hall.board()[0].tickets.values()} == set()
    assert_sound(hall)


def test_print_jobs_and_appointments_go_with_their_day(store, clock):
    hall = Opened(busy_hall(), store, clock)
    old = hall.issue("papers", printer="kiosk")
    hall.book("land", clock() + timedelta(hours=1))
    later = hall.book("land", clock() + timedelta(days=1, hours=1))
    clock.go(hours=2)
    hall.issue("papers")
    clock.go(hours=22)
    new = hall.issue("papers", printer="kiosk")
    assert hall.retain(1) > 0
    assert hall.print_jobs_of(old.id) == []
    assert hall.check_in(later.code).state is State.WAITING
    with store.read() as tx:
        left = tx.connection.exec_driver_sql("SELECT ticket FROM print_job").fetchall()
        booked = tx.connection.exec_driver_sql("SELECT count(*) FROM appointment").scalar()
    assert [row[0] for row in left] == [new.id]
    assert booked == 1
    assert_sound(hall)


def test_a_request_of_a_removed_day_makes_a_new_ticket(store, clock):
    """Its entry is gone, so nobody knows that it was done before; a kiosk repeats within minutes, not days."""
    hall = Opened(small_hall(), store, clock)
    hall.issue("papers", request_id="tap")
    clock.go(days=1)
    assert hall.issue("papers").label == "A001"
    hall.retain(1)
    assert hall.issue("papers", request_id="tap").label == "A002"
    assert_sound(hall)


def test_a_thinned_journal_is_learnt_from(hall):
    hall.retain(2)
    hall.learn()
    assert hall.learnt_on() == FIRST + timedelta(days=5)
