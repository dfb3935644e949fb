"""A slip that is wanted again while the first one is still inside a printer: one comes, or staff know of both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared.errors.outside import NoPrinterSet, StoreUnavailable
from shared.errors.visits import RequestReused, SlipHeld, UnknownPrinter
from shared.hall import prints
from shared.rules.board import fold
from shared.rules.entry import Verb
from shared.rules.printing import (
    CAME_AFTER_ALL,
    MAY_BE_OUT,
    REPLACED,
    SENT_SOMETHING,
    JobState,
    Left,
    Trouble,
    left_by,
)
from shared.store.tables import print_jobs
from tests.support.halls import assert_sound, journal

DONE = (JobState.CONFIRMED.value, "")
HELD = (JobState.BLOCKED.value, "paper_out")


@pytest.fixture
def held(small):
    """A ticket whose slip the printer holds, and its job."""
    ticket = small.issue("papers", printer="kiosk")
    job = small.claim_print_job("kiosk")
    small.record_print_result(job, JobState.BLOCKED, "paper_out")
    return ticket, job


def troubles(hall):
    """As the tables have them, and as a board that is folded from the start has them: they are the same."""
    assert_sound(hall)
    return hall.board()[0].troubles


def reprint(hall, ticket, printer=None):
    """Queues it again and hands it to that printer."""
    to = hall.reprint(ticket.id, printer)
    return hall.claim_print_job(to)


def test_while_the_printer_holds_it_staff_go_on_seeing_it(small, held):
    ticket, job = held
    small.reprint(ticket.id)
    assert troubles(small) == {ticket.id: Trouble(job.id, *HELD, "kiosk")}


def test_a_held_slip_that_comes_after_all_ends_the_trouble_and_the_reprint(small, held):
    ticket, job = held
    small.reprint(ticket.id)
    small.record_print_result(job, JobState.CONFIRMED)
    assert small.print_jobs_of(ticket.id) == [DONE, ("failed", CAME_AFTER_ALL)]
    assert troubles(small) == {}
    assert small.claim_print_job("kiosk") is None


def test_a_reprint_on_another_printer_leaves_the_held_slip_in_trouble(small, held):
    ticket, job = held
    small.report_printer("door")
    again = reprint(small, ticket, "door")
    small.record_print_result(again, JobState.CONFIRMED)
    assert troubles(small)[ticket.id].job == job.id, "a second slip is still in the first printer"
    small.record_print_result(job, JobState.FAILED, "unknown")
    assert troubles(small) == {}, "the person has a slip"


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.BLOCKED])
def test_when_the_reprint_goes_wrong_too_the_held_one_is_told_first(small, held, state):
    ticket, job = held
    small.report_printer("door")
    again = reprint(small, ticket, "door")
    small.record_print_result(again, state, "cover_open")
    assert troubles(small)[ticket.id].job == job.id
    small.record_print_result(job, JobState.FAILED, "unknown")
    now = troubles(small)[ticket.id]
    assert (now.job, now.state) == ((again.id, "blocked") if state is JobState.BLOCKED else (job.id, "failed"))
    if state is JobState.BLOCKED:
        small.record_print_result(again, JobState.CONFIRMED)
        assert troubles(small) == {}


@pytest.fixture
def lost(small):
    """A ticket whose slip did not come out, and its job."""
    ticket = small.issue("papers", printer="kiosk")
    job = small.claim_print_job("kiosk")
    small.record_print_result(job, JobState.FAILED, "paper_out")
    return ticket, job


@pytest.mark.parametrize("came", [JobState.CONFIRMED, JobState.SENT])
def test_a_lost_slip_stays_in_trouble_until_another_came(small, lost, came):
    """No kiosk may be running: then nobody prints what is queued, and somebody has to know."""
    ticket, job = lost
    assert troubles(small) == {ticket.id: Trouble(job.id, "failed", "paper_out", "kiosk")}
    coming = {ticket.id: Trouble(job.id, "queued", "paper_out", "kiosk")}
    small.reprint(ticket.id)
    assert troubles(small) == coming
    small.reprint(ticket.id)
    assert troubles(small) == coming, "pressed twice"
    again = small.claim_print_job("kiosk")
    assert troubles(small) == coming
    assert small.claim_print_job("kiosk") is None
    small.record_print_result(again, came)
    assert troubles(small) == {}


def test_a_reprint_nobody_printed_is_in_trouble_itself(small, clock, lost):
    ticket, _ = lost
    small.reprint(ticket.id)
    clock.go(minutes=3)
    small.fail_abandoned_jobs("kiosk")
    assert (troubles(small)[ticket.id].state, troubles(small)[ticket.id].reason) == ("failed", "too_late")


def test_when_the_reprint_of_a_lost_slip_is_held_that_is_told(small, lost):
    ticket, _ = lost
    again = reprint(small, ticket)
    small.record_print_result(again, JobState.BLOCKED, "cover_open")
    assert troubles(small) == {ticket.id: Trouble(again.id, "blocked", "cover_open", "kiosk")}
    small.record_print_result(again, JobState.CONFIRMED)
    assert troubles(small) == {}


def test_a_slip_that_may_be_out_is_told_before_a_reprint_that_surely_is_not(small):
    ticket = small.issue("papers", printer="kiosk")
    job = small.claim_print_job("kiosk")
    small.record_print_result(job, JobState.FAILED, "unknown")
    small.record_print_result(reprint(small, ticket), JobState.FAILED, "paper_out")
    assert troubles(small) == {ticket.id: Trouble(job.id, "failed", "unknown", "kiosk")}


def test_a_first_slip_that_comes_while_its_reprint_failed_is_enough(small):
    small.report_printer("door")
    ticket = small.issue("papers", printer="kiosk")
    job = small.claim_print_job("kiosk")
    small.record_print_result(reprint(small, ticket, "door"), JobState.FAILED, "cover_open")
    assert troubles(small)[ticket.id].state == "queued", "the first is still on its way"
    small.record_print_result(job, JobState.CONFIRMED)
    assert troubles(small) == {}


def test_what_nobody_would_print_is_not_queued(small):
    """The hall file names no printer, and no kiosk ever said that it has one."""
    ticket = small.issue("papers")
    with pytest.raises(NoPrinterSet):
        small.reprint(ticket.id)
    with pytest.raises(NoPrinterSet):
        small.printer_named(None)
    small.report_printer("door")
    assert small.printer_named(None) == small.reprint(ticket.id) == "door"


@pytest.mark.allow_logs("shared.hall.prints")
def test_a_slip_that_cannot_be_given_up_holds_up_no_other(small, monkeypatch):
    tickets = [small.issue("papers", printer="kiosk") for _ in range(2)]
    jobs = [small.claim_print_job("kiosk") for _ in range(2)]
    tell = small._prints._tell

    def stumbles(act, job, state, reason):
        if job.id == jobs[0].id:
            raise ZeroDivisionError
        tell(act, job, state, reason)

    monkeypatch.setattr(small._prints, "_tell", stumbles)
    assert small.fail_abandoned_jobs("kiosk") == 1
    assert [small.print_jobs_of(ticket.id)[0][0] for ticket in tickets] == ["sending", "failed"]
    monkeypatch.undo()
    assert small.fail_abandoned_jobs("kiosk") == 1
    assert set(troubles(small)) == {ticket.id for ticket in tickets}


def test_one_of_a_ticket_is_queued_at_most(small, held):
    ticket, _ = held
    small.report_printer("door")
    small.reprint(ticket.id)
    small.reprint(ticket.id, "door")
    small.reprint(ticket.id)
    assert [state for state, _ in small.print_jobs_of(ticket.id)] == ["blocked", "failed", "failed", "queued"]
    assert small.print_jobs_of(ticket.id)[1] == ("failed", REPLACED)
    assert small.claim_print_job("door") is None
    assert small.claim_print_job("kiosk").again
    assert small.claim_print_job("kiosk") is None


def test_a_first_slip_that_still_waits_gives_way_to_the_reprint(small):
    ticket = small.issue("papers", printer="kiosk")
    small.reprint(ticket.id)
    assert small.claim_print_job("kiosk").again
    assert small.claim_print_job("kiosk") is None
    assert troubles(small) == {}


def test_who_does_not_mean_a_second_slip_is_told_that_one_is_held(small, held):
    ticket, job = held
    with pytest.raises(SlipHeld, match="A001"):
        small.reprint(ticket.id, though_held=False)
    assert small.print_jobs_of(ticket.id) == [HELD]
    small.record_print_result(job, JobState.FAILED, "unknown")
    small.reprint(ticket.id, though_held=False)


def test_nothing_is_queued_for_a_printer_that_is_being_forgotten(small, monkeypatch):
    """A clerk prints the slip again while what waited there is given up."""
    small.report_printer("front")
    small.report_printer("kiosk")
    left = [small.issue("papers", printer="front") for _ in range(2)]
    give_up, printers = small._prints._give_up, []

    def meanwhile(job):
        give_up(job)
        printers.append(small.reprint(left[0].id))

    monkeypatch.setattr(small._prints, "_give_up", meanwhile)
    small.forget_printer("front")
    assert printers == ["kiosk", "kiosk"]
    assert small.claim_print_job("front") is None
    assert small.print_jobs_of(left[1].id) == [("failed", "too_late")]
    assert_sound(small)


def test_a_printer_that_was_forgotten_half_way_is_forgotten_again(small, monkeypatch):
    small.report_printer("front")
    left = [small.issue("papers", printer="front") for _ in range(2)]
    give_up = small._prints._give_up

    def stops(job):
        monkeypatch.undo()
        raise StoreUnavailable(reason="the computer was switched off")

    monkeypatch.setattr(small._prints, "_give_up", stops)
    with pytest.raises(StoreUnavailable):
        small.forget_printer("front")
    assert small._prints._give_up == give_up
    small.forget_printer("front")
    assert [small.print_jobs_of(ticket.id) for ticket in left] == [[("failed", "too_late")]] * 2
    assert small.board()[0].printers == {}
    assert_sound(small)
    with pytest.raises(UnknownPrinter):
        small.forget_printer("front")


def test_what_was_left_in_a_printer_is_looked_for_as_far_as_it_matters(small, monkeypatch):
    """Not through every slip the hall ever printed, for a printer that printed few of them."""
    monkeypatch.setattr(prints, "LOOK_BACK", 10)
    small.issue("papers", printer="front")
    small.record_print_result(small.claim_print_job("front"), JobState.CONFIRMED)
    for _ in range(9):
        small.issue("papers", printer="kiosk")
    assert small.residue_in("front") is Left.NOTHING
    small.issue("papers", printer="kiosk")
    assert small.residue_in("front") is Left.UNKNOWN, "that is too long ago to say"


def test_a_reprint_of_an_old_number_is_the_last_that_the_printer_got(small):
    tickets = [small.issue("papers", printer="kiosk") for _ in range(52)]
    while job := small.claim_print_job("kiosk"):
        small.record_print_result(job, JobState.CONFIRMED)
    assert small.residue_in("kiosk") is Left.NOTHING
    reprint(small, tickets[0])  # and the power goes
    small.fail_abandoned_jobs("kiosk")
    assert small.residue_in("kiosk") is Left.PIECE


def test_slips_of_which_nothing_was_sent_hide_no_piece(small):
    small.issue("papers", printer="kiosk")
    small.record_print_result(small.claim_print_job("kiosk"), JobState.FAILED, "unknown")
    for _ in range(51):
        small.issue("papers", printer="kiosk")
        small.record_print_result(small.claim_print_job("kiosk"), JobState.FAILED, "unreachable")
    assert small.residue_in("kiosk") is Left.PIECE


SENDING = [
    *((state, "") for state in sorted(SENT_SOMETHING)),
    *((JobState.FAILED, reason) for reason in sorted(MAY_BE_OUT)),
]


@pytest.mark.parametrize(("state", "reason"), SENDING)
def test_what_may_lie_in_a_printer_is_seen_by_the_database_and_by_the_rules(small, state, reason):
    """A slip that was sent only, then one of this kind."""
    for now, why in ((JobState.SENT, ""), (state, reason), (JobState.FAILED, "too_late")):
        small.issue("papers", printer="kiosk")
        job = small.claim_print_job("kiosk")
        if now is not JobState.SENDING:
            small.record_print_result(job, now, why)
    assert small.residue_in("kiosk") is left_by(state, reason)
    assert (left_by(state, reason) is Left.NOTHING) is (state is JobState.CONFIRMED)


def test_sqlite_looks_for_it_from_the_last_print_job_backwards(store):
    with store.read() as tx:
        sql, names, _bound = print_jobs._LAST_SENT.compiled(tx.connection.dialect)
        plan = str(tx.driver.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * len(names or ())).fetchall())
    assert "SEARCH print_job USING INTEGER PRIMARY KEY" in plan
    assert "ORDER BY" not in plan


def test_a_request_is_about_one_ticket(small, held):
    ticket, _ = held
    other = small.issue("papers", printer="kiosk")
    small.reprint(ticket.id, request_id="again")
    assert small.reprint(ticket.id, request_id="again") == "kiosk"
    with pytest.raises(RequestReused):
        small.reprint(other.id, request_id="again")
    small.confirm_seen(ticket.id, request_id="there")
    with pytest.raises(RequestReused):
        small.confirm_seen(other.id, request_id="there")
    small.confirm_seen(ticket.id, request_id="there")


def test_entries_of_before_end_a_trouble_as_they_did(small, held):
    """A journal of the version before: a reprint's entry says nothing of a trouble."""
    ticket, _ = held
    small.reprint(ticket.id)
    board, last = small.board()[0], journal(small)[-1]
    assert (last.verb, "trouble" in last.body) == (Verb.REPRINT, True)
    before = replace(last, body={"ticket": ticket.id, "printer": "kiosk"})
    assert ticket.id not in fold(board, before).troubles
