"""The tables. Every row carries its hall; times are microseconds since 1970 in UTC, days are ISO dates.

Made by upgrades/versions; a test compares the two. Partial indexes hold only if their condition stands
literally in the query (SQLite), so states are literals.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from shared.store import access

HEAD = "0007"
"""The revision this program writes; a database with an unknown one was made by a newer program."""

metadata = access.metadata

WAITING = text("state = 'waiting'")
LIVE = text("state IN ('waiting', 'called', 'serving', 'parked', 'no_show')")
AT_COUNTER = text("state IN ('called', 'serving')")
QUEUED = text("state = 'queued'")
UNSETTLED = text("state IN ('sending', 'blocked')")
CALLED = text("verb IN ('call_next', 'call', 'recall')")
OF_DAY = text(
    "verb IN ('restore', 'left_out', 'service_off', 'service_on', 'notice', 'notice_end', 'help_call',"
    " 'help_answer')"
)
FEES = text("verb IN ('ask_fee', 'fee_paid', 'cancel_fee')")
TAKEN = text("state IN ('booked', 'came')")

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
    Column("kept_seq", BigInteger, nullable=False),  # entries up to here were pruned; 0: none
    Column("kept_hash", Text, nullable=False),  # of the entry kept_seq
    Column("clock", Text, nullable=False),  # JSON: what the clock's guard knew at the last entry; '': nothing
)

series = Table(
    "series",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("day", Text, primary_key=True),
    Column("series", Text, primary_key=True),
    Column("last", Integer, nullable=False),
    Column("round", Integer, nullable=False),  # how often the series began today, from 1
    sqlite_with_rowid=False,
)

number_block = Table(
    "number_block",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("series", Text, primary_key=True),
    Column("first", Integer, primary_key=True, autoincrement=False),
    Column("last", Integer, nullable=False),
    Column("holder", Text, nullable=False),  # the kiosk that gives these numbers, and nobody else
    Column("day", Text, nullable=False),
    Column("reserved_us", BigInteger, nullable=False),
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
    Column("round", Integer, nullable=False),  # 0: of a block of numbers
    Column("service", Text, nullable=False),
    Column("issued_service", Text, nullable=False),  # as it was issued; a transfer does not change it
    Column("line", Text, nullable=False),  # where it stands: the service, or whom it is reserved for
    Column("lane", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("rank_us", BigInteger, nullable=False),
    Column("issued_us", BigInteger, nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("wait_low", Integer),  # seconds it was told it would wait, from
    Column("wait_high", Integer),  # until
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
    Column("code", Text, nullable=False, unique=True),  # opaque, on the slip's QR; never in the journal
    # id first: SQLite would walk a key that begins with hall instead of a partial index
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


def _partial(name: str, where: object, *columns: Column[object], unique: bool = False) -> None:
    # Not postgresql_where too: every start would load that dialect (0.1 s of CPU). verify/shape.py adds it.
    Index(name, *columns, unique=unique, sqlite_where=where)


# Who waits. It holds all that calling needs (the state too, or SQLite reads the table for it).
_partial("ticket_waiting", WAITING, *(ticket.c[n] for n in ("hall", "line", "lane", "rank_us", "id", "state")))
# A number that somebody still holds is not given again, whatever the round.
_partial("ticket_live", LIVE, *(ticket.c[n] for n in ("hall", "day", "series", "number")), unique=True)
_partial("ticket_at_counter", AT_COUNTER, ticket.c.hall, ticket.c.counter, unique=True)

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
_partial("journal_calls", CALLED, journal.c.hall, journal.c.seq)
_partial("journal_of_day", OF_DAY, journal.c.hall, journal.c.seq)

counter = Table(
    "counter",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("opened_us", BigInteger),  # when it was last opened, paused or unpaused; NULL: closed
    Column("clerk", Text, nullable=False),
    Column("paused", Text),  # the reason; NULL: it calls
    Column("paused_us", BigInteger),  # since when
    Column("streak", Integer, nullable=False),  # priority tickets called by the rule in a row
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
    Column("again", Integer, nullable=False),  # 1: a reprint, marked as one
    Column("queued_us", BigInteger, nullable=False),
    Column("at_us", BigInteger, nullable=False),
    CheckConstraint(
        "state IN ('queued', 'sending', 'sent', 'confirmed', 'blocked', 'failed')", name="print_job_state"
    ),
)
_partial("print_job_queued", QUEUED, print_job.c.hall, print_job.c.printer, print_job.c.id)

Index("print_job_ticket", print_job.c.hall, print_job.c.ticket)
_partial("print_job_unsettled", UNSETTLED, print_job.c.hall, print_job.c.printer, print_job.c.id)

trouble = Table(
    "trouble",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("ticket", BigInteger, primary_key=True, autoincrement=False),  # of today
    Column("job", Integer, nullable=False),
    Column("printer", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

printer = Table(
    "printer",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, primary_key=True),
    Column("problem", Text, nullable=False),  # a code, '' when none is known
    Column("near_end", Integer, nullable=False),  # 1: have a new roll at hand
    sqlite_with_rowid=False,
)

appointment = Table(
    "appointment",
    metadata,
    Column("hall", Integer, nullable=False),
    Column("id", BigInteger, nullable=False),  # seq of its book entry
    Column("code", Text, nullable=False, unique=True),  # opaque; who holds it may come
    Column("service", Text, nullable=False),
    Column("at_us", BigInteger, nullable=False),  # the time it is for
    Column("state", Text, nullable=False),
    Column("ticket", BigInteger),
    PrimaryKeyConstraint("id", "hall"),  # id first, as in ticket
    CheckConstraint("state IN ('booked', 'came', 'cancelled')", name="appointment_state"),
    sqlite_with_rowid=False,
)
_partial("appointment_taken", TAKEN, appointment.c.hall, appointment.c.service, appointment.c.at_us)

feedback = Table(  # personal data: never in the journal, and not for counters and displays
    "feedback",
    metadata,
    Column("hall", Integer, nullable=False),
    Column("id", BigInteger, nullable=False),  # seq of its entry
    Column("at_us", BigInteger, nullable=False),
    Column("answered_us", BigInteger),  # NULL: not yet; from then on phone is ''
    # code: what its slip says; due: the day by which it is to be answered
    *(Column(n, Text, nullable=False) for n in ("code", "category", "text", "phone", "kiosk", "due", "answer")),
    PrimaryKeyConstraint("id", "hall"),  # id first, as in ticket
    UniqueConstraint("hall", "code", name="feedback_code"),
    CheckConstraint("answered_us IS NULL OR phone = ''", name="feedback_phone"),
    sqlite_with_rowid=False,
)

dossier = Table(  # what somebody held to a kiosk's scanner; goes with the day, and is in no journal
    "dossier",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("ticket", BigInteger, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    sqlite_with_rowid=False,
)

estimate = Table(
    "estimate",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),  # learnt from the days before it
    Column("body", Text, nullable=False),  # JSON of the model
    sqlite_with_rowid=False,
)
