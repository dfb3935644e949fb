"""A printer on TCP that needs no paper: for demonstrations, tests, and a hall that waits for its own.

It answers status, decodes what it gets (`shared.device.paper`) and lays each slip as PNG into a folder. No Qt,
so that it starts at once.
"""

from __future__ import annotations

import json
import signal
import socket
import socketserver
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from shared.device.paper import Cut, Roll, to_image
from shared.errors import PortTaken

LINES = "slips.jsonl"


@dataclass(frozen=True, slots=True)
class Slipped:
    """One slip that came out. `last_byte_at_ns`: time.monotonic_ns() when its last byte, the cut, arrived."""

    index: int
    png: Path
    bin: Path
    last_byte_at_ns: int


class PrinterSimulator:
    """A printer `width` dots across on 127.0.0.1. `port` 0 takes a free one, which `port` then names.

    Slips go to the folder `out` as 0001.png with the exact bytes in 0001.bin, whole or not at all, and one line
    each to slips.jsonl; then `on_slip` is called, on a thread of the simulator.
    """

    def __init__(
        self, out: Path, port: int, width: int = 576, on_slip: Callable[[Slipped], None] = lambda _slip: None
    ) -> None:
        self.port = port
        self._out = out
        self._on_slip = on_slip
        self._width = width
        self._index = 0
        self._arrived_at = 0
        self._guard = threading.RLock()  # one print head, however many connections
        self._line: socket.socket | None = None
        self._roll = Roll(width, reply=self._reply, on_cut=self._keep)
        self._server: _Server | None = None

    def start(self) -> None:
        """Listens. Raises PortTaken."""
        self._out.mkdir(parents=True, exist_ok=True)
        self._index = max((int(png.stem) for png in self._out.glob("[0-9]*.png")), default=0)
        try:
            self._server = _Server(("127.0.0.1", self.port), self._serve)
        except OSError:
            raise PortTaken(port=self.port) from None
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Stops listening and closes every connection."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    @property
    def paper_out(self) -> bool:
        """Whether the roll is used up; what comes then is kept and printed on the next roll."""
        return self._roll.status.paper_out

    @paper_out.setter
    def paper_out(self, out: bool) -> None:
        with self._guard:
            self._roll.status.paper_out = out
            self._changed()

    @property
    def offline(self) -> bool:
        """Whether the cover is open; what comes then is kept."""
        return self._roll.status.offline

    @offline.setter
    def offline(self, offline: bool) -> None:
        with self._guard:
            self._roll.status.offline = offline
            self._changed()

    def _changed(self) -> None:
        if self._roll.asb:
            self._reply(self._roll.status.automatic())
        self._arrived_at = time.monotonic_ns()
        self._roll.feed(b"")

    def _serve(self, line: socket.socket) -> None:
        """One connection, on its own thread."""
        while piece := line.recv(65536):
            arrived_at = time.monotonic_ns()
            with self._guard:
                self._line, self._arrived_at = line, arrived_at
                self._roll.feed(piece)
        with self._guard:
            self._line = None
            self._roll.hang_up()

    def _reply(self, answer: bytes) -> None:
        if self._line is not None:
            self._line.sendall(answer)

    def _keep(self, cut: Cut) -> None:
        """Writes a slip that was cut off."""
        self._index += 1
        name = f"{self._index:04d}"
        slip = Slipped(self._index, self._out / f"{name}.png", self._out / f"{name}.bin", self._arrived_at)
        _write(slip.bin, lambda path: path.write_bytes(cut.job))
        _write(slip.png, lambda path: _save(to_image(cut.rows, self._width), path))
        line = {
            "index": slip.index,
            "png": slip.png.name,
            "bin": slip.bin.name,
            "bytes": len(cut.job),
            "last_byte_at_ns": slip.last_byte_at_ns,
            "unknown_bytes": cut.unknown,
        }
        with (self._out / LINES).open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line) + "\n")
        self._on_slip(slip)


class _Server(socketserver.ThreadingTCPServer):
    """Gives each connection to `serve` on a thread of its own, and closes them all when it stops."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = True

    def __init__(self, address: tuple[str, int], serve: Callable[[socket.socket], None]) -> None:
        self._serve = serve
        self._lines: set[socket.socket] = set()
        super().__init__(address, socketserver.BaseRequestHandler)

    def finish_request(self, request: object, client_address: object) -> None:  # noqa: ARG002
        assert isinstance(request, socket.socket)
        self._lines.add(request)
        try:
            self._serve(request)
        except OSError:
            return  # the other side broke off: nothing to answer, nothing to print
        finally:
            self._lines.discard(request)

    def server_close(self) -> None:
        for line in tuple(self._lines):
            line.shutdown(socket.SHUT_RDWR)
        super().server_close()


def simulate(port: int, out: Path, width: int) -> None:
    """Runs a simulator until SIGINT or SIGTERM; says {"listening": port} when it is ready.

    Call it on the main thread. Raises PortTaken.
    """
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    simulator = PrinterSimulator(out, port, width)
    simulator.start()
    sys.stdout.write(json.dumps({"listening": simulator.port}) + "\n")
    sys.stdout.flush()
    try:
        ended.wait()
    finally:
        simulator.stop()


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, format="PNG")


def _write(path: Path, write: Callable[[Path], object]) -> None:
    """Writes beside and renames, so that whoever watches the folder sees whole files only."""
    beside = path.with_name(f".{path.name}.part")
    write(beside)
    beside.replace(path)
