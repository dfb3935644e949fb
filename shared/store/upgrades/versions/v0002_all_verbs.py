"""Every verb: lines, parking, transfers, appointments, ratings; several rounds of numbers; thinned journals.

SQLite: the changed tables are made anew and their rows copied. PostgreSQL never held rows of the first schema.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, CheckConstraint, Column, PrimaryKeyConstraint, Text, UniqueConstraint, text

from shared.store.upgrades.making import index, table

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
    index("ticket_waiting", "ticket", WAITING, ["hall", "line", "lane", "rank_us", "id", "state"])
    index("ticket_live", "ticket", LIVE, ["hall", "day", "series", "number"], unique=True)
    index("ticket_at_counter", "ticket", AT_COUNTER, ["hall", "counter"], unique=True)
    index("print_job_queued", "print_job", QUEUED, ["hall", "printer", "id"])
    op.create_index("print_job_ticket", "print_job", ["hall", "ticket"])
    index("print_job_unsettled", "print_job", UNSETTLED, ["hall", "printer", "id"])
    index("journal_calls", "journal", CALLED, ["hall", "seq"])
    index("appointment_taken", "appointment", TAKEN, ["hall", "service", "at_us"])


def _make() -> None:
    table("series", "hall INTEGER KEY, day TEXT KEY, series TEXT KEY, last INTEGER, round INTEGER")
    table(
        "ticket",
        "hall INTEGER, id BIGINT, day TEXT, series TEXT, number INTEGER, round INTEGER, service TEXT,"
        " issued_service TEXT, line TEXT, lane TEXT, state TEXT, rank_us BIGINT, issued_us BIGINT, ahead INTEGER,"
        " wait_low INTEGER NULL, wait_high INTEGER NULL, back_to INTEGER NULL, counter INTEGER NULL,"
        " called_us BIGINT NULL, started_us BIGINT NULL, ended_us BIGINT NULL, recalls INTEGER, park_reason TEXT,"
        " return_us BIGINT NULL, outcome TEXT, dossier TEXT, rating INTEGER NULL, code TEXT UNIQUE",
        PrimaryKeyConstraint("id", "hall"),
        UniqueConstraint("hall", "day", "series", "round", "number", name="ticket_number"),
        CheckConstraint(
            "state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'cancelled', 'expired')",
            name="ticket_state",
        ),
        CheckConstraint("state NOT IN ('called', 'serving') OR counter IS NOT NULL", name="ticket_counter"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="ticket_rating"),
    )
    table(
        "counter",
        "hall INTEGER KEY, number INTEGER KEY, opened_us BIGINT NULL, clerk TEXT, paused TEXT NULL,"
        " paused_us BIGINT NULL, streak INTEGER",
    )
    table(
        "print_job",
        "id INTEGER COUNTS, hall INTEGER, ticket BIGINT, printer TEXT, language TEXT, state TEXT, reason TEXT,"
        " again INTEGER, queued_us BIGINT, at_us BIGINT",
        CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'confirmed', 'blocked', 'failed')", name="print_job_state"
        ),
    )
    table("pin", "hall INTEGER KEY, owner TEXT KEY, hash TEXT, failed INTEGER, locked_until_us BIGINT")
    table("trouble", "hall INTEGER KEY, ticket BIGINT KEY, job INTEGER, printer TEXT, state TEXT, reason TEXT")
    table("printer", "hall INTEGER KEY, name TEXT KEY, problem TEXT, near_end INTEGER")
    table(
        "appointment",
        "hall INTEGER, id BIGINT, code TEXT UNIQUE, service TEXT, at_us BIGINT, state TEXT, ticket BIGINT NULL",
        PrimaryKeyConstraint("id", "hall"),
        CheckConstraint("state IN ('booked', 'came', 'cancelled')", name="appointment_state"),
    )
    table("estimate", "hall INTEGER KEY, day TEXT, body TEXT")


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
