"""Numbers that a kiosk may give while it cannot reach the hub."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "number_block",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("series", Text, primary_key=True),
        Column("first", Integer, primary_key=True, autoincrement=False),
        Column("last", Integer, nullable=False),
        Column("holder", Text, nullable=False),
        Column("day", Text, nullable=False),
        Column("reserved_us", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
