"""A new day, and clocks that are wrong. On both databases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from shared.errors.counters import CameTooLate, CounterClosed, NobodyWaiting, ReasonNeeded
from shared.errors.outside import ClockJumped
from shared.errors.visits import ClockRight, HallClosed, RatingOver, UnknownTicket
from shared.hall.clock_guard import Known
from shared.rules.board import Board
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State
from shared.settings.hours import WEEKDAYS
from shared.store.tables import journal as journal_rows
from tests.support.halls import PIN, journal, small_hall


def state_of(hall, ticket):
    return hall.ticket_of_code(hall.issued(ticket.id)[1]).state


def test_a_new_day_expires_what_is_left_and_starts_the_numbers_again(small, clock):
    for _ in range(6):
        small.issue("papers")
    land = small.issue("land")
    served = small.call_next(1)
    small.complete(1)
    absent = small.call_next(1)
    small.no_show(1)
    parked = small.call_next(1)
    small.park(1, "photo", clock.now + timedelta(days=2))
    called = small.call_next(1)
    serving = small.call_next(2)
    small.start(2)
    cancelled = small.cancel(small.board()[0].waiting("papers")[0].id)
    waiting = small.board()[0].waiting("papers")[0]
    clock.go(days=1)
    new = small.issue("papers")
    assert (new.label, new.round, new.day) == ("A001", 1, date(2026, 10, 13))
    board, _ = small.board()
    assert board == Board(day=new.day, tickets={new.id: new}, issued=1, given={"papers": 1})
    states = [state_of(small, t) for t in (served, absent, parked, called, serving, cancelled, waiting)]
    assert states == [
        State.SERVED, State.NO_SHOW, State.EXPIRED, State.EXPIRED, State.EXPIRED, State.CANCELLED, State.EXPIRED,
    ]  # fmt: skip
    assert serving.id == land.id
    expiry = next(e for e in reversed(journal(small)) if e.verb is Verb.EXPIRE)
    assert expiry.body["tickets"] == sorted([parked.id, called.id, serving.id, waiting.id])


ROUND_THE_CLOCK = {day: ["00:00-24:00"] for day in WEEKDAYS}


@pytest.fixture
def night(make_hall, clock):
    """A hall that never closes, before midnight: A001 is served, A002 and A003 wait, A004 is put aside."""
    clock.go(hours=15, minutes=59)
    hall = make_hall(small_hall(hours=ROUND_THE_CLOCK)).open_all()
    for _ in range(4):
        hall.issue("papers")
    parked = hall.call(1, hall.board()[0].find("A004").id, "asked")
    hall.park(1, "photo")
    hall.call_next(1)
    hall.start(1)
    assert (parked.label, hall.board()[0].day) == ("A004", date(2026, 10, 12))
    return hall


def test_midnight_ends_nobodys_wait_where_the_hall_stays_open(night, clock):
    clock.go(minutes=2)
    assert night.complete(1).state is State.SERVED
    assert night.call_next(1).label == "A002"
    assert night.issue("papers").label == "A005"
    assert night.board()[0].day == date(2026, 10, 12)
    for _ in range(3):
        night.complete(1)
        if night.board()[0].waiting():
            night.call_next(1)
    assert night.issue("papers").label == "A001"  # nobody was left: now the day begins
    assert night.board()[0].day == date(2026, 10, 13)
    assert [t.label for t in night.board()[0].tickets.values()] == ["A001"]  # who was put aside went home


def test_who_came_after_a_midnight_that_ended_nobodys_wait_keeps_no_new_day_away(night, clock):
    """A004 is put aside; the numbers given in the night are the day's before, by a clock that is right."""
    clock.go(hours=2)
    night.issue("papers")
    for _ in range(4):
        night.complete(1)
        if night.board()[0].waiting():
            night.call_next(1)
    clock.go(hours=1)
    assert night.issue("papers").label == "A001"
    assert night.board()[0].day == date(2026, 10, 13)


def test_no_midnight_ends_the_wait_of_who_came_the_evening_before(night, clock):
    """A hall that is never empty has one day until it is."""
    for _ in range(3):
        clock.go(hours=7)
        night.issue("papers")
    clock.go(hours=6)  # 02:59 of the second night
    night.complete(1)
    assert [night.call_next(1).label, night.board()[0].day] == ["A002", date(2026, 10, 12)]


def test_who_came_before_yesterday_keeps_no_day(night, clock):
    clock.go(days=1, minutes=2)
    night.issue("papers")
    assert night.board()[0].day == date(2026, 10, 14)
    assert night.board()[0].issued == 1


@pytest.mark.parametrize("seconds", ["x", None, [], 1e300, float("nan")])
@pytest.mark.parametrize("name", ["last", "issued", "started", "ahead"])
def test_a_row_that_no_time_can_be_reckoned_with_stops_no_hall(name, seconds):
    kept = Known("a", 5.0, 4.0, 3.0, 2.0, 1)
    assert Known.of(kept.kept()) == kept
    if not (seconds is None and name in ("issued", "started")):
        assert Known.of(kept._replace(**{name: seconds}).kept()) == Known()


def test_nothing_is_deleted(small, clock):
    tickets = []
    for _ in range(4):
        tickets += [small.issue("papers"), small.issue("land", Lane.PRIORITY)]
        clock.go(days=1)
    small.issue("papers")
    assert [small.issued(t.id)[0] for t in tickets] == tickets
    assert {state_of(small, t) for t in tickets} == {State.EXPIRED}
    assert [t.label for t in tickets] == ["A001", "B001"] * 4


def test_counters_are_closed_in_the_morning(small, clock):
    small.pause(2, "lunch")
    clock.go(days=1)
    small.issue("papers")
    assert small.board()[0].sessions == {}
    for counter in (1, 2):
        with pytest.raises(CounterClosed):
            small.call_next(counter)
        small.open(counter, PIN)
    assert small.call_next(1).label == "A001"


def test_a_refused_verb_still_begins_the_new_day(small, clock):
    small.issue("papers")
    clock.go(days=1)
    with pytest.raises(CounterClosed):
        small.call_next(1)
    assert small.board()[0] == Board(day=date(2026, 10, 13))


def test_the_day_begins_at_midnight_of_the_hall(small, clock):
    clock.go(hours=15, minutes=59, seconds=59)
    assert small.issue("papers").day == date(2026, 10, 12)
    clock.go(seconds=1)
    ticket = small.issue("papers")
    assert (ticket.day, ticket.label) == (date(2026, 10, 13), "A001")


def test_nobody_comes_back_from_another_day(small, clock):
    small.issue("papers")
    absent = small.call_next(1)
    small.no_show(1)
    small.issue("papers")
    served = small.call_next(1)
    small.complete(1)
    clock.go(hours=15, minutes=59, seconds=59)
    with pytest.raises(CameTooLate):
        small.requeue(absent.id)
    clock.go(days=1)
    small.open_all()
    with pytest.raises(UnknownTicket):
        small.requeue(absent.id)
    with pytest.raises(UnknownTicket):
        small.call(1, absent.id, "came")
    with pytest.raises(RatingOver):
        small.rate(small.issued(served.id)[1], 5)


def test_days_nobody_came_are_left_out(small, clock):
    small.issue("papers")
    clock.go(days=30)
    small.issue("papers")
    assert [e.day for e in journal(small) if e.verb is Verb.EXPIRE] == [date(2026, 10, 12), date(2026, 11, 11)]


# Clocks


@pytest.mark.parametrize(
    "back", [{"minutes": -3}, {"minutes": -90}, {"days": -1}, {"days": -400}, {"hours": -9}], ids=str
)
def test_a_clock_set_back_repeats_no_number_and_keeps_the_order(small, clock, back):
    """Minutes, a day, across midnight (08:00 less nine hours), a battery that ran out."""
    tickets = [small.issue("papers"), small.issue("papers")]
    clock.go(**back)
    for _ in range(3):
        tickets.append(small.issue("papers"))
        clock.go(seconds=20)
    favoured = small.issue("papers", Lane.PRIORITY)
    assert [t.label for t in tickets] == [f"A{n:03d}" for n in range(1, 6)]
    assert {t.day for t in (*tickets, favoured)} == {tickets[0].day}
    times = [e.at for e in journal(small)]
    assert times == sorted(set(times))  # no two at once, so nobody ranks beside another
    called = []
    for _ in range(6):
        called.append(small.call_next(1).id)
        small.complete(1)
    assert called == [favoured.id, *(t.id for t in tickets)]
    assert small.board()[0].open_counters == {1, 2}


def test_a_clock_set_back_over_midnight_after_the_new_day_began(small, clock):
    clock.go(hours=15, minutes=59)
    old = small.issue("papers")
    clock.go(minutes=2)
    new = [small.issue("papers")]
    clock.go(minutes=-30)
    new.append(small.issue("papers"))
    small.open_all()
    assert [t.label for t in new] == ["A001", "A002"]
    assert {t.day for t in new} == {date(2026, 10, 13)}
    assert state_of(small, old) is State.EXPIRED
    assert small.call_next(1).label == "A001"
    with pytest.raises(NobodyWaiting):
        small.call_next(2)


def test_a_clock_put_a_day_forward_and_right_again_gives_no_number_twice(small, clock):
    today = small.issue("papers")
    clock.go(days=1)
    tomorrow = [small.issue("papers")]
    clock.go(days=-1)
    tomorrow.append(small.issue("papers"))  # the hall stays where it was put
    clock.go(days=1)
    tomorrow.append(small.issue("papers"))
    assert [t.label for t in tomorrow] == ["A001", "A002", "A003"]
    assert len({t.day for t in tomorrow}) == 1
    assert state_of(small, today) is State.EXPIRED


def test_a_clock_set_forward_over_midnight_ends_nobodys_wait(small, clock):
    waits, here = small.issue("papers"), small.issue("papers")
    small.call_next(1)
    clock.go(minutes=20)
    clock.is_set(days=1)
    for verb in (lambda: small.issue("papers"), lambda: small.call_next(2), lambda: small.complete(1)):
        with pytest.raises(ClockJumped, match=r"shows 08:20 13/10/2026; it should be about 08:20 12/10/2026"):
            verb()
    clock.go(minutes=5)
    with pytest.raises(ClockJumped, match=r"shows 08:25 13/10/2026; it should be about 08:25 12/10/2026"):
        small.issue("papers")
    clock.is_set(days=-1)
    assert small.complete(1).id == waits.id
    assert small.call_next(1).id == here.id
    assert small.issue("papers").label == "A003"
    clock.go(days=1)  # and the real night passes
    assert small.issue("papers").label == "A001"


@pytest.mark.parametrize("reboots", [False, True], ids=["on all night", "off at night"])
@pytest.mark.parametrize("hours", [-24, -400 * 24, -0.5], ids=str)
def test_a_clock_that_was_wrong_in_the_morning_may_be_set_right(make_hall, clock, hours, reboots):
    """A computer without battery starts with an old time, and the network sets it some minutes later."""
    first = make_hall(small_hall())
    left = first.issue("papers")
    clock.go(hours=23)
    clock.is_set(hours=hours)
    if reboots:
        clock.reboots(60)
    again = make_hall(small_hall())
    early = again.issue("papers") if hours < -1 else None
    clock.is_set(hours=-hours)
    clock.go(minutes=1)
    clock.go(hours=1)
    if early:  # who came this morning has yesterday's date, and waits: no night passed since
        assert early.label == "A002"
        with pytest.raises(ClockJumped, match=r"shows 08:01 13/10/2026"):
            again.issue("papers")
        assert again.reset_clock("the battery was empty") == 2
    assert again.issue("papers").label == "A001"
    assert state_of(again, left) is State.EXPIRED


def test_a_clock_set_forward_while_nobody_is_there_is_believed(small, clock):
    gone = small.issue("papers")
    small.cancel(gone.id)
    clock.is_set(days=3)
    assert small.issue("papers").label == "A001"


def test_a_new_program_goes_by_what_the_others_knew(small, make_hall, clock):
    """A clerk opens another counter's window and types the PIN: that decides nothing."""
    left = small.issue("papers")
    clock.is_set(days=1)
    for hall in (small, make_hall(small_hall()), make_hall(small_hall())):
        for verb in (lambda hall=hall: hall.open(2, PIN), lambda hall=hall: hall.issue("papers")):
            with pytest.raises(ClockJumped, match=r"bocso clock --put-right"):
                verb()
    clock.is_set(days=-1)
    assert make_hall(small_hall()).call_next(1).id == left.id


def test_the_computer_started_again_with_the_clock_that_was_refused(small, make_hall, clock):
    """It is the first thing people try. Whether a night passed while it was off cannot be known, so it asks."""
    left = small.issue("papers")
    clock.is_set(days=1)
    with pytest.raises(ClockJumped):
        small.issue("papers")
    clock.go(minutes=5)
    clock.reboots()
    again = make_hall(small_hall())
    with pytest.raises(ClockJumped, match=r"shows 08:05 13/10/2026; it should be about 08:05 12/10/2026"):
        again.call_next(1)
    clock.is_set(days=-1)
    assert again.call_next(1).id == left.id
    again.complete(1)
    clock.go(hours=23)
    clock.reboots(60)
    waits = make_hall(small_hall()).issue("papers")
    assert (waits.label, state_of(small, left)) == ("A001", State.SERVED)


def test_a_clock_that_stays_refused_until_the_next_day(small, make_hall, clock):
    """By both of what may be so, the clock still ahead or set right meanwhile: a night has passed, or none."""
    small.issue("papers")
    clock.is_set(days=1)
    with pytest.raises(ClockJumped):
        small.issue("papers")
    clock.go(hours=23)
    clock.reboots(60)
    assert make_hall(small_hall()).issue("papers").label == "A001"


def test_an_administrator_says_that_the_new_time_is_right(small, make_hall, clock):
    left = small.issue("papers")
    clock.is_set(days=1)
    with pytest.raises(ClockJumped):
        small.issue("papers")
    with pytest.raises(ReasonNeeded):
        small.reset_clock("")
    assert make_hall(small_hall()).reset_clock("it was a day behind", request_id="once") == 1
    assert make_hall(small_hall()).reset_clock("it was a day behind", request_id="once") == 1
    assert state_of(small, left) is State.EXPIRED
    assert small.issue("papers").label == "A001"
    with pytest.raises(ClockRight):
        small.reset_clock("again")
    clock.go(hours=12)
    small.issue("papers")  # every program goes by the time that was decided
    clock.go(hours=4)
    assert small.issue("papers").label == "A001"


@pytest.mark.parametrize("fresh", [False, True], ids=["one program", "a new one each time"])
def test_the_clock_is_set_to_and_fro(small, make_hall, clock, fresh):
    """Two hours on, two back, right, a day on: a number is taken at each step."""
    waits = [small.issue("papers")]
    for hours in (2, -4, 2, 24):
        clock.go(minutes=1)
        clock.is_set(hours=hours)
        hall = make_hall(small_hall()) if fresh else small
        if hours < 24:
            waits.append(hall.issue("papers"))
    with pytest.raises(ClockJumped, match=r"shows 08:04 13/10/2026; it should be about 08:04 12/10/2026"):
        hall.issue("papers")
    assert [t.id for t in small.board()[0].waiting()] == [t.id for t in waits]


@pytest.mark.parametrize("minutes", [59, 61])
def test_small_steps_do_not_add_up(small, clock, minutes):
    for _ in range(15):
        small.issue("papers")
        clock.is_set(minutes=minutes)
    clock.is_set(minutes=90)
    with pytest.raises(ClockJumped):
        small.issue("papers")


def test_a_clock_that_was_slow_is_believed_after_a_night(small, clock):
    """Set right by twelve hours in the morning, and the computer stays on: the next midnight looks false, but at
    half past eight nothing has happened for a night.
    """
    small.issue("papers")
    clock.is_set(hours=12)
    small.issue("papers")
    clock.go(hours=3.9)
    small.issue("papers")
    clock.go(hours=0.2)
    with pytest.raises(ClockJumped):
        small.issue("papers")
    clock.go(hours=8.5)
    assert small.issue("papers").label == "A001"
    clock.go(hours=14)
    assert small.issue("papers").label == "A002"
    clock.go(hours=2)
    assert small.issue("papers").label == "A001"  # and the next midnight is one


def test_another_computer_believes_its_clock(small, make_hall, clock):
    """Also a copy that was put back there: nothing is known of how long that one has been running."""
    small.issue("papers")
    clock.go(hours=23)
    clock.boot, clock.ran = 77, 5.0
    assert make_hall(small_hall()).issue("papers").label == "A001"


def test_what_is_no_record_of_the_guard_stops_nobody(small, any_store, clock):
    small.issue("papers")
    for nothing in ("", "{}", "[1]", "x", '{"later": 1}'):
        with any_store.write(small.id) as tx:
            journal_rows.keep_clock(tx, small.id, nothing)
        clock.go(days=1)
        assert small.issue("papers").label == "A001"


def test_hours_are_kept_by_the_right_clock_after_a_wrong_one(make_hall, clock):
    """Set eight hours forward at 08:00 and right again: the hall is not closed the whole day."""
    hall = make_hall(small_hall(hours={"monday": ["07:30-17:00"]}))
    clock.is_set(hours=8)
    hall.issue("papers")
    clock.is_set(hours=-8)
    clock.go(hours=1.5)
    assert hall.issue("papers").label == "A002"
    clock.is_set(days=-1)  # a Sunday: the journal's time is believed
    assert hall.issue("papers").label == "A003"


@pytest.mark.parametrize("ahead", [{"hours": 6}, {"days": 1}, {"days": 73 * 365}], ids=str)
def test_a_time_that_ran_ahead_is_put_right(make_hall, clock, ahead):
    early = make_hall(small_hall()).open_all().issue("papers")
    clock.is_set(**ahead)
    clock.reboots()
    hall = make_hall(small_hall())  # a computer that was just started knows no better
    late = hall.issue("papers")
    clock.now -= timedelta(**ahead)
    clock.go(minutes=5)
    board = hall.board()[0]
    waits = len(board.waiting())
    with pytest.raises(ReasonNeeded):
        hall.reset_clock(" ")
    assert hall.reset_clock("clock was ahead", request_id="once") == waits
    assert hall.reset_clock("clock was ahead", request_id="once") == waits
    assert state_of(hall, late) is State.EXPIRED
    given = 1 + (late.day == early.day)
    assert hall.board()[0] == Board(day=early.day, issued=given, given={"papers": given})
    day, at, now = hall.times()
    assert (day, at) == (early.day, now)
    with pytest.raises(ClockRight):
        hall.reset_clock("again")
    again = hall.issue("papers")
    assert (again.day, again.label) == (early.day, "A003" if "hours" in ahead else "A002")
    assert again.issued_at - now < timedelta(seconds=1)
    clock.go(days=1)
    assert hall.issue("papers").label == ("A002" if late.day == hall.board()[0].day else "A001")


def test_a_touch_outside_the_hours_begins_no_day(make_hall, clock):
    hall = make_hall(small_hall(hours={"monday": ["07:30-17:00"]}))
    waits = hall.issue("papers")
    clock.go(days=5)
    with pytest.raises(HallClosed):
        hall.issue("papers")
    assert state_of(hall, waits) is State.WAITING
    clock.go(days=-5)
    assert hall.issue("papers").label == "A002"


def test_a_service_time_of_a_clock_that_stood_is_not_learnt(make_hall, clock):
    hall = make_hall(small_hall()).open_all()
    for _ in range(30):
        hall.issue("papers")
    for _ in range(30):
        hall.call_next(1)
        hall.complete(1)
    clock.go(days=1)
    hall.issue("papers")
    assert hall.learn().services["papers"] == small_hall().service[0].minutes * 60


def test_what_was_promised_to_a_no_show_counts_by_the_halls_time(make_hall, clock):
    hall = make_hall(small_hall(calling={"return_grace_minutes": 10})).open_all()
    hall.issue("papers")
    absent = hall.call_next(1)
    hall.no_show(1)
    clock.go(minutes=-60)
    assert hall.requeue(absent.id).state is State.WAITING


def test_time_jumps_in_all_directions_on_one_day(small, clock):
    labels, called = [], []
    for step, minutes in enumerate((0, 5, -5, 60, -59, 0, 0, 30, -30, -30)):
        clock.go(minutes=minutes)
        labels.append(small.issue("papers").label)
        if step % 2:
            called.append(small.call_next(1).label)
            small.complete(1)
    assert labels == [f"A{n:03d}" for n in range(1, 11)]
    assert called == labels[:5]
