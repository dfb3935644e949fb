"""A hall on six computers in a network that fails in every way for a while: two kiosks with printers, two counters
and a hall screen around one hub. Journal, slips and screens agree afterwards.

`BOCSO_STORM=300 pytest tests/whole/test_storm.py` is a storm of five minutes, in which kiosks are killed too;
BOCSO_STORM_SEED is another one.
"""

from __future__ import annotations

import os
import random
import time
from collections import Counter as Tally
from contextlib import ExitStack
from types import SimpleNamespace
from typing import cast

import pytest

from shared.demo.ends import DemoProcesses
from shared.demo.walk import log_on
from shared.rules.device import DeviceKind
from shared.rules.entry import CALLS, Verb
from shared.rules.ticket import GIVEN_UP
from tests.support.floor import Floor
from tests.support.halls import assert_sound, journal
from tests.support.servers import wait_for

pytestmark = [pytest.mark.slow, pytest.mark.allow_logs]
SECONDS = float(os.environ.get("BOCSO_STORM", "20"))
SEED = int(os.environ.get("BOCSO_STORM_SEED", "1"))
LONG = SECONDS > 60
KIOSKS, COUNTERS, SCREEN = ("inside", "garden"), ("desk", "window"), "screen"
CAME, INTERRUPTED, TOO_LATE = ("confirmed", ""), ("failed", "interrupted"), ("failed", "too_late")


class Storm:
    """The hall's people, and its weather, as chance has it."""

    def __init__(self, floor):
        self.floor, self.chance = floor, random.Random(SEED)
        self.killed = Tally()
        desks = floor.hall.settings.counter
        for name in KIOSKS:
            floor.pair(name, called=name)
        for name in COUNTERS:
            floor.pair(name, DeviceKind.COUNTER)
        floor.pair(SCREEN, DeviceKind.DISPLAY)
        self.kiosks = {name: floor.kiosk(name) for name in KIOSKS}
        self.counters = {
            name: floor.app(name, "counter", "--counter", str(desk.number), first="pinOk")
            for name, desk in zip(COUNTERS, desks, strict=False)
        }
        self.display = floor.app(SCREEN, "display", "--window", "1920x1080")
        for counter in self.counters.values():
            log_on(cast("DemoProcesses", SimpleNamespace(counter=counter)))
        wait_for(lambda: sum(entry.verb is Verb.RESERVE for entry in journal(floor.hall)) == len(KIOSKS))

    def blow(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._weather()
            for _ in range(self.chance.randint(1, 4)):
                self._people()

    def _people(self):
        if self.chance.random() < 0.4:
            self.floor.take(self.kiosks[self.chance.choice(KIOSKS)])
        else:
            self.counters[self.chance.choice(COUNTERS)].do("key", key="F2")

    def _weather(self):
        cable = self.floor.cables[self.chance.choice((*KIOSKS, *COUNTERS, SCREEN))]
        match self.chance.choice(["calm", "calm", "slow", "cut", "pulled", "deaf", "hub", "kiosk"]):
            case "calm":
                cable.mend()
            case "slow":
                cable.delay, cable.loss = 0.3, 0.05
            case "cut":
                cable.cut()
            case "pulled":
                cable.pulled = True
            case "deaf":
                cable.deaf = True
            case "hub":
                self.floor.hub.kill()
                self._people()
                self.floor.hub = self.floor.start_hub()
            case "kiosk" if LONG:
                name = self.chance.choice(KIOSKS)
                self.kiosks[name].kill()
                self.killed[name] += 1
                self.kiosks[name] = self.floor.kiosk(name)
            case _:
                pass

    def calm(self):
        """The network is right again, and everybody who waits is served."""
        for cable in self.floor.cables.values():
            if cable.pulled:
                cable.cut()  # what was under way in it never arrives
            cable.mend()
        for kiosk in self.kiosks.values():
            self.floor.take(kiosk)
        hall = self.floor.hall
        wait_for(lambda: set(self.floor.seen) <= set(numbers(hall)))

        def served():
            for counter in self.counters.values():
                counter.do("key", key="F2")
            board = hall.board()[0]
            return not board.waiting() and not any(map(board.at_counter, board.sessions))

        wait_for(served)


def given(hall):
    """The tickets as they were issued, but for those that were cancelled because nobody saw their number."""
    entries = journal(hall)
    unseen = {e.ticket for e in entries if e.verb is Verb.CANCEL and e.body.get("reason") == GIVEN_UP}
    return [e for e in entries if e.verb is Verb.ISSUE and e.ticket not in unseen]


def numbers(hall):
    return [f"{e.body['series']}{e.body['number']:03d}" for e in given(hall)]


def slips(hall, printer):
    """How each slip of a printer is."""
    return [slip for e in given(hall) if e.body["printer"] == printer for slip in hall.print_jobs_of(e.ticket)]


@pytest.fixture
def storm(tmp_path):
    with ExitStack() as until:
        yield Storm(Floor(tmp_path, until, offline_numbers=200))


def test_journal_slips_and_screens_agree_after_it(storm):
    storm.blow(SECONDS)
    storm.calm()
    floor, hall = storm.floor, storm.floor.hall

    assert len(set(floor.seen)) == len(floor.seen), "no number twice"
    assert sorted(numbers(hall)) == sorted(floor.seen), "none lost, none that nobody has"
    board = hall.board()[0]
    assert board.left_out == ()
    called = Tally(e.ticket for e in journal(hall) if e.verb in CALLS - {Verb.RECALL})
    assert set(called.values()) <= {1}, "nobody is called by two"
    assert len(called) == len(floor.seen)

    for name in KIOSKS:
        wait_for(lambda name=name: {state for state, _ in slips(hall, name)} <= {"confirmed", "failed"})
        how = Tally(slips(hall, name))
        assert set(how) <= {CAME, INTERRUPTED, *([TOO_LATE] if LONG else [])}, how
        assert how[INTERRUPTED] <= storm.killed[name]
        on_paper = len(floor.printer(name).slips)
        assert how[CAME] <= on_paper <= how[CAME] + how[INTERRUPTED], "each slip once"
        in_trouble = [each for each in hall.board()[0].troubles.values() if each.printer == name]
        assert len(in_trouble) == how[INTERRUPTED] + how[TOO_LATE], "staff know of what did not come"

    last_call = max(e.seq for e in journal(hall) if e.verb in CALLS)
    storm.display.wait_shown(last_call)
    for counter in storm.counters.values():
        counter.do("wait", item="next")
    assert_sound(hall)
