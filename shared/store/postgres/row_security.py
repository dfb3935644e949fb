"""What rights to tables cannot say: whose hall a row is of, and that rows change by entries only. For roles.py.

Row security of PostgreSQL, so it holds for whatever a login sends, not for this program only. Each policy is named
after its text: a changed one is a new one, and what is not among ours is removed.
https://www.postgresql.org/docs/current/ddl-rowsecurity.html
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType

from shared.rules.ticket import GIVEN_UP, MOVES, OWN_FOR

EVERYWHERE = "bocso_everywhere"
"""The group of the logins that may work in every hall; the hall of each other stands in LOGIN_HALL."""
LOGIN_HALL = "login_hall"
LOGIN_HALL_MADE = f"CREATE TABLE {LOGIN_HALL} (login name PRIMARY KEY, hall integer NOT NULL)"
OURS = ("alembic_version", LOGIN_HALL)
"""Tables that are of no hall."""
READERS = "bocso_display, bocso_kiosk, bocso_counter"
WRITERS = "bocso_kiosk, bocso_counter"
HALL_COLUMN: Mapping[str, str] = MappingProxyType(
    {"hall": "id"}
    | dict.fromkeys(("series", "ticket", "journal", "counter", "pin", "print_job", "trouble", "printer"), "hall")
    | dict.fromkeys(("appointment", "estimate", "device", "pairing", "number_block", "clerk"), "hall")
    | dict.fromkeys(("feedback", "dossier"), "hall")
)
"""By table: where it names its hall."""

# session_user, not current_user: SET ROLE to one's own group must lead nowhere else.
_MINE = f"(SELECT l.hall FROM {LOGIN_HALL} l WHERE l.login = session_user)"
_OPEN = "state IN ('waiting', 'called', 'serving', 'parked')"
_LATER = "journal.at_us > h.at_us"
_HEAD_AT_LAST_ENTRY = (
    "(seq, hash, day, at_us) = (SELECT j.seq, j.hash, j.day, j.at_us FROM journal j WHERE j.hall = hall.id"
    " ORDER BY j.seq DESC LIMIT 1) AND EXISTS (SELECT FROM journal j WHERE j.hall = hall.id"
    " AND j.seq = hall.day_seq + 1 AND j.verb = 'expire' AND j.day = hall.day)"
)
_AT_LAST_NUMBER = (
    "(round, last) = (SELECT t.round, t.number FROM ticket t WHERE t.hall = series.hall AND t.day = series.day"
    " AND t.series = series.series ORDER BY t.round DESC, t.number DESC LIMIT 1)"
)
_AS_ISSUED = (
    "state = 'waiting' AND counter IS NULL AND rating IS NULL"
    " AND EXISTS (SELECT FROM journal j WHERE j.hall = ticket.hall AND j.seq = ticket.id AND j.verb = 'issue'"
    " AND j.day = ticket.day"
    " AND (j.at_us = ticket.issued_us OR (ticket.round = 0 AND j.at_us > ticket.issued_us))"
    " AND j.body::jsonb @> jsonb_build_object("
    "'service', ticket.issued_service, 'series', ticket.series, 'number', ticket.number, 'round', ticket.round,"
    " 'lane', ticket.lane))"
)
_MOVES = ", ".join(f"('{verb}', '{move.target}')" for verb, move in MOVES.items() if move.sources)


def _next_entry(later: str) -> str:
    """A verb writes one entry, the first of a day two, then the head goes there."""
    return (
        "EXISTS (SELECT FROM hall h WHERE h.id = journal.hall AND journal.seq - h.seq BETWEEN 1 AND 2"
        f" AND ({later}))"
    )


def _by(table: str, entry: str) -> str:
    """Only together with such an entry `j` of the same transaction: at its end the head goes there."""
    return (
        f"EXISTS (SELECT FROM journal j JOIN hall h ON h.id = j.hall WHERE j.hall = {table}.hall AND j.seq > h.seq"
        f" AND ({entry}))"
    )


def _limit(table: str, command: str, role: str, holds: str) -> tuple[str, str]:
    return table, f"FOR {command} TO {role} {'USING' if command == 'DELETE' else 'WITH CHECK'} ({holds})"


_EXPIRES = "j.verb = 'expire'"
_QUEUED = "j.verb = 'issue' AND j.ticket = print_job.ticket AND print_job.again = 0"
_AGAIN = "j.verb = 'reprint' AND j.body::jsonb @> jsonb_build_object('ticket', print_job.ticket)"
_WITH_MARK = (
    "j.verb = 'change_lane' AND j.ticket = print_job.ticket AND print_job.again = 1"
    " AND j.body::jsonb @> jsonb_build_object('printer', print_job.printer)"
)
_MOVED = (
    f"(j.verb, ticket.state) IN ({_MOVES}) AND (j.ticket = ticket.id OR {_EXPIRES})"
    " AND (ticket.state NOT IN ('called', 'serving') OR ticket.counter = j.counter)"
)
_AT_COUNTER = _by("counter", f"j.counter = counter.number OR {_EXPIRES}")
_OF_SLIP = _by("trouble", "j.verb IN ('slip', 'reprint', 'expire')")
_OF_PRINTER = _by("printer", "j.verb = 'printer'")
_RESERVED = _by("number_block", "j.verb = 'reserve' AND j.at_us = number_block.reserved_us")
_GIVEN_BACK = _by("number_block", _EXPIRES)
_BROUGHT = _by("dossier", "j.verb = 'issue' AND j.ticket = dossier.ticket")
_DAY_OVER = _by("dossier", _EXPIRES)
_WRITTEN = _by("feedback", "j.verb = 'feedback' AND j.seq = feedback.id AND feedback.answered_us IS NULL")
_ANSWERED = _by("feedback", "j.verb = 'feedback_answer' AND feedback.answered_us = j.at_us")
_BOOKED = "j.verb = 'book' AND j.seq = appointment.id AND appointment.state = 'booked'"
_CAME = _by("appointment", "(j.verb, appointment.state) IN (('issue', 'came'), ('unbook', 'cancelled'))")
_CANCELS = "j.verb = 'cancel' AND j.ticket = ticket.id"
_OF_A_KIOSK_HERE = (
    "EXISTS (SELECT FROM journal i WHERE i.hall = ticket.hall AND i.seq = ticket.id AND i.counter IS NULL"
    " AND i.body::json->>'device' IS NULL)"
)
_WAITS_OTHERWISE = (
    "j.ticket = ticket.id AND (j.verb = 'come_back' OR (j.verb = 'change_lane' AND ticket.lane = 'priority'))"
)
_ENDED = (
    f"(state = 'expired' AND {_by('ticket', _EXPIRES)})"
    f" OR (state = 'cancelled' AND {_by('ticket', _CANCELS)} AND {_OF_A_KIOSK_HERE})"
    f" OR (state = 'waiting' AND {_by('ticket', _WAITS_OTHERWISE)})"
)
_KIOSK, _COUNTER, _HUB = "bocso_kiosk", "bocso_counter", "bocso_hub"
# Besides issuing, a kiosk's first touch of a day ends the day before: tickets expire, counters close; and a number
# that was written when nobody waited for it any more is cancelled: one of such kiosks, no clerk's and no hub's.
_UNWANTED = (
    f"body::json->>'reason' = '{GIVEN_UP}' AND EXISTS"
    " (SELECT FROM ticket t WHERE t.hall = journal.hall AND t.id = journal.ticket AND t.state = 'waiting')"
)
# Whoever has just taken a number may say that they have priority, and whom a counter put aside comes back. (Whose
# kiosk's number it is stands in the journal, which a policy of the journal cannot read: the hub looks at that.)
_PRIORITY = (
    "body::json->>'lane' = 'priority' AND EXISTS (SELECT FROM ticket t WHERE t.hall = journal.hall"
    " AND t.id = journal.ticket AND t.state = 'waiting' AND t.lane = 'ordinary'"
    f" AND journal.at_us - t.issued_us <= {OWN_FOR // timedelta(microseconds=1)})"
)
_KIOSK_VERB = (
    "verb IN ('issue', 'expire', 'slip', 'printer', 'come_back', 'help_call', 'feedback')"
    f" OR (verb = 'cancel' AND {_UNWANTED}) OR (verb = 'change_lane' AND {_PRIORITY})"
)
_KIOSK_VERBS = f"({_KIOSK_VERB}) AND counter IS NULL AND {_next_entry(_LATER)}"
# Putting the hall's clock right takes its time back.
_OR_PUT_RIGHT = f"{_LATER} OR journal.verb = 'expire'"
# A hub's login is of the counters' group too. What needs a clerk's right, it asks; a counter's own asks nobody.
_AT_HUB = f"pg_has_role(session_user, '{_HUB}', 'MEMBER')"
_COUNTER_VERBS = (
    f"verb NOT IN ('retain', 'restore') AND (verb <> 'clerk' OR {_AT_HUB}) AND {_next_entry(_OR_PUT_RIGHT)}"
)

_LIMITS = (
    _limit("hall", "UPDATE", WRITERS, _HEAD_AT_LAST_ENTRY),
    _limit("series", "INSERT", WRITERS, _AT_LAST_NUMBER),
    _limit("series", "UPDATE", WRITERS, _AT_LAST_NUMBER),
    _limit("ticket", "INSERT", WRITERS, _AS_ISSUED),
    _limit("trouble", "INSERT", WRITERS, _OF_SLIP),
    _limit("trouble", "DELETE", WRITERS, _OF_SLIP),
    _limit("printer", "INSERT", WRITERS, _OF_PRINTER),
    _limit("printer", "UPDATE", WRITERS, _OF_PRINTER),
    _limit("number_block", "DELETE", WRITERS, _GIVEN_BACK),
    _limit("number_block", "INSERT", WRITERS, _RESERVED),
    _limit("dossier", "INSERT", WRITERS, _BROUGHT),
    _limit("dossier", "DELETE", WRITERS, _DAY_OVER),
    _limit("feedback", "INSERT", f"{_KIOSK}, {_HUB}", _WRITTEN),
    _limit("feedback", "UPDATE", _HUB, _ANSWERED),
    _limit("journal", "INSERT", _KIOSK, _KIOSK_VERBS),
    ("ticket", f"FOR UPDATE TO {_KIOSK} USING ({_OPEN}) WITH CHECK ({_ENDED})"),
    _limit("counter", "UPDATE", _KIOSK, f"opened_us IS NULL AND streak = 0 AND {_by('counter', _EXPIRES)}"),
    _limit("print_job", "INSERT", _KIOSK, _by("print_job", f"{_QUEUED} OR {_WITH_MARK}")),
    ("appointment", f"FOR UPDATE TO {_KIOSK} USING (state = 'booked') WITH CHECK ({_CAME})"),
    _limit("journal", "INSERT", _COUNTER, _COUNTER_VERBS),
    _limit("ticket", "UPDATE", _COUNTER, _by("ticket", _MOVED)),
    _limit("pin", "INSERT", _COUNTER, f"code_until_us = 0 OR {_AT_HUB}"),
    _limit("counter", "INSERT", _COUNTER, _AT_COUNTER),
    _limit("counter", "UPDATE", _COUNTER, _AT_COUNTER),
    _limit("print_job", "INSERT", _COUNTER, _by("print_job", f"{_QUEUED} OR {_AGAIN} OR {_WITH_MARK}")),
    _limit("printer", "DELETE", _COUNTER, _OF_PRINTER),
    _limit("appointment", "INSERT", _COUNTER, _by("appointment", _BOOKED)),
    _limit("appointment", "UPDATE", _COUNTER, _CAME),
)
"""(table, what holds there besides the others)."""


def wanted() -> dict[tuple[str, str], str]:
    """(table, name) of every policy -> the statement that makes it."""
    return {(table, _name(rule)): f"CREATE POLICY {_name(rule)} ON {table} {rule}" for table, rule in _policies()}


def _policies() -> Iterator[tuple[str, str]]:
    for table, column in HALL_COLUMN.items():
        yield table, f"TO {READERS} USING ({column} = {_MINE})"
        yield table, f"TO {EVERYWHERE} USING (true)"
    yield from ((table, f"AS RESTRICTIVE {limit}") for table, limit in _LIMITS)


def _name(rule: str) -> str:
    return f"bocso_{hashlib.sha256(rule.encode()).hexdigest()[:12]}"
