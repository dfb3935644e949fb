"""What staff chose for this kiosk's computer, until they choose otherwise: the volume, and languages not shown."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from pydantic import TypeAdapter, ValidationError

from shared import files
from shared.settings.settings import Settings

log = logging.getLogger("bocso.kiosk")


@dataclass(frozen=True, slots=True)
class Choices:
    """`volume` in percent, of whatever this kiosk says; `hidden` are codes of languages."""

    volume: int = 100
    hidden: tuple[str, ...] = ()

    def shown(self, settings: Settings) -> Settings:
        """The hall without the hidden languages; with all where none would be left."""
        left = tuple(code for code in settings.hall.languages if code not in self.hidden)
        hall = settings.hall.model_copy(update={"languages": left or settings.hall.languages})
        return settings.model_copy(update={"hall": hall})


_CHOICES = TypeAdapter(Choices)


def choices_file() -> Path:
    """One for all kiosks of this user."""
    return Path(platformdirs.user_data_dir("bocso", appauthor=False)) / "kiosk-choices.json"


def read_choices(file: Path) -> Choices:
    """As nothing was chosen where it cannot be read; the log says so."""
    try:
        return _CHOICES.validate_json(files.read(file))
    except FileNotFoundError:
        return Choices()
    except (OSError, ValidationError) as problem:
        log.warning("%s: %s", file, problem)
        return Choices()


def keep_choices(file: Path, choices: Choices) -> None:
    """Raises FolderUnusable."""
    files.keep(file, _CHOICES.dump_json(choices).decode())
