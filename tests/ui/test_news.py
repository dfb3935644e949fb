"""News of the journal on the GUI thread, over both kinds of database, and waiting for them without Qt."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from shared.hall import Hall
from shared.link.feed import AT_ONCE, Feed
from shared.store.open import open_store
from shared.ui.jobs import JobRunner
from shared.ui.news import SAFETY_POLL_MS, SERVER_POLL_MS, News
from tests.support.halls import small_hall
from tests.support.servers import WITHIN
from tests.support.waiter import Waiter

WITHIN_MS = WITHIN * 1000


@pytest.fixture
def store(any_url):
    with closing(open_store(any_url)) as opened:
        yield opened


@pytest.fixture
def file_store(tmp_path):
    with closing(open_store(f"sqlite:///{tmp_path / 'queue.sqlite'}")) as opened:
        yield opened


@pytest.fixture
def writer(store):
    """Another process's hall, as far as the database can tell."""
    with closing(open_store(store.url)) as other:
        yield Hall(small_hall(), other)


@pytest.fixture
def jobs(qapp):
    made = JobRunner()
    yield made
    made.stop()


@pytest.fixture
def news(qtbot, store, writer, jobs):
    hall = Hall(small_hall(), store)
    made = News(Feed(hall, store.change_detector()), jobs, store.bell, lambda wake: store.listen(hall.id, wake))
    with qtbot.waitSignal(made.changed, timeout=WITHIN_MS):
        made.start()
    yield made
    made.stop()
    jobs.drain()


class Asked:
    """A journal that counts how often it is read."""

    def __init__(self, journal):
        self._journal = journal
        self.times = 0

    def board(self):
        return self._journal.board()

    def entries_after(self, seq, limit=AT_ONCE):
        self.times += 1
        return self._journal.entries_after(seq, limit)


@pytest.mark.slow
def test_every_commit_arrives_on_the_gui_thread(qtbot, news, writer):
    threads, labels = set(), []

    def took(board, entries):
        threads.add(threading.current_thread())
        labels.extend(entry.body.get("number") for entry in entries if entry.verb.value == "issue")

    news.changed.connect(took)
    for count in range(1, 21):
        writer.issue("papers")
        qtbot.waitUntil(lambda count=count: len(labels) == count, timeout=WITHIN_MS)
    assert threads == {threading.main_thread()}
    assert news.board == writer.board()[0]


def test_more_than_one_reading_at_once(qtbot, news, writer):
    with qtbot.waitSignal(news.changed, timeout=WITHIN_MS, check_params_cb=lambda board, _: board.issued == 5):
        for _ in range(5):
            writer.issue("papers")


def test_a_file_that_did_not_change_is_not_read(file_store):
    hall = Hall(small_hall(), file_store)
    assert hall.id  # from here on the database knows the hall
    journal = Asked(hall)
    feed = Feed(journal, file_store.change_detector())
    feed.read()
    feed.read()
    before = journal.times
    for _ in range(10):
        assert feed.read() is None
    assert journal.times == before
    hall.issue("papers")
    assert feed.read() is not None
    assert journal.times == before + 1


def test_a_feed_reads_on_until_the_end(file_store, monkeypatch):
    """A reader that was away for long gets it in parts, also if nothing is committed meanwhile."""
    monkeypatch.setattr("shared.link.feed.AT_ONCE", 4)
    hall = Hall(small_hall(), file_store)
    feed = Feed(hall, file_store.change_detector())
    feed.read()
    for _ in range(10):
        hall.issue("papers")
    while (reading := feed.read()) is not None:
        last = reading
    assert last.board == hall.board()[0]


def test_a_feed_that_failed_reads_again_though_nothing_changed(file_store):
    class Failing(Asked):
        def entries_after(self, seq, limit=AT_ONCE):
            if super().entries_after(seq, limit) and self.times == 1:
                raise ConnectionError
            return self._journal.entries_after(seq, limit)

    hall = Hall(small_hall(), file_store)
    feed = Feed(Failing(hall), file_store.change_detector())
    feed.read()
    hall.issue("papers")
    with pytest.raises(ConnectionError):
        feed.read()
    assert feed.read().board == hall.board()[0]


def test_stirring_hears_of_this_and_of_other_connections(store, writer):
    change_detector = store.change_detector()
    assert change_detector()
    for _ in range(3):
        writer.issue("papers")
        assert change_detector()
    with store.write(1):
        pass
    store.close()  # it may still be asked
    assert change_detector()


def test_waiting_without_qt(store, writer):
    with Waiter(store, writer.id) as waiter:
        assert waiter.wait(WITHIN)  # now it listens
        writer.issue("papers")
        assert waiter.wait(WITHIN)


def test_a_waiter_that_hears_nothing(file_store):
    with Waiter(file_store, 1) as waiter:
        assert waiter.wait(WITHIN)
        assert not waiter.wait(0)


@pytest.mark.slow
@pytest.mark.allow_logs("bocso.news")
def test_the_server_stops_and_comes_back(qtbot, server, postgres_url, jobs):
    with closing(open_store(postgres_url)) as store:
        hall = Hall(small_hall(), store)
        news = News(Feed(hall), jobs, listen=lambda wake: store.listen(hall.id, wake))
        with qtbot.waitSignal(news.changed, timeout=WITHIN_MS):
            news.start()
        server.stop()
        with qtbot.waitSignal(news.lost, timeout=WITHIN_MS):
            news._look()
        assert news._poll.interval() == SAFETY_POLL_MS
        with qtbot.waitSignal(news.found, timeout=WITHIN_MS):
            server.start()
        qtbot.waitUntil(lambda: news._poll.interval() == SERVER_POLL_MS, timeout=WITHIN_MS)
        with qtbot.waitSignal(news.changed, timeout=WITHIN_MS):
            hall.issue("papers")
        news.stop()
        jobs.drain()
