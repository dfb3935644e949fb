"""Telex: what stands on the screen for the keys of one word ("luaatj": luật). Pure.

The keys stay known, so a word that turns out to be none of Vietnamese stands as it was typed: "khais" is khái, and
"khaisinh" is khaisinh again. Whoever types without accents is thus hardly ever disturbed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from unicodedata import normalize

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
"""Key -> the combining mark of its tone."""
CIRCUMFLEX, BREVE, HORN, STROKE = "\u0302", "\u0306", "\u031b", "-"
_MARKS = CIRCUMFLEX + BREVE + HORN
_VOWELS = "aeiouy"
_ONSET = re.compile(r"(qu|gi(?=[aeouy])|[^aeiouy]*)", re.IGNORECASE)
_ONSETS = frozenset(
    [
        "b",
        "c",
        "ch",
        "d",
        "đ",
        "g",
        "gh",
        "gi",
        "h",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "ng",
        "ngh",
        "nh",
        "p",
        "ph",
        "q",
        "qu",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
    ]
) | {""}
_CODAS = frozenset(["c", "ch", "k", "m", "n", "ng", "nh", "p", "t"]) | {""}
_MARKED = frozenset(
    [
        "ă",
        "â",
        "ê",
        "ô",
        "ơ",
        "ư",
        "âu",
        "ây",
        "êu",
        "ôi",
        "ơi",
        "ưa",
        "ưi",
        "ưu",
        "ươ",
        "ưo",
        "uơ",
        "oă",
        "uâ",
        "uê",
        "uô",
        "iê",
        "yê",
        "uây",
        "uyê",
        "uôi",
        "ươi",
        "uơi",
        "ưoi",
        "ươu",
        "uơu",
        "ưou",
        "iêu",
        "yêu",
    ]
)
"""The vowels of syllables with a mark, also half typed."""
_BARE = frozenset(
    [
        "a",
        "e",
        "i",
        "o",
        "u",
        "y",
        "ai",
        "ao",
        "au",
        "ay",
        "eo",
        "eu",
        "ia",
        "ie",
        "iu",
        "oa",
        "oe",
        "oi",
        "oo",
        "ou",
        "ua",
        "ue",
        "ui",
        "uo",
        "uu",
        "uy",
        "ye",
        "oai",
        "oao",
        "oay",
        "oeo",
        "uao",
        "uau",
        "uay",
        "ueo",
        "uya",
        "uye",
        "uyu",
        "uoi",
        "uou",
        "ieu",
        "yeu",
    ]
)
"""Those without: as they are, or before their marks are typed."""


@dataclass(frozen=True, slots=True)
class _Word:
    """`letters` with their own marks; the tone apart, for it moves while the word grows. `plain`: a mark was taken
    back by typing its key twice, so no further key means one.
    """

    letters: tuple[str, ...] = ()
    tone: str = ""
    plain: bool = False

    def plus(self, letter: str) -> _Word:
        return replace(self, letters=(*self.letters, letter))

    def undone(self, at: int, key: str) -> _Word:
        """A mark typed twice: the letter at `at` without it, then the key itself."""
        return replace(self.put(at, _bare(self.letters[at])), plain=True).plus(key)

    def put(self, at: int, letter: str) -> _Word:
        return replace(self, letters=(*self.letters[:at], letter, *self.letters[at + 1 :]))

    @property
    def vowels(self) -> range:
        """Where its vowels stand, those of "qu" and "gi" left out."""
        bare = "".join(map(_bare, self.letters))
        found = _ONSET.match(bare)
        start = end = found.end() if found else 0
        while end < len(bare) and bare[end].lower() in _VOWELS:
            end += 1
        return range(start, end)


def compose(keys: str) -> str:
    """The word that these keys make, as it stands on the screen. Case is kept."""
    if keys[:2].lower() == "ww":
        return keys[1:]
    word = _Word()
    for key in keys:
        word = word.plus(key) if word.plain else _typed(word, key)
    return _shown(word) if word.plain or _is_syllable(word) else keys


def keys_of(shown: str) -> str:
    """Keys that make this word; `compose` of them is another where it is none of Vietnamese."""
    keys, tone = "", ""
    for letter in shown:
        base, *marks = [*normalize("NFD", letter)]
        tone = next((key for key, mark in TONES.items() if mark in marks), tone)
        keys += "dd" if letter == "đ" else "Dd" if letter == "Đ" else base
        keys += base.lower() if CIRCUMFLEX in marks else "w" if {BREVE, HORN} & {*marks} else ""
    return keys + tone


def _typed(word: _Word, key: str) -> _Word:
    low = key.lower()
    if low in TONES or low == "z":
        return _toned(word, key)
    if low == "w":
        return _hooked(word, key)
    if low == "d":
        return _stroked(word, key)
    if low in "aeo":
        return _doubled(word, key)
    return word.plus(key)


def _toned(word: _Word, key: str) -> _Word:
    if not word.vowels or (key.lower() == "z" and not word.tone):
        return word.plus(key)
    tone = TONES.get(key.lower(), "")
    if tone and tone == word.tone:
        return replace(word, tone="", plain=True).plus(key)
    return replace(word, tone=tone)


def _stroked(word: _Word, key: str) -> _Word:
    if not word.letters or word.letters[0].lower() not in "dđ":
        return word.plus(key)
    first = word.letters[0]
    if first.lower() == "đ":
        return replace(word.put(0, "d" if first == "đ" else "D"), plain=True).plus(key)
    return word.put(0, "đ" if first == "d" else "Đ")


def _doubled(word: _Word, key: str) -> _Word:
    """The second a, e or o puts a circumflex on the first, the third takes it off."""
    for at in word.vowels:
        letter = word.letters[at]
        if _bare(letter).lower() != key.lower():
            continue
        if _mark(letter) == CIRCUMFLEX:
            return word.undone(at, key)
        return word.put(at, normalize("NFC", _bare(letter) + CIRCUMFLEX))
    return word.plus(key)


def _hooked(word: _Word, key: str) -> _Word:
    """w: ă, ơ, ư and ươ, whichever the vowels can have."""
    at = [place for place in word.vowels if _bare(word.letters[place]).lower() in "aou"]
    if not at:
        return (
            word.plus("ư" if key == "w" else "Ư") if len(word.letters) < 4 and not word.vowels else word.plus(key)
        )
    bare = "".join(_bare(word.letters[place]) for place in at).lower()
    chosen = at[1:2] if bare in ("uo", "uou") and not _mark(word.letters[at[1]]) == HORN else at[:1]
    if bare == "oa":
        chosen = at[1:2]
    place = chosen[0]
    mark = BREVE if _bare(word.letters[place]).lower() == "a" else HORN
    if _mark(word.letters[place]) == mark:
        return word.undone(place, key)
    return word.put(place, normalize("NFC", _bare(word.letters[place]) + mark))


def _is_syllable(word: _Word) -> bool:
    """Whether it is a syllable, or may become one."""
    vowels = word.vowels
    shown = "".join(word.letters).lower()
    onset, middle, coda = shown[: vowels.start], shown[vowels.start : vowels.stop], shown[vowels.stop :]
    if not middle:
        return onset in _ONSETS
    marked = any(map(_mark, middle))
    return onset in _ONSETS and coda in _CODAS and (middle in _MARKED if marked else middle in _BARE)


def _shown(word: _Word) -> str:
    """With "ươ" whole before another letter ("tuơi" is tươi), and the tone where it belongs."""
    letters, vowels = list(word.letters), word.vowels
    for at in vowels[:-1] if vowels.stop == len(letters) else vowels:
        pair = "".join(letters[at : at + 2]).lower()
        if pair in ("uơ", "ưo") and at + 2 < len(letters):
            letters[at : at + 2] = [normalize("NFC", _bare(each) + HORN) for each in letters[at : at + 2]]
    if word.tone and vowels:
        at = _place_of_tone(letters, vowels)
        letters[at] = normalize("NFC", letters[at] + word.tone)
    return "".join(letters)


def _place_of_tone(letters: list[str], vowels: range) -> int:
    """As offices write it: hòa, thủy; on the vowel with a mark, the second of ươ; before a final letter the last."""
    marked = [at for at in vowels if _mark(letters[at])]
    if marked:
        return marked[-1]
    if len(vowels) > 2:
        return vowels[1]
    return vowels[-1] if vowels.stop < len(letters) else vowels[0]


def _bare(letter: str) -> str:
    return letter if letter in "đĐ" else normalize("NFD", letter)[0]


def _mark(letter: str) -> str:
    return next((mark for mark in normalize("NFD", letter)[1:] if mark in _MARKS), "")
