"""What a verb costs in SQL statements: the same on the first day and after years, alone and in a crowd."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from shared.store.statement import Ahead, Tx
from shared.store.store import Store
from tests.support.halls import Clock, Opened, busy_hall

DAYS, A_DAY, CROWD = 3, 120, 60


class Counting:
    """A store that remembers how many statements the last writing transaction ran."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.statements = 0

    @contextmanager
    def write(self, hall: int = 0, ahead: Ahead | None = None) -> Iterator[Tx]:
        with self._store.write(hall, ahead) as tx:
            yield tx
            self.statements = tx.statements

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


def costs(hall: Opened) -> dict[str, int]:
    """Statements of the verbs of a visit, the day being begun and the estimate of the day loaded."""
    store, found = hall._store, {}
    hall.issue("papers")
    hall._clock.go(minutes=30)
    for name, verb in {
        "issue": lambda: hall.issue("papers", request_id=f"tap {hall._clock.now}", printer="kiosk"),
        "call_next": lambda: hall.call_next(1),
        "recall": lambda: hall.recall(1),
        "start": lambda: hall.start(1),
        "unstart": lambda: hall.unstart(1),
        "complete": lambda: hall.complete(1),
    }.items():
        verb()
        found[name] = store.statements
    return found


@pytest.fixture
def counted(any_store) -> Opened:
    return Opened(busy_hall(numbers={"first": 1, "last": 9999}), Counting(any_store), Clock())


@pytest.mark.slow
def test_a_verb_costs_the_same_after_years_and_in_a_crowd(counted):
    counted.open_all()
    empty = costs(counted)
    for _ in range(DAYS):
        counted._clock.go(days=1)
        counted.open_all()
        for n in range(A_DAY):
            counted.issue("papers")
            if n % 4 == 0:
                counted.call_next(1)
                counted.complete(1)
    counted._clock.go(days=1)
    counted.open_all()
    assert costs(counted) == empty  # with a history
    for _ in range(CROWD):
        counted.issue("papers")
    assert costs(counted) == empty  # and with many who wait
    assert empty == {"issue": 13, "call_next": 8, "recall": 6, "start": 6, "unstart": 6, "complete": 6}
