"""What the steps make tables and indexes with: columns in SQL's own words."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, Text
from sqlalchemy.schema import SchemaItem

_KINDS: dict[str, Any] = {"INTEGER": Integer, "BIGINT": BigInteger, "TEXT": Text}
_MARKS: dict[str, dict[str, Any]] = {
    "": {"nullable": False},
    "NULL": {"nullable": True},
    "UNIQUE": {"nullable": False, "unique": True},
    "KEY": {"primary_key": True, "autoincrement": False},
    "COUNTS": {"primary_key": True},
}


def table(name: str, columns: str, *more: SchemaItem) -> None:
    """`columns` such as "hall INTEGER KEY, name TEXT, counter INTEGER NULL": KEY is one of the primary key, COUNTS
    all of it, given by the database.
    """
    made = (Column(each, _KINDS[kind], **_MARKS["".join(mark)]) for each, kind, *mark in _words(columns))
    op.create_table(name, *made, *more, sqlite_with_rowid="COUNTS" in columns)


def index(name: str, table: str, where: object, columns: list[str], *, unique: bool = False) -> None:
    """Of the rows for which `where` holds."""
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _words(columns: str) -> list[list[str]]:
    return [each.split() for each in columns.split(",")]
