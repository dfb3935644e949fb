"""What the [slip] table says that no single field sees: its lines, its second language (as the hall screen's), its
logo; and the signs of every text that the slip prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from shared.settings.check.finding import Finding, Raw, hint, listed, show
from shared.settings.check.lines import Loc
from shared.settings.check.png import fault
from shared.settings.check.raw import strings, table, tables
from shared.settings.letters import lacking
from shared.settings.sections import HallSection
from shared.settings.slip import SlipSection

_OFTEN = "rule"
"""The one line that may stand several times."""


def slip_findings(raw: Raw, own: Sequence[str] = ()) -> Iterator[Finding]:
    """All of them; `own` are languages that the hall has a folder of."""
    slip = table(raw, "slip")
    yield from _lines(slip)
    yield from _second_language("slip", raw, own)
    yield from _second_language("display", raw, own)
    yield from _logo(slip)
    yield from _signs(slip, raw)


def _lines(slip: Raw) -> Iterator[Finding]:
    first: dict[str, int] = {}
    lines = strings(slip, "lines")
    for place, name in lines:
        if name != _OFTEN and first.setdefault(name, place) != place:
            values = {"value": show(name), "first": ("slip", "lines", first[name])}
            yield Finding(("slip", "lines", place), "twice", values)
    if lines and "number" not in first:
        yield Finding(("slip", "lines"), "no number", {})


def _second_language(section: str, raw: Raw, own: Sequence[str]) -> Iterator[Finding]:
    second = table(raw, section).get("second_language")
    written = [language for _, language in strings(table(raw, "hall"), "languages")]
    known = [*(written or HallSection.model_fields["languages"].default), *own]
    if isinstance(second, str) and second and second not in known:
        values = {"value": show(second), "hint": hint(second, known), "known": listed(known)}
        yield Finding((section, "second_language"), "unlisted", values)


def _logo(slip: Raw) -> Iterator[Finding]:
    logo = slip.get("logo")
    if isinstance(logo, str) and logo and (reason := fault(Path(logo))):
        yield Finding(("slip", "logo"), "logo", {"value": show(Path(logo).name), "reason": reason})


def _signs(slip: Raw, raw: Raw) -> Iterator[Finding]:
    """Signs that no font of the slip has: arrows, emoji and the like."""
    printed = [line for _, line in strings(slip, "lines")] or SlipSection().lines
    for line, loc, text in _texts(slip, raw):
        if line not in printed or not isinstance(text, dict):
            continue
        for language, written in text.items():
            if isinstance(written, str) and (signs := lacking(written)):
                yield Finding((*loc, language), "sign", {"value": listed(map(_named, signs))})


def _texts(slip: Raw, raw: Raw) -> Iterator[tuple[str, Loc, object]]:
    """Each text of the hall file that the slip prints: its line of the slip, where it stands, its languages."""
    for name in ("name", "place", "help"):
        yield "hall" if name == "name" else name, ("hall", name), table(raw, "hall").get(name)
    for index, service in tables(raw, "service"):
        yield "service", ("service", index, "name"), service.get("name")
    for index, text in tables(slip, "texts"):
        yield "texts", ("slip", "texts", index), text
    yield "footer", ("slip", "footer"), slip.get("footer")


def _named(sign: str) -> str:
    return f'"{sign}" (U+{ord(sign):04X})'
