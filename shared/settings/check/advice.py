"""What is allowed in a hall file and yet will not be heard, or paid, as it is meant: for `bocso check`, in
nobody's way.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations
from pathlib import Path

from vietnam_qr_pay.constants.banks import BanksObject

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.rules.alike import sound_alike
from shared.rules.words import CHIME, call_speech, calls_speech
from shared.settings.settings import Settings

ALIKE = QT_TRANSLATE_NOOP(
    "errors", "service.prefix: {one} and {other} sound alike when they are said ({language})"
)
NO_CHIME = QT_TRANSLATE_NOOP("errors", "display.voice: there is no {file}; calls are said without it")
MISSING = QT_TRANSLATE_NOOP(
    "errors",
    "display.voice: there is no clip {file}; calls such as {calls} ({count} in all) are not said in this language",
)
NOT_ALONE = QT_TRANSLATE_NOOP(
    "errors",
    "display.voice: there is no clip {file}; recalls, or several calls in one sentence, are not said in this"
    " language",
)
EXAMPLES = 3
NO_MEDIA = QT_TRANSLATE_NOOP(
    "errors", "{key}: there is no picture or film in {folder}; the calls have the whole screen"
)
BOTH_SPEAK = QT_TRANSLATE_NOOP(
    "errors",
    "screen.speaks: {one} and {other} both say the calls of counter {counters}; where one hears both, one of them"
    " needs speaks = false",
)
NO_GROUPS = QT_TRANSLATE_NOOP(
    "errors",
    "service.group: a page of the kiosk has room for {most} of these {count} services; in groups each is two"
    " touches away",
)
NO_BANK = QT_TRANSLATE_NOOP(
    "errors", "payment.bin: {bin} is no bank that VietQR is known to pay into; please ask the bank for its number"
)
NO_ACCOUNT = QT_TRANSLATE_NOOP(
    "errors", "payment.account: {account} is the example's and no account; the QR code of a fee leads nowhere"
)
MOST_TILES = 10
"""Of a page of the kiosk."""
MEDIA = frozenset({".jpg", ".jpeg", ".png", ".webp", ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"})
"""What `display/qml/Media.qml` shows."""


def advice(settings: Settings, sounds: Sequence[Path], beside: Path) -> Iterator[Words]:
    """One sentence for each pair of prefixes that sound alike, for each clip that the hall's numbers need and
    none of the folders `sounds` has, for each hall screen that has nothing to show in its folder in `beside`, and
    for two that say the same calls; and one where the kiosk's services want groups, where no bank is known that is
    paid into, and where fees go to the example's account.
    """
    yield from _media(settings, beside)
    yield from _both_speak(settings)
    if set(settings.payment.account) == {"0"}:
        yield Words(NO_ACCOUNT, account=settings.payment.account)
    elif settings.payment.bin and settings.payment.bin not in {bank.bin for bank in BanksObject.values()}:
        yield Words(NO_BANK, bin=settings.payment.bin)
    if len(settings.service) > MOST_TILES and not settings.group:
        yield Words(NO_GROUPS, most=MOST_TILES, count=len(settings.service))
    prefixes = {service.prefix for service in settings.service}
    for language in settings.display.voice:
        for one, other in sound_alike(prefixes, language):
            yield Words(ALIKE, one=one, other=other, language=language)
    for file, calls in _needed(settings, sorted(prefixes)).items():
        if any(os.path.isfile(folder / file) for folder in sounds):  # noqa: PTH113 - Path.is_file may raise
            continue
        if file == f"{CHIME}.wav":
            yield Words(NO_CHIME, file=file)
        elif calls:
            yield Words(MISSING, file=file, calls=", ".join(list(calls)[:EXAMPLES]), count=len(calls))
        else:
            yield Words(NOT_ALONE, file=file)


def _media(settings: Settings, beside: Path) -> Iterator[Words]:
    screens = (("display", settings.display), *((f"screen {each.name}", each) for each in settings.screen))
    for name, screen in screens:
        if screen.media and not any(each.suffix.lower() in MEDIA for each in _files(beside / screen.media)):
            yield Words(NO_MEDIA, key=f"{name}.media", folder=screen.media)


def _files(folder: Path) -> Sequence[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return ()


def _both_speak(settings: Settings) -> Iterator[Words]:
    """The first hall screen says all calls."""
    every = tuple(counter.number for counter in settings.counter)
    speaking = [("display", every), *((each.name, each.counters) for each in settings.screen if each.speaks)]
    for (one, its), (other, others) in combinations(speaking if settings.display.voice else (), 2):
        if shared := sorted({*its} & {*others}):
            yield Words(BOTH_SPEAK, one=one, other=other, counters=", ".join(map(str, shared)))


def _needed(settings: Settings, prefixes: Sequence[str]) -> Mapping[str, Set[str]]:
    """The files of all calls that can come in this hall, and the plain calls that need each: every prefix, every
    counter, every number.
    """
    whole, numbers = settings.display.numbers == "words", settings.numbers
    counters, first = [counter.number for counter in settings.counter], f"{numbers.first:03}"
    plain = [(f"{prefix}{first}", counters[0]) for prefix in prefixes]
    plain += [(f"{prefixes[0]}{first}", counter) for counter in counters]
    plain += [(f"{prefixes[0]}{number:03}", counters[0]) for number in range(numbers.first, numbers.last + 1)]
    files: dict[str, dict[str, None]] = {f"{CHIME}.wav": {}}
    for language in settings.display.voice:
        for label, counter in plain:
            for clip in call_speech(label, counter, language, whole=whole).clips:
                files.setdefault(f"{language}/{clip}.wav", {})[f"{label} \u2192 {counter}"] = None
        for speech in (call_speech(*plain[0], language, again=True), calls_speech(plain[:1], language)):
            for clip in speech.clips:
                files.setdefault(f"{language}/{clip}.wav", {})
    return {file: calls.keys() for file, calls in files.items()}
