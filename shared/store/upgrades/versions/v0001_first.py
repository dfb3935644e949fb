"""The first schema."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Integer,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
    text,
)

revision = "0001"
down_revision = None

OPEN = text("state IN ('waiting', 'called', 'serving')")
AT_COUNTER = text("state IN ('called', 'serving')")
QUEUED = text("state = 'queued'")


def upgrade() -> None:
    op.create_table(
        "hall",
        Column("id", Integer, primary_key=True),
        Column("code", Text, nullable=False, unique=True),
        Column("day", Text, nullable=False),
        Column("day_seq", BigInteger, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("seq", BigInteger, nullable=False),
        Column("hash", Text, nullable=False),
    )
    op.create_table(
        "series",
        Column("hall", Integer, primary_key=True),
        Column("day", Text, primary_key=True),
        Column("series", Text, primary_key=True),
        Column("last", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ticket",
        Column("hall", Integer, nullable=False),
        Column("id", BigInteger, nullable=False),
        Column("day", Text, nullable=False),
        Column("series", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("service", Text, nullable=False),
        Column("lane", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("rank_us", BigInteger, nullable=False),
        Column("issued_us", BigInteger, nullable=False),
        Column("ahead", Integer, nullable=False),
        Column("counter", Integer),
        Column("called_us", BigInteger),
        Column("started_us", BigInteger),
        Column("ended_us", BigInteger),
        Column("recalls", Integer, nullable=False),
        Column("code", Text, nullable=False, unique=True),
        PrimaryKeyConstraint("id", "hall"),
        UniqueConstraint("hall", "day", "series", "number", name="ticket_number"),
        CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'served', 'no_show', 'expired')", name="ticket_state"
        ),
        CheckConstraint("state NOT IN ('called', 'serving') OR counter IS NOT NULL", name="ticket_counter"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ticket_open",
        "ticket",
        ["hall", "state", "service", "rank_us", "id"],
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
    op.create_index(
        "ticket_at_counter",
        "ticket",
        ["hall", "counter"],
        unique=True,
        sqlite_where=AT_COUNTER,
        postgresql_where=AT_COUNTER,
    )
    op.create_table(
        "journal",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("seq", BigInteger, primary_key=True, autoincrement=False),
        Column("day", Text, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("verb", Text, nullable=False),
        Column("ticket", BigInteger),
        Column("counter", Integer),
        Column("request_id", Text, nullable=False),
        Column("body", Text, nullable=False),
        Column("hash", Text, nullable=False),
        UniqueConstraint("hall", "request_id", name="journal_request"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counter",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("opened_us", BigInteger),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pin",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("counter", Integer, primary_key=True, autoincrement=False),
        Column("hash", Text, nullable=False),
        Column("failed", Integer, nullable=False),
        Column("locked_until_us", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "print_job",
        Column("id", Integer, primary_key=True),
        Column("hall", Integer, nullable=False),
        Column("ticket", BigInteger, nullable=False),
        Column("printer", Text, nullable=False),
        Column("language", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("reason", Text, nullable=False),
        Column("queued_us", BigInteger, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        CheckConstraint("state IN ('queued', 'sending', 'sent', 'failed')", name="print_job_state"),
    )
    op.create_index(
        "print_job_queued",
        "print_job",
        ["hall", "printer", "id"],
        sqlite_where=QUEUED,
        postgresql_where=QUEUED,
    )
