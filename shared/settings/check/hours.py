"""What must fit together in [hours] and in each [service.hours]."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby, pairwise

from shared.settings.check.finding import Finding, Raw, show
from shared.settings.check.lines import Loc
from shared.settings.check.raw import strings, table, tables
from shared.settings.fields import DAYS, SPAN, SPECIAL
from shared.settings.hours import WEEKDAYS

_LAST = "last_ticket_minutes"
_YEAR = 366


def hours_findings(raw: Raw) -> Iterator[Finding]:
    """All of them, table after table."""
    hall = table(raw, "hours")
    yield from _own(("hours",), hall)
    yield from _last_ticket(("hours",), hall, hall)
    for index, service in tables(raw, "service"):
        yield from _own(("service", index, "hours"), table(service, "hours"))
        yield from _last_ticket(("service", index, "hours"), table(service, "hours"), hall)


def _own(loc: Loc, hours: Raw) -> Iterator[Finding]:
    for day in WEEKDAYS:
        yield from _one_day([((*loc, day, index), span) for index, span in _spans(hours, day)])
    for index, days in strings(hours, "holidays"):
        if DAYS.fullmatch(days):
            yield from _holiday((*loc, "holidays", index), days)
    yield from _special((*loc, "special"), hours)


def _holiday(loc: Loc, days: str) -> Iterator[Finding]:
    first, _, last = days.partition("..")
    wrong = [day for day in (first, last or first) if _date(day) is None]
    if wrong:
        yield Finding(loc, "day", {"value": show(wrong[0])})
        return
    length = (date.fromisoformat(last or first) - date.fromisoformat(first)).days + 1
    if length < 1:
        yield Finding(loc, "days backwards", {"value": show(days)})
    elif length > _YEAR:
        yield Finding(loc, "days long", {"value": show(days), "length": length, "most": _YEAR})


def _special(loc: Loc, hours: Raw) -> Iterator[Finding]:
    real: list[tuple[Loc, str]] = []
    for index, text in _spans(hours, "special"):
        if _date(text[:10]) is None:
            yield Finding((*loc, index), "day", {"value": show(text[:10])})
        else:
            real.append(((*loc, index), text))
    for _, day in groupby(sorted(real, key=lambda s: s[1]), key=lambda s: s[1][:10]):
        yield from _one_day(day)


def _one_day(spans: Iterable[tuple[Loc, str]]) -> Iterator[Finding]:
    """Spans that end before they start, or overlap another of the same day."""
    forward: list[tuple[Loc, str]] = []
    for loc, span in spans:
        if _length(span) > 0:
            forward.append((loc, span))
        else:
            yield Finding(loc, "backwards", {"value": show(span)})
    for (_, earlier), (loc, later) in pairwise(sorted(forward, key=lambda s: _start(s[1]))):
        if _start(later) < _end(earlier):
            yield Finding(loc, "overlap", {"value": show(later), "other": show(earlier)})


def _last_ticket(loc: Loc, hours: Raw, hall: Raw) -> Iterator[Finding]:
    """Hours in which no number could ever be given; those of the hall where a service leaves something out."""
    if not (_LAST in hours or _lengths(hours)):
        return
    minutes, lengths = hours.get(_LAST, hall.get(_LAST, 0)), _lengths(hours) or _lengths(hall)
    if isinstance(minutes, int) and lengths and minutes >= max(lengths):
        place = (*loc, _LAST) if _LAST in hours else loc
        yield Finding(place, "last ticket", {"value": minutes, "longest": max(lengths)})


def _lengths(hours: Raw) -> list[int]:
    spans = [span for day in (*WEEKDAYS, "special") for _, span in _spans(hours, day)]
    return [length for length in map(_length, spans) if length > 0]


def _spans(hours: Raw, key: str) -> list[tuple[int, str]]:
    """The items of a list that are written right, with their indexes."""
    pattern = SPECIAL if key == "special" else SPAN
    return [(index, text) for index, text in strings(hours, key) if pattern.fullmatch(text)]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _start(span: str) -> int:
    """Minute of the day; of "07:00-11:30" as of "2026-08-22 07:00-11:30"."""
    return int(span[-11:-9]) * 60 + int(span[-8:-6])


def _end(span: str) -> int:
    return int(span[-5:-3]) * 60 + int(span[-2:])


def _length(span: str) -> int:
    return _end(span) - _start(span)
