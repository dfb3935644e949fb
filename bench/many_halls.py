"""Every commune of Viet Nam in one PostgreSQL database: 3,321 halls, 32 clients on this machine."""

from __future__ import annotations

import gc
import multiprocessing
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bench.measure import busy_hall, cpu_seconds, open_counters, share, summary, table, timed
from shared.hall import Hall
from shared.store.open import open_store
from shared.store.store import Store
from tests.support import servers

HALLS = 3321
"""Communes, wards and special zones since 1 July 2025: https://xaydungchinhsach.chinhphu.vn"""
PROCESSES, THREADS = 8, 4
SECONDS = 20.0
QUEUED = 5
"""People who wait in each hall before it begins."""
NATIONAL_PEAK = 150
"""Pairs a second: 3,321 halls x 300 tickets in 8 hours, times a morning's peak."""


def run(halls: int = HALLS) -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    with server() as (url, postmaster):
        open_store(url).close()
        context = multiprocessing.get_context("spawn")
        start, answers = context.Barrier(PROCESSES + 1), context.Queue()
        shares = [range(n, halls, PROCESSES) for n in range(PROCESSES)]
        workers = [context.Process(target=_process, args=(url, mine, start, answers)) for mine in shares]
        for worker in workers:
            worker.start()
        start.wait()
        before = cpu_seconds(postmaster)
        time.sleep(SECONDS / 2)  # while all of them work: what a process of the server used goes when it ends
        server_seconds = 2 * (cpu_seconds(postmaster) - before)
        results = [answers.get() for _ in workers]
        for worker in workers:
            worker.join()
    times = {verb: [ms for result in results for ms in result[verb]] for verb in ("issue", "call", "complete")}
    pairs = round(len(times["call"]) / SECONDS)
    found = {verb: summary(values) for verb, values in times.items()}
    each = server_seconds / max(1, len(times["call"]))  # a core's seconds the server needs for a pair and complete
    alone = round(2 / each) if each else 0
    worst = round(max(share(values, 99) for values in times.values()), 1)
    answer = {"halls": halls, "clients": PROCESSES * THREADS, "pairs_per_second": pairs, **found}
    table(
        f"PostgreSQL, {halls:,} halls, {PROCESSES * THREADS} clients and the server on this machine, fsync on",
        [
            [
                "pairs/s (and a complete each)",
                "number",
                "x national peak",
                "issue p99 ms",
                "call p99",
                "worst p99",
            ],
            ["clients and server here", pairs, pairs / NATIONAL_PEAK, *_p99(found), worst],
            ["2 cores for the server alone", alone, alone / NATIONAL_PEAK, "", "", ""],
        ],
    )
    return {**answer, "server_ms_per_pair": round(1000 * each, 2), "pairs_per_second_server_alone": alone}


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """A server that keeps what it acknowledges, unlike that of the tests; gives the URL of an empty database
    and the process id of the server.
    """
    servers.SETTINGS.update(fsync="on", full_page_writes="on", shared_buffers="512MB", max_connections="120")
    made = servers.Server(servers.find_programs())
    try:
        made.start()
        made.run("CREATE DATABASE country")
        yield made.url("country"), made.pid
    finally:
        made.remove()


def _p99(found: dict[str, dict[str, float]]) -> tuple[float, float]:
    return found["issue"]["p99_ms"], found["call"]["p99_ms"]


def _process(url: str, mine: range, start: Any, answers: Any) -> None:
    store = open_store(url)
    halls = [_prepare(store, number) for number in mine]
    times: dict[str, list[float]] = {"issue": [], "call": [], "complete": []}
    gc.collect()
    gc.freeze()  # some hundred halls in one process are this measurement's, not the program's
    start.wait()
    end = time.perf_counter() + SECONDS
    # Each thread has halls of its own: 32 clients are 32 counters that work at the same time.
    work = [threading.Thread(target=_client, args=(halls[n::THREADS], end, times)) for n in range(THREADS)]
    for thread in work:
        thread.start()
    for thread in work:
        thread.join()
    answers.put(times)
    store.close()


def _prepare(store: Store, number: int) -> Hall:
    hall = Hall(busy_hall(f"commune-{number}"), store)
    open_counters(hall, only=1)
    for _ in range(QUEUED):
        hall.issue(hall.settings.counter[0].services[0])
    return hall


def _client(halls: list[Hall], end: float, times: dict[str, list[float]]) -> None:
    dice = random.Random(0)
    while time.perf_counter() < end:
        hall = dice.choice(halls)
        with timed(times["issue"]):
            hall.issue(hall.settings.counter[0].services[0])
        with timed(times["call"]):
            hall.call_next(1)
        with timed(times["complete"]):
            hall.complete(1)
