"""Times in the database: whole microseconds since 1970 in UTC, exact and the same everywhere."""

from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def micros(moment: datetime) -> int:
    """Microseconds since 1970, exact."""
    return (moment - EPOCH) // _MICROSECOND


def moment(us: int) -> datetime:
    """Aware UTC."""
    return EPOCH + timedelta(0, 0, us)
