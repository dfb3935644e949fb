"""A slip that is wanted again while the first one is still inside a printer: one comes, or staff know of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.errors import RequestReused, SlipHeld
from shared.rules.board import fold
from shared.rules.printing import CAME_AFTER_ALL, REPLACED, JobState, Trouble
from shared.rules.ticket import Verb
from tests.halls import assert_sound, journal

DONE = (JobState.CONFIRMED.value, "")
HELD = (JobState.BLOCKED.value, "paper_out")


@pytest.fixture
def held(small):
    """A ticket whose slip the printer holds, and its job."""
    ticket = small.issue("papers", printer="kiosk")
    job = small.take_print_job("kiosk")
    small.slip_is(job, JobState.BLOCKED, "paper_out")
    return ticket, job


def troubles(hall):
    """As the tables have them, and as a board that is folded from the start has them: they are the same."""
    assert_sound(hall)
    return hall.board()[0].troubles


def reprint(hall, ticket, printer=None):
    """Queues it again and hands it to that printer."""
    to = hall.reprint(ticket.id, printer)
    return hall.take_print_job(to)


def test_while_the_printer_holds_it_staff_go_on_seeing_it(small, held):
    ticket, job = held
    small.reprint(ticket.id)
    assert troubles(small) == {ticket.id: Trouble(job.id, *HELD, "kiosk")}


def test_a_held_slip_that_comes_after_all_ends_the_trouble_and_the_reprint(small, held):
    ticket, job = held
    small.reprint(ticket.id)
    small.slip_is(job, JobState.CONFIRMED)
    assert small.print_jobs_of(ticket.id) == [DONE, ("failed", CAME_AFTER_ALL)]
    assert troubles(small) == {}
    assert small.take_print_job("kiosk") is None


def test_a_reprint_on_another_printer_leaves_the_held_slip_in_trouble(small, held):
    ticket, job = held
    small.printer_said("door")
    again = reprint(small, ticket, "door")
    small.slip_is(again, JobState.CONFIRMED)
    assert troubles(small)[ticket.id].job == job.id, "a second slip is still in the first printer"
    small.slip_is(job, JobState.FAILED, "unknown")
    assert troubles(small) == {}, "the person has a slip"


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.BLOCKED])
def test_when_the_reprint_goes_wrong_too_the_held_one_is_told_first(small, held, state):
    ticket, job = held
    small.printer_said("door")
    again = reprint(small, ticket, "door")
    small.slip_is(again, state, "cover_open")
    assert troubles(small)[ticket.id].job == job.id
    small.slip_is(job, JobState.FAILED, "unknown")
    now = troubles(small)[ticket.id]
    assert (now.job, now.state) == ((again.id, "blocked") if state is JobState.BLOCKED else (job.id, "failed"))
    if state is JobState.BLOCKED:
        small.slip_is(again, JobState.CONFIRMED)
        assert troubles(small) == {}


def test_a_failed_slip_is_no_trouble_while_its_reprint_is_on_its_way(small):
    ticket = small.issue("papers", printer="kiosk")
    small.slip_is(small.take_print_job("kiosk"), JobState.FAILED, "paper_out")
    assert ticket.id in troubles(small)
    again = reprint(small, ticket)
    assert troubles(small) == {}
    small.slip_is(again, JobState.FAILED, "cover_open")
    assert troubles(small)[ticket.id].reason == "cover_open"


def test_one_of_a_ticket_is_queued_at_most(small, held):
    ticket, _ = held
    small.printer_said("door")
    small.reprint(ticket.id)
    small.reprint(ticket.id, "door")
    small.reprint(ticket.id)
    assert [state for state, _ in small.print_jobs_of(ticket.id)] == ["blocked", "failed", "failed", "queued"]
    assert small.print_jobs_of(ticket.id)[1] == ("failed", REPLACED)
    assert small.take_print_job("door") is None
    assert small.take_print_job("kiosk").again
    assert small.take_print_job("kiosk") is None


def test_a_first_slip_that_still_waits_gives_way_to_the_reprint(small):
    ticket = small.issue("papers", printer="kiosk")
    small.reprint(ticket.id)
    assert small.take_print_job("kiosk").again
    assert small.take_print_job("kiosk") is None
    assert troubles(small) == {}


def test_who_does_not_mean_a_second_slip_is_told_that_one_is_held(small, held):
    ticket, job = held
    with pytest.raises(SlipHeld, match="A001"):
        small.reprint(ticket.id, though_held=False)
    assert small.print_jobs_of(ticket.id) == [HELD]
    small.slip_is(job, JobState.FAILED, "unknown")
    small.reprint(ticket.id, though_held=False)


def test_a_request_is_about_one_ticket(small, held):
    ticket, _ = held
    other = small.issue("papers", printer="kiosk")
    small.reprint(ticket.id, request_id="again")
    assert small.reprint(ticket.id, request_id="again") == "kiosk"
    with pytest.raises(RequestReused):
        small.reprint(other.id, request_id="again")
    small.slip_there(ticket.id, request_id="there")
    with pytest.raises(RequestReused):
        small.slip_there(other.id, request_id="there")
    small.slip_there(ticket.id, request_id="there")


def test_entries_of_before_end_a_trouble_as_they_did(small, held):
    """A journal of the version before: a reprint's entry says nothing of a trouble."""
    ticket, _ = held
    small.reprint(ticket.id)
    board, last = small.board()[0], journal(small)[-1]
    assert (last.verb, "trouble" in last.body) == (Verb.REPRINT, True)
    before = replace(last, body={"ticket": ticket.id, "printer": "kiosk"})
    assert ticket.id not in fold(board, before).troubles
