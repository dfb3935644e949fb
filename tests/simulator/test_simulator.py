"""Our own simulated printer: no independent one answers GS ( H or holds a job while the paper is out."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest
from PIL import Image

from shared.errors.outside import PortTaken
from shared.printer.escpos import raster
from shared.simulator.faults import FAULTS
from shared.simulator.roll import Roll, decode
from shared.simulator.simulator import PrinterSimulator, Slipped
from tests.support.folders import ROOT

ROWS = [bytes((n % 251, n % 7, 0xAA)) * 24 for n in range(1, 200)]
JOB = raster.job(ROWS, 40, cut=True)


class Bench:
    def __init__(self, out: Path) -> None:
        self.out = out
        self.slips: Queue[Slipped] = Queue()
        self.printer = PrinterSimulator(out, 0, 576, self.slips.put)
        self.printer.start()

    def line(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.printer.port), timeout=60)

    def slip(self) -> Slipped:
        return self.slips.get(timeout=60)

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in (self.out / "slips.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture
def bench(tmp_path) -> Iterator[Bench]:
    bench = Bench(tmp_path / "out")
    yield bench
    bench.printer.stop()


def test_a_job_becomes_a_picture_its_bytes_and_a_line(bench):
    with bench.line() as line:
        line.sendall(JOB)
        slip = bench.slip()
    assert slip.bin.read_bytes() == JOB
    with Image.open(slip.png) as picture:
        assert picture.mode == "1"
        assert picture.tobytes() == decode(JOB, 576).tobytes()
        assert picture.size == (576, len(ROWS) + 40)
    (entry,) = bench.lines()
    assert entry == {
        "index": 1,
        "png": "0001.png",
        "bin": "0001.bin",
        "bytes": len(JOB),
        "last_byte_at_ns": slip.last_byte_at_ns,
        "unknown_bytes": 0,
        "cut": True,
    }
    assert sorted(path.name for path in bench.out.iterdir()) == ["0001.bin", "0001.png", "slips.jsonl"]


def test_a_job_may_be_parted_anywhere():
    """Without a network, which joins the pieces again: every boundary there is."""
    short = raster.job(ROWS[:20], 40, cut=True)
    for at in range(1, len(short)):
        cuts = []
        roll = Roll(576, on_cut=cuts.append)
        roll.feed(short[:at])
        roll.feed(short[at:])
        assert [(cut.job, cut.unknown) for cut in cuts] == [(short, 0)], f"parted after byte {at}"


def test_bytes_one_at_a_time_print_the_same(bench):
    short = raster.job(ROWS[:20], 40, cut=True)
    with bench.line() as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in short:
            line.sendall(bytes((byte,)))
        assert bench.slip().bin.read_bytes() == short
    assert bench.lines()[0]["unknown_bytes"] == 0


def test_two_jobs_in_one_piece_are_two_slips(bench):
    with bench.line() as line:
        line.sendall(JOB + JOB)
        assert [bench.slip().index, bench.slip().index] == [1, 2]


def test_numbers_go_on_where_the_folder_ends(bench, tmp_path):
    with bench.line() as line:
        line.sendall(JOB)
        bench.slip()
    again = Bench(bench.out)
    with again.line() as line:
        line.sendall(JOB)
        assert again.slip().png.name == "0002.png"
    again.printer.stop()


def ask(line: socket.socket, request: bytes, count: int) -> bytes:
    line.sendall(request)
    answer = b""
    while len(answer) < count:
        answer += line.recv(count - len(answer))
    return answer


@pytest.mark.parametrize(
    ("faults", "answers"), [((), "12 12 12 12"), (("out_before",), "1a 32 12 7e"), (("offline",), "1a 12 12 12")]
)
def test_status_is_answered_at_once_whatever_is_wrong(bench, faults, answers):
    for fault in faults:
        bench.printer.play(fault)
    with bench.line() as line:
        requests = b"".join(bytes((0x10, 0x04, n)) for n in (1, 2, 3, 4))
        assert ask(line, requests, 4) == bytes.fromhex(answers)


def test_status_is_answered_inside_image_data_as_printers_do(bench):
    image = b"\x1dv0\x00\x48\x00\x02\x00" + bytes(100) + b"\x10\x04\x01" + bytes(20)
    with bench.line() as line:
        assert ask(line, image, 1) == b"\x12"


def test_process_id_is_echoed_after_the_job(bench):
    with bench.line() as line:
        assert ask(line, JOB + b"\x1d(H\x06\x0000A012", 7) == b"\x37\x22A012\x00"
        assert bench.slip().bin.read_bytes() == JOB


def test_automatic_status_comes_now_and_at_each_change(bench):
    with bench.line() as line:
        assert ask(line, b"\x1da\x0f", 4) == bytes.fromhex("10 00 00 00")
        bench.printer.play("out_before")
        assert ask(line, b"", 4) == bytes.fromhex("18 00 0f 00")
        bench.printer.new_roll()
        assert ask(line, b"\x1dr\x01", 5) == bytes.fromhex("10 00 00 00 00")


def test_a_job_without_paper_is_held_and_comes_out_on_the_next_roll(bench):
    """Also when the connection was closed meanwhile: a naive second try would give two slips."""
    bench.printer.play("out_before")
    with bench.line() as line:
        assert ask(line, JOB + b"\x10\x04\x04", 1) == b"\x7e"
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1) == b""
    assert bench.slips.empty()
    bench.printer.new_roll()
    assert bench.slip().bin.read_bytes() == JOB


def test_what_it_does_not_know_is_counted_and_not_fatal(bench):
    with bench.line() as line:
        line.sendall(b"\x1b@Xin ch\xc3\xa0o\n" + JOB)
        bench.slip()
    assert bench.lines()[0]["unknown_bytes"] == 2  # the two bytes of à: no code page is known


def test_half_a_command_of_a_broken_connection_does_not_eat_the_next_job(bench):
    with bench.line() as line:
        line.sendall(b"\x1dv0\x00\x48\x00\x80\x00" + bytes(100))
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1) == b""
    with bench.line() as line:
        line.sendall(JOB)
        assert bench.slip().bin.read_bytes() == JOB
    assert bench.lines()[0]["unknown_bytes"] == 0


@pytest.mark.parametrize(
    "cut", ["1d 56 00", "1d 56 01", "1d 56 31", "1d 56 41 00", "1d 56 42 10", "1b 69", "1b 6d"]
)
def test_every_form_of_cut(bench, cut):
    with bench.line() as line:
        line.sendall(b"\x1b@\n" + bytes.fromhex(cut))
        assert bench.slip().index == 1
    assert bench.lines()[0]["unknown_bytes"] == 0


def test_a_port_in_use_is_said_plainly(bench, tmp_path):
    with pytest.raises(PortTaken, match=f"Port {bench.printer.port} is used"):
        PrinterSimulator(tmp_path, bench.printer.port).start()


@contextmanager
def process(out: Path) -> Iterator[subprocess.Popen[str]]:
    program = (
        "import pathlib, sys; from shared.simulator.control import PrinterSimulator, simulate;"
        "out = pathlib.Path(sys.argv[1]); simulate(PrinterSimulator(out), out)"
    )
    command = [sys.executable, "-c", program, str(out)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
        yield running
        running.kill()


def bocso(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "shared.cli", "printer", *words]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.slow
def test_the_command_lists_its_faults_and_refuses_others():
    listed = bocso("faults")
    assert {line.split()[0].partition(":")[0] for line in listed.stdout.splitlines()} == set(FAULTS)
    refused = bocso("simulate", "--fault", "hunger")
    assert (refused.returncode, "no such fault" in refused.stderr) == (2, True)


def test_the_command_simulates_a_serial_printer_with_faults(tmp_path):
    words = ("simulate", "--serial", "--no-echo", "--fault", "near_end", "--fault", "out_middle:50")
    command = [sys.executable, "-m", "shared.cli", "printer", *words, "--out", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
        path = json.loads(running.stdout.readline())["serial"]
        assert path == str(tmp_path / "printer")
        line = os.open(path, os.O_RDWR | os.O_NOCTTY)
        os.write(line, b"\x10\x04\x04")
        assert os.read(line, 1) == b"\x1e"
        os.close(line)
        running.terminate()
        assert running.wait(20) == 0
    assert [each.name for each in tmp_path.iterdir()] == []  # the port and the control file are gone


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_process_says_its_port_and_ends_when_asked(tmp_path, number):
    with process(tmp_path) as running:
        port = json.loads(running.stdout.readline())["listening"]
        with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
            assert ask(line, b"\x10\x04\x01", 1) == b"\x12"
            os.kill(running.pid, number)
            assert running.wait(20) == 0


def test_the_simulator_needs_no_qt():
    program = "import sys, shared.simulator.control; sys.exit(any('PySide' in name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False)
    assert done.returncode == 0
