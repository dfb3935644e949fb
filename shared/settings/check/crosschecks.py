"""What no field sees alone: values that must fit each other, or what is installed on this computer.

Each check reads the raw file and passes over values of a wrong type, which `fields` reports: so one wrong
value does not hide the mistakes of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args, get_origin
from zoneinfo import available_timezones

from shared.assets import assets
from shared.fonts import icon_names
from shared.rules.ticket import Lane
from shared.settings.check.database import database_findings
from shared.settings.check.fields import describe
from shared.settings.check.finding import Finding, Raw, hint, listed, nearest, show
from shared.settings.check.groups import group_findings
from shared.settings.check.hours import hours_findings
from shared.settings.check.lines import Loc
from shared.settings.check.raw import called, strings, table, tables
from shared.settings.check.signs import sign_findings
from shared.settings.check.slip import slip_findings
from shared.settings.fields import LANGUAGE
from shared.settings.languages import FOLDER, language_folders
from shared.settings.sections import HallSection, NumbersSection
from shared.settings.settings import HallFile

_ICON_WEIGHTS = ("-thin", "-light", "-bold", "-fill")
_NAMES = {
    "usb": ("usb_id", "04b8:0e15", r"[0-9a-fA-F]{4}:[0-9a-fA-F]{4}"),
    "cups": ("queue", "receipts", r".+"),
    "windows": ("queue", "EPSON TM-T20", r".+"),
}
_PATHS = {"serial": "/dev/ttyS0", "device": "/dev/usb/lp0", "file": "slip.bin"}


def cross_findings(raw: Raw, folder: Path | None = None) -> Iterator[Finding]:
    """All of them, check after check; `folder` is that of the hall file."""
    checks = (
        _zone,
        _twice,
        _lanes,
        hours_findings,
        _numbers,
        _icons,
        _services,
        group_findings,
        database_findings,
        _printer,
        _payment,
        _screens,
        sign_findings,
    )
    for check in checks:
        yield from check(raw)
    own = [each.name for each in language_folders(folder)] if folder else []
    yield from _texts(raw, own)
    yield from slip_findings(raw, own)
    yield from _voice(raw, folder)


def _zone(raw: Raw) -> Iterator[Finding]:
    zone = table(raw, "hall").get("time_zone")
    if isinstance(zone, str) and zone not in _usual_zones() and zone not in (known := available_timezones()):
        yield _not_there(("hall", "time_zone"), zone, known)


def _usual_zones() -> list[str]:
    """Those that come with the program; the ones of the computer too take 30 ms to find."""
    return (files("tzdata") / "zones").read_text("utf-8").split()


def _lanes(raw: Raw) -> Iterator[Finding]:
    lanes = tables(raw, "lane")
    written = [lane.get("code") for _, lane in lanes]
    known = [lane.value for lane in Lane]
    if lanes and all(code in known for code in written):  # a code spelt wrong is one mistake, not two
        missing = [code for code in known if code not in written]
        yield from (Finding(("lane",), "lane", {"value": show(code)}) for code in missing)


def _numbers(raw: Raw) -> Iterator[Finding]:
    numbers = table(raw, "numbers")
    defaults = NumbersSection()
    first, last = numbers.get("first", defaults.first), numbers.get("last", defaults.last)
    if isinstance(first, int) and isinstance(last, int) and first > last:
        key = "last" if "last" in numbers else "first"
        yield Finding(("numbers", key), "range", {"first": first, "last": last})


def _texts(raw: Raw, own: Sequence[str]) -> Iterator[Finding]:
    """Every text stands in Vietnamese, and in every language of the hall that has no folder of its `own`."""
    languages = strings(table(raw, "hall"), "languages")
    offered = [language for _, language in languages if LANGUAGE.fullmatch(language)]
    known = list(dict.fromkeys(["vi", *(offered or HallSection.model_fields["languages"].default), *own]))
    needed = [language for language in known if language == "vi" or language not in own]
    for loc, text in _text_tables(raw):
        for language in needed:
            if language not in text:
                yield Finding((*loc, language), "text", {"value": language, "known": listed(needed)})
        for language in text:
            if language not in known:
                values = {"value": show(language), "hint": hint(language, known), "known": listed(known)}
                yield Finding((*loc, language), "unlisted", values)


def _text_tables(raw: Raw) -> Iterator[tuple[Loc, Raw]]:
    """Each text of the file, wherever the models have one."""
    for name, field in HallFile.model_fields.items():
        is_list = get_origin(field.annotation) is tuple
        model: Any = get_args(field.annotation)[0] if is_list else field.annotation
        found: Sequence[tuple[Loc, Raw]] = (
            [((name, index), each) for index, each in tables(raw, name)]
            if is_list
            else [((name,), table(raw, name))]
        )
        keys = [key for key, inner in model.model_fields.items() if get_origin(inner.annotation) is Mapping]
        lists = [key for key, inner in model.model_fields.items() if _is_texts(inner.annotation)]
        for loc, texts in found:
            yield from (((*loc, key), texts[key]) for key in keys if isinstance(texts.get(key), dict))
            for key in lists:
                yield from (((*loc, key, index), each) for index, each in tables(texts, key))


def _is_texts(annotation: Any) -> bool:
    """Whether a field is a list of texts."""
    return get_origin(annotation) is tuple and get_origin(get_args(annotation)[0]) is Mapping


def _icons(raw: Raw) -> Iterator[Finding]:
    names = icon_names()
    for kind in ("service", "group"):
        for index, each in tables(raw, kind):
            icon = each.get("icon")
            if isinstance(icon, str) and not _is_regular(icon, names):
                known = {name for name in names if _is_regular(name, names)}
                yield _not_there((kind, index, "icon"), icon, known)


def _is_regular(name: str, names: Set[str]) -> bool:
    """Whether it is an icon of regular weight: the others are the same names with the weight behind."""
    return name in names and not any(name.removesuffix(w) in names for w in _ICON_WEIGHTS if name.endswith(w))


def _services(raw: Raw) -> Iterator[Finding]:
    """Counters call services that exist, and every service is called somewhere."""
    services = [(i, s["code"]) for i, s in tables(raw, "service") if isinstance(s.get("code"), str)]
    counters = tables(raw, "counter")
    known = list(dict.fromkeys(code for _, code in services))
    somewhere: set[str | None] = set()
    for index, counter in counters:
        for place, code in called(counter):
            # A code spelt wrong is one mistake, not also a service that nobody calls.
            somewhere.add(code if code in known else nearest(code, known))
            if code not in known:
                values = {"value": show(code), "hint": hint(code, known), "known": listed(known)}
                yield Finding(("counter", index, *place), "service", values)
    for index, code in services:
        if counters and code not in somewhere:
            yield Finding(("service", index, "code"), "uncalled", {"value": show(code)})


def _screens(raw: Raw) -> Iterator[Finding]:
    """Further hall screens show counters that exist."""
    known = [counter["number"] for _, counter in tables(raw, "counter") if type(counter.get("number")) is int]
    for index, screen in tables(raw, "screen"):
        shown = screen.get("counters")
        for place, number in enumerate(shown if isinstance(shown, list) else ()):
            if type(number) is int and number not in known:
                values = {"value": str(number), "known": ", ".join(map(str, known))}
                yield Finding(("screen", index, "counters", place), "counter", values)


def _printer(raw: Raw) -> Iterator[Finding]:
    printer = table(raw, "printer")
    connection = printer.get("connection")
    if isinstance(connection, str) and connection in _PATHS and printer.get("path", "") == "":
        values = {"value": show(connection), "name": "path", "example": _PATHS[connection]}
        yield Finding(("printer", "path"), "port", values)
    if isinstance(connection, str) and connection in _NAMES:
        key, example, shape = _NAMES[connection]
        given = printer.get(key, "")
        if isinstance(given, str) and not re.fullmatch(shape, given):
            yield Finding(("printer", key), "port", {"value": show(connection), "name": key, "example": example})


def _payment(raw: Raw) -> Iterator[Finding]:
    """Only bank and account together make a code; one alone would leave it out without a word."""
    given = table(raw, "payment")
    for key, other in (("bin", "account"), ("account", "bin")):
        if given.get(key, "") == "" and given.get(other, "") != "":
            yield Finding(("payment", key), "missing", {"expected": describe(("payment", key))})


def _voice(raw: Raw, folder: Path | None) -> Iterator[Finding]:
    """A language is spoken by the program, or by recordings of the hall beside its file."""
    places = [assets(), *([folder] if folder else [])]
    clips = (path for place in places for name in ("sounds", FOLDER) for path in place.glob(f"{name}/*/*.wav"))
    known = sorted({path.parent.name for path in clips})
    for index, language in strings(table(raw, "display"), "voice"):
        if LANGUAGE.fullmatch(language) and language not in known:
            yield Finding(("display", "voice", index), "voice", {"value": show(language), "known": listed(known)})


def _twice(raw: Raw) -> Iterator[Finding]:
    """Names that must be the only one, and lists that name something twice."""
    for name, key in (
        ("lane", "code"),
        ("service", "code"),
        ("group", "code"),
        ("counter", "number"),
        ("clerk", "code"),
        ("fee", "code"),
        ("screen", "name"),
    ):
        yield from _repeats([((name, i, key), each[key]) for i, each in tables(raw, name) if key in each])
    for name, key in (("hall", "languages"), ("display", "voice")):
        yield from _repeats([((name, key, i), item) for i, item in strings(table(raw, name), key)])
    for index, counter in tables(raw, "counter"):
        yield from _repeats([(("counter", index, *place), code) for place, code in called(counter)])


def _repeats(values: Sequence[tuple[Loc, object]]) -> Iterator[Finding]:
    first: dict[str, Loc] = {}
    for loc, value in values:
        if (before := first.setdefault(show(value), loc)) is not loc:
            yield Finding(loc, "twice", {"value": show(value), "first": before})


def _not_there(loc: Loc, value: str, known: Set[str]) -> Finding:
    return Finding(loc, "near", {"value": show(value), "hint": hint(value, known), "expected": describe(loc)})
