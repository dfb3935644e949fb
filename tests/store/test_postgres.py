"""PostgreSQL, on a real server: transactions, outages and news."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import ExitStack, closing

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import column, select, text

from shared.errors.outside import (
    StoreFull,
    StoreLocked,
    StoreLoginWrong,
    StoreMissing,
    StoreNewer,
    StoreReadOnly,
    StoreUnavailable,
)
from shared.errors.servers import (
    ServerContradicts,
    ServerDamaged,
    ServerSilent,
    StoreAddressWrong,
    StoreCrowded,
    StoreEncoding,
    StoreForeign,
)
from shared.hall import Hall
from shared.link.feed import Feed
from shared.store import access, schema
from shared.store.open import open_store
from shared.store.postgres.errors import translate
from shared.store.postgres.notify import channel
from shared.store.statement import Statement
from tests.support.halls import CHEAP, PIN, TEXT, small_hall
from tests.support.servers import WITHIN, opened, wait_for
from tests.support.waiter import Waiter

OTHER = small_hall(hall={"code": "other", "name": TEXT, "place": TEXT})
"""A second hall in the database."""


@pytest.fixture
def store(postgres_url):
    with closing(open_store(postgres_url)) as opened:
        yield opened


@pytest.fixture
def hall(store):
    return Hall(small_hall(), store, hasher=CHEAP)


# The schema


def test_an_empty_database_gets_the_schema_of_this_program(empty_postgres_url):
    with opened(empty_postgres_url) as store, store.read() as tx:
        assert compare_metadata(MigrationContext.configure(tx.connection), schema.metadata) == []
    with opened(empty_postgres_url) as store:
        assert store.revision() == schema.HEAD
        store.must_be_writable()


def test_a_newer_database_is_refused(server, own_postgres_url):
    name = own_postgres_url.rpartition("/")[2]
    server.run("UPDATE alembic_version SET version_num = '9999'", database=name)
    with pytest.raises(StoreNewer):
        open_store(own_postgres_url)


def test_a_database_of_another_program_is_left_alone(server, empty_postgres_url):
    name = empty_postgres_url.rpartition("/")[2]
    server.run("CREATE TABLE chickens (id int)", database=name)
    with pytest.raises(StoreForeign):
        open_store(empty_postgres_url)


def test_programs_that_open_an_empty_database_at_once(empty_postgres_url):
    problems = []

    def open_it():
        try:
            open_store(empty_postgres_url).close()
        except Exception as problem:
            problems.append(problem)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(WITHIN)
    assert problems == []


# Transactions


@pytest.mark.slow
def test_a_ticket_goes_its_way(store):
    hall = Hall(small_hall(), store, hasher=CHEAP)
    hall.set_pin(1, PIN)
    hall.open(1, PIN)
    assert [hall.issue("papers").label for _ in range(3)] == ["A001", "A002", "A003"]
    assert hall.call_next(1).label == "A001"
    hall.complete(1)
    assert [t.label for t in hall.board()[0].waiting()] == ["A002", "A003"]
    assert hall.verify().holds


def test_statements_used_often_are_prepared(store, hall):
    for _ in range(20):
        hall.issue("papers")
    prepared = Statement(text("SELECT count(*) FROM pg_prepared_statements").columns(column("count")))
    with store.read() as tx:
        assert tx.value(prepared) > 5


@pytest.mark.slow
def test_threads_share_a_hall_without_a_double(store, hall):
    labels = []

    def issue():
        labels.extend(hall.issue("papers").label for _ in range(10))

    threads = [threading.Thread(target=issue) for _ in range(24)]  # more than there are connections
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(labels) == sorted(f"A{n:03d}" for n in range(1, 241))
    assert hall.verify().holds


def test_two_halls_do_not_wait_for_each_other(postgres_url):
    with opened(f"{postgres_url}?options=-c%20lock_timeout%3D100ms") as store:
        hall, other = Hall(small_hall(), store), Hall(OTHER, store)
        with store.write(hall.id):
            assert other.issue("papers").label == "A001"
            with pytest.raises(StoreLocked):
                hall.issue("papers")
        assert hall.issue("papers").label == "A001"


def test_reading_is_one_look_and_waits_for_nobody(store, hall):
    count = Statement(select(schema.journal.c.seq))
    with store.read() as tx:
        before = tx.all(count)
        with store.write(hall.id):
            assert tx.all(count) == before
        hall.issue("papers")
        assert tx.all(count) == before
    with store.read() as tx:
        assert len(tx.all(count)) > len(before)


def test_an_error_inside_takes_everything_back(store, hall):
    hall.issue("papers")

    def fail():
        with store.write(hall.id) as tx:
            tx.run(Statement(schema.ticket.delete()))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert len(hall.board()[0].waiting()) == 1


def test_a_broken_constraint_is_our_bug(store):
    add = Statement(access.pin.insert().values(hall=1, owner="x", hash="", failed=0, locked_until_us=0))
    broken = Statement(access.pin.insert().values(hall=1, owner="y", hash="", failed=None, locked_until_us=0))
    with store.write(1) as tx:
        tx.run(add)
    with pytest.raises(psycopg.errors.NotNullViolation), store.write(1) as tx:
        tx.run(broken)
    with store.write(1) as tx:
        assert tx.run(Statement(access.pin.delete())) == 1


def test_a_slow_statement_does_not_hold_the_hall(postgres_url):
    slow = Statement(text("SELECT pg_sleep(60)"))
    with (
        opened(f"{postgres_url}?options=-c%20statement_timeout%3D100ms") as store,
        pytest.raises(StoreLocked),
        store.write(1) as tx,
    ):
        tx.run(slow)


def test_a_forgotten_transaction_is_ended(server, postgres_url, store):
    name = postgres_url.rpartition("/")[2]
    one = Statement(text("SELECT 1"))
    impatient = Statement(text("SET LOCAL idle_in_transaction_session_timeout = '100ms'"))

    def forget():
        with store.write(1) as tx:
            tx.run(impatient)
            wait_for(lambda: not server.run(f"SELECT 1 FROM pg_stat_activity WHERE datname = '{name}'"))
            tx.run(one)

    with pytest.raises(StoreUnavailable):
        forget()
    with store.write(1) as tx:
        tx.run(one)


def test_the_first_of_statements_sent_together_is_told(store, caplog):
    add = Statement(access.pin.insert().values(hall=1, owner="x", hash="", failed=0, locked_until_us=0))

    def add_often():
        with store.write(1) as tx:
            for _ in range(300):
                tx.put(add)

    with pytest.raises(ServerContradicts):
        add_often()
    assert caplog.records == []
    with store.write(1) as tx:
        assert tx.run(Statement(access.pin.delete())) == 0


# Outages


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGQUIT])
def test_the_server_stops_and_comes_back(server, store, hall, how):
    hall.issue("papers", request_id="a")
    server.stop(how)
    with pytest.raises(StoreUnavailable) as told:
        hall.issue("papers", request_id="b")
    with pytest.raises(StoreUnavailable):
        hall.board()
    server.start()
    assert "queue:" not in str(told.value)
    assert str(server.port) in str(told.value)
    assert hall.issue("papers", request_id="b").label == "A002"
    assert hall.issue("papers", request_id="b").label == "A002"
    assert hall.verify().holds


def test_connections_lost_while_nobody_used_them_are_replaced_unseen(server, store, hall):
    with store.read(), store.read(), store.read():
        pass
    server.stop()
    server.start()
    assert hall.issue("papers").label == "A001"
    assert hall.board()[0].issued == 1


def test_the_server_dies_inside_a_transaction(server, store, hall):
    hall.issue("papers")

    def lose():
        with store.write(hall.id) as tx:
            tx.run(Statement(schema.ticket.delete()))
            server.stop(signal.SIGQUIT)
            server.start()

    with pytest.raises(StoreUnavailable):
        lose()
    assert len(hall.board()[0].waiting()) == 1


@pytest.mark.parametrize(
    ("login", "password", "database", "error"),
    [
        ("somebody", "wrong-secret", "postgres", StoreLoginWrong),
        ("nobody-here", "wrong-secret", "postgres", StoreLoginWrong),
        ("postgres", "queue", "no_such", StoreMissing),
    ],
)
def test_a_wrong_address(server, login, password, database, error):
    server.run("DROP ROLE IF EXISTS somebody", "CREATE ROLE somebody LOGIN PASSWORD 'queue'")
    with pytest.raises(error) as told:
        open_store(server.url(database, login, password))
    assert password not in str(told.value)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("?foo=bar", "foo"),
        ("?sslmode=bogus", "bogus"),
        ("?connect_timeout=soon", "soon"),
        ("?port=first", "first"),
    ],
)
def test_an_address_with_a_wrong_option(postgres_url, option, said):
    with pytest.raises(StoreAddressWrong, match=said) as told:
        open_store(postgres_url + option)
    assert "queue@" not in str(told.value)


@pytest.mark.parametrize("url", ["postgres://me:secret@server/queue", "postgresql://me:secret@server:first/queue"])
def test_an_address_that_is_none(url):
    with pytest.raises(StoreAddressWrong, match="postgresql://") as told:
        open_store(url)
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_cannot_keep_vietnamese(server, encoding):
    server.run(f"CREATE DATABASE narrow ENCODING '{encoding}' TEMPLATE template0")
    try:
        with pytest.raises(StoreEncoding, match=f"{encoding}.*createdb"):
            open_store(server.url("narrow"))
    finally:
        server.run("DROP DATABASE narrow WITH (FORCE)")


def test_nobody_listens_at_the_address():
    with pytest.raises(ServerSilent, match="refused"):
        open_store("postgresql://me:hidden@127.0.0.1:1/queue")


def test_a_name_without_a_password(store):
    assert "queue" not in store.name
    assert "queue" not in repr(store.engine)


def test_a_database_that_may_only_be_read(server, postgres_url):
    reading = f"{postgres_url}?options=-c%20default_transaction_read_only%3Don"
    with opened(reading) as store, pytest.raises(StoreReadOnly):
        store.must_be_writable()


@pytest.mark.parametrize(
    ("problem", "error"),
    [
        (psycopg.errors.DiskFull("could not extend file"), StoreFull),
        (psycopg.errors.DeadlockDetected("deadlock"), StoreLocked),
        (psycopg.errors.DataCorrupted("invalid page"), ServerDamaged),
        (psycopg.errors.AdminShutdown("terminating connection due to administrator command"), ServerSilent),
        (psycopg.errors.CannotConnectNow("the database system is starting up"), ServerSilent),
        (psycopg.errors.TooManyConnections("sorry, too many clients already"), StoreCrowded),
    ],
)
def test_what_other_errors_mean(problem, error):
    assert type(translate(problem, "host/db")) is error


def test_what_is_our_bug_stays_one():
    for bug in (psycopg.errors.UndefinedTable("x"), psycopg.errors.InvalidTextRepresentation("x")):
        with pytest.raises(type(bug)):
            translate(bug, "host/db")


# News


def test_a_listener_hears_of_a_commit_and_only_of_its_hall(store, hall):
    other = Hall(OTHER, store)
    feed = Feed(hall)
    feed.read()
    with Waiter(store, hall.id) as waiter:
        assert waiter.wait(WITHIN)  # it listens now
        hall.issue("papers")
        assert waiter.wait(WITHIN)
        assert [entry.verb.value for entry in feed.read().entries][-1:] == ["issue"]
        other.issue("papers")
        store.close()  # sends what is due
        hall.issue("papers")
        assert waiter.wait(WITHIN)


def test_no_news_of_what_was_taken_back(server, postgres_url, store, hall):
    with closing(psycopg.connect(postgres_url, autocommit=True)) as ear:
        ear.execute(f"LISTEN {channel(hall.id)}")
        with pytest.raises(RuntimeError), store.write(hall.id):
            raise RuntimeError
        store.close()
        assert list(ear.notifies(timeout=0)) == []
        with store.write(hall.id):
            pass
        store.close()
        assert len(list(ear.notifies(timeout=WITHIN, stop_after=1))) == 1


def test_a_ticket_waits_for_no_notify(server, postgres_url, store, hall):
    """The lock NOTIFY takes in its transaction is never ours: another's hangs and tickets go on."""
    with closing(psycopg.connect(postgres_url)) as hanging:
        hanging.execute("SELECT pg_advisory_lock(1)")
        hanging.execute(f"NOTIFY {channel(hall.id)}")
        assert hall.issue("papers").label == "A001"


def test_many_rings_become_few(server, postgres_url, store, hall):
    with closing(psycopg.connect(postgres_url, autocommit=True)) as ear:
        ear.execute(f"LISTEN {channel(hall.id)}")
        for _ in range(1000):
            store.ring(hall.id)
        store.close()
        first = list(ear.notifies(timeout=WITHIN, stop_after=1))
        assert 1 <= len([*first, *ear.notifies(timeout=0.2)]) < 500


@pytest.mark.slow
def test_a_listener_comes_back_after_the_server(server, store, hall):
    with Waiter(store, hall.id) as waiter:
        assert waiter.wait(WITHIN)
        server.stop()
        store.ring(hall.id)  # the notifier too
        server.start()
        assert waiter.wait(WITHIN)
        hall.issue("papers")
        assert waiter.wait(WITHIN)


def test_stopping_does_not_wait_for_a_server_that_is_gone(server, store, hall):
    waiter = Waiter(store, hall.id)
    waiter.wait(WITHIN)
    server.stop()
    try:
        store.ring(hall.id)
        waiter.stop()
        store.close()
    finally:
        server.start()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_news_come_to_a_process_with_over_a_thousand_files(store, hall):
    """A hub of many phones: select() takes no file beyond 1,023."""
    import resource  # noqa: PLC0415 - not on Windows

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    woken = threading.Event()
    with ExitStack() as until:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
        until.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        for _ in range(1100):
            until.callback(os.close, os.dup(0))
        until.callback(store.listen(hall.id, woken.set))
        assert woken.wait(60), "it looks once it listens"
        woken.clear()
        hall.issue("papers")
        assert woken.wait(60)
