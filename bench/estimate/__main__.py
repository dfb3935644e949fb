"""Scores the waiting times on a log of past days or on a simulated hall: mean error, and how often the truth fell
in the 80 % range, beside simple rivals. Every few days it learns anew from the days before, as a hall does every
night; the rivals too.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bench.estimate.log import COLUMNS, LogError, read_log, read_times
from bench.estimate.scoring import Score, TooFewDays, Trial, trial
from bench.estimate.simulated import Plan, simulate
from bench.estimate.skilled import Crowd, crowd
from shared.rules.estimate import Visit


def main(words: Sequence[str] | None = None) -> None:
    """Prints the scores; ends the process with 2 for a wrong command line or a log that cannot be used."""
    parser = _parser()
    asked = parser.parse_args(words)
    try:
        zone = UTC if asked.log is None else asked.zone
        result = trial(_visits(asked), zone, asked.learn_days, timedelta(minutes=asked.head_start))
    except (LogError, TooFewDays) as problem:
        parser.error(str(problem))
    print(json.dumps(as_answer(result)) if asked.json else "\n".join(as_table(result)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench.estimate", description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--log", type=Path, help="CSV of past visits: " + ", ".join(COLUMNS))
    source.add_argument("--simulate", action="store_true", help="on a simulated hall instead")
    parser.add_argument("--skilled", action="store_true", help="the simulated hall is like a call centre")
    parser.add_argument("--zone", type=ZoneInfo, default="Asia/Ho_Chi_Minh", help="of log times without one")
    parser.add_argument("--learn-days", type=int, help="days to learn from; up to 10 if not given")
    parser.add_argument("--times", type=Path, help="CSV with a column service_seconds, to simulate")
    parser.add_argument("--days", type=int, default=30, help="to simulate")
    parser.add_argument("--tickets", type=int, default=90, help="a day, to simulate")
    parser.add_argument("--counters", type=int, default=4, help="to simulate")
    parser.add_argument("--seed", type=int, default=1, help="of the simulation")
    parser.add_argument("--head-start", type=int, default=20, help="of priority tickets, in minutes")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    return parser


def _visits(asked: argparse.Namespace) -> list[Visit]:
    if asked.log is not None:
        return read_log(asked.log, asked.zone)
    if asked.skilled:
        return crowd(Crowd(days=asked.days, counters=asked.counters, seed=asked.seed))
    plan = Plan(days=asked.days, tickets=asked.tickets, counters=asked.counters, seed=asked.seed)
    return simulate(plan, read_times(asked.times) if asked.times else ())


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


def as_table(result: Trial) -> Iterator[str]:
    """Lines for people, minutes and percent, columns under each other."""
    rows = [("predictor", "error", "bias", "inside 80 %", "below", "width"), *map(_cells, result.scores)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    learnt, scored, mean = result.learnt_days, result.scored, result.mean_wait / 60
    yield f"Learnt from {learnt} days, scored {scored} people on {result.days} more; mean wait {mean:.1f} min."
    yield f"Best on the days learnt from: {result.share:.0%} table by people, {1 - result.share:.0%} model."
    for first, *others in rows:
        cells = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        yield "  ".join([first.ljust(widths[0]), *cells]).rstrip()
    if result.at_once:
        yield f"{result.at_once} people were called at once and are not scored."
    if result.left_out:
        yield f"{result.left_out} rows were left out: their times contradict each other or lie over 12 h apart."


def _cells(score: Score) -> tuple[str, ...]:
    return (
        score.name,
        f"{score.error / 60:.1f} min",
        f"{score.bias / 60:+.1f} min",
        f"{score.inside:.0%}",
        f"{score.below:.0%}",
        f"{score.width / 60:.1f} min",
    )


if __name__ == "__main__":
    main()
