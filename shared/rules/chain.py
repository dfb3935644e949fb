"""The journal's hash chain: each entry seals the one before it, so a changed, removed or inserted one shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from shared.rules.board import Entry

FIRST = "0" * 64
"""The hash before the first entry of a hall."""

_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no spaces: the same bytes for the same content, everywhere."""
    return _JSON.encode(value)


def as_json(hall: str, entry: Entry) -> dict[str, Any]:
    """The entry as JSON types, without its hash. Times are ISO 8601 in UTC with microseconds."""
    return {
        "hall": hall,
        "seq": entry.seq,
        "day": entry.day.isoformat(),
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "verb": entry.verb.value,
        "ticket": entry.ticket,
        "counter": entry.counter,
        "request_id": entry.request_id,
        "body": dict(entry.body),
    }


def seal(previous: str, hall: str, entry: Entry) -> str:
    """SHA-256 (hex) of the previous hash and the canonical entry."""
    return hashlib.sha256((previous + canonical(as_json(hall, entry))).encode()).hexdigest()
