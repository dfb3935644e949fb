"""Clerks with roles; one-time codes for the first PIN; a feedback box; the dossier's code that somebody brings."""

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, PrimaryKeyConstraint, Text, UniqueConstraint

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
    op.create_table(
        "feedback",
        Column("hall", Integer, nullable=False),
        Column("id", BigInteger, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("answered_us", BigInteger),
        Column("code", Text, nullable=False),
        Column("category", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("phone", Text, nullable=False),
        Column("kiosk", Text, nullable=False),
        Column("due", Text, nullable=False),
        Column("answer", Text, nullable=False),
        PrimaryKeyConstraint("id", "hall"),
        UniqueConstraint("hall", "code", name="feedback_code"),
        CheckConstraint("answered_us IS NULL OR phone = ''", name="feedback_phone"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "dossier",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("ticket", BigInteger, primary_key=True, autoincrement=False),
        Column("code", Text, nullable=False),
        sqlite_with_rowid=False,
    )
