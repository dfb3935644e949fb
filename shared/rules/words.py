"""A call as text and as clip names, per language.

A call is said as: invitation, prefix letter by letter, number digit by digit, way, counter as a whole number.
A clip is one recording of one word or phrase; its name is lower-case ASCII, its file `<name>.wav`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

CHIME = "chime"
"""The clip that opens every announcement; it belongs to no language."""

COUNTERS = range(1, 100)
"""The counters that can be said."""

_LABEL = re.compile(r"([A-Z]{1,2})([0-9]+)")


@dataclass(frozen=True, slots=True)
class _Language:
    """How one language says a call. `texts` maps every clip to what is spoken."""

    texts: Mapping[str, str]
    invitation: str
    way: str
    whole_number: Callable[[int], tuple[str, ...]]
    sentence: str


def languages() -> tuple[str, ...]:
    """Codes of the languages a call can be said in."""
    return tuple(_LANGUAGES)


def clips(label: str, counter: int, language: str) -> tuple[str, ...]:
    """Names of the clips of one call, in the order they are said, without the chime.

    `label` is a number as people see it ("A012"), `counter` is in COUNTERS, `language` in languages();
    raises ValueError otherwise.
    """
    words = _language(language)
    prefix, digits = _split(label)
    return (words.invitation, *prefix.lower(), *digits, words.way, *_counter_clips(words, counter))


def sentence(label: str, counter: int, language: str) -> str:
    """The same call as one line of text; letters stand as letters. Raises ValueError like `clips`."""
    words = _language(language)
    prefix, digits = _split(label)
    number = ", ".join((*prefix, *(words.texts[digit] for digit in digits)))
    spoken = " ".join(words.texts[clip] for clip in _counter_clips(words, counter))
    return words.sentence.format(number=number, counter=spoken)


def clip_texts(language: str) -> Mapping[str, str]:
    """Every clip of a language -> what is spoken, in the order to record them. Raises ValueError."""
    return _language(language).texts


def _language(code: str) -> _Language:
    if code not in _LANGUAGES:
        raise ValueError(f"no words for language {code!r}; there are: {', '.join(_LANGUAGES)}")
    return _LANGUAGES[code]


def _split(label: str) -> tuple[str, str]:
    match = _LABEL.fullmatch(label)
    if match is None:
        raise ValueError(f"{label!r} is not a number such as A012")
    return match[1], match[2]


def _counter_clips(words: _Language, counter: int) -> tuple[str, ...]:
    if counter not in COUNTERS:
        raise ValueError(f"counter {counter} is not in {COUNTERS.start}..{COUNTERS.stop - 1}")
    return words.whole_number(counter)


def _vietnamese(number: int) -> tuple[str, ...]:
    """1..99 as Vietnamese says it: 10 mười, 15 mười lăm, 20 hai mươi, 21 hai mươi mốt, 25 hai mươi lăm."""
    tens, ones = divmod(number, 10)
    if tens == 0:
        return (str(ones),)
    ten = ("10",) if tens == 1 else (str(tens), "muoi")
    if ones == 0:
        return ten
    if ones == 1 and tens > 1:
        return (*ten, "mot")
    return (*ten, "lam" if ones == 5 else str(ones))


def _english(number: int) -> tuple[str, ...]:
    """1..99: one recording up to twenty, then the ten and the one."""
    tens, ones = divmod(number, 10)
    if number < 20 or ones == 0:
        return (str(number),)
    return (f"{tens}0", str(ones))


_VI_TEXTS = {
    "moi-so": "mời số",
    "den-quay-so": "đến quầy số",
    "0": "không",
    "1": "một",
    "2": "hai",
    "3": "ba",
    "4": "bốn",
    "5": "năm",
    "6": "sáu",
    "7": "bảy",
    "8": "tám",
    "9": "chín",
    "10": "mười",
    "muoi": "mươi",
    "mot": "mốt",
    "lam": "lăm",
    "a": "a",
    "b": "bê",
    "c": "xê",
    "d": "đê",
    "e": "e",
    "f": "ép phờ",
    "g": "giê",
    "h": "hát",
    "i": "i",
    "j": "gi",
    "k": "ca",
    "l": "e lờ",
    "m": "em mờ",
    "n": "en nờ",
    "o": "o",
    "p": "pê",
    "q": "quy",
    "r": "e rờ",
    "s": "ét sì",
    "t": "tê",
    "u": "u",
    "v": "vê",
    "w": "vê kép",
    "x": "ích xì",
    "y": "i dài",
    "z": "dét",
}

_EN_TEXTS = {
    "number": "number",
    "please-go-to-counter": "please go to counter",
    "0": "zero",
    "1": "one",
    "2": "two",
    "3": "three",
    "4": "four",
    "5": "five",
    "6": "six",
    "7": "seven",
    "8": "eight",
    "9": "nine",
    "10": "ten",
    "11": "eleven",
    "12": "twelve",
    "13": "thirteen",
    "14": "fourteen",
    "15": "fifteen",
    "16": "sixteen",
    "17": "seventeen",
    "18": "eighteen",
    "19": "nineteen",
    "20": "twenty",
    "30": "thirty",
    "40": "forty",
    "50": "fifty",
    "60": "sixty",
    "70": "seventy",
    "80": "eighty",
    "90": "ninety",
    **{letter.lower(): letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}

_LANGUAGES: Mapping[str, _Language] = MappingProxyType(
    {
        "vi": _Language(
            texts=MappingProxyType(_VI_TEXTS),
            invitation="moi-so",
            way="den-quay-so",
            whole_number=_vietnamese,
            sentence="Mời số {number}, đến quầy số, {counter}",
        ),
        "en": _Language(
            texts=MappingProxyType(_EN_TEXTS),
            invitation="number",
            way="please-go-to-counter",
            whole_number=_english,
            sentence="Number {number}, please go to counter {counter}",
        ),
    }
)
