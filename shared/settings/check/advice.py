"""What is allowed in a hall file and yet will not be heard as it is meant: for `bocso check`, in nobody's way."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.rules.alike import sound_alike
from shared.rules.words import CHIME, call_speech, calls_speech
from shared.settings.settings import Settings

ALIKE = QT_TRANSLATE_NOOP(
    "errors",
    "service.prefix: {one} and {other} sound alike when they are said ({language})",
)
MISSING = QT_TRANSLATE_NOOP("errors", "display.voice: there is no clip {file}; it is left out when a call is said")


def advice(settings: Settings, sounds: Sequence[Path]) -> Iterator[Words]:
    """One sentence for each pair of prefixes that sound alike, and for each clip that the hall's numbers need and
    none of the folders `sounds` has.
    """
    prefixes = {service.prefix for service in settings.service}
    for language in settings.display.voice:
        for one, other in sound_alike(prefixes, language):
            yield Words(ALIKE, one=one, other=other, language=language)
    for file in _needed(settings, sorted(prefixes)):
        if not any(os.path.isfile(folder / file) for folder in sounds):  # noqa: PTH113 - Path.is_file may raise
            yield Words(MISSING, file=file)


def _needed(settings: Settings, prefixes: Sequence[str]) -> list[str]:
    """The files of all calls that can come in this hall."""
    whole, numbers = settings.display.numbers == "words", settings.numbers
    counters = [counter.number for counter in settings.counter]
    files = {f"{CHIME}.wav": None}
    for language in settings.display.voice:
        speeches = [call_speech(f"{prefix}0", counters[0], language, again=True) for prefix in prefixes]
        speeches += [calls_speech([(f"{prefixes[0]}0", counter)], language) for counter in counters]
        speeches += [
            call_speech(f"{prefixes[0]}{number:03}", counters[0], language, whole=whole)
            for number in range(numbers.first, numbers.last + 1)
        ]
        files |= {f"{language}/{clip}.wav": None for speech in speeches for clip in speech.clips}
    return list(files)
