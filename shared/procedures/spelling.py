"""Texts as they are compared: without case, accents and signs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
_STROKE = str.maketrans("đ", "d")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, each in NFC and with its accents."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text).lower()))


@lru_cache(4096)
def plain(word: str) -> str:
    """A word in small letters without its accents: "đăng" is "dang"."""
    parts = unicodedata.normalize("NFD", word.translate(_STROKE))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def plain_words(text: str) -> tuple[str, ...]:
    """Both."""
    return tuple(map(plain, words_of(text)))


def places(part: tuple[str, ...], whole: tuple[str, ...]) -> list[int]:
    """Where `part` stands in `whole`, word after word; nowhere if it is empty."""
    if not part:
        return []
    return [at for at in range(len(whole) - len(part) + 1) if whole[at : at + len(part)] == part]
