"""Nobody's wait ends unless a night passed or an administrator said so: whatever the clock is set to, with several
programs, programs and computers started again, an empty battery, in any order. On both databases.

BOCSO_EXAMPLES and BOCSO_STEPS as in tests/hall/test_machine.py.
"""

from __future__ import annotations

import itertools
import os
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from shared.errors.kinds import Refused
from shared.errors.outside import ClockDiffers, ClockJumped
from shared.hall import Hall
from shared.hall.clock_guard import NIGHT, SET, SETTLED, since_boot
from shared.rules.entry import Verb
from shared.rules.ticket import OPEN_STATES
from shared.store.open import open_store
from shared.store.postgres.roles import Role, make_login, make_roles
from shared.store.store import Store
from tests.support.halls import PIN, TEXT, Clock, Opened, assert_sound, at_noon, journal, small_hall

EXAMPLES = int(os.environ.get("BOCSO_EXAMPLES", "12"))
STEPS = int(os.environ.get("BOCSO_STEPS", "30"))
EMPTY_BATTERY = datetime(2000, 1, 1, tzinfo=UTC)

codes = itertools.count(1)
programs = st.integers(0, 2)
HOURS = [0.9, 2, 7, 12, 15, 20, 24, 36, 400 * 24]
MINUTES = [1, 11, 50, 130, 300]
STEPS_OF = {
    "somebody_comes": (3, st.tuples(programs, st.sampled_from(["papers", "land"]))),
    "a_clerk_works": (2, st.tuples(programs, st.sampled_from(["call_next", "complete", "no_show"]))),
    "a_clerk_logs_on": (1, st.tuples(programs)),
    "a_program_starts_again": (1, st.tuples(programs)),
    "the_work_goes_on": (3, st.tuples(programs, st.integers(1, 8))),
    "time_passes": (2, st.tuples(st.sampled_from(MINUTES))),
    "a_night_passes": (1, st.tuples()),
    "the_clock_is_set": (3, st.tuples(st.sampled_from([*HOURS, *HOURS, *(-each for each in HOURS)]))),
    "the_clock_is_set_right": (1, st.tuples()),
    "the_computer_is_started_again": (2, st.tuples(st.sampled_from([1, 60, 840]), st.booleans())),
    "an_administrator_decides": (1, st.tuples(programs)),
}
"""What happens: how often, and with what."""
steps = st.sampled_from([name for name, (often, _) in STEPS_OF.items() for _ in range(often)]).flatmap(
    lambda name: st.tuples(st.just(name), STEPS_OF[name][1])
)


class ClockMachine(RuleBasedStateMachine):
    """One computer with three programs of one hall. `true` is the time; what the clock shows may be anything.

    What cannot be known is not asked for: while nothing was believed since the computer was started (its first
    minutes) the clock is only ever set right, and it starts with the right time, with that of an empty battery, or
    with one that was refused.
    """

    store: Store

    @initialize()
    def a_morning(self):
        self.clock = Clock()
        self.true = self.clock.now
        code = f"clock-{next(codes)}"
        self.settings = small_hall(hall={"code": code, "name": TEXT, "place": TEXT})
        self.programs = [Opened(self.settings, self.store, self.clock) for _ in range(3)]
        self.seq = 0
        self.came: dict[int, datetime] = {}
        """When who is watched over really came."""
        self.of_yesterday: set[int] = set()
        """Who came by a clock that was behind: once the computer was off, nobody knows of what day they are."""
        self.last = self.true
        self.believed = self.misled = self.refused = False
        """The guard knows the computer's time; it knows a wrong one; the clock as it is was refused."""
        for counter in (1, 2):
            self.do(0, lambda hall, counter=counter: hall.open(counter, PIN))

    @rule(step=steps)
    def a_step(self, step):
        """One rule for all, as in tests/hall/test_machine.py."""
        name, given = step
        getattr(self, name)(*given)

    # What happens

    def somebody_comes(self, program, service):
        ticket = self.do(program, lambda hall: hall.issue(service))
        if ticket is not None and not self.misled:
            self.came[ticket.id] = self.true
            if self.true.astimezone(self.settings.zone).date() > ticket.day:
                self.of_yesterday.add(ticket.id)

    def a_clerk_works(self, program, verb):
        self.do(program, lambda hall: getattr(hall, verb)(1))

    def a_clerk_logs_on(self, program):
        self.do(program, lambda hall: hall.open(1, PIN))

    def a_program_starts_again(self, program):
        self.programs[program] = Opened(self.settings, self.store, self.clock)

    def the_work_goes_on(self, program, steps):
        """Some three quarters of an hour at a time, and somebody comes."""
        for _ in range(steps):
            self.time_passes(47)
            self.somebody_comes(program, "papers")

    def time_passes(self, minutes):
        """Awake or asleep."""
        self.clock.go(minutes=minutes)
        self.true += timedelta(minutes=minutes)

    def a_night_passes(self):
        self.time_passes(870)

    def the_clock_is_set(self, by):
        if self.believed:
            self.clock.is_set(hours=by)
            self.refused = False

    def the_clock_is_set_right(self):
        self.clock.now = self.true
        self.refused = False

    def the_computer_is_started_again(self, minutes, empty):
        if not self.refused:
            self.clock.now = self.true
        self.clock.go(minutes=minutes)
        self.true += timedelta(minutes=minutes)
        if empty:
            self.clock.now, self.refused = EMPTY_BATTERY, False
        self.clock.reboots(30)
        self.believed = self.misled = False
        for ticket in self.of_yesterday:
            self.came.pop(ticket, None)
        self.of_yesterday.clear()
        self.programs = [Opened(self.settings, self.store, self.clock) for _ in range(3)]

    def an_administrator_decides(self, program):
        if not self.wrong():
            self.do(program, lambda hall: hall.reset_clock("it is so"))

    # And what must hold

    def wrong(self) -> bool:
        return abs(self.clock.now - self.true) > SET / 2

    def mislead(self) -> None:
        """From here on, until the computer starts again, nothing can be known."""
        self.misled = True
        self.came.clear()

    def do(self, program, verb):
        hall, result = self.programs[program], None
        try:
            result = verb(hall)
        except ClockJumped:
            self.refused = True
            assert any(t.state in OPEN_STATES for t in hall.board()[0].tickets.values())
            return None
        except Refused:
            pass
        entries = journal(hall, self.seq)
        for entry in entries:
            if entry.verb is Verb.EXPIRE and "reason" not in entry.body:
                for ticket in entry.body["tickets"]:
                    self.must_be_over(ticket)
        if entries:
            self.seq = entries[-1].seq
            rested = self.true - self.last >= timedelta(seconds=NIGHT)
            learns = not self.believed and self.clock.ran >= SETTLED and self.clock.now.year > EMPTY_BATTERY.year
            if self.wrong() and (learns or (rested and entries[0].verb is Verb.EXPIRE)):
                self.mislead()
            self.believed = self.believed or learns
            self.last = self.true
        return result

    def must_be_over(self, ticket: int) -> None:
        came = self.came.pop(ticket, None)
        if came is None or self.true - self.last >= timedelta(seconds=NIGHT):
            return
        zone = self.settings.zone
        first, now = (at.astimezone(zone).date() for at in (came - SET, self.true + SET))
        assert first < now, f"{ticket} came {came} and expired {self.true}, when the clock showed {self.clock.now}"

    def teardown(self):
        if hasattr(self, "programs"):
            assert_sound(self.programs[0])


@pytest.mark.slow
def test_nobodys_wait_ends_by_a_clock(any_store, request):
    few = "postgresql" in request.node.name and "BOCSO_EXAMPLES" not in os.environ
    run_state_machine_as_test(
        type("Machine", (ClockMachine,), {"store": any_store}),
        settings=settings(
            max_examples=EXAMPLES // 3 if few else EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_runs_here_goes_on_and_names_the_same_start():
    first, then = since_boot(), since_boot()
    assert first.boot == then.boot
    assert 0 < first.seconds <= then.seconds


# A database server has a clock of its own


@pytest.fixture
def yesterdays_hall(own_postgres_url):
    """Somebody waits, by a computer's clock that was right; it is the next day for this one."""
    with closing(open_store(own_postgres_url)) as store:
        make_roles(store)
        hall = Opened(at_noon(small_hall()), store, lambda: datetime.now(UTC) - timedelta(days=1))
        hall.issue("papers")
        yield hall


def server_is(store, behind):
    """Its clock, for who asks for it by its plain name with `public` first."""
    with store.write() as tx:
        tx.connection.exec_driver_sql(
            "CREATE OR REPLACE FUNCTION public.clock_timestamp() RETURNS timestamptz LANGUAGE sql"
            f" AS $$ SELECT pg_catalog.clock_timestamp() - interval '{behind}' $$"
        )


def test_the_servers_clock_is_asked_before_a_day_begins(yesterdays_hall, server):
    """Another computer, or one that was just started, whose own clock is a day ahead."""
    store = yesterdays_hall._store
    name = store.url.rpartition("/")[2]
    password = make_login(store, "kiosk-clock", Role.KIOSK, "small")
    try:
        url = server.url(name, "kiosk-clock", password) + "?options=-c%20search_path%3Dpublic,pg_catalog"
        with closing(open_store(url)) as ours:
            kiosk = Hall(at_noon(small_hall()), ours)
            server_is(store, "1 day")
            for _ in range(2):
                with pytest.raises(ClockDiffers, match="database server"):
                    kiosk.issue("papers")
            assert len(kiosk.board()[0].waiting()) == 1
            server_is(store, "0")
            assert kiosk.issue("papers").label == "A001"
    finally:
        server.run('DROP OWNED BY "kiosk-clock"', database=name)
        server.run('DROP ROLE "kiosk-clock"')
