"""A small hall for tests: two services, two counters."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from shared.settings import Settings

PIN = "4827"


def small_hall(**changes: Any) -> Settings:
    """Services `papers` (A) and `land` (B); counter 1 calls both, counter 2 only `land`."""
    text = {"vi": "x", "en": "x"}
    whole: dict[str, Any] = {
        "hall": {"code": "small", "name": text, "place": text},
        "lane": [
            {"code": "ordinary", "name": text},
            {"code": "priority", "name": text, "who": text, "head_start_minutes": 20},
        ],
        "service": [
            {"code": "papers", "prefix": "A", "name": text, "note": text, "icon": "copy"},
            {"code": "land", "prefix": "B", "name": text, "note": text, "icon": "map-trifold"},
        ],
        "counter": [
            {"number": 1, "services": ["papers", "land"]},
            {"number": 2, "services": ["land"]},
        ],
    }
    return Settings.model_validate({**whole, **changes})


class Clock:
    """Stands still until told to go; starts on a Monday morning in Đắk Lắk."""

    def __init__(self) -> None:
        self.now = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **by: float) -> None:
        self.now += timedelta(**by)
