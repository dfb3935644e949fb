"""Printers that answer, fall silent, run out of paper and come back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from shared.errors.outside import PrinterInterrupted, PrinterNotReady, PrinterUnavailable
from shared.printer.capabilities import UNPROBED, Capabilities
from shared.printer.connect import connect
from shared.printer.escpos.status import SILENCE, Condition, PaperState, Problem
from shared.printer.printer import Printer, PrintOutcome
from shared.printer.session.transmission import FULL_SECONDS, Result
from shared.printer.transport.posix import PosixSerial
from shared.rules.printing import Left
from shared.settings.sections import PrinterSection
from tests.support.folders import ROOT
from tests.support.loop import LINES, Place
from tests.support.printers import COVER_OPEN, PAPER_OUT, WELL, Clone, on_network, on_serial, section

JOB = b"\x1b@" + b"A012 " * 1200
ECHOES = Capabilities(echo=True, fence=True, status=(1, 4, 2, 3))
FENCES = Capabilities(echo=False, fence=True, status=(1, 4, 2, 3))
STILL = "stood still in the middle; see whether the slip is whole"
NETWORK, SERIAL = LINES["network"], LINES["serial"]


@pytest.fixture(params=["network", "serial"])
def line(request):
    return LINES[request.param]


real_lines_too = pytest.mark.parametrize(
    "line",
    ["network", "serial", *(pytest.param(name, marks=pytest.mark.slow) for name in ("tcp", "pty"))],
    indirect=True,
)
"""As proof that the loop is honest."""


@contextmanager
def ready(line, known: Capabilities = UNPROBED, clone: Clone | None = None) -> Iterator[tuple[Clone, Printer]]:
    clone = clone or Clone()
    with line(clone) as place:
        printer = place.printer(known)
        printer.take_over(Left.NOTHING)
        yield clone, printer
        printer.close()


# -- looking -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (WELL, Condition(True, PaperState.OK, None)),
        (PAPER_OUT, Condition(True, PaperState.OUT, Problem.PAPER_OUT)),
        (COVER_OPEN, Condition(True, PaperState.OK, Problem.COVER_OPEN)),
        ({**WELL, 4: 0x1E}, Condition(True, PaperState.NEAR_END, None)),
        ({}, SILENCE),
        ({1: 0x12}, Condition(True, PaperState.UNKNOWN, None)),
    ],
)
def test_a_look_says_what_the_printer_says(line, bits, said):
    with ready(line) as (clone, printer):
        clone.bits = dict(bits)
        assert printer.look() == said


def test_a_look_at_nothing_is_no_error():
    with on_network(Clone()) as where:
        pass
    assert connect(where).look().problem == Problem.UNREACHABLE
    assert "nothing listens there" in connect(where).look().detail
    assert not connect(section("none")).look().ready


def test_a_late_answer_is_not_taken_for_the_next_question(line):
    with ready(line) as (clone, printer):
        clone.bits = {}
        assert printer.look() == SILENCE
        clone.say(b"\x12\x12\x12\x12")
        clone.bits = dict(PAPER_OUT)
        clone.wait(lambda: clone.questions == [1])
        assert printer.look().problem in (Problem.PAPER_OUT, Problem.SILENT)


def test_a_line_that_broke_while_idle_is_opened_anew():
    clone = Clone()
    with on_network(clone) as where:
        printer = connect(where)
        assert printer.look().ready
    with on_network(clone, where.port):
        assert printer.look() == Condition(True, PaperState.OK, None)
        printer.close()


# -- printing: how its end is known ------------------------------------------------------------------------


@real_lines_too
@pytest.mark.parametrize("known", [ECHOES, FENCES, UNPROBED], ids=["echo", "fence", "unprobed"])
def test_a_job_is_confirmed_and_arrives_once(line, known):
    with ready(line, known) as (clone, printer):
        assert printer.print(JOB, "0001").result == Result.CONFIRMED
        assert printer.print(b"second", "0002").result == Result.CONFIRMED
        assert bytes(clone.printed) == JOB + b"second"
        assert clone.lines == 1


def test_a_printer_that_says_nothing_is_sent_only(line):
    clone = Clone()
    clone.bits, clone.fences, clone.echoes = {}, False, False
    with ready(line, clone=clone) as (_, printer):
        assert printer.print(JOB, "0001") == PrintOutcome(Result.SENT, SILENCE)
        clone.wait(lambda: bytes(clone.printed) == JOB)


def test_a_printer_without_fence_is_sent_only_and_is_not_asked_again(line):
    clone = Clone()
    clone.fences = False
    with ready(line, clone=clone) as (_, printer):
        assert printer.print(JOB, "0001").result == Result.SENT
        assert printer.print(JOB, "0002").result == Result.SENT
        assert bytes(clone.printed) == JOB * 2


def test_near_end_is_told_with_the_result(line):
    with ready(line) as (clone, printer):
        clone.bits[4] = 0x1E
        outcome = printer.print(JOB, "0001")
        assert outcome.result == Result.CONFIRMED
        assert outcome.condition.near_end


@pytest.mark.parametrize("bits", [PAPER_OUT, COVER_OPEN, {**WELL, 1: 0x1A}])
def test_nothing_is_sent_to_a_printer_with_a_known_obstacle(line, bits):
    with ready(line) as (clone, printer):
        clone.bits = dict(bits)
        with pytest.raises(PrinterNotReady):
            printer.print(JOB, "0001")
        clone.bits = dict(WELL)
        assert printer.print(b"next", "0002").result == Result.CONFIRMED
        assert bytes(clone.printed) == b"next"


def test_a_printer_known_to_answer_that_says_nothing_gets_nothing(line):
    with ready(line, ECHOES) as (clone, printer):
        clone.bits = {}
        with pytest.raises(PrinterUnavailable, match="does not answer: see whether it is switched on"):
            printer.print(JOB, "0001")
        assert not clone.printed


# -- printing: held up -------------------------------------------------------------------------------------


def runs_out(clone: Clone, after: int, bits: dict[int, int] = PAPER_OUT) -> None:
    def out(count: int) -> None:
        if count == after:
            clone.bits, clone.holding = dict(bits), True

    clone.on_bytes = out


@pytest.mark.parametrize("known", [ECHOES, FENCES, UNPROBED], ids=["echo", "fence", "unprobed"])
@pytest.mark.parametrize("bits", [PAPER_OUT, COVER_OPEN], ids=["paper", "cover"])
def test_blocked_in_the_middle_then_confirmed_and_printed_once(line, known, bits):
    with ready(line, known) as (clone, printer):
        runs_out(clone, 2000, bits)
        outcome = printer.print(JOB, "0001")
        assert outcome.result == Result.BLOCKED
        assert outcome.condition.problem in (Problem.PAPER_OUT, Problem.COVER_OPEN)
        assert printer.settle("0001", 0.1).result == Result.BLOCKED
        assert not printer.look().ready
        clone.recover()
        assert printer.settle("0001", 20).result == Result.CONFIRMED
        assert bytes(clone.printed) == JOB
        assert printer.print(b"next", "0002").result == Result.CONFIRMED
        assert bytes(clone.printed) == JOB + b"next"


@real_lines_too
def test_paper_out_after_the_fence_is_believed_only_when_it_is_back(line):
    with ready(line, FENCES) as (clone, printer):
        clone.wait(lambda: True)
        fences = iter([False, True])

        def out(_count: int) -> None:
            if bytes(clone.printed[-3:]) == b"end" and next(fences, False):
                clone.bits = dict(PAPER_OUT)

        clone.on_bytes = out
        assert printer.print(JOB + b"end", "0001").result == Result.BLOCKED
        clone.recover()
        if not line.keywords["serial"]:
            assert printer.settle("0001", 20).result == Result.CONFIRMED
        else:  # one that was switched off and on would answer a new fence as well
            with pytest.raises(PrinterInterrupted, match=STILL):
                printer.settle("0001", 20)


def test_a_connection_that_breaks_while_blocked_is_never_confirmed():
    clone = Clone()
    with NETWORK(clone) as place:
        printer = place.printer(ECHOES)
        runs_out(clone, 2000)
        assert printer.print(JOB, "0001").result == Result.BLOCKED
    with pytest.raises(PrinterInterrupted, match="switched off"):
        printer.settle("0001", 20)
    with pytest.raises(PrinterInterrupted):
        printer.settle("0001", 0)


def test_the_look_of_a_clerk_does_not_hide_that_the_connection_broke():
    clone = Clone()
    with NETWORK(clone) as place:
        printer = place.printer(ECHOES)
        runs_out(clone, 2000)
        assert printer.print(JOB, "0001").result == Result.BLOCKED
    assert printer.look().problem == Problem.UNREACHABLE
    with pytest.raises(PrinterInterrupted, match="switched off"):
        printer.settle("0001", 0)


@real_lines_too
@pytest.mark.parametrize("known", [ECHOES, FENCES], ids=["echo", "fence"])
def test_switched_off_while_blocked_is_not_known(line, known):
    with ready(line, known) as (clone, printer):
        runs_out(clone, 2000)
        assert printer.print(JOB, "0001").result == Result.BLOCKED
        clone.bits = {}
        with pytest.raises(PrinterInterrupted, match="switched off"):
            printer.settle("0001", 20)


@pytest.mark.parametrize(("line", "known"), [(NETWORK, ECHOES), (SERIAL, FENCES)], ids=["echo", "fence"])
def test_no_sign_at_all_is_not_known(line, known):
    clone = Clone()
    clone.echoes = False
    with ready(line, known, clone) as (_, printer):
        if known == FENCES:
            assert printer.print(b"first", "0000").result == Result.CONFIRMED
            clone.fences = False
        with pytest.raises(PrinterInterrupted, match="did not say"):
            printer.print(JOB, "0001")


def test_the_sign_of_another_job_is_not_believed():
    clone = Clone()
    clone.echoes = False
    with ready(NETWORK, ECHOES, clone) as (_, printer):
        clone.on_bytes = lambda count: clone.say(b'7"0009\0') if count == 500 else None
        with pytest.raises(PrinterInterrupted):
            printer.print(JOB, "0001")


def test_a_fence_of_a_job_given_up_does_not_confirm_the_next(line):
    """The printer holds a job and its fence, the line is given up, paper comes back while the next job begins."""
    with ready(line, FENCES) as (clone, printer):
        runs_out(clone, 2000)
        assert printer.print(JOB, "0001").result == Result.BLOCKED
        printer.close()
        clone.bits = dict(WELL)

        def back(_count: int) -> None:
            if not clone.holding:
                clone.fences = False  # the next job's own fence is never answered
            elif clone.waiting.endswith(b"\x1dr"):
                clone.holding = False

        clone.on_bytes = back
        with pytest.raises(PrinterInterrupted, match="did not say"):
            printer.print(b"next", "0002")


# -- printing: broken off ----------------------------------------------------------------------------------


def test_dropped_in_the_middle_a_part_may_be_printed_and_the_next_job_is_whole():
    clone = Clone()

    def drop(count: int) -> None:
        if count > 3000:
            raise OSError

    clone.on_bytes = drop
    with ready(NETWORK, ECHOES, clone) as (_, printer):
        with pytest.raises(PrinterInterrupted, match=r"part may be printed|before it said"):
            printer.print(JOB * 2000, "0001")
        clone.on_bytes = lambda _count: None
        clone.printed.clear()
        assert printer.print(b"next", "0002").result == Result.CONFIRMED
        filling, _, rest = bytes(clone.printed).partition(b"\x1b@")
        assert not filling.strip(b"\0")
        assert rest == b"\x1bJ\x18\x1dVB\0next"
        clone.printed.clear()
        assert printer.print(b"third", "0003").result == Result.CONFIRMED
        assert bytes(clone.printed) == b"third"


def test_automatic_status_tells_of_an_obstacle_while_the_line_takes_nothing():
    """The printer reads no more, so it cannot be asked; it says by itself that its cover is open."""
    clone = Clone()

    def stop(count: int) -> None:
        if count == 3000:
            clone.say(bytes.fromhex("38000000"))
            clone.reads = False

    clone.on_bytes = stop
    known = Capabilities(echo=True, fence=True, status=(1, 4, 2, 3), asb=True)
    with ready(SERIAL, known, clone) as (_, printer):
        outcome = printer.print(JOB * 20, "0001")
        assert outcome == PrintOutcome(Result.BLOCKED, Condition(True, PaperState.OK, Problem.COVER_OPEN))
        assert printer.look() == outcome.condition
        clone.read_on()
        clone.say(bytes.fromhex("10000000"))
        with pytest.raises(PrinterInterrupted, match=STILL):
            printer.settle("0001", 20)
        assert bytes(clone.printed) == JOB[:2] + b"\x1da\x0f" + (JOB * 20)[2:]


def test_a_full_printer_that_answered_before_is_waited_for():
    clone = Clone()
    stops_reading(clone, 3000)
    with ready(SERIAL, ECHOES, clone) as (_, printer):
        outcome = printer.print(JOB * 20, "0001")
        assert outcome.result == Result.BLOCKED
        assert outcome.condition.problem == Problem.OFFLINE
        clone.read_on()
        with pytest.raises(PrinterInterrupted, match=STILL):
            printer.settle("0001", 20)
        assert bytes(clone.printed) == JOB * 20


@pytest.mark.parametrize("known", [ECHOES, FENCES, UNPROBED], ids=["echo", "fence", "sent"])
def test_what_a_serial_printer_signs_that_was_switched_off_and_on_in_the_middle_is_not_believed(known):
    """It forgot the beginning, takes the rest for letters, and answers the mark or the fence behind it."""
    clone = Clone()
    clone.fences = known is not UNPROBED
    stops_reading(clone, 3000)
    with ready(SERIAL, known, clone) as (_, printer):
        assert printer.print(JOB * 20, "0001").result == Result.BLOCKED
        clone.printed.clear()
        clone.read_on()
        with pytest.raises(PrinterInterrupted, match=STILL):
            printer.settle("0001", 60)
        assert len(clone.printed) < len(JOB * 20)


def test_a_printer_that_died_in_the_middle_of_the_bytes_is_not_waited_for_for_ever():
    """It says nothing and takes nothing; a serial line has no other sign."""
    clone = Clone()
    stops_reading(clone, 3000)
    with ready(SERIAL, ECHOES, clone) as (_, printer):
        assert printer.print(JOB * 20, "0001").result == Result.BLOCKED
        assert printer.settle("0001", FULL_SECONDS - 10).result == Result.BLOCKED
        with pytest.raises(PrinterInterrupted, match="switched off"):
            printer.settle("0001", 60)


def test_a_printer_that_left_the_network_in_the_middle_of_the_bytes_is_given_up():
    """Ten minutes of silence are for one that is full and lives."""
    clone = Clone()
    stops_reading(clone, 3000)
    with ready(NETWORK, ECHOES, clone) as (_, printer):
        outcome = printer.print(JOB * 20, "0001")
        for _ in range(3):
            assert outcome.result == Result.BLOCKED
            outcome = printer.settle("0001", 0.5)
        clone.vanished = True
        with pytest.raises(PrinterInterrupted, match="switched off"):
            printer.settle("0001", 60)


def test_a_port_is_not_closed_over_unsent_bytes():
    """The system waits for them, up to 30 s; what is forgotten first is not waited for."""
    done: list[str] = []

    class Holding(PosixSerial):
        def pending_bytes(self) -> int:
            return 3

        def abort(self) -> None:
            done.append("forget")
            super().abort()

    clone = Clone()
    with on_serial(clone) as where:
        printer = Place(where, Holding).printer(UNPROBED)
        printer.take_over(Left.NOTHING)
        for bits, used in ((WELL, printer.look), (PAPER_OUT, lambda: refused(printer))):
            clone.bits = dict(bits)
            used()
            printer.close()
            assert done == ["forget"]
            done.clear()


def refused(printer: Printer) -> None:
    with pytest.raises(PrinterNotReady):
        printer.print(JOB, "0001")


def test_without_a_word_of_what_is_left_a_piece_is_taken_to_be():
    """As for `bocso printer status`: a question may fall into half a head."""
    clone = Clone()
    with NETWORK(clone) as place:
        printer = place.printer(ECHOES)
        assert printer.look().ready
        assert bytes(clone.printed) == bytes(8)
        printer.close()


def stops_reading(clone: Clone, after: int) -> None:
    """It takes so many bytes, then none until `read_on`."""

    def stop(count: int) -> None:
        clone.reads = clone.reads and count != after

    clone.on_bytes = stop


def test_a_hall_without_a_printer_says_so():
    with pytest.raises(PrinterUnavailable, match="names no printer"):
        connect(PrinterSection()).print(JOB, "0001")


@pytest.mark.allow_logs("shared.printer.printer")
def test_a_slow_serial_line_is_warned_of(caplog):
    slow = connect(section("serial", path="/dev/null", baud=9600))
    slow.warm_up()
    assert "9600 baud" in caplog.text


def test_python_escpos_is_not_imported_for_a_printer_that_draws_nothing_itself():
    program = (
        "import sys, shared.printer.spool; from shared.printer.connect import connect;"
        "from shared.settings.sections import PrinterSection; connect(PrinterSection(connection='network'));"
        "sys.exit('escpos' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0
