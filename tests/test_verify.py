"""`verify` finds whatever was changed behind the hall's back, and names the first bad entry."""

from __future__ import annotations

import sqlite3

import pytest

from shared.hall import Hall
from shared.store.engine import open_store, sqlite_path
from tests.halls import PIN, Clock, small_hall


@pytest.fixture
def hall(tmp_path):
    """Two days: entries 1 to 7 on the first, 8 to 10 on the second."""
    clock = Clock()
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    hall = Hall(small_hall(), store, clock)
    hall.set_pin(1, PIN)
    hall.open(1, PIN)  # 1 expire, 2 open
    for _ in range(3):
        hall.issue("papers")  # 3, 4, 5
    hall.call_next(1)  # 6
    hall.complete(1)  # 7
    clock.go(days=1)
    hall.issue("land")  # 8 expire, 9 issue
    hall.open(1, PIN)  # 10
    yield hall
    store.close()


def change(hall: Hall, statement: str) -> None:
    file = sqlite3.connect(sqlite_path(hall._store.url))
    file.execute(statement)
    file.commit()
    file.close()


def test_an_untouched_journal_holds(hall):
    verdict = hall.verify()
    assert (verdict.holds, verdict.entries, verdict.tickets) == (True, 10, 4)


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE journal SET counter = 2 WHERE seq = 6", 6),
        ("UPDATE journal SET at_us = at_us + 1 WHERE seq = 4", 4),
        ("UPDATE journal SET body = replace(body, 'papers', 'land') WHERE seq = 4", 4),
        ("UPDATE journal SET verb = 'dance' WHERE seq = 5", 5),
        ("UPDATE journal SET body = '{' WHERE seq = 5", 5),
        ("DELETE FROM journal WHERE seq = 5", 5),
        ("DELETE FROM journal WHERE seq = 10", 10),
        ("UPDATE ticket SET number = 77 WHERE id = 4", 8),
        ("UPDATE ticket SET state = 'served' WHERE id = 5", 8),
        ("UPDATE ticket SET rank_us = 0 WHERE id = 9", 9),
        ("DELETE FROM ticket WHERE id = 4", 4),
        ("UPDATE counter SET opened_us = NULL", 10),
        ("UPDATE series SET last = 1 WHERE series = 'A'", 10),
    ],
)
def test_a_change_is_found(hall, statement, seq):
    change(hall, statement)
    verdict = hall.verify()
    assert not verdict.holds
    assert verdict.seq == seq
    assert verdict.reason


def test_a_ticket_without_an_entry_is_found(hall):
    change(
        hall,
        "INSERT INTO ticket SELECT hall, 10, day, series, 99, service, lane, 'waiting', rank_us, issued_us, 0,"
        " NULL, NULL, NULL, NULL, 0, 'X' FROM ticket WHERE id = 9",
    )
    assert hall.verify().seq == 10


def test_an_entry_put_in_behind_the_last_one_is_found(hall):
    change(
        hall,
        "INSERT INTO journal SELECT hall, 11, day, at_us, verb, ticket, counter, 'r', body, hash"
        " FROM journal WHERE seq = 10",
    )
    assert hall.verify().seq == 11
