"""Texts from outside (the hall file, what people type): which signs may stand in one. Pure.

Unicode categories as in UAX #44; what fonts draw as nothing though it is a letter or a mark: Default_Ignorable.
"""

from __future__ import annotations

import unicodedata
from itertools import groupby

MARKS_MOST = 2
"""Accents over one letter, beside those that NFC has taken into it: Ê Đê and Gia Rai need one."""

_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, zero width and direction, halves of pairs, private, not assigned, ends of lines and paragraphs."""
_DRAWN_AS_NOTHING = frozenset(
    map(
        chr,
        (
            *(0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0),
            *range(0x180B, 0x180F),
            *range(0xFE00, 0xFE10),
            *range(0xE0100, 0xE01F0),
        ),
    )
)
_BLANK = "\u2800"  # the pattern of no dots is a symbol


def nfc(text: str) -> str:
    """`text` with each accented letter as one character: some editors write two, which fonts draw badly."""
    return unicodedata.normalize("NFC", text)


def wrong_signs(text: str) -> str:
    """The signs of `text` (in NFC) that may not stand in a text on one line, each once: what nobody sees, what
    turns its direction or ends the line, and accents beyond MARKS_MOST over one letter.
    """
    hidden = [sign for sign in text if unicodedata.category(sign) in _HIDDEN or sign in _DRAWN_AS_NOTHING]
    runs = (list(run) for is_mark, run in groupby(text, _is_mark) if is_mark)
    heaped = [sign for run in runs if len(run) > MARKS_MOST for sign in run]
    return "".join(dict.fromkeys(hidden + heaped))


def is_visible(text: str) -> bool:
    """Whether anything of it can be seen: a letter, a digit, a sign."""
    return any(
        unicodedata.category(sign)[0] in "LNPS" and sign not in (*_DRAWN_AS_NOTHING, _BLANK) for sign in text
    )


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"
