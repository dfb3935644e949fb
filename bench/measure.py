"""What the measurements share: a busy hall, percentiles, the machine, tables."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from shared.assets import example_hall
from shared.hall import Hall
from shared.hall.transaction import VerbTransaction
from shared.rules.board import Session
from shared.rules.entry import Verb
from shared.settings.load import load
from shared.settings.settings import Settings
from shared.store.tables import sessions

WAITING = 30
"""People who wait all the time: a busy morning."""


def busy_hall(code: str = "bench", counters: int = 0) -> Settings:
    """Ea Drăng at any hour, with numbers enough for a measurement; with `counters` alike in place of its own."""
    settings = _example()
    hall = settings.hall.model_copy(update={"code": code})
    services = tuple(s.model_copy(update={"hours": type(s.hours)(), "daily_limit": 0}) for s in settings.service)
    numbers = settings.numbers.model_copy(update={"last": 9999})
    alike = tuple(settings.counter[0].model_copy(update={"number": n + 1}) for n in range(counters))
    changes = {"hall": hall, "hours": type(settings.hours)(), "service": services, "numbers": numbers}
    return settings.model_copy(update={**changes, "counter": alike or settings.counter})


@cache
def _example() -> Settings:
    return load(example_hall())


def open_counters(hall: Hall, only: int | None = None) -> None:
    """Logs on to every counter, or to the one with a number, without the 50 ms that a PIN costs."""
    for counter in hall.settings.counter:
        if only not in (None, counter.number):
            continue

        def work(act: VerbTransaction, number: int = counter.number) -> None:
            sessions.put(act.tx, act.hall, number, Session(), act.at)
            act.write(Verb.OPEN, None, number, {})

        hall._runner.run(Verb.OPEN, None, work)


@contextmanager
def timed(into: list[float]) -> Any:
    """Appends how long the block took, in milliseconds."""
    start = time.perf_counter()
    yield
    into.append(1000 * (time.perf_counter() - start))


def each(count: int, do: Callable[[int], object]) -> list[float]:
    """Milliseconds of each of `count` runs."""
    times: list[float] = []
    for number in range(count):
        with timed(times):
            do(number)
    return times


def share(times: Sequence[float], percent: float) -> float:
    """A percentile of `times`."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def summary(times: Sequence[float]) -> dict[str, float]:
    """Median and 99th percentile, milliseconds, rounded."""
    return {"median_ms": round(statistics.median(times), 3), "p99_ms": round(share(times, 99), 3)}


def cpu_seconds(pid: int) -> float:
    """What a process and its children, those that ended too, have used of a core (Linux; elsewhere 0)."""
    ticks = sum(sum(map(int, _stat(each)[11:15])) for each in _family(pid))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """What a process holds in memory just now (Linux; elsewhere 0)."""
    found = _read(Path(f"/proc/{pid}/status")).partition("\nVmRSS:")[2].split()
    return int(found[0]) / 1024 if found else 0.0


def wakes(pid: int) -> int:
    """How often the threads of a process and its children waited and were woken (Linux; elsewhere 0)."""
    threads = (path for each in _family(pid) for path in Path(f"/proc/{each}/task").glob("*/status"))
    return sum(int(_read(path).rpartition("\nvoluntary_ctxt_switches:")[2].split()[0]) for path in threads)


def _family(pid: int) -> list[int]:
    everybody = (int(path.name) for path in Path("/proc").glob("[0-9]*"))
    return [each for each in everybody if each == pid or _stat(each)[1:2] == [str(pid)]]


def _stat(pid: int) -> list[str]:
    """The fields from the state on, as proc(5) counts them less 3; none if the process has just ended."""
    return _read(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()


def _read(path: Path) -> str:
    with suppress(OSError):
        return path.read_text("utf-8")
    return ""


def machine() -> dict[str, Any]:
    """What it was measured on."""
    return {
        "when": datetime.now(UTC).isoformat(timespec="minutes"),
        "system": f"{platform.system()} {platform.release()}",
        "processor": _processor(),
        "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "sqlalchemy": version("sqlalchemy"),
        "fdatasync_ms": _sync(),
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), "")


def _sync() -> float:
    """Median of what the disk takes to promise 4 kB, milliseconds."""
    path = Path(f"bench-sync-{os.getpid()}.tmp")
    with path.open("wb", buffering=0) as file:

        def write(_: int) -> None:
            file.write(b"x" * 4096)
            os.fsync(file.fileno())

        times = each(50, write)
    path.unlink()
    return round(statistics.median(times), 3)


def table(title: str, rows: Sequence[Sequence[object]]) -> None:
    """Prints rows in columns; the first row is the heading."""
    print(f"\n{title}")
    text = [[f"{cell:.3g}" if isinstance(cell, float) else str(cell) for cell in row] for row in rows]
    widths = [max(len(row[n]) for row in text) for n in range(len(text[0]))]
    for row in text:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        print("  " + "  ".join(cells))
