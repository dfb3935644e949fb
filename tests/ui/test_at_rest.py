"""With nothing moving an app does next to nothing, and still shows in time what the clock alone changes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QTimer
from sqlalchemy import event

from counter import props as counter_props
from counter.console import Console
from counter.sheets.sheet import Kind, Sheet
from counter.state import CounterState, Last
from display import props as display_props
from display.announcer import Announcer
from display.screen import Screen
from display.state import DisplayState
from kiosk import props as kiosk_props
from kiosk.kiosk import Kiosk
from kiosk.state import KioskState
from shared.link.feed import Feed
from shared.rules.board import Board, Session
from shared.rules.entry import Verb
from shared.rules.ticket import Lane, State, Ticket
from shared.store.open import open_store
from tests.support.halls import PIN, Opened, busy_hall
from tests.support.speakers import SilentSpeaker
from tests.support.windows import FakeLanguage, ManualJobs, ReadNews

START = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
TICKS = 100
HELPS = {"number": 1, "services": ["papers"], "then": [{"services": ["land"], "after_minutes": 15}]}
HOURS = {"monday": ("07:30-08:10", "08:11-17:00")}
SETTINGS = busy_hall(counter=[HELPS, *busy_hall().model_dump()["counter"][1:]], hours=HOURS)


def counted(kind):
    """The same, and `derived` says how often."""

    class Counted(kind):
        derived = 0

        def show_props(self, props):
            self.derived += 1
            super().show_props(props)

    return Counted


def kiosk(hall, news, clock):
    jobs, language = ManualJobs(), FakeLanguage()
    return counted(Kiosk)(hall.settings, hall, news, jobs, language, None, lambda: None, clock)


def counter(hall, news, clock):
    """With the first of the clerks logged on."""
    jobs = ManualJobs()
    made = counted(Console)(hall.settings, 1, hall, news, jobs, FakeLanguage(), clock)
    made.pick(0)
    jobs.drain()
    for digit in PIN:
        made.digit(int(digit))
    made.pinOk()
    jobs.drain()
    news.read()
    assert (made.page, made.busy) == ("work", False)
    return made


def display(hall, news, clock):
    announcer = Announcer(hall.settings, SilentSpeaker())
    return counted(Screen)(hall.settings, news, FakeLanguage(), announcer, clock)


def second(app):
    """What each second brings about: whatever timers an app has, they are over."""
    beats = [timer for timer in app.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]
    assert beats
    for timer in beats:
        timer.timeout.emit()


@pytest.mark.parametrize("make", [kiosk, counter, display])
def test_while_nothing_moves_nothing_is_derived_and_nothing_read(qapp, store, clock, make):
    with closing(open_store(store.url)) as other:  # another process's
        hall, beside = Opened(busy_hall(), store, clock), Opened(busy_hall(), other, clock)
        for service in ("papers", "land", "papers"):
            beside.issue(service)
        clock.go(seconds=0.3)
        news = ReadNews(Feed(hall, store.change_detector()))
        app = make(hall, news, clock)
        news.read()
        asked: list[str] = []
        store.engine.dispose()
        event.listen(store.engine, "connect", lambda made, _: made.set_trace_callback(asked.append))
        news.read()
        derived, start = app.derived, len(asked)
        for _ in range(TICKS):
            clock.go(seconds=0.5)
            second(app)
            assert not news.read()
        assert app.derived == derived
        assert set(asked[start:]) <= {"PRAGMA data_version"}
        clock.go(seconds=30)
        second(app)
        assert app.derived == derived + 1, "a minute is over"
        beside.issue("papers")
        assert news.read()
        assert app.derived == derived + 2, "somebody came"


def whole(low, high):
    """Whole seconds, and the instants before and after each: that is where something turns."""
    instants = st.sampled_from([0, 0, 0, 1, -1, 250_000])
    return st.builds(lambda s, us: timedelta(seconds=s, microseconds=us), st.integers(low, high), instants)


PART = st.floats(0, 1, exclude_max=True)
AGO, AROUND = whole(-3 * 3600, 0), whole(-3600, 3600)


@st.composite
def tickets(draw, number, now):
    issued = now + draw(AGO)
    state = draw(st.sampled_from([State.WAITING, State.WAITING, State.CALLED, State.PARKED, State.NO_SHOW]))
    waits = state is State.WAITING
    return Ticket(
        id=number,
        day=now.date(),
        series="A",
        number=number,
        service=draw(st.sampled_from(["papers", "land", "cards"])),
        lane=draw(st.sampled_from(list(Lane))),
        state=state,
        rank=draw(st.sampled_from([issued, now + draw(AROUND)])),
        issued_at=issued,
        counter=None if waits else draw(st.sampled_from([1, 2, 3])),
        called_at=None if waits else now + draw(AGO),
        return_at=now + draw(AROUND) if state is State.PARKED else None,
    )


@st.composite
def boards(draw, now):
    found = [draw(tickets(number, now)) for number in range(1, draw(st.integers(0, 6)) + 1)]
    opened = draw(st.sets(st.sampled_from([1, 2, 3])))
    return Board(
        day=draw(st.sampled_from([now.date(), now.date() - timedelta(days=1)])),
        tickets=MappingProxyType({ticket.id: ticket for ticket in found}),
        sessions=MappingProxyType({number: Session() for number in opened}),
    )


@st.composite
def kiosk_states(draw):
    now = START + draw(whole(0, 1200))
    return KioskState(now, "vi", draw(boards(now)))


@st.composite
def display_states(draw):
    now = START + draw(whole(0, 1200))
    return DisplayState(now, 1920, 1080, draw(boards(now)))


@st.composite
def counter_states(draw):
    now = START + draw(whole(0, 1200))
    board = draw(boards(now))
    gone = next((ticket for ticket in board.tickets.values() if ticket.state is State.NO_SHOW), None)
    last = Last(gone, Verb.NO_SHOW, now + draw(whole(-400, 0))) if gone else None
    sheet = draw(st.sampled_from([None, None, Sheet(Kind.WAITING), Sheet(Kind.PARKED)]))
    return CounterState(now, board, logged_on=draw(st.booleans()), last=last, sheet=sheet)


def same_until(app, of, state, part):
    until = app.changes_at(*of, state)
    assert state.now <= until <= state.now + timedelta(minutes=1)
    shown, instants = app.derive(*of, state), (until - state.now) // timedelta.resolution
    for n in {int(part * instants), instants - 1} - {-1}:
        assert app.derive(*of, replace(state, now=state.now + n * timedelta.resolution)) == shown


@given(state=kiosk_states(), part=PART)
def test_until_then_the_clock_alone_changes_nothing_at_the_kiosk(qapp, state, part):
    same_until(kiosk_props, (SETTINGS,), state, part)


@given(state=display_states(), part=PART)
def test_until_then_the_clock_alone_changes_nothing_on_the_display(qapp, state, part):
    same_until(display_props, (SETTINGS,), state, part)


@given(state=counter_states(), part=PART)
def test_until_then_the_clock_alone_changes_nothing_at_the_counter(qapp, state, part):
    same_until(counter_props, (SETTINGS, 1), state, part)
