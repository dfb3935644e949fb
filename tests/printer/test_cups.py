"""Slips through a real CUPS: what its queues say is believed, and nothing comes out when nobody waits any more."""

from __future__ import annotations

import subprocess
import sys
from shutil import which

import pytest

from shared.errors.outside import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.printer.capabilities import UNPROBED
from shared.printer.connect import connect
from shared.printer.escpos.status import Problem
from shared.printer.messages import NO_QUEUE, NO_SERVICE, NOT_SAID, REMOVED, TAKEN_BACK
from shared.printer.session.transmission import Result
from shared.rules.printing import Left
from shared.simulator.simulator import PrinterSimulator
from tests.support.print_service import print_service
from tests.support.printers import section

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform == "win32" or not which("cupsd", path="/usr/sbin:/usr/bin"), reason="needs CUPS"
    ),
]

JOB = b"\x1b@" + b"A012\n" * 20 + b"\x1dV\x00"
PATIENCE = 60.0
FAST = 0.5
"""`timeout_seconds` where a job will not get out: so long a call waits for it."""


@pytest.fixture
def service(monkeypatch):
    with print_service() as service:
        for name, value in service.environment.items():
            monkeypatch.setenv(name, value)
        yield service


@pytest.fixture
def paper(tmp_path):
    simulator = PrinterSimulator(tmp_path / "slips")
    simulator.start()
    yield simulator
    simulator.stop()


@pytest.fixture
def queue(service, paper):
    service.add("slips", paper.port)
    return service


def printer(seconds: float = PATIENCE, name: str = "slips"):
    return connect(section("cups", queue=name, timeout_seconds=seconds), UNPROBED)


def test_a_slip_is_sent_when_the_queue_has_passed_it_on(queue, paper):
    assert printer().look().ready
    assert printer().print(JOB, "0001").result is Result.SENT
    assert queue.jobs() == []
    paper.until(lambda: len(paper.slips) == 1)


@pytest.mark.parametrize(
    ("command", "problem", "back"),
    [
        (("cupsdisable", "-r", "Out of paper"), Problem.QUEUE_STOPPED, "cupsenable"),
        (("cupsreject", "-r", "Moved to room 2"), Problem.QUEUE_CLOSED, "cupsaccept"),
        (("cupsdisable",), Problem.QUEUE_STOPPED, "cupsenable"),
        (("cupsreject",), Problem.QUEUE_CLOSED, "cupsaccept"),
    ],
)
def test_a_queue_that_stands_still_is_not_ready_and_gets_nothing(queue, paper, command, problem, back):
    slips = printer()
    queue.run(*command, "slips")
    assert slips.look().problem is problem
    with pytest.raises(PrinterNotReady) as caught:
        slips.print(JOB, "0001")
    assert caught.value.fields["problem"] is problem
    assert queue.jobs() == []
    queue.run(back, "slips")
    assert slips.look().ready
    assert slips.print(JOB, "0002").result is Result.SENT
    paper.until(lambda: len(paper.slips) == 1)


def test_the_reason_somebody_gave_is_kept(queue):
    queue.run("cupsdisable", "-r", "Out of paper", "slips")
    assert printer().look().detail == "Out of paper"


def test_a_queue_written_in_other_capitals_is_asked_all_the_same(queue, paper):
    slips = printer(FAST, "Slips")
    paper.play("refuse")
    assert slips.print(JOB, "0001").result is Result.BLOCKED
    queue.run("cupsdisable", "slips")
    assert slips.settle("0001", FAST).condition.problem is Problem.QUEUE_STOPPED
    slips.close()
    assert queue.jobs() == []
    assert slips.look().problem is Problem.QUEUE_STOPPED


def test_another_queue_that_stands_still_is_no_matter(queue, paper):
    queue.add("slips2", paper.port)
    queue.run("cupsdisable", "slips2")
    queue.run("cupsreject", "slips2")
    assert printer().look().ready


def test_a_slip_that_nobody_waits_for_is_taken_out_of_the_queue(queue, paper):
    """It waits behind what another program prints."""
    paper.play("refuse")
    letter = b"a letter\n\x1dV\x00"
    other = subprocess.run(["lp", "-d", "slips", "-o", "raw"], input=letter, capture_output=True, check=True)
    slips = printer(FAST)
    first = slips.print(JOB, "0001")
    assert (first.result, first.condition.problem) == (Result.BLOCKED, Problem.QUEUE_HOLDS)
    queue.run("cupsdisable", "slips")
    assert slips.settle("0001", FAST).condition.problem is Problem.QUEUE_STOPPED
    with pytest.raises(PrinterInterrupted) as caught:
        slips.take_back("0001")
    assert caught.value.fields["reason"] == TAKEN_BACK
    assert [job for job in queue.jobs() if job.encode() not in other.stdout] == []
    paper.heal("refuse")
    queue.run("cupsenable", "slips")
    slips = printer()
    assert slips.print(JOB, "0002").result is Result.SENT
    paper.until(lambda: len(paper.slips) == 2)
    assert paper.times(JOB) == 1


def test_a_slip_taken_out_while_it_went_to_the_printer_may_be_out(queue, paper):
    slips = printer(FAST)
    paper.play("refuse")
    slips.print(JOB, "0001")
    with pytest.raises(PrinterInterrupted) as caught:
        slips.take_back("0001")
    assert caught.value.fields["reason"] == NOT_SAID
    assert queue.jobs() == []


def test_a_slip_whose_printer_comes_back_in_time_is_sent(queue, paper):
    slips = printer(FAST)
    paper.play("refuse")
    assert slips.print(JOB, "0001").result is Result.BLOCKED
    paper.heal("refuse")
    assert slips.settle("0001", PATIENCE).result is Result.SENT
    paper.until(lambda: len(paper.slips) == 1)


def test_a_slip_that_somebody_removes_is_not_called_sent(queue, paper):
    slips = printer(FAST)
    paper.play("refuse")
    slips.print(JOB, "0001")
    queue.run("cancel", "-a", "slips")
    with pytest.raises(PrinterInterrupted) as caught:
        slips.settle("0001", PATIENCE)
    assert caught.value.fields["reason"] == REMOVED


def test_closing_takes_a_held_slip_out_of_the_queue(queue, paper):
    slips = printer(FAST)
    paper.play("refuse")
    slips.print(JOB, "0001")
    slips.close()
    assert queue.jobs() == []


def test_what_a_run_left_in_the_queue_when_the_power_went_is_not_printed_after_it(queue, paper):
    paper.play("refuse")
    printer(FAST).print(JOB, "0001")  # and is never heard of again
    letter = queue.run("lp", "-d", "slips", "-o", "raw", str(queue.folder / "cupsd.conf"))
    assert printer(FAST).look().ready  # that only looks: another program may be printing
    assert len(queue.jobs()) == 2
    slips = printer(FAST)
    slips.take_over(Left.PIECE)
    (kept,) = queue.jobs()
    assert kept in letter


def test_a_service_that_is_away_when_a_slip_is_to_be_taken_back_is_told_when_it_is_there(queue, paper):
    slips = printer(FAST)
    paper.play("refuse")
    slips.print(JOB, "0001")
    queue.stop()
    assert slips.settle("0001", FAST).condition.detail == NO_SERVICE
    with pytest.raises(PrinterInterrupted):
        slips.take_back("0001")
    assert (slips.look().problem, slips.look().detail) == (Problem.UNREACHABLE, NO_SERVICE)
    queue.start()
    assert slips.look().ready
    assert queue.jobs() == []


def test_no_service_and_no_queue_are_told_apart(service):
    assert printer(name="slisp").look().detail == NO_QUEUE
    service.stop()
    with pytest.raises(PrinterUnavailable) as caught:
        printer().print(JOB, "0001")
    assert caught.value.fields["reason"] == NO_SERVICE
    service.start()
    assert printer().look().detail == NO_QUEUE
