"""A mistake as it is found: where, of which kind, with what to fill into its sentences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from shared.errors.kinds import Words
from shared.settings.check.lines import Loc
from shared.settings.check.words import HINT

Raw = Mapping[str, Any]
"""The hall file as `tomllib` read it; nothing is known about its types."""

_SHOWN = 40


class Finding(NamedTuple):
    """`kind` is a key of words.MISTAKES, `values` fill its sentences."""

    loc: Loc
    kind: str
    values: Mapping[str, object]


def show(value: object) -> str:
    """A value as it stands in the file, cut short; dates and tables as Python writes them."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def printable(text: str) -> str:
    """`text` with what nobody sees, or a terminal would act on, as its code."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def listed(names: Iterable[object]) -> str:
    """All of `names`, in this order, with commas."""
    return ", ".join(str(name) for name in names)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `name` was probably meant to be."""
    return next(iter(get_close_matches(name, sorted(known), n=1, cutoff=0.6)), None)


def hint(name: object, known: Iterable[str]) -> str:
    """' (did you mean "...?")', or nothing."""
    near = nearest(name, known) if isinstance(name, str) else None
    return Words(HINT, near=printable(near)) if near else ""
