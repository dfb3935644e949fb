"""What the slip can print: the signs of its two fonts, and a text as one line of them. Pure.

The tables are the code points of Be Vietnam Pro and Noto Sans (the packages of `shared.fonts`), so that a hall
file is checked without Qt; tests/settings/test_slip_letters.py compares them with the fonts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from shared.rules.signs import nfc

NO_BREAK = "\u00a0"
"""A space at which a text is broken last."""

_BLANKS = re.compile(rf"[^\S{NO_BREAK}\u202f]+")

# Without what `shared.rules.signs` calls wrong.
_TEXT = (
    "20-7E A0-AC AE-107 10A-113 116-11B 11E-121 126-12B 12E-131 139-13A 13D-13E 141-144 147-148 14C-14D "
    "150-155 158-15B 15E-16B 16E-17E 1A0-1A1 1AF-1B0 1E6-1E7 2C6-2C7 2D8-2DC 300-304 306-30C 312 31B 323 "
    "326-328 1E20-1E21 1E80-1E85 1E9E 1EA0-1EF9 2013-2014 2018-201A 201C-201E 2020-2022 2026 2030 2039-203A "
    "2044 2070 2074-2079 2080-2089 20AB-20AC 2122 215B-215E 2212 2215 2248 2260 2264-2265 "
)
_WIDE = (
    "20-7E A0-AC AE-377 37A-37F 384-38A 38C 38E-3A1 3A3-3E1 3F0-52F 900-97F 10FB 1AB0-1AC0 1AC5 1AC7-1ACE "
    "1C80-1C88 1D00-1DF9 1DFB-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D 1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 "
    "1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4 1FF6-1FFE 2010-2027 2030-205E 2070-2071 2074-208E "
    "2090-209C 20A0-20C0 20F0 2100-215F 2183-2184 2189 2212 25CC 2C60-2C7F 2DE0-2E5D A640-A69F A700-A7CA "
    "A7D0-A7D1 A7D3 A7D5-A7D9 A7F2-A7FF A8FF A92E AB30-AB6B FB00-FB06 FE00 FE20-FE2F FFFC-FFFD 10780-10785 "
    "10787-107B0 107B2-107BA 1DF00-1DF1E "
)


@lru_cache(maxsize=512)
def plain(text: str) -> str:
    """`text` as it is drawn: blanks of any width as one, none around it. No-break spaces stay."""
    return _BLANKS.sub(" ", text).strip(" ").replace("\u202f", NO_BREAK)


def lacking(text: str) -> str:
    """The signs of `text` that the slip has no letter for, each once. A text is drawn in one font: the first if
    that has all of it, else the second.
    """
    signs = dict.fromkeys(plain(nfc(text)))
    first, second = _signs(_TEXT), _signs(_WIDE)
    if signs.keys() <= first:
        return ""
    return "".join(sign for sign in signs if sign not in second)


@cache
def _signs(ranges: str) -> frozenset[str]:
    """The signs of a table: code points in hexadecimal, alone or from-to."""
    found: set[str] = set()
    for each in ranges.split():
        first, _, last = each.partition("-")
        found.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(found)
