"""What makes a spoken clip clear in a full hall: filters, length, loudness. Samples of +-FULL_SCALE at RATE.

Loudness is that of EBU R128 for one channel (ITU-R BS.1770-4), in LUFS.
"""

from __future__ import annotations

import math
import sys
import wave
from array import array
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

RATE = 22_050
"""Samples a second of the clips that come with the program."""
FULL_SCALE = 32_767

Samples = Sequence[float]
Filter = tuple[float, float, float, float, float]
"""b0, b1, b2, a1, a2 of a second-order section; a0 is 1."""

_FRAME = RATE // 100

PEAK = FULL_SCALE * 10 ** (-3 / 20)
LOUDNESS = -16.0
"""LUFS that every clip is brought to."""


def shelf(hertz: float, decibels: float, q: float = math.sqrt(0.5), rate: int = RATE) -> Filter:
    """Raises what lies above `hertz`."""
    k, high = math.tan(math.pi * hertz / rate), 10 ** (decibels / 20)
    middle = high**0.499666774155  # the exponent of BS.1770's first stage; 0.5 but for rounding
    a0 = 1 + k / q + k * k
    b = (high + middle * k / q + k * k, 2 * (k * k - high), high - middle * k / q + k * k)
    return (b[0] / a0, b[1] / a0, b[2] / a0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)


def low_cut(hertz: float, q: float = math.sqrt(0.5), rate: int = RATE) -> Filter:
    """Takes away what lies below `hertz`. Passes the rest with a0 of gain, as BS.1770's second stage does."""
    k = math.tan(math.pi * hertz / rate)
    a0 = 1 + k / q + k * k
    return (1.0, -2.0, 1.0, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)


CLEARER = (low_cut(150), shelf(2_500, 6))
"""Rumble goes, consonants come forward: above 3 kHz espeak-ng's lie 17-26 dB below the whole."""


def filtered(samples: Samples, *sections: Filter) -> list[float]:
    """Through each section in turn, from rest."""
    row = list(samples)
    for b0, b1, b2, a1, a2 in sections:
        first = second = 0.0
        for at, sample in enumerate(row):
            row[at] = out = b0 * sample + first
            first, second = b1 * sample - a1 * out + second, b2 * sample - a2 * out
    return row


def weighting(rate: int = RATE) -> tuple[Filter, Filter]:
    """K-weighting: the two stages of BS.1770 at any rate, by the analogue values behind its table for 48 kHz."""
    return (
        shelf(1681.974450955533, 3.999843853973347, 0.7071752369554196, rate),
        low_cut(38.13547087602444, 0.5003270373238773, rate),
    )


def loudness(samples: Samples, rate: int = RATE) -> float:
    """Integrated loudness in LUFS: windows of 0.4 s, gated at -70 LUFS, then 10 LU below the rest. They begin
    every hundredth of a second instead of every tenth: a word has few. A shorter clip is one window.
    """
    powers = [0.0, *accumulate(sample * sample for sample in filtered(samples, *weighting(rate)))]
    window, step = min(len(samples), rate * 4 // 10), rate // 100
    windows = zip(powers[::step], powers[window::step], strict=False)
    levels = [(last - first) / window / FULL_SCALE**2 for first, last in windows]
    heard = [level for level in levels if _lufs(level) > -70]
    gate = _mean(heard) - 10
    return _mean([level for level in heard if _lufs(level) > gate])


def _mean(levels: Sequence[float]) -> float:
    return _lufs(sum(levels) / max(1, len(levels)))


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(power) if power > 0 else -math.inf


def voiced_seconds(samples: Samples) -> float:
    """From the first to the last hundredth of a second that is less than 20 dB below the loudest."""
    powers = [sum(x * x for x in samples[at : at + _FRAME]) for at in range(0, len(samples) - _FRAME, _FRAME)]
    loud = [at for at, power in enumerate(powers) if power > max(powers) / 100]
    return (loud[-1] - loud[0] + 1) * _FRAME / RATE


def stretched(samples: Samples, factor: float) -> list[float]:
    """As long as `factor` says, at the same pitch (WSOLA: Verhelst and Roelands 1993): windows of 30 ms, each
    taken where it goes on best from the one before, at most 8 ms from where time would have it.
    """
    hop, reach = RATE * 15 // 1000, RATE * 8 // 1000
    rise = [0.5 - 0.5 * math.cos(math.pi * at / hop) for at in range(hop)]
    row = [*samples, *[0.0] * (2 * hop + reach)]
    out, taken = row[:hop], 0
    while len(out) < len(samples) * factor:
        goes_on, wanted = row[taken + hop : taken + 2 * hop], int(len(out) / factor)
        near = range(max(0, wanted - reach), min(wanted + reach, len(row) - 2 * hop) + 1)
        taken = min(near, key=lambda at: math.dist(goes_on, row[at : at + hop]))
        out += [a + (b - a) * up for a, b, up in zip(goes_on, row[taken : taken + hop], rise, strict=True)]
    return out


def polished(samples: Samples) -> Samples:
    """Equally loud, without clicks. Bending peaks takes loudness away, so the two take turns."""
    samples = faded(samples)
    for _ in range(6):
        samples = limited(loud(samples))
    return samples


def trimmed(samples: Samples) -> Samples:
    """Without the silence before and after; what is below 1 % of the peak (-40 dB) is silence."""
    floor = max(map(abs, samples)) / 100
    heard = [at for at, sample in enumerate(samples) if abs(sample) > floor]
    lead, tail = RATE // 100, RATE // 50
    return samples[max(0, heard[0] - lead) : heard[-1] + tail]


def loud(samples: Samples) -> Samples:
    """Brought to LOUDNESS; single peaks may pass full scale until `limited`."""
    gain = 10 ** ((LOUDNESS - loudness(samples)) / 20)
    return [sample * gain for sample in samples]


def limited(samples: Samples) -> Samples:
    """Bends what is above two thirds of PEAK so that nothing passes PEAK: no hard clipping, so no rattle."""
    knee = PEAK * 2 / 3
    room = PEAK - knee

    def bend(sample: float) -> float:
        over = abs(sample) - knee
        return sample if over <= 0 else math.copysign(knee + room * math.tanh(over / room), sample)

    return [bend(sample) for sample in samples]


def faded(samples: Samples) -> Samples:
    """Rises and falls within 4 ms, so that a cut is not heard as a click."""
    ramp = RATE * 4 // 1000
    last = len(samples) - 1
    return [sample * min(1, at / ramp, (last - at) / ramp) for at, sample in enumerate(samples)]


def write_clip(path: Path, samples: Samples) -> None:
    """A WAV file as all clips are, in a folder that is made if need be. Raises OSError."""
    pcm = array("h", (round(sample) for sample in samples))
    if sys.byteorder == "big":
        pcm.byteswap()
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(RATE)
        clip.writeframes(pcm.tobytes())


def at_rate(samples: array[int], channels: int, own_rate: int, rate: int = RATE) -> array[int]:
    """As mono (the mean of two channels, the first of more) at `rate`, by linear interpolation: enough for speech,
    and needs no library.
    """
    if channels == 2:
        sides = zip(samples[::2], samples[1::2], strict=True)
        samples = array("h", ((left + right) // 2 for left, right in sides))
    elif channels > 2:
        samples = samples[::channels]
    if own_rate == rate:
        return samples
    last = len(samples) - 1

    def at(index: int) -> int:
        before, part = divmod(index * own_rate, rate)
        here, there = samples[before], samples[min(before + 1, last)]
        return here + (there - here) * part // rate

    return array("h", (at(index) for index in range(len(samples) * rate // own_rate)))
