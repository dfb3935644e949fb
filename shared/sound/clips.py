"""Which files are the clips: the hall's own recordings first, then what comes with the program."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from shared.assets import assets

log = logging.getLogger(__name__)


def own_recordings() -> Path:
    """Where this computer keeps the recordings of its hall; the folder need not exist."""
    return platformdirs.user_data_path("bocso", appauthor=False) / "sounds"


def folders(hall_file: Path) -> tuple[Path, ...]:
    """Where clips are looked for: beside the hall's file, on this computer, in the program; all may be missing."""
    return (hall_file.absolute().parent / "sounds", own_recordings(), assets() / "sounds")


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
        paths = (folder / file for folder in self._folders)
        found = next((path for path in paths if os.path.isfile(path)), None)  # noqa: PTH113 - Path.is_file may raise
        if found is None and file not in self._missing:
            self._missing.add(file)
            log.warning("clip %s is in none of %s; it is left out", file, ", ".join(map(str, self._folders)))
        return found
