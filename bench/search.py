"""What a keystroke of the search for a procedure costs: every phrasing of the tests typed letter by letter, with
the shipped catalogue and with one as large as the national portal's for communes.
"""

from __future__ import annotations

import csv
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.measure import table
from shared.assets import example_hall
from shared.procedures.catalogue import Catalogue, own_words
from shared.procedures.everyday import load_everyday
from shared.settings.load import load

PHRASES = Path(__file__).parent.parent / "tests" / "procedures" / "phrases.csv"
LARGE = 6
"""So many times the shipped procedures: 360; the portal has 326."""


def run() -> dict[str, Any]:
    """CPU time, in milliseconds: the machine's other work does not count."""
    shipped = Catalogue.of(load(example_hall()))
    copies = [
        replace(p, code=f"{p.code}-{n}", name=f"{p.name} {n}") for n in range(LARGE) for p in shipped.procedures
    ]
    large = Catalogue(copies, load_everyday([own_words()]))
    found = {str(len(each.procedures)): _typed(each) for each in (shipped, large)}
    rows = [[name, *(f"{value:.2f}" for value in values.values())] for name, values in found.items()]
    table("A keystroke of the search, ms of CPU", [["procedures", *next(iter(found.values()))], *rows])
    return found


def _typed(catalogue: Catalogue) -> dict[str, float]:
    today = date(2026, 11, 30)
    begin = time.process_time()
    catalogue.search("khai sinh", today)
    index = time.process_time() - begin
    with PHRASES.open(encoding="utf-8", newline="") as file:
        phrases = [row["phrase"] for row in csv.DictReader(file)]
    times = []
    for phrase in phrases:
        for length in range(1, len(phrase) + 1):
            begin = time.process_time()
            catalogue.search(phrase[:length], today)
            times.append(1000 * (time.process_time() - begin))
    times.sort()
    at = {"median": len(times) // 2, "99 %": len(times) * 99 // 100, "worst": len(times) - 1}
    return {"first": 1000 * index, **{name: times[place] for name, place in at.items()}}
