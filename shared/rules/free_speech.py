"""Any sentence as clips and pauses, where the whole of it can be made of them. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from shared.rules.words import BEFORE_WAY, BETWEEN_CALLS, LINKED, Part, Spoken, number_row

_TOKEN = re.compile(r"[A-Z]{1,2}[0-9]+|[0-9]+|[^\W\d_]+|[,;:.!?\u2026\u2013\u2014-]|\S")
_PAUSES = {**dict.fromkeys(",;:\u2013\u2014-", BEFORE_WAY), **dict.fromkeys(".!?\u2026", BETWEEN_CALLS)}


def text_speech(text: str, language: str, texts: Mapping[str, str], *, whole: bool = False) -> Spoken | None:
    """`text` in the words of `texts` (clip -> what is spoken), the longest first, and numbers as in a call; None
    where any of it is in none of them.
    """
    phrases = {_words(said): clip for clip, said in reversed(list(texts.items()))}
    longest = max(map(len, phrases), default=0)
    tokens = tuple(_TOKEN.findall(unicodedata.normalize("NFC", text)))
    row: list[Part] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token in _PAUSES:
            row += [_PAUSES[token]]
            at += 1
            continue
        run = next((n for n in range(longest, 0, -1) if _folded(tokens[at : at + n]) in phrases), 0)
        said = (phrases[_folded(tokens[at : at + run])],) if run else _number(token, language, whole=whole)
        if not said:
            return None
        row += [LINKED, *said] if row and isinstance(row[-1], str) else said
        at += run or 1
    while row and isinstance(row[-1], int):
        row.pop()
    return Spoken(text, tuple(row)) if any(isinstance(part, str) for part in row) else None


def _number(token: str, language: str, *, whole: bool) -> tuple[Part, ...]:
    return number_row(token, language, whole=whole) if token[-1].isdecimal() else ()


def _words(said: str) -> tuple[str, ...]:
    return _folded(_TOKEN.findall(said))


def _folded(tokens: tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return tuple(token.casefold() for token in tokens)
