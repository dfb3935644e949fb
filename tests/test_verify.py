"""`verify` finds whatever was changed behind the hall's back, and names the first bad entry."""

from __future__ import annotations

import shutil
import sqlite3
from dataclasses import replace

import pytest

from shared.hall import Hall
from shared.rules.chain import FIRST, canonical, seal
from shared.store.engine import open_store
from shared.store.sqlite import sqlite_path
from tests.halls import PIN, Opened, small_hall


@pytest.fixture
def hall(tmp_path, ready_file, clock):
    """Two days: entries 1 to 7 on the first, 8 to 10 on the second."""
    shutil.copy(ready_file, tmp_path / "queue.sqlite")
    store = open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")
    hall = Opened(small_hall(), store, clock)
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


def copy_row(hall: Hall, table: str, where: str, **changed: object) -> None:
    """Puts in a second row like one that is there."""
    file = sqlite3.connect(sqlite_path(hall._store.url))
    file.row_factory = sqlite3.Row
    row = {**file.execute(f"SELECT * FROM {table} WHERE {where}").fetchone(), **changed}
    places = ", ".join("?" * len(row))
    file.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))
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
        ("UPDATE counter SET streak = 3", 10),
        ("UPDATE counter SET paused = 'lunch'", 10),
        ("UPDATE ticket SET rating = 5 WHERE id = 4", 8),
        ("UPDATE hall SET seq = 9", 11),
        ("UPDATE hall SET hash = kept_hash", 11),
        ("UPDATE hall SET kept_seq = 7", 8),
        ("UPDATE hall SET kept_hash = hash", 1),
        ("UPDATE journal SET at_us = 9e18 WHERE seq = 5", 5),
        ("UPDATE journal SET day = 'Monday' WHERE seq = 5", 5),
        ("UPDATE journal SET body = '[]' WHERE seq = 5", 5),
        ("UPDATE ticket SET day = 'Monday' WHERE id = 4", 8),
        ("UPDATE ticket SET rank_us = 9e18 WHERE id = 9", 10),
        ("UPDATE hall SET at_us = at_us + 1", 10),
        ("UPDATE hall SET day = '2026-10-12'", 10),
        ("UPDATE hall SET day_seq = 6", 10),
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
    copy_row(hall, "ticket", "id = 9", id=10, number=99, state="waiting", code="X")
    assert hall.verify().seq == 10


def test_an_entry_put_in_behind_the_last_one_is_found(hall):
    copy_row(hall, "journal", "seq = 10", seq=11, request_id="r")
    assert hall.verify().seq == 11


def test_an_entry_put_in_between_is_found(hall):
    """The later ones move up, so that no seq is missing."""
    for seq in range(10, 5, -1):
        change(hall, f"UPDATE journal SET seq = {seq + 1} WHERE seq = {seq}")
    copy_row(hall, "journal", "seq = 5", seq=6, request_id="r")
    assert hall.verify().seq == 6


def test_a_removed_entry_is_found_though_the_later_ones_close_the_gap(hall):
    change(hall, "DELETE FROM journal WHERE seq = 5")
    for seq in range(6, 11):
        change(hall, f"UPDATE journal SET seq = {seq - 1} WHERE seq = {seq}")
    assert hall.verify().seq == 5


def test_two_swapped_entries_are_found(hall):
    for old, new in ((4, 99), (5, 4), (99, 5)):
        change(hall, f"UPDATE journal SET seq = {new} WHERE seq = {old}")
    assert hall.verify().seq == 4


def test_a_journal_that_was_cut_off_is_found(hall):
    """Also where the head was moved back with it: the tables know more."""
    change(hall, "DELETE FROM journal WHERE seq > 8")
    change(hall, "UPDATE hall SET seq = 8, hash = (SELECT hash FROM journal WHERE seq = 8)")
    assert hall.verify().seq == 8


def test_an_entry_that_was_sealed_anew_is_found_by_the_next_one(hall):
    """Somebody who knows how entries are sealed changes one and its hash."""
    entry = hall.entries_after(3, 1)[0]
    forged = replace(entry, body={**entry.body, "ahead": 7})
    before = hall.entries_after(2, 1)[0].hash
    body, seal_ = canonical(forged.body), seal(before, "small", forged)
    change(hall, f"UPDATE journal SET body = '{body}', hash = '{seal_}' WHERE seq = 4")
    assert hall.verify().seq == 5


def test_a_chain_forged_to_its_end_is_found_by_the_tables_or_the_rule(hall):
    """Even with every hash made anew: A002 was not next."""
    forge(hall, {6: {"ticket": 4}, 7: {"ticket": 4}})
    verdict = hall.verify()
    assert verdict.seq == 6
    assert "A001 was next" in (verdict.reason or "")


def forge(hall: Hall, changes: dict[int, dict[str, object]]) -> None:
    """Changes entries and seals the whole journal anew."""
    last = FIRST
    for entry in hall.entries_after(0):
        entry = replace(entry, **changes.get(entry.seq, {}))  # noqa: PLW2901
        last = seal(last, "small", entry)
        ticket = "NULL" if entry.ticket is None else entry.ticket
        body = canonical(entry.body)
        change(
            hall, f"UPDATE journal SET hash = '{last}', ticket = {ticket}, body = '{body}' WHERE seq = {entry.seq}"
        )
    change(hall, f"UPDATE hall SET hash = '{last}'")


def test_progress_is_told(hall):
    told: list[tuple[int, int]] = []
    hall.verify(lambda done, whole: told.append((done, whole)))
    assert told == [(10, 10)]


# Where old days were removed


@pytest.fixture
def thinned(hall):
    """Entries 1 to 7 are gone; 11 says so."""
    assert hall.retain(1) == 7
    return hall


def test_a_thinned_journal_holds(thinned):
    verdict = thinned.verify()
    assert (verdict.holds, verdict.kept_seq, verdict.entries, verdict.tickets) == (True, 7, 4, 1)


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE hall SET kept_seq = 8", 9),
        ("UPDATE hall SET kept_seq = 6", 7),
        ("UPDATE hall SET kept_seq = 0", 1),
        ("UPDATE hall SET kept_hash = hash", 8),
        ("UPDATE hall SET kept_seq = 8, kept_hash = (SELECT hash FROM journal WHERE seq = 8)", 9),
        ("DELETE FROM journal WHERE seq = 11", 11),
        ("DELETE FROM journal WHERE seq = 8", 8),
        ("UPDATE journal SET body = replace(body, '7', '8') WHERE seq = 11", 11),
        ("UPDATE ticket SET state = 'served' WHERE id = 9", 9),
    ],
)
def test_a_change_of_a_thinned_journal_is_found(thinned, statement, seq):
    change(thinned, statement)
    assert thinned.verify().seq == seq


def test_days_removed_by_hand_are_found(hall):
    """As `retain` does it, but without its entry."""
    change(hall, "UPDATE hall SET kept_seq = 7, kept_hash = (SELECT hash FROM journal WHERE seq = 7)")
    change(hall, "DELETE FROM journal WHERE seq <= 7")
    change(hall, "DELETE FROM ticket WHERE id <= 7")
    change(hall, "DELETE FROM series WHERE day = '2026-10-12'")
    verdict = hall.verify()
    assert verdict.seq == 8
    assert "no entry says" in (verdict.reason or "")
