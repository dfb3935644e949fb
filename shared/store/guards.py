"""What rights to tables cannot say: whose hall a row is of, and which rows a kiosk may write. For roles.py.

Row security of PostgreSQL, so it holds for whatever a login sends, not for this program only. Each policy is named
after its text: a changed one is a new one, and what is not among ours is removed.
https://www.postgresql.org/docs/current/ddl-rowsecurity.html
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from shared.rules.ticket import GIVEN_UP

EVERYWHERE = "bocso_everywhere"
"""The group of the logins that may work in every hall; the hall of each other stands in LOGIN_HALL."""
LOGIN_HALL = "login_hall"
LOGIN_HALL_MADE = f"CREATE TABLE {LOGIN_HALL} (login name PRIMARY KEY, hall integer NOT NULL)"
OURS = ("alembic_version", LOGIN_HALL)
"""Tables that are of no hall."""
READERS = "bocso_display, bocso_kiosk, bocso_counter"
HALL_COLUMN: Mapping[str, str] = MappingProxyType(
    {"hall": "id"}
    | dict.fromkeys(("series", "ticket", "journal", "counter", "pin", "print_job", "trouble", "printer"), "hall")
    | dict.fromkeys(("appointment", "estimate"), "hall")
)
"""By table: where it names its hall."""

# session_user, not current_user: SET ROLE to one's own group must lead nowhere else.
_MINE = f"(SELECT l.hall FROM {LOGIN_HALL} l WHERE l.login = session_user)"
_OPEN = "state IN ('waiting', 'called', 'serving', 'parked')"
# A verb writes one entry, the first of a day two, then the head goes there: no kiosk sets a hall back or ahead.
_NEXT_ENTRY = (
    "EXISTS (SELECT FROM hall h WHERE h.id = journal.hall AND journal.seq - h.seq BETWEEN 1 AND 2"
    " AND journal.at_us > h.at_us)"
)
_AT_LAST_ENTRY = (
    "(seq, hash, day, at_us) = (SELECT j.seq, j.hash, j.day, j.at_us FROM journal j WHERE j.hall = hall.id"
    " ORDER BY j.seq DESC LIMIT 1)"
)
_NOT_BEHIND = (
    "NOT EXISTS (SELECT FROM ticket t WHERE t.hall = series.hall AND t.day = series.day"
    " AND t.series = series.series AND (t.round, t.number) > (series.round, series.last))"
)
_UNWANTED = (
    f"body::json->>'reason' = '{GIVEN_UP}' AND EXISTS"
    " (SELECT FROM ticket t WHERE t.hall = journal.hall AND t.id = journal.ticket AND t.state = 'waiting')"
)
_CANCELLED = (
    "state = 'cancelled' AND EXISTS (SELECT FROM journal j WHERE j.hall = ticket.hall AND j.ticket = ticket.id"
    " AND j.seq > ticket.id AND j.verb = 'cancel')"
)
# Besides issuing, a kiosk's first touch of a day ends the day before: tickets expire, counters close; and a number
# that was written when nobody waited for it any more is cancelled.
_KIOSK_VERB = f"verb IN ('issue', 'expire', 'slip', 'printer') OR (verb = 'cancel' AND {_UNWANTED})"
_KIOSK_ENTRY = f"({_KIOSK_VERB}) AND counter IS NULL AND {_NEXT_ENTRY}"

_OF_KIOSK = (
    ("journal", f"FOR INSERT TO bocso_kiosk WITH CHECK ({_KIOSK_ENTRY})"),
    ("hall", f"FOR UPDATE TO bocso_kiosk WITH CHECK ({_AT_LAST_ENTRY})"),
    ("series", f"FOR UPDATE TO bocso_kiosk WITH CHECK ({_NOT_BEHIND})"),
    ("ticket", "FOR INSERT TO bocso_kiosk WITH CHECK (state = 'waiting' AND counter IS NULL AND rating IS NULL)"),
    ("ticket", f"FOR UPDATE TO bocso_kiosk USING ({_OPEN}) WITH CHECK (state = 'expired' OR ({_CANCELLED}))"),
    ("counter", "FOR UPDATE TO bocso_kiosk WITH CHECK (opened_us IS NULL AND streak = 0)"),
    ("print_job", "FOR INSERT TO bocso_kiosk WITH CHECK (state = 'queued' AND again = 0)"),
    ("appointment", "FOR UPDATE TO bocso_kiosk USING (state = 'booked') WITH CHECK (state = 'came')"),
)
_OF_COUNTER = (("journal", "FOR INSERT TO bocso_counter WITH CHECK (verb NOT IN ('retain', 'restore'))"),)
"""(table, what holds there besides the others)."""


def wanted() -> dict[tuple[str, str], str]:
    """(table, name) of every policy -> the statement that makes it."""
    return {(table, _name(rule)): f"CREATE POLICY {_name(rule)} ON {table} {rule}" for table, rule in _policies()}


def _policies() -> Iterator[tuple[str, str]]:
    for table, column in HALL_COLUMN.items():
        yield table, f"TO {READERS} USING ({column} = {_MINE})"
        yield table, f"TO {EVERYWHERE} USING (true)"
    yield from ((table, f"AS RESTRICTIVE {limit}") for table, limit in (*_OF_KIOSK, *_OF_COUNTER))


def _name(rule: str) -> str:
    return f"bocso_{hashlib.sha256(rule.encode()).hexdigest()[:12]}"
