"""Whatever happens in the hall, on whatever screen: everybody who is called is in the picture, or in it soon."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from display.foot import PAGE_SECONDS
from display.layout import LYING, counters_at_once
from display.props import changes_at, derive
from display.sizes import type_sizes
from display.stage import Stage, follow, release
from display.state import DisplayState
from shared.cli import app
from shared.demo.hours import as_toml
from shared.hall.offers import offers_at
from shared.rules.board import Board, fold
from shared.rules.entry import Entry, Verb
from shared.rules.ticket import MOVES, State
from shared.settings.settings import Settings
from tests.support.halls import Clock, service, small_hall

NOW = Clock().now
ROTATION = timedelta(seconds=12)
MOST = 30
STEPS = (
    *(Verb.CALL_NEXT, Verb.CALL_NEXT, Verb.CALL_NEXT, Verb.RECALL, Verb.START, Verb.UNSTART, Verb.COMPLETE),
    *(Verb.NO_SHOW, Verb.PARK, Verb.RESUME, Verb.TRANSFER, Verb.PAUSE, Verb.UNPAUSE, Verb.CLOSE, Verb.OPEN),
)
BODIES = {
    Verb.PARK: {"reason": "x"},
    Verb.PAUSE: {"reason": "x"},
    Verb.TRANSFER: {"service": "land", "reserved": "", "back_to": None},
}


class Journal:
    """A hall that writes what its counters ask for, where the moves allow it."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.board = Board()

    def write(self, verb: Verb, counter: int | None = None, ticket: int | None = None, **body: object) -> None:
        seq = len(self.entries) + 1
        at = NOW + timedelta(milliseconds=50 * seq)
        entry = Entry(seq, NOW.date(), at, verb, ticket, counter, body={**BODIES.get(verb, {}), **body})
        self.entries.append(entry)
        self.board = fold(self.board, entry)

    def issue(self, number: int) -> None:
        rank = NOW.isoformat()
        what = {"service": ("papers", "land")[number % 2], "series": "A", "number": number}
        self.write(Verb.ISSUE, **what, lane="ordinary", rank=rank, ahead=0, wait=None)

    def ask(self, verb: Verb, counter: int) -> None:
        here = self.board.at_counter(counter)
        if verb in (Verb.PAUSE, Verb.UNPAUSE, Verb.CLOSE, Verb.OPEN):
            if here is None and (counter in self.board.sessions) == (verb is not Verb.OPEN):
                self.write(verb, counter)
            return
        if here is None:
            parked = (each for each in self.board.tickets.values() if each.state is State.PARKED)
            waiting = next(parked, None) if verb is Verb.RESUME else next(iter(self.board.waiting()), None)
            here = waiting if counter in self.board.sessions else None
        if here is not None and here.state in MOVES[verb].sources:
            self.write(verb, counter, here.id)


@st.composite
def mornings(draw: st.DrawFn) -> tuple[int, Journal]:
    """How many counters the hall has, and what happened in it."""
    counters = draw(st.integers(1, MOST))
    journal = Journal()
    for counter in range(1, counters + 1):
        journal.write(Verb.OPEN, counter)
    for number in range(1, 2 * counters + 1):
        journal.issue(number)
    called = draw(st.integers(0, counters))
    for counter in range(1, called + 1):  # a rush at first
        journal.ask(Verb.CALL_NEXT, counter)
    step = st.tuples(st.sampled_from(STEPS), st.integers(1, counters))
    for verb, counter in draw(st.lists(step, max_size=60)):
        journal.ask(verb, counter)
    return counters, journal


def hall(counters: int, distance: float, width_mm: int, **display: object) -> Settings:
    return small_hall(
        counter=[{"number": n, "services": ["papers", "land"]} for n in range(1, counters + 1)],
        service=[service("papers", "A"), service("land", "W")],
        display={"distance_m": distance, "screen_width_mm": width_mm, **display},
    )


def shown(settings: Settings, state: DisplayState) -> set[str]:
    """Every number that is in the picture within the time of a rotation."""
    seen: set[str] = set()
    until = state.now + ROTATION
    now: datetime = state.now
    while now < until:
        state = replace(state, now=now)
        picture = derive(settings, state)
        assert len(picture.rows) * bool(picture.rowHeight) == len(picture.rows)
        seen |= {row["number"] for row in picture.rows}
        seen |= {picture.heroNumber} if picture.heroHeight else set()
        now = changes_at(settings, state)
    return seen


SCREENS = st.sampled_from([(1920, 1080), (3840, 2160), (1366, 768), (1080, 1920), (1280, 1024), (800, 480)])


NOTICES = [{"vi": "Trưa nay nghỉ từ 11:30. " * 5}]
EXTRAS = st.fixed_dictionaries({}, optional={"second_language": st.just("en"), "notices": st.just(NOTICES)})


@given(
    mornings(),
    SCREENS,
    st.floats(1, 50),
    st.integers(300, 3000),
    st.integers(0, 3),
    st.booleans(),
    EXTRAS,
    st.data(),
)
def test_everybody_called_is_in_the_picture_or_in_the_rotation(
    morning, size, distance, width_mm, held, at_once, extras, data
):
    counters, journal = morning
    settings = hall(counters, distance, width_mm, **extras)
    stage, board = Stage(), Board()
    for part in [journal.entries] if at_once else [[entry] for entry in journal.entries]:
        stage, _ = follow(stage, board, part)
        for entry in part:
            board = fold(board, entry)
    for _ in range(held):
        stage = release(stage)
    at = NOW + timedelta(seconds=10)
    state = DisplayState(at, *size, board, stage, offers=offers_at(settings, board, None, at))
    moment = data.draw(st.none() | st.just(at)) if stage.held else None
    state = replace(state, moment=moment, media=data.draw(st.booleans()))
    called = {ticket.label for ticket in board.tickets.values() if ticket.state is State.CALLED}
    assert called <= shown(settings, state)
    picture = derive(settings, state)
    assert len({row["counter"] for row in picture.rows}) == len(picture.rows)
    if called and picture.heroHeight:
        assert picture.heroNumber in called
        assert not picture.heroQuiet
    if moment or (len(called) > 1 and not picture.heroHeight):
        assert not picture.mediaShown, "pictures give way first"
    if picture.mediaShown and called:
        assert picture.heroNumberSize >= type_sizes(settings, size[0]).number - 0.1
    words = {row["counter"] for row in picture.rows} | {picture.heroCounter} | {"-" if picture.idle else ""}
    assert picture.page != "calls" or len(words) > 1
    if picture.heroHeight and picture.rows:
        assert picture.numberSize >= type_sizes(settings, size[0]).row


def test_two_pages_are_one_rotation():
    assert 2 * timedelta(seconds=PAGE_SECONDS) <= ROTATION


@pytest.mark.parametrize(("counters", "distance", "warned"), [(4, 12, False), (4, 30, True), (1, 30, False)])
def test_check_says_how_many_counters_the_screen_can_show(tmp_path, monkeypatch, counters, distance, warned):
    monkeypatch.setenv("BOCSO_LANG", "en")
    hall_file = tmp_path / "hall.toml"
    hall_file.write_text(as_toml(hall(counters, distance, 1210)), encoding="utf-8")
    answer = CliRunner().invoke(app, ["check", str(hall_file)])
    assert answer.exit_code == 0
    most = counters_at_once(hall(counters, distance, 1210), *LYING)
    assert f"hall screen: {most} counters at once can be read from {distance} m" in answer.stdout
    assert (f"warning: the hall has {counters} counters" in answer.stdout) == warned
