"""No test without the mark `slow` takes over a second: `make budget` fails one that does, another run names it.

A computer that has other things to do can't judge a test, so no check of the product depends on how fast one was.
Where the processors had somebody waiting for them meanwhile, the clock tells nothing of the test itself: then only
its own processor time is held against three times as much. Linux says how long somebody waited
(/proc/pressure/cpu); elsewhere nothing is judged. A slower computer may take as many times longer as it is slower.
"""

from __future__ import annotations

import time
import timeit
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

SECONDS = 1.0
CROWDED = 3.0
"""Measured beside many busy loops: up to 1.6 times the processor time of a quiet machine, and as much again."""
LOOP, LOOP_SECONDS = "sum(i * i for i in range(100_000))", 0.006
"""A piece of work, and what the computer takes for it that SECONDS is meant for."""
OVER = "over the budget"
_PRESSURE = Path("/proc/pressure/cpu")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--budget", action="store_true", help="fail a test that takes over a second unmarked")


def too_long(took: float, worked: float, queued: float) -> bool:
    """All in seconds: by the clock, on processors, and how long meanwhile anybody at all waited for one."""
    return worked > CROWDED * SECONDS if queued > took / 20 else took > SECONDS


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    if item.get_closest_marker("slow") or not _PRESSURE.exists():
        return (yield)
    before = _now()
    done = yield
    took, worked, queued = (now - then for now, then in zip(_now(), before, strict=True))
    if too_long(took, worked, queued) and too_long(took / (pace := slowness()), worked / pace, queued / pace):
        said = f"{took:.1f} s: make it faster or mark it slow (tests/support/budget.py)"
        if item.config.getoption("--budget"):
            pytest.fail(said, pytrace=False)
        item.user_properties.append((OVER, said))
    return done


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = chain.from_iterable(terminalreporter.stats.values())
    told = [(r.nodeid, dict(r.user_properties)) for r in reports if isinstance(r, pytest.TestReport)]
    over = {(test, said[OVER]) for test, said in told if OVER in said}
    if over:
        terminalreporter.section(OVER)
    for test, said in sorted(over):
        terminalreporter.line(f"{test}: {said}")


def slowness() -> float:
    """How many times longer than LOOP_SECONDS this computer takes just now for LOOP; at least 1."""
    return max(1.0, min(timeit.repeat(LOOP, number=1, repeat=5)) / LOOP_SECONDS)


def _now() -> tuple[float, float, float]:
    """See `too_long`."""
    some = _PRESSURE.read_text().partition("\n")[0]
    return time.monotonic(), time.process_time(), int(some.rpartition("total=")[2]) / 1e6
