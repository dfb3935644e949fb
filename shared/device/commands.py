"""Bytes of ESC/POS that more than one module needs."""

from __future__ import annotations

INITIALISE = b"\x1b@"
CUT = b"\x1dVB\x00"
"""Function B: feeds as far as its own cutter needs, then cuts."""
TELL_CHANGES = b"\x1da\x0f"
"""`GS a`: the printer tells by itself when it is otherwise than before; `ESC @` may switch that off."""
