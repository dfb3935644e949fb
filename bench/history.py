"""The same hall with an empty database and with ten years of tickets: does history cost anything?"""

from __future__ import annotations

import json
import secrets
import sqlite3
import statistics
import tempfile
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from bench.measure import WAITING, busy_hall, each, open_counters, summary, table, timed
from shared.hall import Hall
from shared.store.open import open_store
from shared.store.timestamps import to_micros

A_DAY = 300
ENTRIES = ("issue", "call_next", "start", "complete")
"""Of most tickets; every other one is recalled too: 4.5 entries a ticket, 5 million in ten years."""
ROUNDS = 8
RUNS = 60


def run(years: float = 10) -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as folder:
        small, big = Path(folder) / "small.sqlite", Path(folder) / "big.sqlite"
        halls = {"empty": _hall(small)}
        _hall(big)._store.close()
        tickets, entries = _fill(big, round(years * 365))
        halls["history"] = _hall(big, begun=True)
        verbs = ("issue", "call", "board")
        times = {name: {verb: [] for verb in verbs} for name in halls}
        for hall in halls.values():
            service = hall.settings.counter[0].services[0]
            each(WAITING, lambda _, hall=hall, service=service: hall.issue(service))
        for _ in range(ROUNDS):
            for name, hall in halls.items():
                _measure(hall, times[name])
        found = {name: {verb: summary(values) for verb, values in of.items()} for name, of in times.items()}
        medians = {
            verb: round(statistics.median(times["history"][verb]) / statistics.median(times["empty"][verb]), 2)
            for verb in verbs
        }
        megabytes = round(big.stat().st_size / 1e6)
        for hall in halls.values():
            hall._store.close()
    title = (
        f"{years:g} years of a busy hall: {tickets:,} tickets, {entries:,} entries, {megabytes} MB (target 1.2 x)"
    )
    rows = [
        [verb, *(found[name][verb][key] for name in found for key in ("median_ms", "p99_ms")), medians[verb]]
        for verb in verbs
    ]
    table(title, [["", "empty ms", "p99", "history ms", "p99", "median ratio"], *rows])
    return {"tickets": tickets, "entries": entries, "megabytes": megabytes, **found, "ratios": medians}


def _measure(hall: Hall, times: dict[str, list[float]]) -> None:
    counter = hall.settings.counter[0]
    for _ in range(RUNS):
        with timed(times["issue"]):
            hall.issue(counter.services[0])
        with timed(times["call"]):
            hall.call_next(counter.number)
        hall.complete(counter.number)
        with timed(times["board"]):
            hall.board()


def _hall(path: Path, *, begun: bool = False) -> Hall:
    store = open_store(f"sqlite:///{path}")
    hall = Hall(busy_hall(), store)
    if not begun:
        hall.issue(hall.settings.counter[0].services[0])  # the hall's row and its first day
    else:
        hall.cancel(hall.issue(hall.settings.counter[0].services[0]).id)
    open_counters(hall)
    return hall


def _fill(path: Path, days: int) -> tuple[int, int]:
    """Rows of the past as the verbs write them (the hashes are not chained); returns (tickets, entries)."""
    db = sqlite3.connect(path, isolation_level=None)
    for statement in ("PRAGMA synchronous=OFF", "PRAGMA cache_size=-1000000", "BEGIN"):
        db.execute(statement)
    for name in ("journal", "ticket", "series", "counter"):
        db.execute(f"DELETE FROM {name}")
    counts = {"tickets": 0, "entries": 0}
    first = datetime.now(UTC).date() - timedelta(days=days)
    seq = 0
    for n in range(days):
        seq = _add_day(db, first + timedelta(days=n), seq, counts)
    day = (first + timedelta(days=days - 1)).isoformat()
    at = to_micros(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))
    db.execute("UPDATE hall SET day=?, day_seq=?, at_us=?, seq=?, hash=?", (day, seq - 1, at, seq, "0" * 64))
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    return counts["tickets"], counts["entries"]


def _add_day(db: sqlite3.Connection, day: date, seq: int, counts: dict[str, int]) -> int:
    entries, tickets = list[tuple[object, ...]](), list[tuple[object, ...]]()
    start = to_micros(datetime.combine(day, datetime.min.time(), UTC))
    for number in range(1, A_DAY + 1):
        seq = _add_ticket(day.isoformat(), start + number * 100_000_000, seq, number, entries, tickets)
    db.executemany(f"INSERT INTO journal VALUES ({','.join('?' * 10)})", entries)
    columns = (
        "hall,id,day,series,number,round,service,line,lane,state,rank_us,issued_us,ahead,wait_low,wait_high,"
        "counter,called_us,started_us,ended_us,recalls,park_reason,outcome,dossier,code,issued_service"
    )
    db.executemany(f"INSERT INTO ticket ({columns}) VALUES ({','.join('?' * 25)})", tickets)
    db.execute("INSERT INTO series VALUES (1, ?, 'A', ?, 1)", (day.isoformat(), A_DAY))
    counts["tickets"] += len(tickets)
    counts["entries"] += len(entries)
    return seq


def _add_ticket(
    day: str, at: int, seq: int, number: int, entries: list[tuple[object, ...]], tickets: list[tuple[object, ...]]
) -> int:
    ticket = seq + 1
    for verb in _verbs(number):
        seq += 1
        body = _BODIES.get(verb, "{}")
        entries.append((1, seq, day, at, verb, ticket, 1, uuid.uuid4().hex, body, secrets.token_hex(32)))
    state = "no_show" if number % 20 == 0 else "served"
    place = (1, ticket, day, "A", number, 1, "ho-tich", "ho-tich", "ordinary", state)
    times = (at, at, 4, 120, 900, 1, at + 1, at + 2, at + 3, 0)
    tickets.append((*place, *times, "", "", "", secrets.token_hex(10), "ho-tich"))
    return seq


def _verbs(number: int) -> Iterator[str]:
    yield from ENTRIES[:2]
    if number % 2:
        yield "recall"
    yield from ENTRIES[2:]


_RANK = "2026-10-12T01:00:00+00:00"
_ISSUED = {"ahead": 4, "counters": 2, "lane": "ordinary", "number": 12, "rank": _RANK, "round": 1, "series": "A"}
_CALLED = {"passed": [], "rank": _RANK, "ratio": 2, "rule": "head-start", "tiers": [[["ho-tich"], None]]}
_BODIES = {
    "issue": json.dumps({**_ISSUED, "service": "ho-tich", "source": "kiosk", "wait": [120, 900]}),
    "call_next": json.dumps(_CALLED),
}
