"""What a job that was broken off may have left in a printer, and the bytes that end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared.printer.escpos.commands import CUT, INITIALISE

if TYPE_CHECKING:
    from shared.printer.transport.base import Transport

_HEAD = bytes(8)
"""The longest head of a command."""
_BAND_BYTES = 128 * 72 + len(_HEAD)
"""The longest command of a job: an image of 128 rows, 576 dots across."""
_FEED = b"\x1bJ\x18"


def clean_paper(*, cut: bool) -> bytes:
    """Bytes after which a printer stands at the beginning of a job, whatever it was in the middle of.

    Zeros fill up an image that may have been cut in two; between commands they print nothing. Then, to `cut` under
    what may be half a slip, `ESC @`, which a job begins with anyway.
    """
    return bytes(_BAND_BYTES) + (INITIALISE + _FEED + CUT if cut else b"")


def end_head(line: Transport, seconds: float) -> bool:
    """Before the first question: in the half head of an image, a question would be taken for its size, and the
    image for a thousand times larger than any. Zeros make it an image of few rows or none.

    Whether the line took them within `seconds`. Raises OSError.
    """
    return line.send(_HEAD, seconds) == len(_HEAD)


class Residue:
    """A piece of a job that may be in a printer; at first nobody knows. `cut` as in `clean_paper`."""

    flush_bytes: bytes
    """What goes before the next job."""

    def __init__(self, *, cut: bool) -> None:
        self._cut = cut
        self.flush_bytes, self._head = clean_paper(cut=False), True

    def may_be(self) -> None:
        """There may be a piece from now on."""
        self.flush_bytes, self._head = clean_paper(cut=self._cut), True

    def are_over(self) -> None:
        """What was to go before the next job has gone through."""
        self.flush_bytes, self._head = b"", False

    def before_question(self, line: Transport, seconds: float) -> None:
        """Call it on the open line before each question. Raises OSError."""
        if self._head:
            self._head = not end_head(line, seconds)
