"""A counter's window: from the key to the number in it, over the hall's own time; its memory.

The real window on a real X server, drawing in software. The hall's own time is the same calls by this process.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bench.measure import busy_hall, memory_mb, open_counters, summary, table, timed
from bench.rest import _fill, _log_on
from shared.demo.hours import as_toml
from shared.demo.processes import Process
from shared.hall import Hall
from shared.store.open import open_store
from tests.support.xserver import x_server

CALLS = 40


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as name, ExitStack() as until:
        screen = until.enter_context(x_server())
        here = {**screen.environment, "QT_QUICK_BACKEND": "software"}
        hall, window = until.enter_context(_window(Path(name), here))
        shown, own = [], []
        for _ in range(CALLS):
            number = _next(hall)
            shown.append(_key_to_number(window, number))
            window.do("wait", item="next", enabled=True)
            for key in ("F2", "F6"):
                window.do("key", key=key)
                window.do("wait", item="next", enabled=True)
            hall.issue(hall.settings.counter[0].services[0])
            with timed(own):
                hall.call_next(2)
            hall.complete(2)
            hall.issue(hall.settings.counter[0].services[0])
        memory = memory_mb(window._process.pid)
    over = round(statistics.median(shown) - statistics.median(own), 1)
    rows = [["key to number", *summary(shown).values()], ["  the hall alone", *summary(own).values()]]
    table("A counter (target: 50 ms over the hall, 130 MB)", [["", "median ms", "p99 ms"], *rows])
    table("", [["over the hall, ms", "memory, MB"], [over, round(memory)]])
    return {"key": summary(shown), "hall": summary(own), "over_ms": over, "memory_mb": round(memory)}


def _next(hall: Hall) -> str:
    """Whom counter 1 calls next."""
    services = hall.settings.counter[0].services
    return next(each.label for each in hall.board()[0].waiting() if each.service in services)


def _key_to_number(window: Process, number: str) -> float:
    """Milliseconds; the window is looked at every five (`LOOK_EVERY_MS` of the driver)."""
    pressed = window.do("key", key="F2")["at"]
    seen = window.do("wait", item="numberInHand", joined=number)["at"]
    return float(seen - pressed) / 1e6


@contextmanager
def _window(folder: Path, environment: dict[str, str]) -> Iterator[tuple[Hall, Process]]:
    """Of counter 1, in a hall whose counter 2 calls the same services."""
    settings = busy_hall()
    file, url = folder / "hall.toml", f"sqlite:///{folder / 'queue.sqlite'}"
    file.write_text(as_toml(settings), "utf-8")
    _fill(Hall(settings, open_store(url)))
    store = open_store(url)
    hall = Hall(settings, store)
    env = {**environment, "BOCSO_HALL": str(file), "BOCSO_DB": url}
    window = Process("counter", ("counter", "--drive"), env, folder / "counter.log")
    try:
        window.answer()
        _log_on(window)
        open_counters(hall, 2)
        yield hall, window
    finally:
        window.stop()
        store.close()
