"""Times booked before one comes. On both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from shared.errors.visits import (
    AppointmentOver,
    AppointmentTooEarly,
    DailyLimitReached,
    NoAppointments,
    RequestReused,
    SlotFull,
    SlotWrong,
    TooLate,
    UnknownAppointment,
    UnknownService,
)
from shared.rules.ticket import Lane
from tests.support.halls import BOTH, busy_hall, journal, service, small_hall

pytestmark = pytest.mark.databases("sqlite")


def local(text: str, day: int = 12) -> datetime:
    return datetime.fromisoformat(f"2026-10-{day}T{text}+07:00")


def test_a_booking_is_for_the_slot_it_falls_into(busy):
    made = busy.book("papers", local("09:44:30"))
    assert (made.service, made.at) == ("papers", local("09:30"))
    assert len(made.code) == 20
    assert busy.appointments("papers", local("00:00"), local("23:00")) == [(local("09:30"), 1)]
    assert busy.appointments("land", local("00:00"), local("23:00")) == []
    assert made.code not in str(journal(busy))


def test_a_slot_holds_so_many_of_each_service(busy):
    first = busy.book("papers", local("09:00"))
    busy.book("papers", local("09:29"))
    with pytest.raises(SlotFull, match="09:00 12/10"):
        busy.book("papers", local("09:10"))
    busy.book("land", local("09:00"))
    busy.book("papers", local("09:30"))
    busy.unbook(first.code)
    busy.book("papers", local("09:00"))
    with pytest.raises(SlotFull):
        busy.book("papers", local("09:00"))
    held = busy.appointments("papers", local("09:00"), local("10:00"))
    assert held == [(local("09:00"), 2), (local("09:30"), 1)]


def test_who_came_early_still_holds_the_place(busy, clock):
    codes = [busy.book("papers", local("08:30")).code for _ in range(2)]
    for code in codes:
        busy.check_in(code)
        with pytest.raises(SlotFull):
            busy.book("papers", local("08:30"))
    assert busy.appointments("papers", local("08:00"), local("09:00")) == [(local("08:30"), 2)]


def test_nobody_books_the_past_or_closed_hours(make_hall):
    hall = make_hall(busy_hall(hours={"monday": ["07:30-11:30"], "last_ticket_minutes": 30}))
    for text in ("08:00", "08:29", "07:00"):  # it is 08:00
        with pytest.raises(SlotWrong):
            hall.book("papers", local(text))
    for wrong in (local("11:00"), local("14:00"), local("09:00", day=13)):
        with pytest.raises(SlotWrong):
            hall.book("papers", wrong)
    assert hall.book("papers", local("10:59")).at == local("10:30")
    assert hall.book("papers", local("09:00", day=19)).at == local("09:00", day=19)


def test_who_cannot_book(make_hall, busy):
    with pytest.raises(NoAppointments):
        make_hall(small_hall()).book("papers", local("09:00"))
    with pytest.raises(UnknownService):
        busy.book("nothing", local("09:00"))
    for act in (busy.unbook, busy.check_in):
        with pytest.raises(UnknownAppointment):
            act("0" * 20)


def test_who_booked_ranks_at_the_booked_time(busy, clock):
    made = busy.book("papers", local("08:30"))
    busy.issue("papers")  # 08:00
    clock.go(minutes=5)
    ticket = busy.check_in(made.code, printer="kiosk")
    assert (ticket.label, ticket.lane, ticket.rank) == ("A002", Lane.ORDINARY, local("08:30"))
    assert ticket.issued_at == clock.now
    clock.go(minutes=20)
    busy.issue("papers")  # 08:25
    clock.go(minutes=10)
    busy.issue("papers")  # 08:35
    assert [t.label for t in busy.board()[0].waiting()] == ["A001", "A003", "A002", "A004"]
    assert busy.print_jobs_of(ticket.id) == [("queued", "")]


@pytest.mark.parametrize(("minutes", "rank"), [(29, "09:00"), (75, "09:00"), (76, "09:16")])
def test_who_is_late_ranks_at_the_arrival(busy, clock, minutes, rank):
    made = busy.book("papers", local("09:00"))
    clock.go(minutes=minutes)
    assert busy.check_in(made.code).rank == local(rank)


def test_nobody_takes_the_number_hours_before(busy, clock):
    made = busy.book("papers", local("10:00"))
    clock.go(minutes=59)
    with pytest.raises(AppointmentTooEarly, match=r"10:00 12/10.*09:00 12/10"):
        busy.check_in(made.code)
    clock.go(minutes=1)
    assert busy.check_in(made.code).rank == local("10:00")


def test_a_booking_is_used_once(busy):
    made, other = busy.book("papers", local("08:30")), busy.book("papers", local("08:30"))
    busy.check_in(made.code)
    busy.unbook(other.code)
    for code in (made.code, other.code):
        for act in (busy.check_in, busy.unbook):
            with pytest.raises(AppointmentOver):
                act(code)
    assert busy.board()[0].issued == 1


def test_a_booking_is_for_its_day(busy, clock):
    late = busy.book("papers", local("16:00"))
    tomorrow = busy.book("papers", local("08:30", day=13))
    with pytest.raises(AppointmentTooEarly):
        busy.check_in(tomorrow.code)
    clock.go(days=1)
    with pytest.raises(AppointmentOver, match="16:00 12/10"):
        busy.check_in(late.code)
    assert busy.check_in(tomorrow.code).label == "A001"


def test_who_booked_has_a_place_below_the_daily_limit(make_hall, clock):
    services = [service("papers", "A", daily_limit=3), service("land", "B"), service("cards", "C")]
    hall = make_hall(busy_hall(service=services, hours={"monday": ["08:00-11:00"], "tuesday": ["08:00-11:00"]}))
    first, second = hall.book("papers", local("10:30")), hall.book("papers", local("10:30"))
    hall.issue("papers")
    for more in (lambda: hall.issue("papers"), lambda: hall.book("papers", local("10:00"))):
        with pytest.raises(DailyLimitReached):
            more()
    assert hall.book("papers", local("10:00") + timedelta(days=1)).at == local("10:00") + timedelta(days=1)
    hall.unbook(second.code)
    hall.issue("papers")
    clock.now = local("11:40").astimezone(UTC)  # outside the hours, and late
    assert hall.check_in(first.code).label == "A003"
    third = make_hall(busy_hall(service=services)).book("land", local("12:00"))
    assert hall.check_in(third.code, Lane.PRIORITY).rank == third.at - timedelta(minutes=20)


@pytest.mark.databases(*BOTH)
def test_a_place_is_kept_until_the_person_is_late(make_hall, clock):
    services = [service("papers", "A", daily_limit=1), service("land", "B"), service("cards", "C")]
    hall = make_hall(busy_hall(service=services))
    late = hall.book("papers", local("09:00"))
    clock.now = local("09:16").astimezone(UTC)
    assert hall.issue("papers").label == "A001"
    assert hall.check_in(late.code).label == "A002"


@pytest.mark.parametrize(
    ("asked", "slot"),
    [("08:45", "08:20"), ("09:05", "09:05"), ("10:59", "10:35"), ("13:00", "13:00"), ("14:29", "13:45")],
)
def test_slots_begin_with_the_hours(make_hall, asked, slot):
    rules = {"per_slot": 1, "slot_minutes": 45}
    hall = make_hall(busy_hall(appointments=rules, hours={"monday": ["08:20-11:00", "13:00-16:00"]}))
    assert hall.book("papers", local(asked)).at == local(slot)


@pytest.mark.parametrize("days", [93, 2_900_000], ids=["a quarter", "year 9966"])
def test_nobody_books_for_a_slip_of_the_finger(busy, days):
    with pytest.raises(SlotWrong):
        busy.book("papers", local("09:00") + timedelta(days=days))


def test_the_same_request_for_something_else_is_refused(busy):
    nine, ten = (busy.book("papers", local(at), request_id=at) for at in ("09:00", "10:00"))
    busy.unbook(nine.code, request_id="gone")
    came = busy.check_in(busy.book("papers", local("09:00")).code, request_id="in")
    for other in (
        lambda: busy.book("papers", local("10:00"), request_id="09:00"),
        lambda: busy.book("land", local("09:00"), request_id="09:00"),
        lambda: busy.unbook(ten.code, request_id="gone"),
        lambda: busy.check_in(ten.code, request_id="in"),
        lambda: busy.cancel(came.id, request_id="in"),
    ):
        with pytest.raises(RequestReused):
            other()


def test_twice_gives_the_same_code(busy):
    made = busy.book("papers", local("09:00"), request_id="tap")
    busy.check_in(made.code, request_id="in") if made.at - busy._clock() <= timedelta(hours=1) else None
    assert busy.book("papers", local("09:00"), request_id="tap") == made


@pytest.mark.databases(*BOTH)
def test_the_first_signs_of_a_code_are_enough_to_come(busy, clock):
    booked = busy.book("papers", local("09:00"))
    clock.now = local("09:00").astimezone(UTC)
    ticket = busy.check_in(booked.code[:8], request_id="touch")
    assert ticket.label == "A001"
    assert busy.check_in(booked.code[:8], request_id="touch") == ticket
    for wrong in (booked.code[:7], booked.code[:9], "F" * 8):
        with pytest.raises(UnknownAppointment):
            busy.check_in(wrong)
    with pytest.raises(TooLate):
        busy.check_in(busy.book("papers", local("10:00")).code, still_wanted=lambda: False)
