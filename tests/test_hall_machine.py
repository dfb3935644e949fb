"""The hall against a model: whatever clerks, visitors and the calendar do, in any order, the journal replays to
the tables, a listener has the board of the tables, and numbers are given once, in order, without a gap.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from shared.errors import Refused
from shared.hall import Hall
from shared.link.feed import Feed
from shared.rules.calling import pick
from shared.rules.ticket import AT_COUNTER, Lane, State
from shared.store.engine import open_store
from tests.halls import PIN, Clock, small_hall

COUNTERS = st.sampled_from([1, 2])
SERVICES = {1: ("papers", "land"), 2: ("land",)}


class HallMachine(RuleBasedStateMachine):
    """The model: who waits, what each counter has in hand, and the last number of each series."""

    template: Path

    @initialize()
    def a_new_hall(self):
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "queue.sqlite"
        shutil.copy(self.template, path)
        self.clock = Clock()
        self.store = open_store(f"sqlite:///{path}")
        self.hall = Hall(small_hall(), self.store, self.clock)
        self.feed = Feed(self.hall)
        self.feed.read()
        self.opened: set[int] = set()
        self.in_hand: dict[int, State] = {}
        self.last = {"papers": 0, "land": 0}

    @rule(service=st.sampled_from(["papers", "land"]), lane=st.sampled_from(Lane))
    def issue(self, service, lane):
        self.last[service] += 1
        assert self.hall.issue(service, lane).number == self.last[service]

    @rule(service=st.sampled_from(["papers", "land"]))
    def issue_twice_with_one_request(self, service):
        self.last[service] += 1
        request = f"{service}-{self.last[service]}-{self.clock.now.isoformat()}"
        assert self.hall.issue(service, request_id=request) == self.hall.issue(service, request_id=request)

    @rule(counter=COUNTERS)
    def open(self, counter):
        if self.allowed(lambda: self.hall.open(counter, PIN), counter not in self.opened):
            self.opened.add(counter)

    @rule(counter=COUNTERS)
    def close(self, counter):
        if self.allowed(lambda: self.hall.close(counter), counter in self.opened and counter not in self.in_hand):
            self.opened.discard(counter)

    @rule(counter=COUNTERS)
    def call_next(self, counter):
        expected = pick(self.hall.board()[0].tickets.values(), SERVICES[counter])
        able = counter in self.opened and counter not in self.in_hand and expected is not None
        called = self.allowed(lambda: self.hall.call_next(counter), able)
        if called:
            assert called.id == expected.id
            self.in_hand[counter] = State.CALLED

    @rule(counter=COUNTERS)
    def recall(self, counter):
        self.allowed(lambda: self.hall.recall(counter), self.in_hand.get(counter) is State.CALLED)

    @rule(counter=COUNTERS)
    def start(self, counter):
        if self.allowed(lambda: self.hall.start(counter), self.in_hand.get(counter) is State.CALLED):
            self.in_hand[counter] = State.SERVING

    @rule(counter=COUNTERS)
    def complete(self, counter):
        if self.allowed(lambda: self.hall.complete(counter), counter in self.in_hand):
            del self.in_hand[counter]

    @rule(counter=COUNTERS)
    def no_show(self, counter):
        if self.allowed(lambda: self.hall.no_show(counter), self.in_hand.get(counter) is State.CALLED):
            del self.in_hand[counter]

    @rule(minutes=st.integers(-90, 90))
    def time_passes_or_the_clock_is_set(self, minutes):
        day = self.hall.board()[0].day
        self.clock.go(minutes=minutes)
        if day is not None and self.clock.now.astimezone(self.hall.settings.zone).date() > day:
            self.a_new_day()

    @rule()
    def the_night_passes(self):
        self.clock.go(days=1)
        self.a_new_day()

    def a_new_day(self):
        """Its first verb, a refused one: it begins the day all the same."""
        with pytest.raises(Refused):
            self.hall.complete(1)
        self.opened.clear()
        self.in_hand.clear()
        self.last = dict.fromkeys(self.last, 0)

    def allowed(self, verb, able):
        """Runs a verb that must work exactly if `able`; returns what it gave (True for nothing)."""
        if not able:
            before = self.hall.board()
            with pytest.raises(Refused):
                verb()
            if before[0].day is not None:
                assert self.hall.board() == before
            return None
        return verb() or True

    @invariant()
    def the_board_is_the_model(self):
        board, _ = self.hall.board()
        assert board.open_counters == self.opened
        held = {t.counter: t.state for t in board.tickets.values() if t.state in AT_COUNTER}
        assert held == self.in_hand
        assert board.issued == sum(self.last.values())

    @invariant()
    def who_listens_has_the_board_of_the_tables(self):
        reading = self.feed.read()
        board, seq = self.hall.board()
        assert self.feed.seq == seq
        if reading is not None:
            assert reading.board == board

    @invariant()
    def the_journal_replays_to_the_tables(self):
        verdict = self.hall.verify()
        assert verdict.holds, verdict

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


def test_the_hall_is_the_model(tmp_path):
    store = open_store(f"sqlite:///{tmp_path / 'template.sqlite'}")
    made = Hall(small_hall(), store, Clock())
    for counter in (1, 2):
        made.set_pin(counter, PIN)
    with store.write() as tx:  # the bells and locks of a copy are its own; the log goes into the file
        tx.exec_driver_sql("SELECT 1")
    store.close()
    machine = type("Machine", (HallMachine,), {"template": tmp_path / "template.sqlite"})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
