"""Every fault of our simulated printer, seen from the other end of its line.

No independent simulator echoes GS ( H, forgets on DLE DC4 fn 8 or holds half a slip: these are ours alone.
"""

from __future__ import annotations

import fcntl
import os
import select
import socket
import sys
import termios
import time
import tty
from collections.abc import Iterator
from contextlib import suppress

import pytest

from shared.printer.escpos import raster
from shared.simulator.faults import FAULTS, Trigger, read_fault
from shared.simulator.simulator import Abilities, Limits, PrinterSimulator

ROWS = [bytes((n % 251, n % 7, 0xAA)) * 24 for n in range(1, 400)]
JOB = raster.job(ROWS, 40, cut=True)
LENGTH = len(ROWS) + 40
ECHO = b"\x1d(H\x06\x0000A012"
ECHOED = b"\x37\x22A012\x00"
LOOK = b"".join(bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4))
FINE = bytes.fromhex("12 12 12 12")
CLEAR = bytes.fromhex("10 14 08 01 03 14 01 06 02 08")
PATIENCE = 60


class Network:
    """The computer's end of a TCP connection."""

    serial = False

    def __init__(self, printer: PrinterSimulator) -> None:
        self.line = socket.create_connection(("127.0.0.1", printer.port), timeout=PATIENCE)

    def send(self, job: bytes) -> None:
        self.line.sendall(job)

    def flood(self, job: bytes) -> None:
        """Sends until the line breaks."""
        with suppress(OSError):
            self.send(job)

    def unread(self) -> int:
        """Bytes the other side has not even acknowledged."""
        return int.from_bytes(fcntl.ioctl(self.line, termios.TIOCOUTQ, bytes(4)), sys.byteorder)

    def push(self, job: bytes) -> None:
        """Sends what is taken at once."""
        with suppress(BlockingIOError):
            self.line.send(job, socket.MSG_DONTWAIT)

    def get(self) -> bytes:
        return self.line.recv(4096)

    def fileno(self) -> int:
        return self.line.fileno()

    def close(self) -> None:
        self.line.close()


class Serial:
    """The computer's end of a serial line."""

    serial = True
    pushed = 0

    def __init__(self, printer: PrinterSimulator) -> None:
        self.line = os.open(printer.path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.line)

    def send(self, job: bytes) -> None:
        while job:
            job = job[os.write(self.line, job) :]

    def flood(self, job: bytes) -> None:
        with suppress(OSError):
            self.send(job)

    def push(self, job: bytes) -> None:
        os.set_blocking(self.line, False)
        with suppress(BlockingIOError):
            self.pushed += os.write(self.line, job)
        os.set_blocking(self.line, True)

    def get(self) -> bytes:
        return os.read(self.line, 4096)

    def fileno(self) -> int:
        return self.line

    def close(self) -> None:
        os.close(self.line)


class Bench:
    """A simulated printer and who is connected to it."""

    def __init__(self, kind, out):
        self.kind, self.out = kind, out
        self.open = []
        self.printer = None

    def make(self, **settings) -> PrinterSimulator:
        if self.printer is not None:
            self.printer.stop()
        self.printer = PrinterSimulator(self.out, serial=self.kind.serial, **settings)
        self.printer.start()
        return self.printer

    def line(self):
        self.open.append(self.kind(self.printer))
        return self.open[-1]

    def close(self):
        for line in self.open:
            line.close()
        self.printer.stop()


@pytest.fixture(params=[Network, Serial])
def bench(request, tmp_path) -> Iterator[Bench]:
    bench = Bench(request.param, tmp_path / "out")
    bench.make()
    yield bench
    bench.close()


def ask(line, request: bytes, count: int) -> bytes:
    line.send(request)
    return answer(line, count)


def answer(line, count: int) -> bytes:
    got = b""
    while len(got) < count:
        assert select.select([line], [], [], PATIENCE)[0], f"no answer after {got!r}"
        more = line.get()
        assert more, "hung up"
        got += more
    return got


def gone(line) -> bool:
    """Whether the line broke."""
    assert select.select([line], [], [], PATIENCE)[0], "nothing happened"
    try:
        return line.get() == b""
    except OSError:
        return True


def quiet(line) -> bool:
    return not select.select([line], [], [], 0)[0]


def came_out(printer, count=1):
    printer.until(lambda: len(printer.slips) == count)
    return printer.slips[-1]


# -- paper -------------------------------------------------------------------------------------------------


def test_near_end_is_said_and_it_prints(bench):
    bench.printer.play("near_end")
    line = bench.line()
    assert ask(line, LOOK, 4) == bytes.fromhex("12 12 12 1e")
    assert ask(line, JOB + b"\x1dr\x01", 1) == b"\x03"
    assert len(came_out(bench.printer).rows) == LENGTH


def test_near_end_comes_by_itself_as_the_roll_gets_shorter(bench):
    bench.printer.play("near_end", 4000 + 10)
    line = bench.line()
    assert ask(line, LOOK + JOB + ECHO, 4 + 7)[:4] == FINE
    assert ask(line, LOOK, 4) == bytes.fromhex("12 12 12 1e")


def test_without_paper_nothing_is_said_in_order_and_the_job_comes_out_with_the_new_roll(bench):
    bench.printer.play("out_before")
    line = bench.line()
    line.send(JOB + b"\x1dr\x01" + ECHO)
    assert ask(line, LOOK, 4) == bytes.fromhex("1a 32 12 7e")
    assert bench.printer.rows == 0
    bench.printer.new_roll()
    assert answer(line, 8) == b"\x00" + ECHOED
    assert came_out(bench.printer).job == JOB
    assert bench.printer.times(JOB) == 1


def test_paper_ends_in_the_middle_of_a_band_and_goes_on_there(bench):
    bench.printer.play("out_middle", 201)
    line = bench.line()
    line.send(JOB + ECHO)
    bench.printer.until(lambda: bench.printer.mechanism.paper_out)
    assert ask(line, LOOK, 4) == bytes.fromhex("1a 32 12 7e")
    assert (bench.printer.rows, bench.printer.times(JOB)) == (201, 0)
    bench.printer.new_roll()
    assert answer(line, 7) == ECHOED
    assert bench.printer.times(JOB) == 1


def test_paper_ends_after_the_cut_so_the_slip_is_out_and_nothing_is_confirmed(bench):
    bench.printer.play("out_after")
    line = bench.line()
    line.send(JOB + ECHO)
    assert came_out(bench.printer).cut
    assert ask(line, LOOK, 4) == bytes.fromhex("1a 32 12 7e")
    assert bench.printer.times(JOB) == 1
    bench.printer.new_roll()
    assert answer(line, 7) == ECHOED


def test_a_held_job_comes_out_although_the_line_was_closed(bench):
    bench.printer.play("out_before")
    line = bench.line()
    assert ask(line, JOB + LOOK, 4) == bytes.fromhex("1a 32 12 7e")
    line.close()
    bench.open.clear()
    bench.printer.new_roll()
    assert came_out(bench.printer).job == JOB


# -- cover, blade, head ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "number", "said"),
    [
        ("cover_middle", 100, "1a 16 12 12"),
        ("offline_middle", 100, "1a 12 12 12"),
        ("head_hot", 100, "1a 52 52 12"),
    ],
)
def test_it_stops_in_the_middle_and_goes_on_when_it_is_well(bench, fault, number, said):
    bench.printer.play(fault, number)
    line = bench.line()
    line.send(JOB + ECHO)
    bench.printer.until(lambda: bench.printer.suffers(fault))
    assert bench.printer.rows == number
    assert ask(line, LOOK, 4) == bytes.fromhex(said)
    bench.printer.heal(fault)
    assert answer(line, 7) == ECHOED
    assert bench.printer.times(JOB) == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("cover_open", "1a 16 12 12"),
        ("offline", "1a 12 12 12"),
        ("head_hot", "1a 52 52 12"),
        ("broken", "1a 52 32 12"),
    ],
)
def test_obstacles_before_a_job_are_said(bench, fault, said):
    bench.printer.play(fault)
    line = bench.line()
    assert ask(line, LOOK, 4) == bytes.fromhex(said)
    bench.printer.close_cover()
    bench.printer.repair()
    assert ask(line, LOOK, 4) == FINE


def test_an_overheated_head_cools_by_itself(bench):
    bench.printer.play("head_hot", 50, seconds=0.05)
    line = bench.line()
    assert ask(line, JOB + ECHO, 7) == ECHOED


def jammed(bench):
    bench.printer.play("cutter_jam")
    line = bench.line()
    assert ask(line, LOOK, 4) == FINE  # nobody knows before it cuts
    line.send(JOB + ECHO)
    bench.printer.until(lambda: bench.printer.mechanism.cutter_error)
    assert ask(line, LOOK, 4) == bytes.fromhex("3a 52 1a 12")
    assert (bench.printer.rows, bench.printer.slips) == (LENGTH, ())
    return line


def test_a_stuck_blade_cuts_when_somebody_freed_it(bench):
    line = jammed(bench)
    bench.printer.repair()
    assert answer(line, 7) == ECHOED
    assert came_out(bench.printer).cut


def test_a_stuck_blade_goes_on_after_dle_enq_1(bench):
    line = jammed(bench)
    assert ask(line, b"\x10\x05\x01", 7) == ECHOED
    assert came_out(bench.printer).cut


def test_a_stuck_blade_is_given_up_after_dle_enq_2(bench):
    line = jammed(bench)
    assert ask(line, b"\x10\x05\x02" + LOOK, 4) == FINE
    piece = came_out(bench.printer)
    assert (piece.cut, bench.printer.times(JOB)) == (False, 1)
    assert quiet(line)
    assert ask(line, JOB + ECHO, 7) == ECHOED
    assert bench.printer.times(JOB) == 2


def test_switching_off_and_on_frees_the_blade(bench):
    jammed(bench)
    bench.printer.power_cycle()
    assert not came_out(bench.printer).cut
    bench.printer.until(lambda: not bench.printer.suffers("power_cycle_middle"))
    assert ask(bench.line(), LOOK, 4) == FINE


# -- real-time commands and the echo -----------------------------------------------------------------------


def test_the_buffer_is_cleared_and_that_is_said(bench):
    bench.printer.play("out_middle", 10)
    line = bench.line()
    line.send(JOB + ECHO)
    bench.printer.until(lambda: bench.printer.mechanism.paper_out)
    assert ask(line, CLEAR, 3) == b"\x37\x25\x00"
    assert bench.printer.held == 0
    bench.printer.new_roll()
    assert ask(line, JOB + ECHO, 7) == ECHOED
    assert len(came_out(bench.printer).rows) == 10 + LENGTH  # what was printed hangs on the next slip


def test_of_several_echoes_in_the_queue_only_the_latest_comes(bench):
    bench.make(abilities=Abilities(ahead=100))
    bench.printer.play("out_middle", 1)
    line = bench.line()
    line.send(b"\x1bJ\x04" + ECHO + ECHO.replace(b"A012", b"A013"))
    bench.printer.until(lambda: bench.printer.mechanism.paper_out)
    bench.printer.new_roll()
    assert answer(line, 7) == ECHOED.replace(b"A012", b"A013")


def test_a_printer_that_reads_ahead_answers_the_fence_before_the_paper_is_out(bench):
    """So a fence alone confirms nothing: the status after it does."""
    bench.make(abilities=Abilities(ahead=2 * LENGTH))
    bench.printer.play("offline")
    bench.printer.play("out_middle", 10)
    line = bench.line()
    line.send(JOB + b"\x1dr\x01")
    bench.printer.until(lambda: bench.printer.received == len(JOB) + 3)
    bench.printer.heal("offline")
    assert answer(line, 1) == b"\x03"
    bench.printer.until(lambda: bench.printer.mechanism.paper_out)
    assert (ask(line, LOOK, 4), bench.printer.times(JOB)) == (bytes.fromhex("1a 32 12 7e"), 0)


@pytest.mark.parametrize(
    ("abilities", "request_", "answered"),
    [
        (Abilities(status=False), LOOK + b"\x1dr\x01", b"\x00"),
        (Abilities(fence=False), b"\x1dr\x01" + ECHO, ECHOED),
        (Abilities(echo=False), ECHO + b"\x1dr\x01", b"\x00"),
        (Abilities(clear=False), CLEAR + b"\x1dr\x01", b"\x00"),
        (Abilities(automatic=False), b"\x1da\x0f\x1dr\x01", b"\x00"),
    ],
)
def test_printers_that_cannot_say_something(bench, abilities, request_, answered):
    bench.make(abilities=abilities)
    line = bench.line()
    assert ask(line, request_, len(answered)) == answered


def test_automatic_status_tells_what_was_asked_for_and_initialise_ends_it(bench):
    line = bench.line()
    assert ask(line, b"\x1da\x08", 4) == bytes.fromhex("10 00 00 00")
    bench.printer.play("offline")
    bench.printer.heal("offline")
    bench.printer.play("near_end")
    assert answer(line, 4) == bytes.fromhex("10 00 03 00")
    assert ask(line, b"\x1b@\x1dr\x01", 1) == b"\x03"
    bench.printer.new_roll()
    assert ask(line, b"\x1dr\x01", 1) == b"\x00"


def test_automatic_status_comes_in_the_middle_of_a_job(bench):
    bench.printer.play("cover_middle", 20)
    line = bench.line()
    body = JOB.removeprefix(b"\x1b@")
    line.send(b"\x1b@\x1da\x0f" + body)
    assert answer(line, 8) == bytes.fromhex("10 00 00 00 38 00 00 00")
    bench.printer.close_cover()
    assert answer(line, 4) == bytes.fromhex("10 00 00 00")


def test_a_printer_tells_its_name(bench):
    assert ask(bench.line(), b"\x1dI\x43", 11) == b"_SIMULATOR\0"


# -- answers -----------------------------------------------------------------------------------------------


def test_silent_prints_and_says_nothing(bench):
    bench.printer.play("silent")
    line = bench.line()
    line.send(LOOK + JOB + ECHO)
    came_out(bench.printer)
    bench.printer.until(lambda: not bench.printer.holds)
    assert quiet(line)
    bench.printer.repair()
    assert ask(line, LOOK, 4) == FINE


def test_silent_in_the_middle(bench):
    bench.printer.play("silent_middle", 3000)
    line = bench.line()
    assert ask(line, LOOK, 4) == FINE
    line.send(JOB + ECHO + LOOK)
    came_out(bench.printer)
    bench.printer.until(lambda: not bench.printer.holds)
    assert quiet(line)


def test_garbage_never_looks_like_an_answer(bench):
    bench.printer.play("garbage")
    line = bench.line()
    line.send(LOOK * 20)
    got = answer(line, 80)
    assert all(byte & 0x80 for byte in got)


def test_late_answers_come_after_everything_else(bench):
    bench.printer.play("late", 0.3)
    line = bench.line()
    before = time.monotonic()
    assert ask(line, LOOK, 4) == FINE
    assert time.monotonic() - before >= 0.3


def test_no_echo_and_wrong_id(bench):
    line = bench.line()
    bench.printer.play("no_echo")
    assert ask(line, JOB + ECHO + b"\x1dr\x01", 1) == b"\x00"
    bench.printer.repair()
    bench.printer.play("wrong_id")
    got = ask(line, JOB + ECHO, 7)
    assert (got[:2], got[-1:]) == (ECHOED[:2], ECHOED[-1:])
    assert got != ECHOED


def test_noise_stands_around_the_answer(bench):
    bench.printer.play("asb_noise")
    status = bytes.fromhex("10 00 00 00")
    assert ask(bench.line(), ECHO, 16) == status + b"\x11" + ECHOED + status


# -- the line ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [1, 2, 5, 2000, len(JOB) - 1, len(JOB)])
def test_the_line_breaks_at_a_byte_and_the_next_job_is_whole(bench, at):
    bench.printer.play("drop_at", at)
    line = bench.line()
    assert ask(line, LOOK, 4) == FINE  # questions do not count
    line.flood(JOB + ECHO)
    assert gone(line)
    assert bench.printer.received == at
    bench.printer.until(lambda: bench.printer.listening)
    again = bench.line()
    rest = JOB[at:] if bench.kind.serial and at < len(JOB) else b""  # a serial printer waits for the rest
    assert ask(again, rest + JOB + ECHO, 7) == ECHOED
    whole = bool(rest) or at >= len(JOB) - 1  # all rows are out before the last byte of the cut
    assert bench.printer.times(JOB) == 1 + whole


def test_nobody_is_there_and_then_again(bench):
    line = bench.line()
    bench.printer.play("refuse")
    assert gone(line)
    assert not bench.printer.listening
    with pytest.raises(OSError, match=r"refused|No such file"):
        bench.line()
    bench.printer.repair()
    assert ask(bench.line(), LOOK, 4) == FINE


def test_dead_takes_nothing_and_goes_on_later(bench):
    line = bench.line()
    bench.printer.play("dead")
    line.send(LOOK + JOB[:2000])
    assert bench.printer.received == 0
    assert quiet(line)
    bench.printer.repair()
    assert answer(line, 4) == FINE
    bench.printer.until(lambda: bench.printer.received == 2000)


def test_dead_with_a_small_buffer_lets_nobody_send_a_whole_job(bench):
    bench.make(limits=Limits(buffer=4096))
    bench.printer.play("dead")
    line = bench.line()
    for _ in range(20):
        line.push(JOB)
    assert line.pushed < len(JOB) if isinstance(line, Serial) else line.unread() > 10_000


def test_xoff_is_said_and_then_xon(bench):
    bench.printer.play("xoff", 2000)
    line = bench.line()
    line.push(JOB[:2000])
    assert answer(line, 1) == b"\x13"
    assert bench.printer.received == 2000
    bench.printer.repair()
    assert answer(line, 1) == b"\x11"


@pytest.mark.parametrize("buffer", [45, 4096])
def test_a_full_buffer_takes_no_more_until_there_is_paper(bench, buffer):
    bench.make(limits=Limits(buffer=buffer, xonxoff=bench.kind.serial))
    bench.printer.play("out_before")
    line = bench.line()
    line.push(JOB)
    bench.printer.until(lambda: bench.printer.held == buffer)
    if bench.kind.serial:
        assert answer(line, 1) == b"\x13"
    bench.printer.new_roll()
    bench.printer.until(lambda: bench.printer.rows > 0)


@pytest.mark.parametrize("buffer", [45, 4096])
def test_a_small_buffer_prints_large_bands(bench, buffer):
    bench.make(limits=Limits(buffer=buffer))
    assert ask(bench.line(), JOB + ECHO, 7) == ECHOED
    assert bench.printer.times(JOB) == 1


def test_a_slow_line_takes_its_time(bench):
    bench.make(limits=Limits(rate=100_000))
    before = time.monotonic()
    assert ask(bench.line(), JOB + ECHO, 7) == ECHOED
    assert time.monotonic() - before >= 0.9 * len(JOB) / 100_000


def test_slow_paper_takes_its_time(bench):
    bench.printer.play("slow", 400)  # mm a second; the job is 55 mm
    before = time.monotonic()
    assert ask(bench.line(), JOB + ECHO, 7) == ECHOED
    assert time.monotonic() - before >= 0.9 * LENGTH / 8 / 400


def test_switched_off_and_on_in_the_middle_it_forgets_the_job(bench):
    bench.printer.play("power_cycle_middle", 100, seconds=3600)
    line = bench.line()
    line.send(b"\x1da\x0f" + JOB + ECHO)
    bench.printer.until(lambda: bench.printer.suffers("power_cycle_middle"))
    assert (bench.printer.rows, bench.printer.held) == (100, 0)
    bench.printer.heal("power_cycle_middle")
    again = bench.line()
    assert ask(again, JOB + ECHO, 7) == ECHOED
    assert bench.printer.times(JOB) == 1


def test_a_fault_of_the_next_job_waits_for_it(bench):
    bench.printer.play("offline", next_job=True)
    line = bench.line()
    assert ask(line, LOOK, 4) == FINE
    line.send(JOB)
    bench.printer.until(lambda: bench.printer.mechanism.offline)
    assert ask(line, LOOK, 4) == bytes.fromhex("1a 12 12 12")


def test_healed_before_its_moment_nothing_happens(bench):
    bench.printer.play("cover_middle", 100)
    bench.printer.heal("cover_middle")
    assert ask(bench.line(), JOB + ECHO, 7) == ECHOED


# -- the table ---------------------------------------------------------------------------------------------


def test_every_fault_has_a_sentence_and_a_number_where_it_says_one():
    for name, fault in FAULTS.items():
        assert fault.text, name
        assert ("N" in fault.text.split()) == (
            fault.moment in (Trigger.BYTES, Trigger.ROWS) or fault.number > 0
        ), name


@pytest.mark.parametrize(
    ("text", "read"), [("silent", ("silent", None)), ("late:1.5", ("late", 1.5)), ("drop_at:0", ("drop_at", 0))]
)
def test_faults_are_read(text, read):
    assert read_fault(text) == read


@pytest.mark.parametrize("text", ["", "hunger", "late:", "late:x", "late:-1", "late:nan"])
def test_what_is_no_fault_is_said(text):
    with pytest.raises(ValueError, match=r"no such fault|the number is|behind the colon is a number"):
        read_fault(text)
