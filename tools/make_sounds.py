"""Makes assets/sounds: a chime, and a clip for every word of shared.rules.words, spoken by espeak-ng.

    python -m tools.make_sounds [FOLDER]

Needs Debian's espeak-ng (apt-get install espeak-ng) and nothing else; the same version of it makes the same
bytes. Clips are WAV, 22,050 Hz, 16 bit, mono, without silence at either end, equally loud, peaks under -3 dBFS,
shaped for a full hall (`tools.clip_shape`; why: docs/decisions/0016).
"""

from __future__ import annotations

import argparse
import io
import math
import subprocess
import sys
import wave
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from shared.assets import assets
from shared.rules.words import CHIME, clip_texts, languages
from tools.clip_shape import (
    FULL_SCALE,
    RATE,
    Samples,
    filtered,
    loudness,
    low_cut,
    shelf,
    stretched,
    voiced_seconds,
)

PEAK = FULL_SCALE * 10 ** (-3 / 20)
LOUDNESS = -16.0
"""LUFS that every clip is brought to."""

CLEARER = (low_cut(150), shelf(2_500, 6))
"""Rumble goes, consonants come forward: above 3 kHz espeak-ng's lie 17-26 dB below the whole."""

VOICES = MappingProxyType({"vi": "vi", "en": "en-gb"})
WORDS_A_MINUTE = 108
SLOWER = (100, 92, 86, 80)  # espeak-ng goes no slower
FASTER = (116, 124, 134, 144, 156, 170)
SHORTEST = 0.43
"""Seconds that a single word is voiced at least."""
LONGEST_DIGIT = 0.53
AMPLITUDE = 50
"""espeak-ng's own volume, low enough that it does not clip before the loudness is set here."""

PHONEMES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        # espeak-ng 1.51 says these alone as it would inside a sentence: "không" short and unstressed, "gi" as
        # a bare consonant. The phonemes are those it uses for "công" and "di".
        ("vi", "không"): "[[x'o#7N]]",
        ("vi", "gi"): "[[z'i7]]",
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Makes the chime and the spoken clips.")
    parser.add_argument("folder", nargs="?", type=Path, default=assets() / "sounds")
    folder: Path = parser.parse_args(arguments).folder
    write(folder / f"{CHIME}.wav", polished(chime()))
    for language in languages():
        for clip, text in clip_texts(language).items():
            write(folder / language / f"{clip}.wav", polished(word(clip, text, language)))
    print(f"clips are in {folder}", file=sys.stderr)
    return 0


def word(clip: str, text: str, language: str) -> Samples:
    """A phrase as it is said, a single word long enough to be understood, a digit no longer than is needed."""

    def said(speed: int) -> Samples:
        return trimmed(filtered(spoken(text, language, speed), *CLEARER))

    plain = said(WORDS_A_MINUTE)
    if " " in text:
        return plain
    length, digit = voiced_seconds(plain), clip in "0123456789"
    if length < SHORTEST:
        tries = (said(speed) for speed in SLOWER)
        slow = next((each for each in tries if voiced_seconds(each) >= SHORTEST), None) or said(SLOWER[-1])
        return slow if voiced_seconds(slow) >= SHORTEST else stretched(slow, SHORTEST / voiced_seconds(slow))
    if digit and length > LONGEST_DIGIT:
        return next(each for each in map(said, FASTER) if voiced_seconds(each) <= LONGEST_DIGIT)
    return plain


def spoken(text: str, language: str, speed: int) -> Samples:
    """What espeak-ng says at `speed` words a minute. Raises CalledProcessError."""
    command = ["espeak-ng", "-v", VOICES[language], "-s", str(speed), "-a", str(AMPLITUDE), "--stdout"]
    line = PHONEMES.get((language, text), text)
    sound = subprocess.run([*command, line], check=True, capture_output=True).stdout
    with wave.open(io.BytesIO(sound)) as clip:
        if (clip.getframerate(), clip.getnchannels(), clip.getsampwidth()) != (RATE, 1, 2):
            raise SystemExit(f"espeak-ng gave {clip.getparams()}, not {RATE} Hz 16 bit mono")
        samples = array("h", clip.readframes(clip.getnframes()))  # on a pipe the header's length is too long
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


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


def chime() -> Samples:
    """Two soft bells, 660 Hz then 880 Hz (a fourth up), 0.9 s in all."""
    length = RATE * 9 // 10
    tones = [bell(660, 0.0, length), bell(880, 0.28, length)]
    return [FULL_SCALE / 2 * sum(pair) for pair in zip(*tones, strict=True)]


def bell(pitch: float, start_seconds: float, length: int) -> Samples:
    """A struck tone with two quiet partials, decaying to a thousandth; `length` is in samples."""

    def at(index: int) -> float:
        seconds = index / RATE - start_seconds
        if seconds < 0:
            return 0.0
        strike = min(1.0, seconds / 0.006)
        partials = ((1, 1.0, 7), (2, 0.25, 11), (3, 0.08, 16))  # multiple, strength, decay per second
        return strike * sum(
            strength * math.exp(-decay * seconds) * math.sin(math.tau * pitch * multiple * seconds)
            for multiple, strength, decay in partials
        )

    return [at(index) for index in range(length)]


def write(path: Path, samples: Samples) -> None:
    pcm = array("h", (round(sample) for sample in samples))
    if sys.byteorder == "big":
        pcm.byteswap()
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as clip:
        clip.setnchannels(1)
        clip.setsampwidth(2)
        clip.setframerate(RATE)
        clip.writeframes(pcm.tobytes())


if __name__ == "__main__":
    sys.exit(main())
