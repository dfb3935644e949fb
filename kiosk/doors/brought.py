"""What somebody holds to the scanner, besides a slip of this hall. Pure."""

from __future__ import annotations

import re

CODE = re.compile(r"(?:/t/|^)([0-9A-F]{20})(?![0-9A-F])", re.IGNORECASE)
"""In the QR code of a slip (`Settings.page_of`) or of an appointment."""
_DOSSIER = re.compile(r"(?<![\w.-])[A-Z0-9]+(?:\.[A-Z0-9]+)*-[0-9]{6}-[0-9]{3,6}(?![\w-])", re.IGNORECASE)
"""As the papers of a one-stop unit have it ("H15.99-261012-0007"), also within an address."""
_OTHER = re.compile(r"(?=(?:.*[0-9]){4})(?=.*[A-Z])[A-Z0-9]+(?:[./_-][A-Z0-9]+)+", re.IGNORECASE)
_LONGEST = 40


def dossier_in(text: str) -> str:
    """The dossier's code on an appointment paper, "" for anything else: identity cards hold names and numbers in
    their codes, goods digits alone, and none of that is kept.
    """
    text = text.strip()
    if found := _DOSSIER.search(text):
        return found[0].upper() if len(found[0]) <= _LONGEST else ""
    return text.upper() if len(text) <= _LONGEST and _OTHER.fullmatch(text) else ""
