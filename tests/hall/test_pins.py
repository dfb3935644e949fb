"""Guessing a PIN: how long it takes, what the clerk hears of it, and that nobody is locked out for good."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shared.errors.counters import PinLocked, PinWrong
from shared.pin import LONGEST, PAUSE, TRIES, in_words, pause_after
from shared.ui.texts import sentence_in, words_in
from tests.support.halls import PIN, small_hall

pytestmark = pytest.mark.databases("sqlite")

WRONG = "2846"


@pytest.fixture
def shut(make_hall):
    return make_hall(small_hall())


def tried(hall, pin: str = WRONG) -> PinWrong | PinLocked | None:
    """What a try was answered with; None: the counter was open for a moment."""
    try:
        hall.open(1, pin)
    except (PinWrong, PinLocked) as refused:
        return refused
    hall.close(1)
    return None


@pytest.mark.parametrize(
    ("tries", "pause"),
    [(0, 0), (4, 0), (5, 30), (6, 0), (10, 60), (15, 120), (20, 240), (40, 3600), (45, 3600), (10**9, 3600)],
)
def test_the_pause_grows_and_stays_below_an_hour(tries, pause):
    assert pause_after(tries) == timedelta(seconds=pause)


def test_four_digits_last_for_months():
    """Half of all PINs, tried day and night."""
    pauses = sum((pause_after(n) for n in range(1, 5001)), timedelta(0))
    assert pauses > timedelta(days=40)


@pytest.mark.parametrize(
    ("wait", "said"),
    [(0.1, "1 giây"), (30, "30 giây"), (119.5, "2 phút"), (120, "2 phút"), (121, "3 phút"), (3600, "60 phút")],
)
def test_a_wait_is_said_in_words(wait, said):
    assert words_in(in_words(timedelta(seconds=wait)), "vi") == said


def test_each_pause_is_twice_the_last_and_a_right_pin_ends_it(shut, clock):
    for pause in (30, 60, 120, 240):
        assert [type(tried(shut)) for _ in range(TRIES)] == [PinWrong] * (TRIES - 1) + [PinLocked]
        clock.go(seconds=pause - 1)
        assert isinstance(tried(shut, PIN), PinLocked)
        clock.go(seconds=1.5)
    assert tried(shut, PIN) is None
    assert shut.wrong_pins(1) is None
    for _ in range(TRIES - 1):
        tried(shut)
    assert isinstance(tried(shut), PinLocked)
    clock.go(seconds=31)
    assert tried(shut, PIN) is None, "a right PIN began it anew"


def test_since_when_somebody_tries_is_said_to_who_logs_on(shut, clock):
    began = clock.now.astimezone(shut.settings.zone)
    for _ in range(TRIES - 1):
        tried(shut)
        clock.go(seconds=60)
    assert shut.wrong_pins(1) is None, "somebody mistypes"
    locked = tried(shut)
    assert isinstance(locked, PinLocked)
    told = sentence_in(locked, "vi")
    assert f"{began:%H:%M %d/%m}" in told
    assert "5 lần" in told
    assert "30 giây" in told
    clock.go(seconds=31)
    assert words_in(shut.wrong_pins(1), "vi").startswith(f"Từ {began:%H:%M %d/%m}")
    assert shut.wrong_pins(2) is None
    assert tried(shut, PIN) is None


def test_a_new_hall_object_counts_on(make_hall, shut, clock, any_store):
    for _ in range(TRIES):
        tried(shut)
    again = type(shut)(small_hall(), any_store, clock)
    assert isinstance(tried(again, PIN), PinLocked)
    clock.go(seconds=31)
    for _ in range(TRIES - 1):
        assert isinstance(tried(again), PinWrong)
    locked = tried(again)
    assert locked.fields["tries"] == 2 * TRIES


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(1, 7), st.integers(-90_000, 90_000)), max_size=10))
def test_nobody_is_locked_out_for_longer_than_an_hour(shut, clock, steps):
    """Whatever is typed and however the clock is set: who is told to wait gets in an hour after that."""
    for tries, seconds in steps:
        for _ in range(tries):
            assert tried(shut) is not None
        clock.is_set(seconds=seconds)
    told = tried(shut, PIN)
    assert isinstance(told, PinLocked | None)
    clock.go(seconds=(LONGEST + PAUSE).total_seconds())
    shut.check_pin(1, PIN)
