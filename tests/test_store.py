"""The database file: made, upgraded, refused with a sentence, shared by processes."""

from __future__ import annotations

import multiprocessing
import re
import sqlite3
from collections import Counter
from datetime import timedelta

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event

from shared.errors import StoreDamaged, StoreFull, StoreLocked, StoreNewer, StoreReadOnly, StoreUnavailable
from shared.hall import Hall
from shared.rules.printing import JobState
from shared.rules.ticket import Lane
from shared.store import sqlite
from shared.store.engine import open_store
from shared.store.schema import HEAD, metadata
from shared.store.sqlite import sqlite_path
from shared.store.statement import Statement
from shared.store.upgrades.run import known_revisions
from tests.halls import PIN, Opened, busy_hall, service, small_hall


@pytest.fixture
def url(tmp_path):
    return f"sqlite:///{tmp_path / 'queue.sqlite'}"


def test_a_new_file_has_the_schema_of_this_program(url):
    store = open_store(url)
    with store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx.connection), metadata) == []
        assert tx.connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == HEAD
        assert tx.connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert tx.connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
    store.close()


def test_the_newest_upgrade_is_the_one_the_program_writes():
    assert HEAD in known_revisions()
    assert max(known_revisions()) == HEAD


def test_no_statement_walks_through_history(url, clock, monkeypatch):
    """Every SELECT, UPDATE and DELETE of a ticket's way, explained: none looks at all rows of a hall."""
    store = open_store(url)
    asked: dict[str, int] = {}
    compiled = Statement.compiled

    def remember(statement, dialect):
        sql, names, _bound = found = compiled(statement, dialect)
        asked[sql] = 0 if names is None else len(names)
        return found

    monkeypatch.setattr(Statement, "compiled", remember)
    a_ticket_of_every_kind(Opened(busy_hall(service=LIMITED), store, clock), clock)
    monkeypatch.undo()
    file = sqlite3.connect(sqlite_path(url))
    walks = {
        sql: plan
        for sql, places in asked.items()
        if not sql.startswith("INSERT") and walks_through_history(plan := explained(file, sql, places))
    }
    file.close()
    store.close()
    assert walks == {}, "\n".join(f"{sql} -> {plan}" for sql, plan in walks.items())
    kinds = Counter(sql.split()[0] for sql in asked)
    assert kinds["SELECT"] > 20
    assert kinds["UPDATE"] > 6


LIMITED = [service("papers", "A", daily_limit=500), service("land", "B"), service("cards", "A")]


def a_ticket_of_every_kind(hall: Hall, clock) -> None:
    """Every verb and every look a running hall needs."""
    for counter, clerk in ((1, "lan"), (2, "minh"), (3, "hoa")):
        hall.open(counter, PIN, clerk=clerk)
    issued = [hall.issue("papers", lane, printer="kiosk", request_id=lane) for lane in Lane]
    hall.issue("papers", request_id="again")
    hall.issue("papers", request_id="again")
    job = hall.take_print_job("kiosk")
    assert job is not None
    hall.slip_is(job, JobState.CONFIRMED)
    hall.change_lane(issued[0].id, Lane.PRIORITY)
    first = hall.call_next(1)
    hall.recall(1)
    hall.no_show(1)
    hall.requeue(first.id)
    second = hall.call_next(1)
    hall.start(1)
    hall.park(1, "a photo is missing")
    hall.call(1, second.id)
    hall.transfer(1, to_counter=2, come_back=True)
    hall.call_next(2)
    hall.complete(2)
    hall.call_next(1)
    hall.complete(1, outcome="done")
    hall.rate(hall.issued(second.id)[1], 5)
    booked = hall.book("land", clock() + timedelta(minutes=30))
    hall.check_in(booked.code)
    hall.unbook(hall.book("land", clock() + timedelta(hours=3)).code)
    hall.cancel(hall.issue("land").id)
    hall.pause(3, "lunch")
    hall.unpause(3)
    hall.close(3)
    hall.board()
    hall.entries_after(2)
    hall.outlook("papers")
    hall.ticket_of_code(hall.issued(second.id)[1])
    clock.go(days=1)
    hall.issue("papers")


def explained(file: sqlite3.Connection, sql: str, places: int) -> str:
    """SQLite's plan, made as the driver has it made: before it knows the values."""
    return " | ".join(row[3] for row in file.execute(f"EXPLAIN QUERY PLAN {sql}", [None] * places))


def walks_through_history(plan: str) -> bool:
    """A scan, or a search for a hall only; but the partial indexes hold what is going on now, which is little."""
    grows = "(?:ticket|journal|print_job|appointment|series)"
    now = "(?:ticket_waiting|ticket_live|ticket_at_counter|print_job_queued|appointment_taken)"
    whole = rf"SEARCH {grows} USING (?!(?:COVERING )?INDEX {now})[^(]*\(hall=\?\)"
    return re.search(rf"SCAN {grows}|{whole}", plan) is not None


def test_a_walk_through_history_would_be_found(ready_file):
    file = sqlite3.connect(ready_file)
    for sql in (
        "SELECT * FROM ticket WHERE state = 'waiting'",
        "SELECT * FROM journal WHERE hall = ? AND ticket = 7",
        "UPDATE ticket SET counter = 1 WHERE hall = ? AND state IN ('serving', 'called')",
        "SELECT count(*) FROM print_job",
    ):
        assert walks_through_history(explained(file, sql, sql.count("?"))), sql
    file.close()


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
        pages = tx.connection.exec_driver_sql("PRAGMA page_count").scalar()
    event.listen(store.engine, "connect", lambda file, _: file.execute(f"PRAGMA max_page_count = {pages}"))
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
    monkeypatch.setattr(sqlite, "PRAGMAS", ("busy_timeout=1",))
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.01)
    store = open_store(url)
    other = sqlite3.connect(sqlite_path(url), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked):
        Hall(small_hall(), store).issue("papers")
    other.close()
    store.close()


@pytest.mark.parametrize("wrong", ["nonsense", "mysql://host/db", "sqlite://", "sqlite:///:memory:"])
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
