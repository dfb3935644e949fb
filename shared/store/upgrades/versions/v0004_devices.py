"""The devices that may speak to the hub, and the pairing of the next one."""

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, Text

revision = "0004"
down_revision = "0003"

KINDS = "kind IN ('kiosk', 'counter', 'display', 'panel')"


def upgrade() -> None:
    op.create_table(
        "device",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("id", Integer, primary_key=True, autoincrement=False),
        Column("kind", Text, nullable=False),
        Column("counter", Integer),
        Column("name", Text, nullable=False),
        Column("secret", Text, nullable=False),
        Column("paired_us", BigInteger, nullable=False),
        Column("revoked_us", BigInteger),
        CheckConstraint(KINDS, name="device_kind"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pairing",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("kind", Text, nullable=False),
        Column("counter", Integer),
        Column("name", Text, nullable=False),
        Column("hash", Text, nullable=False),
        Column("until_us", BigInteger, nullable=False),
        Column("failed", Integer, nullable=False),
        Column("shut", Integer, nullable=False),
        Column("shut_until_us", BigInteger, nullable=False),
        CheckConstraint(KINDS, name="pairing_kind"),
        sqlite_with_rowid=False,
    )
