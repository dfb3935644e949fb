"""What the [slip] table says that no single field sees: its lines, its second language, its logo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shared.mistakes.finding import Finding, Raw, hint, listed, show
from shared.mistakes.png import fault
from shared.mistakes.raw import strings, table
from shared.mistakes.words import NO_PICTURE
from shared.settings import HallSection

_OFTEN = "rule"
"""The one line that may stand several times."""


def slip_findings(raw: Raw) -> Iterator[Finding]:
    """All of them."""
    slip = table(raw, "slip")
    yield from _lines(slip)
    yield from _second_language(slip, raw)
    yield from _logo(slip)


def _lines(slip: Raw) -> Iterator[Finding]:
    first: dict[str, int] = {}
    lines = strings(slip, "lines")
    for place, name in lines:
        if name != _OFTEN and first.setdefault(name, place) != place:
            values = {"value": show(name), "first": ("slip", "lines", first[name])}
            yield Finding(("slip", "lines", place), "twice", values)
    if lines and "number" not in first:
        yield Finding(("slip", "lines"), "no number", {})


def _second_language(slip: Raw, raw: Raw) -> Iterator[Finding]:
    second = slip.get("second_language")
    written = [language for _, language in strings(table(raw, "hall"), "languages")]
    known = written or list(HallSection.model_fields["languages"].default)
    if isinstance(second, str) and second and second not in known:
        values = {"value": show(second), "hint": hint(second, known), "known": listed(known)}
        yield Finding(("slip", "second_language"), "unlisted", values)


def _logo(slip: Raw) -> Iterator[Finding]:
    logo = slip.get("logo")
    if isinstance(logo, str) and logo and (reason := fault(Path(logo))):
        yield Finding(("slip", "logo"), "logo", {"value": show(Path(logo).name), "reason": NO_PICTURE[reason]})
