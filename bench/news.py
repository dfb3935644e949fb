"""From the commit in one process to the folded board in another, as the apps hear it; and what listening costs."""

from __future__ import annotations

import multiprocessing
import os
import random
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bench.many_halls import server
from bench.measure import busy_hall, open_counters, summary, table
from shared.hall import Hall
from shared.store.open import open_store

COMMITS = 300
IDLE_SECONDS = 10.0


def run() -> dict[str, Any]:
    """Everything this page measures, as in bench/results.json."""
    with tempfile.TemporaryDirectory(prefix="bocso-bench-") as folder:
        found = {"sqlite": _follow(f"sqlite:///{Path(folder) / 'queue.sqlite'}")}
    with server() as (url, _):
        found["postgresql"] = _follow(url)
    rows = [[name, *of.values()] for name, of in found.items()]
    head = ["", "median ms", "p99 ms", "idle % of a core"]
    table("News: from commit to the board of another process (target: idle under 2 %)", [head, *rows])
    return found


def _follow(url: str) -> dict[str, float]:
    hall = Hall(busy_hall(), open_store(url))
    open_counters(hall)
    context = multiprocessing.get_context("spawn")
    ready, quiet, answers = context.Event(), context.Event(), context.Queue()
    listener = context.Process(target=_listen, args=(url, hall.board()[1] + COMMITS, ready, quiet, answers))
    listener.start()
    ready.wait()
    service = hall.settings.counter[0].services[0]
    committed: dict[int, float] = {}
    dice = random.Random(0)
    ring = hall._store.ring

    def told(row: int) -> None:  # the first thing after the commit
        moments.append(time.monotonic())
        ring(row)

    moments: list[float] = []
    hall._store.ring = told  # type: ignore[method-assign]
    for _ in range(COMMITS):
        ticket = hall.issue(service)
        committed[ticket.id] = moments.pop()
        time.sleep(dice.uniform(0.02, 0.06))
    seen = answers.get()
    quiet.set()
    idle = answers.get()
    listener.join()
    hall._store.close()
    times = [1000 * (seen[seq] - at) for seq, at in committed.items()]
    return {**summary(times), "idle_percent": round(100 * idle, 2)}


def _listen(url: str, last: int, ready: Any, quiet: Any, answers: Any) -> None:
    """An app without a window: Qt's event loop, News, Feed."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415 - only this process needs Qt

    from shared.link.feed import Feed  # noqa: PLC0415
    from shared.ui.jobs import JobRunner  # noqa: PLC0415
    from shared.ui.news import News  # noqa: PLC0415

    application = QCoreApplication([])
    store = open_store(url)
    hall = Hall(busy_hall(), store)
    jobs = JobRunner()
    news = News(Feed(hall, store.change_detector()), jobs, store.bell, partial(store.listen, hall.id))
    seen: dict[int, float] = {}

    def heard(_board: object, entries: tuple[Any, ...]) -> None:
        now = time.monotonic()
        seen.update({entry.seq: now for entry in entries})
        if entries and entries[-1].seq >= last:
            answers.put(seen)
            QTimer.singleShot(0, partial(_idle, quiet, answers, application.quit))
        ready.set()

    news.changed.connect(heard)
    news.start()
    application.exec()
    news.stop()
    jobs.stop()
    store.close()


def _idle(quiet: Any, answers: Any, leave: Callable[[], None]) -> None:
    """Reports the share of a core the process uses while nothing happens, then leaves."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    quiet.wait()
    wall, cpu = time.monotonic(), time.process_time()

    def report() -> None:
        answers.put((time.process_time() - cpu) / (time.monotonic() - wall))
        leave()

    QTimer.singleShot(round(IDLE_SECONDS * 1000), report)
