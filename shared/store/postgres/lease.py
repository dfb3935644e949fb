"""A Lease by an advisory lock of a PostgreSQL session, on a connection that does nothing else."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager

import psycopg

from shared.store.lease import Lease
from shared.store.postgres.notify import Connect

SESSION = {
    # A computer that lost its power says no good-bye: the server asks after it, and lets go within about 10 s.
    # https://www.postgresql.org/docs/current/runtime-config-connection.html
    "tcp_keepalives_idle": "4",
    "tcp_keepalives_interval": "2",
    "tcp_keepalives_count": "3",
    "idle_session_timeout": "0",
}


class SessionLease(Lease):
    """`translated` says what the driver's errors mean. When the connection was lost the lock was lost with it."""

    def __init__(
        self, connect: Connect, name: str, translated: Callable[[], AbstractContextManager[None]], holder: str = ""
    ) -> None:
        self._connect = connect
        self._translated = translated
        self._key = lock_key(name)
        self._shared = {"all": self._key, "own": lock_key(f"{name} {holder}"), "door": lock_key(f"{name} door")}
        self._holder = holder
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._threads = threading.Lock()

    def renew(self) -> bool:
        """As Hold; one round trip while all is well. Raises StoreUnavailable."""
        with self._threads, self._translated():
            if self._alive():
                return True
            connection = self._connect(**SESSION)
            try:
                taken = self._together(connection) if self._holder else _try(connection, self._key)
            except psycopg.Error:
                connection.close()
                raise
            if not taken:
                connection.close()
                return False
            self._connection = connection
            return True

    def _together(self, connection: psycopg.Connection[tuple[object, ...]]) -> bool:
        """A share of the lock, beside those of the same holder only: each has a share of "own" too. One program at
        a time looks ("door").
        """
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%(door)s)", self._shared)
            if _try(connection, self._shared["own"]):  # nobody has a share of it
                connection.execute("SELECT pg_advisory_unlock(%(own)s)", self._shared)
                if not _try(connection, self._key):
                    return False
                connection.execute(f"{_SHARES}, pg_advisory_unlock(%(all)s)", self._shared)
            else:
                connection.execute(_SHARES, self._shared)
        return True

    def release(self) -> None:
        with self._threads:
            self._drop()

    def _alive(self) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.execute("SELECT 1")
        except psycopg.Error:
            self._drop()
            return False
        return True

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


_SHARES = "SELECT pg_advisory_lock_shared(%(all)s), pg_advisory_lock_shared(%(own)s)"
"""Neither waits: who has a share of "own" has one of "all", and nobody else then has that alone."""


def _try(connection: psycopg.Connection[tuple[object, ...]], key: int) -> bool:
    return connection.execute("SELECT pg_try_advisory_lock(%s)", [key]).fetchone() == (True,)


def lock_key(name: str) -> int:
    """One number of 64 bits: the hall's own locks are of two of 32, which never meet those.

    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """
    return int.from_bytes(hashlib.sha256(f"bocso {name}".encode()).digest()[:8], "big", signed=True)
