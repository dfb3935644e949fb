"""The tables. Every row carries its hall; times are microseconds since 1970 in UTC, days are ISO dates.

Made by upgrades/versions; a test compares the two. Partial indexes hold only if their condition stands
literally in the query (SQLite), so states are literals.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, PrimaryKeyConstraint, UniqueConstraint, text

from shared.store import access
from shared.store.access import table

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

hall = table(
    "hall",
    "id INTEGER COUNTS, code TEXT UNIQUE,"
    " day TEXT,"  # business day; only moves forward; '' before the first
    " day_seq BIGINT,"  # seq before the day's first entry
    " at_us BIGINT, seq BIGINT, hash TEXT,"  # of the last entry; the time only moves forward
    " kept_seq BIGINT, kept_hash TEXT,"  # entries up to here were pruned, 0: none; the hash of that one
    " clock TEXT",  # JSON: what the clock's guard knew at the last entry; '': nothing
)

series = table(
    "series",
    "hall INTEGER KEY, day TEXT KEY, series TEXT KEY, last INTEGER,"
    " round INTEGER",  # how often the series began today, from 1
)

number_block = table(  # numbers that the kiosk `holder` gives, and nobody else
    "number_block",
    "hall INTEGER KEY, series TEXT KEY, first INTEGER KEY, last INTEGER, holder TEXT, day TEXT,"
    " reserved_us BIGINT",
)

ticket = table(
    "ticket",
    "hall INTEGER, id BIGINT,"  # seq of its issue entry
    " day TEXT, series TEXT, number INTEGER, round INTEGER,"  # round 0: of a block of numbers
    " service TEXT, issued_service TEXT,"  # as it was issued; a transfer does not change it
    " line TEXT,"  # where it stands: the service, or whom it is reserved for
    " lane TEXT, state TEXT, rank_us BIGINT, issued_us BIGINT, ahead INTEGER,"
    " wait_low INTEGER NULL, wait_high INTEGER NULL,"  # seconds it was told it would wait, from and until
    " back_to INTEGER NULL, counter INTEGER NULL, called_us BIGINT NULL, started_us BIGINT NULL,"
    " ended_us BIGINT NULL, recalls INTEGER, park_reason TEXT, return_us BIGINT NULL, outcome TEXT, dossier TEXT,"
    " rating INTEGER NULL,"
    " code TEXT UNIQUE",  # opaque, on the slip's QR; never in the journal
    # id first: SQLite would walk a key that begins with hall instead of a partial index
    PrimaryKeyConstraint("id", "hall"),
    UniqueConstraint("hall", "day", "series", "round", "number", name="ticket_number"),
    CheckConstraint(
        "state IN ('waiting', 'called', 'serving', 'parked', 'served', 'no_show', 'cancelled', 'expired')",
        name="ticket_state",
    ),
    CheckConstraint("state NOT IN ('called', 'serving') OR counter IS NOT NULL", name="ticket_counter"),
    CheckConstraint("rating BETWEEN 1 AND 5", name="ticket_rating"),
)


def _partial(name: str, where: object, *columns: Column[object], unique: bool = False) -> None:
    # Not postgresql_where too: every start would load that dialect (0.1 s of CPU). verify/shape.py adds it.
    Index(name, *columns, unique=unique, sqlite_where=where)


# Who waits. It holds all that calling needs (the state too, or SQLite reads the table for it).
_partial("ticket_waiting", WAITING, *(ticket.c[n] for n in ("hall", "line", "lane", "rank_us", "id", "state")))
# A number that somebody still holds is not given again, whatever the round.
_partial("ticket_live", LIVE, *(ticket.c[n] for n in ("hall", "day", "series", "number")), unique=True)
_partial("ticket_at_counter", AT_COUNTER, ticket.c.hall, ticket.c.counter, unique=True)

journal = table(
    "journal",
    "hall INTEGER KEY, seq BIGINT KEY, day TEXT, at_us BIGINT, verb TEXT, ticket BIGINT NULL,"
    " counter INTEGER NULL, request_id TEXT,"
    " body TEXT,"  # canonical JSON
    " hash TEXT",
    UniqueConstraint("hall", "request_id", name="journal_request"),
)
_partial("journal_calls", CALLED, journal.c.hall, journal.c.seq)
_partial("journal_of_day", OF_DAY, journal.c.hall, journal.c.seq)

counter = table(
    "counter",
    "hall INTEGER KEY, number INTEGER KEY,"
    " opened_us BIGINT NULL,"  # when it was last opened, paused or unpaused; NULL: closed
    " clerk TEXT, paused TEXT NULL, paused_us BIGINT NULL,"  # the reason, and since when; NULL: it calls
    " streak INTEGER",  # priority tickets called by the rule in a row
)

print_job = table(
    "print_job",
    "id INTEGER COUNTS, hall INTEGER, ticket BIGINT, printer TEXT, language TEXT, state TEXT, reason TEXT,"
    " again INTEGER,"  # 1: a reprint, marked as one
    " queued_us BIGINT, at_us BIGINT",
    CheckConstraint(
        "state IN ('queued', 'sending', 'sent', 'confirmed', 'blocked', 'failed')", name="print_job_state"
    ),
)
_partial("print_job_queued", QUEUED, print_job.c.hall, print_job.c.printer, print_job.c.id)

Index("print_job_ticket", print_job.c.hall, print_job.c.ticket)
_partial("print_job_unsettled", UNSETTLED, print_job.c.hall, print_job.c.printer, print_job.c.id)

trouble = table(  # of today
    "trouble", "hall INTEGER KEY, ticket BIGINT KEY, job INTEGER, printer TEXT, state TEXT, reason TEXT"
)

printer = table(  # problem: a code, '' when none is known; near_end 1: have a new roll at hand
    "printer", "hall INTEGER KEY, name TEXT KEY, problem TEXT, near_end INTEGER"
)

appointment = table(
    "appointment",
    "hall INTEGER, id BIGINT,"  # seq of its book entry
    " code TEXT UNIQUE,"  # opaque; who holds it may come
    " service TEXT, at_us BIGINT,"  # the time it is for
    " state TEXT, ticket BIGINT NULL",
    PrimaryKeyConstraint("id", "hall"),  # id first, as in ticket
    CheckConstraint("state IN ('booked', 'came', 'cancelled')", name="appointment_state"),
)
_partial("appointment_taken", TAKEN, appointment.c.hall, appointment.c.service, appointment.c.at_us)

feedback = table(  # personal data: never in the journal, and not for counters and displays
    "feedback",
    "hall INTEGER, id BIGINT,"  # seq of its entry
    " at_us BIGINT, answered_us BIGINT NULL,"  # NULL: not yet; from then on phone is ''
    " code TEXT, category TEXT, text TEXT, phone TEXT, kiosk TEXT,"  # code: what its slip says
    " due TEXT, answer TEXT",  # due: the day by which it is to be answered
    PrimaryKeyConstraint("id", "hall"),  # id first, as in ticket
    UniqueConstraint("hall", "code", name="feedback_code"),
    CheckConstraint("answered_us IS NULL OR phone = ''", name="feedback_phone"),
)

# What somebody held to a kiosk's scanner; goes with the day, and is in no journal.
dossier = table("dossier", "hall INTEGER KEY, ticket BIGINT KEY, code TEXT")

# JSON of the model, learnt from the days before `day`.
estimate = table("estimate", "hall INTEGER KEY, day TEXT, body TEXT")
