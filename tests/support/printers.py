"""A small printer of the tests' own, on a real socket or pseudo-terminal, written apart from the simulator.

It answers what it is told to, holds what it cannot print, and keeps what it printed.
"""

from __future__ import annotations

import os
import select
import socket
import threading
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from shared.settings.sections import PrinterSection

if TYPE_CHECKING:
    from tests.support.loop import VirtualClock

WELL = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
PAPER_OUT = {1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}
COVER_OPEN = {1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}

_FIXED = 3
_ECHO = b"\x1d(H\x06\x0000"


def section(connection: str, **changes: object) -> PrinterSection:
    return PrinterSection.model_validate({"connection": connection, "timeout_seconds": 0.3, **changes})


class Clone:
    """The mechanics. `bits` are its answers to DLE EOT (empty: none), `fences` and `echoes` whether it answers
    GS r and GS ( H; while `holding`, only DLE EOT is answered and the rest is kept; while it does not `reads`,
    what comes stays on the line. `vanished`: it left the network without a word. `printed` is what it took
    besides questions. `on_bytes(count)` may change it or raise OSError to hang up. `clock`: what it is waited for
    by, where it has no thread.
    """

    clock: VirtualClock | None = None

    def __init__(self) -> None:
        self.bits = dict(WELL)
        self.fences = True
        self.echoes = True
        self.holding = False
        self.reads = True
        self.vanished = False
        self.printed = bytearray()
        self.on_bytes: Callable[[int], None] = lambda _count: None
        self.questions: list[int] = []
        self.lines = 0
        self.more = threading.Condition()
        self._waiting = bytearray()
        self._count = 0
        self._say: Callable[[bytes], object] = lambda _answer: None

    def connect(self, say: Callable[[bytes], object]) -> None:
        with self.more:
            self._say = say
            self.lines += 1
            if not self.holding:
                self._waiting.clear()
            self.more.notify_all()

    def feed(self, piece: bytes) -> int:
        """How many of these bytes it read."""
        with self.more:
            taken = 0
            for byte in piece:
                if not self.reads:
                    break
                taken += 1
                self._count += 1
                self.on_bytes(self._count)
                self._waiting.append(byte)
                self._parse()
            self.more.notify_all()
            return taken

    def read_on(self) -> None:
        with self.more:
            self.reads = True
            self.more.notify_all()

    def recover(self) -> None:
        """Paper is back: what was held is printed."""
        with self.more:
            self.bits, self.holding = dict(WELL), False
            self._parse()
            self.more.notify_all()

    def say(self, answer: bytes) -> None:
        with self.more:
            self._say(answer)

    @property
    def waiting(self) -> bytes:
        return bytes(self._waiting)

    def wait(self, true: Callable[[], object]) -> None:
        if self.clock is not None:
            assert self.clock.wait(60, true)
            return
        with self.more:
            assert self.more.wait_for(true, 60)

    def _parse(self) -> None:
        self._real_time()
        while self._waiting and not self.holding:
            head = bytes(self._waiting[:11])
            if any(len(head) < len(start) and start.startswith(head) for start in (_ECHO, b"\x1dr", b"\x10\x04")):
                return
            if head.startswith(_ECHO):
                if len(head) < 11:
                    return
                self._answer(self.echoes, b'7"' + head[7:] + b"\0", 11)
            elif head.startswith(b"\x1dr"):
                if len(head) < _FIXED:
                    return
                self._answer(self.fences, b"\0", _FIXED)
            elif head.startswith(b"\x10\x04") and len(head) < _FIXED:
                return
            else:
                self.printed.append(self._waiting.pop(0))

    def _answer(self, answers: bool, answer: bytes, length: int) -> None:
        del self._waiting[:length]
        if answers:
            with suppress(OSError):  # nobody may be there any more
                self._say(answer)

    def _real_time(self) -> None:
        """Only at the end: bytes come one by one."""
        if self._waiting[-3:-1] == b"\x10\x04" and self._waiting[-1] in WELL:
            n = self._waiting[-1]
            del self._waiting[-3:]
            self.questions.append(n)
            if n in self.bits:
                self._say(bytes((self.bits[n],)))


@contextmanager
def on_network(clone: Clone, port: int = 0) -> Iterator[PrinterSection]:
    """The clone behind a TCP port, one connection at a time."""
    server = socket.create_server(("127.0.0.1", port), reuse_port=False)
    ended = threading.Event()

    def serve() -> None:
        while not ended.is_set():
            if not select.select([server], [], [], 0.02)[0]:
                continue
            line, _ = server.accept()
            with line:
                _converse(clone, line.fileno(), line.recv, line.sendall, ended)

    with server, _running(serve, ended):
        yield section("network", port=server.getsockname()[1])


@contextmanager
def on_serial(clone: Clone, **changes: object) -> Iterator[PrinterSection]:
    """The clone at a pseudo-terminal."""
    there, here = os.openpty()
    tty.setraw(there)
    tty.setraw(here)
    ended = threading.Event()

    def serve() -> None:
        _converse(clone, there, lambda size: os.read(there, size), lambda answer: os.write(there, answer), ended)
        os.close(there)  # unplugged

    try:
        with _running(serve, ended):
            yield section("serial", path=os.ttyname(here), flow="none", **changes)
    finally:
        os.close(here)


@contextmanager
def _running(serve: Callable[[], None], ended: threading.Event) -> Iterator[None]:
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(20)


def _converse(
    clone: Clone,
    descriptor: int,
    read: Callable[[int], bytes],
    say: Callable[[bytes], object],
    ended: threading.Event,
) -> None:
    clone.connect(say)
    while not ended.is_set():
        if not select.select([descriptor], [], [], 0.02)[0]:
            continue
        try:
            piece = read(4096)
            if not piece:
                return
            while piece := piece[clone.feed(piece) :]:
                with clone.more:
                    clone.more.wait_for(lambda: clone.reads, 0.02)
                if ended.is_set():
                    return
        except OSError:
            return
