"""Finds texts by what somebody types: words without accents, half written, misspelt, run together.

Each word that was typed is looked for among all words there are; a text is as good as the share of the typed words
that it has, then as the share of its own words that were typed. Rare words weigh more than frequent ones
(log(1 + N / n) for a word that n of N procedures have), words that say nothing ("tôi muốn làm") hardly anything.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from shared.procedures.spelling import plain

_NOTHING = 0.12
"""Weight of a word that says nothing."""
_BEGUN = 0.9
"""How much the beginning of a word is worth: it is still being typed."""
_MISSPELT = 1.5
"""How much less it is worth the more of a word's letters are wrong: the power of the share that is right."""
_OTHER_ACCENTS = 0.9
"""How much a word is worth that was typed with other accents."""
_OWN_SHARE = 0.3
"""How much of a text's score is the share of its own words; the rest is the share of the typed ones."""
_IN_ORDER = 0.1
"""What it adds that words stand beside each other as they were typed."""
_LOOKED_AT = 100
"""So many texts, those with the largest share of what was typed, are looked at word by word."""
_FUZZY_FROM = 3
_SPLIT_FROM = 6
"""Letters from which a word that is not known may be misspelt, or several that were run together (no syllable has
more than 7).
"""


@dataclass(frozen=True, slots=True)
class Text:
    """One of the texts that a thing is found by."""

    of: int
    words: tuple[str, ...]


Matches = Mapping[str, float]
"""By word of the index: how well a typed word fits it, from 0 to 1."""


class Index:
    """Built once (some ms for a few hundred procedures), then asked with each keystroke. Any thread."""

    def __init__(self, texts: Iterable[Text], idle: frozenset[str]) -> None:
        """`idle`: the words, without accents, that say nothing."""
        self._idle = idle
        self._texts = tuple(texts)
        self._plain = [tuple(map(plain, text.words)) for text in self._texts]
        self._where: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._plain):
            for word in dict.fromkeys(words):
                self._where[word].append(number)
        self._known = tuple(self._where)
        self._weights = self._weigh()
        self._sums = [sum(self._weights[word] for word in set(words)) for words in self._plain]

    def _weigh(self) -> dict[str, float]:
        of = {word: {self._texts[number].of for number in numbers} for word, numbers in self._where.items()}
        things = len(set().union(*of.values()))
        return {word: self._weight(word, things / len(having)) for word, having in of.items()}

    def _weight(self, word: str, rareness: float) -> float:
        return _NOTHING if word in self._idle else math.log(1 + rareness)

    def scores(self, typed: Sequence[str]) -> dict[int, float]:
        """By thing, the best score of its texts, from 0 to about 1.1; what fits nowhere is left out."""
        words = list(self._respaced(typed))
        matches = [self._matches(word, last=at == len(words) - 1) for at, word in enumerate(words)]
        weights = [self._typed_weight(word, found) for word, found in zip(words, matches, strict=True)]
        best: dict[int, float] = {}
        for number in self._promising(matches, weights):
            score = self._score(number, words, matches, weights)
            thing = self._texts[number].of
            best[thing] = max(score, best.get(thing, 0.0))
        return best

    def _promising(self, matches: Sequence[Matches], weights: Sequence[float]) -> Iterable[int]:
        """The texts that have the largest share of what was typed."""
        shares: dict[int, float] = defaultdict(float)
        for found, weight in zip(matches, weights, strict=True):
            fits: dict[int, float] = {}
            for known, value in sorted(found.items(), key=lambda each: each[1]):
                fits.update(dict.fromkeys(self._where[known], value * weight))
            for number, share in fits.items():
                shares[number] += share
        return nlargest(_LOOKED_AT, shares, key=shares.__getitem__)

    def _respaced(self, typed: Sequence[str]) -> Iterator[str]:
        """Words that were run together are parted, and parts of a word that is known are joined."""
        at = 0
        while at < len(typed):
            joined = "".join(typed[at : at + 2])
            if at + 1 < len(typed) and plain(joined) in self._where and plain(typed[at + 1]) not in self._where:
                yield joined
                at += 2
                continue
            yield from self._parted(typed[at]) or (typed[at],)
            at += 1

    def _parted(self, word: str) -> tuple[str, ...]:
        """The words of the index that make up a word that is none; nothing if they do not."""
        letters = plain(word)
        if len(letters) < _SPLIT_FROM or letters in self._where or len(letters) != len(word):
            return ()
        ways: list[tuple[str, ...] | None] = [(), *[None] * len(letters)]
        for end in range(2, len(letters) + 1):
            for start in range(max(0, end - 7), end - 1):
                before = ways[start]
                if before is not None and letters[start:end] in self._where:
                    way = (*before, word[start:end])
                    held = ways[end]
                    ways[end] = way if held is None or len(way) < len(held) else held
        return ways[-1] or ()

    def _matches(self, word: str, *, last: bool) -> Matches:
        letters = plain(word)
        found: dict[str, float] = {letters: 1.0} if letters in self._where else {}
        if last:
            longer = (known for known in self._known if known.startswith(letters) and known != letters)
            found.update(dict.fromkeys(longer, _BEGUN))
        if len(letters) >= _FUZZY_FROM and letters not in self._where:
            most = 1 if len(letters) < _SPLIT_FROM else 2
            near = extract(letters, self._known, scorer=OSA.distance, score_cutoff=most, limit=None)
            for known, distance, _ in near:
                if known not in found and len(known) > 1:
                    found[known] = (1 - distance / max(len(letters), len(known))) ** _MISSPELT
        return found

    def _typed_weight(self, word: str, matches: Matches) -> float:
        if plain(word) in self._idle:
            return _NOTHING
        known = max(matches, key=matches.__getitem__, default=None)
        return self._weights[known] if known else 1.0

    def _score(
        self, number: int, words: Sequence[str], matches: Sequence[Matches], weights: Sequence[float]
    ) -> float:
        own = self._plain[number]
        fits: list[float] = []
        covered: dict[str, float] = {}
        places: list[int] = []
        for word, found in zip(words, matches, strict=True):
            fit, place = 0.0, -9
            for at, known in enumerate(own):
                if (value := found.get(known, 0.0)) > 0:
                    value *= self._accents(word, self._texts[number].words[at])
                    covered[known] = max(value, covered.get(known, 0.0))
                    if value > fit or (value == fit and places and at == places[-1] + 1):
                        fit, place = value, at
            fits.append(fit)
            places.append(place)
        typed = sum(map(float.__mul__, fits, weights)) / (sum(weights) or 1.0)
        share = sum(value * self._weights[known] for known, value in covered.items()) / (self._sums[number] or 1.0)
        beside = sum(here == before + 1 for before, here in pairwise(places))
        order = beside / (len(words) - 1) if len(words) > 1 else 1.0
        return (1 - _OWN_SHARE) * typed + _OWN_SHARE * share + _IN_ORDER * order * typed

    def _accents(self, typed: str, known: str) -> float:
        if typed == known or plain(typed) == typed:
            return 1.0
        return _OTHER_ACCENTS
