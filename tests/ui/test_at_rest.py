"""With nothing moving an app does next to nothing, and still shows in time what the clock alone changes."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from types import MappingProxyType

import pytest
from PySide6.QtCore import QTimer
from sqlalchemy import event

from counter import props as counter_props
from counter.console import Console
from counter.sheets.sheet import Kind, Sheet
from counter.state import CounterState, Last
from display import props as display_props
from display import sign_props
from display.announcer import Announcer
from display.lapse import Lapse
from display.screen import Screen
from display.sign_props import SignState
from display.sign_window import SignWindow
from display.state import DisplayState
from kiosk import props as kiosk_props
from kiosk.kiosk import Kiosk
from kiosk.state import KioskState
from shared.link.feed import Feed
from shared.rules.board import Board, Call, Session
from shared.rules.entry import Verb
from shared.rules.estimate.model import START
from shared.rules.ticket import Lane, State, Ticket
from shared.sound.clips import Clips
from shared.store.open import open_store
from tests.support.halls import PIN, Opened, busy_hall
from tests.support.speakers import SilentSpeaker
from tests.support.windows import FakeLanguage, ManualJobs, ReadNews

NOW = datetime(2026, 10, 12, 1, 9, 30, 250_000, tzinfo=UTC)  # half a minute before the hall closes
MINUTES = (0, 5, 10, 15)
"""After so many something turns: a time agreed, an undo, who is still let in, who is taken by another counter."""
STATES = (State.WAITING, State.CALLED, State.SERVING, State.PARKED, State.NO_SHOW)
TICKS = 100
HELPS = {"number": 1, "services": ["papers"], "then": [{"services": ["land"], "after_minutes": 15}]}
HOURS = {"monday": ("07:30-08:10", "08:11-17:00")}
SETTINGS = busy_hall(counter=[HELPS, *busy_hall().model_dump()["counter"][1:]], hours=HOURS)


@cache
def counted(kind):
    """The same class, and `derived` says how often."""

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
        made.pinKey(int(digit))
    made.pinKey("go")
    jobs.drain()
    news.read()
    assert (made.page, made.busy) == ("work", False)
    return made


def display(hall, news, clock):
    announcer = Announcer(hall.settings, SilentSpeaker(), Clips([]))
    return counted(Screen)(hall.settings, hall, news, ManualJobs(), FakeLanguage(), announcer, clock, Lapse(clock))


def sign(hall, news, clock):
    return counted(SignWindow)(hall.settings, 1, news, FakeLanguage(), clock)


def second(app):
    """What each second brings about: whatever timers an app has, they are over."""
    beats = [timer for timer in app.findChildren(QTimer) if timer.isActive() and not timer.isSingleShot()]
    assert beats
    for timer in beats:
        timer.timeout.emit()


@pytest.mark.parametrize("make", [kiosk, counter, display, sign])
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


def ticket(number, moment, state=State.WAITING, service="land"):
    """One of which all was at that moment but that it came a little later; at counter 1 if at any."""
    at = None if state is State.WAITING else moment
    return Ticket(
        id=number,
        day=NOW.date(),
        series="A",
        number=number,
        service=service,
        lane=Lane.ORDINARY,
        state=state,
        rank=moment,
        issued_at=moment + timedelta(seconds=7),
        counter=at and 1,
        called_at=at,
        started_at=at if state is State.SERVING else None,
        return_at=at if state is State.PARKED else None,
    )


def stories():
    """Somebody alone, or with one who came just now; something turns about them now, soon, or an instant ago."""
    moments = [NOW + timedelta(0, s, us, 0, -m) for m, s, us in product(MINUTES, (0, 20), (-1, 0, 1))]
    beside = ticket(2, NOW - timedelta(seconds=15), service="papers")
    for moment, state, more in product(moments, STATES, ((), (beside,))):
        one = ticket(1, moment, state)
        board = Board(NOW.date(), MappingProxyType({each.id: each for each in (one, *more)}))
        yield board, Last(one, Verb.NO_SHOW, moment)


def same_until(app, of, state):
    """The picture is the same to the last instant before."""
    until = app.changes_at(*of, state)
    assert state.now <= until <= state.now + timedelta(minutes=1)
    later = replace(state, now=max(state.now, until - timedelta.resolution))
    assert app.derive(*of, later) == app.derive(*of, state)


@pytest.mark.parametrize("opened", [(), (1, 2)])
def test_until_then_the_clock_alone_changes_nothing_at_the_kiosk(qapp, opened):
    sessions = MappingProxyType({number: Session() for number in opened})
    for board, _ in stories():
        same_until(kiosk_props, (SETTINGS,), KioskState(NOW, "vi", replace(board, sessions=sessions), START))


@pytest.mark.parametrize("sheet", [None, Kind.WAITING, Kind.PARKED, Kind.NO_SHOWS, Kind.PARK])
def test_until_then_the_clock_alone_changes_nothing_at_the_counter(qapp, sheet):
    for board, last in stories():
        shown = Sheet(sheet, last.ticket) if sheet else None
        same_until(counter_props, (SETTINGS, 1), CounterState(NOW, board, logged_on=True, last=last, sheet=shown))


@pytest.mark.parametrize("day", [NOW.date(), NOW.date() - timedelta(days=1)])
def test_until_then_the_clock_alone_changes_nothing_on_the_display(qapp, day):
    call = Call(1, 1, "A001", 1, NOW)
    for seconds, calls in product(range(0, 24 * 3600, 307), ((), (call,))):
        state = DisplayState(NOW + timedelta(seconds=seconds), 1920, 1080, Board(day, calls=calls))
        same_until(display_props, (SETTINGS,), state)
        same_until(sign_props, (SETTINGS, 1), SignState(state.now, state.board))
