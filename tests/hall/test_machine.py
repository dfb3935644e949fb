"""The hall against a model: whatever clerks, visitors, clocks and the calendar do, in any order and twice, each
verb does what the model says or is refused, and writes exactly its entry; who listens has the board of the tables.

BOCSO_EXAMPLES sets how many runs; the suite makes a few, a long run as many as you like:
    BOCSO_EXAMPLES=300 BOCSO_STEPS=40 .venv/bin/python -m pytest tests/hall/test_machine.py
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from shared.errors.kinds import Refused, Unavailable
from shared.link.feed import Feed
from shared.link.kept import GivenNumber
from shared.rules.board import DAY_OVER, Session
from shared.rules.calling import Desk, Order, Rule, pick
from shared.rules.entry import Verb
from shared.rules.ticket import (
    AT_COUNTER,
    GIVEN_UP,
    LIVE_STATES,
    OPEN_STATES,
    UNSTART_FOR,
    Lane,
    State,
    Ticket,
    advance,
    number_label,
)
from shared.store.store import Store
from tests.support.halls import CLERKS, PIN, TEXT, Clock, Opened, assert_sound, busy_hall, journal
from tests.support.offline import OfflineKiosk

EXAMPLES = int(os.environ.get("BOCSO_EXAMPLES", "12"))
STEPS = int(os.environ.get("BOCSO_STEPS", "30"))

FIRST, LAST = 1, 7  # so few that the numbers come round
OWN = 2
GRACE, PLACES, RECALLS, DEFERS = 30, 2, 2, 2
SLOT, PER_SLOT, EARLY, LATE = 30, 2, 60, 15
PREFIX = {"papers": "A", "cards": "A", "land": "B"}
TICK = timedelta(microseconds=1)
HEAD_START = timedelta(minutes=20)

codes = itertools.count(1)
counters = st.sampled_from([1, 2, 3])
clerks = st.sampled_from(CLERKS)
services = st.sampled_from(sorted(PREFIX))
lanes = st.sampled_from(Lane)
some = st.integers(0, 30)
numbers = st.integers(0, 999)


ANY: dict[str, st.SearchStrategy[tuple[Any, ...]]] = {
    "issue": st.tuples(services, lanes, st.none() | counters),
    "service_off": st.tuples(services),
    "service_on": st.tuples(services),
    "add_notice": st.tuples(st.integers(-5, 60)),
    "end_notice": st.tuples(st.integers(0, 4)),
    "cancel": st.tuples(some),
    "change_lane": st.tuples(some, lanes),
    "defer": st.tuples(some),
    "book": st.tuples(services, st.integers(0, 50)),
    "unbook": st.tuples(some),
    "check_in": st.tuples(some),
    "open": st.tuples(counters, clerks),
    "a_morning": st.tuples(st.lists(st.tuples(services, lanes), max_size=6)),
    "pause": st.tuples(counters),
    "unpause": st.tuples(counters),
    "close": st.tuples(counters),
    "call_next": st.tuples(counters),
    "call": st.tuples(counters, some),
    "recall": st.tuples(counters),
    "start": st.tuples(counters),
    "unstart": st.tuples(counters),
    "complete": st.tuples(counters, st.booleans()),
    "no_show": st.tuples(counters),
    "requeue": st.tuples(some, st.none() | counters),
    "park": st.tuples(counters, st.booleans()),
    "resume": st.tuples(counters, some),
    "transfer": st.tuples(
        counters, st.none() | some, st.none() | services, st.booleans(), st.none() | counters, st.none() | clerks
    ),
    "rate": st.tuples(some, st.integers(1, 5)),
    "a_touch_at_the_kiosk": st.tuples(services, lanes, st.booleans()),
    "the_kiosk_catches_up": st.tuples(st.integers(-1, 6)),
    "the_cable": st.tuples(st.booleans()),
    "the_kiosk_starts_again": st.tuples(),
    "a_tap_twice": st.tuples(some),
    "time_passes": st.tuples(st.sampled_from([0.01, 1, 5, 16, 31])),
    "the_clock_is_set": st.tuples(st.integers(-3000, 300)),
    "nights_pass": st.tuples(st.integers(1, 3), st.none() | st.lists(st.tuples(services, lanes), max_size=6)),
    "the_program_starts_again": st.tuples(),
    "a_screen_wakes_up": st.tuples(),
}
"""What may be done, with anything: much of it is refused."""
steps = st.sampled_from([*["possible"] * 3 * len(ANY), *ANY]).flatmap(
    lambda name: st.tuples(st.just(name), ANY.get(name, st.tuples(numbers, numbers)))
)


@dataclass
class Person:
    """One ticket in the model."""

    id: int
    label: str
    number: int
    service: str
    lane: Lane
    rank: datetime
    state: State = State.WAITING
    reserved: str = ""
    back_to: int | None = None
    counter: int | None = None
    called_at: datetime | None = None
    started_at: datetime | None = None
    deferred: int = 0
    recalls: int = 0
    rating: int | None = None

    @property
    def line(self) -> str:
        return self.reserved or self.service

    def seen(self) -> tuple[object, ...]:
        """What the board must say about it."""
        at = (self.counter, self.called_at, self.recalls)
        return (
            self.id,
            self.label,
            self.service,
            self.lane,
            self.rank,
            self.state,
            self.reserved,
            self.back_to,
            *at,
        )


def seen(t: Ticket) -> tuple[object, ...]:
    at = (t.counter, t.called_at, t.recalls)
    return (t.id, t.label, t.service, t.lane, t.rank, t.state, t.reserved, t.back_to, *at)


@dataclass
class Model:
    """One hall. `at` and `day` are those of the last entry; `old` are ids of other days."""

    day: date | None = None
    at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    begins: bool = True
    people: dict[int, Person] = field(default_factory=dict)
    old: list[int] = field(default_factory=list)
    sessions: dict[int, Session] = field(default_factory=dict)
    streaks: dict[int, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)
    blocks: dict[str, tuple[int, int]] = field(default_factory=dict)
    reserved: datetime | None = None
    left_out: list[str] = field(default_factory=list)
    off: set[str] = field(default_factory=set)
    notices: list[int] = field(default_factory=list)
    noticed: int = 0

    def in_hand(self, counter: int) -> Person | None:
        found = [p for p in self.people.values() if p.counter == counter and p.state in AT_COUNTER]
        assert len(found) < 2
        return found[0] if found else None

    def waiting(self) -> list[Person]:
        return [p for p in self.people.values() if p.state is State.WAITING]

    def next_number(self, prefix: str) -> int | None:
        """One after the other, round and round, past those somebody holds, and before those of the kiosk."""
        last, end = self.last.get(prefix, FIRST - 1), self.blocks.get(prefix, (LAST + 1,))[0] - 1
        held = {p.number for p in self.people.values() if p.label[0] == prefix and p.state in LIVE_STATES}
        numbers = [*range(last + 1, end + 1), *range(FIRST, min(last, end) + 1)]
        return next((n for n in numbers if n not in held), None)


@dataclass
class Booking:
    code: str
    service: str
    at: datetime
    state: str = "booked"


class HallMachine(RuleBasedStateMachine):
    """Rules are verbs. `do` runs one of them against the model."""

    store: Store

    @initialize(
        rule=st.sampled_from(Rule), ratio=st.integers(1, 2), first=st.lists(st.tuples(services, lanes), max_size=6)
    )
    def a_new_hall(self, rule, ratio, first):
        self.clock = Clock()
        self.settings = busy_hall(
            hall={"code": f"hall-{next(codes)}", "name": TEXT, "place": TEXT},
            numbers={"first": FIRST, "last": LAST},
            hub={"offline_numbers": OWN},
            calling={
                "rule": rule, "ratio": ratio, "return_places": PLACES, "return_grace_minutes": GRACE,
                "recall_limit": RECALLS,
                "defer_limit": DEFERS,
            },
            appointments={
                "per_slot": PER_SLOT, "slot_minutes": SLOT, "early_minutes": EARLY, "late_minutes": LATE,
            },
        )  # fmt: skip
        self.order = Order(rule, ratio)
        self.hall = Opened(self.settings, self.store, self.clock)
        self.feed, self.late = Feed(self.hall), Feed(self.hall)
        self.feed.read()
        self.model = Model()
        self.bookings: list[Booking] = []
        self.done: list[tuple[Callable[[str], Any], str, Any]] = []
        self.seq = 0
        self.folder = TemporaryDirectory()
        self.kiosk = OfflineKiosk(self.hall, Path(self.folder.name) / "kiosk.json", self.clock)
        self.gave: dict[tuple[date, str], GivenNumber] = {}
        self.a_morning(first)

    # Running a verb

    def do(self, verb: Verb, able: bool, act: Callable[[str], Any]) -> Any:
        """Runs it: if `able` it writes its entry and nothing else, otherwise it is refused and writes nothing; the
        first of a day writes also that. What it gave, or None.
        """
        model, request = self.model, f"request {len(self.done)} {self.seq}"
        at = self.at()
        begins, model.begins = model.begins, False
        refused, result = None, None
        try:
            result = act(request)
        except Refused as problem:
            refused = problem
        entries = journal(self.hall, self.seq)
        assert [e.verb for e in entries] == [Verb.EXPIRE] * begins + [verb] * able, refused
        assert (refused is None) == able
        if begins:
            assert entries[0].body == {"tickets": self.left}
        if entries:
            self.seq, model.at = entries[-1].seq, entries[-1].at
            assert [e.at for e in entries] == ([at - TICK] if begins else []) + ([at] if able else [])
            assert {e.day for e in entries} == {model.day}
        if able:
            self.done.append((act, request, result))
        return result if able else None

    def at(self) -> datetime:
        """The time of the next verb's entry; the one that begins a day stands before it."""
        return max(self.model.at + TICK, self.clock.now) + (TICK if self.model.begins else timedelta(0))

    def dawn(self) -> None:
        """Before a verb: it begins the new day if it is one. A clock put right before that was never seen."""
        model, today = self.model, self.clock.now.astimezone(self.settings.zone).date()
        if model.day is not None and today <= model.day:
            return
        self.left = [p.id for p in model.people.values() if p.state in OPEN_STATES]
        self.model = Model(day=today, at=model.at, old=[*model.old, *model.people])

    def someone(self, n: int) -> int:
        """The id of a ticket, mostly of today; one that does not exist when there is none."""
        ids = [*self.model.old[-2:], *self.model.people]
        return ids[n % len(ids)] if ids else 4711

    def person(self, ticket: int) -> Person | None:
        return self.model.people.get(ticket)

    def free(self, counter: int) -> bool:
        session = self.model.sessions.get(counter)
        return session is not None and session.paused is None and self.model.in_hand(counter) is None

    @rule(step=steps)
    def a_step(self, step):
        """One rule for all: of many, Hypothesis leaves out half in each run, and then nobody is ever served."""
        name, given = step
        if name == "possible":
            able = self.possible(given[0])
            name, given = able[given[1] % len(able)]
        getattr(self, name)(*given)

    # Who comes

    def issue(self, service, lane, counter):
        self.dawn()
        may = service not in self.model.off if counter is None else counter in self.model.sessions
        number = self.model.next_number(PREFIX[service])
        arrived = self.at()
        act = lambda r: self.hall.issue(service, lane, counter=counter, request_id=r)  # noqa: E731
        made = self.do(Verb.ISSUE, may and number is not None, act)
        if made is not None:
            rank = arrived - HEAD_START if lane is Lane.PRIORITY else arrived
            self.came(made, service, lane, rank, number)

    def came(self, made: Ticket, service: str, lane: Lane, rank: datetime, number: int) -> None:
        label = f"{PREFIX[service]}{number:03d}"
        self.model.people[made.id] = Person(made.id, label, number, service, lane, rank)
        self.model.last[PREFIX[service]] = number
        assert made.ahead <= len(self.model.waiting()) - 1

    def service_off(self, service):
        self.dawn()
        able = service not in self.model.off
        self.do(Verb.SERVICE_OFF, able, lambda r: self.hall.service_off(service, "họp", request_id=r))
        self.model.off.add(service)

    def service_on(self, service):
        self.dawn()
        able = service in self.model.off
        self.do(Verb.SERVICE_ON, able, lambda r: self.hall.service_on(service, request_id=r))
        self.model.off.discard(service)

    def add_notice(self, minutes):
        self.dawn()
        until = self.clock.now + timedelta(minutes=minutes)
        act = lambda r: self.hall.add_notice("Mất điện", until, request_id=r)  # noqa: E731
        if (number := self.do(Verb.NOTICE, minutes > 0, act)) is not None:
            self.model.noticed += 1
            assert number == self.model.noticed
            self.model.notices.append(number)

    def end_notice(self, n):
        self.dawn()
        number = self.model.notices[n % len(self.model.notices)] if self.model.notices and n else n + 1
        able = number in self.model.notices
        self.do(Verb.NOTICE_END, able, lambda r: self.hall.end_notice(number, request_id=r))
        if able:
            self.model.notices.remove(number)

    def cancel(self, n):
        self.dawn()
        ticket = self.someone(n)
        person = self.person(ticket)
        able = person is not None and person.state in (State.WAITING, State.PARKED)
        if self.do(Verb.CANCEL, able, lambda r: self.hall.cancel(ticket, request_id=r)):
            person.state = State.CANCELLED

    def change_lane(self, n, lane):
        self.dawn()
        ticket = self.someone(n)
        person = self.person(ticket)
        able = person is not None and person.state is State.WAITING and person.lane is not lane
        if self.do(Verb.CHANGE_LANE, able, lambda r: self.hall.change_lane(ticket, lane, request_id=r)):
            person.lane = lane
            person.rank += HEAD_START if lane is Lane.ORDINARY else -HEAD_START

    def defer(self, n):
        self.dawn()
        ticket = self.someone(n)
        person = self.person(ticket)
        able = person is not None and person.state is State.WAITING and person.deferred < DEFERS
        place = person and (person.rank, person.id)
        behind = sorted(p.rank for p in self.beside(person) if (p.rank, p.id) > place) if able else []
        if self.do(Verb.DEFER, bool(behind), lambda r: self.hall.defer(ticket, request_id=r)):
            person.rank = behind[:PLACES][-1] + TICK
            person.deferred += 1

    # A kiosk behind a hub

    def a_touch_at_the_kiosk(self, service, lane, lost):
        """Its person sees the hall's number, or one of the kiosk's own that nobody else has seen that day."""
        self.kiosk.way.loses = 0 if lost else -1
        try:
            ticket = self.kiosk.hall.issue(service, lane, request_id=f"touch {self.seq} {len(self.gave)}")
        except (Refused, Unavailable):
            ticket = None
        self.kiosk.way.loses = -1
        self.follow()
        if ticket is not None and ticket.from_block:
            given = self.kiosk.kept.find(ticket.id)
            assert (given.day, ticket.label) not in self.gave
            self.gave[given.day, ticket.label] = given
        elif ticket is not None:
            assert self.model.people[ticket.id].label == ticket.label

    def the_kiosk_catches_up(self, lost):
        self.kiosk.way.loses = lost
        with suppress(Unavailable):
            self.kiosk.round()
        self.kiosk.way.loses = -1
        self.follow()

    def the_cable(self, cut):
        self.kiosk.way.cut = cut
        self.kiosk.way.known_away = not self.kiosk.way.known_away

    def the_kiosk_starts_again(self):
        self.kiosk.again()

    def follow(self):
        """Takes what the kiosk did in the hall into the model; each entry must be right."""
        for entry in journal(self.hall, self.seq):
            getattr(self, f"kiosk_{entry.verb}")(entry)
            self.seq, self.model.at = entry.seq, entry.at
            assert entry.day == self.model.day

    def kiosk_expire(self, entry):
        self.dawn()
        assert self.model.begins
        assert entry.body == {"tickets": self.left}
        self.model.begins = False

    def kiosk_reserve(self, entry):
        for series, (first, last) in entry.body["numbers"].items():
            held = {p.number for p in self.model.people.values() if p.label[0] == series}
            assert not held & set(range(first, last + 1))
            assert series not in self.model.blocks
            assert (FIRST + LAST) / 2 < first <= last <= LAST
            self.model.blocks[series] = first, last
            self.model.reserved = self.model.reserved or entry.at

    def kiosk_issue(self, entry):
        ticket = advance(None, entry)
        taken = entry.at
        if ticket.from_block:
            given = self.gave.pop((ticket.day, ticket.label))
            assert (ticket.service, ticket.lane) == (given.service, given.lane)
            age = max(timedelta(0), min(self.clock.now - given.taken, entry.at - self.model.reserved))
            taken = entry.at - age
            number, last = ticket.number, self.model.last.get(ticket.series)
        else:
            assert ticket.service not in self.model.off
            number, last = self.model.next_number(ticket.series), ticket.number
        assert (ticket.number, ticket.issued_at) == (number, taken)
        rank = taken - HEAD_START if ticket.lane is Lane.PRIORITY else taken
        assert ticket.rank == rank
        self.came(ticket, ticket.service, ticket.lane, rank, number)
        self.model.last.pop(ticket.series, None)
        if last is not None:
            self.model.last[ticket.series] = last

    def kiosk_cancel(self, entry):
        """A number that nobody saw."""
        assert entry.body["reason"] == GIVEN_UP
        assert self.model.people[entry.ticket].state in (State.WAITING, State.PARKED)
        self.model.people[entry.ticket].state = State.CANCELLED

    def kiosk_left_out(self, entry):
        label = number_label(entry.body["series"], entry.body["number"])
        [key] = [key for key in self.gave if key[1] == label and key[0] != self.model.day]
        del self.gave[key]
        assert entry.body["reason"] == DAY_OVER
        self.model.left_out.append(label)

    # Appointments

    def book(self, service, slots):
        self.dawn()
        wanted = self.clock.now + timedelta(minutes=slots * SLOT / 2)
        start = wanted.replace(second=0, microsecond=0) - timedelta(minutes=wanted.minute % SLOT)
        holding = [b for b in self.bookings if (b.service, b.at) == (service, start) and b.state != "cancelled"]
        able = start > self.clock.now and len(holding) < PER_SLOT
        made = self.do(Verb.BOOK, able, lambda r: self.hall.book(service, wanted, request_id=r))
        if made is not None:
            assert made.at == start
            self.bookings.append(Booking(made.code, service, start))

    def unbook(self, n):
        if not self.bookings:
            return
        self.dawn()
        booking = self.bookings[n % len(self.bookings)]
        able = booking.state == "booked"
        self.do(Verb.UNBOOK, able, lambda r: self.hall.unbook(booking.code, request_id=r))
        booking.state = "cancelled" if able else booking.state

    def check_in(self, n):
        if not self.bookings:
            return
        self.dawn()
        booking = self.bookings[n % len(self.bookings)]
        at, number = self.at(), self.model.next_number(PREFIX[booking.service])
        today = booking.at.astimezone(self.settings.zone).date() >= self.model.day
        now = self.clock.now  # whoever is early or late is so by the clock on the wall
        early = now < booking.at - timedelta(minutes=EARLY)
        able = booking.state == "booked" and today and not early and number is not None
        made = self.do(Verb.ISSUE, able, lambda r: self.hall.check_in(booking.code, request_id=r))
        if made is not None:
            booking.state = "came"
            rank = at if now > booking.at + timedelta(minutes=LATE) else booking.at
            self.came(made, booking.service, Lane.ORDINARY, rank, number)

    # Counters

    def open(self, counter, clerk):
        self.dawn()
        busy = {s.clerk for s in self.model.sessions.values()}
        able = counter not in self.model.sessions and clerk not in busy
        self.do(Verb.OPEN, able, lambda r: self.hall.open(counter, PIN, clerk=clerk, request_id=r))
        if able:
            self.model.sessions[counter] = Session(clerk, streak=self.model.streaks.get(counter, 0))

    def a_morning(self, coming):
        """Everybody logs on and some people come: without it most runs would be refusals."""
        self.the_kiosk_catches_up(-1)
        for counter, clerk in zip((1, 2, 3), CLERKS, strict=True):
            self.open(counter, clerk)
        for service, lane in coming:
            self.issue(service, lane, None)

    def pause(self, counter):
        self.dawn()
        able = self.free(counter)
        self.do(Verb.PAUSE, able, lambda r: self.hall.pause(counter, "lunch", request_id=r))
        if able:
            old = self.model.sessions[counter]
            self.model.sessions[counter] = Session(old.clerk, "lunch", old.streak, self.model.at)

    def unpause(self, counter):
        self.dawn()
        old = self.model.sessions.get(counter)
        able = old is not None and old.paused is not None
        self.do(Verb.UNPAUSE, able, lambda r: self.hall.unpause(counter, request_id=r))
        if able:
            self.model.sessions[counter] = Session(old.clerk, None, old.streak)

    def close(self, counter):
        self.dawn()
        able = counter in self.model.sessions and self.model.in_hand(counter) is None
        self.do(Verb.CLOSE, able, lambda r: self.hall.close(counter, request_id=r))
        if able:
            self.model.streaks[counter] = self.model.sessions.pop(counter).streak

    # Calling

    def call_next(self, counter):
        self.dawn()
        session = self.model.sessions.get(counter, Session())
        tiers = next(d.tiers for d in self.hall._runner.look.full_desks if d.counter == counter)
        desk = Desk(counter, tiers, session.clerk, session.streak)
        picked = pick(self.model.waiting(), desk, self.order, self.at())
        able = self.free(counter) and picked is not None
        called = self.do(Verb.CALL_NEXT, able, lambda r: self.hall.call_next(counter, request_id=r))
        if called is None:
            return
        assert called.id == picked.ticket.id
        streak = session.streak + 1 if called.lane is Lane.PRIORITY else 0
        self.model.sessions[counter] = Session(session.clerk, None, streak)
        self.called(picked.ticket, counter)

    def called(self, person: Person, counter: int) -> None:
        person.state, person.counter = State.CALLED, counter
        person.called_at, person.recalls = self.model.at, 0

    def call(self, counter, n):
        self.dawn()
        ticket = self.someone(n)
        person = self.person(ticket)
        fit = person is not None and person.state in (State.WAITING, State.NO_SHOW, State.PARKED)
        act = lambda r: self.hall.call(counter, ticket, "asked for", request_id=r)  # noqa: E731
        if self.do(Verb.CALL, fit and self.free(counter), act):
            self.called(person, counter)

    def recall(self, counter):
        self.dawn()
        person = self.model.in_hand(counter)
        able = person is not None and person.state is State.CALLED and person.recalls < RECALLS
        if self.do(Verb.RECALL, able, lambda r: self.hall.recall(counter, request_id=r)):
            person.recalls += 1

    def start(self, counter):
        self.dawn()
        person = self.model.in_hand(counter)
        able = person is not None and person.state is State.CALLED
        if self.do(Verb.START, able, lambda r: self.hall.start(counter, request_id=r)):
            person.state, person.started_at = State.SERVING, self.model.at

    def unstart(self, counter):
        self.dawn()
        person = self.model.in_hand(counter)
        able = person is not None and person.state is State.SERVING and person.started_at is not None
        able = able and self.at() - person.started_at <= UNSTART_FOR
        if self.do(Verb.UNSTART, able, lambda r: self.hall.unstart(counter, request_id=r)):
            person.state = State.CALLED

    def complete(self, counter, for_good):
        self.dawn()
        person = self.model.in_hand(counter)
        back = None if person is None or for_good or person.back_to == counter else person.back_to
        verb = Verb.COMPLETE if back is None else Verb.TRANSFER
        act = lambda r: self.hall.complete(counter, for_good=for_good, request_id=r)  # noqa: E731
        if not self.do(verb, person is not None, act):
            return
        if back is None:
            person.state = State.SERVED
        else:
            self.sent(person, person.service, f"counter:{back}", None)

    def no_show(self, counter):
        self.dawn()
        person = self.model.in_hand(counter)
        able = person is not None and person.state is State.CALLED
        if self.do(Verb.NO_SHOW, able, lambda r: self.hall.no_show(counter, request_id=r)):
            person.state = State.NO_SHOW

    def requeue(self, n, counter):
        self.dawn()
        ticket = self.someone(n)
        person = self.person(ticket)
        able = person is not None and person.state in (State.CALLED, State.NO_SHOW)
        if counter is not None:
            elsewhere = able and person.state is State.CALLED and person.counter != counter
            able = able and counter in self.model.sessions and not elsewhere
        late = able and person.state is State.NO_SHOW and self.at() - person.called_at > timedelta(minutes=GRACE)
        act = lambda r: self.hall.requeue(ticket, counter=counter, request_id=r)  # noqa: E731
        if not self.do(Verb.REQUEUE, able and not late, act):
            return
        if person.state is State.NO_SHOW:
            person.rank = max(person.rank, self.behind(person))
        person.state, person.counter, person.called_at, person.recalls = State.WAITING, None, None, 0

    def beside(self, person: Person) -> list[Person]:
        """Who else waits where a person does."""
        apart = self.order.rule is not Rule.HEAD_START
        line = [p for p in self.model.waiting() if p.line == person.line and p is not person]
        return [p for p in line if not (apart and p.lane is not person.lane)]

    def behind(self, person: Person) -> datetime:
        """Behind the next few of the line; under rules that call the lanes apart, of the lane."""
        passed = sorted(p.rank for p in self.beside(person))[:PLACES]
        return passed[-1] + TICK if passed else person.rank

    def park(self, counter, aware):
        self.dawn()
        person = self.model.in_hand(counter)
        when = self.clock.now + timedelta(hours=1) if aware else None
        act = lambda r: self.hall.park(counter, "photo", when, request_id=r)  # noqa: E731
        if self.do(Verb.PARK, person is not None, act):
            person.state = State.PARKED

    def resume(self, counter, n):
        self.dawn()
        ticket = self.someone(n)
        person = self.person(ticket)
        able = person is not None and person.state is State.PARKED and self.free(counter)
        if self.do(Verb.RESUME, able, lambda r: self.hall.resume(counter, ticket, request_id=r)):
            person.state, person.counter, person.called_at = State.SERVING, counter, self.model.at
            person.started_at = None

    def transfer(self, counter, given, service, back, to, clerk):
        self.dawn()
        clerk = clerk if to is None else None
        ticket = None if given is None else self.someone(given)
        person = self.model.in_hand(counter) if given is None else self.person(ticket)
        reserved = f"counter:{to}" if to is not None else f"clerk:{clerk}" if clerk else ""
        able = counter in self.model.sessions and person is not None and self.may_send(person, counter)
        able = able and (service or person.service, reserved) != (person.service, person.reserved)
        clerks = [session.clerk for session in self.model.sessions.values()]
        able = able and (to is None or to in self.model.sessions) and (clerk is None or clerk in clerks)
        act = lambda r: self.hall.transfer(  # noqa: E731
            counter, service=service, to_counter=to, to_clerk=clerk, ticket_id=ticket, come_back=back, request_id=r
        )
        if self.do(Verb.TRANSFER, able, act):
            back_to = counter if back and to != counter else None
            self.sent(person, service or person.service, reserved, back_to)

    def may_send(self, person: Person, counter: int) -> bool:
        return person.state is State.WAITING or (person.state in AT_COUNTER and person.counter == counter)

    def sent(self, person: Person, service: str, reserved: str, back_to: int | None) -> None:
        person.state, person.service, person.reserved, person.back_to = State.WAITING, service, reserved, back_to
        person.counter, person.called_at, person.recalls = None, None, 0

    def rate(self, n, rating):
        self.dawn()
        ticket = self.someone(n)
        if ticket not in (*self.model.people, *self.model.old):
            return
        person = self.person(ticket)
        able = person is not None and person.state is State.SERVED and person.rating is None
        code = self.hall.issued(ticket)[1]
        if self.do(Verb.RATE, able, lambda r: self.hall.rate(code, rating, request_id=r)):
            person.rating = rating

    def possible(self, n: int) -> list[tuple[str, tuple[Any, ...]]]:
        """Verbs that can be done now, with what they need; `n` varies it."""
        people, service, lane = self.model.people, sorted(PREFIX)[n % 3], list(Lane)[n % 2]
        to, clerk = [None, 1, 2, 3, None][n % 5], [None, *CLERKS][n % 4]
        index = {ticket: len(self.model.old[-2:]) + place for place, ticket in enumerate(people)}
        cut = self.kiosk.way.cut
        found = [("a_touch_at_the_kiosk", (service, lane, n % 3 == 0))] * (6 if cut else 2)
        found += [("the_kiosk_catches_up", (n % 9 - 1,))] * 2 + [("the_cable", (not cut,))] * 3
        found += [("service_on", (each,)) for each in sorted(self.model.off)] * 2
        found += [("issue", (service, lane, None))] * 2 * (service not in self.model.off)
        found += [("time_passes", (n % 20,)), ("book", (service, n % 6))]
        found += [("check_in", (place,)) for place, b in enumerate(self.bookings) if b.state == "booked"]
        for counter in (1, 2, 3):
            person, session = self.model.in_hand(counter), self.model.sessions.get(counter)
            if session is None:
                found += [("open", (counter, CLERKS[(counter + n) % 3]))]
            elif session.paused is not None:
                found += [("unpause", (counter,))]
            elif person is None:
                found += [("call_next", (counter,))] * 9 + [("pause", (counter,)), ("close", (counter,))]
            else:
                found += [
                    ("transfer", (counter, None, service, n % 7 < 4, to, clerk)),
                    ("park", (counter, True)),
                ]
                found += [
                    ("complete", (counter, n % 9 == 0)),
                    ("start", (counter,)),
                    ("unstart", (counter,)),
                    ("no_show", (counter,)),
                ]
                found += [("recall", (counter,)), ("requeue", (index[person.id], None))]
        for ticket, person in people.items():
            place = index[ticket]
            if person.state is State.SERVED:
                found += [("rate", (place, 1 + n % 5))] if person.rating is None else []
            elif person.state is State.NO_SHOW:
                found += [("requeue", (place, None)), ("call", (1 + n % 3, place))]
            elif person.state is State.PARKED:
                found += [
                    ("resume", (1 + n % 3, place)),
                    ("call", (1 + n % 3, place)),
                    ("cancel", (place,)),
                ]
            elif person.state is State.WAITING and place % 3 == n % 3:
                found += [
                    ("change_lane", (place, lane)),
                    ("defer", (place,)),
                    ("call", (1 + n % 3, place)),
                    ("cancel", (place,)),
                ]
                found += [("transfer", (1 + n % 3, place, service, n % 2 == 0, to, clerk))]
        return found

    # Whatever happens besides

    def a_tap_twice(self, n):
        """Any verb again, however long ago: it gives what it gave and writes nothing."""
        if not self.done:
            return
        act, request, result = self.done[-1 - n % len(self.done)]
        before = self.hall.board()
        assert act(request) == result
        assert self.hall.board() == before

    def time_passes(self, minutes):
        self.clock.go(minutes=minutes)

    def the_clock_is_set(self, minutes):
        self.clock.go(minutes=minutes)

    def nights_pass(self, days, coming):
        self.clock.go(days=days)
        if coming is not None:
            self.a_morning(coming)

    def the_program_starts_again(self):
        self.hall = Opened(self.settings, self.store, self.clock)

    def a_screen_wakes_up(self):
        self.late.read()

    # What always holds

    @invariant()
    def the_board_is_the_model(self):
        board, seq = self.hall.board()
        people = {p.id: p.seen() for p in self.model.people.values() if p.state in LIVE_STATES}
        assert {t.id: seen(t) for t in board.tickets.values()} == people
        assert board.sessions == self.model.sessions
        assert (board.day, board.issued, seq) == (self.model.day, len(self.model.people), self.seq)
        assert [each.label for each in board.left_out] == self.model.left_out
        assert (board.off.keys(), [each.number for each in board.notices]) == (self.model.off, self.model.notices)
        labels = [t.label for t in board.tickets.values()]
        assert len(set(labels)) == len(labels)

    @invariant()
    def who_listens_has_the_board_of_the_tables(self):
        self.feed.read()
        board, seq = self.hall.board()
        assert (self.feed._board, self.feed.seq) == (board, seq)

    def teardown(self):
        if hasattr(self, "kiosk"):
            self.kiosk.way.cut = False
            self.the_kiosk_catches_up(-1)
            assert (self.gave, self.kiosk.kept.now.given) == ({}, ()), "somebody holds a number that nobody knows"
            self.folder.cleanup()
            self.late.read()
            board, seq = self.hall.board()
            assert (self.late._board, self.late.seq) == (board, seq)
            assert_sound(self.hall)


@pytest.mark.slow
@pytest.mark.allow_logs("bocso.kiosk", "shared.hall.number_blocks")
def test_the_hall_is_the_model(any_store, request):
    machine = type("Machine", (HallMachine,), {"store": any_store})
    few = "postgresql" in request.node.name and "BOCSO_EXAMPLES" not in os.environ
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES // 3 if few else EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
