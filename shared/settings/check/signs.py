"""What the [[sign]] tables say that no single field sees: their counters, their frames, who shares a port."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from shared.settings.check.finding import Finding, Raw, listed, show
from shared.settings.check.raw import table, tables
from shared.settings.sections import NumbersSection
from shared.settings.sign import COLUMNS, POLE_COLUMNS, SignSection

_SHARED = ("dialect", "baud")
"""What all signs of one bus have alike."""


def sign_findings(raw: Raw) -> Iterator[Finding]:
    """All of them."""
    signs = [(index, {**_defaults(), **sign}) for index, sign in tables(raw, "sign")]
    for index, sign in signs:
        yield from _counter(index, sign, raw)
        yield from _template(index, sign)
        yield from _columns(index, sign, raw)
    yield from _buses(signs)


def _defaults() -> dict[str, Any]:
    fields = SignSection.model_fields
    return {name: field.default for name, field in fields.items() if not field.is_required()}


def _counter(index: int, sign: Raw, raw: Raw) -> Iterator[Finding]:
    known = [counter["number"] for _, counter in tables(raw, "counter") if isinstance(counter.get("number"), int)]
    given = sign.get("counter")
    if isinstance(given, int) and known and given not in known:
        yield Finding(("sign", index, "counter"), "counter", {"value": given, "known": listed(known)})


def _template(index: int, sign: Raw) -> Iterator[Finding]:
    if sign["dialect"] == "raw" and sign["template"] == "":
        yield Finding(("sign", index, "template"), "no template", {})
    elif sign["dialect"] != "raw" and sign["template"] != "":
        yield Finding(("sign", index, "template"), "idle template", {"value": show(sign["dialect"])})


def _columns(index: int, sign: Raw, raw: Raw) -> Iterator[Finding]:
    """A sign that would cut numbers of this hall off."""
    dialect, columns, template = sign["dialect"], sign["columns"], sign["template"]
    if dialect == "modbus" or (dialect == "raw" and "{number}" not in str(template)):
        return
    prefixes = [each["prefix"] for _, each in tables(raw, "service") if isinstance(each.get("prefix"), str)]
    last = table(raw, "numbers").get("last", NumbersSection().last)
    if not prefixes or not isinstance(last, int) or not isinstance(columns, int):
        return
    longest = max(map(len, prefixes)) + max(3, len(str(last)))
    width = columns or COLUMNS.get(str(dialect), POLE_COLUMNS)
    if width < longest:
        yield Finding(("sign", index, "columns"), "narrow", {"value": width, "longest": longest})


def _buses(signs: Sequence[tuple[int, Raw]]) -> Iterator[Finding]:
    """Signs on one port of one computer speak alike, and each has an address of its own."""
    first: dict[str, tuple[int, Raw]] = {}
    addresses: dict[str, int] = {}
    for index, sign in signs:
        bus = repr((sign["at"], sign.get("port"), sign["at"] == "counter" and sign.get("counter")))
        if not isinstance(sign.get("port"), str):
            continue
        at, other = first.setdefault(bus, (index, sign))
        for key in _SHARED:
            if sign[key] != other[key]:
                values = {"value": show(sign[key]), "other": show(other[key]), "first": ("sign", at, key)}
                yield Finding(("sign", index, key), "bus", values)
        key, value = ("address", sign["address"]) if _addressed(sign) else ("port", sign["port"])
        before = addresses.setdefault(repr((bus, value)), index)
        if before != index:
            yield Finding(("sign", index, key), "twice", {"value": show(value), "first": ("sign", before, key)})


def _addressed(sign: Raw) -> bool:
    return str(sign["dialect"]).startswith("modbus") or "{addr" in str(sign["template"])
