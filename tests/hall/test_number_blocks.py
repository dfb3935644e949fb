"""Numbers that a kiosk gives while it cannot reach the hub: whose they are, and how they come into the queue."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.errors.visits import RequestReused, SeriesFull, TextTooLong
from shared.hall import Hall
from shared.rules.board import DAY_OVER, NO_SERVICE, NOT_ITS_NUMBER, TAKEN_TWICE
from shared.rules.numbering import NumberBlock
from shared.rules.printing import JobState
from shared.rules.ticket import Lane
from shared.store.copies.backup import copy
from shared.store.copies.lost_entries import ResumeNumbering
from shared.store.open import open_store
from tests.support.halls import BOTH, THROUGH, Opened, assert_sound, restore, small_hall

pytestmark = pytest.mark.databases(*BOTH, THROUGH)
FEW = {"first": 1, "last": 10}


def few(size=3, **more):
    return small_hall(numbers=FEW, hub={"offline_numbers": size}, **more)


def numbers(reservation):
    return {name: (block.first, block.last) for name, block in reservation.numbers.items()}


@pytest.fixture
def hall(make_hall):
    return make_hall(few()).open_all()


@pytest.fixture
def offline(hall, clock):
    """Kiosk one has a block of today; then an hour passes."""
    day = hall.reserve("one", "door").day
    clock.go(hours=1)

    def hand_in(number, ago=timedelta(0), **more):
        asked = {
            "holder": "one", "series": "A", "number": number, "service": "papers", "lane": Lane.ORDINARY,
            "day": day, "taken": clock() - ago, "now": clock(), "code": f"{number:020d}",
            "request_id": f"touch {number}",
        }  # fmt: skip
        return hall.hand_in(**asked | more)

    return hand_in


def test_blocks_are_the_ends_of_the_range_and_ordinary_numbers_pass_them_over(hall):
    assert numbers(hall.reserve("one", "door")) == {"A": (8, 10), "B": (8, 10)}
    assert numbers(hall.reserve("two", "garden")) == {"A": (6, 7), "B": (6, 7)}  # the lower half is everybody's
    assert numbers(hall.reserve("three", "attic")) == {}
    assert [hall.issue("papers").number for _ in range(5)] == [1, 2, 3, 4, 5]
    with pytest.raises(SeriesFull):
        hall.issue("papers")
    hall.cancel(hall.board()[0].find("A002").id)
    assert hall.issue("papers").number == 2


def test_a_kiosk_has_one_block_a_day_however_often_it_asks(hall, clock):
    first = hall.reserve("one", "door")
    seq = hall.board()[1]
    assert hall.reserve("one", "door") == first
    assert hall.board()[1] == seq
    clock.go(days=1)
    second = hall.reserve("two", "garden")  # the day is over, and with it the block of the first
    assert numbers(second) == numbers(first)
    assert (second.day - first.day).days == 1


def test_without_numbers_for_kiosks_nothing_is_written(make_hall):
    hall = make_hall(few(0))
    assert numbers(hall.reserve("one", "door")) == {}
    assert hall.board()[1] == 0


def test_what_somebody_holds_or_has_been_given_is_in_no_block(hall):
    given = [hall.issue("papers") for _ in range(9)]
    for ticket in given[:8]:
        hall.cancel(ticket.id)
    assert numbers(hall.reserve("one", "door")) == {"A": (10, 10), "B": (8, 10)}


def test_it_ranks_by_when_it_was_taken(hall, offline, clock):
    before = hall.issue("papers")
    clock.go(minutes=10)
    after = hall.issue("papers")
    ticket = offline(8, timedelta(minutes=5)).ticket
    first = offline(9, timedelta(minutes=5), lane=Lane.PRIORITY).ticket
    assert ticket.issued_at == hall.board()[0].tickets[ticket.id].issued_at
    assert abs(ticket.issued_at - (clock() - timedelta(minutes=5))) < timedelta(seconds=1)
    called = [hall.call_next(1)]
    for _ in range(3):
        hall.complete(1)
        called.append(hall.call_next(1))
    assert [each.label for each in called] == [each.label for each in (first, before, ticket, after)]


def test_handed_in_twice_it_is_there_once(hall, offline):
    once = offline(8, printer="door", slip=JobState.CONFIRMED)
    seq = hall.board()[1]
    assert offline(8, printer="door", slip=JobState.CONFIRMED) == once
    assert hall.board()[1] == seq
    assert once.job is not None


def test_its_slip_is_printed_by_nobody_else(make_hall, hall, offline, any_store, clock):
    inside = Hall(hall.settings, any_store, clock)
    offline(8, printer="door", slip=JobState.CONFIRMED)
    under_way = offline(9, printer="door", slip=JobState.QUEUED)
    assert inside.claim_print_job("door") is None
    states = [inside.print_jobs_of(hall.board()[0].find(number).id) for number in ("A008", "A009")]
    assert states == [[("confirmed", "")], [("sending", "")]]
    assert inside.fail_abandoned_jobs("door") == 1  # as after the kiosk was killed: staff see it
    assert list(hall.board()[0].troubles) == [under_way.ticket.id]


@pytest.mark.allow_logs("shared.hall.number_blocks")
@pytest.mark.parametrize("wrong", [timedelta(days=-400), timedelta(days=2)])
def test_a_clock_that_was_set_meanwhile_moves_nobody_before_the_reservation_or_into_the_future(
    hall, offline, clock, wrong
):
    ticket = offline(8, timedelta(0), taken=clock() + wrong).ticket
    reserved = next(e for e in hall.entries_after(0) if e.verb == "reserve").at
    assert reserved <= ticket.issued_at <= hall.entries_after(ticket.id - 1)[0].at


def test_a_clock_that_is_wrong_all_the_time_moves_nobody(hall, offline, clock):
    wrong = clock() + timedelta(days=3000)
    ticket = offline(8, taken=wrong - timedelta(minutes=5), now=wrong).ticket
    assert abs(ticket.issued_at - (clock() - timedelta(minutes=5))) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("reason", "given", "more"),
    [
        (NOT_ITS_NUMBER, 7, {}),
        (NOT_ITS_NUMBER, 9, {"holder": "another"}),
        (NO_SERVICE, 9, {"service": "land"}),
        (NO_SERVICE, 9, {"service": "gone"}),
        (TAKEN_TWICE, 8, {"request_id": "another"}),
    ],
)
def test_what_cannot_be_in_the_queue_is_told_to_staff(hall, offline, reason, given, more):
    assert offline(8).ticket is not None
    board = hall.board()[0]
    for _ in range(2):
        assert offline(given, **more) == type(offline(8))(None, None)
    now = hall.board()[0]
    assert now.tickets == board.tickets
    assert [(each.label, each.reason) for each in now.left_out] == [(f"A00{given}", reason)]


def test_after_the_day_is_over_too(hall, offline, clock):
    clock.go(days=1)
    assert offline(8, timedelta(hours=20)).ticket is None
    assert [(each.label, each.reason) for each in hall.board()[0].left_out] == [("A008", DAY_OVER)]
    clock.go(days=1)
    hall.issue("papers")
    assert hall.board()[0].left_out == ()


def test_a_number_that_nobody_saw_is_found_by_its_touch(hall, offline):
    unseen = hall.issue("papers", request_id="touch 8")
    with pytest.raises(RequestReused):
        offline(8)
    assert hall.issue("papers", request_id="touch 8") == unseen
    hall.cancel(unseen.id, reason="given-up")
    assert offline(8, request_id="touch 8 offline").ticket.label == "A008"


def test_a_code_that_is_known_already_opens_one_page_only(hall, offline):
    first = offline(8).ticket
    second = offline(9, code=f"{8:020d}").ticket
    assert hall.issued(first.id)[1] != hall.issued(second.id)[1]


def test_what_is_in_no_queue_is_no_number_of_its_touch(hall, offline):
    assert offline(7).ticket is None
    with pytest.raises(RequestReused):
        hall.issue("papers", request_id="touch 7")


@pytest.mark.parametrize("name", ["holder", "series", "service", "printer", "language"])
def test_no_text_is_longer_than_a_screen_can_bear(hall, offline, name):
    with pytest.raises(TextTooLong):
        offline(8, **{name: "x" * 1000})


@pytest.mark.databases("sqlite")
def test_who_comes_offline_teaches_no_wait(hall, offline):
    offline(8)
    hall.call_next(1)
    hall.complete(1)
    assert hall.learn().visits == 0


@pytest.mark.databases("sqlite")
def test_on_the_day_of_a_restore_nobody_gets_a_new_block(hall, offline, clock, tmp_path, any_store):
    kept = tmp_path / "copy.sqlite"
    copy(any_store, kept)
    hall.reserve("two", "garden")  # the copy does not know of it
    any_store.close()
    go_on = ResumeNumbering(hall.settings.zone, clock(), frozenset(), 1, 0)
    restore(kept, any_store.url, go_on, sure=True)
    store = open_store(any_store.url)
    again = Opened(hall.settings, store, clock)
    assert numbers(again.reserve("one", "door")) == {"A": (8, 10), "B": (8, 10)}
    assert numbers(again.reserve("three", "attic")) == {}
    clock.go(days=1)
    assert again.reserve("three", "attic").numbers["A"] == NumberBlock(8, 10)
    assert_sound(again)
    store.close()
