"""Files beside the database: their owner's only, whatever the umask is, and whole after a power cut."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

ALONE = 0o600
"""Rights of a new file: its owner's only. It may hold PIN hashes, or tell what a hall does."""


def make_folder(folder: Path) -> None:
    """With its parents, unless it is there; its owner's only. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def give_as(like: Path, path: Path) -> None:
    """Gives `path` the owner and the rights of `like`, as far as this user may do that. Never raises."""
    if os.name != "posix":
        return
    with suppress(OSError):
        theirs, ours = like.stat(), path.stat()
        if (theirs.st_uid, theirs.st_gid) != (ours.st_uid, ours.st_gid):
            with suppress(OSError):
                os.chown(path, theirs.st_uid, theirs.st_gid)
        path.chmod(theirs.st_mode & 0o666)


def write_whole(path: Path, text: str) -> None:
    """Puts `text` in the place of `path`; a power cut leaves the old or the new, never a part. Raises OSError."""
    part = path.with_name(f".{path.name}.part")
    with suppress(FileNotFoundError):
        part.unlink()
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ALONE), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes new names last through a power cut; systems without that need (Windows) are left alone."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
