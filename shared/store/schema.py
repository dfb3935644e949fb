"""The tables. Every row carries its hall; times are microseconds since 1970 in UTC, days are ISO dates.

The first schema is made by upgrades/versions/0001; a test compares the two.
Partial indexes hold only if their condition stands literally in the query (SQLite), so states are literals.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

HEAD = "0001"
"""The revision this program writes; a database with an unknown one was made by a newer program."""

metadata = MetaData()

OPEN = text("state IN ('waiting', 'called', 'serving')")
AT_COUNTER = text("state IN ('called', 'serving')")
QUEUED = text("state = 'queued'")

hall = Table(
    "hall",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("day", Text, nullable=False),  # business day; only moves forward; '' before the first
    Column("day_seq", BigInteger, nullable=False),  # seq before the day's first entry
    Column("at_us", BigInteger, nullable=False),  # time of the last entry; only moves forward
    Column("seq", BigInteger, nullable=False),  # last entry
    Column("hash", Text, nullable=False),  # of the last entry
)

series = Table(
    "series",
    metadata,
    Column("hall", Integer, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)

ticket = Table(
    "ticket",
    metadata,
    Column("hall", Integer, nullable=False),
    Column("id", BigInteger, nullable=False),  # seq of its issue entry
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
    Column("code", Text, nullable=False, unique=True),  # opaque, on the slip's QR; never in the journal
    PrimaryKeyConstraint(
        "id", "hall"
    ),  # id first: SQLite would walk a key that begins with hall instead of ticket_open
    UniqueConstraint("hall", "day", "series", "number", name="ticket_number"),
    CheckConstraint(
        "state IN ('waiting', 'called', 'serving', 'served', 'no_show', 'expired')", name="ticket_state"
    ),
    CheckConstraint("state NOT IN ('called', 'serving') OR counter IS NOT NULL", name="ticket_counter"),
    sqlite_with_rowid=False,
)
Index(
    "ticket_open",
    ticket.c.hall,
    ticket.c.state,
    ticket.c.service,
    ticket.c.rank_us,
    ticket.c.id,
    sqlite_where=OPEN,
    postgresql_where=OPEN,
)
Index(
    "ticket_at_counter",
    ticket.c.hall,
    ticket.c.counter,
    unique=True,
    sqlite_where=AT_COUNTER,
    postgresql_where=AT_COUNTER,
)

journal = Table(
    "journal",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    Column("verb", Text, nullable=False),
    Column("ticket", BigInteger),
    Column("counter", Integer),
    Column("request_id", Text, nullable=False),
    Column("body", Text, nullable=False),  # canonical JSON
    Column("hash", Text, nullable=False),
    UniqueConstraint("hall", "request_id", name="journal_request"),
    sqlite_with_rowid=False,
)

counter = Table(
    "counter",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("opened_us", BigInteger),  # since when it is open; NULL: closed
    sqlite_with_rowid=False,
)

pin = Table(
    "pin",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("counter", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False),  # argon2id
    Column("failed", Integer, nullable=False),  # wrong tries in a row
    Column("locked_until_us", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

print_job = Table(
    "print_job",
    metadata,
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
Index(
    "print_job_queued",
    print_job.c.hall,
    print_job.c.printer,
    print_job.c.id,
    sqlite_where=QUEUED,
    postgresql_where=QUEUED,
)
