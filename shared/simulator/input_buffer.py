"""What has come in and is not obeyed yet, and where a line was closed in it. Pure."""

from __future__ import annotations

from collections import deque


class LineEnded(Exception):
    """The line was closed in the middle of a command: its rest never comes."""


class InputBuffer:
    """Bytes in order. `taken` of all that came are gone; `came` have come."""

    def __init__(self) -> None:
        self.taken = 0
        self._bytes = bytearray()
        self._at = 0
        self._ends: deque[int] = deque()

    def __len__(self) -> int:
        return len(self._bytes) - self._at

    @property
    def came(self) -> int:
        return self.taken + len(self)

    def add(self, piece: bytes) -> None:
        self._bytes += piece

    def end(self) -> None:
        """The line was closed here."""
        self._ends.append(self.came)

    def clear(self) -> None:
        """Forgets all that waits."""
        self.taken = self.came
        self._bytes.clear()
        self._at = 0
        self._ends.clear()

    def take(self, count: int) -> bytes | None:
        """The next `count` bytes; None if they have not come yet.

        Raises LineEnded if they never will; what there was of them is dropped.
        """
        if self._ends and self.taken + count > self._ends[0]:
            self._skip(self._ends.popleft() - self.taken)
            raise LineEnded
        if len(self) < count:
            return None
        got = bytes(self._bytes[self._at : self._at + count])
        self._skip(count)
        return got

    def skip_zeros(self) -> None:
        """Takes the zeros that are next, up to where the line was closed."""
        most = min(len(self), self._ends[0] - self.taken) if self._ends else len(self)
        next_bytes = self._bytes[self._at : self._at + most]
        self._skip(most - len(next_bytes.lstrip(b"\0")))

    def _skip(self, count: int) -> None:
        self._at += count
        self.taken += count
        if self._at > 1 << 16 or self._at == len(self._bytes):  # not at every byte: that would move all the others
            del self._bytes[: self._at]
            self._at = 0
