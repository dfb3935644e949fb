"""A pack: the folder of a language with the clips of one person, and who that is."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from shared import files
from shared.errors.voice import PackOfAnother, WordsNeeded
from shared.rules.words import clip_texts, languages
from shared.sound.clips import WORDS, own_texts
from shared.sound.shape import Samples, write_clip

MANIFEST = "pack.json"
CONSENT = {
    "vi": "Tôi đồng ý để đơn vị dùng giọng đọc này để gọi số tại các sảnh của mình.",
    "en": "I agree that the office uses this voice to call numbers in its halls.",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One clip to record: what is read, and in a language that the program does not know what that means."""

    clip: str
    read: str
    meaning: str = ""


class Pack:
    """The clips of `language` in `folder`, read by `who`."""

    def __init__(self, folder: Path, language: str, who: str) -> None:
        self.folder = folder
        self.language = language
        self.lines = _lines(folder, language)
        self._who = who
        before = _manifest(folder).get("who", who)
        if before != who:
            raise PackOfAnother(folder=folder, who=before)

    def has(self, clip: str) -> bool:
        return os.path.isfile(self.file(clip))  # noqa: PTH113 - Path.is_file may raise

    def next_missing(self, after: int = -1) -> int | None:
        """Which line comes next that is not recorded; the first one again when all behind it are."""
        order = (*range(after + 1, len(self.lines)), *range(after + 1))
        return next((at for at in order if not self.has(self.lines[at].clip)), None)

    def save(self, clip: str, samples: Samples, consent: str, today: date) -> Path:
        """Keeps a clip, and with it who read it, in whose words they agreed, and when. Raises OSError."""
        file = self.file(clip)
        part = file.with_suffix(".part")
        write_clip(part, samples)
        part.replace(file)
        said = {"language": self.language, "who": self._who, "consent": consent, "agreed": today.isoformat()}
        said |= {**_manifest(self.folder), "last": today.isoformat(), "program": f"bocso {version('bocso')}"}
        files.write_whole(self.folder / MANIFEST, json.dumps(said, ensure_ascii=False, indent=2) + "\n")
        return file

    def file(self, clip: str) -> Path:
        return self.folder / f"{clip}.wav"


def _manifest(folder: Path) -> Mapping[str, str]:
    """What stands there; nothing where no pack is, or one that cannot be read."""
    try:
        said = json.loads(files.read(folder / MANIFEST))
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _lines(folder: Path, language: str) -> tuple[Line, ...]:
    """In the order to record them. Raises WordsNeeded where nobody has written down what is read."""
    known, own = clip_texts(language), own_texts(folder)
    if language in languages():
        return tuple(Line(clip, text) for clip, text in {**known, **own}.items())
    if not own:
        raise WordsNeeded(file=_blank_list(folder, known))
    return tuple(Line(clip, text, known.get(clip, "")) for clip, text in own.items())


def _blank_list(folder: Path, known: Mapping[str, str]) -> Path:
    """A list to fill in, unless there is one. Raises OSError."""
    file = folder / WORDS
    if not file.exists():
        sheet = io.StringIO()
        csv.writer(sheet).writerows([("clip", "text", "vi"), *((clip, "", text) for clip, text in known.items())])
        files.write_whole(file, "\ufeff" + sheet.getvalue().replace("\r\n", "\n"))
    return file
