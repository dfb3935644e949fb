"""What is known of a printer, whatever happens in whatever order: no slip is called printed without its sign."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.printer.escpos.status import SILENCE, Condition, PaperState, Problem
from shared.printer.messages import NOT_SAID, NOT_WHOLE
from shared.printer.session.state import MOVES, UNDER_WAY, Event, Phase, PrintState, step
from shared.rules.printing import Left

WELL = Condition(True, PaperState.OK, None)
NO_PAPER = Condition(True, PaperState.OUT, Problem.PAPER_OUT)
LOSES: tuple[Event, ...] = ("unsaid", "silent", "clogged")
HAPPENS = st.lists(st.integers(0, 9), max_size=30)
"""Which of the things that can be happens next."""
PRINTERS = st.builds(
    PrintState,
    st.booleans(),
    st.sampled_from((None, True, False)),
    st.booleans(),
    left=st.sampled_from(Left),
    sure=st.booleans(),
    unechoed=st.integers(0, 3),
)


def happens(state: PrintState, choices: list[int]) -> tuple[PrintState, list[str]]:
    """What becomes of it, and what happened."""
    seen = []
    for choice in choices:
        if not state.under_way:
            break
        moves = [event for phase, event in MOVES if phase == state.phase]
        event = [*moves * 4, "held", "torn", *LOSES][choice % (4 * len(moves) + 5)]
        held = event in ("held", "torn")
        state = state.held(NO_PAPER, torn=event == "torn") if held else step(state, event)
        seen.append(event)
    return state, seen


@given(PRINTERS, st.sampled_from((WELL, SILENCE)), HAPPENS)
def test_a_slip_is_called_printed_only_after_its_sign_and_never_when_it_was_torn(printer, condition, events):
    state, seen = happens(printer.begun(condition), events)
    torn = "torn" in seen
    if state.phase == "confirmed":
        assert not torn
        assert "echoed" in seen or seen[-2:] == ["fenced", "well"]
    if state.phase == "sent":
        assert not torn
        assert seen[-1] == "ended"
    if torn:
        assert state.phase in UNDER_WAY or state.phase == "lost"


@given(PRINTERS, st.lists(HAPPENS, max_size=4))
def test_two_slips_are_never_under_way_and_a_fence_counts_only_when_no_older_one_can_come(printer, slips):
    state = printer
    for events in slips:
        if state.under_way:
            with pytest.raises(AssertionError):
                state.begun(WELL)
            state = state.given_up(NOT_SAID, piece=True)
        before, state = state, state.begun(WELL)
        assert (state.mode == "fence") == (before.sure and not before.echoes)
        state, _ = happens(state, events)
        if state.phase == "sent":
            assert not state.sure


@given(PRINTERS, HAPPENS)
def test_a_piece_is_forgotten_only_by_a_slip_that_went_through(printer, events):
    state, _ = happens(printer.begun(WELL), events)
    if state.phase not in ("confirmed", "sent"):
        assert state.left is printer.left
    after = state.given_up(NOT_SAID, piece=True)
    assert (after.left, after.head, after.sure) == (Left.PIECE, True, False)


@pytest.mark.parametrize("event", ["echoed", "fenced", "ended"])
def test_no_sign_makes_a_torn_slip_whole(event):
    state = PrintState(True, True, True).begun(WELL).held(NO_PAPER, torn=True)
    for before in ("taken", "well", "out"):
        state = step(state, before)
    ended = step(state, event)
    assert (ended.phase, ended.why) == ("lost", NOT_WHOLE)


@given(st.lists(st.booleans(), max_size=8))
def test_another_printer_is_seen_by_two_missing_echoes_in_a_row(echoes):
    state, missed = PrintState(True, True, True), 0
    for echo in echoes:
        assert state.is_another == (missed >= 2)
        if state.is_another:
            break
        state = state.begun(WELL)
        if echo:
            for event in ("taken", "well", "out", "echoed"):
                state = step(state, event)
        else:
            state = step(state, "unsaid")
        missed = 0 if echo else missed + 1


@pytest.mark.parametrize("left", Left)
def test_what_earlier_programs_left_is_believed(left):
    state = PrintState(False, None, False).taken_over(left)
    expected = Left.NOTHING if left is Left.ANSWERS else left
    assert (state.left, state.strange, state.sure) == (expected, left is not Left.NOTHING, False)


def test_every_phase_comes_and_ends():
    assert {phase for phase, _ in MOVES} | set(MOVES.values()) | {"idle", "lost"} == set(get_args(Phase))
    assert {event for _, event in MOVES} | set(LOSES) == set(get_args(Event))
