"""The CSV form of the catalogue: docs/procedures.md describes it for the staff of a hall."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path

from shared.errors.starting import Mistake
from shared.procedures.csv_file import Columns, Row, read_table
from shared.procedures.mistakes import mistake
from shared.procedures.procedure import Procedure
from shared.procedures.spelling import plain_words
from shared.settings.check.finding import hint, listed, show

COLUMNS = Columns(
    {
        "code": ("ma", "ma thu tuc"),
        "name": ("ten", "ten thu tuc", "thu tuc"),
        "field": ("linh vuc",),
        "service": ("dich vu", "ma dich vu"),
        "time": ("processing time", "thoi gian", "thoi han", "thoi han giai quyet"),
        "fee": ("phi", "le phi", "phi le phi"),
        "papers": ("giay to", "giay to can mang", "thanh phan ho so", "ho so"),
        "source": ("nguon", "can cu"),
        "valid_from": ("hieu luc tu", "tu ngay"),
        "valid_to": ("hieu luc den", "den ngay"),
        "approved": ("da duyet", "duyet"),
    },
    needed=("code", "name"),
)
LONGEST = {"name": 1000, "field": 200, "time": 500, "fee": 1000, "papers": 5000, "source": 1000}
"""Characters. The longest on the national portal: a name of 919, papers of several thousand."""

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.\-]{0,39}")
_YES_NO = {"": False, "no": False, "khong": False, "0": False, "false": False, "chua": False}
_YES_NO |= {"yes": True, "co": True, "1": True, "true": True, "x": True, "roi": True}
_DATES = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")


def read_form(path: Path, services: Collection[str]) -> tuple[tuple[Procedure, ...], tuple[Mistake, ...]]:
    """The procedures of a file in its order and no mistake, or all its mistakes in order of line. Raises nothing.

    `services` are the codes that a procedure may name; none at all: any (the hall is not known).
    """
    table = read_table(path, COLUMNS)
    found, mistakes = [], list(table.mistakes)
    first: dict[str, int] = {}
    for row in table.rows:
        wrong = list(_wrong(row, services, first))
        mistakes += wrong
        if not wrong and not table.mistakes:
            found.append(_procedure(row))
    if not table.rows and not mistakes:
        mistakes.append(mistake("nothing"))
    return (() if mistakes else tuple(found)), tuple(sorted(mistakes, key=lambda each: each.line or 0))


def as_form(procedures: Iterable[Procedure]) -> str:
    """The file of these procedures, which `read_form` reads back as they are; with a BOM for Excel."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS.called)
    for each in procedures:
        days = (str(day) if day else "" for day in (each.valid_from, each.valid_to))
        texts = (each.code, each.name, each.field, each.service, each.time, each.fee)
        writer.writerow((*texts, "\n".join(each.papers), each.source, *days, "yes" if each.approved else "no"))
    return "\ufeff" + out.getvalue()


def _wrong(row: Row, services: Collection[str], first: dict[str, int]) -> Iterable[Mistake]:
    code, cells = row.cells.get("code", ""), row.cells

    def wrong(kind: str, column: str, **values: object) -> Mistake:
        key = f"{column} ({code})" if code and column != "code" else column
        return mistake(kind, key=key, line=row.line, **values)

    if found := _wrong_code(row, first):
        yield wrong(found[0], "code", **found[1])
    if not cells.get("name"):
        yield wrong("empty", "name")
    for column, most in LONGEST.items():
        if (length := len(cells.get(column, ""))) > most:
            yield wrong("long", column, length=length, most=most)
    service = cells.get("service", "")
    if service and services and service not in services:
        values = {"value": show(service), "hint": hint(service, services), "known": listed(services)}
        yield wrong("service", "service", **values)
    for column, kind in _wrong_days(cells):
        yield wrong(kind, column, value=show(cells[column]))
    if _yes_no(row) is None:
        yield wrong("yes_no", "approved", value=show(cells["approved"]))


def _wrong_code(row: Row, first: dict[str, int]) -> tuple[str, dict[str, object]] | None:
    """Kind and values; `first`: by code, the line in which it stands first."""
    code = row.cells.get("code", "")
    if not code:
        return "empty", {}
    if not _CODE.fullmatch(code):
        return "code", {"value": show(code)}
    line = first.setdefault(code, row.line)
    return ("repeated", {"value": show(code), "first": line}) if line != row.line else None


def _wrong_days(cells: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Column and kind."""
    days = {column: _day(cells.get(column, "")) for column in ("valid_from", "valid_to")}
    yield from ((column, "date") for column, day in days.items() if cells.get(column) and day is None)
    begin, end = days.values()
    if begin and end and end < begin:
        yield "valid_to", "ended"


def _procedure(row: Row) -> Procedure:
    names = ("code", "name", "field", "service", "time", "fee", "source")
    texts = {name: row.cells.get(name, "") for name in names}
    papers = tuple(filter(None, row.cells.get("papers", "").split("\n")))
    begin, end = (_day(row.cells.get(name, "")) for name in ("valid_from", "valid_to"))
    approved = bool(_yes_no(row))
    return Procedure(**texts, papers=papers, valid_from=begin, valid_to=end, approved=approved)


def _yes_no(row: Row) -> bool | None:
    return _YES_NO.get(" ".join(plain_words(row.cells.get("approved", ""))))


def _day(text: str) -> date | None:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 - a day of the calendar, no moment
        except ValueError:
            continue
    return None
