"""A table in a CSV file as Excel, LibreOffice or a program writes it: UTF-8 with or without byte order mark,
comma, semicolon or tab, quoted cells with line breaks inside.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from shared import files
from shared.errors.starting import Mistake
from shared.procedures.mistakes import mistake
from shared.procedures.spelling import plain_words
from shared.rules.signs import wrong_signs
from shared.settings.check.finding import hint, listed, show

LARGEST = 8 << 20
"""Bytes; a thousand procedures with all that the national portal says of them have three million."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row by the names of its columns, cleaned. `line`: where it begins, from 1, the heading is in line 1."""

    line: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Table:
    """`rows` without the empty ones; `mistakes` in order of line."""

    rows: list[Row] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Columns:
    """By name, what else a column may be called (as `spelling.plain_words` has it); and which must be there."""

    called: Mapping[str, Sequence[str]]
    needed: Sequence[str]

    def name_of(self, heading: str) -> str | None:
        """The column that a heading means."""
        words = " ".join(plain_words(heading.replace("_", " ")))
        return next((name for name, more in self.called.items() if words in (name.replace("_", " "), *more)), None)


def read_table(path: Path, columns: Columns) -> Table:
    """All of it. Raises nothing: a file that cannot be read is a mistake."""
    try:
        data = files.read(path, LARGEST)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        return Table(mistakes=[mistake("unreadable", reason=reason)])
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Table(mistakes=[mistake("not_utf8", line=data.count(b"\n", 0, error.start) + 1)])
    return _table(text, columns)


def _table(text: str, columns: Columns) -> Table:
    heading, _, _ = text.partition("\n")
    separator = max(",;\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    table, names, line = Table(), None, 1
    try:
        for cells in reader:
            if names is None:
                names = _names(cells, columns, table)
            elif any(cell.strip() for cell in cells):
                _add(table, line, cells, names)
            line = reader.line_num + 1
    except csv.Error:
        table.mistakes.append(mistake("quotes", line=line))
    if names is None:
        needed = listed(columns.needed)
        table.mistakes.append(mistake("heading", line=1, value=needed, needed=needed))
    return table


def _names(headings: Sequence[str], columns: Columns, table: Table) -> list[str | None]:
    """The columns by place, and what is wrong with them; a heading that is empty means none."""
    names = [columns.name_of(heading) for heading in headings]
    for heading, name in zip(headings, names, strict=True):
        if name is None and heading.strip():
            near, known = hint(heading, columns.called), listed(columns.called)
            table.mistakes.append(mistake("column", line=1, value=show(heading), hint=near, known=known))
        elif name and names.count(name) > 1:
            table.mistakes.append(mistake("column_twice", key=name, line=1, value=show(heading)))
    for name in columns.needed:
        if name not in names:
            table.mistakes.append(mistake("heading", line=1, value=name, needed=listed(columns.needed)))
    return names


def _add(table: Table, line: int, cells: Sequence[str], names: Sequence[str | None]) -> None:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        table.mistakes.append(mistake("cells", line=line, found=len(cells), expected=len(names)))
    else:
        named = zip(names, cells, strict=False)
        table.rows.append(Row(line, {name: clean(cell) for name, cell in named if name}))


def clean(text: str) -> str:
    """In NFC, without blanks that say nothing, empty lines and what nobody sees: pasted texts are full of it."""
    lines = unicodedata.normalize("NFC", text.replace("\t", " ")).splitlines()
    hidden = {line: str.maketrans("", "", wrong_signs(line)) for line in lines}
    return "\n".join(tidy for line in lines if (tidy := " ".join(line.translate(hidden[line]).split())))
