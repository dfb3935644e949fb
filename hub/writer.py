"""The verbs that the hub is asked for, run off the event loop.

On a SQLite file one thread runs as many as wait in one transaction, each in a savepoint of its own, and answers
them all after its one COMMIT: a disk that takes 5 ms to sync carries 1,500 verbs a second instead of 175. A server
has its own group commit, so there several threads run one verb each.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from shared.errors.kinds import Unavailable
from shared.store.store import Store

log = logging.getLogger("bocso.hub")
T = TypeVar("T")
AT_ONCE = 64
"""Verbs in one transaction, so that nobody waits for more than some 20 ms of others' work."""
THREADS = 8
"""On a server: as many verbs as it is asked at once."""


@dataclass(slots=True)
class _Job:
    work: Callable[[], Any]
    answer: asyncio.Future[Any]
    result: Any = None
    problem: BaseException | None = field(default=None)

    def run(self) -> None:
        self.result = self.problem = None
        try:
            self.result = self.work()
        except Exception as problem:
            self.problem = problem


class Writer:
    """Made and asked on the event loop. `done` is called on a thread after each commit."""

    def __init__(self, store: Store, hall: Callable[[], int], done: Callable[[], None]) -> None:
        self._store = store
        self._hall = hall
        self._done = done
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._loop = asyncio.get_running_loop()
        together = store.groups
        self._at_once = AT_ONCE if together else 1
        count = 1 if together else THREADS
        self._threads = [threading.Thread(target=self._run, name="writer", daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    async def do(self, work: Callable[[], T]) -> T:
        """What `work` returns, or raises, once it is committed; it is done also when nobody waits any more."""
        answer: asyncio.Future[T] = self._loop.create_future()
        self._jobs.put(_Job(work, answer))
        return await answer

    async def stop(self) -> None:
        """What was asked before is done first."""
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)

    # Inside, on the threads

    def _run(self) -> None:
        while True:
            jobs, last = self._next()
            if jobs:
                self._together(jobs)
                with suppress(RuntimeError):  # the loop is closed: nobody waits
                    self._loop.call_soon_threadsafe(_answer, jobs)
                self._done()
            if last:
                return

    def _next(self) -> tuple[list[_Job], bool]:
        """Those that wait, at least one; and whether these are the last."""
        jobs: list[_Job] = []
        job = self._jobs.get()
        while job is not None:
            jobs.append(job)
            if len(jobs) == self._at_once:
                return jobs, False
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return jobs, False
        return jobs, True

    def _together(self, jobs: list[_Job]) -> None:
        if len(jobs) == 1:
            jobs[0].run()
            return
        try:
            with self._store.together(self._hall()):
                for job in jobs:
                    job.run()
            failed = [job for job in jobs if isinstance(job.problem, Unavailable)]
        except Unavailable:
            failed = jobs  # nothing of it was written
        except Exception:
            log.exception("a transaction of %d verbs failed", len(jobs))
            failed = jobs
        for job in failed:
            job.run()


def _answer(jobs: list[_Job]) -> None:
    for job in jobs:
        if job.answer.done():  # who asked has gone
            continue
        if job.problem is None:
            job.answer.set_result(job.result)
        else:
            job.answer.set_exception(job.problem)
