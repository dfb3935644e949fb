"""What an error of PostgreSQL or of the way to it means to people: one place for its codes.

Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
"""

from __future__ import annotations

from collections.abc import Callable

import psycopg

from shared.errors.outside import (
    StoreFull,
    StoreLocked,
    StoreLoginWrong,
    StoreMissing,
    StoreNoRight,
    StoreReadOnly,
    StoreUnavailable,
)
from shared.errors.servers import ServerContradicts, ServerDamaged, ServerSilent, StoreAddressWrong, StoreCrowded

_BY_CODE: dict[str, Callable[..., StoreUnavailable]] = {
    "23505": ServerContradicts,  # numbers come from rows: one that was changed by hand gives one that is taken
    "25006": StoreReadOnly,  # also a standby
    "42501": StoreNoRight,
    "53100": StoreFull,
    "55P03": StoreLocked,  # lock_timeout
    "57014": StoreLocked,  # statement_timeout: the statement was slow or waited for a lock
    "40P01": StoreLocked,
    "40001": StoreLocked,
    "XX001": ServerDamaged,
    "XX002": ServerDamaged,
    "28P01": StoreLoginWrong,
    "28000": StoreLoginWrong,
    "3D000": StoreMissing,
    "53300": StoreCrowded,
}
_OUR_BUGS = ("22", "23", "25P02", "26", "34", "42")
"""Beginnings of codes that no state of the world explains: wrong values, broken constraints, wrong SQL."""
_LOST = ("08", "57P")
"""Of a connection, and of a server that starts, stops or has fallen."""

_BY_WORDS: tuple[tuple[tuple[str, ...], Callable[..., StoreUnavailable]], ...] = (
    (("password authentication failed",), StoreLoginWrong),
    (("no password supplied",), StoreLoginWrong),
    (("no pg_hba.conf entry",), StoreLoginWrong),
    (("is not permitted to log in",), StoreLoginWrong),
    (("permission denied for database",), StoreNoRight),
    (("too many connections for",), StoreCrowded),
    (("too many clients",), StoreCrowded),
    (("remaining connection slots",), StoreCrowded),
    (('database "', "does not exist"), StoreMissing),
    (('role "', "does not exist"), StoreLoginWrong),
)
"""libpq gives a connection that was refused no code, only words (English, unless the server has others)."""

_ADDRESS = ("invalid connection option", "invalid integer value", "invalid port number", ' value: "', "bad value")
"""libpq did not even try."""


def translate(problem: BaseException, path: str) -> StoreUnavailable:
    """What `problem` means; `path` is how people call the database. Raises `problem` again if it is our bug."""
    code = getattr(problem, "sqlstate", None) or ""
    words = str(problem)
    if code in _BY_CODE:
        return _BY_CODE[code](path=path, detail=words.partition("\n")[0])
    if not code and any(part in words for part in _ADDRESS):
        return StoreAddressWrong(path=path, reason=short(words))
    if code.startswith(_OUR_BUGS) or (not code and not isinstance(problem, psycopg.OperationalError)):
        raise problem
    if not code or code.startswith(_LOST):
        return _by_words(words)(path=path, reason=short(words))
    return StoreUnavailable(reason=f"{path}: {short(words)}")


def _by_words(words: str) -> Callable[..., StoreUnavailable]:
    for parts, kind in _BY_WORDS:
        if all(part in words for part in parts):
            return kind
    return ServerSilent


def short(words: str) -> str:
    """The last line that says something: libpq tells every address it tried, and hints below."""
    lines = [line.strip() for line in words.splitlines() if line.strip() and not line.startswith("\t")]
    said = lines[0] if lines else "no answer"
    return said.rpartition("FATAL:")[2].strip().rstrip(".")
