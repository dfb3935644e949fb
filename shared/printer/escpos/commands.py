"""Bytes of ESC/POS that more than one module needs."""

from __future__ import annotations

INITIALISE = b"\x1b@"
CUT = b"\x1dVB\x00"
"""Function B: feeds as far as its own cutter needs, then cuts."""
STORE_CODE, ASK_CODE_SIZE = b"\x1d(k\x08\x001P0BOCSO", b"\x1d(k\x03\x001R0"
"""`GS ( k` fn 180 and 182: a QR code is kept, and the printer says how large it would be.
https://download4.epson.biz/sec_pubs/pos/reference_en/escpos/gs_lparen_lk_fn182.html
"""
TELL_CHANGES = b"\x1da\x0f"
"""`GS a`: the printer tells by itself when it is otherwise than before; `ESC @` may switch that off."""
ASK_PAPER = b"\x1dr\x01"
"""`GS r 1`: answered in its turn, so it is also a fence behind all that was sent before."""
END_HEAD = bytes(8)
"""As long as the longest head of a command. In the half head of an image a question would be taken for its size, a
thousand times larger than any; zeros make it an image of few rows or none.
"""
_BAND_BYTES = 128 * 72 + len(END_HEAD)
"""The longest command of a job: an image of 128 rows, 576 dots across."""
_FEED = b"\x1bJ\x18"


def clean_paper(*, cut: bool) -> bytes:
    """Bytes after which a printer stands at the beginning of a job, whatever it was in the middle of.

    Zeros fill up an image that may have been cut in two; between commands they print nothing. Then, to `cut` under
    what may be half a slip, `ESC @`, which a job begins with anyway.
    """
    return bytes(_BAND_BYTES) + (INITIALISE + _FEED + CUT if cut else b"")


def ask_echo(mark: str) -> bytes:
    """`GS ( H` fn 48: the printer says `mark` when all before it is printed. Four characters 0x20 to 0x7e."""
    return b"\x1d(H\x06\x0000" + mark.encode("ascii")
