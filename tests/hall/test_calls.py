"""What a counter does with people: whom it calls, and where they go from there. On both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.errors.counters import (
    CameTooLate,
    CounterClosed,
    NobodyWaiting,
    RecallLimitReached,
    ReturnOver,
    StartOver,
    TargetAway,
    TargetClosed,
    TransferNowhere,
    UnknownClerk,
    UnknownCounter,
    WrongState,
)
from shared.errors.visits import (
    AlreadyRated,
    RatingOver,
    RatingWrong,
    RequestReused,
    TextTooLong,
    UnknownCode,
    UnknownService,
)
from shared.rules import calling
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State
from shared.rules.why import asked
from tests.support.halls import PIN, THROUGH, Opened, busy_hall, journal, small_hall

pytestmark = pytest.mark.databases("sqlite", THROUGH)


def issue(hall: Opened, count: int, name: str = "papers", minutes: float = 1) -> list[int]:
    ids = []
    for _ in range(count):
        ids.append(hall.issue(name).id)
        hall._clock.go(minutes=minutes)
    return ids


def order(hall: Opened, name: str | None = None) -> list[int]:
    return [t.id for t in hall.board()[0].waiting(name)]


def called_by(hall: Opened, counter: int) -> list[int]:
    """Everybody this counter gets to call, in order."""
    found = []
    while True:
        try:
            found.append(hall.call_next(counter).id)
        except NobodyWaiting:
            return found
        hall.complete(counter, for_good=True)


# Calling


def test_the_whole_way_of_a_ticket(busy, clock):
    (issued,) = issue(busy, 1, minutes=5)
    called = busy.call_next(1)
    assert (called.id, called.state, called.counter, called.called_at) == (issued, State.CALLED, 1, clock.now)
    clock.go(minutes=1)
    assert busy.recall(1).called_at == called.called_at  # the wait ends at the first call
    clock.go(seconds=30)
    assert busy.start(1).started_at == clock.now
    clock.go(minutes=4)
    done = busy.complete(1, outcome="done", dossier="H-1")
    assert (done.state, done.ended_at, done.outcome, done.dossier) == (State.SERVED, clock.now, "done", "H-1")
    assert busy.board()[0].tickets == {}


def test_who_was_only_called_may_be_done(busy):
    issue(busy, 1)
    busy.call_next(1)
    done = busy.complete(1)
    assert (done.state, done.started_at) == (State.SERVED, None)


def test_priority_goes_before_who_came_within_its_head_start_and_nobody_else(small, clock):
    early, late = issue(small, 2, minutes=10)
    clock.go(minutes=2)
    favoured = small.issue("papers", Lane.PRIORITY).id
    assert called_by(small, 1) == [early, favoured, late]


def test_a_counter_calls_only_its_services(small):
    issue(small, 1)
    with pytest.raises(NobodyWaiting):
        small.call_next(2)


def test_a_counter_helps_when_nobody_waits_for_its_own(busy):
    papers, land = issue(busy, 1)[0], issue(busy, 1, "land")[0]
    cards = issue(busy, 1, "cards")[0]
    assert called_by(busy, 3) == [cards, land, papers]


def test_a_counter_helps_who_has_waited_too_long(busy):
    papers = issue(busy, 2, minutes=4)
    land = issue(busy, 2, "land", minutes=1)
    first = busy.call_next(2)
    assert first.id == land[0]  # the first of papers has waited 10 minutes
    busy.complete(2)
    busy._clock.go(minutes=5, seconds=1)
    assert busy.call_next(2).id == papers[0]
    assert journal(busy)[-1].body["tiers"] == [[["land"], None], [["papers"], 900.0]]
    busy.complete(2)
    assert called_by(busy, 2) == [land[1], papers[1]]  # and papers also when no land is left


def test_the_hall_picks_what_the_rule_picks_and_says_why(busy, clock):
    for step in range(18):
        name = ("papers", "land", "cards")[step % 3]
        busy.issue(name, Lane.PRIORITY if step % 4 == 0 else Lane.ORDINARY)
        clock.go(minutes=step % 5)
    while waiting := busy.board()[0].waiting():
        for desk in busy._runner.look.desks(busy.board()[0].sessions):
            expected = calling.pick(waiting, desk, busy.settings.order, clock.now)
            if expected is None:
                continue
            assert busy.call_next(desk.counter).id == expected.ticket.id
            body = journal(busy)[-1].body
            assert asked(body, desk.counter, desk.clerk, desk.streak) == (desk, busy.settings.order)
            assert body["passed"] == list(expected.passed)
            assert body["rank"] == expected.ticket.rank.isoformat()
            busy.complete(desk.counter)
            waiting = busy.board()[0].waiting()


@pytest.mark.parametrize("ratio", [1, 2, 3])
def test_by_ratio_nobody_starves(make_hall, ratio):
    hall = make_hall(small_hall(calling={"rule": "ratio", "ratio": ratio})).open_all()
    issue(hall, 3)
    for _ in range(9):
        hall.issue("papers", Lane.PRIORITY)
    lanes = []
    for _ in range(12):
        lanes.append(hall.call_next(1).lane)
        hall.complete(1)
    assert lanes[:ratio] == [Lane.PRIORITY] * ratio
    assert [n for n, lane in enumerate(lanes) if lane is Lane.ORDINARY] == [ratio, 2 * ratio + 1, 3 * ratio + 2]


def test_by_ratio_a_counter_that_closes_and_opens_owes_the_same_turn(make_hall, clock):
    hall = make_hall(small_hall(calling={"rule": "ratio", "ratio": 2})).open_all()
    issue(hall, 2)
    for _ in range(6):
        hall.issue("papers", Lane.PRIORITY)
    lanes = []
    for _ in range(3):
        lanes.append(hall.call_next(1).lane)
        hall.complete(1)
        hall.close(1)
        hall.open(1, PIN)
    assert lanes == [Lane.PRIORITY, Lane.PRIORITY, Lane.ORDINARY]
    hall.call_next(1)
    hall.complete(1)
    assert hall.board()[0].sessions[1].streak == 1
    clock.go(days=1)
    hall.open(1, PIN)
    assert hall.board()[0].sessions[1].streak == 0


def test_by_strict_priority_is_always_first(make_hall, clock):
    hall = make_hall(small_hall(calling={"rule": "strict"})).open_all()
    ordinary = issue(hall, 2, minutes=100)
    priority = [hall.issue("papers", Lane.PRIORITY).id for _ in range(2)]
    assert called_by(hall, 1) == [*priority, *ordinary]


def test_calling_out_of_turn_says_why(busy):
    first, second = issue(busy, 2)
    called = busy.call(1, second, "feels ill")
    assert (called.id, called.state, called.counter) == (second, State.CALLED, 1)
    entry = journal(busy)[-1]
    assert (entry.verb, entry.body) == (Verb.CALL, {"reason": "feels ill", "from": "waiting"})
    assert busy.board()[0].calls[0].label == called.label
    assert busy.board()[0].sessions[1].streak == 0
    busy.complete(1)
    assert busy.call_next(1).id == first


def test_a_no_show_is_called_again_with_a_reason_however_late(busy, clock):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    busy.recall(1)
    busy.no_show(1)
    clock.go(hours=3)
    called = busy.call(2, ticket, "came back")
    assert (called.counter, called.recalls, called.ended_at, called.called_at) == (2, 0, None, clock.now)


def test_recalls_have_a_limit(busy):
    issue(busy, 1)
    busy.call_next(1)
    assert [busy.recall(1).recalls for _ in range(3)] == [1, 2, 3]
    with pytest.raises(RecallLimitReached, match="3"):
        busy.recall(1)
    assert busy.no_show(1).state is State.NO_SHOW


def test_recalls_without_a_limit(make_hall):
    hall = make_hall(small_hall(calling={"recall_limit": 0})).open_all()
    issue(hall, 1)
    hall.call_next(1)
    assert [hall.recall(1).recalls for _ in range(30)][-1] == 30


# Not there


def test_who_did_not_come_goes_behind_the_next_few(busy):
    ids = issue(busy, 5)
    busy.call_next(1)
    busy.no_show(1)
    back = busy.requeue(ids[0])
    assert (back.state, back.counter, back.called_at, back.ended_at) == (State.WAITING, None, None, None)
    assert order(busy) == [ids[1], ids[2], ids[0], ids[3], ids[4]]


def test_who_comes_back_never_gains(make_hall):
    hall = make_hall(busy_hall(calling={"return_places": 0})).open_all()
    ids = issue(hall, 3)
    hall.call_next(1)
    hall.no_show(1)
    hall.requeue(ids[0])
    assert order(hall) == ids  # at the old place
    hall.call_next(1)
    hall.no_show(1)
    assert called_by(hall, 1) == ids[1:]
    hall.requeue(ids[0])
    assert order(hall) == [ids[0]]


def test_who_comes_back_with_fewer_waiting_is_last(busy):
    ids = issue(busy, 2)
    busy.call_next(1)
    busy.no_show(1)
    busy.requeue(ids[0])
    assert order(busy) == [ids[1], ids[0]]


def test_by_ratio_who_comes_back_goes_behind_people_of_the_same_lane(make_hall):
    hall = make_hall(busy_hall(calling={"rule": "ratio", "return_places": 1})).open_all()
    ids = issue(hall, 3)
    hall.call_next(1)
    hall.no_show(1)
    for _ in range(3):
        hall.issue("papers", Lane.PRIORITY)
    hall.requeue(ids[0])
    assert [t.id for t in hall.board()[0].waiting() if t.lane is Lane.ORDINARY] == [ids[1], ids[0], ids[2]]


@pytest.mark.parametrize(("minutes", "grace", "able"), [(30, 30, True), (31, 30, False), (1, 0, False)])
def test_who_did_not_come_may_come_back_for_a_while(make_hall, clock, minutes, grace, able):
    hall = make_hall(small_hall(calling={"return_grace_minutes": grace})).open_all()
    (ticket,) = issue(hall, 1)
    hall.call_next(1)
    called = clock.now
    hall.no_show(1)
    clock.now = called + timedelta(minutes=minutes)
    if able:
        assert hall.requeue(ticket).state is State.WAITING
    else:
        with pytest.raises(CameTooLate, match=str(grace)):
            hall.requeue(ticket)


@pytest.mark.parametrize(("seconds", "able"), [(1, True), (30, True), (31, False)])
def test_a_start_pressed_once_too_often_is_taken_back_for_half_a_minute(busy, clock, seconds, able):
    issue(busy, 1)
    called = busy.call_next(1)
    clock.go(seconds=50)
    busy.start(1)
    clock.now += timedelta(seconds=seconds)
    if not able:
        with pytest.raises(StartOver, match="30 seconds"):
            busy.unstart(1)
        return
    back = busy.unstart(1)
    assert (back.state, back.called_at, back.started_at) == (State.CALLED, called.called_at, None)
    assert busy.board()[0].calls[0].ticket == called.id  # the hall screen shows it as before
    assert busy.start(1).state is State.SERVING


def test_who_was_put_aside_and_is_back_does_not_become_a_call_that_the_hall_never_heard(busy):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    busy.park(1, "photo")
    busy.resume(1, ticket)
    with pytest.raises(StartOver):
        busy.unstart(1)


def test_who_was_called_by_mistake_goes_back_to_the_old_place(busy):
    ids = issue(busy, 3)
    called = busy.call_next(1)
    back = busy.requeue(called.id)
    assert back.rank == called.rank
    assert order(busy) == ids
    assert busy.board()[0].at_counter(1) is None


# Put aside


def test_who_is_put_aside_comes_back_to_any_counter(busy, clock):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    busy.start(1)
    when = clock.now + timedelta(hours=1)
    parked = busy.park(1, " a photo ", when)
    assert (parked.state, parked.park_reason, parked.return_at) == (State.PARKED, "a photo", when)
    with pytest.raises(NobodyWaiting):
        busy.call_next(1)
    clock.go(minutes=30)
    back = busy.resume(2, ticket)
    assert (back.state, back.counter, back.started_at) == (State.SERVING, 2, clock.now)
    assert (back.park_reason, back.return_at) == ("", None)
    assert busy.complete(2).label == parked.label


def test_who_is_put_aside_may_be_called(busy):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    busy.park(1, "photo")
    called = busy.call(3, ticket)
    assert (called.state, called.counter, called.park_reason) == (State.CALLED, 3, "")
    assert busy.board()[0].calls[0].counter == 3


def test_a_counter_goes_on_while_somebody_is_put_aside(busy):
    ids = issue(busy, 3)
    for _ in range(2):
        busy.call_next(1)
        busy.park(1, "photo")
    assert busy.call_next(1).id == ids[2]
    busy.complete(1)
    busy.close(1)  # those aside keep nobody here
    busy.open(1, PIN, clerk="lan")
    assert busy.resume(1, ids[1]).state is State.SERVING


# Sent on


def test_sent_to_another_service_one_keeps_number_and_arrival(busy):
    papers = issue(busy, 1)[0]
    land = issue(busy, 2, "land")
    before = busy.call_next(1)
    sent = busy.transfer(1, service="land")
    assert (sent.label, sent.service, sent.rank, sent.state) == ("A001", "land", before.rank, State.WAITING)
    assert (sent.counter, sent.called_at) == (None, None)
    assert called_by(busy, 2) == [papers, *land]


def test_who_is_sent_to_a_counter_is_called_only_there(busy):
    issue(busy, 1)
    ticket = busy.call_next(1).id
    assert busy.transfer(1, to_counter=3).reserved == "counter:3"
    for counter in (1, 2):
        with pytest.raises(NobodyWaiting):
            busy.call_next(counter)
    assert busy.call_next(3).id == ticket


def test_who_is_sent_to_a_clerk_finds_the_clerk_anywhere(busy):
    issue(busy, 1)
    ticket = busy.call_next(1).id
    assert busy.transfer(1, to_clerk="minh", service="cards").line == "clerk:minh"
    for counter in (1, 3):
        with pytest.raises(NobodyWaiting):
            busy.call_next(counter)
    busy.close(2)
    busy.close(1)
    busy.open(1, PIN, clerk="minh")
    assert busy.call_next(1).id == ticket


def test_what_is_reserved_competes_with_the_counters_own(busy):
    first, second = issue(busy, 2)
    cards = issue(busy, 1, "cards")[0]
    for ticket in (first, second):
        busy.transfer(1, to_counter=3, ticket_id=ticket)
    assert called_by(busy, 3) == [first, second, cards]


def test_who_is_sent_to_come_back_comes_back(busy):
    issue(busy, 2)
    first = busy.call_next(1)
    assert busy.transfer(1, to_counter=3, come_back=True).back_to == 1
    assert busy.call_next(3).id == first.id
    back = busy.complete(3, outcome="paid")
    assert (back.state, back.line, back.back_to, back.rank) == (State.WAITING, "counter:1", None, first.rank)
    assert journal(busy)[-1].body["asked"] == "complete"
    assert busy.call_next(1).id == first.id  # before A002, who came later
    assert busy.complete(1).state is State.SERVED


def test_the_last_counter_may_end_it_for_good(busy):
    issue(busy, 1)
    busy.call_next(1)
    busy.transfer(1, to_clerk="hoa", come_back=True)
    busy.call_next(3)
    assert busy.complete(3, for_good=True).state is State.SERVED
    with pytest.raises(NobodyWaiting):
        busy.call_next(1)


def test_who_comes_back_by_itself_need_not_be_sent_back(busy):
    """Its sender calls it first, or it was sent to its sender: then it is done there."""
    issue(busy, 2)
    for where in ({"service": "land"}, {"to_counter": 1}):
        sent = busy.transfer(1, come_back=True, ticket_id=busy.call_next(1).id, **where)
        assert busy.call(1, sent.id, "back already").back_to == (None if "to_counter" in where else 1)
        done = busy.complete(1)
        assert (done.state, done.back_to) == (State.SERVED, None)
    assert journal(busy)[-1].verb is Verb.COMPLETE
    assert order(busy) == []


def test_sent_to_come_back_holds_through_absence_and_waiting_aside(busy):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    busy.transfer(1, service="cards", come_back=True)
    busy.call_next(3)
    busy.no_show(3)
    busy.requeue(ticket)
    busy.call_next(3)
    busy.park(3, "photo")
    busy.resume(2, ticket)
    assert busy.complete(2).line == "counter:1"


def test_who_waits_may_be_sent_too(busy):
    first, second = issue(busy, 2)
    busy.transfer(2, service="cards", ticket_id=second)
    assert order(busy, "cards") == [second]
    busy.transfer(2, to_counter=2, ticket_id=first)
    with pytest.raises(NobodyWaiting):
        busy.call_next(1)
    busy.transfer(3, ticket_id=first)  # free again: anybody's
    assert busy.call_next(1).id == first
    with pytest.raises(WrongState):
        busy.transfer(2, service="land", ticket_id=first)  # in another counter's hand
    assert busy.transfer(1, service="land", ticket_id=first).service == "land"


def test_where_nobody_can_be_sent(busy):
    issue(busy, 1)
    ticket = busy.call_next(1).id
    for refusal, where in (
        (TransferNowhere, {}),
        (TransferNowhere, {"service": "papers"}),
        (UnknownService, {"service": "nothing"}),
        (UnknownClerk, {"to_clerk": "nobody"}),
    ):
        with pytest.raises(refusal):
            busy.transfer(1, **where)
    with pytest.raises(ValueError, match="not both"):
        busy.transfer(1, to_counter=2, to_clerk="minh")
    assert busy.board()[0].at_counter(1).id == ticket
    busy.transfer(1, to_counter=2)
    with pytest.raises(TransferNowhere):
        busy.transfer(1, to_counter=2, ticket_id=ticket)


def test_nobody_is_sent_where_nobody_would_be_called(busy):
    issue(busy, 2)
    ticket = busy.call_next(1).id
    busy.close(3)
    before = busy.board()
    for refusal, where in (
        (TargetClosed, {"to_counter": 3}),
        (TargetClosed, {"to_counter": 3, "service": "cards"}),
        (TargetAway, {"to_clerk": "hoa"}),
    ):
        with pytest.raises(refusal):
            busy.transfer(1, **where)
    assert busy.board() == before
    assert busy.transfer(1, to_counter=3, anyway=True).reserved == "counter:3"
    assert busy.call(1, ticket, "x").id == ticket, "every counter sees it"
    busy.pause(2, "lunch")
    assert busy.transfer(1, to_counter=2).reserved == "counter:2"  # it comes back
    busy.unpause(2)
    assert busy.call_next(2).id == ticket


# Rated


def test_a_visit_is_rated_once_on_its_day(busy, clock):
    (ticket,) = issue(busy, 1)
    code = busy.issued(ticket)[1]
    busy.call_next(1)
    for wrong in (0, 6):
        with pytest.raises(RatingWrong):
            busy.rate(code, wrong)
    with pytest.raises(WrongState, match="A001 is called to a counter"):
        busy.rate(code, 5)
    for text in ("0" * 20, ""):
        with pytest.raises(UnknownCode):
            busy.rate(text, 5)
    busy.complete(1)
    assert busy.rate(code, 4).rating == 4
    with pytest.raises(AlreadyRated):
        busy.rate(code, 5)
    assert busy.ticket_of_code(code).rating == 4
    clock.go(days=1)
    with pytest.raises(RatingOver, match="A001 is of another day"):
        busy.rate(code, 5)


@pytest.mark.parametrize("end", ["no_show", "park", "requeue"])
def test_only_who_was_served_rates(busy, end):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    {"no_show": busy.no_show, "park": lambda c: busy.park(c, "photo"), "requeue": lambda c: busy.requeue(ticket)}[
        end
    ](1)
    with pytest.raises(WrongState):
        busy.rate(busy.issued(ticket)[1], 5)


def test_who_is_called_by_another_counter_stays_there(busy):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    for counter, refusal in ((2, WrongState), (99, UnknownCounter)):
        with pytest.raises(refusal):
            busy.requeue(ticket, counter=counter)
    busy.close(3)
    with pytest.raises(CounterClosed):
        busy.requeue(ticket, counter=3)
    assert busy.requeue(ticket, counter=1).state is State.WAITING


def test_a_refused_verb_says_where_the_number_is(busy):
    (ticket,) = issue(busy, 1)
    busy.call_next(1)
    busy.start(1)
    with pytest.raises(WrongState, match="A001 is being served"):
        busy.recall(1)
    with pytest.raises(WrongState, match="A001 is being served"):
        busy.cancel(ticket)


def test_a_counter_that_is_gone_from_the_hall_file_finishes_and_closes(make_hall):
    clerks = [{"code": "lan", "name": "Lan"}, {"code": "minh", "name": "Minh"}]
    before = make_hall(small_hall(clerk=clerks))
    before.open(1, PIN, clerk="minh")
    before.open(2, PIN, clerk="lan")
    before.issue("land")
    before.call_next(2)
    hall = make_hall(small_hall(clerk=clerks, counter=[{"number": 1, "services": ["papers", "land"]}]))
    with pytest.raises(UnknownCounter):
        hall.call_next(2)
    hall.close(1)
    hall.open(1, PIN, clerk="lan")  # nobody can log her off at a counter that is not there
    hall.complete(2)
    hall.close(2)
    with pytest.raises(UnknownCounter):
        hall.complete(2)


def test_a_request_is_one_action_whatever_the_verb(busy):
    first, second = issue(busy, 2)
    taken = busy.call_next(1, request_id=" k1 ")
    assert busy.call_next(1, request_id="k1") == taken
    moved = busy.change_lane(second, Lane.PRIORITY, request_id="lane")
    for other in (
        lambda: busy.call_next(2, request_id="k1"),
        lambda: busy.change_lane(second, Lane.ORDINARY, request_id="lane"),
        lambda: busy.cancel(moved.id, request_id="lane"),
        lambda: busy.call(2, second, "x", request_id="k1"),
    ):
        with pytest.raises(RequestReused):
            other()
    busy.cancel(second, request_id="gone", counter=2)
    assert (journal(busy)[-1].verb, journal(busy)[-1].counter) == (Verb.CANCEL, 2)
    with pytest.raises(RequestReused):
        busy.cancel(first, request_id="gone")
    with pytest.raises(TextTooLong):
        busy.recall(1, request_id="x" * 101)


def test_what_is_pasted_is_kept_as_it_is_read(busy):
    issue(busy, 1)
    busy.call_next(1)
    busy.park(1, "thi\u1ebfu\u00a0gi\u1ea5y\u00ad t\u1edd \u200b")
    assert journal(busy)[-1].body["reason"] == "thiếu giấy tờ"


@pytest.mark.parametrize("minutes", [0, -5])
def test_nobody_is_awaited_in_the_past(busy, clock, minutes):
    issue(busy, 1)
    busy.call_next(1)
    with pytest.raises(ReturnOver):
        busy.park(1, "photo", clock.now + timedelta(minutes=minutes))
    parked = busy.park(1, "photo", clock.now + timedelta(minutes=1), request_id="once")
    clock.go(minutes=5)
    assert busy.park(1, "photo", clock.now - timedelta(minutes=4), request_id="once") == parked
