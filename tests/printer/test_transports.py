"""The lines to a printer, over real sockets, pseudo-terminals, pipes, files and a USB bus of Python objects."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
import termios
import threading
import time
import tty
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
import serial

from shared.errors.outside import PrinterInterrupted, PrinterUnavailable
from shared.errors.starting import PrinterAddressWrong
from shared.printer.address import address_of, printer_at
from shared.printer.capabilities import UNPROBED
from shared.printer.commissioning.probe import probe
from shared.printer.connect import connect
from shared.printer.escpos.status import Problem
from shared.printer.printer import Printer
from shared.printer.session.transmission import Result
from shared.printer.transport.factory import KINDS, transport
from shared.printer.transport.network import resolve
from shared.printer.transport.usb import Usb
from shared.rules.printing import Left
from shared.settings.sections import PrinterSection
from tests.support.printers import Clone, on_network, on_serial, section

JOB = bytes(range(32, 256)) * 40
ENDLESS = b"x" * 8_000_000


def clean(where: PrinterSection) -> Printer:
    """A printer nobody probed, in which nothing is left."""
    printer = connect(where, UNPROBED)
    printer.take_over(Left.NOTHING)
    return printer


def refusal(where: PrinterSection, job: bytes = JOB) -> str:
    """Why this printer does not take `job`; checks that the sentence is for people."""
    printer = clean(where)
    with pytest.raises((PrinterUnavailable, PrinterInterrupted)) as caught:
        printer.print(job, "0001")
    printer.close()
    sentence = str(caught.value)
    assert not re.search(r"[Ee]rrno|\[|Traceback|Error", sentence)
    return str(caught.value.fields["reason"])


def printed(where: PrinterSection, job: bytes = JOB) -> Result:
    printer = clean(where)
    try:
        return printer.print(job, "0001").result
    finally:
        printer.close()


# -- network -----------------------------------------------------------------------------------------------


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
    return section("network", port=server.getsockname()[1])


def test_network_every_byte_arrives_and_the_line_is_closed():
    got: list[bytes] = []

    def reads_all(server: socket.socket) -> None:
        line, _ = server.accept()
        with line:
            while piece := line.recv(1000):
                got.append(piece)

    with listening() as server:
        reader = threading.Thread(target=reads_all, args=(server,))
        reader.start()
        assert printed(at(server)) == Result.SENT
        reader.join(10)
    assert b"".join(got) == b"\x10\x04\x01" + JOB  # it was asked once and says nothing


def test_network_nobody_listens():
    with listening() as server:
        free = at(server)
    assert "nothing listens there" in refusal(free)


@pytest.fixture
def name_service(monkeypatch) -> Callable[[Callable[[], object]], None]:
    """Call it with what the look-up of a name shall do, in place of this computer's own name service, which
    may be quick, slow or absent. Addresses in numbers are read as ever.
    """
    system = socket.getaddrinfo

    def answers_by(look_up: Callable[[], object]) -> None:
        def getaddrinfo(host: str, port: int, **rest: int) -> list[Any]:
            if not rest.get("flags", 0) & socket.AI_NUMERICHOST:
                look_up()
            return system(host, port, **rest)

        monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)

    return answers_by


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (socket.gaierror(socket.EAI_NONAME, "whatever"), "no computer has this name"),
        (socket.gaierror(socket.EAI_AGAIN, "whatever"), "write the printer's address in numbers"),
        (TimeoutError(), "write the printer's address in numbers"),
    ],
    ids=["unknown", "no name server", "not in time"],
)
def test_network_a_name_nobody_has(name_service, answer, words):
    def look_up() -> None:
        raise answer

    name_service(look_up)
    assert words in refusal(section("network", host="printer.invalid"))


@pytest.mark.parametrize("host", ["192.168.1..50", "x" * 70])
def test_network_what_can_be_no_name(host):
    assert "no computer has this name" in refusal(section("network", host=host))


def test_network_a_printer_that_was_found_before_needs_no_name_server(name_service):
    def away() -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "whatever")

    with on_network(Clone()) as where:
        printer = connect(where.model_copy(update={"host": "localhost"}), UNPROBED)
        name_service(lambda: None)
        assert printer.look().answered
        printer.close()
        name_service(away)
        assert printer.look().answered
        printer.close()


def test_network_a_full_printer_is_not_gone():
    with listening(room=4096) as server:
        line = transport(at(server))
        line.open()
        peer, _ = server.accept()
        with peer:
            while line.send(ENDLESS, 0.2):
                pass
            assert not line.peer_dead()
        line.abort()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux counts the probes")
@pytest.mark.parametrize(("probes", "gone"), [(0, False), (1, False), (2, True), (7, True)])
def test_network_who_answers_no_probe_of_a_full_line_is_gone(probes, gone):
    line = transport(section("network"))
    line._device = SimpleNamespace(getsockopt=lambda *_what: bytes((1, 0, 0, probes)))
    assert line.peer_dead() is gone
    line._device = False


def test_serial_breaks_and_broken_bytes_are_dropped():
    """Read as NUL they would answer a fence. No pseudo-terminal has breaks: the system is only asked."""
    with on_serial(Clone()) as where:
        line = transport(where)
        line.open()
        mode = termios.tcgetattr(line.line.fileno())[0]
        line.close()
    wanted = termios.IGNBRK | termios.INPCK | termios.IGNPAR
    assert mode & (wanted | termios.PARMRK) == wanted


def test_network_a_name_that_is_not_found_in_time(name_service):
    answered = threading.Event()
    name_service(answered.wait)
    try:
        with pytest.raises(TimeoutError):
            resolve("printer.invalid", 9100, 0.05)
    finally:
        answered.set()


def test_network_a_number_needs_no_look_up():
    assert resolve("127.0.0.1", 9100, 0)[0][4] == ("127.0.0.1", 9100)


@pytest.mark.slow
@pytest.mark.parametrize("job", [JOB * 3, ENDLESS], ids=["fits in this computer's buffer", "does not"])
def test_network_a_printer_that_never_reads_is_noticed(job):
    with listening(room=2048) as server:
        assert "takes no more bytes" in refusal(at(server), job)


@pytest.mark.slow
def test_network_the_printer_is_started_anew_between_jobs():
    clone = Clone()
    with on_network(clone) as where:
        printer = clean(where)
        assert printer.print(b"first", "0001").result == Result.CONFIRMED
    with pytest.raises(PrinterUnavailable, match="nothing listens there"):
        printer.print(b"nowhere", "0002")
    with on_network(clone, where.port):
        assert printer.print(b"second", "0003").result == Result.CONFIRMED
        printer.close()
    assert bytes(clone.printed) == b"firstsecond"


def test_what_was_given_up_is_not_sent_any_more():
    """8 MB lie in this computer when the job is given up; none of it may come out when the printer wakes."""
    with listening(room=2048) as server:
        printer = clean(at(server))
        with pytest.raises(PrinterInterrupted):
            printer.print(ENDLESS, "0001")
        line, _ = server.accept()
        with line:
            assert sum(map(len, until_reset(line))) < len(ENDLESS) // 2


def until_reset(line: socket.socket) -> Iterator[bytes]:
    """What comes before the line is reset; a line that was closed in order would fail."""
    while True:
        try:
            piece = line.recv(65536)
        except ConnectionResetError:
            return
        assert piece
        yield piece


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
@pytest.mark.parametrize("connection", ["serial", "device"])
def test_serial_and_device_every_byte_arrives(connection, flow):
    got: list[bytes] = []
    with terminal() as (there, path):
        reader = threading.Thread(target=reads, args=(there, len(JOB) + 3, got), daemon=True)
        reader.start()
        assert printed(section(connection, path=path, flow=flow)) == Result.SENT
        reader.join(10)
    assert b"".join(got) == b"\x10\x04\x01" + JOB


@pytest.mark.parametrize("connection", ["serial", "device"])
def test_serial_and_device_nobody_reads(connection):
    with terminal() as (_, path):
        assert "takes no more bytes" in refusal(section(connection, path=path, flow="none"), JOB * 20)


UNPLUGGED = """
import os, sys
from shared.printer.transport.factory import transport
from shared.settings.sections import PrinterSection
there, here = os.openpty()
path = os.ttyname(here)
os.close(here)
line = transport(PrinterSection(connection=sys.argv[1], path=path, flow="none"))
line.open()
os.close(there)
print("goes on")
"""


@pytest.mark.parametrize("connection", ["serial", "device"])
def test_a_cable_pulled_from_a_program_without_a_terminal_does_not_end_it(connection):
    """The printer's line is not taken for the terminal of a service, whose end would hang it up (SIGHUP)."""
    command = [sys.executable, "-c", UNPLUGGED, connection]
    done = subprocess.run(
        command, start_new_session=True, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "goes on\n"), done.stderr


def test_xoff_holds_a_job_and_xon_lets_it_go():
    with terminal() as (there, path):
        line = transport(section("serial", path=path, flow="xonxoff"))
        line.open()
        os.write(there, b"\x13")
        deadline = time.monotonic() + 20
        while line.send(b"x", 0.05) and time.monotonic() < deadline:
            os.read(there, 10)
        assert line.send(b"held", 0.05) == 0
        os.write(there, b"\x11")
        while not line.send(b"go", 0.05):
            assert time.monotonic() < deadline
        assert os.read(there, 10)[-2:] == b"go"
        line.close()


@pytest.mark.parametrize("connection", ["serial", "device"])
def test_serial_and_device_not_there(connection, tmp_path):
    assert "not there" in refusal(section(connection, path=str(tmp_path / "lp0")))


def test_serial_in_use_by_another_program():
    with terminal() as (_, path), serial.Serial(path, exclusive=True):
        assert "another program" in refusal(section("serial", path=path))


def test_serial_a_file_is_no_port(tmp_path):
    (tmp_path / "file").touch()
    assert refusal(section("serial", path=str(tmp_path / "file")))


@pytest.mark.slow
@pytest.mark.parametrize("connection", ["serial", "device"])
def test_unplugged_and_plugged_in_again_while_running(connection, tmp_path):
    """As udev does it: the name stays, the device behind it is another one."""
    name, clone = tmp_path / "queue-printer", Clone()
    with on_serial(clone) as where:
        name.symlink_to(where.path)
        printer = clean(section(connection, path=str(name), flow="none"))
        assert printer.print(b"first", "0001").result == Result.CONFIRMED
    name.unlink()
    with pytest.raises(PrinterUnavailable, match="not there"):
        printer.print(b"nowhere", "0002")
    with on_serial(clone) as where:
        name.symlink_to(where.path)
        assert printer.print(b"second", "0003").result == Result.CONFIRMED
        printer.close()
    assert bytes(clone.printed) == b"firstsecond"


def test_unplugged_in_the_middle_of_a_job(tmp_path):
    clone = Clone()
    with on_serial(clone) as where:
        printer = clean(where)
        gone = threading.Event()

        def unplug(count: int) -> None:
            if count > 3000:
                gone.set()
                raise OSError

        clone.on_bytes = unplug
        with pytest.raises(PrinterInterrupted):
            printer.print(JOB * 20, "0001")
        assert gone.is_set()
        printer.close()


# -- file --------------------------------------------------------------------------------------------------


def test_file_grows_by_each_job(tmp_path):
    paper = connect(section("file", path=str(tmp_path / "slips.bin")))
    assert paper.print(JOB, "0001").result == Result.SENT
    paper.print(b"second", "0002")
    assert (tmp_path / "slips.bin").read_bytes() == JOB + b"second"


def test_a_folder_gets_one_file_for_each_job(tmp_path):
    paper = connect(section("file", path=str(tmp_path)))
    for number, job in enumerate((b"one", b"two", b"three")):
        paper.print(job, f"{number:04d}")
    assert [path.read_bytes() for path in sorted(tmp_path.iterdir())] == [b"one", b"two", b"three"]


def test_file_on_a_full_disk():
    assert "disk is full" in refusal(section("file", path="/dev/full"))


def test_a_pipe_nobody_reads_does_not_hold_the_printer_up(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "nobody is at the other end" in refusal(section("file", path=str(tmp_path / "pipe")))


def test_a_pipe_that_is_full(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    end = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    assert "takes no more bytes" in refusal(section("file", path=str(tmp_path / "pipe")), ENDLESS)
    os.close(end)


# -- print queues of the system ----------------------------------------------------------------------------


def lp(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch, known: str = "exit 0") -> None:
    """Programs `lp` and `lpstat` in front of all others."""
    for name, does in (("lp", script), ("lpstat", known)):
        program = folder / name
        program.write_text(f"#!/bin/sh\n{does}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


def test_cups_gets_each_job_whole_and_says_nothing_of_paper(tmp_path, monkeypatch):
    lp(tmp_path, f'echo "$@" > {tmp_path}/asked; cat > {tmp_path}/job', monkeypatch)
    assert printed(section("cups", queue="slips", timeout_seconds=10)) == Result.SENT
    assert (tmp_path / "job").read_bytes() == JOB
    assert (tmp_path / "asked").read_text().startswith("-d slips -o raw")


def surely_not_printed(where: PrinterSection) -> str:
    """The reason, of a slip that certainly did not come out."""
    printer = connect(where, UNPROBED)
    with pytest.raises(PrinterUnavailable) as caught:
        printer.print(JOB, "0001")
    printer.close()
    return str(caught.value.fields["reason"])


def test_cups_that_refuses(tmp_path, monkeypatch):
    lp(tmp_path, "exit 1", monkeypatch)
    assert "refuses the job" in surely_not_printed(section("cups", queue="slips", timeout_seconds=10))


def test_a_queue_that_is_not_there_is_known_before_anybody_wants_a_slip(tmp_path, monkeypatch):
    known = '[ "$*" = "-p slips -a slips" ] || [ "$*" = -r ] && echo scheduler is running'
    lp(tmp_path, f"touch {tmp_path}/asked", monkeypatch, known)
    wrong, right = (section("cups", queue=name, timeout_seconds=10) for name in ("slisp", "slips"))
    look = connect(wrong, UNPROBED).look()
    assert (look.problem, "no such queue" in look.detail) == (Problem.UNREACHABLE, True)
    assert "no such queue" in surely_not_printed(wrong)
    with pytest.raises(PrinterUnavailable, match="no such queue"):
        probe(wrong, datetime.now(UTC), None)
    assert not (tmp_path / "asked").exists()
    assert connect(right, UNPROBED).look().ready


@pytest.mark.parametrize(
    ("connection", "path", "words"),
    [
        ("serial", "/dev/null", "no serial port"),
        ("serial", __file__, "no serial port"),
        ("device", "/dev/null", "no printer"),
        ("device", __file__, "no printer"),
    ],
)
def test_a_path_that_is_no_printer_is_not_called_unplugged(connection, path, words):
    assert words in refusal(section(connection, path=path))
    assert words in connect(section(connection, path=path), UNPROBED).look().detail


def test_cups_that_never_ends(tmp_path, monkeypatch):
    lp(tmp_path, "exec sleep 60", monkeypatch)
    assert "takes no more bytes" in refusal(section("cups", queue="slips"))


def test_no_cups(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "no print spooler" in surely_not_printed(section("cups", queue="slips"))


# -- USB ---------------------------------------------------------------------------------------------------


def test_usb_without_pyusb(monkeypatch):
    monkeypatch.setitem(sys.modules, "usb.core", None)
    assert "pyusb" in refusal(section("usb", usb_id="04b8:0e15"))


class Bus:
    """A USB bus of one thing with two interfaces, as pyusb's backends show it (usb.backend.IBackend).

    Its printer takes `room` bytes of each write and then nothing until `room` is set anew; `says` is what it
    answers, a packet a read. Without `there` nothing is plugged in.
    """

    def __init__(self, classes: tuple[int, ...] = (3, 7), back: bool = True) -> None:
        self.there = True
        self.room = 1_000_000
        self.says: list[bytes] = []
        self.got = bytearray()
        self.waits: list[int] = []
        self.driver = True
        self.claimed: list[int] = []
        self._classes = classes
        self._ends = [Shape(bEndpointAddress=0x03, bmAttributes=2, wMaxPacketSize=64)]
        if back:
            self._ends.insert(0, Shape(bEndpointAddress=0x84, bmAttributes=2, wMaxPacketSize=64))

    def enumerate_devices(self):
        return ["thing"] if self.there else []

    def get_parent(self, device):
        return None

    def get_device_descriptor(self, device):
        return Shape(idVendor=0x04B8, idProduct=0x0E15, bNumConfigurations=1)

    def get_configuration_descriptor(self, device, config):
        return Shape(bNumInterfaces=len(self._classes), bConfigurationValue=1)

    def get_interface_descriptor(self, device, interface, alternate, config):
        if interface >= len(self._classes) or alternate:
            raise IndexError
        kind = self._classes[interface]
        ends = len(self._ends) if kind == 7 else 0
        return Shape(bInterfaceNumber=interface, bInterfaceClass=kind, bNumEndpoints=ends)

    def get_endpoint_descriptor(self, device, end, interface, alternate, config):
        return self._ends[end]

    def open_device(self, device):
        return device

    def close_device(self, handle):
        """Nothing is open."""

    def get_configuration(self, handle):
        return 1

    def is_kernel_driver_active(self, handle, interface):
        return self.driver

    def detach_kernel_driver(self, handle, interface):
        self.driver = False

    def claim_interface(self, handle, interface):
        assert not self.driver
        self.claimed.append(interface)

    def release_interface(self, handle, interface):
        self.claimed.remove(interface)

    def bulk_write(self, handle, end, interface, data, timeout):
        self._reach(timeout)
        assert (end, interface) == (0x03, 1)
        taken = bytes(data)[: self.room]
        if not taken:
            raise usb_core().USBTimeoutError("Operation timed out", errno=110)
        self.room -= len(taken)
        self.got += taken
        return len(taken)

    def bulk_read(self, handle, end, interface, buffer, timeout):
        self._reach(timeout)
        assert end == 0x84
        if not self.says:
            raise usb_core().USBTimeoutError("Operation timed out", errno=110)
        packet = self.says.pop(0)
        buffer[: len(packet)] = array("B", packet)
        return len(packet)

    intr_read = iso_read = bulk_read
    intr_write = iso_write = bulk_write

    def _reach(self, timeout: int) -> None:
        self.waits.append(timeout)
        if not self.there:
            raise usb_core().USBError("No such device", errno=19)


class Shape(SimpleNamespace):
    """A descriptor; what a test does not name is 0."""

    def __getattr__(self, name: str) -> int:
        if name.startswith("__"):
            raise AttributeError(name)
        return b"" if name == "extra_descriptors" else 0


def usb_core():
    return pytest.importorskip("usb.core", reason="pyusb is optional")


@pytest.fixture
def bus(monkeypatch) -> Bus:
    usb_core()
    bus = Bus()
    monkeypatch.setattr(Usb, "backend", bus)
    return bus


def test_usb_finds_the_printer_interface_and_every_byte_arrives(bus):
    assert printed(section("usb", usb_id="04b8:0e15")) == Result.SENT
    assert bytes(bus.got) == b"\x10\x04\x01" + JOB
    assert bus.claimed == []  # given back
    assert min(bus.waits) >= 1  # 0 is for ever


def test_usb_hears_whole_packets(bus):
    line = transport(section("usb", usb_id="04b8:0e15"))
    line.open()
    bus.says = [b"\x12", b"x" * 64]
    assert [line.receive(0.01) for _ in range(3)] == [b"\x12", b"x" * 64, b""]
    line.close()


def test_usb_goes_on_where_a_write_was_cut_in_two(bus):
    line = transport(section("usb", usb_id="04b8:0e15"))
    line.open()
    bus.room = 5
    assert [line.send(b"1234567", 0.01), line.send(b"67", 0.01)] == [5, 0]
    line.close()


def test_usb_unplugged_and_plugged_in_again(bus):
    printer = clean(section("usb", usb_id="04b8:0e15"))
    assert printer.print(b"first", "0001").result == Result.SENT
    bus.there = False
    with pytest.raises(PrinterUnavailable, match="not there"):
        printer.print(b"nowhere", "0002")
    bus.there = True
    assert printer.print(b"second", "0003").result == Result.SENT
    assert bytes(bus.got).replace(b"\x10\x04\x01", b"") == b"firstsecond"
    printer.close()


def test_usb_what_is_no_printer_or_not_named(bus, monkeypatch):
    monkeypatch.setattr(Usb, "backend", Bus(classes=(3, 8)))
    assert "not there" in refusal(section("usb", usb_id="04b8:0e15"))
    assert "not set" in refusal(section("usb", usb_id=""))


# -- all ---------------------------------------------------------------------------------------------------


def test_every_kind_of_the_hall_file_has_its_line():
    kinds = set(get_args(PrinterSection.model_fields["connection"].annotation))
    assert set(KINDS) == kinds - {"none"}


# -- addresses ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "tcp://10.0.0.7:9100",
        "tcp://[fe80::1]:9100",
        "serial:/dev/ttyS0",
        "device:/dev/usb/lp0",
        "file:slips",
        "usb:04b8:0e15",
        "cups:slips",
        "windows:EPSON TM-T20",
        "none",
    ],
)
def test_addresses_name_a_printer_there_and_back(address):
    assert address_of(printer_at(address, PrinterSection())) == address


@pytest.mark.parametrize("address", ["", "usb:4b8", "tcp://x:0", "cups:", "lpt1"])
def test_what_names_no_printer(address):
    with pytest.raises(PrinterAddressWrong):
        printer_at(address, PrinterSection())
