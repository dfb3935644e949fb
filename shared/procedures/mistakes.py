"""What may be wrong in the CSV files of the catalogue; the IT staff of a hall read it. English here, other
languages through Qt translations (see `shared.errors`).
"""

from __future__ import annotations

from collections.abc import Mapping

from shared.errors.kinds import QT_TRANSLATE_NOOP, Words
from shared.errors.starting import Mistake
from shared.settings.check.finding import printable
from shared.settings.check.words import MISTAKES as OF_HALL_FILE

_SENTENCES: Mapping[str, tuple[str, str]] = {
    "unreadable": (
        QT_TRANSLATE_NOOP("errors", "the file cannot be read ({reason})"),
        QT_TRANSLATE_NOOP("errors", "a CSV file of at most 8 MB that this user may read"),
    ),
    "not_utf8": (
        QT_TRANSLATE_NOOP("errors", "a character is not UTF-8"),
        QT_TRANSLATE_NOOP("errors", 'save the file as "CSV UTF-8" (Excel: Save as)'),
    ),
    "quotes": (
        QT_TRANSLATE_NOOP("errors", "the quotation marks of this row do not match"),
        QT_TRANSLATE_NOOP("errors", 'one " before and one behind a cell, each " inside it written twice'),
    ),
    "heading": (
        QT_TRANSLATE_NOOP("errors", "the column {value} is missing"),
        QT_TRANSLATE_NOOP("errors", "a first line with the names of the columns, at least {needed}"),
    ),
    "column": (
        QT_TRANSLATE_NOOP("errors", "there is no column {value}{hint}"),
        QT_TRANSLATE_NOOP("errors", "columns here: {known}"),
    ),
    "column_twice": (
        QT_TRANSLATE_NOOP("errors", "the column {value} stands there twice"),
        QT_TRANSLATE_NOOP("errors", "each column once"),
    ),
    "cells": (
        QT_TRANSLATE_NOOP("errors", "the row has {found} cells, the first line {expected}"),
        QT_TRANSLATE_NOOP("errors", 'as many cells as the first line; a text with separators stands in "..."'),
    ),
    "empty": (QT_TRANSLATE_NOOP("errors", "is empty"), QT_TRANSLATE_NOOP("errors", "a text")),
    "code": (
        QT_TRANSLATE_NOOP("errors", "{value} is not allowed"),
        QT_TRANSLATE_NOOP("errors", "a code of at most 40 letters, digits, points and dashes, such as 1.001193"),
    ),
    "long": (
        QT_TRANSLATE_NOOP("errors", "has {length} characters"),
        QT_TRANSLATE_NOOP("errors", "at most {most} characters"),
    ),
    "repeated": (
        QT_TRANSLATE_NOOP("errors", "{value} stands already in line {first}"),
        QT_TRANSLATE_NOOP("errors", "each code once"),
    ),
    "date": (
        QT_TRANSLATE_NOOP("errors", "{value} is not a date"),
        QT_TRANSLATE_NOOP("errors", "a date such as 2027-03-01 or 01/03/2027"),
    ),
    "ended": (
        QT_TRANSLATE_NOOP("errors", "{value} is before the first day"),
        QT_TRANSLATE_NOOP("errors", "a last day that is not before the first"),
    ),
    "yes_no": (
        QT_TRANSLATE_NOOP("errors", "{value} is not allowed"),
        QT_TRANSLATE_NOOP("errors", "yes or no"),
    ),
    "service": OF_HALL_FILE["service"],
    "nothing": (
        QT_TRANSLATE_NOOP("errors", "there is no row in it"),
        QT_TRANSLATE_NOOP("errors", "a row for each procedure"),
    ),
}


def mistake(kind: str, *, key: str = "", line: int | None = None, **values: object) -> Mistake:
    """`key` is the column, with the row's code where it has one."""
    said = {name: printable(value) if type(value) is str else value for name, value in values.items()}
    return Mistake(printable(key), line, kind, *(Words(half, **said) for half in _SENTENCES[kind]))
