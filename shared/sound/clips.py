"""Which files are the clips: the hall's own recordings first, then what comes with the program."""

from __future__ import annotations

import csv
import logging
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import platformdirs

from shared import files
from shared.assets import assets
from shared.rules.free_speech import text_speech
from shared.rules.words import clip_texts, languages

log = logging.getLogger(__name__)

WORDS = "words.csv"
"""What is read for the clips of a language: in its folder, with the columns clip and text, and a line of names."""
_CLIP = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

Found = tuple[Path | int, ...]
"""Files, and milliseconds of silence."""


def own_recordings() -> Path:
    """Where this computer keeps the recordings of its hall; the folder need not exist."""
    return platformdirs.user_data_path("bocso", appauthor=False) / "sounds"


def beside(hall_file: Path) -> Path:
    """Where a hall keeps its own recordings; the folder need not exist."""
    return hall_file.absolute().parent / "sounds"


def of_languages(hall_file: Path) -> Path:
    """Where a hall keeps its own languages, clips among them; the folder need not exist."""
    return hall_file.absolute().parent / "languages"


def folders(hall_file: Path) -> tuple[Path, ...]:
    """Where clips are looked for: beside the hall's file, on this computer, in the program; all may be missing."""
    return (beside(hall_file), of_languages(hall_file), own_recordings(), assets() / "sounds")


class Clips:
    """Folders with `chime.wav` and `<language>/<clip>.wav`; per file the first folder that has it wins. A clip
    that is in none of them is logged once.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)
        self._missing: set[str] = set()

    def find(self, name: str, language: str = "") -> Path | None:
        """The file of a clip, of a language or of none."""
        file = f"{language}/{name}.wav" if language else f"{name}.wav"
        found = self._first(file)
        if found is None and file not in self._missing:
            self._missing.add(file)
            log.warning("clip %s is in none of %s; it is left out", file, ", ".join(map(str, self._folders)))
        return found

    def has_all(self, names: Sequence[str], language: str) -> bool:
        """Whether all these clips of a language are there; nothing is logged."""
        return all(self._first(f"{language}/{name}.wav") for name in names)

    def _first(self, file: str) -> Path | None:
        paths = (folder / file for folder in self._folders)
        return next((path for path in paths if os.path.isfile(path)), None)  # noqa: PTH113 - Path.is_file may raise

    def texts(self, language: str) -> Mapping[str, str]:
        """Every clip of a language -> what is read for it: by the program, and by the hall's own lists."""
        own = [own_texts(folder / language) for folder in reversed(self._folders)]
        known = clip_texts(language) if language in languages() else {}
        return {clip: text for texts in (known, *own) for clip, text in texts.items()}

    def sentence(self, text: str, language: str, *, whole: bool = False) -> Found | None:
        """Files and pauses that say all of `text`; None where they cannot."""
        speech = text_speech(text, language, self.texts(language), whole=whole)
        found = [
            part if isinstance(part, int) else self.find(part, language) for part in (speech.row if speech else ())
        ]
        return tuple(part for part in found if part is not None) if found and None not in found else None


def own_texts(folder: Path) -> Mapping[str, str]:
    """What a hall's list in `folder` gives to read, by clip, without those that nobody has written down yet;
    nothing where there is no list. Lines with no name of a clip are logged and passed over.
    """
    try:
        lines = files.read(folder / WORDS).decode("utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        log.warning("%s cannot be read: %s", folder / WORDS, problem)
        return {}
    rows = [((row.get("clip") or "").strip(), (row.get("text") or "").strip()) for row in csv.DictReader(lines)]
    if wrong := [clip for clip, _ in rows if not _CLIP.fullmatch(clip)]:
        log.warning("%s: no names of clips: %s", folder / WORDS, ", ".join(map(repr, wrong)))
    return {clip: text for clip, text in rows if text and clip not in wrong}
