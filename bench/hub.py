"""The hub on loopback: issue and call with one client and with 32, on this disk and on one that syncs in 5 ms.

The clients are one process with bare sockets, so that what is measured is the hub. FQM, the most used free system,
answers 82-127 issues and 62-226 calls a second on such a machine.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import selectors
import shutil
import socket
import subprocess
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from bench.measure import WAITING, busy_hall, cpu_seconds, open_counters, summary, table

FQM = 127
CLIENTS = (1, 8, 32)
SECONDS = 4.0
SLOW = """
#include <unistd.h>
#include <dlfcn.h>
#include <time.h>
static void pause5(void) { struct timespec t = {0, 5000000}; nanosleep(&t, 0); }
int fsync(int f) { pause5(); return ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(f); }
int fdatasync(int f) { pause5(); return ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(f); }
"""
"""LD_PRELOAD: a disk that takes 5 ms longer to promise anything."""


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as folder:
        for disk, preload in (("this disk", ""), ("a disk of 5 ms", _slow(Path(folder)))):
            if disk != "this disk" and not preload:
                continue
            for clients in CLIENTS:
                with hub(Path(tempfile.mkdtemp(dir=folder)), preload) as here:
                    before = cpu_seconds(here.pid)
                    rate = load(here.port, clients, _visit)
                    used = 1000 * (cpu_seconds(here.pid) - before) / SECONDS / rate["per_second"]
                    found[f"{disk}, {clients} clients"] = {**rate, "cpu_ms": round(used, 2)}
    table(
        "The hub: visits of an issue, a call and a complete",
        [
            ["", "verbs/s", f"x FQM's {FQM} issues/s", "median ms", "p99 ms", "CPU ms a verb"],
            *(
                [name, each["per_second"], round(each["per_second"] / FQM, 1)]
                + [each[what] for what in ("median_ms", "p99_ms", "cpu_ms")]
                for name, each in found.items()
            ),
        ],
    )
    return {"hub": found}


# The hub, in a process of its own


class HubProcess(NamedTuple):
    """Where it answers on this computer, and its process."""

    port: int
    pid: int


@contextmanager
def hub(
    folder: Path, preload: str = "", *, counters: int = max(CLIENTS), waiting: int = WAITING
) -> Iterator[HubProcess]:
    """One hall with so many counters, all open, and people who wait."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    if preload:
        os.environ["LD_PRELOAD"] = preload
    process = context.Process(target=_serve, args=(folder, counters, waiting, theirs))
    process.start()
    os.environ.pop("LD_PRELOAD", None)
    try:
        yield HubProcess(ours.recv(), process.pid or 0)
    finally:
        process.terminate()
        process.join()


def _serve(folder: Path, counters: int, waiting: int, tell: Any) -> None:
    from typing import cast  # noqa: PLC0415 - the child's own

    from hub.access import Access  # noqa: PLC0415
    from hub.devices import Devices  # noqa: PLC0415
    from hub.serve import Door, HubHall, HubServer, keep_what_stands, listening  # noqa: PLC0415
    from shared.hall import Hall  # noqa: PLC0415
    from shared.store.open import open_store  # noqa: PLC0415
    from tests.support.hubs import AnyDevice  # noqa: PLC0415

    store = open_store(f"sqlite:///{folder / 'queue.sqlite'}")
    hall = Hall(busy_hall(counters=counters), store)
    open_counters(hall)
    for _ in range(waiting):
        hall.issue(hall.settings.counter[0].services[0])
    sock = listening("127.0.0.1", 0)
    server = HubServer([HubHall(hall, store, Access("bench", cast("Devices", AnyDevice())))], [Door(sock)])

    def ready() -> None:
        keep_what_stands()
        tell.send(sock.getsockname()[1])

    server.run(ready)


# The clients


@dataclass(slots=True)
class _Client:
    number: int
    sock: socket.socket
    step: int = 0
    began: float = 0.0
    rest: bytes = b""
    times: list[float] = field(default_factory=list)


Request = Callable[[int, int], tuple[str, str, dict[str, Any]]]
"""Of a client and its step: who asks, the verb, its arguments."""


def load(port: int, clients: int, request: Request) -> dict[str, float]:
    """Every client asks as soon as it is answered."""
    selector = selectors.DefaultSelector()
    for number in range(clients):
        sock = socket.create_connection(("127.0.0.1", port))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client = _Client(number + 1, sock)
        selector.register(sock, selectors.EVENT_READ, client)
        _send(client, request)
    begin = time.perf_counter()
    while time.perf_counter() - begin < SECONDS:
        for key, _ in selector.select(1):
            client = key.data
            client.rest += client.sock.recv(1 << 16)
            if _answered(client):
                client.times.append(1000 * (time.perf_counter() - client.began))
                _send(client, request)
    took = time.perf_counter() - begin
    times = [ms for key in selector.get_map().values() for ms in key.data.times]
    for key in list(selector.get_map().values()):
        key.fileobj.close()  # type: ignore[union-attr]
    return {"per_second": round(len(times) / took), **summary(times)}


def _send(client: _Client, request: Request) -> None:
    who, verb, arguments = request(client.number, client.step)
    client.step += 1
    body = json.dumps(arguments).encode()
    head = (
        f"POST /api/{verb} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {who}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        f"Idempotency-Key: {uuid.uuid4().hex}\r\n\r\n"
    )
    client.began = time.perf_counter()
    client.sock.sendall(head.encode() + body)


def _answered(client: _Client) -> bool:
    head, found, body = client.rest.partition(b"\r\n\r\n")
    if not found:
        return False
    length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
    if len(body) < length:
        return False
    assert head.startswith(b"HTTP/1.1 200"), client.rest
    client.rest = body[length:]
    return True


def _visit(client: int, step: int) -> tuple[str, str, dict[str, Any]]:
    """A number is taken, called and done: as many wait at the end as at the beginning."""
    if step % 3 == 0:
        return "kiosk", "issue", {"service": busy_hall().counter[0].services[0]}
    return "counter", "call_next" if step % 3 == 1 else "complete", {"counter": client}


def _slow(folder: Path) -> str:
    """The library's path; nothing where no compiler is."""
    compiler = shutil.which("cc")
    if compiler is None:
        return ""
    source, made = folder / "slow.c", folder / "slow.so"
    source.write_text(SLOW, "utf-8")
    command = [compiler, "-shared", "-fPIC", "-D_GNU_SOURCE", "-o", str(made), str(source), "-ldl"]
    return str(made) if subprocess.run(command, check=False).returncode == 0 else ""
