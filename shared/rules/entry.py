"""One line of the journal: what happened, by which verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class Verb(StrEnum):
    """What an entry of the journal says happened. The values are stored."""

    ISSUE = "issue"
    CALL_NEXT = "call_next"
    CALL = "call"
    RECALL = "recall"
    START = "start"
    UNSTART = "unstart"
    COMPLETE = "complete"
    NO_SHOW = "no_show"
    REQUEUE = "requeue"
    PARK = "park"
    RESUME = "resume"
    TRANSFER = "transfer"
    CANCEL = "cancel"
    CHANGE_LANE = "change_lane"
    DEFER = "defer"
    COME_BACK = "come_back"
    RATE = "rate"
    EXPIRE = "expire"
    OPEN = "open"
    PAUSE = "pause"
    UNPAUSE = "unpause"
    CLOSE = "close"
    BOOK = "book"
    UNBOOK = "unbook"
    REPRINT = "reprint"
    SLIP = "slip"
    PRINTER = "printer"
    RETAIN = "retain"
    RESTORE = "restore"
    RESERVE = "reserve"
    LEFT_OUT = "left_out"
    SERVICE_OFF = "service_off"
    SERVICE_ON = "service_on"
    NOTICE = "notice"
    NOTICE_END = "notice_end"
    ANNOUNCE = "announce"
    HELP_CALL = "help_call"
    HELP_ANSWER = "help_answer"
    CLERK = "clerk"
    FEEDBACK = "feedback"
    FEEDBACK_ANSWER = "feedback_answer"
    ASK_FEE = "ask_fee"
    FEE_PAID = "fee_paid"
    CANCEL_FEE = "cancel_fee"


CALLS = frozenset({Verb.CALL_NEXT, Verb.CALL, Verb.RECALL})
"""What the hall screen shows and says."""
FEE_VERBS = frozenset({Verb.ASK_FEE, Verb.FEE_PAID, Verb.CANCEL_FEE})
"""No board has anything of them: what somebody has to pay is shown at that counter only."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal. `seq` has no gap within a hall and is commit order; `at` is aware UTC.

    `ticket` is a Ticket.id or None, `counter` a counter's number or None. `body` holds what the verb adds
    (JSON types only). `hash` is SHA-256 over the previous hash and this entry (see `shared.rules.chain`).
    """

    seq: int
    day: date
    at: datetime
    verb: Verb
    ticket: int | None = None
    counter: int | None = None
    request_id: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    hash: str = ""


PRIVATE = FEE_VERBS | {Verb.RATE}
"""What is between one visitor and one counter."""
_WRITTEN = frozenset({"outcome", "dossier", "note"})
"""What a clerk writes of a visit."""


def for_staff(entry: Entry) -> Entry:
    """As the reception reads it: of what is PRIVATE that it happened, and no more."""
    return replace(entry, body={}) if entry.verb in PRIVATE else entry


def for_devices(entry: Entry) -> Entry:
    """As every device reads it, a screen before the public among them. Who may know more asks a verb."""
    body = for_staff(entry).body
    return replace(entry, body={name: said for name, said in body.items() if name not in _WRITTEN})
