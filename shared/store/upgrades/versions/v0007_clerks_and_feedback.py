"""Clerks with roles; one-time codes for the first PIN; a feedback box; the dossier's code that somebody brings."""

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, PrimaryKeyConstraint, UniqueConstraint

from shared.store.upgrades.making import table

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    table(
        "clerk",
        "hall INTEGER KEY, id TEXT KEY, name TEXT, role TEXT NULL",
        CheckConstraint("role IN ('clerk', 'reception', 'supervisor', 'admin')", name="clerk_role"),
    )
    op.add_column("pin", Column("code_until_us", BigInteger, nullable=False, server_default="0"))
    table(
        "feedback",
        "hall INTEGER, id BIGINT, at_us BIGINT, answered_us BIGINT NULL, code TEXT, category TEXT, text TEXT,"
        " phone TEXT, kiosk TEXT, due TEXT, answer TEXT",
        PrimaryKeyConstraint("id", "hall"),
        UniqueConstraint("hall", "code", name="feedback_code"),
        CheckConstraint("answered_us IS NULL OR phone = ''", name="feedback_phone"),
    )
    table("dossier", "hall INTEGER KEY, ticket BIGINT KEY, code TEXT")
