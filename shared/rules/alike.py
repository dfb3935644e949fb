"""Letters whose names sound alike through a loudspeaker, so that two series with them are taken for each other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from types import MappingProxyType

ALIKE: Mapping[str, tuple[frozenset[str], ...]] = MappingProxyType(
    {
        "vi": tuple(map(frozenset, ("BDPT", "VW", "IY", "MN", "LN", "LR", "SX", "GJ", "AK"))),
        "en": tuple(map(frozenset, ("BCDEGPTVZ", "MN", "FSX", "AJKH", "IY", "QUW"))),
    }
)
"""Vietnamese: bê đê pê tê; vê, vê kép; i, i dài; em mờ, en nờ; e lờ and en nờ, which many speakers do not part;
e lờ, e rờ; ét sì, ích xì; giê, gi; a, ca. English: letters of one vowel.
"""


def sound_alike(prefixes: Collection[str], language: str) -> Iterator[tuple[str, str]]:
    """Pairs of different prefixes that differ only in letters that sound alike; none in an unknown language."""
    groups = ALIKE.get(language, ())
    for one, other in combinations(sorted(set(prefixes)), 2):
        same = len(one) == len(other)
        if same and all(
            a == b or any({a, b} <= group for group in groups) for a, b in zip(one, other, strict=True)
        ):
            yield one, other
