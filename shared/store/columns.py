"""Columns in SQL's own words, for the tables and the steps of their upgrades."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, Text

_KINDS: dict[str, Any] = {"INTEGER": Integer, "BIGINT": BigInteger, "TEXT": Text}
_MARKS: dict[str, dict[str, Any]] = {
    "": {"nullable": False},
    "0": {"nullable": False, "server_default": "0"},
    "NULL": {"nullable": True},
    "UNIQUE": {"nullable": False, "unique": True},
    "KEY": {"primary_key": True, "autoincrement": False},
    "COUNTS": {"primary_key": True},
}


def columns(described: str) -> list[Column[Any]]:
    """Of such as "hall INTEGER KEY, name TEXT, counter INTEGER NULL": each is NOT NULL unless it says NULL; KEY is
    one of the primary key, COUNTS all of it, given by the database; 0 is what old rows have.
    """
    each = (words.split() for words in described.split(","))
    return [Column(name, _KINDS[kind], **_MARKS["".join(mark)]) for name, kind, *mark in each]
