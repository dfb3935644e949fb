"""What a printer's bytes mean: every bit of Epson's tables, and nonsense that must not look like an answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.printer.escpos.status import (
    SILENCE,
    Automatic,
    Condition,
    Echo,
    Flow,
    Ordered,
    PaperState,
    Problem,
    RealTime,
    Replies,
    Reply,
    StatusBlock,
    automatic_condition,
    condition,
)
from shared.printer.messages import NEAR_END, READY, WHAT_TO_DO, what_to_do

OK = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}


def parts(*pieces: bytes) -> list[Reply]:
    replies = Replies()
    return [reply for piece in pieces for reply in replies.feed(piece)]


@pytest.mark.parametrize(
    ("changed", "paper", "problem"),
    [
        ({}, PaperState.OK, None),
        ({1: 0x16}, PaperState.OK, None),  # no drawer is plugged in
        ({1: 0x1A}, PaperState.OK, Problem.OFFLINE),
        ({1: 0x32}, PaperState.OK, Problem.OFFLINE),  # waits for recovery
        ({1: 0x52}, PaperState.OK, None),  # somebody feeds paper by hand
        ({1: 0x1A, 2: 0x16}, PaperState.OK, Problem.COVER_OPEN),
        ({1: 0x1A, 2: 0x32}, PaperState.OUT, Problem.PAPER_OUT),
        ({1: 0x1A, 2: 0x32, 4: 0x7E}, PaperState.OUT, Problem.PAPER_OUT),
        ({1: 0x1A, 2: 0x36, 4: 0x72}, PaperState.OUT, Problem.PAPER_OUT),
        ({1: 0x1A, 2: 0x52}, PaperState.OK, Problem.OFFLINE),
        ({1: 0x1A, 2: 0x52, 3: 0x1A}, PaperState.OK, Problem.CUTTER),
        ({1: 0x1A, 2: 0x52, 3: 0x16}, PaperState.OK, Problem.CUTTER),
        ({1: 0x1A, 2: 0x52, 3: 0x32}, PaperState.OK, Problem.BROKEN),
        ({1: 0x1A, 2: 0x52, 3: 0x52}, PaperState.OK, Problem.HOT),
        ({4: 0x1E}, PaperState.NEAR_END, None),
        ({4: 0x16}, PaperState.NEAR_END, None),
        ({4: 0x72}, PaperState.OUT, Problem.PAPER_OUT),
    ],
)
def test_real_time_answers(changed, paper, problem):
    assert condition({**OK, **changed}) == Condition(True, paper, problem)


@pytest.mark.parametrize(
    ("block", "paper", "problem"),
    [
        ("10000000", PaperState.OK, None),
        ("14000000", PaperState.OK, None),
        ("10000300", PaperState.NEAR_END, None),
        ("18000f00", PaperState.OUT, Problem.PAPER_OUT),
        ("38000000", PaperState.OK, Problem.COVER_OPEN),
        ("18080000", PaperState.OK, Problem.CUTTER),
        ("18040000", PaperState.OK, Problem.CUTTER),
        ("18200000", PaperState.OK, Problem.BROKEN),
        ("18400000", PaperState.OK, Problem.HOT),
        ("18000000", PaperState.OK, Problem.OFFLINE),
    ],
)
def test_automatic_status(block, paper, problem):
    assert automatic_condition(bytes.fromhex(block)) == Condition(True, paper, problem)


def test_silence_is_unknown_and_no_obstacle():
    assert condition({}) == SILENCE
    assert SILENCE.ready
    assert SILENCE.paper == PaperState.UNKNOWN
    assert not SILENCE.answered


def test_paper_that_was_not_told_is_unknown():
    assert condition({1: 0x12}).paper == PaperState.UNKNOWN


@pytest.mark.parametrize("problem", [problem for problem in Problem if problem != Problem.SILENT])
def test_every_other_problem_is_an_obstacle(problem):
    assert not Condition(True, PaperState.OK, problem).ready


def test_every_problem_has_its_sentence():
    assert set(WHAT_TO_DO) == set(Problem)
    assert what_to_do(Condition(True, PaperState.OUT, Problem.PAPER_OUT)).startswith("Out of paper")
    assert what_to_do(Condition(True, PaperState.NEAR_END, None)) == NEAR_END
    assert what_to_do(Condition(True, PaperState.OK, None)) == READY


@pytest.mark.parametrize(
    ("heard", "replies"),
    [
        (b"\x12\x16\x7e", [RealTime(0x12), RealTime(0x16), RealTime(0x7E)]),
        (b"\x18\x00\x0f\x00\x12", [Automatic(b"\x18\x00\x0f\x00"), RealTime(0x12)]),
        (b"\x11\x13", [Flow(go=True), Flow(go=False)]),
        (b"\x00\x0f\x0c\x03", [Ordered(0), Ordered(0x0F), Ordered(0x0C), Ordered(0x03)]),
        (b"\x01\x02\x80\xff", []),
        (b'7"A012\0', [Echo("A012")]),
        (b"7%\0", [StatusBlock(0x37, b"%")]),
        (b"_TM-T88V\0=x\0", [StatusBlock(0x5F, b"TM-T88V"), StatusBlock(0x3D, b"x")]),
        (b"\x10\x00\x13\x00\x11\x00", [Flow(go=False), Flow(go=True), Automatic(b"\x10\0\0\0")]),
        (b'7"A\x130\x1112\0', [Flow(go=False), Flow(go=True), Echo("A012")]),
        (b"\x10\x12\x12", [RealTime(0x12), RealTime(0x12)]),  # a block that was no block
        (b"7\x12\x12", [RealTime(0x12), RealTime(0x12)]),
        (b"7" + b"x" * 200 + b"\x12", [RealTime(0x12)]),  # never a block without end
    ],
)
def test_answers_are_parted(heard, replies):
    assert parts(heard) == replies
    assert parts(*(bytes((byte,)) for byte in heard)) == replies


NOISE = st.binary(max_size=60)
PIECES = st.lists(st.binary(max_size=12), max_size=12)


@given(PIECES)
def test_any_bytes_in_any_pieces_give_the_same_answers_and_never_raise(pieces):
    assert parts(*pieces) == parts(b"".join(pieces))


@given(NOISE)
def test_what_is_no_answer_gives_none(noise):
    answers = [reply for reply in parts(noise) if isinstance(reply, RealTime)]
    assert all(reply.bits & 0x93 == 0x12 for reply in answers)
    assert len(answers) <= sum(byte & 0x93 == 0x12 for byte in noise)
    for reply in parts(noise):
        if isinstance(reply, Automatic):
            assert len(reply.block) == 4
            assert reply.block[0] & 0x93 == 0x10
            assert not any(byte & 0x90 for byte in reply.block[1:])


@given(NOISE, st.sampled_from([0x12, 0x16, 0x1A]))
def test_a_real_answer_after_noise_is_found(noise, answer):
    """Bytes below 0x20 that no block can hold; an answer of printable form may be swallowed by a begun block."""
    assert parts(noise, bytes((answer,)))[-1:] == [RealTime(answer)]


@given(NOISE.filter(lambda noise: 0x37 not in noise), st.text("ABC012~ ", min_size=4, max_size=4))
def test_an_echo_after_noise_is_found_unless_a_block_was_begun(noise, mark):
    begun = Replies()
    begun.feed(noise + b"\x12\x80")  # neither goes on a block
    assert begun.feed(b'7"' + mark.encode() + b"\0") == [Echo(mark)]


@given(st.dictionaries(st.sampled_from([1, 2, 3, 4]), st.integers(0, 255)))
def test_ok_is_said_only_by_an_answer_about_paper(answers):
    said = condition(answers)
    if said.paper == PaperState.OK:
        assert 4 in answers
        assert not answers[4] & 0x6C
    assert said.answered == bool(answers)


def test_half_an_answer_is_forgotten_with_a_new_question():
    replies = Replies()
    assert replies.feed(b"\x10\x00\x00") == []
    replies.forget()
    assert replies.feed(b"\x00\x12") == [Ordered(0), RealTime(0x12)]
