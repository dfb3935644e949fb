"""The clips that come with the program: equally loud, long enough, without a click; and the measure itself."""

import math
import wave
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from shared.assets import assets
from shared.sound.shape import FULL_SCALE, RATE, loudness, stretched, voiced_seconds, weighting

SOUNDS = assets() / "sounds"
CLIPS = sorted(path.relative_to(SOUNDS).as_posix() for path in SOUNDS.rglob("*.wav"))
DIGITS = [f"{language}/{digit}.wav" for language in ("vi", "en") for digit in range(10)]


def samples_of(path: Path) -> array:
    with wave.open(str(path)) as clip:
        assert (clip.getframerate(), clip.getnchannels(), clip.getsampwidth()) == (RATE, 1, 2)
        return array("h", clip.readframes(clip.getnframes()))


def tone(hertz: float, level: float, seconds: float, rate: int) -> list[float]:
    peak = FULL_SCALE * 10 ** (level / 20)
    return [peak * math.sin(math.tau * hertz * at / rate) for at in range(int(seconds * rate))]


def test_the_weighting_at_48_khz_is_the_standards_own_table():
    """ITU-R BS.1770-4, tables 1 and 2."""
    high, low = weighting(48_000)
    assert high == pytest.approx(
        (1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585), abs=1e-12
    )
    assert low == pytest.approx((1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621), abs=1e-12)


@pytest.mark.parametrize("rate", [RATE, 48_000])
def test_a_tone_of_known_loudness(rate):
    """A sine of 997 Hz at full scale in one channel is -3.01 LUFS; a lower one is lower by as much; what is 10 LU
    quieter than the rest does not count.
    """
    assert loudness(tone(997, 0, 1, rate), rate) == pytest.approx(-3.01, abs=0.05)
    assert loudness(tone(997, -20, 1, rate), rate) == pytest.approx(-23.01, abs=0.05)
    both = tone(997, -20, 4, rate) + tone(997, -60, 4, rate)
    assert loudness(both, rate) == pytest.approx(-23.01, abs=0.3)
    assert loudness([0.0] * rate, rate) == -math.inf


def test_a_stretched_clip_keeps_its_pitch():
    before = tone(220, -6, 0.3, RATE)
    after = stretched(before, 1.4)
    assert len(after) / len(before) == pytest.approx(1.4, abs=0.07)

    def crossings(row: list[float]) -> float:
        return sum(a < 0 <= b for a, b in pairwise(row)) / len(row) * RATE

    assert crossings(after[: int(len(before) * 1.3)]) == pytest.approx(220, abs=6)


@pytest.mark.parametrize("name", CLIPS)
def test_a_clip_is_as_loud_as_all_others_and_ends_in_silence(name):
    samples = samples_of(SOUNDS / name)
    assert loudness(samples) == pytest.approx(-16, abs=0.25)
    assert 0.3 < max(map(abs, samples)) / FULL_SCALE < 0.71, "peaks under -3 dBFS"
    assert (samples[0], samples[-1]) == (0, 0)
    steps = [abs(b - a) for a, b in pairwise(samples)]
    edge = RATE * 2 // 1000
    assert max(steps[:edge] + steps[-edge:]) < max(steps) / 3, "no click at either end"
    assert sum(abs(s) >= FULL_SCALE - 1 for s in samples) == 0, "nothing clipped"


@pytest.mark.parametrize("name", DIGITS)
def test_a_digit_is_long_enough_and_not_longer(name):
    assert 0.40 <= voiced_seconds(samples_of(SOUNDS / name)) <= 0.55


def test_all_clips_together_are_small():
    assert sum((SOUNDS / name).stat().st_size for name in CLIPS) < 3_500_000
