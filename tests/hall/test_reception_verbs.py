"""What the reception asks of the hall: walk-ins, a number looked up, another service; what to bring."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.errors.counters import NothingCalled, TargetClosed, UnknownCounter, WrongState
from shared.errors.visits import HallClosed, UnknownTicket
from shared.rules.entry import Verb
from shared.rules.printing import JobState
from shared.rules.ticket import Source, State
from tests.support.halls import assert_sound, journal, small_hall

RECEPTION = Source.RECEPTION


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall()).open_all()


def test_a_walk_in_is_called_by_that_counter_alone(hall):
    hall.issue("land")
    walked_in = hall.issue("land", source=RECEPTION, to_counter=2)
    assert walked_in.ahead == 0, "nobody is before them at that counter"
    assert hall.call_next(1).label == "B001"
    assert hall.call_next(2).id == walked_in.id
    assert journal(hall)[-3].body["source"] == "reception"
    assert_sound(hall)


def test_nobody_is_sent_to_a_counter_that_is_not_open(hall):
    hall.close(2)
    before = hall.board()
    with pytest.raises(TargetClosed):
        hall.issue("land", source=RECEPTION, to_counter=2)
    with pytest.raises(UnknownCounter):
        hall.issue("land", source=RECEPTION, to_counter=9)
    assert hall.board() == before


@pytest.mark.databases("sqlite")
def test_the_reception_gives_numbers_outside_the_hours_and_of_a_service_that_is_off(make_hall, clock):
    hall = make_hall(small_hall(hours={"monday": ["07:30-11:30"]})).open_all()
    hall.service_off("land", "Hết mẫu")
    assert hall.issue("land", source=RECEPTION).label == "B001"
    clock.go(hours=10)
    with pytest.raises(HallClosed):
        hall.issue("papers")
    assert hall.issue("papers", source=RECEPTION).label == "A001"


def test_who_waits_is_sent_to_another_service_without_a_counter(hall):
    ticket = hall.issue("papers")
    assert hall.transfer(ticket_id=ticket.id, service="land").service == "land"
    assert hall.call_next(2).id == ticket.id
    with pytest.raises(WrongState):
        hall.transfer(ticket_id=ticket.id, service="papers")
    assert_sound(hall)


@pytest.mark.databases("sqlite")
def test_without_a_counter_there_is_no_number_in_hand(hall):
    with pytest.raises((NothingCalled, UnknownCounter)):
        hall.transfer(service="land")


def test_a_number_is_looked_up_with_all_that_happened(hall):
    ticket = hall.issue("papers", printer="kiosk")
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.CONFIRMED)
    hall.call_next(1)
    hall.complete(1)
    found = hall.visit("A001")
    assert (found.ticket.id, found.ticket.state) == (ticket.id, State.SERVED)
    assert [entry.verb for entry in found.entries] == [Verb.ISSUE, Verb.CALL_NEXT, Verb.COMPLETE]
    assert [(each.printer, each.state) for each in found.papers] == [("kiosk", "confirmed")]
    assert hall.visit(hall.issued(ticket.id)[1]) == found


def test_a_number_of_another_day_is_nobody_s(hall, clock):
    code = hall.issued(hall.issue("papers").id)[1]
    clock.go(days=1)
    hall.issue("land", source=RECEPTION)
    for asked in ("A001", "A999", code, "x", ""):
        with pytest.raises(UnknownTicket):
            hall.visit(asked)


def test_what_to_bring_goes_with_the_reason(hall, clock):
    ticket = hall.issue("papers", printer="kiosk")
    hall.record_print_result(hall.claim_print_job("kiosk"), JobState.CONFIRMED)
    hall.call_next(1)
    back = clock.now + timedelta(minutes=30)
    parked = hall.park(1, "Thiếu giấy tờ", back, bring="bản sao")
    assert (parked.park_reason, parked.return_at) == ("Thiếu giấy tờ: bản sao", back)
    assert {"reason": "Thiếu giấy tờ", "bring": "bản sao"}.items() <= dict(journal(hall)[-1].body).items()
    hall.reprint(ticket.id, counter=1)
    job = hall.claim_print_job("kiosk")
    assert (job.ticket.park_reason, job.ticket.counter, job.again) == ("Thiếu giấy tờ: bản sao", 1, True)
    assert_sound(hall)


def test_the_same_number_comes_back_to_the_same_counter(hall):
    ticket = hall.issue("land")
    hall.call_next(2)
    hall.park(2, "Thiếu giấy tờ", bring="bản sao")
    hall.come_back(ticket.id)
    with pytest.raises(Exception, match="waiting"):
        hall.call_next(1)
    assert hall.call_next(2).label == ticket.label
    assert hall.board()[0].calls[0].label == ticket.label, "the hall screen shows it as any call"
