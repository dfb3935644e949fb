"""What rights to tables cannot say: whose hall a row is of, and which rows a kiosk may write. For roles.py.

Row security and two triggers of PostgreSQL, so they hold for whatever a login sends, not for this program only.
Each is named after its text: a changed one is a new one, and what is not among ours is removed.
https://www.postgresql.org/docs/current/ddl-rowsecurity.html
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType

EVERYWHERE = "bocso_everywhere"
"""The group of the logins that may work in every hall; the halls of the others stand in LOGIN_HALL."""
LOGIN_HALL = "login_hall"
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
_MINE = f"ARRAY(SELECT l.hall FROM {LOGIN_HALL} l WHERE l.login = session_user)"
_OPEN = "state IN ('waiting', 'called', 'serving', 'parked')"
_LAST_ENTRY = (
    "EXISTS (SELECT FROM journal j WHERE j.hall = hall.id AND j.seq = hall.seq AND j.hash = hall.hash"
    " AND j.day = hall.day AND j.at_us = hall.at_us)"
)

_KIOSK_VERBS = "'issue', 'expire', 'slip', 'printer'"

_LIMITS = (
    # Besides, a kiosk's first touch of a day ends what is left of the day before: tickets expire, counters close.
    (
        "journal",
        f"FOR INSERT TO bocso_kiosk WITH CHECK (verb IN ({_KIOSK_VERBS}) AND counter IS NULL)",
    ),
    ("journal", "FOR INSERT TO bocso_counter WITH CHECK (verb NOT IN ('retain', 'restore'))"),
    ("hall", f"FOR UPDATE TO bocso_kiosk, bocso_counter WITH CHECK ({_LAST_ENTRY})"),
    ("ticket", "FOR INSERT TO bocso_kiosk WITH CHECK (state = 'waiting' AND counter IS NULL AND rating IS NULL)"),
    ("ticket", f"FOR UPDATE TO bocso_kiosk USING ({_OPEN}) WITH CHECK (state = 'expired')"),
    ("counter", "FOR UPDATE TO bocso_kiosk WITH CHECK (opened_us IS NULL AND streak = 0)"),
    ("print_job", "FOR INSERT TO bocso_kiosk WITH CHECK (state = 'queued' AND again = 0)"),
    ("appointment", "FOR UPDATE TO bocso_kiosk USING (state = 'booked') WITH CHECK (state = 'came')"),
)
"""(table, what holds there besides the others)."""

_REFUSE = "bocso_refuse"
_REFUSES = (
    "BEGIN RAISE insufficient_privilege"
    " USING MESSAGE = 'permission denied: ' || TG_TABLE_NAME || ' only moves on'; END"
)
_NO = "NOT pg_has_role('bocso_admin', 'USAGE')"
_NEVER = (
    ("hall", f"NEW.seq < OLD.seq AND {_NO}"),
    ("hall", f"NEW.at_us < OLD.at_us AND {_NO} AND NOT pg_has_role('bocso_counter', 'USAGE')"),  # put_right
    ("series", f"(NEW.round, NEW.last) < (OLD.round, OLD.last) AND {_NO}"),
)
"""(table, change) that is refused: where a hall and its numbers are only moves on."""

HELPERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        LOGIN_HALL: (
            f"CREATE TABLE {LOGIN_HALL} (login text NOT NULL, hall integer NOT NULL, PRIMARY KEY (login, hall))",
            f"ALTER TABLE {LOGIN_HALL} OWNER TO bocso_admin",
        ),
        _REFUSE: (
            f"CREATE FUNCTION {_REFUSE}() RETURNS trigger LANGUAGE plpgsql AS $${_REFUSES}$$",
            f"ALTER FUNCTION {_REFUSE}() OWNER TO bocso_admin",
        ),
    }
)
"""A table and a function the guards need, and how each is made."""


def wanted() -> dict[tuple[str, str], str]:
    """(table, name) of every guard -> the statement that makes it."""
    return {(table, name): f"CREATE {kind} {name} {rest}" for kind, table, name, rest in _guards()}


def _guards() -> Iterator[tuple[str, str, str, str]]:
    """(kind, table, name, the rest of the statement)."""
    for table, rest in _policies():
        yield "POLICY", table, _name(rest), rest
    for table, change in _NEVER:
        rest = f"BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({change}) EXECUTE FUNCTION {_REFUSE}()"
        yield "TRIGGER", table, _name(rest), rest


def _policies() -> Iterator[tuple[str, str]]:
    for table, column in HALL_COLUMN.items():
        yield table, f"ON {table} TO {READERS} USING ({column} = ANY ({_MINE}))"
        yield table, f"ON {table} TO {EVERYWHERE} USING (true)"
    for table, limit in _LIMITS:
        yield table, f"ON {table} AS RESTRICTIVE {limit}"


def _name(rest: str) -> str:
    return f"bocso_{hashlib.sha256(rest.encode()).hexdigest()[:12]}"
