"""An amount of whole đồng as people read it: in digits and in words. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from shared.rules.spoken_numbers import english, vietnamese
from shared.rules.words import clip_texts

_POWERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"vi": ("", "nghìn", "triệu", "tỷ"), "en": ("", "thousand", "million", "billion")}
)
_COUNT: Mapping[str, Callable[[int], tuple[str, ...]]] = MappingProxyType({"vi": vietnamese, "en": english})


def in_digits(amount: int) -> str:
    """As "10.000 đ", with a no-break space."""
    return f"{amount:,}".replace(",", ".") + "\xa0đ"


def in_words(amount: int, language: str) -> str:
    """As "Mười nghìn đồng", below a thousand billions; other languages than vi and en get Vietnamese."""
    code = language if language in _COUNT else "vi"
    said: list[str] = []
    for power in (3, 2, 1, 0):
        part = amount // 1000**power % 1000
        if part:  # behind a larger one as a number says it behind its thousand: "không trăm linh năm", "and five"
            row = _COUNT[code](1000 + part)[2:] if said else _COUNT[code](part)
            said += [*(clip_texts(code)[clip] for clip in row), _POWERS[code][power]]
    words = " ".join(filter(None, said)) or clip_texts(code)["0"]
    return f"{words[0].upper()}{words[1:]} đồng"
