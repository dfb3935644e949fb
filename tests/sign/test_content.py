"""What a sign shows of a board."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.rules.board import Board, Session
from shared.rules.ticket import AT_COUNTER, Lane, State, Ticket
from shared.sign.content import Showing, SignContent, content
from shared.sign.texts import COUNTERS, HEADINGS, two_lines
from tests.sign.boards import board_of
from tests.support.halls import small_hall

NOW = datetime(2026, 10, 12, 1, 41, tzinfo=UTC)
SETTINGS = small_hall()


@pytest.mark.parametrize("showing", Showing)
def test_each_state_of_a_counter(showing):
    number = "A012" if showing in (Showing.CALLED, Showing.SERVING) else ""
    assert content(SETTINGS, board_of(showing, 2, NOW), 2, NOW) == SignContent(showing, 2, number)
    assert content(SETTINGS, board_of(showing, 2, NOW), 1, NOW) == SignContent(Showing.CLOSED, 1)


@pytest.mark.parametrize("showing", Showing)
def test_a_board_of_yesterday_calls_nobody(showing):
    board = board_of(showing, 2, NOW)
    assert content(SETTINGS, board, 2, NOW + timedelta(days=1)) == SignContent(Showing.CLOSED, 2)


@st.composite
def boards(draw):
    """Counters 1 to 4, each with at most one number in hand, among others who wait, are parked or gone."""
    tickets = {}
    for counter in draw(st.permutations(range(1, 5))):
        states = draw(st.lists(st.sampled_from([s for s in State if s not in AT_COUNTER]), max_size=2))
        states += draw(st.lists(st.sampled_from(sorted(AT_COUNTER)), max_size=1))
        for state in states:
            number = len(tickets) + 1
            tickets[number] = Ticket(
                number, NOW.date(), "A", number, "papers", Lane.ORDINARY, state, NOW, NOW, counter=counter
            )
    sessions = draw(st.dictionaries(st.integers(1, 4), st.sampled_from([Session(), Session(paused="x")])))
    return Board(day=NOW.date(), tickets=tickets, sessions=sessions)


@given(boards())
def test_whoever_is_called_stands_on_the_sign_of_the_counter_and_nobody_else_on_any(board):
    shown = {counter: content(SETTINGS, board, counter, NOW) for counter in range(1, 5)}
    called = {(t.counter, t.label) for t in board.tickets.values() if t.state is State.CALLED}
    served = {(t.counter, t.label) for t in board.tickets.values() if t.state is State.SERVING}
    assert {(c, s.number) for c, s in shown.items() if s.showing is Showing.CALLED} == called
    assert {(c, s.number) for c, s in shown.items() if s.showing is Showing.SERVING} == served
    for counter, sign in shown.items():
        if not sign.number:
            session = board.sessions.get(counter)
            wanted = Showing.CLOSED if session is None else Showing.PAUSED if session.paused else Showing.FREE
            assert sign == SignContent(wanted, counter)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_lines_are_short_enough_for_twenty_characters(language):
    for showing in Showing:
        number = "AB1000" if showing in (Showing.CALLED, Showing.SERVING) else ""
        assert all(len(line) <= 20 for line in two_lines(SignContent(showing, 99, number), language))


def test_every_language_has_every_word():
    assert set(HEADINGS) == set(COUNTERS)
    assert all(set(words) == set(Showing) for words in HEADINGS.values())
