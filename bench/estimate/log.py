"""Past visits as a CSV log; whatever is wrong with one is a LogError that names the file and the line."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from shared.rules.estimate import Visit

COLUMNS = ("arrived_at", "called_at", "ended_at", "service", "lane", "outcome")


class LogError(ValueError):
    """Why a log cannot be used, as a sentence."""


def read_log(path: Path, zone: tzinfo) -> list[Visit]:
    """The visits of a log, in its order. `zone`: of times without one. A column counters_open is used if it is
    there. Raises LogError.
    """
    return [_visit(row, zone, f"{path}, line {line}") for line, row in _rows(path, COLUMNS)]


def read_times(path: Path) -> list[float]:
    """The column service_seconds. Raises LogError."""
    rows = _rows(path, ("service_seconds",))
    return [_number(row, "service_seconds", f"{path}, line {line}") for line, row in rows]


def _visit(row: Mapping[str, str], zone: tzinfo, where: str) -> Visit:
    arrived, called, ended = (_time(row, name, zone, where) for name in COLUMNS[:3])
    if arrived is None:
        raise LogError(f"{where}: arrived_at is empty")
    outcome = row["outcome"].lower() or ("served" if called else "cancelled")
    lane = row["lane"].lower() or "ordinary"
    counters = max(0, int(_number(row, "counters_open", where))) if row.get("counters_open") else None
    return Visit(arrived, called, ended, row["service"], lane, outcome, counters)


def _rows(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(line, column -> value without outer spaces) of each row; empty rows are skipped.

    Columns stand in any order and case, parted by what the first line shows: comma, semicolon or tab.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            parted = max(",;\t", key=first.count)
            names = [name.strip().lower() for name in next(csv.reader([first], delimiter=parted), [])]
            if missing := [name for name in needed if name not in names]:
                raise LogError(f"{path} has no column {', '.join(missing)}. Needed are: {', '.join(needed)}.")
            reader = csv.DictReader(file, names, delimiter=parted)
            for row in reader:
                values = {name: (row[name] or "").strip() for name in names}
                if any(values.values()):
                    yield reader.line_num + 1, values
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise LogError(f"{path} cannot be read: {problem}") from None


def _time(row: Mapping[str, str], name: str, zone: tzinfo, where: str) -> datetime | None:
    if not row[name]:
        return None
    try:
        found = datetime.fromisoformat(row[name])
        found = (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
        found.astimezone(zone)  # the last day of the calendar may have none
        return found
    except (ValueError, OverflowError):
        raise LogError(f"{where}: {name} is {row[name]}, not such as 2026-03-02T08:15:00") from None


def _number(row: Mapping[str, str], name: str, where: str) -> float:
    try:
        found = float(row[name])
        int(found)  # no infinity
        return found
    except (ValueError, OverflowError):
        raise LogError(f"{where}: {name} is {row[name] or 'empty'}, not a number") from None
