"""Databases of every released schema open with this program, whole. tests/data/released holds what the released
programs themselves wrote: a day, and the beginning of the next (0002: that of 0001, as its program upgraded it).
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from shared.errors.outside import StoreFull
from shared.hall import Hall
from shared.rules.ticket import State
from shared.store.open import open_store
from shared.store.schema import HEAD, metadata
from shared.store.upgrades import run
from tests.support.folders import RELEASED
from tests.support.halls import PIN, Clock, assert_sound, small_hall

SCRIPTS = {path.stem: path for path in RELEASED.glob("*.sql")}


@pytest.fixture
def clock():
    """Half an hour after the released program stopped, on its second day."""
    clock = Clock()
    clock.now = datetime(2026, 10, 13, 2, 0, tzinfo=UTC)
    return clock


@pytest.fixture(params=sorted(SCRIPTS))
def old_file(request, tmp_path):
    path = tmp_path / "queue.sqlite"
    with sqlite3.connect(path) as file:
        file.executescript(SCRIPTS[request.param].read_text("utf-8"))
    file.close()
    return path


@pytest.fixture
def store(old_file):
    store = open_store(f"sqlite:///{old_file}")
    yield store
    store.close()


def test_every_schema_before_this_one_has_a_database():
    assert set(SCRIPTS) == run.known_revisions() - {HEAD}


def test_the_schema_is_this_program_s(store):
    with store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx.connection), metadata) == []
        assert tx.connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert tx.connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        made = tx.connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    fresh = open_store(f"sqlite:///{store.path}.fresh")
    with fresh.read() as tx:
        new = tx.connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
    fresh.close()
    assert [row[:2] for row in made] == [row[:2] for row in new]


def test_everybody_is_still_there_and_the_journal_holds(store, clock):
    hall = Hall(small_hall(), store, clock)
    assert_sound(hall)
    verdict = hall.verify()
    assert (verdict.entries, verdict.tickets) == (25, 8)
    board = hall.board()[0]
    assert {t.label: t.state for t in board.tickets.values()} == {
        "A001": State.WAITING,
        "B001": State.WAITING,
        "A002": State.SERVING,
    }
    assert board.open_counters == {1}
    assert board.issued == 3


def test_the_hall_goes_on(store, clock):
    hall = Hall(small_hall(), store, clock)
    assert hall.complete(1).label == "A002"
    assert hall.call_next(1).label == "A001"
    assert hall.issue("papers").label == "A003"
    assert hall.issue("papers", request_id="tap-1").label == "A001"  # a request of the released program
    hall.open(2, "9173")
    assert hall.call_next(2).label == "B001"
    hall.close(2) if hall.complete(2) else None
    assert_sound(hall)
    clock.go(days=1)
    hall.open(1, PIN)
    assert hall.issue("papers").label == "A001"
    assert_sound(hall)


def test_a_day_of_the_released_program_can_be_thinned(store, clock):
    hall = Hall(small_hall(), store, clock)
    assert hall.retain(1) == 18
    assert_sound(hall)
    assert hall.issue("papers").label == "A003"


def test_an_upgrade_that_stops_half_way_changes_nothing(old_file, monkeypatch):
    before = dump(old_file)

    def stop(_store, _tx) -> None:
        raise StoreFull(path=old_file)

    monkeypatch.setattr("shared.store.store.Store.upgraded", stop)
    with pytest.raises(StoreFull):
        open_store(f"sqlite:///{old_file}")
    assert dump(old_file) == before


def test_there_is_no_way_back():
    """An older program refuses the file instead; a copy made before the upgrade is the way back."""
    for path in Path(run.HERE / "versions").glob("v*.py"):
        assert "def downgrade" not in path.read_text("utf-8")


def dump(path: Path) -> list[str]:
    file = sqlite3.connect(path)
    lines = list(file.iterdump())
    file.close()
    return lines
