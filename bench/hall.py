"""`issue` and `call_next` on SQLite: beside the floor, and with eight saturating processes."""

from __future__ import annotations

import multiprocessing
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.floor import Floor
from bench.measure import WAITING, busy_hall, open_counters, share, summary, table, timed
from shared.hall import Hall
from shared.store.open import open_store

ROUNDS = 8
PAIRS = 100
PROCESSES = 8
SECONDS = 5.0


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as folder:
        return {"one_process": one_process(Path(folder)), "saturated": saturated(Path(folder))}


def one_process(folder: Path) -> dict[str, Any]:
    """Hall and floor in turns, so that both meet the same weather, and neither the other's warm caches."""
    path, bare = folder / "queue.sqlite", folder / "floor.sqlite"
    hall = _hall(path)
    service = hall.settings.counter[0].services[0]
    for _ in range(WAITING):
        hall.issue(service)
    hall._store.close()
    with sqlite3.connect(path) as source, sqlite3.connect(bare) as target:
        source.backup(target)
    floor = Floor(bare)
    times: dict[str, list[float]] = {name: [] for name in ("issue", "call", "floor issue", "floor call")}
    line = [row[0] for row in floor.db.execute("SELECT id FROM ticket WHERE state='waiting' ORDER BY id")]
    for _ in range(ROUNDS * PAIRS):
        with timed(times["issue"]):
            hall.issue(service)
        with timed(times["floor issue"]):
            line.append(floor.issue())
        with timed(times["call"]):
            hall.call_next(1)
        ticket = line.pop(0)
        with timed(times["floor call"]):
            floor.call(ticket, 1)
        hall.complete(1)
        floor.complete(ticket, 1)
    found = {name: summary(values[PAIRS:]) for name, values in times.items()}
    ratios = {
        f"{verb}_{key}": round(found[verb][f"{key}_ms"] / found[f"floor {verb}"][f"{key}_ms"], 2)
        for verb in ("issue", "call")
        for key in ("median", "p99")
    }
    table(
        f"Hall beside the same rows by bare sqlite3 ({WAITING} waiting; targets: median 2.5 x, p99 6 x)",
        [
            ["", "median ms", "p99 ms", "median x floor", "p99 x floor"],
            *(
                [
                    name,
                    found[name]["median_ms"],
                    found[name]["p99_ms"],
                    ratios[f"{name}_median"],
                    ratios[f"{name}_p99"],
                ]
                for name in ("issue", "call")
            ),
            *(
                [name, found[name]["median_ms"], found[name]["p99_ms"], 1, 1]
                for name in ("floor issue", "floor call")
            ),
        ],
    )
    return {**found, "ratios": ratios}


def saturated(folder: Path) -> dict[str, Any]:
    """Eight processes issue and call as fast as they can on one file."""
    path = folder / "crowd.sqlite"
    hall = _hall(path, PROCESSES)
    for _ in range(WAITING):
        hall.issue(hall.settings.counter[0].services[0])
    hall._store.close()
    context = multiprocessing.get_context("spawn")
    start, answers = context.Barrier(PROCESSES), context.Queue()
    workers = [context.Process(target=_saturate, args=(path, n, start, answers)) for n in range(PROCESSES)]
    for worker in workers:
        worker.start()
    results = [answers.get() for _ in workers]
    for worker in workers:
        worker.join()
    counts = [len(times) for times in results]
    everything = [ms for times in results for ms in times]
    found = {
        "commits_per_second": round(sum(counts) / SECONDS),
        "fewest_of_fair_share": round(min(counts) * PROCESSES / sum(counts), 2),
        "median_ms": round(statistics.median(everything), 2),
        "p99_ms": round(share(everything, 99), 1),
        "worst_ms": round(max(everything), 1),
    }
    table(
        f"{PROCESSES} saturating processes, {SECONDS:.0f} s (targets: fewest 0.33 of a fair share, worst 250 ms)",
        [[*found], [*found.values()]],
    )
    return found


def _saturate(path: Path, number: int, start: Any, answers: Any) -> None:
    hall = Hall(busy_hall(counters=PROCESSES), open_store(f"sqlite:///{path}"))
    counter = hall.settings.counter[number]
    times: list[float] = []
    hall.board()
    start.wait()
    end = time.perf_counter() + SECONDS
    while time.perf_counter() < end:
        with timed(times):
            hall.issue(counter.services[0])
        with timed(times):
            hall.call_next(counter.number)
        with timed(times):
            hall.complete(counter.number)
    answers.put(times)


def _hall(path: Path, counters: int = 0) -> Hall:
    store = open_store(f"sqlite:///{path}")
    hall = Hall(busy_hall(counters=counters), store)
    open_counters(hall)
    return hall
