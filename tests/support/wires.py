"""A serial cable to a sign, made of pseudo-terminals, that can be unplugged and plugged in again."""

from __future__ import annotations

import os
import select
import threading
import time
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SECONDS = 60.0


class Wire:
    """A port at `path`; what is written there is heard at `end`, from one plugging in to the next."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.end = -1
        self.plug_in()

    def plug_in(self) -> None:
        self.end, near = os.openpty()
        tty.setraw(near)
        self.path.symlink_to(os.ttyname(near))
        self._near = near  # as a cable without a program at it: what is written stays

    def unplug(self) -> None:
        self.path.unlink()
        os.close(self._near)
        os.close(self.end)
        self.end = -1

    def heard(self, length: int) -> bytes:
        """The next so many bytes; fewer only if they do not come within a minute."""
        found, until = b"", time.monotonic() + SECONDS
        while len(found) < length and select.select([self.end], [], [], max(0.0, until - time.monotonic()))[0]:
            found += os.read(self.end, length - len(found))
        return found

    def heard_until(self, wanted: bytes) -> bytes:
        """Everything up to and with `wanted`."""
        found, until = b"", time.monotonic() + SECONDS
        while not found.endswith(wanted) and time.monotonic() < until:
            if select.select([self.end], [], [], 0.1)[0]:
                found += os.read(self.end, 1)
        return found


@contextmanager
def wire_at(path: Path) -> Iterator[Wire]:
    wire = Wire(path)
    try:
        yield wire
    finally:
        if wire.end >= 0:
            wire.unplug()


@contextmanager
def joined(left: Wire, right: Wire) -> Iterator[None]:
    """What is said at one port is heard at the other: the ends of two cables in one box."""
    stop, wake = os.pipe()

    def carry() -> None:
        with suppress(OSError):
            while stop not in (ready := select.select([left.end, right.end, stop], [], [])[0]):
                for end in ready:
                    os.write(right.end if end == left.end else left.end, os.read(end, 256))

    thread = threading.Thread(target=carry)
    thread.start()
    try:
        yield
    finally:
        os.write(wake, b"x")
        thread.join()
        os.close(stop)
        os.close(wake)
