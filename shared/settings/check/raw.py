"""Reading the file as `tomllib` gave it: what has a wrong type is passed over, `fields` reports it."""

from __future__ import annotations

from shared.settings.check.finding import Raw
from shared.settings.check.lines import Loc


def table(raw: Raw, name: str) -> Raw:
    """The [name] table, empty if there is none."""
    found = raw.get(name)
    return found if isinstance(found, dict) else {}


def tables(raw: Raw, name: str) -> list[tuple[int, Raw]]:
    """The [[name]] tables with their indexes from 0."""
    found = raw.get(name)
    return [(i, t) for i, t in enumerate(found) if isinstance(t, dict)] if isinstance(found, list) else []


def strings(raw: Raw, key: str) -> list[tuple[int, str]]:
    """The texts in a list with their indexes from 0."""
    items = raw.get(key)
    return [(i, s) for i, s in enumerate(items) if isinstance(s, str)] if isinstance(items, list) else []


def called(counter: Raw) -> list[tuple[Loc, str]]:
    """The codes of all services a [[counter]] calls, its own first, with their places in that table."""
    own: list[tuple[Loc, str]] = [(("services", place), code) for place, code in strings(counter, "services")]
    others: list[tuple[Loc, str]] = [
        (("then", tier, "services", place), code)
        for tier, helped in tables(counter, "then")
        for place, code in strings(helped, "services")
    ]
    return own + others
