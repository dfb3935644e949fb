"""The groups of the kiosk's tiles: each stands somewhere, and none within itself."""

from __future__ import annotations

from collections.abc import Iterator

from shared.settings.check.finding import Finding, Raw, hint, listed, show
from shared.settings.check.raw import tables


def group_findings(raw: Raw) -> Iterator[Finding]:
    """Services and groups stand in groups of the file; following `parent` ends at the first page."""
    groups = [(i, g) for i, g in tables(raw, "group") if isinstance(g.get("code"), str)]
    known = [group["code"] for _, group in groups]
    for kind, key in (("service", "group"), ("group", "parent")):
        for index, each in tables(raw, kind):
            code = each.get(key)
            if isinstance(code, str) and code and code not in known:
                values = {"value": show(code), "hint": hint(code, known), "known": listed(known)}
                yield Finding((kind, index, key), "group", values)
    parents = {group["code"]: group.get("parent") for _, group in groups}
    for index, group in groups:
        if group["code"] in _above(group["code"], parents):
            yield Finding(("group", index, "parent"), "circle", {"value": show(group["code"])})


def _above(code: str, parents: dict[str, object]) -> list[str]:
    found: list[str] = []
    while isinstance(parent := parents.get(code), str) and parent and parent not in found:
        found.append(code := parent)
    return found
