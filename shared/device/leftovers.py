"""What a job that was broken off may have left in a printer, and the bytes that end it. Pure."""

from __future__ import annotations

INITIALISE = b"\x1b@"
_BAND_BYTES = 128 * 72 + 8
"""The longest command of a job: an image of 128 rows, 576 dots across."""
_CUT = b"\x1bJ\x18\x1dVB\x00"


def clean_paper(*, cut: bool) -> bytes:
    """Bytes after which a printer stands at the beginning of a job, whatever it was in the middle of.

    Zeros fill up an image that may have been cut in two; between commands they print nothing. Then `ESC @`, and a
    `cut` under what may be half a slip.
    """
    return bytes(_BAND_BYTES) + INITIALISE + (_CUT if cut else b"")
