"""One printer's queue is printed by one program: the right to it, on both databases, and how it is freed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from multiprocessing.connection import Connection

import psycopg
import pytest

from shared.errors.outside import PrinterTaken, StoreUnavailable
from shared.store.open import open_store
from tests.support.processes import FORKS
from tests.support.servers import wait_for


def hold(url: str, line: Connection) -> None:
    """In the process: has the door's printer until it is told to end."""
    lease = open_store(url).lease(1, "printer-door")
    assert lease.acquire()
    line.send("held")
    line.recv()


@pytest.fixture
def other(any_url):
    """Another program on the same database that has the door's printer; and the line to it."""
    ours, theirs = FORKS.Pipe()
    process = FORKS.Process(target=hold, args=(any_url, theirs))
    process.start()
    theirs.close()
    assert ours.recv() == "held"
    yield process, ours
    process.kill()
    process.join()


@pytest.fixture
def ours(any_url):
    store = open_store(any_url)
    yield store
    store.close()


def test_one_has_it_at_a_time(any_store):
    first, second = (any_store.lease(1, "printer-door") for _ in range(2))
    assert first.renew()
    assert first.renew()
    assert not second.renew()
    others = [any_store.lease(1, "printer-garden"), any_store.lease(2, "printer-door")]
    assert [each.renew() for each in others] == [True, True]
    first.release()
    first.release()
    assert second.renew()
    for each in (second, *others):
        each.release()


@pytest.mark.databases("postgresql")
def test_hubs_that_act_for_one_device_have_it_together(any_store):
    first, again, other = (
        any_store.lease(1, "printer-door", holder) for holder in ("device 1", "device 1", "device 2")
    )
    program = any_store.lease(1, "printer-door")
    assert [each.renew() for each in (first, again, other, program)] == [True, True, False, False]
    first.release()
    assert [each.renew() for each in (again, other, program)] == [True, False, False]
    again.release()
    assert [each.renew() for each in (other, first, program)] == [True, False, False]
    other.release()
    assert [each.renew() for each in (program, first)] == [True, False]
    program.release()
    garden = any_store.lease(1, "printer-garden", "device 1")
    assert first.renew()
    assert garden.renew()
    for each in (first, garden):
        each.release()


@pytest.mark.databases("postgresql")
@pytest.mark.slow
def test_of_two_devices_at_many_hubs_one_has_it(any_store):
    hubs = [any_store.lease(1, "printer-door", f"device {n % 2}") for n in range(8)]
    for _ in range(5):
        with ThreadPoolExecutor(len(hubs)) as pool:
            took = list(pool.map(lambda each: each.renew(), hubs))
        assert len({n % 2 for n, taken in enumerate(took) if taken}) == 1, took
        for each in hubs:
            each.release()


@pytest.mark.slow
def test_a_program_that_is_killed_frees_it_at_once(other, ours):
    hold = ours.lease(1, "printer-door")
    assert not hold.renew()
    other[0].kill()
    assert hold.acquire(), "the next start need not wait, nor be told to"
    hold.release()


@pytest.mark.slow
def test_a_program_that_ends_frees_it(other, ours):
    hold = ours.lease(1, "printer-door")
    process, line = other
    line.send("end")
    process.join(60)
    assert hold.acquire()
    hold.release()


@pytest.mark.slow
def test_a_hall_says_who_may_not(small):
    right = small.lease_printer("door")
    right.renew()
    with pytest.raises(PrinterTaken, match="door"):
        small.lease_printer("door")
    small.lease_printer("garden").release()
    right.release()
    small.lease_printer("door").release()


def test_where_the_file_cannot_be_made_the_database_is_to_blame(store):
    (store.path.parent / "queue.sqlite.1-printer-door.hold").mkdir()
    with pytest.raises(StoreUnavailable):
        store.lease(1, "printer-door").renew()


# A server that is gone for a while


def cut(server, url):
    """The server ends every session of a database."""
    server.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
        f" AND datname = '{url.rpartition('/')[2]}'"
    )


def test_a_right_that_was_lost_with_the_connection_is_taken_again(server, own_postgres_url):
    with closing(open_store(own_postgres_url)) as store, closing(open_store(own_postgres_url)) as rival:
        hold, other = store.lease(1, "printer-door"), rival.lease(1, "printer-door")
        assert hold.renew()
        cut(server, own_postgres_url)
        assert hold.renew()
        assert not other.renew()
        cut(server, own_postgres_url)
        wait_for(other.renew)
        assert not hold.renew(), "another program was quicker: this one must not print"
        other.release()
        assert hold.renew()
        hold.release()


@pytest.mark.slow
def test_nobody_knows_while_the_server_is_away(server, own_postgres_url):
    with closing(open_store(own_postgres_url)) as store:
        hold = store.lease(1, "printer-door")
        assert hold.renew()
        server.stop()
        with pytest.raises(StoreUnavailable):
            hold.renew()
        server.start()
        wait_for(hold.renew)
        hold.release()


def test_the_server_asks_after_a_computer_that_lost_its_power(own_postgres_url):
    with closing(open_store(own_postgres_url)) as store:
        hold = store.lease(1, "printer-door")
        assert hold.renew()
        connection = hold._connection
        names = ("tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "idle_session_timeout")
        said = [connection.execute(f"SHOW {name}").fetchone()[0] for name in names]
        assert said == ["4", "2", "3", "0"]
        hold.release()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
