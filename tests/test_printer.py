"""Printing over real sockets, pseudo-terminals, pipes and files; and the spool, which no printer stops."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
import tty
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
import serial

from shared.device.printer import Spool, connect
from shared.device.raster import NoGlyph, draw, encode
from shared.device.simulator import PrinterSimulator
from shared.device.slip import PrintJob, make_slip
from shared.device.transports import transport
from shared.errors import PrinterUnavailable, StoreUnavailable
from shared.fonts import load_fonts
from shared.settings import PrinterSection, Settings
from tests.slips import commune, print_job

JOB = bytes(range(256)) * 40
ENDLESS = bytes(8_000_000)


def printer(connection: str, **changes: object) -> PrinterSection:
    return PrinterSection.model_validate({"connection": connection, "timeout_seconds": 0.3, **changes})


def refusal(section: PrinterSection, job: bytes = JOB) -> str:
    """Why this printer does not take `job`; checks that the sentence is for people."""
    with pytest.raises(PrinterUnavailable) as caught:
        connect(section).print(job)
    sentence = str(caught.value)
    assert not re.search(r"[Ee]rrno|\[|Traceback|Error", sentence)
    return str(caught.value.fields["reason"])


@contextmanager
def listening(**options: int) -> Iterator[socket.socket]:
    with socket.socket() as server:
        if "room" in options:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, options["room"])
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(10)
        yield server


def at(server: socket.socket) -> PrinterSection:
    return printer("network", port=server.getsockname()[1])


def reads_all(server: socket.socket, got: list[bytes]) -> None:
    line, _ = server.accept()
    with line:
        while piece := line.recv(1000):
            got.append(piece)


# -- network -----------------------------------------------------------------------------------------------


def test_network_every_byte_arrives_and_the_line_is_closed():
    got: list[bytes] = []
    with listening() as server:
        reader = threading.Thread(target=reads_all, args=(server, got))
        reader.start()
        connect(at(server)).print(JOB)
        reader.join(10)
    assert b"".join(got) == JOB


def test_network_nobody_listens():
    with listening() as server:
        free = at(server)
    assert "nothing listens there" in refusal(free)


def test_network_a_name_nobody_has():
    assert "no computer has this name" in refusal(printer("network", host="printer.invalid"))


@pytest.mark.parametrize("job", [JOB * 3, ENDLESS], ids=["fits in this computer's buffer", "does not"])
def test_network_a_printer_that_never_reads_is_noticed(job):
    with listening(room=2048) as server:
        assert "takes no more bytes" in refusal(at(server), job)


def test_network_dropped_in_the_middle_of_a_job_and_printing_again_afterwards():
    def drop(server: socket.socket) -> None:
        line, _ = server.accept()
        line.recv(10)
        line.close()  # with unread bytes: a reset

    got: list[bytes] = []
    with listening() as server:
        same = connect(at(server))
        dropper = threading.Thread(target=drop, args=(server,))
        dropper.start()
        with pytest.raises(PrinterUnavailable, match="broke off the connection"):
            same.print(ENDLESS)
        dropper.join(10)
        reader = threading.Thread(target=reads_all, args=(server, got))
        reader.start()
        same.print(JOB)
        reader.join(10)
    assert b"".join(got) == JOB


def test_network_through_python_escpos_own_status_question(tmp_path):
    """Our transports stand on its extension point: what it asks with _raw and _read works over them."""
    simulator = PrinterSimulator(tmp_path, 0)
    simulator.start()
    line = transport(printer("network", port=simulator.port, timeout_seconds=5))
    try:
        assert line.is_online()
        line.close()
        simulator.offline = True
        assert not line.is_online()
    finally:
        line.close()
        simulator.stop()


# -- serial ------------------------------------------------------------------------------------------------


@contextmanager
def terminal() -> Iterator[tuple[int, str]]:
    """A pseudo-terminal: the printer's end, and the path of ours."""
    there, here = os.openpty()
    tty.setraw(there)
    tty.setraw(here)
    try:
        yield there, os.ttyname(here)
    finally:
        os.close(here)
        os.close(there)


def reads(descriptor: int, count: int, got: list[bytes]) -> None:
    while sum(map(len, got)) < count:
        got.append(os.read(descriptor, 1000))


@pytest.mark.parametrize("flow", ["rtscts", "xonxoff", "none"])
def test_serial_every_byte_arrives(flow):
    got: list[bytes] = []
    job = JOB.replace(b"\x11", b"").replace(b"\x13", b"") if flow == "xonxoff" else JOB
    with terminal() as (there, path):
        reader = threading.Thread(target=reads, args=(there, len(job), got), daemon=True)
        reader.start()
        connect(printer("serial", path=path, flow=flow, timeout_seconds=5)).print(job)
        reader.join(10)
    assert b"".join(got) == job


def test_serial_nobody_reads():
    with terminal() as (_, path):
        assert "takes no more bytes" in refusal(printer("serial", path=path, flow="none"), JOB * 10)


def test_serial_not_there(tmp_path):
    assert "not there" in refusal(printer("serial", path=str(tmp_path / "ttyS9")))


def test_serial_in_use_by_another_program():
    with terminal() as (_, path), serial.Serial(path, exclusive=True):
        assert "another program" in refusal(printer("serial", path=path))


# -- device and file ---------------------------------------------------------------------------------------


def test_device_every_byte_arrives():
    got: list[bytes] = []
    with terminal() as (there, path):
        reader = threading.Thread(target=reads, args=(there, len(JOB), got), daemon=True)
        reader.start()
        connect(printer("device", path=path, timeout_seconds=5)).print(JOB)
        reader.join(10)
    assert b"".join(got) == JOB


def test_device_that_takes_nothing(tmp_path):
    os.mkfifo(tmp_path / "lp0")
    assert "takes no more bytes" in refusal(printer("device", path=str(tmp_path / "lp0")), ENDLESS)


def test_device_not_plugged_in(tmp_path):
    assert "not there" in refusal(printer("device", path=str(tmp_path / "lp0")))


def test_file_grows_by_each_job(tmp_path):
    paper = connect(printer("file", path=str(tmp_path / "slips.bin")))
    paper.print(JOB)
    paper.print(b"second")
    assert (tmp_path / "slips.bin").read_bytes() == JOB + b"second"


def test_a_folder_gets_one_file_for_each_job(tmp_path):
    paper = connect(printer("file", path=str(tmp_path)))
    for job in (b"one", b"two", b"three"):
        paper.print(job)
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"one", b"two", b"three"]


def test_file_on_a_full_disk():
    assert "disk is full" in refusal(printer("file", path="/dev/full"))


def test_a_pipe_nobody_reads_does_not_hold_the_printer_up(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "nobody is at the other end" in refusal(printer("file", path=str(tmp_path / "pipe")))


def test_a_hall_without_a_printer_says_so():
    assert "names no printer" in refusal(printer("none"))


def test_python_escpos_is_not_imported_before_the_first_job():
    program = "import sys, shared.device.printer; sys.exit('escpos' in sys.modules or 'serial' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parent.parent, check=False)
    assert done.returncode == 0


# -- the spool ---------------------------------------------------------------------------------------------


class MemoryQueue:
    """A PrintQueue in memory. While `out` it raises, as a database that cannot be reached."""

    def __init__(self) -> None:
        self.queued: deque[PrintJob] = deque()
        self.states: dict[int, str] = {}
        self.out = False
        self.asked = threading.Semaphore(0)

    def put(self, *jobs: PrintJob) -> None:
        self.queued.extend(jobs)

    def take_print_job(self, printer: str) -> PrintJob | None:
        assert printer == "kiosk"
        self.asked.release()
        self._reach()
        if not self.queued:
            return None
        job = self.queued.popleft()
        self.states[job.id] = "sending"
        return job

    def print_done(self, job: PrintJob) -> None:
        self._reach()
        self.states[job.id] = "sent"

    def print_failed(self, job: PrintJob, reason: str) -> None:
        self._reach()
        self.states[job.id] = f"failed: {reason}"

    def _reach(self) -> None:
        if self.out:
            raise StoreUnavailable(reason="a test")


class MemoryPrinter:
    """Keeps the jobs; `problems` are raised first, one for each job. Waits in each job for `gate`."""

    def __init__(self) -> None:
        self.jobs: list[bytes] = []
        self.problems: deque[Exception | None] = deque()
        self.begun = threading.Event()
        self.gate = threading.Event()
        self.gate.set()

    def print(self, job: bytes) -> None:
        self.begun.set()
        assert self.gate.wait(10)
        if self.problems and (problem := self.problems.popleft()):
            raise problem
        self.jobs.append(job)


class Desk:
    """A spool with its queue, its printer and the results as they come."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.queue = MemoryQueue()
        self.printer = MemoryPrinter()
        self.results: Queue[tuple[int, Exception | None]] = Queue()
        self.spool = Spool(self.queue, "kiosk", self.printer, settings, self.result)

    def result(self, job: PrintJob, error: Exception | None) -> None:
        self.results.put((job.id, error))

    def next(self) -> tuple[int, Exception | None]:
        return self.results.get(timeout=20)

    def bytes_of(self, job: PrintJob) -> bytes:
        slip = make_slip(self.settings, job.ticket, job.code, job.language)
        return encode(draw(slip, self.settings.printer.width), self.settings.printer)


@pytest.fixture
def desk(qapp) -> Iterator[Desk]:
    load_fonts()
    desk = Desk(commune())
    yield desk
    desk.printer.gate.set()
    assert desk.spool.stop(20)


def test_spool_prints_in_order_and_records_it(desk):
    jobs = [print_job(number) for number in (1, 2, 3)]
    desk.queue.put(*jobs)
    desk.spool.start()
    assert [desk.next() for _ in jobs] == [(1, None), (2, None), (3, None)]
    assert desk.printer.jobs == [desk.bytes_of(job) for job in jobs]
    assert set(desk.queue.states.values()) == {"sent"}


def test_spool_wakes_at_a_ring(desk):
    desk.spool.start()
    assert desk.queue.asked.acquire(timeout=20)  # it found nothing
    desk.queue.put(print_job(5))
    desk.spool.ring()
    assert desk.next() == (5, None)


@pytest.mark.allow_logs("shared.device.printer")
def test_spool_goes_on_after_a_printer_that_fails(desk):
    problem = PrinterUnavailable(printer="kiosk", reason="a test")
    desk.printer.problems.extend([problem, None])
    desk.queue.put(print_job(1), print_job(2))
    desk.spool.start()
    assert [desk.next(), desk.next()] == [(1, problem), (2, None)]
    assert desk.queue.states == {1: f"failed: {problem}", 2: "sent"}


@pytest.mark.allow_logs("shared.device.printer")
def test_spool_goes_on_after_a_fault_in_the_program(desk):
    desk.printer.problems.extend([ZeroDivisionError("inside"), None])
    desk.queue.put(print_job(1), print_job(2))
    desk.spool.start()
    assert isinstance(desk.next()[1], ZeroDivisionError)
    assert desk.next() == (2, None)
    assert "inside" not in desk.queue.states[1]


@pytest.mark.allow_logs("shared.device.printer")
def test_spool_asks_again_when_the_database_is_back(desk):
    desk.queue.out = True
    desk.queue.put(print_job(1))
    desk.spool.start()
    assert desk.queue.asked.acquire(timeout=20)
    desk.queue.out = False
    desk.spool.ring()
    assert desk.next() == (1, None)


@pytest.mark.allow_logs("shared.device.printer")
def test_spool_records_a_slip_printed_while_the_database_was_away(desk):
    desk.printer.gate.clear()
    desk.queue.put(print_job(1), print_job(2))
    desk.spool.start()
    assert desk.printer.begun.wait(20)
    desk.queue.out = True
    desk.printer.gate.set()
    assert desk.next() == (1, None)  # the screen need not wait for the database
    desk.queue.out = False
    desk.spool.ring()
    assert desk.next() == (2, None)
    assert desk.queue.states == {1: "sent", 2: "sent"}


@pytest.mark.allow_logs("shared.device.printer")
def test_spool_survives_a_listener_that_fails(qapp):
    load_fonts()
    desk = Desk(commune())
    told = threading.Semaphore(0)

    def fails(_job: PrintJob, _error: Exception | None) -> None:
        told.release()
        raise ZeroDivisionError

    spool = Spool(desk.queue, "kiosk", desk.printer, desk.settings, fails)
    desk.queue.put(print_job(1), print_job(2))
    spool.start()
    assert told.acquire(timeout=20)
    assert told.acquire(timeout=20)
    assert spool.stop(20)
    assert set(desk.queue.states.values()) == {"sent"}


def test_stop_finishes_the_current_job_and_takes_no_other(desk):
    desk.printer.gate.clear()
    desk.queue.put(print_job(1), print_job(2))
    desk.spool.start()
    assert desk.printer.begun.wait(20)
    assert not desk.spool.stop(0.01)
    desk.printer.gate.set()
    assert desk.spool.stop(20)
    assert desk.queue.states == {1: "sent"}
    assert [job.id for job in desk.queue.queued] == [2]


def test_a_spool_never_started_stops(qapp):
    desk = Desk(commune())
    assert desk.spool.stop(0)


@pytest.mark.allow_logs("shared.device.printer")
def test_a_name_the_font_cannot_draw_is_found_at_the_start_and_fails_the_job(qapp, caplog):
    load_fonts()
    hall = commune()
    name = {"vi": "Xã 漢", "en": "x"}
    desk = Desk(hall.model_copy(update={"hall": hall.hall.model_copy(update={"name": name})}))
    desk.queue.put(print_job(1))
    desk.spool.start()
    assert isinstance(desk.next()[1], NoGlyph)
    assert desk.spool.stop(20)
    assert "U+6F22" in desk.queue.states[1]
    assert "cannot be drawn" in caplog.text


def test_spool_prints_on_a_printer_at_the_network(tmp_path, qapp):
    load_fonts()
    simulator = PrinterSimulator(tmp_path / "out", 0)
    simulator.start()
    section = printer("network", port=simulator.port, timeout_seconds=5)
    desk = Desk(commune())
    spool = Spool(desk.queue, "kiosk", connect(section), desk.settings, desk.result)
    job = print_job(12)
    desk.queue.put(job)
    spool.start()
    assert desk.next() == (12, None)
    assert spool.stop(20)
    simulator.stop()
    assert (tmp_path / "out" / "0001.bin").read_bytes() == desk.bytes_of(job)
