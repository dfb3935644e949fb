"""Many at once, as real processes on one hall, on both databases and through a hub: no number twice or left
out, nobody called by two or by nobody, no place given to more than it holds; who follows the journal meanwhile
sees every entry once.
"""

from __future__ import annotations

import random
import threading
import traceback
from collections import Counter as Tally
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import pytest

from shared.errors.counters import ClerkElsewhere, CounterAlreadyOpen, NobodyWaiting, PinLocked, WrongState
from shared.errors.kinds import Refused
from shared.errors.visits import SlotFull
from shared.hall import Hall
from shared.hall.verb_runner import utc_now
from shared.link.feed import Feed
from shared.rules.board import Board
from shared.rules.entry import CALLS, Entry, Verb
from shared.rules.ticket import Lane, State
from shared.settings.settings import Settings
from shared.store.open import open_store
from tests.support import hubs
from tests.support.halls import (
    BOTH,
    CLERKS,
    PIN,
    THROUGH,
    THROUGH_SERVER,
    Opened,
    assert_sound,
    at_noon,
    busy_hall,
    journal,
    small_hall,
)
from tests.support.processes import FORKS

pytestmark = [pytest.mark.slow, pytest.mark.databases(*BOTH, THROUGH, THROUGH_SERVER)]

ISSUERS = CALLERS = 16
EACH = 9
"""Numbers each of them gives, or at most calls."""

Job = Callable[[Opened, int], Any]


def large_hall(**changes: Any) -> Settings:
    """A counter for every caller; all call the same people."""
    counters = [{"number": n, "services": ["papers", "land"]} for n in range(1, CALLERS + 1)]
    return small_hall(counter=counters, **changes)


class Crew:
    """Processes that each do one job on the same hall, begun at the same moment; `hub`: by way of that."""

    def __init__(self, url: str, settings: Settings, hub: str | None) -> None:
        self._there = (url, settings, hub)
        self._workers: list[tuple[Any, Connection]] = []

    def hire(self, job: Job, count: int) -> None:
        """`count` processes for a job, which is told its number from 0."""
        for number in range(count):
            ours, theirs = FORKS.Pipe()
            process = FORKS.Process(target=work, args=(theirs, *self._there, job, number))
            process.start()
            theirs.close()
            self._workers.append((process, ours))

    def run(self) -> list[Any]:
        """Starts them together when all are ready; what each gave, in order of hiring."""
        try:
            self._hear()
            for _, line in self._workers:
                line.send("go")
            return self._hear()
        finally:
            for process, line in self._workers:
                line.close()
                process.join()

    def _hear(self) -> list[Any]:
        """What each says next; fails with what went wrong in any of them."""
        said = [line.recv() for _, line in self._workers]
        for each in said:
            if isinstance(each, Wrong):
                pytest.fail(each.traceback, pytrace=False)
        return said


@dataclass(frozen=True)
class Wrong:
    """Told instead of an exception, which may not come whole through a pipe."""

    traceback: str


def work(line: Connection, url: str, settings: Settings, hub: str | None, job: Job, number: int) -> None:
    """In the process: says that it is ready, waits for the signal, says what the job gave or what went wrong."""
    try:
        store = open_store(url)
        hall = Opened(settings, store, utc_now)
        if hub is not None:
            hubs.through(hub, hall)
        line.send("ready")
        line.recv()
        line.send(job(hall, number))
        store.close()
    except (EOFError, ConnectionError):  # another one failed, and nobody listens any more
        return
    except Exception:
        line.send(Wrong(traceback.format_exc()))


class Follower:
    """Follows the journal on a thread of its own while the others work, as a hall screen does."""

    def __init__(self, hall: Opened) -> None:
        self._feed = Feed(hall)
        self._feed.read()
        self.begins = self._feed.seq
        self.entries: list[Entry] = []
        self.readings = 0
        self._hall = hall
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._follow)
        self._thread.start()

    def end(self) -> Board:
        """The board it has when everything was read."""
        self._over.set()
        self._thread.join()
        while (reading := self._feed.read()) is not None:
            self.entries += reading.entries
        assert self._feed._board is not None
        return self._feed._board

    def _follow(self) -> None:
        while not self._over.wait(0.002):
            reading = self._feed.read()
            if reading is not None:
                self.readings += 1
                self.entries += reading.entries


def issue_some(hall: Opened, number: int) -> list[str]:
    """Numbers of both services and lanes."""
    chance = random.Random(number)
    given = []
    for turn in range(EACH):
        lane = chance.choice(list(Lane))
        service = "papers" if turn % 3 else "land"
        given.append(hall.issue(service, lane, request_id=f"{number}-{turn}").label)
    return given


def call_some(hall: Opened, number: int) -> list[int]:
    """Ids called; it gives up when nobody has waited for some tries."""
    called, misses = [], 0
    while len(called) < EACH and misses < 30:
        try:
            called.append(hall.call_next(number + 1).id)
        except NobodyWaiting:
            misses += 1
            continue
        hall.start(number + 1)
        hall.complete(number + 1)
    return called


def labels(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{n:03d}" for n in range(1, count + 1)]


@pytest.fixture
def races(request: pytest.FixtureRequest, any_url: str) -> Iterator[Callable[[Settings], tuple[Opened, Crew]]]:
    """A hall, its counters open, and its crew."""
    with ExitStack() as until:

        def make(settings: Settings, *, opened: bool = True) -> tuple[Opened, Crew]:
            settings, hub = at_noon(settings), None
            store = until.enter_context(closing(open_store(any_url)))
            hall = Opened(settings, store, utc_now)
            if request.node.callspec.params["any_url"] in (THROUGH, THROUGH_SERVER):
                far = Hall(settings, store, utc_now)
                hub = until.enter_context(hubs.hub_of(far, store, pins=hubs.patient()))
                hubs.through(hub, hall)
            return hall.open_all() if opened else hall, Crew(any_url, settings, hub)

        yield make


def test_sixteen_give_numbers_and_sixteen_call(races):
    hall, crew = races(large_hall())
    crew.hire(issue_some, ISSUERS)
    crew.hire(call_some, CALLERS)
    follower = Follower(hall)
    given = crew.run()
    folded = follower.end()
    board, seq = hall.board()

    # No number twice and none left out; in the order of the journal, as they were given.
    printed = sorted(label for each in given[:ISSUERS] for label in each)
    assert printed == sorted(labels("A", ISSUERS * EACH * 2 // 3) + labels("B", ISSUERS * EACH // 3))
    entries = journal(hall)
    for prefix in "AB":
        numbers = [e.body["number"] for e in entries if e.verb is Verb.ISSUE and e.body["series"] == prefix]
        assert numbers == list(range(1, len(numbers) + 1))

    # Nobody called by two; whoever was not called waits.
    called = [ticket for each in given[ISSUERS:] for ticket in each]
    assert len(set(called)) == len(called)
    waits = [t.id for t in board.tickets.values()]
    assert sorted([*called, *waits]) == sorted(e.ticket for e in entries if e.verb is Verb.ISSUE)
    assert {t.state for t in board.tickets.values()} <= {State.WAITING}

    # Who followed saw every entry, once, in order.
    assert [e.seq for e in follower.entries] == list(range(follower.begins + 1, seq + 1))
    assert follower.entries == entries[follower.begins :]
    assert follower.readings > 1
    assert folded == board
    assert_sound(hall)


def test_sixteen_callers_and_everybody_is_called_once(races):
    hall, crew = races(large_hall())
    issued = [hall.issue("papers", Lane.PRIORITY if n % 5 == 0 else Lane.ORDINARY).id for n in range(96)]
    crew.hire(call_some, CALLERS)
    called = [ticket for each in crew.run() for ticket in each]
    assert sorted(called) == issued
    assert Tally(e.ticket for e in journal(hall) if e.verb is Verb.CALL_NEXT) == Tally(issued)
    assert hall.board()[0].tickets == {}
    assert_sound(hall)  # verify asks the rule again for each of these calls


def change_minds(hall: Opened, number: int) -> Tally[str]:
    """A clerk at reception: cancels and sends on whoever waits, as the screen shows it."""
    chance, done = random.Random(number), Tally[str]()
    for _ in range(2 * EACH):
        waiting = hall.board()[0].waiting()
        if not waiting:
            continue
        ticket = chance.choice(waiting)
        try:
            if chance.random() < 0.3:
                hall.cancel(ticket.id)
                done["cancel"] += 1
            else:
                target = "land" if ticket.service == "papers" else "papers"
                hall.transfer(3, service=target, ticket_id=ticket.id)
                done["transfer"] += 1
        except WrongState:
            done["too late"] += 1
    return done


def test_two_kiosks_two_clerks_and_one_who_cancels_and_sends_on(races):
    hall, crew = races(large_hall())
    crew.hire(issue_some, 2)
    crew.hire(call_some, 2)
    crew.hire(change_minds, 1)
    *_, done = crew.run()
    entries = journal(hall)
    verbs = Tally(e.verb for e in entries)
    assert (verbs[Verb.CANCEL], verbs[Verb.TRANSFER]) == (done["cancel"], done["transfer"])
    called = [e.ticket for e in entries if e.verb in CALLS]
    cancelled = {e.ticket for e in entries if e.verb is Verb.CANCEL}
    assert len(set(called)) == len(called)
    assert not cancelled & set(called)
    assert verbs[Verb.ISSUE] == len(called) + len(cancelled) + len(hall.board()[0].tickets)
    assert_sound(hall)


def book_one(at: datetime, hall: Opened, number: int) -> str | None:
    """The code of a place in the slot of that time, None when it is full."""
    try:
        return hall.book("papers", at, request_id=f"{number}").code
    except SlotFull:
        return None


@pytest.mark.databases(*BOTH)
def test_eight_book_the_last_places(races):
    hall, crew = races(busy_hall(appointments={"per_slot": 5}), opened=False)
    day_after_tomorrow = (utc_now() + timedelta(days=2)).replace(hour=3, minute=0)
    crew.hire(partial(book_one, day_after_tomorrow), 8)
    codes = [code for code in crew.run() if code]
    assert len(set(codes)) == len(codes) == 5
    soon = utc_now() + timedelta(days=4)
    assert [taken for _, taken in hall.appointments("papers", utc_now(), soon)] == [5]
    assert_sound(hall)


def open_first(hall: Opened, number: int) -> type[Refused] | None:
    """Counter 1, by one of the clerks."""
    try:
        hall.open(1, PIN, clerk=CLERKS[number % 3])
    except Refused as refusal:
        return type(refusal)
    return None


def open_as_lan(hall: Opened, number: int) -> type[Refused] | None:
    """Any counter, always by the same clerk."""
    try:
        hall.open(1 + number % 3, PIN, clerk="lan")
    except Refused as refusal:
        return type(refusal)
    return None


@pytest.mark.parametrize(("job", "refusal"), [(open_first, CounterAlreadyOpen), (open_as_lan, ClerkElsewhere)])
def test_eight_open_one_counter_or_are_one_clerk(races, job, refusal):
    hall, crew = races(busy_hall(), opened=False)
    crew.hire(job, 8)
    given = crew.run()
    assert given.count(None) == 1
    assert refusal in given
    # PINs are counted before they are read: eight right ones at the same moment may be more than a PIN allows
    assert set(given) <= {None, CounterAlreadyOpen, ClerkElsewhere, PinLocked}
    assert len(hall.board()[0].sessions) == 1
    assert_sound(hall)


def tap(hall: Opened, _number: int) -> str:
    return hall.issue("papers", request_id="one tap").label


def test_one_request_from_eight_is_one_number(races):
    hall, crew = races(small_hall(), opened=False)
    crew.hire(tap, 8)  # a retry beside the first try
    assert crew.run() == ["A001"] * 8
    assert hall.board()[0].issued == 1
    assert_sound(hall)
