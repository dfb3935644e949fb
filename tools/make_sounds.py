"""Makes assets/sounds: a chime, and a clip for every word of shared.rules.words, spoken by espeak-ng.

    python -m tools.make_sounds [FOLDER]

Needs Debian's espeak-ng (apt-get install espeak-ng) and nothing else; the same version of it makes the same
bytes. Clips are WAV, 22,050 Hz, 16 bit, mono, without silence at either end, equally loud, peaks under -3 dBFS,
shaped for a full hall (`shared.sound.shape`; why: docs/decisions/0016).
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from shared.assets import assets
from shared.rules.words import CHIME, clip_texts, languages
from shared.sound.espeak import WORDS_A_MINUTE, spoken
from shared.sound.shape import (
    CLEARER,
    FULL_SCALE,
    RATE,
    Samples,
    filtered,
    polished,
    stretched,
    trimmed,
    voiced_seconds,
    write_clip,
)

SLOWER = (100, 92, 86, 80)  # espeak-ng goes no slower
FASTER = (116, 124, 134, 144, 156, 170)
SHORTEST = 0.43
"""Seconds that a single word is voiced at least."""
LONGEST_DIGIT = 0.53
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
    write_clip(folder / f"{CHIME}.wav", polished(chime()))
    for language in languages():
        for clip, text in clip_texts(language).items():
            write_clip(folder / language / f"{clip}.wav", polished(word(clip, text, language)))
    print(f"clips are in {folder}", file=sys.stderr)
    return 0


def word(clip: str, text: str, language: str) -> Samples:
    """A phrase as it is said, a single word long enough to be understood, a digit no longer than is needed."""

    def said(speed: int) -> Samples:
        line = PHONEMES.get((language, text), text)
        return trimmed(filtered(spoken(line, language, speed), *CLEARER))

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


if __name__ == "__main__":
    sys.exit(main())
