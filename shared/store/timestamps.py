"""Times in the database: whole microseconds since 1970 in UTC, exact and the same everywhere."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(at: datetime) -> int:
    """Microseconds since 1970, exact."""
    return (at - EPOCH) // _MICROSECOND


def maybe_micros(at: datetime | None) -> int | None:
    return None if at is None else to_micros(at)


_LEAST, _MOST = to_micros(datetime(1900, 1, 1, tzinfo=UTC)), to_micros(datetime(3000, 1, 1, tzinfo=UTC))


def from_micros(us: int) -> datetime:
    """Aware UTC. Raises ValueError for what no clock shows: at the calendar's edge other zones are beyond it."""
    if not _LEAST <= us < _MOST:
        raise ValueError(f"{us} microseconds are no time")
    return EPOCH + timedelta(0, 0, us)


def maybe_time(us: int | None) -> datetime | None:
    return None if us is None else from_micros(us)
