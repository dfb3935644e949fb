"""The database itself: its pages, and that its tables, indexes and constraints are those of this program.

An index is part of what is promised: who is next is read from one (`ticket_waiting`), and that no number is given
twice is held by another. What is expected is written by SQLAlchemy from schema.py and compared word by word, so
that blanks, quotes and what a server makes of an expression do not count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint, Table, UniqueConstraint, column, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.schema import CreateIndex, CreateTable

from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.store.schema import metadata
from shared.store.statement import Statement, Tx
from shared.store.verify.verdict import Mismatch

_DAMAGED = QT_TRANSLATE_NOOP("errors", "the file is damaged, or an index does not fit its table ({detail})")
_LACKS = QT_TRANSLATE_NOOP("errors", "the table {table} lacks this, or it was changed: {part}")
_FOREIGN = QT_TRANSLATE_NOOP("errors", "the table {table} has what does not belong there: {part}")

_INTEGRITY = Statement(text("PRAGMA integrity_check(1)"))


class SchemaPart(NamedTuple):
    """A table, index, constraint, column or trigger, as words."""

    table: str
    words: str


def _parts(query: str) -> Statement:
    return Statement(text(query).columns(column("table"), column("sql")))


_SQLITE = _parts(
    "SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
)
_OURS = "relnamespace = current_schema()::regnamespace AND relkind = 'r'"
_POSTGRESQL = _parts(
    "SELECT relname, attname || ' ' || format_type(atttypid, atttypmod)"
    " || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END FROM pg_class JOIN pg_attribute"
    f" ON attrelid = pg_class.oid WHERE {_OURS} AND attnum > 0 AND NOT attisdropped"
    " UNION ALL SELECT relname, pg_get_constraintdef(k.oid)"
    f" FROM pg_class JOIN pg_constraint k ON conrelid = pg_class.oid WHERE {_OURS} AND contype <> 'n'"
    " UNION ALL SELECT relname, pg_get_indexdef(indexrelid) || CASE WHEN indisvalid THEN '' ELSE ' INVALID' END"
    f" FROM pg_class JOIN pg_index i ON indrelid = pg_class.oid WHERE {_OURS}"
    " AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = indexrelid)"
    " UNION ALL SELECT relname, pg_get_triggerdef(g.oid)"
    f" FROM pg_class JOIN pg_trigger g ON tgrelid = pg_class.oid WHERE {_OURS} AND NOT tgisinternal"
    " UNION ALL SELECT relname, pg_get_ruledef(r.oid)"
    f" FROM pg_class JOIN pg_rewrite r ON ev_class = pg_class.oid WHERE {_OURS}"
)


def check(tx: Tx) -> None:
    """Raises Bad. On SQLite it reads every page of the file and every entry of every index."""
    dialect = tx.connection.dialect
    if dialect.name == "sqlite":
        found = str(tx.value(_INTEGRITY))
        if found != "ok":
            raise Mismatch(None, _DAMAGED, detail=found)
    expected = _expected(dialect.name)
    query = _SQLITE if dialect.name == "sqlite" else _POSTGRESQL
    there = Counter(SchemaPart(row[0], words(row[1])) for row in tx.all(query) if row[0] in metadata.tables)
    for part in expected - there:
        raise Mismatch(None, _LACKS, part=part.words, table=part.table)
    for part in there - expected:
        raise Mismatch(None, _FOREIGN, part=part.words, table=part.table)


@cache
def _expected(name: str) -> Counter[SchemaPart]:
    made = _of_sqlite if name == "sqlite" else _of_postgresql
    return Counter(SchemaPart(table.name, words(sql)) for table in metadata.sorted_tables for sql in made(table))


def _of_sqlite(table: Table) -> Iterator[str]:
    dialect = sqlite.dialect()
    yield str(CreateTable(table).compile(dialect=dialect))
    yield from _indexes(table, dialect)


def _of_postgresql(table: Table) -> Iterator[str]:
    dialect: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for each in table.columns:
        yield f"{each.name} {each.type.compile(dialect)}{'' if each.nullable else ' NOT NULL'}"
    for rule in table.constraints:
        names = ", ".join(each.name for each in getattr(rule, "columns", ()))
        if isinstance(rule, CheckConstraint):
            yield f"CHECK {rule.sqltext}"
        elif isinstance(rule, PrimaryKeyConstraint | UniqueConstraint):
            yield f"{'PRIMARY KEY' if isinstance(rule, PrimaryKeyConstraint) else 'UNIQUE'} {names}"
    for index in table.indexes:
        index.dialect_kwargs["postgresql_where"] = index.dialect_kwargs.get("sqlite_where")
    yield from _indexes(table, dialect)


def _indexes(table: Table, dialect: Dialect) -> Iterator[str]:
    def name(index: Index) -> str:
        return str(index.name)

    for index in sorted(table.indexes, key=name):
        yield str(CreateIndex(index).compile(dialect=dialect))


_WORD = re.compile(r"'(?:[^']|'')*'|\w+|[<>=!]+|[^\s\w\"();\[\],]")
_SERVER_S = (  # how PostgreSQL writes what schema.py says
    (re.compile(r" (: :|::) (text|bigint|integer)\b"), ""),
    (re.compile(r" using btree"), ""),
    (re.compile(r" on \w+ \. (\w+)"), r" on \1"),
    (re.compile(r"= any array "), "in "),
    (re.compile(r"<> all array "), "not in "),
    (re.compile(r"(\w+) between (\w+) and (\w+)"), r"\1 >= \2 and \1 <= \3"),
    (re.compile(r" default '[^']*'"), ""),  # left by an upgrade
)


def words(sql: str) -> str:
    """SQL without blanks, quotes and brackets that mean nothing; what stands between apostrophes as it is."""
    plain = " ".join(w if w.startswith("'") else w.lower() for w in _WORD.findall(sql))
    for pattern, ours in _SERVER_S:
        plain = pattern.sub(ours, plain)
    return plain
