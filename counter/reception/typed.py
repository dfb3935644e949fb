"""What a text in the reception's field means: a number, the code of a slip or of an appointment. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shared.rules.ticket import number_label

_CODE = re.compile(r"/t/([0-9A-F]+)|^([0-9A-F]{20}|[0-9A-F]{8})$", re.IGNORECASE)
"""In what stands in the QR code of a slip (see `Settings.page_of`), and a code as it is typed: eight signs of
an appointment's are enough.
"""
_NUMBER = re.compile(r"([A-Z]{0,2})0*([0-9]{1,4})")


def code_in(text: str) -> str:
    """The code of a slip or of an appointment, "" where it is none; blanks part groups of it."""
    found = _CODE.search("".join(text.split()))
    return (found[1] or found[2]).upper() if found else ""


def numbers_in(text: str, prefixes: Sequence[str]) -> list[str]:
    """The numbers that may be meant: "a12" is A012, "12" that of each series; none where it is no number."""
    found = _NUMBER.fullmatch("".join(text.split()).upper())
    if found is None or (found[1] and found[1] not in prefixes):
        return []
    return [number_label(prefix, int(found[2])) for prefix in ([found[1]] if found[1] else prefixes)]


def row_in(text: str, rows: int) -> int | None:
    """The row of a sheet that a digit means, from 0."""
    return int(text) - 1 if re.fullmatch("[1-9]", text) and int(text) <= rows else None
