"""The verbs through the one door, on a real database file."""

from __future__ import annotations

import pytest

from shared.errors import (
    CounterAlreadyOpen,
    CounterBusy,
    CounterClosed,
    NobodyWaiting,
    NothingCalled,
    PinAlreadySet,
    PinLocked,
    PinNotSet,
    PinTooWeak,
    PinWrong,
    RequestReused,
    SeriesFull,
    UnknownCounter,
    UnknownService,
    WrongState,
)
from shared.hall import Hall
from shared.link.feed import Feed
from shared.rules.board import Board, fold
from shared.rules.calling import pick
from shared.rules.ticket import Lane, State, Verb
from shared.store.engine import open_store
from tests.halls import PIN, Clock, small_hall


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    opened = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    yield opened
    opened.close()


@pytest.fixture
def hall(store, clock):
    return Hall(small_hall(), store, clock)


@pytest.fixture
def desk(hall):
    """The hall with both counters open."""
    for counter in (1, 2):
        hall.set_pin(counter, PIN)
        hall.open(counter, PIN)
    return hall


def test_numbers_count_up_within_a_series(hall):
    assert [hall.issue("papers").label for _ in range(3)] == ["A001", "A002", "A003"]
    assert hall.issue("land").label == "B001"


def test_the_whole_way_of_a_ticket(desk, clock):
    issued = desk.issue("papers")
    clock.go(minutes=5)
    called = desk.call_next(1)
    assert (called.id, called.state, called.counter) == (issued.id, State.CALLED, 1)
    assert called.called_at == clock.now
    assert desk.recall(1).recalls == 1
    assert desk.start(1).state is State.SERVING
    clock.go(minutes=4)
    assert desk.complete(1).state is State.SERVED
    assert desk.verify().holds


def test_people_ahead_are_those_whom_the_open_counters_call_first(desk, clock):
    for service in ("papers", "land", "land"):
        desk.issue(service)
        clock.go(minutes=1)
    # Counters 1 and 2 call in turn: A001 and B001, then B002 - before a new "papers" only A001 and B002 at most.
    assert desk.issue("papers").ahead == 2
    assert desk.issue("land", Lane.PRIORITY).ahead == 0


def test_people_ahead_while_every_counter_is_closed(hall, clock):
    for _ in range(2):
        hall.issue("papers")
        clock.go(minutes=1)
    assert hall.issue("papers").ahead == 2


def test_priority_goes_before_who_came_within_its_head_start_and_nobody_else(desk, clock):
    early = desk.issue("papers")
    clock.go(minutes=10)
    late = desk.issue("papers")
    clock.go(minutes=12)
    favoured = desk.issue("papers", Lane.PRIORITY)
    order = []
    for _ in range(3):
        order.append(desk.call_next(1).id)
        desk.complete(1)
    assert order == [early.id, favoured.id, late.id]


def test_the_index_picks_what_the_rule_picks(desk, clock):
    for step in range(12):
        desk.issue("land" if step % 3 else "papers", Lane.PRIORITY if step % 4 == 0 else Lane.ORDINARY)
        clock.go(minutes=step)
    while waiting := desk.board()[0].waiting():
        for counter, services in ((2, ("land",)), (1, ("papers", "land"))):
            expected = pick(waiting, services)
            if expected is not None:
                assert desk.call_next(counter).id == expected.id
                desk.complete(counter)
            waiting = desk.board()[0].waiting()


def test_each_call_says_why_it_was_next(desk):
    desk.issue("papers")
    desk.call_next(1)
    entry = desk.entries_after(0)[-1]
    assert entry.verb is Verb.CALL_NEXT
    assert entry.body["rule"] == "head-start"
    assert "rank" in entry.body


def test_a_counter_calls_only_its_services(desk):
    desk.issue("papers")
    with pytest.raises(NobodyWaiting):
        desk.call_next(2)


def test_a_second_next_is_refused_with_the_number_in_hand(desk):
    desk.issue("papers")
    desk.issue("papers")
    desk.call_next(1)
    with pytest.raises(CounterBusy, match="A001"):
        desk.call_next(1)
    assert desk.board()[0].waiting_by_service() == {"papers": 1}


@pytest.mark.parametrize(
    ("act", "refusal"),
    [
        (lambda h: h.issue("nothing"), UnknownService),
        (lambda h: h.call_next(9), UnknownCounter),
        (lambda h: h.call_next(1), CounterClosed),
        (lambda h: h.recall(1), CounterClosed),
        (lambda h: h.close(1), CounterClosed),
        (lambda h: h.open(1, PIN), PinNotSet),
        (lambda h: h.set_pin(1, "1234"), PinTooWeak),
        (lambda h: h.set_pin(1, "5555"), PinTooWeak),
        (lambda h: h.set_pin(1, "12a4"), PinTooWeak),
    ],
)
def test_refusals_change_nothing(hall, act, refusal):
    with pytest.raises(refusal):
        act(hall)
    assert hall.board() == (Board(day=hall.board()[0].day), hall.board()[1])
    assert [e.verb for e in hall.entries_after(0)] in ([], [Verb.EXPIRE])  # at most the new day
    assert hall.verify().holds


@pytest.mark.parametrize("verb", ["recall", "start", "complete", "no_show"])
def test_without_a_number_in_hand_there_is_nothing_to_do(desk, verb):
    with pytest.raises(NothingCalled):
        getattr(desk, verb)(1)


@pytest.mark.parametrize("verb", ["recall", "start", "no_show"])
def test_who_is_being_served_is_neither_called_nor_absent(desk, verb):
    desk.issue("papers")
    desk.call_next(1)
    desk.start(1)
    with pytest.raises(WrongState):
        getattr(desk, verb)(1)


def test_twice_is_once(desk):
    first = desk.issue("papers", request_id="tap")
    assert desk.issue("papers", request_id="tap") == first
    called = desk.call_next(1, request_id="key")
    desk.start(1)
    assert desk.call_next(1, request_id="key") == called  # as it was then
    assert desk.board()[0].issued == 1
    with pytest.raises(RequestReused):
        desk.recall(1, request_id="key")


def test_closing_waits_for_the_number_in_hand(desk):
    desk.issue("papers")
    desk.call_next(1)
    with pytest.raises(CounterBusy):
        desk.close(1)
    desk.no_show(1)
    desk.close(1)
    assert desk.board()[0].open_counters == {2}


def test_a_counter_opens_once(desk):
    with pytest.raises(CounterAlreadyOpen):
        desk.open(1, PIN)


def test_the_range_ends(store, clock):
    hall = Hall(small_hall(numbers={"first": 7, "last": 8}), store, clock)
    assert [hall.issue("papers").number for _ in range(2)] == [7, 8]
    with pytest.raises(SeriesFull):
        hall.issue("papers")
    assert hall.issue("land").number == 7


def test_a_new_day_expires_what_is_left_and_starts_the_numbers_again(desk, clock):
    desk.issue("papers")
    desk.issue("papers")
    desk.call_next(1)
    clock.go(days=1)
    assert desk.issue("papers").label == "A001"
    board, _ = desk.board()
    assert (board.issued, len(board.tickets), board.open_counters, board.calls) == (1, 1, frozenset(), ())
    assert desk.verify().holds


def test_a_refused_verb_still_begins_the_new_day(desk, clock):
    desk.issue("papers")
    clock.go(days=1)
    with pytest.raises(CounterClosed):
        desk.call_next(1)
    assert desk.board()[0].tickets == {}
    assert desk.verify().holds


def test_a_clock_set_back_repeats_no_number_and_runs_no_time_back(hall, clock):
    first = hall.issue("papers")
    clock.go(days=-1, minutes=-3)
    second = hall.issue("papers")
    assert (second.label, second.day) == ("A002", first.day)
    assert second.issued_at >= first.issued_at


def test_screens_that_follow_end_with_the_board_of_the_tables(desk, clock):
    early, late = Feed(desk), Feed(desk)
    early.read()
    for step in range(6):
        desk.issue("papers" if step % 2 else "land", Lane.PRIORITY if step == 4 else Lane.ORDINARY)
        clock.go(seconds=20)
    desk.call_next(1)
    desk.recall(1)
    desk.call_next(2)
    desk.no_show(2)
    desk.start(1)
    desk.complete(1)
    reading = early.read()
    board, seq = desk.board()
    assert (reading.board, early.seq) == (board, seq)
    assert late.read().board == board
    folded = Board()
    for entry in desk.entries_after(0):
        folded = fold(folded, entry)
    assert folded == board


def test_entries_come_in_order_and_none_is_missing(desk):
    for _ in range(5):
        desk.issue("papers")
    seqs = [e.seq for e in desk.entries_after(0)]
    assert seqs == list(range(1, len(seqs) + 1))
    assert [e.seq for e in desk.entries_after(3, limit=2)] == [4, 5]


def test_pins(hall, clock):
    hall.set_pin(1, PIN)
    with pytest.raises(PinAlreadySet):
        hall.set_pin(1, "5829")
    with pytest.raises(PinWrong, match="4"):
        hall.open(1, "9999")
    hall.set_pin(1, "5829", old=PIN)
    hall.open(1, "5829")


def test_guessing_a_pin_is_slow(hall, clock):
    hall.set_pin(1, PIN)
    for _ in range(4):
        with pytest.raises(PinWrong):
            hall.open(1, "0000")
    with pytest.raises(PinLocked):
        hall.open(1, "0000")
    with pytest.raises(PinLocked):
        hall.open(1, PIN)
    clock.go(seconds=31)
    hall.open(1, PIN)


def test_the_pin_is_stored_only_as_argon2id(hall, store):
    hall.set_pin(1, PIN)
    with store.read() as tx:
        stored = tx.exec_driver_sql("SELECT hash FROM pin").scalar()
    assert stored.startswith("$argon2id$")
    assert PIN not in stored
    assert not any("4827" in str(e.body) for e in hall.entries_after(0))


def test_print_jobs_go_from_queued_to_sent_or_failed(hall):
    first = hall.issue("papers", printer="kiosk")
    second = hall.issue("papers", printer="kiosk")
    hall.issue("papers")  # without a printer there is no job
    job = hall.prints.take_print_job("kiosk")
    assert (job.ticket.label, len(job.code)) == (first.label, 20)
    assert hall.prints.of_ticket(first.id) == [("sending", "")]
    hall.prints.print_done(job)
    hall.prints.print_failed(hall.prints.take_print_job("kiosk"), "no answer")
    assert hall.prints.take_print_job("kiosk") is None
    assert hall.prints.of_ticket(first.id) == [("sent", "")]
    assert hall.prints.of_ticket(second.id) == [("failed", "no answer")]


def test_after_a_restart_half_sent_and_old_slips_are_given_up(hall, clock):
    half = hall.issue("papers", printer="kiosk")
    hall.prints.take_print_job("kiosk")
    old = hall.issue("papers", printer="kiosk")
    clock.go(minutes=3)
    fresh = hall.issue("papers", printer="kiosk")
    assert hall.prints.give_up("kiosk") == 2
    assert hall.prints.of_ticket(half.id) == hall.prints.of_ticket(old.id) == [("failed", "interrupted")]
    assert hall.prints.take_print_job("kiosk").ticket.id == fresh.id
