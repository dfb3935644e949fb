"""What may be wrong with the tables, in words. `shared.ui.texts` says them in other languages."""

from types import MappingProxyType

from shared.errors.apps import app_name
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words

BEFORE = QT_TRANSLATE_NOOP("errors", "{what} stands in the table before the journal begins")
BEHIND = QT_TRANSLATE_NOOP("errors", "{what} stands in the table behind the last entry")
NO_ENTRY = QT_TRANSLATE_NOOP("errors", "{what} stands in the table without an entry")
LACKING = QT_TRANSLATE_NOOP("errors", "{what} is missing in the table")
DIFFERS = QT_TRANSLATE_NOOP("errors", "{what} differs; in the table (by the journal): {columns}")
OTHERWISE = QT_TRANSLATE_NOOP("errors", "{what} differs: the journal says otherwise of {columns}")
OTHER_CODE = QT_TRANSLATE_NOOP("errors", "{what} differs: its code is another one")
STATE = QT_TRANSLATE_NOOP("errors", '{what} is "{state}", and no entry says so')
CAME = QT_TRANSLATE_NOOP("errors", 'appointment {id} is "{state}", with ticket {ticket}')
NO_APPOINTMENT = QT_TRANSLATE_NOOP("errors", '"{state}" {id}: no appointment in the table says so')
NEVER_ISSUED = QT_TRANSLATE_NOOP("errors", "print job {id} is of a ticket that was never issued")
NEVER_QUEUED = QT_TRANSLATE_NOOP("errors", "print job {id} of {number} was never queued so")
NO_REPRINT = QT_TRANSLATE_NOOP("errors", "the slip that was queued again is missing in the table")
NO_JOB = QT_TRANSLATE_NOOP("errors", "the print job it speaks of is missing in the table")
PIN = QT_TRANSLATE_NOOP("errors", "the PIN of {owner} is none that this program wrote")
TICKET = QT_TRANSLATE_NOOP("errors", "ticket {number} of {day}")
JOB = QT_TRANSLATE_NOOP("errors", "print job {id}")
SERIES = QT_TRANSLATE_NOOP("errors", "series {name}")
COUNTER = QT_TRANSLATE_NOOP("errors", "counter {name}")
PRINTER = QT_TRANSLATE_NOOP("errors", "printer {name}")
TROUBLE = QT_TRANSLATE_NOOP("errors", "the trouble with the slip of entry {name}")
BLOCK = QT_TRANSLATE_NOOP("errors", "the block of numbers {name}")
ENTRY = QT_TRANSLATE_NOOP("errors", "entry {id}")
TICKET_OF = QT_TRANSLATE_NOOP("errors", "the ticket of entry {id}")
JOB_OF = QT_TRANSLATE_NOOP("errors", "the slip of entry {id}")
ROLE = QT_TRANSLATE_NOOP("errors", "the role of clerk {name}")
CLERK = QT_TRANSLATE_NOOP("errors", "clerk {whose}")
FEEDBACK = QT_TRANSLATE_NOOP("errors", "feedback {code}")
APPOINTMENT = QT_TRANSLATE_NOOP("errors", "appointment {id}")

STATES = MappingProxyType(
    {
        "booked": QT_TRANSLATE_NOOP("errors", "booked"),
        "came": QT_TRANSLATE_NOOP("errors", "came"),
        "cancelled": QT_TRANSLATE_NOOP("errors", "cancelled"),
        "queued": QT_TRANSLATE_NOOP("errors", "queued"),
        "sending": QT_TRANSLATE_NOOP("errors", "being sent"),
        "sent": QT_TRANSLATE_NOOP("errors", "sent"),
        "confirmed": QT_TRANSLATE_NOOP("errors", "printed"),
        "blocked": QT_TRANSLATE_NOOP("errors", "held by the printer"),
        "failed": QT_TRANSLATE_NOOP("errors", "not printed"),
    }
)
"""Of appointments and print jobs."""


def state(code: str, reason: str = "") -> Words:
    """In words; `reason` is a print job's, in brackets."""
    return Words("{state} ({reason})", state=state(code), reason=reason) if reason else Words(STATES[code])


def owner(code: str) -> str:
    """Of a PIN: "counter:3", "clerk:lan"; as it stands in the table where it is none."""
    kind, _, whose = code.partition(":")
    if kind == "counter":
        return app_name(f"counter-{whose}")
    return Words(CLERK, whose=whose) if kind == "clerk" else code
