"""What gives way on a crowded hall screen: what is awaited least goes first, and stays there in words."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from display.props import derive
from display.state import DisplayState
from shared.rules.board import Board, Call, Session
from shared.rules.ticket import Lane, State, Ticket
from tests.support.halls import small_hall

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
LYING, UPRIGHT = (1920, 1080), (1080, 1920)


def crowd(size=LYING, *, width_mm=1210, called=(), serving=(), paused=(), free=()):
    """The picture of a hall of twelve counters of which these are open: number 1 is called at counter 1."""
    settings = small_hall(
        counter=[{"number": n, "services": ["papers"]} for n in range(1, 13)],
        display={"screen_width_mm": width_mm},
    )
    people = [(n, State.CALLED) for n in called] + [(n, State.SERVING) for n in serving]
    tickets = {
        n: Ticket(n, NOW.date(), "A", n, "papers", Lane.ORDINARY, state, NOW, NOW, counter=n, called_at=NOW)
        for n, state in people
    }
    calls = tuple(Call(n, n, tickets[n].label, n, NOW) for n in sorted(tickets, reverse=True))
    sessions = {n: Session() for n in (*tickets, *free)}
    sessions |= {n: Session(paused="x", paused_at=NOW) for n in paused}
    board = Board(NOW.date(), MappingProxyType(tickets), calls, MappingProxyType(sessions))
    return derive(settings, DisplayState(NOW, *size, board))


def idle(picture):
    return {each["kind"]: each["counters"] for each in picture.idle}


@pytest.mark.parametrize(("size", "width_mm"), [(LYING, 1210), (UPRIGHT, 680)])
def test_one_call_is_large_however_many_counters_are_free(size, width_mm):
    one = crowd(size, width_mm=width_mm, called=[3], paused=[2], free=[1, *range(4, 13)])
    assert one.heroNumber == "A003"
    assert one.heroNumberSize > 2 * crowd(size, width_mm=width_mm, called=range(1, 13)).numberSize
    assert (one.rows, one.idleHeight > 0) == ((), True)
    assert idle(one) == {"paused": "2", "free": "1, 4–12"}


def test_who_is_served_gives_way_after_those_who_have_nobody_and_before_the_large_place():
    some = crowd(called=[1], serving=[2, 3, 4], free=range(5, 13))
    assert [row["counter"] for row in some.rows] == ["1", "2", "3", "4"]
    assert (some.heroNumber, idle(some)) == ("A001", {"free": "5–12"})
    more = crowd(called=[1, 9], serving=[2, 3, 4, 5, 6, 7, 8], free=range(10, 13))
    assert [row["counter"] for row in more.rows] == ["1", "9"]
    assert idle(more) == {"serving": "2–8", "free": "10–12"}
    assert more.heroHeight > 0


def test_a_rush_has_rows_alone_and_those_who_have_nobody_one_line():
    rush = crowd(called=range(1, 9), free=range(9, 13))
    assert {row["counter"] for row in rush.rows} >= {str(n) for n in range(1, 9)}
    shown = {int(row["counter"]) for row in rush.rows}
    assert idle(rush) == ({} if len(shown) == 12 else {"free": "9–12"})


@pytest.mark.parametrize("called", [(), (1,)])
def test_counters_that_are_not_open_have_their_turn_at_the_foot(called):
    picture = crowd(called=called, serving=[2])
    assert idle(picture) == {"closed": "3–12" if called else "1, 3–12"}
    assert picture.idleHeight == 0, "each open one has its row"


def test_before_anybody_is_there_nothing_is_closed():
    assert crowd().idle == ()
