"""Clerks with roles; one-time codes for the first PIN."""

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "clerk",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False),
        Column("role", Text),
        CheckConstraint("role IN ('clerk', 'reception', 'supervisor', 'admin')", name="clerk_role"),
        sqlite_with_rowid=False,
    )
    op.add_column("pin", Column("code_until_us", BigInteger, nullable=False, server_default="0"))
