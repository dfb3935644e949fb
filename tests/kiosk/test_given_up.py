"""What was given up is not done later: another process holds the database for longer than somebody waits."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from datetime import timedelta

import pytest

from kiosk.kiosk import Kiosk
from shared.errors.visits import TooLate
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.store.open import open_store
from shared.ui.jobs import JobRunner
from tests.store.test_store import HOLDS
from tests.support.halls import at_noon, journal, small_hall
from tests.support.windows import FakeLanguage, FakeNews

SOON = timedelta(seconds=0.2)


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


def test_a_verb_whose_turn_comes_too_late_is_not_done(hall, any_url, jobs):
    told = []
    with held(any_url):
        until = utc_now() + SOON
        jobs.run(lambda: hall.issue("papers", not_after=until), told.append, told.append)
        while utc_now() <= until:
            assert told == []
    jobs.drain()
    assert [type(each) for each in told] == [TooLate]
    assert [entry.ticket for entry in journal(hall) if entry.ticket] == [2], "the first one only"
    assert hall.issue("papers", not_after=utc_now() + timedelta(minutes=1)).label == "A002"


def test_what_was_done_in_time_is_told_also_later(hall):
    first = hall.issue("papers", request_id="one", not_after=utc_now() + timedelta(minutes=1))
    assert hall.issue("papers", request_id="one", not_after=utc_now() - SOON) == first


def test_who_was_sent_to_the_staff_has_no_number_when_the_database_is_free_again(hall, any_url, jobs, qtbot):
    kiosk = Kiosk(hall.settings, hall, FakeNews(), jobs, FakeLanguage(), None, lambda: None, ask_seconds=1)
    with held(any_url):
        kiosk.take("papers")
        assert kiosk.page == "issuing"
        qtbot.waitUntil(lambda: kiosk.page == "paused" and not kiosk.trying, timeout=60_000)
    jobs.drain()
    assert kiosk.page == "paused"
    assert hall.board()[0].issued == 1
