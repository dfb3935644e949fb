"""`bocso printer simulate`: a simulated printer as a process, and the port through which a window changes it.

The port is at 127.0.0.1, named in control.json beside the slips. A line of JSON is one command:

    {"do": "play", "fault": "out_middle", "number": 200}    also "next_job": true, "seconds": 5
    {"do": "heal", "fault": "silent"}
    {"do": "new_roll"}   {"do": "close_cover"}   {"do": "repair"}   {"do": "power_cycle"}   {"do": "look"}

Each is answered by a line: what is wrong now, or {"failed": why}.
"""

from __future__ import annotations

import json
import signal
import socket
import socketserver
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

from shared.simulator.faults import FAULTS
from shared.simulator.simulator import PrinterSimulator

CONTROL_FILE = "control.json"


def simulate(simulator: PrinterSimulator, out: Path, faults: Iterable[tuple[str, float | None]] = ()) -> None:
    """Runs one whose slips go to `out` until SIGINT or SIGTERM; says {"listening": port} or {"serial": path} when
    it is ready. Call it on the main thread. Raises PortTaken.
    """
    ended: SimpleQueue[None] = SimpleQueue()  # an Event's lock may be held just when the signal comes
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.put(None))
    simulator.start()
    try:
        with ControlServer(simulator, out):
            for fault, number in faults:
                simulator.play(fault, number)
            place = {"serial": simulator.path} if simulator.path else {"listening": simulator.port}
            sys.stdout.write(json.dumps(place) + "\n")
            sys.stdout.flush()
            ended.get()
    finally:
        simulator.stop()


def _off_and_on(simulator: PrinterSimulator) -> None:
    """Returns when it is on again: a command that comes next is not lost with the power."""
    simulator.power_cycle()
    simulator.until(lambda: not simulator.suffers("power_cycle_middle"))


def condition(simulator: PrinterSimulator) -> dict[str, bool]:
    """What is wrong now, for people to see: each fault that holds on, by its name."""
    seen = {name: simulator.suffers(name) for name, fault in FAULTS.items() if fault.name not in ("left", "speed")}
    return {
        **seen,
        "out_before": simulator.mechanism.paper_out,
        "near_end": simulator.mechanism.near_end and not simulator.mechanism.paper_out,
    }


class ControlServer(socketserver.ThreadingTCPServer):
    """Takes commands while it is entered; control.json in `folder` names its port for as long."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, simulator: PrinterSimulator, folder: Path) -> None:
        self.simulator = simulator
        self.visits: set[socket.socket] = set()
        self._file = folder / CONTROL_FILE
        super().__init__(("127.0.0.1", 0), ControlConnection)

    def __enter__(self) -> ControlServer:
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True, name="printer-control").start()
        beside = self._file.with_name(f".{CONTROL_FILE}.part")
        beside.write_text(json.dumps({"port": self.server_address[1]}), encoding="utf-8")
        beside.replace(self._file)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.unlink(missing_ok=True)
        self.shutdown()
        for connection in tuple(self.visits):
            with suppress(OSError):  # the window closed it
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


class ControlConnection(socketserver.StreamRequestHandler):
    """One window, on a thread of its own."""

    def handle(self) -> None:
        assert isinstance(self.server, ControlServer)
        self.server.visits.add(self.request)
        with suppress(OSError):  # the window is closed
            for line in self.rfile:
                self.wfile.write(json.dumps(_answer(self.server.simulator, line)).encode() + b"\n")
        self.server.visits.discard(self.request)


def _answer(simulator: PrinterSimulator, line: bytes) -> Mapping[str, Any]:
    try:
        return execute(simulator, json.loads(line))
    except (ValueError, KeyError, TypeError) as problem:
        return {"failed": f"{type(problem).__name__}: {problem}"}


def execute(simulator: PrinterSimulator, command: dict[str, Any]) -> Mapping[str, Any]:
    """Does one command; what is wrong then. Raises KeyError, TypeError for a command it does not know."""
    command = dict(command)  # anything else is a TypeError or ValueError
    do = command.pop("do")
    simple: dict[str, Callable[[], None]] = {
        "new_roll": simulator.new_roll,
        "close_cover": simulator.close_cover,
        "repair": simulator.repair,
        "power_cycle": lambda: _off_and_on(simulator),
        "look": lambda: None,
    }
    if do == "play":
        simulator.play(command.pop("fault"), **command)
    elif do == "heal":
        simulator.heal(**command)
    else:
        simple[do]()
    return condition(simulator)
