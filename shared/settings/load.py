"""The settings of a hall file, or everything that is wrong with it."""

from __future__ import annotations

from pathlib import Path

from shared.errors.starting import SettingsWrong
from shared.settings.check.check import read
from shared.settings.settings import Settings


def load(path: Path | str) -> Settings:
    """The settings in the file. Raises SettingsWrong with all its mistakes, also for a file that is not there."""
    settings, mistakes = read(Path(path))
    if settings is None:
        raise SettingsWrong(path=path, count=len(mistakes), mistakes=mistakes)
    return settings
