"""`bocso demo`: tickets through all of it, with real processes, and the proof that none was lost or doubled.

A printer simulator, a kiosk, a counter and a hall screen run over one new SQLite file. The demo touches the
kiosk's buttons, presses the counter's keys, and compares what came out at every end.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import statistics
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shared.demo.ends import LANDSCAPE, DemoProcesses, start
from shared.demo.hours import ANY_HOUR, any_hour
from shared.demo.processes import PATIENCE, bocso
from shared.errors.kinds import Words
from shared.errors.starting import DemoFailed
from shared.hall import Hall
from shared.rules.chain import as_json
from shared.rules.entry import Entry, Verb
from shared.rules.pins import too_weak
from shared.rules.ticket import Lane
from shared.settings.load import load
from shared.store.open import open_store

FLASH_SECONDS = 3.5
OURS = ("slip-*.bin", "slip-*.png", "kiosk-*.png", "counter.png", "display.png", "journal.jsonl", "summary.json")


@dataclass(slots=True)
class Walk:
    """What was seen at each end, numbers in order, and the times in milliseconds."""

    issued: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    tap_to_paper: list[float] = field(default_factory=list)
    key_to_picture: list[float] = field(default_factory=list)
    slips: list[dict[str, Any]] = field(default_factory=list)


def walk(
    hall_file: Path, out: Path, tickets: int, say: Callable[[str], None], *, hub: bool = False, db: str = ""
) -> dict[str, Any]:
    """Runs the demonstration; fills `out` and returns the summary. `hub`: the apps know the hall by a hub alone;
    `db`: an empty database's address, "" for a new file.

    Raises DemoFailed, SettingsWrong.
    """
    load(hall_file)  # a wrong one leaves the pictures of an earlier run alone
    out = out.resolve()
    work = _fresh(out)
    open_file = any_hour(hall_file, work)
    if open_file != hall_file:
        say(ANY_HOUR)
    hall_file, settings = open_file, load(open_file)
    store = open_store(db or f"sqlite:///{work / 'queue.sqlite'}")
    hall = Hall(settings, store)
    seen = Walk()
    with ExitStack() as stack:
        ends = start(hall, store, hall_file, work, stack, hub=hub)
        say(f"kiosk, counter {ends.desk.number}, hall screen and printer are running")
        ends.kiosk.do("wait", item=f"service-{ends.desk.services[0]}")
        log_on(ends)
        for index in range(tickets):
            _take(ends, seen, index, work, out, last=index == tickets - 1)
            say(f"{seen.issued[-1]} issued and printed ({index + 1}/{tickets})")
        for index in range(tickets):
            _call(ends, hall, seen, out, picture=index == tickets // 2)
            say(f"{seen.called[-1]} called and shown ({index + 1}/{tickets})")
    _keep_slips(hall, seen, work, out)
    summary = _summary(hall, hall_file, seen, store.url)
    entries = _journal(hall)
    lines = (json.dumps({**as_json(settings.hall.code, e), "hash": e.hash}, ensure_ascii=False) for e in entries)
    (out / "journal.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    store.close()
    return summary


def _fresh(out: Path) -> Path:
    """The folder for the database, the simulator's slips and the logs of this run, empty."""
    out.mkdir(parents=True, exist_ok=True)
    for pattern in OURS:
        for old in out.glob(pattern):
            old.unlink()
    work = out / "work"
    if work.exists():
        shutil.rmtree(work)
    work.mkdir()
    return work


def log_on(ends: DemoProcesses) -> None:
    """First run of a counter: choose a PIN, twice."""
    pin = next(p for p in iter(lambda: f"{secrets.randbelow(10**6):06d}", "") if not too_weak(p))
    ends.counter.do("wait", item="pinOk")
    for _ in range(2):
        ends.counter.do("type", text=pin)
        ends.counter.do("key", key="Return")
    ends.counter.do("wait", item="next")


def _take(ends: DemoProcesses, seen: Walk, index: int, work: Path, out: Path, *, last: bool) -> None:
    """A person at the kiosk: (priority,) a service, the slip, done."""
    if last:
        ends.kiosk.do("grab", to=str(out / "kiosk-start.png"))
    if index % 3 == 2:
        ends.kiosk.do("tap", item="priority")
    service = ends.desk.services[index % len(ends.desk.services)]
    tap = ends.kiosk.do("tap", item=f"service-{service}")
    number = "".join(ends.kiosk.do("wait", item="ticketNumber")["texts"])
    seen.issued.append(number)
    slip = _slip(work / "slips" / "slips.jsonl", index)
    seen.slips.append(slip)
    seen.tap_to_paper.append((slip["last_byte_at_ns"] - tap["at"]) / 1e6)
    if last:
        ends.kiosk.do("grab", to=str(out / "kiosk-ticket.png"))
        ends.kiosk.do("resize", width=LANDSCAPE[0], height=LANDSCAPE[1])
        ends.kiosk.do("grab", to=str(out / "kiosk-ticket-landscape.png"))
    ends.kiosk.do("tap", item="done")
    ends.kiosk.do("wait", item=f"service-{service}")
    if last:
        ends.kiosk.do("grab", to=str(out / "kiosk-start-landscape.png"))


def _call(ends: DemoProcesses, hall: Hall, seen: Walk, out: Path, *, picture: bool) -> None:
    """The clerk: next, start, done; and the hall screen meanwhile."""
    ends.counter.do("wait", item="next", enabled=True)
    _, before = hall.board()
    key = ends.counter.do("key", key="F2")
    entry = _wait_call(hall, before)
    number = next(call.label for call in hall.board()[0].calls if call.seq == entry.seq)
    shown_at = ends.display.wait_shown(entry.seq)
    seen.key_to_picture.append((shown_at - key["at"]) / 1e6)
    seen.shown.append(number)
    in_hand = ends.counter.do("wait", item="numberInHand", joined=number)
    seen.called.append("".join(in_hand["texts"]))
    if picture:
        ends.display.do("wait", item="heroNumber", joined=number)
        time.sleep(FLASH_SECONDS)  # the picture is of the call that stays lit
        ends.display.do("grab", to=str(out / "display.png"))
        ends.counter.do("grab", to=str(out / "counter.png"))
    for step, verb in (("start", Verb.START), ("complete", Verb.COMPLETE)):
        ends.counter.do("tap", item=step)
        _wait_entry(hall, entry.seq, verb)


def _slip(lines: Path, index: int) -> dict[str, Any]:
    """The simulator's line about its slip number `index` (from 0), when it is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        written = lines.read_text(encoding="utf-8").splitlines() if lines.exists() else []
        if len(written) > index:
            found: dict[str, Any] = json.loads(written[index])
            return found
        time.sleep(0.005)
    raise DemoFailed(reason=Words(DemoFailed.no_slip, number=index + 1))


def _wait_call(hall: Hall, after: int) -> Entry:
    return _wait_entry(hall, after, Verb.CALL_NEXT)


def _wait_entry(hall: Hall, after: int, verb: Verb) -> Entry:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for entry in hall.entries_after(after):
            if entry.verb is verb:
                return entry
        time.sleep(0.005)
    raise DemoFailed(reason=Words(DemoFailed.no_entry, seq=after))


def _keep_slips(hall: Hall, seen: Walk, work: Path, out: Path) -> None:
    """Names each slip after the number it carries: its bytes are those of that ticket's slip, drawn anew."""
    expected = _expected_slips(hall)
    for slip in seen.slips:
        data = (work / "slips" / slip["bin"]).read_bytes()
        number = expected.get(data, f"unknown-{slip['index']}")
        seen.printed.append(number)
        shutil.copy(work / "slips" / slip["bin"], out / f"slip-{number}.bin")
        shutil.copy(work / "slips" / slip["png"], out / f"slip-{number}.png")


def _expected_slips(hall: Hall) -> dict[bytes, str]:
    """Bytes of every issued ticket's slip -> its number."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from shared.fonts import load_fonts  # noqa: PLC0415
    from shared.printer.escpos.encode import slip_job  # noqa: PLC0415
    from shared.slip.layout import make_slip  # noqa: PLC0415

    if QGuiApplication.instance() is None:
        _expected_slips.app = QGuiApplication([])  # type: ignore[attr-defined]
    load_fonts()
    settings, sessions = hall.settings, hall.board()[0].sessions
    slips = {}
    for entry in _journal(hall):
        if entry.verb is Verb.ISSUE:
            ticket, code = hall.issued(entry.seq)
            where = settings.open_counters_of(ticket.service, sessions)
            slips[slip_job(make_slip(settings, ticket, code, counters=where), settings.printer)] = ticket.label
    return slips


def _journal(hall: Hall) -> list[Entry]:
    entries: list[Entry] = []
    while more := hall.entries_after(entries[-1].seq if entries else 0):
        entries += more
    return entries


def _summary(hall: Hall, hall_file: Path, seen: Walk, db: str) -> dict[str, Any]:
    verdict = subprocess.run(
        bocso("verify", "--json", "--hall", str(hall_file), "--db", db),
        capture_output=True,
        text=True,
        check=False,
    )
    same = sorted(seen.issued) == sorted(seen.printed) == sorted(seen.called) == sorted(seen.shown)
    unique = len(set(seen.issued)) == len(seen.issued)
    return {
        "ok": same and unique and verdict.returncode == 0,
        "issued": seen.issued,
        "printed": seen.printed,
        "called": seen.called,
        "shown": seen.shown,
        "priority": sum(1 for e in _journal(hall) if e.body.get("lane") == Lane.PRIORITY),
        "tap_to_last_byte_ms": _spread(seen.tap_to_paper),
        "key_to_picture_ms": _spread(seen.key_to_picture),
        "slip_bytes": max(slip["bytes"] for slip in seen.slips),
        "verify": json.loads(verdict.stdout),
    }


def _spread(times: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(times), 1), "worst": round(max(times), 1)}
