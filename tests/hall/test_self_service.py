"""What somebody who has a number does with it at a kiosk: priority afterwards, and being back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared.errors.counters import NobodyWaiting, WrongState
from shared.errors.kiosk import PriorityByStaff
from shared.errors.visits import UnknownTicket
from shared.rules.printing import JobState
from shared.rules.ticket import OWN_FOR, Lane, Sent, State, for_counter
from tests.support.halls import TEXT, assert_sound, journal, refused, small_hall


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall()).open_all()


# -- priority afterwards


def test_priority_is_taken_afterwards_and_the_slip_comes_again_with_its_mark(hall):
    hall.issue("papers")
    mine = hall.issue("papers", printer="door", language="en")
    assert hall.claim_print_job("door").ticket.lane is Lane.ORDINARY
    changed = hall.take_priority(mine.id, printer="door", language="en", request_id="touch")
    assert (changed.label, changed.lane) == (mine.label, Lane.PRIORITY)
    assert hall.take_priority(mine.id, printer="door", language="en", request_id="touch") == changed
    slip = hall.claim_print_job("door")
    assert (slip.ticket.lane, slip.language, slip.again) == (Lane.PRIORITY, "en", True)
    assert hall.claim_print_job("door") is None, "once"
    assert hall.call_next(1).id == mine.id
    assert_sound(hall)


def test_a_slip_that_is_not_begun_is_printed_with_the_mark_only(hall):
    mine = hall.issue("papers", printer="door")
    hall.take_priority(mine.id, printer="door")
    assert hall.claim_print_job("door").ticket.lane is Lane.PRIORITY
    assert hall.claim_print_job("door") is None
    assert [state for state, _ in hall.print_jobs_of(mine.id)] == [JobState.FAILED, JobState.SENDING]
    assert_sound(hall)


def test_a_slip_that_did_not_come_stays_told_until_the_other_came(hall):
    mine = hall.issue("papers", printer="door")
    hall.record_print_result(hall.claim_print_job("door"), JobState.FAILED, "cover_open")
    hall.take_priority(mine.id, printer="door")
    assert mine.id in hall.board()[0].troubles
    hall.record_print_result(hall.claim_print_job("door"), JobState.CONFIRMED)
    assert not hall.board()[0].troubles
    assert_sound(hall)


@pytest.mark.databases("sqlite")
def test_a_kiosk_changes_its_own_ticket_only_once_and_only_at_once(hall, clock):
    mine, other = hall.issue("papers", printer="door"), hall.issue("papers", printer="yard")
    given = hall.issue("papers", counter=1)
    already = hall.issue("papers", Lane.PRIORITY, printer="door")
    for ticket in (other, given, already):
        refused(hall, PriorityByStaff, lambda id_=ticket.id: hall.take_priority(id_, printer="door"))
    refused(hall, UnknownTicket, lambda: hall.take_priority(999, printer="door"))
    clock.now += OWN_FOR + timedelta(seconds=1)
    refused(hall, PriorityByStaff, lambda: hall.take_priority(mine.id, printer="door"))
    hall.call_next(1)
    called = next(t for t in hall.board()[0].tickets.values() if t.state is State.CALLED)
    refused(hall, WrongState, lambda: hall.take_priority(called.id, printer="door"))


@pytest.mark.databases("sqlite")
def test_where_staff_check_priority_they_give_it(make_hall):
    lanes = [
        {"code": "ordinary", "name": TEXT},
        {"code": "priority", "name": TEXT, "head_start_minutes": 20, "staff_check": True},
    ]
    hall = make_hall(small_hall(lane=lanes)).open_all()
    mine = hall.issue("papers", printer="door")
    refused(hall, PriorityByStaff, lambda: hall.take_priority(mine.id, printer="door"))
    assert hall.change_lane(mine.id, Lane.PRIORITY, counter=1).lane is Lane.PRIORITY


# -- back after being put aside


@pytest.fixture
def parked(hall):
    hall.issue("land")
    hall.issue("land")
    hall.call_next(1)
    hall.start(1)
    return hall.park(1, "forms")


def test_who_was_put_aside_comes_back_to_the_same_counter_with_the_same_number(hall, parked):
    back = hall.come_back(parked.id, request_id="touch")
    assert (back.state, back.label, back.line) == (State.WAITING, parked.label, for_counter(1))
    assert hall.come_back(parked.id, request_id="touch") == back
    assert hall.call_next(2).id != parked.id
    with pytest.raises(NobodyWaiting):
        hall.complete(2) and hall.call_next(2)
    assert hall.call_next(1).id == parked.id
    assert_sound(hall)


def test_where_that_counter_is_closed_another_one_calls(hall, parked):
    hall.close(1)
    assert hall.come_back(parked.id).line == "land"
    assert hall.call_next(2).id == parked.id
    assert_sound(hall)


@pytest.mark.databases("sqlite")
def test_who_was_not_put_aside_does_not_come_back(hall, parked, clock):
    waiting = next(t for t in hall.board()[0].tickets.values() if t.state is State.WAITING)
    refused(hall, WrongState, lambda: hall.come_back(waiting.id))
    refused(hall, UnknownTicket, lambda: hall.come_back(999))
    clock.go(days=1)
    hall.issue("papers")
    refused(hall, UnknownTicket, lambda: hall.come_back(parked.id))


def test_a_slip_s_code_tells_its_number_on_its_day(hall, clock):
    mine = hall.issue("papers")
    code = hall.issued(mine.id)[1]
    assert (hall.number_of_code(code), hall.number_of_code("7F" * 10)) == (mine.label, "")
    clock.go(days=1)
    hall.issue("papers")
    assert hall.number_of_code(code) == ""


# -- the dossier that somebody brought


DOSSIER = "H15.99-261012-0007"


def test_the_clerk_who_has_called_reads_the_dossier_that_came_with_the_number(hall):
    mine, other = hall.issue("papers", dossier=f" {DOSSIER} ", request_id="touch"), hall.issue("papers")
    assert hall.issue("papers", dossier=DOSSIER, request_id="touch") == mine
    hall.call_next(1)
    assert hall.sent(mine.id) == Sent(0, "", DOSSIER)
    hall.transfer(1, service="land", note="hồ sơ đất")
    assert hall.sent(mine.id) == Sent(1, "hồ sơ đất", DOSSIER)
    assert hall.sent(other.id) is None


def test_no_screen_and_no_entry_has_it_and_it_ends_with_the_day(hall, clock):
    mine = hall.issue("papers", dossier=DOSSIER)
    hall.call_next(1)
    hall.complete(1)
    board, _ = hall.board()
    assert DOSSIER not in f"{board} {journal(hall)} {hall.ticket_of_code(hall.issued(mine.id)[1])}"
    clock.go(days=1)
    hall.issue("papers")
    assert hall.sent(mine.id) is None
