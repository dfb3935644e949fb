"""Writers killed with SIGKILL at random moments, on both databases: whatever a writer was told is there, no number
is given twice, nobody is lost, and the journal holds.

BOCSO_KILLS sets how many in all four tests together; the suite kills a few, a long run as many as you like:
    BOCSO_KILLS=200 .venv/bin/python -m pytest tests/store/test_crash.py
"""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter as Tally
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection

import pytest

from shared.errors.kinds import Refused
from shared.hall.verb_runner import utc_now
from shared.rules.entry import Verb
from shared.rules.ticket import MOVES, Ticket
from shared.store.open import open_store
from tests.support.halls import Opened, assert_sound, at_noon, busy_hall, journal
from tests.support.processes import FORKS

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("BOCSO_KILLS", "16"))
LONGEST = 80
"""At most so many lines are read before a kill."""
ONE_VERB = 0.006
"""Seconds a verb takes or somewhat more: the kill falls anywhere into one."""
NUMBERS = {"first": 1, "last": 9999}

Told = tuple[int, str, str]
"""Ticket, number and state: a verb as its writer heard of it."""


def a_visit(hall: Opened, chance: random.Random, counter: int) -> Iterator[Ticket]:
    yield hall.call_next(counter)
    if chance.random() < 0.5:
        yield hall.start(counter)
    end = chance.random()
    if end < 0.5:
        yield hall.complete(counter, outcome="done")
    elif end < 0.7:
        yield hall.park(counter, "photo")
    elif end < 0.9:
        yield hall.transfer(counter, to_counter=1 + counter % 3, come_back=end < 0.8)
    else:
        yield hall.complete(counter, for_good=True)


def again(hall: Opened, _chance: random.Random, counter: int) -> Iterator[Ticket]:
    aside = [t.id for t in hall.board()[0].tickets.values() if t.state == "parked"]
    for ticket in aside[:1]:
        yield hall.resume(counter, ticket)
    yield hall.complete(counter, for_good=True)


def kiosk(hall: Opened, _chance: random.Random, _counter: int) -> Iterator[Ticket]:
    for service in ("papers", "land", "cards"):
        yield hall.issue(service, printer="kiosk")


def write(line: Connection, url: str, seed: int) -> None:
    """In the process: verbs without end, each told as soon as it is done."""
    hall = Opened(at_noon(busy_hall(numbers=NUMBERS)), open_store(url), utc_now)
    chance = random.Random(seed)
    line.send("ready")
    while True:
        with suppress(Refused):
            for ticket in chance.choice([kiosk, a_visit, a_visit, again])(hall, chance, chance.randint(1, 3)):
                line.send((ticket.id, ticket.label, ticket.state.value))


@pytest.mark.parametrize("writers", [1, 3])
def test_nothing_acknowledged_is_lost_and_no_number_repeated(any_url, writers):
    store = open_store(any_url)
    hall = Opened(at_noon(busy_hall(numbers=NUMBERS)), store, utc_now).open_all()
    chance = random.Random(writers)
    told: list[Told] = []
    for kill in range(max(2, KILLS // 4 // writers)):
        told += killed(any_url, [100 * kill + n for n in range(writers)], chance)
        assert hall.verify().holds
    entries = journal(hall)
    assert_sound(hall)

    issues = {e.seq: f"{e.body['series']}{e.body['number']:03d}" for e in entries if e.verb is Verb.ISSUE}
    for series in "AB":
        given = [label for label in issues.values() if label.startswith(series)]
        assert given == [f"{series}{n:03d}" for n in range(1, len(given) + 1)]
    assert all(issues[ticket] == label for ticket, label, _ in told)
    written = Tally((e.ticket, MOVES[e.verb].target.value) for e in entries if e.ticket is not None)
    acknowledged = Tally((ticket, state) for ticket, _, state in told)
    assert acknowledged <= written  # each verb that was acknowledged, as often as it was
    assert told
    queued = [job for ticket in issues for job in hall.print_jobs_of(ticket)]
    assert queued == [("queued", "")] * len(issues)  # a slip for each, in the same transaction
    store.close()


def killed(url: str, seeds: list[int], chance: random.Random) -> list[Told]:
    """What writers were told before they were all killed at once."""
    running = []
    for seed in seeds:
        ours, theirs = FORKS.Pipe(duplex=False)
        running.append((FORKS.Process(target=write, args=(theirs, url, seed)), ours))
        running[-1][0].start()
        theirs.close()
    for _, line in running:
        assert line.recv() == "ready"
    told = [running[0][1].recv() for _ in range(chance.randrange(LONGEST))]
    time.sleep(chance.uniform(0, ONE_VERB))
    for writer, _ in running:
        writer.kill()
    for writer, line in running:
        with suppress(EOFError, OSError), line:  # what was not said to its end was not said
            while True:
                told.append(line.recv())
        writer.join()
        assert writer.exitcode == -signal.SIGKILL
    return told
