"""Signs over real pseudo-terminals: what arrives, with power cuts and cables pulled in between."""

from __future__ import annotations

import errno
import os
import select
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import pytest
import serial

from shared.errors.outside import SignUnreachable
from shared.settings.sign import SignSection
from shared.sign.content import Showing, SignContent
from shared.sign.frames import beginning, blank, frame
from shared.sign.line import SignLine, unreachable
from shared.sign.signs import Signs
from tests.sign.boards import board_of
from tests.support.halls import small_hall
from tests.support.wires import SECONDS, wire_at

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
SETTINGS = small_hall(
    hall={"code": "small", "name": {"vi": "x"}, "place": {"vi": "x"}, "languages": ["vi"]},
    counter=[{"number": n, "services": ["papers", "land"]} for n in range(1, 4)],
)
SELDOM, OFTEN = 1000.0, 0.05
POLES = ("cd5220", "epson", "aedex", "utc", "logic")
BOARDS = "01 {addr} {number} 07"
CALLED = {1: b"A001", 2: b"A002", 3: b"A003"}

pytestmark = pytest.mark.slow


def until(condition):
    end = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.002)


def fill(port):
    """Until it takes nothing more."""
    with suppress(BlockingIOError):
        while os.write(port, b"x" * 512):
            pass


@pytest.fixture
def wire(tmp_path):
    with wire_at(tmp_path / "sign") as wire:
        yield wire


@pytest.fixture
def told():
    return []


@pytest.fixture
def signs(told):
    """Makes what an app has, and ends it."""
    made = []

    def make(sections, refresh=SELDOM):
        made.append(Signs(SETTINGS, sections, lambda: NOW, lambda _, problem: told.append(problem), refresh))
        return made[-1]

    yield make
    for each in made:
        each.stop()


def section(wire, dialect="cd5220", counter=3, **more):
    given = {"counter": counter, "port": str(wire.path), "dialect": dialect, "gap_ms": 0, "baud": 115200, **more}
    return SignSection.model_validate(given)


def showing(what, number="", counter=3):
    return SignContent(Showing(what), counter, number)


@pytest.mark.parametrize("dialect", POLES)
@pytest.mark.allow_logs("bocso.sign")
def test_a_display_shows_the_truth_before_and_after_it_was_unplugged(wire, signs, told, dialect):
    sign = section(wire, dialect)
    kept = signs([sign], OFTEN)
    kept.show(board_of("called", 3, NOW))
    called = frame(sign, showing("called", "A012"), "vi")
    assert wire.heard(len(beginning(sign)) + 2 * len(called)) == beginning(sign) + 2 * called
    wire.unplug()
    kept.show(board_of("serving", 3, NOW))
    until(lambda: told)
    assert isinstance(told[0], SignUnreachable)
    wire.plug_in()
    serving = beginning(sign) + frame(sign, showing("serving", "A012"), "vi")
    assert wire.heard(len(serving)) == serving
    until(lambda: told[-1] is None)
    assert told.count(None) == 1


def test_a_display_that_lost_power_shows_the_truth_again_while_nothing_happens(wire, signs):
    sign = section(wire)
    signs([sign], OFTEN).show(board_of("paused", 3, NOW))
    one = frame(sign, showing("paused"), "vi")
    assert wire.heard(len(beginning(sign)) + 5 * len(one)) == beginning(sign) + 5 * one


def test_also_while_something_happens_all_the_time_elsewhere(wire, signs):
    sign = section(wire)
    kept, board = signs([sign], 0.2), board_of("paused", 3, NOW)
    one = frame(sign, showing("paused"), "vi")
    heard, wanted, end = b"", beginning(sign) + 3 * one, time.monotonic() + SECONDS
    while len(heard) < len(wanted) and time.monotonic() < end:
        kept.show(board)
        if select.select([wire.end], [], [], 0.001)[0]:
            heard += os.read(wire.end, len(wanted) - len(heard))
    assert heard == wanted


def called_at(*counters):
    """A board on which each of these counters calls the number of its own."""
    boards = [board_of("called", counter, NOW, f"A{counter:03d}") for counter in counters]
    tickets = {index: next(iter(board.tickets.values())) for index, board in enumerate(boards)}
    sessions = {n: s for board in boards for n, s in board.sessions.items()}
    return board_of("free", 9, NOW).__class__(day=NOW.date(), tickets=tickets, sessions=sessions)


def test_several_signs_on_one_bus_and_only_what_changed_is_sent(wire, signs):
    kept = signs([section(wire, "raw", n, address=16 + n, template=BOARDS) for n in (1, 2, 3)])
    kept.show(called_at(1))
    assert wire.heard(21) == b"\x01\x11A001\x07" + b"\x01\x12    \x07" + b"\x01\x13    \x07"
    kept.show(called_at(1, 3))
    assert wire.heard(7) == b"\x01\x13A003\x07"
    kept.show(called_at(2, 3))
    assert wire.heard(14) == b"\x01\x11    \x07" + b"\x01\x12A002\x07"


def test_two_ports_do_not_wait_for_each_other(wire, signs, tmp_path, told):
    """One of them takes nothing at all."""
    with wire_at(tmp_path / "full") as full:
        port = os.open(full.path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        fill(port)
        kept = signs([section(full, "epson", 1), section(wire, "epson", 3)], OFTEN)
        kept.show(called_at(1, 3))
        sign = section(wire, "epson", 3)
        assert wire.heard_until(frame(sign, showing("called", "A003"), "vi"))
        os.close(port)


@pytest.mark.allow_logs("bocso.sign")
def test_a_display_that_takes_nothing_is_told_and_holds_nobody_up(wire, signs, told):
    port = os.open(wire.path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
    fill(port)
    kept = signs([section(wire)], OFTEN)
    for _ in range(100):
        kept.show(board_of("called", 3, NOW))  # on a thread that reads nothing meanwhile
    until(lambda: told)
    assert told[0].fields["reason"] == SignUnreachable.stuck
    os.close(port)
    wanted = frame(section(wire), showing("called", "A012"), "vi")
    assert wire.heard_until(wanted).endswith(wanted)
    until(lambda: told[-1] is None)


def test_at_the_end_of_the_app_its_signs_go_dark(wire, signs):
    sign = section(wire, "utc")
    kept = signs([sign])
    kept.show(board_of("called", 3, NOW))
    called, dark = frame(sign, showing("called", "A012"), "vi"), blank(sign)
    assert wire.heard(len(called)) == called
    kept.stop()
    assert wire.heard(len(dark)) == dark == b"\x1buA" + b" " * 20 + b"\r\x1buB" + b" " * 20 + b"\r"


def test_before_the_first_board_nothing_is_said(wire, signs):
    kept = signs([section(wire)], OFTEN)
    kept.stop()
    assert select.select([wire.end], [], [], 0)[0] == []


def test_a_port_that_another_program_has(wire):
    with serial.Serial(str(wire.path), exclusive=True), pytest.raises(SignUnreachable) as caught:
        SignLine(section(wire)).say(section(wire), b"x")
    assert caught.value.fields["reason"] == SignUnreachable.in_use


def test_a_unit_of_modbus_that_does_not_answer(wire):
    line = SignLine(section(wire, "modbus"))
    with pytest.raises(SignUnreachable) as caught:
        line.say(section(wire, "modbus"), b"\x01\x06\x00\x00\x00\x32\x08\x1f")
    assert caught.value.fields["reason"] == SignUnreachable.silent
    assert line.is_open  # others on the bus may be there
    line.close()


@pytest.mark.allow_logs("bocso.sign")
def test_a_unit_that_does_not_answer_is_told_once_and_the_next_one_has_its_number(wire, signs, told):
    sections = [section(wire, "modbus", n, address=n) for n in (1, 2)]
    kept = signs(sections, OFTEN)
    kept.show(called_at(1, 2))
    once = b"".join(frame(sign, showing("called", f"A00{sign.counter}"), "vi") for sign in sections)
    assert wire.heard(2 * len(once)) == 2 * once
    assert [problem.fields["counter"] for problem in told[:2]] == [1, 2]
    assert len(told) == 2


def test_a_file_that_is_no_port(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"")
    sign = SignSection(counter=1, port=str(path))
    with pytest.raises(SignUnreachable, match="the line broke"):
        SignLine(sign).say(sign, b"x")


@pytest.mark.parametrize(
    ("problem", "reason"),
    [
        (FileNotFoundError(errno.ENOENT, "x"), SignUnreachable.no_port),
        (PermissionError(errno.EACCES, "x"), SignUnreachable.not_allowed),
        (BlockingIOError(errno.EAGAIN, "x"), SignUnreachable.in_use),
        (serial.SerialTimeoutException("Write timeout"), SignUnreachable.stuck),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(problem, reason):
    sign = SignSection(counter=1, port="/dev/ttyS9")
    assert unreachable(sign, problem).fields["reason"] == reason


def test_a_converter_on_the_network(signs):
    """RS-485 over TCP, as serial device servers do it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = f"socket://127.0.0.1:{server.getsockname()[1]}"
        sign = SignSection(counter=3, port=port, dialect="raw", template=BOARDS, gap_ms=0)
        kept = signs([sign])
        kept.show(board_of("called", 3, NOW))
        line, _ = server.accept()
        with line:
            line.settimeout(SECONDS)
            assert b"".join(iter(partial(line.recv, 1), b"\x07")) == b"\x01\x01A012"
            kept.stop()
