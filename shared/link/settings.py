"""The hall file as a device gets it from the hub."""

from __future__ import annotations

import hashlib

from shared.settings.settings import Settings

KEPT_AT_THE_HUB = {"database"}
"""Where the database is, and its password: no device needs it."""


def settings_json(settings: Settings) -> bytes:
    return settings.model_dump_json(exclude=KEPT_AT_THE_HUB, by_alias=True, round_trip=True).encode()


def mark_of(text: bytes) -> str:
    """Tells what `settings_json` wrote from what it writes once the hall file was changed."""
    return hashlib.sha256(text).hexdigest()[:16]


def settings_of(text: bytes) -> Settings:
    """Raises ValueError for what `settings_json` does not write."""
    return Settings.model_validate_json(text)
