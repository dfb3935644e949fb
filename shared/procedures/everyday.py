"""The table of everyday words: what people say, and what the catalogue calls it.

Two columns. `means` is a procedure's code, or words as they stand in names of procedures, or nothing: then the
words say nothing ("tôi muốn"). `words` are what people say, with ";" or a line break between.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from shared.errors.starting import CatalogueWrong, Mistake
from shared.procedures.csv_file import Columns, read_table
from shared.procedures.mistakes import mistake

_COLUMNS = Columns({"means": ("nghia",), "words": ("tu", "tu hay goi")}, needed=("means", "words"))


@dataclass(frozen=True, slots=True)
class Everyday:
    """One row."""

    means: str
    words: tuple[str, ...]

    @property
    def is_code(self) -> bool:
        """Whether `means` is a code, perhaps of a procedure that this hall has not: no name is one."""
        return "." in self.means.strip(".") and " " not in self.means


def read_everyday(path: Path) -> tuple[tuple[Everyday, ...], tuple[Mistake, ...]]:
    """The rows of a file and no mistake, or all its mistakes. Raises nothing."""
    table = read_table(path, _COLUMNS)
    mistakes = list(table.mistakes)
    found = []
    for row in table.rows:
        words = tuple(filter(None, (each.strip() for each in re.split(r"[;\n]", row.cells.get("words", "")))))
        if not words:
            mistakes.append(mistake("empty", key="words", line=row.line))
        found.append(Everyday(row.cells.get("means", ""), words))
    return (() if mistakes else tuple(found)), tuple(mistakes)


def load_everyday(paths: Iterable[Path]) -> tuple[Everyday, ...]:
    """The rows of several files. Raises CatalogueWrong."""
    rows: list[Everyday] = []
    for path in paths:
        found, mistakes = read_everyday(path)
        if mistakes:
            raise CatalogueWrong(path=path, count=len(mistakes), mistakes=mistakes)
        rows += found
    return tuple(rows)
