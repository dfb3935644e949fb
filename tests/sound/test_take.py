"""What was recorded of a word: what is wrong with it, and the clip that is made of it."""

import math
import random
from array import array

import pytest

from shared.recorder.take import Flaw, Level, clip_of, flaw, level
from shared.sound.shape import FULL_SCALE, RATE, loudness, voiced_seconds


def voice(decibels: float, seconds: float) -> list[float]:
    """A buzz of 200 Hz that swells and fades, as a syllable does; its loudest moment is at `decibels`."""
    length, peak = int(seconds * RATE), FULL_SCALE * 10 ** (decibels / 20)
    swell = (math.sin(math.pi * at / length) ** 0.5 for at in range(length))
    return [peak * up * math.sin(math.tau * 200 * at / RATE) for at, up in enumerate(swell)]


def room(seconds: float, decibels: float = -66) -> list[float]:
    chance, peak = random.Random(1), FULL_SCALE * 10 ** (decibels / 20)
    return [chance.uniform(-peak, peak) for _ in range(int(seconds * RATE))]


def recorded(*parts: list[float]) -> array:
    limits = (-FULL_SCALE, FULL_SCALE)
    return array("h", (max(limits[0], min(limits[1], round(each))) for part in parts for each in part))


GOOD = recorded(room(0.5), voice(-12, 0.5), room(0.5))


@pytest.mark.parametrize(
    ("samples", "problem"),
    [
        (GOOD, None),
        (recorded(room(0.3, -45), voice(-6, 0.5), room(0.3, -45)), None),
        (recorded(), Flaw.NOTHING),
        (recorded(room(1)), Flaw.NOTHING),
        (recorded(room(0.3), voice(3, 0.5), room(0.3)), Flaw.CLIPPED),
        (recorded(room(0.3), voice(-36, 0.5), room(0.3)), Flaw.QUIET),
        (recorded(room(0.3), voice(-12, 0.1), room(0.3)), Flaw.SHORT),
        (recorded(voice(-12, 0.5)[2000:], room(0.3)), Flaw.CUT_OFF),
        (recorded(room(0.3), voice(-12, 0.5)[:-2000]), Flaw.CUT_OFF),
        (recorded(room(1, -14)), Flaw.CUT_OFF),
    ],
)
def test_what_is_wrong_with_a_recording(samples, problem):
    assert flaw(samples) is problem


def test_the_clip_is_the_word_alone_as_loud_as_all_clips():
    clip = clip_of(GOOD)
    assert 0.5 <= len(clip) / RATE < 0.65
    assert voiced_seconds(clip) == pytest.approx(0.5, abs=0.05)
    assert loudness(clip) == pytest.approx(-16, abs=0.25)
    assert max(map(abs, clip)) < FULL_SCALE * 0.71
    assert (clip[0], clip[-1]) == (0, 0)


@pytest.mark.parametrize(
    ("decibels", "said"),
    [(-70, Level.SILENT), (-40, Level.QUIET), (-12, Level.GOOD), (3, Level.LOUD)],
)
def test_how_loud_somebody_speaks(decibels, said):
    assert level(recorded(voice(decibels, 0.05))) is said
    assert level([]) is Level.SILENT
