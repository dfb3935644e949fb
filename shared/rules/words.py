"""A call as text, and as clips and pauses, per language.

A call is said as: invitation, prefix letter by letter, number digit by digit or as one number, way, counter as one
number. A clip is one recording of one word or phrase; its name is lower-case ASCII, its file `<name>.wav`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from shared.rules.spoken_numbers import SPOKEN, by_digits, english, vietnamese

CHIME = "chime"
"""The clip that opens every announcement; it belongs to no language."""

COUNTERS = range(1, 100)
"""The counters that can be said."""

AFTER_CHIME = 350
BETWEEN = 120
"""Between letters and digits: as long as it takes to tell them apart."""
BEFORE_WAY = 250
BETWEEN_CALLS = 350
LINKED = 40
"""Between what one says in one breath: the words of one number, "mời số" and what follows."""
REPEAT_AFTER = 700
"""From one saying of a call to the next. All pauses are in milliseconds."""

_LABEL = re.compile(r"([A-Z]{1,2})([0-9]+)")

Part = str | int
"""A clip by its name, or so many milliseconds of silence."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One sentence: `text` to read, `row` to hear."""

    text: str
    row: tuple[Part, ...]

    @property
    def clips(self) -> tuple[str, ...]:
        """The clips of the row, without its pauses."""
        return tuple(part for part in self.row if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class _Language:
    """How one language says a call. `texts` maps every clip to what is spoken, the others name a clip each.

    `whole` gives the clips of a number of SPOKEN; the counter is said by it too.
    """

    texts: Mapping[str, str]
    invitation: str
    way: str
    again: str
    invitations: str
    counter: str
    whole: Callable[[int], tuple[str, ...]]


def languages() -> tuple[str, ...]:
    """Codes of the languages that the program can say a call in by itself."""
    return tuple(_LANGUAGES)


def call_speech(label: str, counter: int, language: str, *, whole: bool = False, again: bool = False) -> Spoken:
    """One call. `label` is a number as people see it ("A012"), `counter` is in COUNTERS; `whole` says it as one
    number instead of digit by digit, `again` that it is not the first call. Raises ValueError for what is no
    number, no counter or no code of a language.
    """
    words = _language(language)
    opening = [(words.again,)] if again else []
    called = (words.invitation, LINKED, *_number(words, label, whole=whole))
    way = (words.way, LINKED, *_counter(words, counter))
    return _speech(words, _parted(BEFORE_WAY, [*opening, called, way]))


def calls_speech(calls: Sequence[tuple[str, int]], language: str, *, whole: bool = False) -> Spoken:
    """Several calls, each as (label, counter), in one sentence: "Mời các số A012, quầy ba; A013, quầy bốn": every
    number beside its counter, so that nobody has to count along. Raises ValueError like `call_speech`.
    """
    words = _language(language)
    said = [
        (*_number(words, label, whole=whole), BETWEEN, words.counter, LINKED, *_counter(words, counter))
        for label, counter in calls
    ]
    return _speech(words, _parted(BETWEEN_CALLS, [(words.invitations, LINKED, *said[0]), *said[1:]]))


def number_row(number: str, language: str, *, whole: bool = False) -> tuple[Part, ...]:
    """A ticket's number ("A012") or any other ("3") alone. Raises ValueError for what is neither."""
    words = _language(language)
    if not number.isdecimal():
        return _number(words, number, whole=whole)
    return _parted(LINKED, words.whole(int(number))) if int(number) in SPOKEN else _parted(BETWEEN, number)


def clip_texts(language: str) -> Mapping[str, str]:
    """Every clip of a language -> what is spoken, in the order to record them; of a language that the program does
    not know, what it means in Vietnamese. Raises ValueError for what is no code of a language.
    """
    return _language(language).texts


def _language(code: str) -> _Language:
    if re.fullmatch(r"[a-z]{2,3}", code) is None:
        raise ValueError(f"{code!r} is no code of a language")
    return _LANGUAGES.get(code, _RECORDED)


def _number(words: _Language, label: str, *, whole: bool) -> tuple[Part, ...]:
    match = _LABEL.fullmatch(label)
    if match is None:
        raise ValueError(f"{label!r} is not a number such as A012")
    letters, digits = match.groups()
    if not (whole and int(digits) in SPOKEN):
        return _parted(BETWEEN, (letters + digits).lower())
    return _parted(BETWEEN, [*letters.lower(), _parted(LINKED, words.whole(int(digits)))])


def _counter(words: _Language, counter: int) -> tuple[Part, ...]:
    if counter not in COUNTERS:
        raise ValueError(f"counter {counter} is not in {COUNTERS.start}..{COUNTERS.stop - 1}")
    return _parted(LINKED, words.whole(counter))


def _parted(pause: int, parts: Iterable[str | tuple[Part, ...]]) -> tuple[Part, ...]:
    """One row of the parts, with a pause between every two."""
    row: list[Part] = []
    for part in parts:
        row += [pause] * bool(row)
        row += [part] if isinstance(part, str) else part
    return tuple(row)


def _speech(words: _Language, row: tuple[Part, ...]) -> Spoken:
    """The row and its text: letters stand as letters, pauses that one hears as commas."""

    def written(part: Part) -> str:
        if isinstance(part, int):
            return {LINKED: " ", BETWEEN_CALLS: "; "}.get(part, ", ")
        return part.upper() if len(part) == 1 and part.isalpha() else words.texts[part]

    text = "".join(map(written, row))
    return Spoken(text[0].upper() + text[1:], row)


_VI_TEXTS = {
    "moi-so": "mời số",
    "den-quay-so": "đến quầy số",
    "xin-nhac-lai": "xin nhắc lại",
    "moi-cac-so": "mời các số",
    "quay": "quầy",
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
    "linh": "linh",
    "tram": "trăm",
    "nghin": "nghìn",
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
    "once-again": "once again",
    "numbers": "calling numbers",
    "counter": "counter",
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
    "hundred": "hundred",
    "thousand": "thousand",
    "and": "and",
    **{letter.lower(): letter for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}

_LANGUAGES: Mapping[str, _Language] = MappingProxyType(
    {
        "vi": _Language(
            texts=MappingProxyType(_VI_TEXTS),
            invitation="moi-so",
            way="den-quay-so",
            again="xin-nhac-lai",
            invitations="moi-cac-so",
            counter="quay",
            whole=vietnamese,
        ),
        "en": _Language(
            texts=MappingProxyType(_EN_TEXTS),
            invitation="number",
            way="please-go-to-counter",
            again="once-again",
            invitations="numbers",
            counter="counter",
            whole=english,
        ),
    }
)

_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FRAME = ("moi-so", "den-quay-so", "xin-nhac-lai", "moi-cac-so", "quay")
_RECORDED = replace(
    _LANGUAGES["vi"],
    texts=MappingProxyType({clip: _VI_TEXTS[clip] for clip in (*_FRAME, *_SIGNS)}),
    whole=by_digits,
)
"""A language that only the hall's own recordings know: the same clips, and every number digit by digit."""
