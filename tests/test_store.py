"""The database file: made, upgraded, refused with a sentence, shared by processes."""

from __future__ import annotations

import multiprocessing
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event

from shared.errors import StoreDamaged, StoreFull, StoreLocked, StoreNewer, StoreReadOnly, StoreUnavailable
from shared.hall import Hall
from shared.store import engine
from shared.store.engine import open_store, sqlite_path
from shared.store.schema import HEAD, metadata
from shared.store.upgrades.run import known_revisions
from tests.halls import PIN, small_hall


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'queue.sqlite'}"


def test_a_new_file_has_the_schema_of_this_program(url):
    store = open_store(url)
    with store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx), metadata) == []
        assert tx.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
    store.close()


def test_the_newest_upgrade_is_the_one_the_program_writes():
    assert HEAD in known_revisions()
    assert max(known_revisions()) == HEAD


def test_no_statement_walks_through_history(url):
    """Every SELECT of a ticket's way, explained: none scans a table or all of a hall's rows."""
    store = open_store(url)
    hall = Hall(small_hall(), store)
    asked: dict[str, object] = {}

    @event.listens_for(store._engine, "before_cursor_execute")
    def remember(_tx, _cursor, statement, parameters, *_):
        if statement.startswith("SELECT"):
            asked[statement] = parameters

    hall.set_pin(1, PIN)
    hall.open(1, PIN)
    hall.issue("papers", printer="kiosk", request_id="r")
    hall.issue("papers", request_id="r")
    hall.prints.print_done(hall.prints.take_print_job("kiosk"))
    hall.call_next(1)
    hall.complete(1)
    hall.board()
    hall.entries_after(2)
    event.remove(store._engine, "before_cursor_execute", remember)
    with store.read() as tx:
        for statement, parameters in asked.items():
            plan = str(tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall())
            assert "SCAN" not in plan, (statement, plan)
            if "FROM ticket" in statement or "FROM print_job" in statement:
                assert "PRIMARY KEY (hall=?)" not in plan, (statement, plan)
    assert len(asked) > 8
    store.close()


def test_a_newer_database_is_refused(url):
    open_store(url).close()
    with sqlite3.connect(sqlite_path(url)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.close()
    with pytest.raises(StoreNewer):
        open_store(url)


def test_something_that_is_no_database_is_refused(url):
    sqlite_path(url).write_bytes(b"a letter to the commune" * 400)
    with pytest.raises(StoreDamaged):
        open_store(url)


def test_a_database_of_another_program_is_left_alone(url):
    with sqlite3.connect(sqlite_path(url)) as file:
        file.execute("CREATE TABLE chickens (id)")
    file.close()
    with pytest.raises(StoreDamaged):
        open_store(url)


def test_a_database_that_may_only_be_read(url):
    Hall(small_hall(), open_store(url)).issue("papers")
    reading = open_store(f"sqlite:///file:{sqlite_path(url)}?mode=ro&uri=true")
    hall = Hall(small_hall(), reading)
    assert hall.board()[0].issued == 1
    with pytest.raises(StoreReadOnly):
        hall.issue("papers")
    reading.close()


def test_a_full_disk_refuses_the_ticket_and_loses_none(url):
    store = open_store(url)
    hall = Hall(small_hall(), store)
    hall.issue("papers")
    with store.read() as tx:
        pages = tx.exec_driver_sql("PRAGMA page_count").scalar()
    event.listen(
        store._engine, "begin", lambda tx: tx.exec_driver_sql(f"PRAGMA max_page_count = {pages}"), insert=True
    )
    store.close()
    given = 1 + _issue_until(hall, StoreFull)
    assert hall.board()[0].issued == given
    assert hall.verify().holds
    store.close()


def _issue_until(hall: Hall, end: type[Exception]) -> int:
    for given in range(2000):
        try:
            hall.issue("papers")
        except end:
            return given
    raise AssertionError


def test_a_locked_file_says_so(url, monkeypatch):
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=1",))
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.01)
    store = open_store(url)
    other = sqlite3.connect(sqlite_path(url), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked):
        Hall(small_hall(), store).issue("papers")
    other.close()
    store.close()


@pytest.mark.parametrize("wrong", ["postgresql://host/db", "nonsense", "sqlite://", "sqlite:///:memory:"])
def test_urls_that_name_no_file(wrong):
    with pytest.raises(StoreUnavailable):
        open_store(wrong)


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreUnavailable):
        open_store(f"sqlite:///{tmp_path / 'file' / 'queue.sqlite'}")


def _issue(url: str, count: int, results) -> None:
    hall = Hall(small_hall(), open_store(url))
    results.put([hall.issue("papers").label for _ in range(count)])


def _call(url: str, counter: int, results) -> None:
    hall = Hall(
        small_hall(counter=[{"number": n, "services": ["papers", "land"]} for n in range(1, 5)]), open_store(url)
    )
    called = []
    while True:
        try:
            called.append(hall.call_next(counter).label)
        except Exception as end:
            results.put((called, type(end).__name__))
            return
        hall.complete(counter)


def test_processes_share_numbers_and_calls_without_a_double(url):
    """Four processes issue at once, then four call at once: no number twice, none skipped or called twice."""
    spawn = multiprocessing.get_context("spawn")
    many = small_hall(counter=[{"number": n, "services": ["papers", "land"]} for n in range(1, 5)])
    hall = Hall(many, open_store(url))
    for counter in range(1, 5):
        hall.set_pin(counter, PIN)
        hall.open(counter, PIN)
    results = spawn.Queue()
    _together(spawn, _issue, [(url, 15, results)] * 4)
    numbers = [label for _ in range(4) for label in results.get(timeout=60)]
    assert sorted(numbers) == [f"A{n:03d}" for n in range(1, 61)]
    _together(spawn, _call, [(url, counter, results) for counter in range(1, 5)])
    ended = [results.get(timeout=60) for _ in range(4)]
    assert {why for _, why in ended} == {"NobodyWaiting"}
    assert sorted(label for called, _ in ended for label in called) == sorted(numbers)
    assert hall.verify().holds


def _together(context, work, arguments) -> None:
    processes = [context.Process(target=work, args=args) for args in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0
