"""Several verbs at the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from shared.errors.kinds import Refused


def together(*works: Callable[[], object]) -> list[object]:
    """Runs them at the same moment; what each gave, a refusal as itself."""
    ready = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> object:
        ready.wait()
        try:
            return work()
        except Refused as refused:
            return refused

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
