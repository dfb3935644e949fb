"""A keypad as it is heard: each key by what it sends. One thread at a time.

A USB keypad is read from its event device (Linux; linux/input.h) and grabbed, so that what it types reaches nobody
else. Other systems give a program no single keyboard: there a keypad has to be serial.
"""

from __future__ import annotations

import errno
import os
import select
import struct
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from shared.errors.keys import KeypadUnreachable
from shared.errors.kinds import Words

if sys.platform == "win32":
    PORT_ERRORS: tuple[type[Exception], ...] = (OSError, ValueError)
else:
    from termios import error

    PORT_ERRORS = (OSError, ValueError, error)
"""What a keypad raises that is not there, or not any more."""

_EVENT = struct.Struct("@llHHi")
"""struct input_event: seconds, microseconds, type, code, value."""
_KEY, _DOWN = 1, 1
"""EV_KEY, and the value of a press (0 is a release, 2 a repeat)."""
_GRAB = 0x40044590
"""EVIOCGRAB, _IOW('E', 0x90, int)."""
_FRAME_SECONDS = 0.03
"""The bytes of one key come within this time, also at 1200 baud."""
_HELD_SECONDS = 0.1
"""The same key so soon again is held; a finger needs more."""
_DELAY_SECONDS = 1.2
"""A keypad that repeats a held key begins within this time: the same key so soon counts if none follows it."""
_REASONS = {
    errno.ENOENT: KeypadUnreachable.no_port,
    errno.ENODEV: KeypadUnreachable.no_port,
    errno.EACCES: KeypadUnreachable.not_allowed,
    errno.EPERM: KeypadUnreachable.not_allowed,
    errno.EAGAIN: KeypadUnreachable.in_use,
    errno.EBUSY: KeypadUnreachable.in_use,
}


class KeypadSource(Protocol):
    """An open keypad."""

    def read(self, seconds: float) -> str | None:
        """The next key by what it sends, None if none is pressed within this time. Raises PORT_ERRORS."""

    def close(self) -> None:
        """Never raises."""


def open_keypad(port: str, baud: int) -> KeypadSource:
    """Raises PORT_ERRORS."""
    return EventKeys(port) if port.startswith("/dev/input/") else SerialKeys(port, baud)


def unreachable(port: str, problem: Exception) -> KeypadUnreachable:
    """What keeps the keypad from being heard, and what to do."""
    known = _REASONS.get(getattr(problem, "errno", None) or 0)
    return KeypadUnreachable(
        port=port, reason=Words(known) if known else Words(KeypadUnreachable.broken, detail=str(problem))
    )


def _grab(device: int) -> None:
    import fcntl  # noqa: PLC0415 - not on Windows

    fcntl.ioctl(device, _GRAB, 1)


class EventKeys:
    """An event device; its keys by their codes (linux/input-event-codes.h), such as "79" for the keypad's 1."""

    def __init__(self, path: str, grab: Callable[[int], None] = _grab) -> None:
        self._keys: deque[str] = deque()
        self._device = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            grab(self._device)
        except OSError:
            self.close()
            raise

    def read(self, seconds: float) -> str | None:
        if not self._keys and select.select([self._device], [], [], seconds)[0]:
            data = os.read(self._device, 64 * _EVENT.size)
            if not data:
                raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))
            events = (_EVENT.unpack_from(data, at) for at in range(0, len(data), _EVENT.size))
            self._keys += (str(code) for _, _, kind, code, value in events if (kind, value) == (_KEY, _DOWN))
        return self._keys.popleft() if self._keys else None

    def close(self) -> None:
        with suppress(OSError):
            os.close(self._device)


class SerialKeys:
    """A serial port, 8N1; its keys by the bytes that come at once, in hexadecimal."""

    def __init__(self, port: str, baud: int) -> None:
        import serial  # noqa: PLC0415 - few counters have one

        self._port: Any = serial.serial_for_url(port, baud, exclusive=True)
        self._last, self._at = "", 0.0
        self._ahead: str | None = None

    def read(self, seconds: float) -> str | None:
        key, self._ahead = self._ahead or self._frame(seconds), None
        if key is None:
            return None
        passed = time.monotonic() - self._at
        if not self._repeats(key):
            self._last = key
        elif passed < _HELD_SECONDS or key != self._last:
            key = None
        elif passed < _DELAY_SECONDS:
            self._ahead = self._frame(_HELD_SECONDS)
            if self._ahead is not None and self._repeats(self._ahead):
                key = self._ahead = None
        self._at = time.monotonic()
        return key

    def _repeats(self, key: str) -> bool:
        """Whether it is the last key, perhaps several times at once."""
        return bool(self._last) and key == self._last * (len(key) // len(self._last))

    def _frame(self, seconds: float) -> str | None:
        """The bytes that come at once, within this time."""
        self._port.timeout = seconds
        first = self._port.read(1)
        if not first:
            return None
        time.sleep(_FRAME_SECONDS)
        return str((first + self._port.read(self._port.in_waiting)).hex())

    def close(self) -> None:
        with suppress(*PORT_ERRORS):
            self._port.close()
