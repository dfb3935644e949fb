"""Room on the disk of a SQLite file, and the reserve: a file of 32 MB beside the database that holds nothing.

A full disk stops every new ticket (reading goes on). Then the reserve is deleted, which gives the hall room for
a year's tickets or so, and is made anew when there is plenty of room again.
"""

from __future__ import annotations

import logging
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from shared.files import ALONE, give_as

log = logging.getLogger("bocso.store")
MB = 1024 * 1024
RESERVE = 32 * MB
AMPLE = 3 * RESERVE
"""Only with so much room besides is a reserve made."""
SCARCE = 4 * MB
"""With less than this the reserve is used: before a write fails, as a failed one cannot be repeated here."""
LOOK = 0.5
"""Seconds between two looks."""
LOW = 200 * MB
"""Below this staff is warned."""
NOTHING = MB
"""With less than this an error that could have many causes is a full disk."""


@dataclass(frozen=True, slots=True)
class Space:
    """Bytes free on the database's disk; `reserve`: whether the reserve is there, to be used."""

    free: int
    reserve: bool

    @property
    def low(self) -> bool:
        """Staff should free some space now."""
        return self.free < LOW


def free(path: Path) -> int:
    """Bytes free for this user where `path` stands; a lot if the system does not say."""
    with suppress(OSError):
        return shutil.disk_usage(path.parent).free
    return 1 << 62


class Reserve:
    """The reserve of one database file, used with less room than `scarce` bytes; `room` tells the bytes free at a
    path. May be used by several threads and processes; never raises.
    """

    def __init__(self, database: Path, *, scarce: int = SCARCE, room: Callable[[Path], int] = free) -> None:
        self._database = database
        self._scarce = scarce
        self._room = room
        self.path = database.with_name(f"{database.name}.reserve")
        self._looked = -LOOK

    def is_there(self) -> bool:
        with suppress(OSError):
            return self.path.stat().st_size >= RESERVE
        return False

    def use_if_scarce(self) -> None:
        """Before a write; looks once in LOOK, as asking the system costs a twentieth of a verb."""
        now = time.monotonic()
        if now - self._looked >= LOOK:
            self._looked = now
            if self._room(self.path) < self._scarce:
                self.use()

    def use(self) -> bool:
        """Gives its room to the database; whether there was one."""
        try:
            self.path.unlink()
        except OSError:
            return False
        log.warning("disk full, reserve used: %s; free some space", self.path)
        return True

    def make(self) -> bool:
        """Makes it if it is not there and there is ample room; whether it is there now. Up to seconds."""
        if self.is_there():
            return True
        if self._room(self.path) < RESERVE + AMPLE:
            return False
        try:
            _allocate(self.path, RESERVE)
            give_as(self._database, self.path)
        except OSError as problem:
            log.info("no reserve: %s", problem)
            with suppress(OSError):
                self.path.unlink()
            return False
        return True

    def space(self) -> Space:
        return Space(self._room(self.path), self.is_there())


def low_space(database: Path | None) -> Space | None:
    """How much room is left, and (`low`) whether staff should be warned; None for a database on a server."""
    return None if database is None else Reserve(database).space()


def make_reserve(database: Path | None) -> None:
    """See `Reserve.make`; on a server there is none."""
    if database is not None:
        Reserve(database).make()


def _allocate(path: Path, size: int) -> None:
    """A file that really takes its room: one full of zeros may be stored as nothing."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, ALONE), "wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
            return
        for _ in range(size // MB):
            file.write(os.urandom(MB))
