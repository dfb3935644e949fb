"""Files that this program writes, and files that somebody named.

Written ones are their owner's only, whatever the umask is, and whole after a power cut. Of those that somebody
named only whole, regular ones of a sane size are read: opening a pipe waits for its other end, a device may act on
it, and /dev/zero never ends.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.starting import FolderUnusable

_NOT_A_FILE = QT_TRANSLATE_NOOP("errors", "it is a folder, a device or a pipe, not a file")
_TOO_LARGE = QT_TRANSLATE_NOOP("errors", "it is larger than any file of this kind")
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)

SMALL = 1 << 20
"""Bytes of a file that people write by hand, or a program for a few settings."""
ALONE = 0o600
"""Rights of a new file: its owner's only. It may hold PIN hashes, or tell what a hall does."""


def make_folder(folder: Path) -> None:
    """With its parents, unless it is there; its owner's only. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


@contextmanager
def usable(folder: Path) -> Iterator[None]:
    """Raises FolderUnusable for what the system refuses there meanwhile."""
    try:
        yield
    except OSError as problem:
        raise FolderUnusable(folder=folder, reason=problem.strerror) from problem


def keep(path: Path, text: str) -> None:
    """As `write_whole`; the folder is made. Raises FolderUnusable."""
    with usable(path.parent):
        make_folder(path.parent)
        write_whole(path, text)


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


class NotAFile(OSError):
    """`strerror` is a text of ours, as a `reason` of an error."""


class TooLarge(OSError):
    """Likewise."""


def must_be_a_file(path: Path) -> int:
    """Its bytes, links followed; for what somebody else opens. Raises OSError, among them NotAFile."""
    return _size(path.stat(), path)


def opened(path: Path, most: int = SMALL) -> BinaryIO:
    """The file, open to be read. Raises OSError, among them NotAFile and TooLarge (more than `most` bytes)."""
    must_be_a_file(path)  # a device acts on being opened
    file = os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE), "rb")
    try:
        if _size(os.fstat(file.fileno()), path) > most:  # now it is no other one any more
            raise TooLarge(errno.EFBIG, _TOO_LARGE, path)
    except OSError:
        file.close()
        raise
    return file


def read(path: Path, most: int = SMALL) -> bytes:
    """All of it; raises as `opened`. One that grows meanwhile is too large too."""
    with opened(path, most) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLarge(errno.EFBIG, _TOO_LARGE, path)
    return data


def _size(found: os.stat_result, path: Path) -> int:
    if not stat.S_ISREG(found.st_mode):
        raise NotAFile(errno.EINVAL, _NOT_A_FILE, path)
    return found.st_size
