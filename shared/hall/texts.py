"""Texts that people type into a verb, as they are kept."""

from __future__ import annotations

from shared.errors.counters import ReasonNeeded
from shared.errors.visits import TextMissing, TextTooLong, TextWrong
from shared.rules.signs import is_visible, nfc, wrong_signs

TEXT_LONGEST = 200
"""Characters of a reason or a note."""
REQUEST_LONGEST = 100
_PASTED = {**dict.fromkeys((0xA0, 0x202F), " "), **dict.fromkeys((0xAD, 0x200B, 0x200D, 0x2060, 0xFE0F, 0xFEFF))}
"""Comes along unseen when a text is pasted: other blanks, soft hyphens, joiners."""


def request(request_id: str) -> str:
    """A request's id. Raises TextTooLong, TextWrong (also for nothing)."""
    text = clean(request_id)
    if not text:
        raise TextWrong
    if len(text) > REQUEST_LONGEST:
        raise TextTooLong(longest=REQUEST_LONGEST)
    return text


def short(text: str) -> str:
    """`text` in NFC without blanks around it, maybe nothing. Raises TextTooLong, TextWrong."""
    text = clean(text)
    if len(text) > TEXT_LONGEST:
        raise TextTooLong(longest=TEXT_LONGEST)
    return text


def reason_given(text: str) -> str:
    """`text` in NFC without blanks around it. Raises ReasonNeeded for an empty or too long one, TextWrong."""
    text = clean(text)
    if not 0 < len(text) <= TEXT_LONGEST:
        raise ReasonNeeded(longest=TEXT_LONGEST)
    return text


def for_everybody(text: str, english: str, longest: int) -> dict[str, str]:
    """What staff say to the public, by language as in a hall file; without English it is Vietnamese for all.
    Raises TextMissing (nothing in Vietnamese), TextTooLong, TextWrong.
    """
    texts = {code: clean(each) for code, each in (("vi", text), ("en", english))}
    if not texts["vi"]:
        raise TextMissing
    if any(len(each) > longest for each in texts.values()):
        raise TextTooLong(longest=longest)
    return {code: each for code, each in texts.items() if each}


def clean(text: str) -> str:
    """`text` in NFC without blanks around it. Raises TextWrong for what cannot be kept or shown on one line, and
    where nobody could see any of it.
    """
    if text.isascii() and text.isprintable():  # as most: the id of a request
        return text.strip()
    text = nfc(text.translate(_PASTED).strip())
    if wrong_signs(text) or (text and not is_visible(text)):
        raise TextWrong
    return text
