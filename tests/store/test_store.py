"""The database file: made, upgraded, refused with a sentence, shared by processes."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from collections import Counter
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event

from shared.errors.counters import PinLocked, PinMissing, PinWrong
from shared.errors.kinds import HallError
from shared.errors.outside import (
    StoreDamaged,
    StoreFileForeign,
    StoreFileMissing,
    StoreFull,
    StoreLocked,
    StoreMissing,
    StoreNewer,
    StoreOlder,
    StoreReadOnly,
    StoreReplaced,
    StoreUnavailable,
)
from shared.errors.visits import FileExists, NothingYet, UnknownHall
from shared.hall import Hall
from shared.pin import TRIES
from shared.rules.printing import JobState
from shared.rules.ticket import Lane
from shared.store.open import begin_anew, default_url, open_store
from shared.store.schema import HEAD, metadata
from shared.store.sqlite import engine as sqlite_engine
from shared.store.sqlite import store as sqlite_store
from shared.store.sqlite.errors import translate_os
from shared.store.sqlite.lock import unless_taken
from shared.store.sqlite.store import lock_path, sqlite_path
from shared.store.statement import Statement
from shared.store.upgrades.run import known_revisions
from tests.support.folders import RELEASED
from tests.support.halls import PIN, TEXT, Opened, assert_sound, busy_hall, service, small_hall
from tests.support.processes import FORKS


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
    job = hall.claim_print_job("kiosk")
    assert job is not None
    hall.record_print_result(job, JobState.CONFIRMED)
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


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
@pytest.mark.parametrize("in_use", [False, True])
def test_a_database_of_another_program_is_left_alone(url, journal, in_use):
    _foreign(sqlite_path(url), journal)
    other = sqlite3.connect(sqlite_path(url))
    other.execute("SELECT count(*) FROM chickens").fetchall() if in_use else None
    before = _as_it_is(sqlite_path(url).parent)
    for way in (open_store, partial(open_store, reading=True), begin_anew):
        with pytest.raises(StoreFileForeign, match="another program"):
            way(url)
    assert _as_it_is(sqlite_path(url).parent) == before
    other.close()


def _foreign(path: Path, journal: str) -> None:
    """A file of another program that also keeps its schema's revision as Alembic does."""
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"PRAGMA journal_mode={journal}")
        file.execute("CREATE TABLE chickens (id)")
        file.execute("CREATE TABLE alembic_version (version_num)")
        file.execute("INSERT INTO alembic_version VALUES ('0001')")


def _as_it_is(folder: Path) -> dict[str, bytes]:
    """But for the -shm, in which readers are counted."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith("-shm")}


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
    monkeypatch.setattr(sqlite_engine, "PRAGMAS", ("busy_timeout=1",))
    monkeypatch.setattr(sqlite_store, "BUSY_SECONDS", 0.01)
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


# A writer that is stopped


HOLDS = """
import sys
from shared.store.open import open_store
with open_store(sys.argv[1]).write(1):
    print("holds", flush=True)
    sys.stdin.readline()
"""


@pytest.mark.slow
def test_a_stopped_writer_holds_nobody_up_for_ever(url, monkeypatch):
    monkeypatch.setattr(sqlite_store, "BUSY_SECONDS", 0.2)
    store = open_store(url)
    hall = Hall(small_hall(), store)
    hall.issue("papers")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "holds\n"
        holder.send_signal(signal.SIGSTOP)
        told = together(lambda: hall.issue("papers"), 4)
        assert [type(each) for each in told] == [StoreLocked] * 4
        assert hall.board()[0].issued == 1
        with pytest.raises(StoreLocked):
            hall.issue("papers")
    finally:
        holder.send_signal(signal.SIGCONT)
        holder.communicate("go on\n", timeout=60)
    monkeypatch.undo()
    rival = Hall(small_hall(), open_store(url))
    assert rival.issue("papers").label == "A002"  # what was given up keeps no lock
    assert hall.issue("papers").label == "A003"
    store.close()
    rival._store.close()


def together(work, count: int) -> list[object]:
    """What `count` threads get from `work` that begin at once; a HallError is a result too."""
    results: list[object] = []
    start = threading.Barrier(count)

    def run() -> None:
        start.wait()
        try:
            results.append(work())
        except HallError as problem:
            results.append(problem)

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return results


def test_a_lock_that_is_waited_for_is_had_as_soon_as_it_is_free(tmp_path):
    lock, taken = sqlite_store.FileLock(tmp_path / "lock", 60), threading.Event()

    def turn() -> None:
        with lock:
            taken.set()

    for _ in range(3):
        taken.clear()
        with unless_taken(tmp_path / "lock") as ours:
            assert ours
            waiting = threading.Thread(target=turn)
            waiting.start()
            assert not taken.wait(0.05)
        assert taken.wait(60)
        waiting.join(60)
    lock.close()
    with unless_taken(tmp_path / "lock") as ours:
        assert ours


def test_an_error_names_the_file_that_is_meant(tmp_path):
    lock = lock_path(tmp_path / "queue.sqlite")
    told = translate_os(PermissionError(13, "Permission denied", str(lock)), tmp_path / "queue.sqlite")
    assert isinstance(told, StoreReadOnly)
    assert told.fields["path"] == str(lock)


# PINs that are tried from many places at once


@pytest.mark.slow
def test_no_more_tries_at_once_than_one_after_the_other(any_store, clock):
    hall = Hall(small_hall(), any_store, clock)
    hall.set_pin(1, PIN)
    with pytest.raises(PinMissing):
        hall.open(1, "")
    told = together(lambda: hall.open(1, "111222"), 12)
    assert sorted(each.fields["left"] for each in told if isinstance(each, PinWrong)) == list(range(1, TRIES))
    assert Counter(type(each) for each in told) == {PinWrong: TRIES - 1, PinLocked: 12 - TRIES + 1}
    with pytest.raises(PinLocked):
        hall.open(1, PIN)
    clock.go(seconds=31)
    with pytest.raises(PinWrong) as wrong:
        hall.open(1, "111222")
    assert wrong.value.fields["left"] == TRIES - 1
    hall.open(1, PIN)
    hall.close(1)
    with pytest.raises(PinWrong) as wrong:
        hall.open(1, "111222")
    assert wrong.value.fields["left"] == TRIES - 1


def _try_pins(url: str, start, results) -> None:
    hall = Hall(small_hall(), open_store(url))
    start.wait()
    results.put([type(each).__name__ for each in together(lambda: hall.open(1, "111222"), 3)])


def _together(work, arguments) -> None:
    processes = [FORKS.Process(target=work, args=args) for args in arguments]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0


@pytest.mark.slow
def test_processes_have_no_more_tries_either(any_url):
    with closing(open_store(any_url)) as store:
        Hall(small_hall(), store).set_pin(1, PIN)
    start, results = FORKS.Barrier(4), FORKS.Queue()
    _together(_try_pins, [(any_url, start, results)] * 4)
    told = Counter(name for _ in range(4) for name in results.get(timeout=60))
    assert told == {"PinWrong": TRIES - 1, "PinLocked": 12 - TRIES + 1}


# A file that is not there any more


@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize("trace", ["queue.sqlite.bell", "queue.sqlite.reserve", "backups/queue-2026-10-12.sqlite"])
def test_numbers_do_not_begin_again_where_a_hall_has_been(url, tmp_path, trace, empty):
    (tmp_path / trace).parent.mkdir(exist_ok=True)
    (tmp_path / trace).touch()
    if empty:
        sqlite_path(url).touch()
    before = sorted(tmp_path.rglob("*"))
    for reading in (False, True):
        with pytest.raises(StoreFileMissing):
            open_store(url, reading=reading)
    assert sorted(tmp_path.rglob("*")) == before
    with closing(begin_anew(url)) as store:
        assert Hall(small_hall(), store).issue("papers").label == "A001"
    open_store(url).close()
    with pytest.raises(FileExists):
        begin_anew(url)


def test_a_wal_without_its_file_is_kept_aside(url, tmp_path):
    sqlite_path(url).with_name("queue.sqlite-wal").write_bytes(b"the last minutes")
    with pytest.raises(StoreFileMissing):
        open_store(url)
    begin_anew(url).close()
    assert (tmp_path / "queue.sqlite-wal.lost").read_bytes() == b"the last minutes"


def test_a_folder_is_made_only_at_the_default_place_or_on_purpose(tmp_path):
    url = f"sqlite:///{tmp_path / 'disk' / 'queue.sqlite'}"
    with pytest.raises(StoreFileMissing):
        open_store(url)
    assert list(tmp_path.iterdir()) == []
    begin_anew(url).close()
    folder = sqlite_path(default_url("small")).parent
    assert not folder.exists()
    open_store(default_url("small")).close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_nothing_is_acknowledged_into_a_file_that_was_deleted(store, tmp_path, clock):
    hall = Opened(small_hall(), store, clock)
    hall.issue("papers")
    looks = store.change_detector()
    looks()
    path = tmp_path / "queue.sqlite"
    path.rename(tmp_path / "away")
    for verb in (lambda: hall.issue("papers"), lambda: hall.set_pin(1, "739182", PIN), hall.board):
        with pytest.raises(StoreFileMissing):
            verb()
    assert looks()  # or a display would never ask
    path.write_bytes(b"another file")
    with pytest.raises(StoreReplaced):
        hall.issue("papers")
    with pytest.raises(StoreReplaced):
        hall.board()
    path.unlink()
    (tmp_path / "away").rename(path)
    assert hall.issue("papers").label == "A002"
    assert_sound(hall)


def test_nothing_is_acknowledged_into_a_file_that_was_emptied(store, tmp_path, clock):
    hall = Opened(small_hall(), store, clock)
    hall.issue("papers")
    os.truncate(tmp_path / "queue.sqlite", 0)
    with pytest.raises(StoreUnavailable):
        hall.issue("papers")


def test_after_it_was_closed_a_store_opens_what_is_there(store, tmp_path, clock):
    hall = Opened(small_hall(), store, clock)
    store.close()
    shutil.copy(tmp_path / "queue.sqlite", tmp_path / "copy")
    (tmp_path / "copy").replace(tmp_path / "queue.sqlite")
    assert hall.issue("papers").label == "A001"


# Only looking


def test_looking_changes_nothing(store, tmp_path, clock):
    Opened(small_hall(), store, clock).issue("papers")
    for running in (True, False):
        if not running:
            store.close()
        before = files(tmp_path)
        with closing(open_store(store.url, reading=True)) as looking:
            hall = Hall(small_hall(), looking, clock)
            hall.must_exist()
            assert hall.board()[0].issued == 1
            assert [entry.verb for entry in hall.entries_after(0)] == ["expire", "issue"]
            assert hall.verify().holds
            hall.outlook("papers")
            other = Hall(small_hall(hall={"code": "other", "name": TEXT, "place": TEXT}), looking, clock)
            assert (other.id, other.entries_after(0)) == (0, [])
            with pytest.raises(UnknownHall) as told:
                other.must_exist()
            assert (told.value.fields["hall"], told.value.fields["known"]) == ("other", "small")
            with pytest.raises(StoreReadOnly):
                hall.issue("papers")
            with pytest.raises(StoreReadOnly):
                looking.must_be_writable()
        after = files(tmp_path)
        if running:  # the shared memory of a WAL is not the database
            before.pop("queue.sqlite-shm")
            after.pop("queue.sqlite-shm")
        assert after == before


def files(folder: Path) -> dict[str, tuple[int, int]]:
    return {each.name: (each.stat().st_size, each.stat().st_mtime_ns) for each in folder.iterdir()}


def test_looking_at_a_server_makes_no_row(one_postgres, clock):
    with closing(open_store(one_postgres.url, reading=True)) as looking:
        hall = Hall(small_hall(), looking, clock)
        assert hall.board()[0].issued == 0
        with pytest.raises(NothingYet):
            hall.must_exist()
        with pytest.raises(StoreReadOnly):
            hall.issue("papers")


def test_a_server_without_tables_is_not_prepared_by_looking(empty_postgres_url):
    for _ in range(2):
        with pytest.raises(StoreOlder):
            open_store(empty_postgres_url, reading=True)


def test_looking_makes_and_upgrades_no_file(url, tmp_path):
    with pytest.raises(StoreMissing):
        open_store(url, reading=True)
    assert list(tmp_path.iterdir()) == []
    with closing(sqlite3.connect(sqlite_path(url))) as file:
        file.executescript((RELEASED / "0001.sql").read_text("utf-8"))
    before = sqlite_path(url).read_bytes()
    with pytest.raises(StoreOlder):
        open_store(url, reading=True)
    assert sqlite_path(url).read_bytes() == before
    with closing(sqlite3.connect(sqlite_path(url))) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.commit()
    with pytest.raises(StoreNewer):
        open_store(url, reading=True)


def test_who_looks_sees_what_comes_later(store, clock):
    hall = Opened(small_hall(), store, clock)
    store.close()
    with closing(open_store(store.url, reading=True)) as looking:
        watcher = Hall(small_hall(), looking, clock)
        for issued in range(1, 4):
            hall.issue("papers")
            assert watcher.board()[0].issued == issued
        store.close()
        assert watcher.board()[0].issued == 3


def test_what_was_overtaken_while_looking_is_not_believed(store, clock):
    hall = Opened(small_hall(), store, clock)
    hall.issue("papers")
    store.close()
    with closing(open_store(store.url, reading=True)) as looking:
        with pytest.raises(StoreLocked), looking.read():
            issue_and_close(hall)
        assert Hall(small_hall(), looking, clock).board()[0].issued == 2


def issue_and_close(hall: Hall) -> None:
    """What was issued is brought from the -wal into the pages."""
    hall.issue("papers")
    hall._store.close()


# Who may read it


def test_only_its_owner_reads_a_new_file(url, tmp_path, clock):
    tmp_path.chmod(0o755)
    with closing(open_store(url)) as store:
        Opened(small_hall(), store, clock).issue("papers")
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()}
    assert modes == {f"queue.sqlite{end}": 0o600 for end in ("", "-wal", "-shm", ".lock", ".bell")}


def test_a_group_shares_a_file_in_a_folder_made_for_that(url, tmp_path, clock):
    tmp_path.chmod(0o2770)
    with closing(open_store(url)) as store:
        Opened(small_hall(), store, clock).issue("papers")
        assert {stat.S_IMODE(each.stat().st_mode) for each in tmp_path.iterdir()} == {0o660}
