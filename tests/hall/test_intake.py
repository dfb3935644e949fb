"""Who gets which number when, and what may change while somebody waits. On both databases."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from shared.errors.counters import CounterClosed, LaneUnchanged
from shared.errors.visits import (
    DailyLimitReached,
    HallClosed,
    SeriesFull,
    ServiceClosed,
    ServiceEnded,
    UnknownService,
)
from shared.rules.ticket import Lane, Source, State
from tests.support.halls import BOTH, THROUGH, Opened, busy_hall, journal, service, small_hall

pytestmark = pytest.mark.databases("sqlite", THROUGH)

OFFICE = {
    **{day: ["07:30-11:30", "13:30-17:00"] for day in ("monday", "tuesday", "wednesday", "thursday")},
    "friday": ["07:30-11:30"],
    "holidays": ["2026-10-14..2026-10-15"],
    "special": ["2026-10-17 08:00-10:00"],
    "last_ticket_minutes": 15,
}


def at(clock, text: str) -> None:
    """Sets the clock to a local time."""
    clock.now = datetime.fromisoformat(f"{text}+07:00")


def labels(hall: Opened, name: str, count: int) -> list[str]:
    return [hall.issue(name).label for _ in range(count)]


def serve(hall: Opened, counter: int = 1) -> None:
    hall.call_next(counter)
    hall.complete(counter)


def test_numbers_count_up_within_a_series(busy):
    assert labels(busy, "papers", 3) == ["A001", "A002", "A003"]
    assert labels(busy, "land", 1) == ["B001"]
    assert labels(busy, "cards", 2) == ["A004", "A005"]  # the same series as papers


def test_a_ticket_says_all_it_knows(busy, clock):
    clock.go(minutes=1)
    ticket = busy.issue("papers", Lane.PRIORITY, printer="kiosk", language="en")
    assert (ticket.label, ticket.service, ticket.lane, ticket.state) == (
        "A001", "papers", Lane.PRIORITY, State.WAITING,
    )  # fmt: skip
    assert ticket.issued_at == clock.now
    assert ticket.rank == clock.now - timedelta(minutes=20)
    assert ticket.id == journal(busy)[-1].seq
    assert busy.issued(ticket.id)[0] == ticket
    assert busy.claim_print_job("kiosk").language == "en"


def test_codes_are_not_to_be_guessed_and_not_in_the_journal(small):
    codes = {small.issued(small.issue("papers").id)[1] for _ in range(20)}
    assert len(codes) == 20
    assert {len(code) for code in codes} == {20}
    written = str(journal(small))
    assert not any(code in written for code in codes)
    assert {small.ticket_of_code(code).label for code in codes} == {f"A{n:03d}" for n in range(1, 21)}


def test_who_gave_the_number_stands_in_the_journal(busy):
    busy.issue("papers")
    busy.issue("papers", counter=3)
    busy.issue("papers", source=Source.WALK_IN, counter=3)
    issues = journal(busy)[-3:]
    assert [(e.counter, e.body["source"]) for e in issues] == [(None, "kiosk"), (3, "clerk"), (3, "walk_in")]


def test_people_ahead_are_those_whom_the_open_counters_call_first(small, clock):
    for name in ("papers", "land", "land"):
        small.issue(name)
        clock.go(minutes=1)
    # Counters 1 and 2 call in turn: A001 and B001, then B002 - before a new "papers" only A001 and B002 at most.
    assert small.issue("papers").ahead == 2
    assert small.issue("land", Lane.PRIORITY).ahead == 0


def test_people_ahead_while_every_counter_is_closed(make_hall, clock):
    hall = make_hall(small_hall())
    for _ in range(2):
        hall.issue("papers")
        clock.go(minutes=1)
    assert hall.issue("papers").ahead == 2


def test_what_one_is_told_is_what_the_ticket_says(busy, clock):
    for _ in range(4):
        busy.issue("papers")
        clock.go(minutes=1)
    told = busy.outlook("papers", Lane.PRIORITY)
    seq = busy.board()[1]
    ticket = busy.issue("papers", Lane.PRIORITY)
    assert (told.ahead, told.wait) == (ticket.ahead, ticket.wait)
    assert ticket.id == seq + 1  # asking wrote nothing
    with pytest.raises(UnknownService):
        busy.outlook("nothing")


# Hours


@pytest.fixture
def office(make_hall):
    hours = {"service": [service("papers", "A"), service("land", "B", hours={"monday": ["09:00-10:00"]})]}
    return make_hall(small_hall(hours=OFFICE, **hours))


@pytest.mark.parametrize(
    ("local", "opens"),
    [
        ("2026-10-12T07:29:59", "07:30 12/10"),
        ("2026-10-12T11:15", "13:30 12/10"),  # the last ticket before the break
        ("2026-10-12T12:00", "13:30 12/10"),
        ("2026-10-12T16:45", "07:30 13/10"),
        ("2026-10-13T20:00", "07:30 16/10"),  # two days off
        ("2026-10-14T09:00", "07:30 16/10"),
        ("2026-10-16T14:00", "08:00 17/10"),  # a Saturday of its own
        ("2026-10-17T09:45", "07:30 19/10"),
        ("2026-10-18T09:00", "07:30 19/10"),
    ],
)
def test_outside_the_hours_it_says_when_numbers_are_given_again(office, clock, local, opens):
    at(clock, local)
    with pytest.raises(HallClosed) as caught:
        office.issue("papers")
    assert caught.value.fields["opens"] == opens
    assert opens in str(caught.value)
    clock.now = caught.value.fields["at"].replace(tzinfo=office.settings.zone)
    assert office.issue("papers").label == "A001"  # and then they are


@pytest.mark.parametrize(
    "local",
    ["2026-10-12T07:30", "2026-10-12T11:14:59", "2026-10-12T13:30", "2026-10-16T07:30", "2026-10-17T08:00"],
)
def test_within_the_hours_numbers_are_given(office, clock, local):
    at(clock, local)
    assert office.issue("papers").label == "A001"


def test_a_service_has_hours_of_its_own(office, clock):
    at(clock, "2026-10-12T08:00")
    office.issue("papers")
    with pytest.raises(ServiceClosed, match=r"numbers today 09:00.*again at 09:00 12/10"):
        office.issue("land")
    at(clock, "2026-10-12T09:00")
    assert office.issue("land").label == "B001"
    at(clock, "2026-10-12T09:45")  # the hall's last ticket holds for it too
    with pytest.raises(ServiceClosed, match="08:00 17/10"):  # the Saturday is of the whole hall
        office.issue("land")
    at(clock, "2026-10-12T12:00")  # nobody gives any
    with pytest.raises(HallClosed, match="08:00 17/10"):
        office.issue("land")
    clock.go(hours=21)
    with pytest.raises(ServiceClosed, match="no numbers today"):
        office.issue("land")


def test_staff_give_numbers_outside_the_hours(office, clock):
    at(clock, "2026-10-12T19:00")
    with pytest.raises(CounterClosed):
        office.issue("papers", counter=1)
    office.open_all()
    assert office.issue("papers", counter=1).label == "A001"
    assert office.call_next(1).label == "A001"


def test_a_hall_that_does_not_open_again(make_hall, clock):
    hall = make_hall(small_hall(hours={"holidays": ["2026-10-12..2029-10-12"]}))
    with pytest.raises(ServiceEnded):
        hall.issue("papers")


# How many


@pytest.mark.databases(*BOTH)
def test_the_daily_limit_is_of_one_service_and_day(make_hall, clock):
    services = [service("papers", "A", daily_limit=2), service("land", "B"), service("cards", "A", daily_limit=1)]
    hall = make_hall(busy_hall(service=services)).open_all()
    assert labels(hall, "papers", 2) == ["A001", "A002"]
    with pytest.raises(DailyLimitReached, match="x: all numbers of the day"):
        hall.issue("papers")
    with pytest.raises(DailyLimitReached):
        hall.issue("papers", counter=1)  # for staff too
    assert labels(hall, "cards", 1) == ["A003"]
    assert labels(hall, "land", 5)[-1] == "B005"
    serve(hall)
    with pytest.raises(DailyLimitReached):
        hall.issue("papers")  # who was served counts
    clock.go(days=1)
    assert labels(hall, "papers", 2) == ["A001", "A002"]


def test_the_board_counts_as_the_limit_does(make_hall, any_store, clock):
    """Also for a program that was just started, and on a day that comes again."""
    hall = make_hall(busy_hall()).open_all()
    first, second = hall.issue("papers"), hall.issue("papers")
    hall.issue("cards")
    hall.transfer(1, service="land", ticket_id=first.id)
    assert hall.board()[0].given == {"papers": 2, "cards": 1}
    hall.cancel(first.id)  # its place was one of papers
    assert hall.board()[0].given == {"papers": 1, "cards": 1}
    assert Opened(busy_hall(), any_store, clock).board()[0].given == {"papers": 1, "cards": 1}
    hall.cancel(second.id)
    assert hall.board()[0].given == {"cards": 1}
    assert hall.board()[0].issued == 3
    clock.is_set(days=2)
    clock.reboots()
    ahead = Opened(busy_hall(), any_store, clock)  # a computer that was just started knows no better
    ahead.issue("land")
    assert ahead.board()[0].given == {"land": 1}
    clock.is_set(days=-2)
    ahead.reset_clock("the clock was ahead")
    assert ahead.board()[0].given == {"cards": 1}


def test_who_cancels_gives_the_place_back_but_not_the_number(make_hall):
    hall = make_hall(small_hall(service=[service("papers", "A", daily_limit=2), service("land", "B")]))
    first, _ = hall.issue("papers"), hall.issue("papers")
    hall.cancel(first.id)
    assert hall.issue("papers").label == "A003"


def test_who_is_sent_to_another_service_counts_where_the_number_was_given(make_hall):
    limit = {"daily_limit": 1}
    services = [service("papers", "A", **limit), service("land", "B", **limit), service("cards", "A", **limit)]
    hall = make_hall(busy_hall(service=services)).open_all()
    ticket = hall.issue("papers")
    for target in ("land", "cards"):
        hall.transfer(1, service=target, ticket_id=ticket.id)
        with pytest.raises(DailyLimitReached):
            hall.issue("papers")
    assert [hall.issue("land").label, hall.issue("cards").label] == ["B001", "A002"]


def test_the_range_begins_again_past_numbers_somebody_holds(make_hall):
    hall = make_hall(small_hall(numbers={"first": 7, "last": 11})).open_all()
    assert labels(hall, "papers", 5) == ["A007", "A008", "A009", "A010", "A011"]
    with pytest.raises(SeriesFull, match="A"):
        hall.issue("papers")
    assert labels(hall, "land", 1) == ["B007"]
    serve(hall)  # A007
    hall.call_next(1)  # A008 did not come and may come back
    hall.no_show(1)
    hall.call_next(1)  # A009 is put aside
    hall.park(1, "photo")
    serve(hall)  # A010
    assert [(t.number, t.round) for t in (hall.issue("papers"), hall.issue("papers"))] == [(7, 2), (10, 2)]
    with pytest.raises(SeriesFull):
        hall.issue("papers")
    serve(hall)  # B007, who came before
    serve(hall)  # A011
    assert hall.issue("papers").label == "A011"
    live = [t.label for t in hall.board()[0].tickets.values()]
    assert len(live) == len(set(live)) == 5


def test_a_range_changed_during_the_day(make_hall):
    hall = make_hall(small_hall(numbers={"first": 1, "last": 50}))
    labels(hall, "papers", 3)
    assert make_hall(small_hall(numbers={"first": 100, "last": 200})).issue("papers").number == 100
    shorter = make_hall(small_hall(numbers={"first": 2, "last": 5}))
    assert [(t.number, t.round) for t in (shorter.issue("papers"), shorter.issue("papers"))] == [(4, 2), (5, 2)]
    with pytest.raises(SeriesFull):
        shorter.issue("papers")  # 2 to 5 are held, and so are 1 and 100


# What may change while somebody waits


def test_who_cancels_is_called_by_nobody(small):
    first, second = small.issue("papers"), small.issue("papers")
    assert small.cancel(first.id).state is State.CANCELLED
    assert small.call_next(1).id == second.id
    assert small.board()[0].find(first.label) is None
    assert small.board()[0].issued == 2


def test_who_is_put_aside_may_cancel(small, clock):
    ticket = small.issue("papers")
    small.call_next(1)
    small.park(1, "photo")
    clock.go(minutes=3)
    assert small.cancel(ticket.id).ended_at == clock.now


def test_a_change_of_lane_moves_by_the_head_start_and_back(small, clock):
    first = small.issue("papers")
    clock.go(minutes=15)
    second = small.issue("papers")
    clock.go(minutes=10)
    favoured = small.change_lane(second.id, Lane.PRIORITY)
    assert favoured.rank == second.rank - timedelta(minutes=20)
    assert favoured.issued_at == second.issued_at
    assert [t.id for t in small.board()[0].waiting()] == [second.id, first.id]
    with pytest.raises(LaneUnchanged):
        small.change_lane(second.id, Lane.PRIORITY)
    again = small.change_lane(second.id, Lane.ORDINARY)
    assert (again.lane, again.rank) == (second.lane, second.rank)
    assert [t.id for t in small.board()[0].waiting()] == [first.id, second.id]
