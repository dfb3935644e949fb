"""Every verb: lines, parking, transfers, appointments, ratings; several rounds of numbers; thinned journals.

SQLite: the changed tables are made anew and their rows copied. PostgreSQL never held rows of the first schema.
"""

from __future__ import annotations

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

revision = "0002"
down_revision = "0001"

FIRST = "0" * 64
WAITING = text("state = 'waiting'")
LIVE = text("state IN ('waiting', 'called', 'serving', 'parked', 'no_show')")
AT_COUNTER = text("state IN ('called', 'serving')")
QUEUED = text("state = 'queued'")
UNSETTLED = text("state IN ('sending', 'blocked')")
TAKEN = text("state IN ('booked', 'came')")
CALLED = text("verb IN ('call_next', 'call', 'recall')")

CALLED_LANE = """
    SELECT seq, verb, lane
    FROM journal LEFT JOIN ticket ON ticket.hall = journal.hall AND ticket.id = journal.ticket
    WHERE journal.hall = old_counter.hall AND journal.counter = old_counter.number
        AND verb IN ('open', 'call_next')
"""
STREAK = f"""(
    SELECT count(*) FROM ({CALLED_LANE}) AS called
    WHERE opened_us IS NOT NULL AND verb = 'call_next' AND lane = 'priority' AND seq > (
        SELECT coalesce(max(seq), 0) FROM ({CALLED_LANE}) AS other WHERE verb = 'open' OR lane <> 'priority'
    )
)"""
"""The first schema kept no streak: priority tickets an open counter called in a row, as the journal has it."""


def upgrade() -> None:
    op.add_column("hall", Column("kept_seq", BigInteger, nullable=False, server_default="0"))
    op.add_column("hall", Column("kept_hash", Text, nullable=False, server_default=FIRST))
    for name in ("ticket_open", "ticket_at_counter"):
        op.drop_index(name, table_name="ticket")
    op.drop_index("print_job_queued", table_name="print_job")
    old = ("series", "ticket", "counter", "print_job", "pin")
    if op.get_bind().dialect.name == "sqlite":
        for name in old:
            op.rename_table(name, f"old_{name}")
        _make()
        _copy()
        for name in old:
            op.drop_table(f"old_{name}")
    else:
        for name in old:
            op.drop_table(name)
        _make()
    _index("ticket_waiting", "ticket", WAITING, ["hall", "line", "lane", "rank_us", "id", "state"])
    _index("ticket_live", "ticket", LIVE, ["hall", "day", "series", "number"], unique=True)
    _index("ticket_at_counter", "ticket", AT_COUNTER, ["hall", "counter"], unique=True)
    _index("print_job_queued", "print_job", QUEUED, ["hall", "printer", "id"])
    op.create_index("print_job_ticket", "print_job", ["hall", "ticket"])
    _index("print_job_unsettled", "print_job", UNSETTLED, ["hall", "printer", "id"])
    _index("journal_calls", "journal", CALLED, ["hall", "seq"])
    _index("appointment_taken", "appointment", TAKEN, ["hall", "service", "at_us"])


def _index(name: str, table: str, where: object, columns: list[str], unique: bool = False) -> None:
    op.create_index(name, table, columns, unique=unique, sqlite_where=where, postgresql_where=where)


def _make() -> None:
    op.create_table(
        "series",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("day", Text, primary_key=True),
        Column("series", Text, primary_key=True),
        Column("last", Integer, nullable=False),
        Column("round", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ticket",
        Column("hall", Integer, nullable=False),
        Column("id", BigInteger, nullable=False),
        Column("day", Text, nullable=False),
        Column("series", Text, nullable=False),
        Column("number", Integer, nullable=False),
        Column("round", Integer, nullable=False),
        Column("service", Text, nullable=False),
        Column("issued_service", Text, nullable=False),
        Column("line", Text, nullable=False),
        Column("lane", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("rank_us", BigInteger, nullable=False),
        Column("issued_us", BigInteger, nullable=False),
        Column("ahead", Integer, nullable=False),
        Column("wait_low", Integer),
        Column("wait_high", Integer),
        Column("back_to", Integer),
        Column("counter", Integer),
        Column("called_us", BigInteger),
        Column("started_us", BigInteger),
        Column("ended_us", BigInteger),
        Column("recalls", Integer, nullable=False),
        Column("park_reason", Text, nullable=False),
        Column("return_us", BigInteger),
        Column("outcome", Text, nullable=False),
        Column("dossier", Text, nullable=False),
        Column("rating", Integer),
        Column("code", Text, nullable=False, unique=True),
        PrimaryKeyConstraint("id", "hall"),
        UniqueConstraint("hall", "day", "series", "round", "number", name="ticket_number"),
        CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'cancelled', 'expired')",
            name="ticket_state",
        ),
        CheckConstraint("state NOT IN ('called', 'serving') OR counter IS NOT NULL", name="ticket_counter"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="ticket_rating"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counter",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("opened_us", BigInteger),
        Column("clerk", Text, nullable=False),
        Column("paused", Text),
        Column("paused_us", BigInteger),
        Column("streak", Integer, nullable=False),
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
        Column("again", Integer, nullable=False),
        Column("queued_us", BigInteger, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'confirmed', 'blocked', 'failed')", name="print_job_state"
        ),
    )
    op.create_table(
        "pin",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("owner", Text, primary_key=True),
        Column("hash", Text, nullable=False),
        Column("failed", Integer, nullable=False),
        Column("locked_until_us", BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "trouble",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("ticket", BigInteger, primary_key=True, autoincrement=False),
        Column("job", Integer, nullable=False),
        Column("printer", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("reason", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "printer",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("name", Text, primary_key=True),
        Column("problem", Text, nullable=False),
        Column("near_end", Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "appointment",
        Column("hall", Integer, nullable=False),
        Column("id", BigInteger, nullable=False),
        Column("code", Text, nullable=False, unique=True),
        Column("service", Text, nullable=False),
        Column("at_us", BigInteger, nullable=False),
        Column("state", Text, nullable=False),
        Column("ticket", BigInteger),
        PrimaryKeyConstraint("id", "hall"),
        CheckConstraint("state IN ('booked', 'came', 'cancelled')", name="appointment_state"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "estimate",
        Column("hall", Integer, primary_key=True, autoincrement=False),
        Column("day", Text, nullable=False),
        Column("body", Text, nullable=False),
        sqlite_with_rowid=False,
    )


def _copy() -> None:
    kept = "hall, id, day, series, number, service, lane, state, rank_us, issued_us, ahead"
    times = "counter, called_us, started_us, ended_us, recalls, code"
    op.execute("INSERT INTO series SELECT hall, day, series, last, 1 FROM old_series")
    op.execute(
        f"INSERT INTO ticket ({kept}, {times}, round, issued_service, line, park_reason, outcome, dossier)"
        f" SELECT {kept}, {times}, 1, service, service, '', '', '' FROM old_ticket"
    )
    op.execute(f"INSERT INTO counter SELECT hall, number, opened_us, '', NULL, NULL, {STREAK} FROM old_counter")
    jobs = "id, hall, ticket, printer, language, state, reason, queued_us, at_us"
    op.execute(f"INSERT INTO print_job ({jobs}, again) SELECT {jobs}, 0 FROM old_print_job")
    op.execute("INSERT INTO pin SELECT hall, 'counter:' || counter, hash, failed, locked_until_us FROM old_pin")
