"""Many verbs in one transaction: each is whole or nothing, and nobody is answered before it is on the disk."""

from __future__ import annotations

import asyncio
import threading
from functools import partial

import pytest

from hub.writer import Writer
from shared.errors.counters import NobodyWaiting
from shared.errors.outside import StoreFull, StoreUnavailable
from shared.errors.visits import UnknownService
from shared.rules.entry import Verb
from tests.support.halls import assert_sound, journal, small_hall

pytestmark = pytest.mark.databases("sqlite")


@pytest.fixture
def hall(make_hall):
    return make_hall(small_hall()).open_all()


def at_once(hall, store, *works):
    """What each returned or raised, and how many transactions it took: while one is held up, they gather."""
    transactions = 0

    async def run():
        nonlocal transactions

        def done():
            nonlocal transactions
            transactions += 1

        writer = Writer(store, lambda: hall.id, done)
        held, go = threading.Event(), threading.Event()
        first = asyncio.create_task(writer.do(lambda: (held.set(), go.wait(60))))
        await asyncio.to_thread(held.wait, 60)
        asked = [asyncio.create_task(writer.do(work)) for work in works]
        await asyncio.sleep(0)
        go.set()
        await first
        found = await asyncio.gather(*asked, return_exceptions=True)
        await writer.stop()
        return found

    return asyncio.run(run()), transactions


def test_what_waits_is_one_transaction_with_an_entry_each(hall, any_store):
    before = hall.board()[1]
    found, transactions = at_once(hall, any_store, *[partial(hall.issue, "papers") for _ in range(40)])
    assert [ticket.label for ticket in found] == [f"A{n:03d}" for n in range(1, 41)]
    assert [entry.verb for entry in journal(hall, before)] == [Verb.ISSUE] * 40
    assert transactions == 2
    assert_sound(hall)


def test_what_is_refused_leaves_the_others_alone(hall, any_store):
    call = partial(hall.call_next, 1)
    found, _ = at_once(
        hall, any_store, call, partial(hall.issue, "papers"), partial(hall.issue, "none"), call, call
    )
    assert isinstance(found[0], NobodyWaiting)
    assert found[1].label == found[3].label == "A001"
    assert isinstance(found[2], UnknownService)
    assert found[4].code == "counter_busy"
    assert_sound(hall)


def test_a_fault_in_the_middle_of_one_undoes_that_one(hall, any_store):
    def half():
        with any_store.write(hall.id) as tx:
            tx.driver.execute("DELETE FROM ticket")
            raise ZeroDivisionError

    found, _ = at_once(hall, any_store, partial(hall.issue, "papers"), half, partial(hall.issue, "papers"))
    assert isinstance(found[1], ZeroDivisionError)
    assert [found[0].label, found[2].label] == ["A001", "A002"]
    assert_sound(hall)


def test_a_transaction_that_is_lost_is_done_again_one_by_one(hall, any_store):
    """SQLite rolls the whole transaction back, as it does on a full disk."""
    tried = []

    def breaks():
        tried.append(1)
        with any_store.write(hall.id) as tx:
            if len(tried) == 1:
                tx.driver.execute("ROLLBACK")
            raise StoreUnavailable(reason="full")

    before = hall.board()[1]
    issue = partial(hall.issue, "papers")
    found, _ = at_once(hall, any_store, issue, breaks, issue)
    assert isinstance(found[1], StoreUnavailable)
    assert [found[0].label, found[2].label] == ["A001", "A002"]
    assert len(journal(hall, before)) == 2
    assert_sound(hall)


def test_the_same_request_twice_in_one_transaction_is_once(hall, any_store):
    issue = partial(hall.issue, "papers", request_id="one touch")
    found, _ = at_once(hall, any_store, issue, issue)
    assert found[0] == found[1]
    assert hall.board()[0].issued == 1


def test_who_goes_away_does_not_stop_what_was_asked(hall, any_store):
    async def run():
        writer = Writer(any_store, lambda: hall.id, lambda: None)
        held, go = threading.Event(), threading.Event()
        first = asyncio.create_task(writer.do(lambda: (held.set(), go.wait(60))))
        await asyncio.to_thread(held.wait, 60)
        gone = asyncio.create_task(writer.do(partial(hall.issue, "papers")))
        await asyncio.sleep(0)
        gone.cancel()
        go.set()
        await first
        await writer.stop()

    asyncio.run(run())
    assert hall.board()[0].issued == 1


def test_a_disk_that_fills_in_the_middle_of_a_commit_loses_nothing_that_was_said(hall, any_store):
    """SQLite's own limit of a file, in the place of a full disk: it ends the transaction in the same way."""
    hall.issue("papers")
    with any_store.write(hall.id) as tx:
        (pages,) = tx.driver.execute("PRAGMA page_count").fetchone()
        tx.driver.execute(f"PRAGMA max_page_count = {pages + 3}")
    works = [partial(hall.issue, "papers", request_id=f"touch {n}") for n in range(60)]
    found, transactions = at_once(hall, any_store, *works)
    done = [each for each in found if not isinstance(each, Exception)]
    refused = [each for each in found if isinstance(each, Exception)]
    assert transactions == 2
    assert 0 < len(done) < len(works)
    assert {each.code for each in refused} == {StoreFull(path="").code}
    assert [ticket.number for ticket in hall.board()[0].waiting()] == [1, *(ticket.number for ticket in done)]
    assert_sound(hall)

    with any_store.write(hall.id) as tx:  # somebody makes room
        tx.driver.execute(f"PRAGMA max_page_count = {1 << 30}")
    again, _ = at_once(hall, any_store, *works)
    assert [ticket for ticket in again if ticket in done] == done
    assert {ticket.number for ticket in again} == set(range(2, len(works) + 2))
    assert_sound(hall)
