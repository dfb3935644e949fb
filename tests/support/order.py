"""The slow tests first, in equal parts for all processes of a run: at its end nobody waits for one long test.

xdist gives each process one piece of the list and lets idle ones steal from the end of another's.
"""

from __future__ import annotations

import itertools
import os

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes > 1:
        items[:] = spread(items, processes)


def spread(items: list[pytest.Item], processes: int) -> list[pytest.Item]:
    """Modules with slow tests go to the processes in turns, the others where there is room."""
    slow = [item for item in items if item.get_closest_marker("slow")]
    first: list[list[pytest.Item]] = [[] for _ in range(processes)]
    for number, (_, module) in enumerate(itertools.groupby(slow, key=lambda item: item.path)):
        first[number % processes] += module
    others = iter([item for item in items if not item.get_closest_marker("slow")])
    ordered: list[pytest.Item] = []
    for number, piece in enumerate(first):
        size = (len(items) - len(ordered)) // (processes - number)  # as xdist cuts the list
        ordered += [*piece, *itertools.islice(others, max(0, size - len(piece)))]
    return [*ordered, *others]
