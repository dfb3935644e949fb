"""A large hall through one hub: 50 counters and 20 screens follow it, and 500 phones, each its own ticket, at ten
times the rate of such a hall. The clients are one process with bare sockets, beside the hub's on this machine.

How long a page takes is counted from the time that stands in the call's entry to the card on that person's phone.
"""

from __future__ import annotations

import json
import selectors
import socket
import statistics
import tempfile
import threading
import time
import uuid
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from bench.hub import hub
from bench.measure import busy_hall, cpu_seconds, memory_mb, summary, table

COUNTERS, SCREENS, PHONES = 50, 20, 500
SECONDS = 60.0
EVERY = 300.0 / COUNTERS / 10
"""Seconds from visit to visit: somebody new at each counter every five minutes, ten times as fast."""
SETTLING = 5.0
"""Seconds before anything is counted."""
CALLED = b"card called"
"""On a phone's card from the call on."""


def run(seconds: float = SECONDS) -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    folder = tempfile.TemporaryDirectory(prefix="bocso-bench-")
    with folder as path, hub(Path(path), counters=COUNTERS, waiting=0) as here:
        crowd = _Crowd(here.port)
        with crowd.coming():
            crowd.watch(SETTLING)
            crowd.times.clear()
            crowd.sent = 0
            before, memory = cpu_seconds(here.pid), list[float]()
            for _ in range(round(seconds)):
                crowd.watch(1.0)
                memory.append(memory_mb(here.pid))
            used = cpu_seconds(here.pid) - before
    third = max(1, len(memory) // 3)
    found = {
        "visits_per_second": round(len(crowd.times) / len(memory), 2),
        "page": summary(crowd.times),
        "memory_mb": round(max(memory)),
        "growth_mb": round(statistics.median(memory[-third:]) - statistics.median(memory[:third]), 1),
        "cpu_percent": round(100 * used / len(memory)),
        "kb_per_phone_and_minute": round(crowd.sent / PHONES / len(memory) * 60 / 1000, 1),
    }
    table(
        f"The hub: {COUNTERS} counters, {SCREENS} screens and {PHONES} phones for {len(memory)} s",
        [
            ["visits/s", "page median ms", "p99 ms", "memory MB", "growth MB", "% of a core", "kB/min a phone"],
            [
                f"{found['visits_per_second']}",
                *found["page"].values(),
                *(found[name] for name in ("memory_mb", "growth_mb", "cpu_percent", "kb_per_phone_and_minute")),
            ],
        ],
    )
    return {"phones": found}


@dataclass(slots=True)
class _Reader:
    """What follows a feed. `called` is when its number was, None while it waits and for what is no phone."""

    sock: socket.socket
    ticket: int = 0
    called: float | None = None
    rest: bytes = b""


@dataclass(slots=True)
class _Crowd:
    """Everybody: `watch` reads what the hub sends, a thread meanwhile takes numbers, calls and ends visits."""

    port: int
    times: list[float] = field(default_factory=list)
    """Milliseconds from call to card."""
    sent: int = 0
    """Bytes to phones."""
    _selector: selectors.DefaultSelector = field(default_factory=selectors.DefaultSelector)
    _phones: dict[int, _Reader] = field(default_factory=dict)
    _new: deque[_Reader] = field(default_factory=deque)
    _ended: threading.Event = field(default_factory=threading.Event)

    @contextmanager
    def coming(self) -> Iterator[None]:
        """As many phones as there are; then visits, until the end."""
        staff = _Staff(self.port)
        for _ in range(COUNTERS):
            self._new.append(_follow(self.port, "/api/feed", "counter"))
        for _ in range(SCREENS):
            self._new.append(_follow(self.port, "/hall/feed"))
        for ticket in [self._number(staff) for _ in range(PHONES)]:
            self._opens(staff, *ticket)
        thread = threading.Thread(target=self._visits, args=(staff,))
        thread.start()
        try:
            yield
        finally:
            self._ended.set()
            thread.join()
            for key in list(self._selector.get_map().values()):
                key.fileobj.close()  # type: ignore[union-attr]

    def watch(self, seconds: float) -> None:
        """Reads what comes."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            while self._new:
                reader = self._new.popleft()
                self._selector.register(reader.sock, selectors.EVENT_READ, reader)
            for key, _ in self._selector.select(min(left, 0.05)):
                self._read(key.data)

    def _read(self, reader: _Reader) -> None:
        got = reader.sock.recv(1 << 16)
        assert got, "the hub ended a feed"
        if not reader.ticket:
            return
        self.sent += len(got)
        reader.rest = reader.rest[-len(CALLED) :] + got
        if CALLED in reader.rest:
            now = time.time()
            while reader.called is None:  # the card was here before the answer to the counter
                time.sleep(0.0005)
            self.times.append(1000 * (now - reader.called))
            self._selector.unregister(reader.sock)
            reader.sock.close()

    def _visits(self, staff: _Staff) -> None:
        busy, began, count = set[int](), time.monotonic(), 0
        while not self._ended.wait(max(0.0, began + EVERY * count - time.monotonic())):
            counter, count = count % COUNTERS + 1, count + 1
            if counter in busy:
                staff.ask("counter", "complete", counter=counter)
            busy.add(counter)
            called = staff.ask("counter", "call_next", counter=counter)
            if phone := self._phones.pop(called["id"], None):
                phone.called = datetime.fromisoformat(called["called_at"]).timestamp()
            self._opens(staff, *self._number(staff))

    def _number(self, staff: _Staff) -> tuple[int, str]:
        """A new ticket, and the code on its slip."""
        ticket: int = staff.ask("kiosk", "issue", service=busy_hall().counter[0].services[0])["id"]
        _, code = staff.ask("kiosk", "issued", ticket_id=ticket)
        return ticket, code

    def _opens(self, staff: _Staff, ticket: int, code: str) -> None:
        """The page that the slip leads to."""
        staff.get(f"/t/{code}")
        phone = self._phones[ticket] = _follow(self.port, f"/t/{code}/feed")
        phone.ticket = ticket
        self._new.append(phone)


class _Staff:
    """Who asks for verbs, one after the other."""

    def __init__(self, port: int) -> None:
        self._line = HTTPConnection("127.0.0.1", port)

    def ask(self, who: str, verb: str, **arguments: Any) -> Any:
        head = {"Authorization": f"Bearer {who}", "Idempotency-Key": uuid.uuid4().hex}
        self._line.request("POST", f"/api/{verb}", json.dumps(arguments), head)
        return json.loads(self._answer())

    def get(self, path: str) -> None:
        self._line.request("GET", path)
        self._answer()

    def _answer(self) -> bytes:
        answer = self._line.getresponse()
        body = answer.read()
        assert answer.status == 200, body
        return body


def _follow(port: int, path: str, who: str = "") -> _Reader:
    sock = socket.create_connection(("127.0.0.1", port))
    secret = f"Authorization: Bearer {who}\r\n" if who else ""
    sock.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n{secret}\r\n".encode())
    return _Reader(sock)
