"""The hall files of a hub, looked at again when they were changed."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

from shared.errors.starting import SettingsWrong
from shared.settings.languages import language_files
from shared.settings.load import load

log = logging.getLogger("bocso.hub")


class HallFiles:
    """`settings` are those of the files, in their order. One thread at a time. Raises SettingsWrong."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files
        self._seen = self._looks()
        self.settings = [load(file) for file in files]

    def changed(self) -> bool:
        """Whether `settings` are others now. A file with mistakes changes nothing, nor one of another hall."""
        looks = self._looks()
        if looks == self._seen:
            return False
        self._seen = looks
        try:
            found = [load(file) for file in self._files]
        except SettingsWrong as problem:
            log.warning("the hub goes on with the settings it has: %s", problem)
            return False
        if [each.hall.code for each in found] != [each.hall.code for each in self.settings]:
            log.warning("a hall file has another code now: it holds once the hub is started again")
            return False
        if found == self.settings:
            return False
        log.info("the hall file was changed, and holds from now on")
        self.settings = found
        return True

    def _looks(self) -> list[tuple[int, int]]:
        """What tells whether a file was changed."""
        found = []
        beside = (each for file in self._files for each in language_files(file.absolute().parent))
        for file in (*self._files, *beside):
            try:
                stat = file.stat()
                found.append((stat.st_mtime_ns, stat.st_size))
            except OSError:  # an editor is putting another in its place
                found.append((0, 0))
        return found
