"""What a hall's own languages lack, and which of their files cannot be used: for `bocso check`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QTranslator

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.languages.begin import KINDS
from shared.languages.public import public_texts
from shared.rules.words import clip_texts
from shared.settings.languages import HallLanguage, fits, named_texts, read_languages
from shared.settings.settings import Settings
from shared.sound.clips import Clips
from shared.ui.texts import OwnTexts

FIRST = 3
NOT_OFFERED = QT_TRANSLATE_NOOP(
    "errors", "language {code}: nothing is translated yet, so the kiosk does not offer {name}"
)
LACKS = QT_TRANSLATE_NOOP(
    "errors", "language {code}: {count} of {all} {what} are missing and stand in Vietnamese: {some}"
)
NO_CLIPS = QT_TRANSLATE_NOOP(
    "errors",
    "language {code}: {count} of {all} clips are missing; calls that need one are not said in it: {some}",
)
OTHERWISE = QT_TRANSLATE_NOOP(
    "errors",
    'language {code}: "{said}" fills in other things than "{source}", or another number of them; it stands in'
    " Vietnamese",
)
UNKNOWN = QT_TRANSLATE_NOOP("errors", "language {code}: slip.toml has {some}, which nothing asks for")
NO_QM = QT_TRANSLATE_NOOP(
    "errors", "language {code}: its .qm file is none of Qt Linguist's; nothing of it is used"
)
INTERFACE = QT_TRANSLATE_NOOP("errors", "texts of kiosk and hall screen")
ON_PAPER = QT_TRANSLATE_NOOP("errors", "words of slip and tiles")
IN_FILE = QT_TRANSLATE_NOOP("errors", "texts of the hall file")


def gaps(settings: Settings, beside: Path, sounds: Sequence[Path]) -> Iterator[Words]:
    """One sentence each; nothing for a hall without languages of its own. `beside`: where its file is; `sounds`:
    folders of clips.
    """
    faults: list[Words] = []
    languages = read_languages(beside, faults.append)
    yield from faults
    for own in languages:
        if not own.offered:
            yield Words(NOT_OFFERED, code=own.code, name=own.name)
        yield from _interface(own)
        yield from _words(own)
        texts = list(_hall_texts(settings.model_dump(exclude={"languages"})))
        yield from _lacks(own, IN_FILE, len(texts), [text["vi"] for text in texts if own.code not in text])
        yield from _clips(own, Clips(sounds))


def _interface(own: HallLanguage) -> Iterator[Words]:
    if own.compiled and not QTranslator().load(own.compiled):
        yield Words(NO_QM, code=own.code)
    translator, missing, every = OwnTexts(own, QTranslator()), [], 0
    for each, _ in public_texts():
        every += 1
        said = own.messages.get((each.context, each.source, each.comment))
        if said and not translator.own(each.context, each.source, each.comment):
            yield Words(OTHERWISE, code=own.code, said=said[-1], source=each.source)
        elif not translator.own(each.context, each.source, each.comment):
            missing.append(each.forms[-1])
    yield from _lacks(own, INTERFACE, every, missing)


def _words(own: HallLanguage) -> Iterator[Words]:
    missing, every, known = [], 0, set()
    for kind, texts in KINDS.items():
        for key, vietnamese in named_texts(texts).items():
            every += 1
            known.add(f"{kind}.{key}")
            said = own.words.get(kind, {}).get(key)
            if said is None:
                missing.append(f"{kind}.{key}")
            elif not fits(said, vietnamese):
                yield Words(OTHERWISE, code=own.code, said=str(said), source=str(vietnamese))
    yield from _lacks(own, ON_PAPER, every, missing)
    written = [f"{kind}.{key}" for kind, table in own.words.items() for key in table]
    if unknown := [each for each in written if each not in known]:
        yield Words(UNKNOWN, code=own.code, some=_first(unknown))


def _clips(own: HallLanguage, clips: Clips) -> Iterator[Words]:
    needed = clip_texts(own.code)
    missing = [clip for clip in needed if not clips.has_all([clip], own.code)]
    if missing:
        yield Words(NO_CLIPS, code=own.code, count=len(missing), all=len(needed), some=_first(missing))


def _lacks(own: HallLanguage, what: str, every: int, missing: Collection[str]) -> Iterator[Words]:
    if missing:
        count = len(missing)
        yield Words(LACKS, code=own.code, count=count, all=every, what=Words(what), some=_first(missing))


def _first(texts: Collection[str]) -> str:
    return ", ".join(list(texts)[:FIRST]) + ", …" * (len(texts) > FIRST)


def _hall_texts(part: object) -> Iterator[Mapping[str, str]]:
    """Every text of the hall file that stands in Vietnamese."""
    if isinstance(part, Mapping):
        if isinstance(part.get("vi"), str):
            yield part
        else:
            yield from (text for inner in part.values() for text in _hall_texts(inner))
    elif isinstance(part, tuple | list):
        yield from (text for inner in part for text in _hall_texts(inner))
