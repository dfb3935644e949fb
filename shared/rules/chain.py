"""The journal's hash chain: each entry seals the one before it, so a changed, removed or inserted one shows.

The chain has no key. Whoever may write to the database can seal all of it anew; only an anchor kept elsewhere (a
copy, a head that was written down) shows that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from shared.rules.entry import Entry

FIRST = "0" * 64
"""The hash before the first entry of a hall."""
CODE_DIGITS = 16

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

SHORT_CODE = 8
"""Of the 20 hexadecimal signs of an appointment's code as many as somebody types: with 4,000 bookings one guess in
a million hits.
"""


def canonical(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no spaces: the same bytes for the same content, everywhere."""
    return _JSON.encode(value)


def as_json(hall: str, entry: Entry) -> dict[str, Any]:
    """The entry as JSON types, without its hash. Times are ISO 8601 in UTC with microseconds."""
    return {
        "hall": hall,
        "seq": entry.seq,
        "day": entry.day.isoformat(),
        "at": _at(entry),
        "verb": entry.verb.value,
        "ticket": entry.ticket,
        "counter": entry.counter,
        "request_id": entry.request_id,
        "body": dict(entry.body),
    }


def seal(previous: str, hall: str, entry: Entry) -> str:
    """SHA-256 (hex) of the previous hash and the canonical entry."""
    return seal_text(previous, hall, entry, canonical(entry.body))


def seal_text(previous: str, hall: str, entry: Entry, body: str) -> str:
    """As `seal`, for who has the canonical text of the entry's body already."""
    counter, ticket = ("null" if number is None else number for number in (entry.counter, entry.ticket))
    text = (  # what `canonical` makes of `as_json`, in a third of its time
        f'{{"at":"{_at(entry)}","body":{body},"counter":{counter},"day":"{entry.day.isoformat()}"'
        f',"hall":{_JSON.encode(hall)},"request_id":{_JSON.encode(entry.request_id)},"seq":{entry.seq}'
        f',"ticket":{ticket},"verb":"{entry.verb.value}"}}'
    )
    return hashlib.sha256(f"{previous}{text}".encode()).hexdigest()


def code_seal(code: str) -> str:
    """What the journal may hold of a code on a slip (80 random bits): it proves the code and does not tell it."""
    return hashlib.sha256(code.encode()).hexdigest()[:CODE_DIGITS]


def _at(entry: Entry) -> str:
    return entry.at.astimezone(UTC).isoformat(timespec="microseconds")
