"""A clerk sees the slip in the person's hand, whatever the printer said: one outcome, on both databases."""

from __future__ import annotations

from functools import partial

import pytest

from shared.errors.counters import UnknownCounter
from shared.errors.outside import NoPrinterSet, PrinterTaken
from shared.errors.visits import SlipSettled, UnknownPrinter, UnknownTicket
from shared.fonts import load_fonts
from shared.printer.connect import connect
from shared.printer.spool import Spool
from shared.rules.entry import Verb
from shared.rules.printing import SEEN, JobState, Left, PrinterState
from shared.simulator.simulator import PrinterSimulator
from tests.support.halls import BOTH, THROUGH, THROUGH_SERVER, journal, small_hall
from tests.support.printers import section
from tests.support.servers import wait_for
from tests.support.slips import commune
from tests.support.together import together

OUT = (JobState.CONFIRMED.value, SEEN)
ROUNDS = 25

pytestmark = pytest.mark.databases(*BOTH, THROUGH, THROUGH_SERVER)


def slips(hall):
    """What the journal says of slips: state, reason and counter."""
    said = [entry for entry in journal(hall) if entry.verb is Verb.SLIP]
    return [(entry.body["state"], entry.body["reason"], entry.counter) for entry in said]


def wrong(hall, reason="unknown", state=JobState.FAILED):
    ticket = hall.issue("papers", printer="kiosk")
    job = hall.claim_print_job("kiosk")
    hall.record_print_result(job, state, reason)
    return ticket, job


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (JobState.FAILED, "unknown"),
        (JobState.FAILED, "paper_out"),
        (JobState.BLOCKED, "paper_out"),
        (JobState.SENT, ""),
    ],
)
def test_it_is_noted_as_seen_and_is_no_trouble_any_more(small, state, reason):
    ticket, job = wrong(small, reason, state)
    small.confirm_seen(ticket.id, counter=2)
    assert small.board()[0].troubles == {}
    assert small.print_jobs_of(ticket.id) == [OUT]
    assert slips(small)[-1] == (*OUT, 2)
    for late in (JobState.CONFIRMED, JobState.FAILED, JobState.SENT):
        small.record_print_result(job, late, "unknown" if late is JobState.FAILED else "")
    assert (small.print_jobs_of(ticket.id), small.board()[0].troubles) == ([OUT], {}), "what has ended stands"
    assert slips(small)[-1] == (*OUT, 2)


def test_twice_is_once_and_a_second_clerk_is_told(small):
    ticket, _ = wrong(small)
    small.confirm_seen(ticket.id, request_id="seen")
    small.confirm_seen(ticket.id, request_id="seen")
    with pytest.raises(SlipSettled, match="A001"):
        small.confirm_seen(ticket.id)
    assert [each[1] for each in slips(small)].count(SEEN) == 1


@pytest.mark.parametrize("state", [JobState.CONFIRMED, JobState.SENDING])
def test_a_slip_that_is_out_or_being_sent_is_nobody_s_business(small, state):
    ticket = small.issue("papers", printer="kiosk")
    job = small.claim_print_job("kiosk")
    if state is JobState.CONFIRMED:
        small.record_print_result(job, state)
    with pytest.raises(SlipSettled):
        small.confirm_seen(ticket.id)
    with pytest.raises(SlipSettled):
        small.confirm_seen(small.issue("papers").id)  # it never had one
    with pytest.raises(UnknownTicket):
        small.confirm_seen(999)
    with pytest.raises(UnknownCounter):
        small.confirm_seen(ticket.id, counter=77)


def test_a_reprint_that_still_waits_is_not_printed(small):
    ticket, _ = wrong(small, "paper_out", JobState.BLOCKED)
    small.reprint(ticket.id)
    after = small.issue("papers", printer="kiosk")
    small.confirm_seen(ticket.id)
    assert small.print_jobs_of(ticket.id) == [OUT, OUT]
    assert small.claim_print_job("kiosk").ticket.id == after.id


def test_it_is_over_with_the_day(small, clock):
    ticket, _ = wrong(small)
    clock.go(days=1)
    with pytest.raises(UnknownTicket):
        small.confirm_seen(ticket.id)


# At the same moment


@pytest.mark.slow
@pytest.mark.parametrize("state", [JobState.CONFIRMED, JobState.FAILED])
def test_the_printer_and_a_clerk_speak_at_once(small, state):
    for _ in range(ROUNDS):
        ticket, job = wrong(small, "paper_out", JobState.BLOCKED)
        reason = "unknown" if state is JobState.FAILED else ""
        before = len(slips(small))
        _, seen = together(
            partial(small.record_print_result, job, state, reason),
            partial(small.confirm_seen, ticket.id),
        )
        ended, told = small.print_jobs_of(ticket.id), [each[:2] for each in slips(small)[before:]]
        if state is JobState.FAILED and seen is None:  # failed first and seen then, or seen and nothing more
            assert told in ([OUT], [("failed", "unknown"), OUT])
            assert ended == [OUT]
        else:
            assert told == ended == [OUT if seen is None else (state.value, reason)]
        assert small.board()[0].troubles == {}


def test_a_queued_slip_is_taken_by_the_printer_or_seen_by_a_clerk(small):
    for _ in range(ROUNDS):
        ticket = small.issue("papers", printer="kiosk")
        job, seen = together(lambda: small.claim_print_job("kiosk"), partial(small.confirm_seen, ticket.id))
        if job is None:
            assert (seen, small.print_jobs_of(ticket.id)) == (None, [OUT])
        else:
            assert isinstance(seen, SlipSettled)
            small.record_print_result(job, JobState.CONFIRMED)
            assert small.print_jobs_of(ticket.id) == [("confirmed", "")]


# With a printer


@pytest.mark.slow
@pytest.mark.allow_logs("shared.printer.spool", "shared.printer.printer")
@pytest.mark.databases("sqlite")
@pytest.mark.parametrize("rows", [1, 150])
def test_a_held_slip_that_was_seen_is_not_printed_by_the_new_roll(qapp, make_hall, clock, tmp_path, rows):
    load_fonts()
    printer = PrinterSimulator(tmp_path / "slips")
    printer.start()
    where = section("network", port=printer.port, timeout_seconds=5)
    hall = make_hall(commune().model_copy(update={"printer": where}))
    told: list[tuple[str, JobState]] = []
    right = hall.lease_printer("kiosk")
    spool = Spool(
        hall,
        "kiosk",
        connect(where),
        hall.settings,
        lambda job, _error, state: told.append((job.ticket.label, state)),
        now=clock,
        right=right,
    )
    try:
        printer.play("out_middle", rows, next_job=True)
        held = hall.issue("certify", printer="kiosk")
        waiting = hall.issue("certify", printer="kiosk")
        spool.start()
        wait_for(lambda: hall.print_jobs_of(held.id) == [("blocked", "paper_out")])
        hall.confirm_seen(held.id, counter=1)
        hall.confirm_seen(waiting.id, counter=1)
        wait_for(lambda: told[-1] == (held.label, JobState.CONFIRMED))
        printer.new_roll()
        after = hall.issue("certify", printer="kiosk")
        spool.ring()
        wait_for(lambda: hall.print_jobs_of(after.id) == [("confirmed", "")])
    finally:
        assert spool.stop(60)
        right.release()
        printer.stop()
    assert (hall.print_jobs_of(held.id), hall.print_jobs_of(waiting.id)) == ([OUT], [OUT])
    whole = [piece for piece in printer.slips if len(piece.rows) > 400]
    assert len(whole) == 1, "only the slip of who came afterwards"


# Which printer


def test_a_reprint_goes_where_the_first_slip_was_else_to_the_usual_one(small):
    garden = small.issue("papers", printer="garden")
    none = small.issue("papers")
    with pytest.raises(NoPrinterSet):
        small.reprint(none.id)
    for name in ("garden", "door"):
        small.report_printer(name)
    assert small.reprint(garden.id, request_id="again") == "garden"
    assert small.reprint(garden.id, request_id="again") == "garden"
    assert small.reprint(small.issue("papers").id) == "door", "the hall file's is not there: the first"
    assert small.reprint(garden.id, "door") == "door"
    with pytest.raises(UnknownPrinter, match=r"doo\".*door, garden, kiosk"):
        small.reprint(garden.id, "doo")
    assert (small.printer_named(None), small.printer_named("garden")) == ("door", "garden")


def test_the_name_of_the_hall_file_is_the_usual_one(make_hall):
    hall = make_hall(small_hall(printer={"name": "garden"}))
    for name in ("kiosk", "garden"):
        hall.report_printer(name, "paper_out")
    assert hall.reprint(hall.issue("papers").id) == "garden"


@pytest.mark.slow
@pytest.mark.databases(*BOTH)  # the hub keeps a kiosk's printer for it for a while
def test_a_printer_that_was_renamed_can_be_forgotten(small, clock):
    ticket, _ = wrong(small, "unknown")
    small.report_printer("old", "paper_out")
    left = small.issue("papers", printer="old")
    right = small.lease_printer("old")
    with pytest.raises(PrinterTaken):
        small.forget_printer("old")
    right.release()
    small.forget_printer("old")
    assert small.board()[0].printers == {}
    assert small.board()[0].troubles[left.id].reason == "too_late"
    small.report_printer("kiosk")
    small.report_printer("kiosk")
    assert small.reprint(left.id) == "kiosk"
    assert small.board()[0].printers == {"kiosk": PrinterState()}
    with pytest.raises(UnknownPrinter):
        small.forget_printer("old")
    assert ticket.id in small.board()[0].troubles


# What is left in a printer


def test_what_earlier_runs_left(small):
    def ended(state, reason=""):
        small.issue("papers", printer="kiosk")
        small.record_print_result(small.claim_print_job("kiosk"), state, reason)
        return small.residue_in("kiosk")

    assert small.residue_in("kiosk") is Left.UNKNOWN
    assert ended(JobState.FAILED, "paper_out") is Left.UNKNOWN
    assert ended(JobState.CONFIRMED) is Left.NOTHING
    assert ended(JobState.FAILED, "paper_out") is Left.NOTHING
    assert ended(JobState.SENT) is Left.ANSWERS
    assert ended(JobState.FAILED, "too_late") is Left.ANSWERS, "nothing was sent: the one before tells"
    assert ended(JobState.FAILED, "unknown") is Left.PIECE
    assert small.residue_in("door") is Left.UNKNOWN
    assert ended(JobState.CONFIRMED) is Left.NOTHING
    small.issue("papers", printer="kiosk")
    small.claim_print_job("kiosk")
    assert small.residue_in("kiosk") is Left.PIECE
    small.fail_abandoned_jobs("kiosk")
    assert small.residue_in("kiosk") is Left.PIECE
