"""What was given up is not done later: another process holds the database for longer than somebody waits."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing, contextmanager

import psycopg
import pytest

from kiosk.__main__ import build
from kiosk.kiosk import Kiosk
from shared.assets import example_hall
from shared.errors.servers import StoreUnsure
from shared.errors.visits import TooLate
from shared.hall import Hall
from shared.store.open import open_store
from shared.ui.jobs import JobRunner
from shared.ui.start import AppContext
from tests.store.test_store import HOLDS
from tests.support.halls import at_noon, journal, small_hall
from tests.support.servers import opened, wait_for
from tests.support.windows import FakeLanguage, FakeNews

DIES_IN_COMMIT = """
CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON ticket DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION dies();
"""


@contextmanager
def held(url):
    """The database is in another process's hands until the end."""
    command = [sys.executable, "-c", HOLDS, url]
    holder = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout.readline() == "holds\n"
        yield
    finally:
        holder.communicate("go on\n", timeout=60)


@pytest.fixture
def hall(any_url):
    store = open_store(any_url)
    hall = Hall(at_noon(small_hall()), store)
    hall.issue("papers")
    yield hall
    store.close()


@pytest.fixture
def jobs(qapp):
    jobs = JobRunner()
    yield jobs
    jobs.stop()


@pytest.mark.slow
def test_a_verb_whose_turn_comes_too_late_is_not_done(hall, any_url, jobs):
    told, wanted = [], [True]
    with held(any_url):
        jobs.run(lambda: hall.issue("papers", still_wanted=lambda: bool(wanted)), told.append, told.append)
        wanted.clear()
        assert told == []
    jobs.drain()
    assert [type(each) for each in told] == [TooLate]
    assert [entry.ticket for entry in journal(hall) if entry.ticket] == [2], "the first one only"
    assert hall.issue("papers", still_wanted=lambda: True).label == "A002"


def test_what_was_done_in_time_is_told_also_later(hall):
    first = hall.issue("papers", request_id="one", still_wanted=lambda: True)
    assert hall.issue("papers", request_id="one", still_wanted=lambda: False) == first


@pytest.mark.slow
def test_who_was_sent_to_the_staff_has_no_number_when_the_database_is_free_again(hall, any_url, jobs):
    kiosk = Kiosk(hall.settings, hall, FakeNews(), jobs, FakeLanguage(), None, lambda: None, ask_seconds=1)
    with held(any_url):
        kiosk.take("papers")
        assert kiosk.page == "issuing"
        kiosk.tick()
        assert (kiosk.page, kiosk.trying) == ("paused", False)
    jobs.drain()
    assert kiosk.page == "paused"
    assert hall.board()[0].issued == 1


@pytest.mark.slow
def test_who_waits_when_the_kiosk_is_closed_gets_no_number(hall, any_url, jobs):
    show = build(AppContext(hall.settings, hall, FakeNews(), jobs, FakeLanguage()), None, example_hall())
    with held(any_url):
        show.properties["kiosk"].take("papers")
        show.stop()
    jobs.drain()
    assert hall.board()[0].issued == 1


def test_a_verb_held_up_before_its_commit_is_not_done_too_late(postgres_url, jobs):
    """The turn to write came in time; then another program has one of the tables."""
    told, wanted = [], [True]
    with (
        opened(f"{postgres_url}?options=-c%20lock_timeout%3D0%20-c%20statement_timeout%3D60s") as store,
        closing(psycopg.connect(postgres_url)) as other,
        closing(psycopg.connect(postgres_url, autocommit=True)) as looks,
    ):
        hall = Hall(at_noon(small_hall()), store)
        hall.issue("papers")
        other.execute("LOCK TABLE ticket IN SHARE MODE")
        jobs.run(lambda: hall.issue("papers", still_wanted=lambda: bool(wanted)), told.append, told.append)
        wait_for(lambda: looks.execute("SELECT FROM pg_locks WHERE NOT granted").fetchone() is not None)
        wanted.clear()
        other.rollback()
        jobs.drain()
        assert [type(each) for each in told] == [TooLate]
        assert hall.issue("papers").label == "A002"


def test_a_server_lost_during_the_commit_leaves_open_whether_it_was_done(server, own_postgres_url):
    with opened(own_postgres_url) as store:
        hall = Hall(at_noon(small_hall()), store)
        hall.issue("papers")
        server.run(DIES_IN_COMMIT, database=store.engine.url.database)
        with pytest.raises(StoreUnsure):
            hall.issue("papers", request_id="one")
        server.run("DROP FUNCTION dies CASCADE", database=store.engine.url.database)
        assert hall.issue("papers", request_id="one") == hall.issue("papers", request_id="one")
        assert hall.board()[0].issued == 2
