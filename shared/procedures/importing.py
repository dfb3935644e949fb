"""Putting a catalogue in the place of a hall's own: all of it, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from shared.errors.starting import CatalogueWrong, NoCatalogueFile
from shared.files import usable, write_whole
from shared.procedures.form import as_form, read_form
from shared.procedures.procedure import Procedure
from shared.settings.settings import Settings


def import_form(source: Path, settings: Settings, hall_file: Path) -> tuple[Procedure, ...]:
    """Replaces the hall's own catalogue by what `source` holds, and returns it; the one before stays beside it
    with ".old" behind its name.

    Raises CatalogueWrong with every row that is wrong: then nothing was changed, so that what stands in the file
    is always what the program knows. NoCatalogueFile where `hall_file` names none, FolderUnusable.
    """
    if not settings.procedures.file:
        raise NoCatalogueFile(path=hall_file)
    procedures, mistakes = read_form(source, tuple(service.code for service in settings.service))
    if mistakes:
        raise CatalogueWrong(path=source, count=len(mistakes), mistakes=mistakes)
    own = Path(settings.procedures.file)
    with usable(own.parent):
        if own.exists():
            shutil.copy2(own, old_of(own))
        write_whole(own, as_form(procedures))
    return procedures


def old_of(own: Path) -> Path:
    """Where the catalogue lies that an import replaced."""
    return own.with_name(f"{own.name}.old")
