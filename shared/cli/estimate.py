"""`bocso estimate`: how good the waiting times on the slips are, on a log of past days or on a simulated hall."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta, tzinfo
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared import files
from shared.cli.answers import HallFile, hall_file, language, print_json, told
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.errors.logs import LogColumnsMissing, LogTooShort, LogUnreadable, LogValueWrong

if TYPE_CHECKING:
    from shared.rules.estimate import Visit
    from shared.rules.estimate.scoring import Score, Trial

app = typer.Typer()

SIMULATION = QT_TRANSLATE_NOOP("errors", "The simulated hall")
NOT_UTF8 = QT_TRANSLATE_NOOP("errors", "it is not UTF-8 text; save it as CSV in UTF-8")
LOG_BYTES = 200 << 20
"""The most of a log: ten years of a large hall."""
NO_CSV = QT_TRANSLATE_NOOP("errors", "it is no CSV table")
COLUMNS = ("arrived_at", "called_at", "ended_at", "service", "lane", "outcome")
NAMES = {
    "estimate": "ước tính của chương trình",
    "last wait": "lần chờ gần nhất",
    "head of line": "người đầu hàng",
    "moving average": "trung bình 5 lần gần nhất",
    "ahead x service": "số người x thời gian / quầy",
    "table by ahead": "bảng theo số người",
}
"""Predictors in Vietnamese; the keys are the English names."""


@app.command()
def estimate(
    log: Annotated[Path | None, typer.Option(help="CSV of past visits: " + ", ".join(COLUMNS) + ".")] = None,
    simulate: Annotated[bool, typer.Option("--simulate", help="On a simulated hall instead.")] = False,
    skilled: Annotated[bool, typer.Option("--skilled", help="The simulated hall is like a call centre.")] = False,
    learn_days: Annotated[int | None, typer.Option(min=1, help="Days to learn from. Default: up to 10.")] = None,
    times: Annotated[Path | None, typer.Option(help="CSV with a column service_seconds, to simulate.")] = None,
    days: Annotated[int, typer.Option(min=2, max=400, help="Days to simulate.")] = 30,
    tickets: Annotated[int, typer.Option(min=1, max=2000, help="Tickets a day to simulate.")] = 90,
    counters: Annotated[int, typer.Option(min=1, max=60, help="Counters to simulate.")] = 4,
    seed: Annotated[int, typer.Option(help="Of the simulation.")] = 1,
    head_start: Annotated[int, typer.Option(min=0, help="Of priority tickets, in minutes.")] = 20,
    hall: HallFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Scores the waiting times: mean error, and how often the truth fell in the 80 % range, beside simple rivals.

    Times of the log without a zone are the hall's. A column counters_open is used if it is there. Every few days
    it learns anew from the days before, as a hall does every night; the rivals too.
    """
    from shared.rules.estimate.scoring import TooFewDays, trial  # noqa: PLC0415

    if (log is None) != simulate:
        raise typer.BadParameter("give either --log FILE.csv or --simulate")
    with told(one_line=as_json):
        zone: tzinfo = UTC
        if log is None:
            from shared.demo import simulated  # noqa: PLC0415
            from shared.demo.skilled import Crowd, crowd  # noqa: PLC0415

            if skilled:
                visits = crowd(Crowd(days=days, counters=counters, seed=seed))
            else:
                plan = simulated.Plan(days=days, tickets=tickets, counters=counters, seed=seed)
                visits = simulated.simulate(plan, read_times(times) if times else ())
        else:
            zone = _zone(hall)
            visits = read_log(log, zone)
        try:
            result = trial(visits, zone, learn_days, timedelta(minutes=head_start))
        except TooFewDays as problem:
            raise LogTooShort(path=log or Words(SIMULATION), days=problem.days, needed=problem.needed) from None
    if as_json:
        print_json(as_answer(result), one_line=True)
    else:
        typer.echo("\n".join(as_table(result, language())))


def _zone(hall: Path | None) -> tzinfo:
    from shared.settings.load import load  # noqa: PLC0415

    return load(hall_file(hall)).zone


def read_log(path: Path, zone: tzinfo) -> list[Visit]:
    """The visits of a log, in its order. `zone`: of times without one.

    Raises LogUnreadable, LogColumnsMissing, LogValueWrong (with the line).
    """
    from shared.rules.estimate import Visit  # noqa: PLC0415

    visits = []
    for line, row in _rows(path, COLUMNS):
        arrived, called, ended = (_time(path, line, row, name, zone) for name in COLUMNS[:3])
        if arrived is None:
            raise _wrong(path, line, "arrived_at", "", "2026-03-02T08:15:00")
        outcome = row["outcome"].lower() or ("served" if called else "cancelled")
        lane = row["lane"].lower() or "ordinary"
        counters = _whole(path, line, row)
        visits.append(Visit(arrived, called, ended, row["service"], lane, outcome, counters))
    return visits


def read_times(path: Path) -> list[float]:
    """The column service_seconds. Raises as `read_log`."""
    found = []
    for line, row in _rows(path, ("service_seconds",)):
        try:
            found.append(float(row["service_seconds"]))
        except ValueError:
            raise _wrong(path, line, "service_seconds", row["service_seconds"], "540") from None
    return found


def _rows(path: Path, needed: Sequence[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """(line, column -> value without outer spaces) of each row; empty rows are skipped.

    Columns stand in any order and case, parted by what the first line shows: comma, semicolon or tab.
    """
    try:
        with TextIOWrapper(files.opened(path, LOG_BYTES), encoding="utf-8-sig", newline="") as file:
            first = file.readline()
            parted = max(",;\t", key=first.count)
            names = [name.strip().lower() for name in next(csv.reader([first], delimiter=parted), [])]
            missing = [name for name in needed if name not in names]
            if missing:
                raise LogColumnsMissing(path=path, missing=", ".join(missing), needed=", ".join(needed))
            reader = csv.DictReader(file, names, delimiter=parted)
            for row in reader:
                values = {name: (row[name] or "").strip() for name in names}
                if any(values.values()):
                    yield reader.line_num + 1, values
    except OSError as problem:
        raise LogUnreadable(path=path, reason=problem.strerror) from None
    except UnicodeDecodeError:
        raise LogUnreadable(path=path, reason=NOT_UTF8) from None
    except csv.Error:
        raise LogUnreadable(path=path, reason=NO_CSV) from None


def _time(path: Path, line: int, row: Mapping[str, str], name: str, zone: tzinfo) -> datetime | None:
    if not row[name]:
        return None
    try:
        found = datetime.fromisoformat(row[name])
        found = (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
        found.astimezone(zone)  # the last day of the calendar may have none
        return found
    except (ValueError, OverflowError):
        raise _wrong(path, line, name, row[name], "2026-03-02T08:15:00") from None


def _whole(path: Path, line: int, row: Mapping[str, str]) -> int | None:
    given = row.get("counters_open", "")
    if not given:
        return None
    try:
        return max(0, int(float(given)))
    except (ValueError, OverflowError):
        raise _wrong(path, line, "counters_open", given, "3") from None


def _wrong(path: Path, line: int, column: str, value: str, example: str) -> LogValueWrong:
    return LogValueWrong(path=path, line=line, column=column, value=value or "(empty)", example=example)


def as_answer(result: Trial) -> dict[str, Any]:
    """As JSON types; seconds, and shares from 0 to 1."""
    return {
        "learnt_days": result.learnt_days,
        "learnt_visits": result.model.visits,
        "days": result.days,
        "table_share": round(result.share, 3),
        "scored": result.scored,
        "called_at_once": result.at_once,
        "left_out": result.left_out,
        "mean_wait": round(result.mean_wait, 1),
        "scores": [
            {name: value if isinstance(value, str) else round(value, 3) for name, value in asdict(s).items()}
            for s in result.scores
        ],
    }


def as_table(result: Trial, code: str) -> Iterable[str]:
    """Lines for people, minutes and percent, columns under each other. `code`: vi or en."""
    vi = code == "vi"
    head = (
        ("cách tính", "sai số", "lệch", "trong khoảng", "dưới khoảng", "bề rộng")
        if vi
        else ("predictor", "error", "bias", "inside 80 %", "below", "width")
    )
    rows = [head, *(_cells(score, vi=vi) for score in result.scores)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(head))]
    learnt, scored, mean = result.learnt_days, result.scored, result.mean_wait / 60
    yield (
        f"Học từ {learnt} ngày, chấm {scored} người trong {result.days} ngày khác; chờ trung bình {mean:.1f} phút."
        if vi
        else f"Learnt from {learnt} days, scored {scored} people on {result.days} more; mean wait {mean:.1f} min."
    )
    yield (
        f"Tốt nhất trên các ngày đã học: {result.share:.0%} bảng theo số người, {1 - result.share:.0%} mô hình."
        if vi
        else f"Best on the days learnt from: {result.share:.0%} table by people, {1 - result.share:.0%} model."
    )
    for first, *others in rows:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()
    if result.at_once:
        yield (
            f"{result.at_once} người được gọi ngay, không chấm."
            if vi
            else f"{result.at_once} people were called at once and are not scored."
        )
    if result.left_out:
        yield (
            f"Bỏ {result.left_out} dòng: thời gian mâu thuẫn nhau hoặc quá 12 giờ."
            if vi
            else f"{result.left_out} rows were left out: their times contradict each other or lie over 12 h apart."
        )


def _cells(score: Score, *, vi: bool) -> tuple[str, ...]:
    unit = "phút" if vi else "min"
    return (
        NAMES[score.name] if vi else score.name,
        f"{score.error / 60:.1f} {unit}",
        f"{score.bias / 60:+.1f} {unit}",
        f"{score.inside:.0%}",
        f"{score.below:.0%}",
        f"{score.width / 60:.1f} {unit}",
    )
