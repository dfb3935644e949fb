"""What the steps make tables and indexes with."""

from __future__ import annotations

from alembic import op
from sqlalchemy.schema import SchemaItem

from shared.store.columns import columns


def table(name: str, described: str, *more: SchemaItem) -> None:
    """`described`: see `columns`."""
    op.create_table(name, *columns(described), *more, sqlite_with_rowid="COUNTS" in described)


def index(name: str, table: str, where: object, columns: list[str], *, unique: bool = False) -> None:
    """Of the rows for which `where` holds."""
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)
