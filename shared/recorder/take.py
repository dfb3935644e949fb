"""What was recorded of a word: whether it can be used, and the clip made of it. Pure; samples of `sound.shape`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby

from shared.sound.shape import FULL_SCALE, RATE, Samples, filtered, low_cut, polished

_FRAME = RATE // 100
_FULL = FULL_SCALE * 0.99
CLIPPED_ROW = 3
"""So many samples in a row at full scale: the tops are cut off."""
QUIET = FULL_SCALE * 10 ** (-30 / 20)
"""A voice whose loudest hundredth of a second is below: its microphone's noise would be made loud with it."""
SHORTEST = 0.2
"""Seconds of a word; what is shorter is a click or a cough."""
EDGE = 0.06
"""Seconds of silence that must stand before and after the word."""
DEPTH = 10 ** (-30 / 20)
"""What lies so far below the loudest is no word any more: a soft s lies 25 dB below its vowel."""
LEAD, TAIL = 0.03, 0.05
"""Seconds that are left before and after the word."""


class Flaw(StrEnum):
    """Why a recording is of no use."""

    NOTHING = "nothing"
    CLIPPED = "clipped"
    QUIET = "quiet"
    SHORT = "short"
    CUT_OFF = "cut_off"


class Level(StrEnum):
    """How loud somebody speaks, in words."""

    SILENT = "silent"
    QUIET = "quiet"
    GOOD = "good"
    LOUD = "loud"


def level(samples: Samples) -> Level:
    """Of a moment of some hundredths of a second."""
    loudest, peak = max(_powers(samples), default=0.0), max(map(abs, samples), default=0)
    if peak >= _FULL:
        return Level.LOUD
    return Level.GOOD if loudest >= QUIET else Level.QUIET if loudest >= QUIET / 10 else Level.SILENT


def flaw(samples: Samples) -> Flaw | None:
    """What is wrong with a recording; the first thing to put right."""
    powers = _powers(samples)
    loudest = max(powers, default=0.0)
    if loudest < QUIET / 10:
        return Flaw.NOTHING
    rows = (sum(1 for _ in row) for high, row in groupby(samples, lambda each: abs(each) >= _FULL) if high)
    if any(row >= CLIPPED_ROW for row in rows):
        return Flaw.CLIPPED
    if loudest < QUIET:
        return Flaw.QUIET
    first, last = _word(powers)
    if first * _FRAME < EDGE * RATE or (len(powers) - last) * _FRAME < EDGE * RATE:
        return Flaw.CUT_OFF
    return Flaw.SHORT if (last - first) * _FRAME < SHORTEST * RATE else None


def clip_of(samples: Samples) -> Samples:
    """The word without the silence around it, without rumble, and as loud as all clips."""
    first, last = _word(_powers(samples))
    cut = samples[max(0, first * _FRAME - int(LEAD * RATE)) : last * _FRAME + int(TAIL * RATE)]
    return polished(filtered(cut, low_cut(100)))


def _word(powers: Sequence[float]) -> tuple[int, int]:
    """From which frame to which: what stands out of the room's noise."""
    noise = sorted(powers)[len(powers) // 10]
    floor = max(max(powers) * DEPTH, min(noise * 2, max(powers) / 4))
    heard = [at for at, power in enumerate(powers) if power > floor]
    return heard[0], heard[-1] + 1


def _powers(samples: Samples) -> list[float]:
    """Root mean square of each hundredth of a second."""
    frames = (samples[at : at + _FRAME] for at in range(0, len(samples) - _FRAME + 1, _FRAME))
    return [math.sqrt(sum(sample * sample for sample in frame) / _FRAME) for frame in frames]
