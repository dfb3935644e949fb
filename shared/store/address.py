"""The address of a database, as a hall file or `--db` gives it."""

from __future__ import annotations

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from shared.errors.kinds import Words
from shared.errors.outside import NO_URL, StoreUrlWrong
from shared.errors.servers import StoreAddressWrong


def parsed(url: str) -> URL:
    """The parts of a database URL. Raises StoreUnavailable for what is none."""
    try:
        parts = make_url(url)
    except ValueError:  # a port that is no number
        raise StoreAddressWrong(path=url.rpartition("@")[2], reason="port") from None
    except ArgumentError:
        raise StoreUrlWrong(reason=Words(NO_URL, url=repr(url))) from None
    if parts.drivername == "postgres":
        raise StoreAddressWrong(path=parts.database, reason="postgres://")
    return parts
