"""Measures everything, prints tables and writes bench/results.json.

Run: make bench, or
.venv/bin/python -m bench [counter hall history hub many_halls news paper phones rest screen search start]
    [--years N] [--halls N] [--seconds N] [--starts N] [--out FILE]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import counter, hall, history, hub, many_halls, news, paper, phones, rest, screen, search, start
from bench.measure import machine, table

PARTS = (
    "counter",
    "hall",
    "history",
    "hub",
    "many_halls",
    "news",
    "paper",
    "phones",
    "rest",
    "screen",
    "search",
    "start",
)
RESULTS = Path(__file__).parent / "results.json"


def main() -> None:
    """Runs the parts that are named, or all; the results of the other parts stay as they were."""
    asked = _arguments()
    parts: dict[str, Callable[[], Any]] = {
        "counter": counter.run,
        "hall": hall.run,
        "history": lambda: history.run(asked.years),
        "hub": hub.run,
        "many_halls": lambda: many_halls.run(asked.halls),
        "news": news.run,
        "paper": paper.run,
        "phones": lambda: phones.run(asked.seconds),
        "rest": rest.run,
        "screen": screen.run,
        "search": search.run,
        "start": lambda: start.run(asked.starts),
    }
    here = machine()
    table("This machine", [["", ""], *([name, value] for name, value in here.items())])
    found = {name: {"machine": here, **parts[name]()} for name in asked.parts or parts}
    before = json.loads(asked.out.read_text("utf-8")) if asked.out.exists() else {}
    asked.out.write_text(json.dumps({**before, **found}, indent=2) + "\n", "utf-8")
    print(f"\nWritten to {asked.out}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=PARTS, metavar="PART")
    parser.add_argument("--years", type=float, default=10, help="history: years of 300 tickets a day")
    parser.add_argument("--halls", type=int, default=many_halls.HALLS, help="many_halls: how many")
    parser.add_argument("--seconds", type=float, default=phones.SECONDS, help="phones: how long")
    parser.add_argument("--starts", type=int, default=10, help="start: how often each program is started")
    parser.add_argument("--out", type=Path, default=RESULTS, help="where the results go")
    return parser.parse_args()


if __name__ == "__main__":
    main()
