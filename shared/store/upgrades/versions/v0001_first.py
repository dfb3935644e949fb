"""The first schema."""

from sqlalchemy import CheckConstraint, PrimaryKeyConstraint, UniqueConstraint, text

from shared.store.upgrades.making import index, table

revision = "0001"
down_revision = None

OPEN = text("state IN ('waiting', 'called', 'serving')")
AT_COUNTER = text("state IN ('called', 'serving')")
QUEUED = text("state = 'queued'")


def upgrade() -> None:
    table(
        "hall",
        "id INTEGER COUNTS, code TEXT UNIQUE, day TEXT, day_seq BIGINT, at_us BIGINT, seq BIGINT, hash TEXT",
    )
    table("series", "hall INTEGER KEY, day TEXT KEY, series TEXT KEY, last INTEGER")
    table(
        "ticket",
        "hall INTEGER, id BIGINT, day TEXT, series TEXT, number INTEGER, service TEXT, lane TEXT, state TEXT,"
        " rank_us BIGINT, issued_us BIGINT, ahead INTEGER, counter INTEGER NULL, called_us BIGINT NULL,"
        " started_us BIGINT NULL, ended_us BIGINT NULL, recalls INTEGER, code TEXT UNIQUE",
        PrimaryKeyConstraint("id", "hall"),
        UniqueConstraint("hall", "day", "series", "number", name="ticket_number"),
        CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'served', 'no_show', 'expired')", name="ticket_state"
        ),
        CheckConstraint("state NOT IN ('called', 'serving') OR counter IS NOT NULL", name="ticket_counter"),
    )
    index("ticket_open", "ticket", OPEN, ["hall", "state", "service", "rank_us", "id"])
    index("ticket_at_counter", "ticket", AT_COUNTER, ["hall", "counter"], unique=True)
    table(
        "journal",
        "hall INTEGER KEY, seq BIGINT KEY, day TEXT, at_us BIGINT, verb TEXT, ticket BIGINT NULL,"
        " counter INTEGER NULL, request_id TEXT, body TEXT, hash TEXT",
        UniqueConstraint("hall", "request_id", name="journal_request"),
    )
    table("counter", "hall INTEGER KEY, number INTEGER KEY, opened_us BIGINT NULL")
    table("pin", "hall INTEGER KEY, counter INTEGER KEY, hash TEXT, failed INTEGER, locked_until_us BIGINT")
    table(
        "print_job",
        "id INTEGER COUNTS, hall INTEGER, ticket BIGINT, printer TEXT, language TEXT, state TEXT, reason TEXT,"
        " queued_us BIGINT, at_us BIGINT",
        CheckConstraint("state IN ('queued', 'sending', 'sent', 'failed')", name="print_job_state"),
    )
    index("print_job_queued", "print_job", QUEUED, ["hall", "printer", "id"])
