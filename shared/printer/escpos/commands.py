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
