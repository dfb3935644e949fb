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
        self, connect: Connect, name: str, translated: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self._connect = connect
        self._translated = translated
        self._key = lock_key(name)
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self._threads = threading.Lock()

    def renew(self) -> bool:
        """As Hold; one round trip while all is well. Raises StoreUnavailable."""
        with self._threads, self._translated():
            if self._alive():
                return True
            connection = self._connect(**SESSION)
            try:
                found = connection.execute("SELECT pg_try_advisory_lock(%s)", [self._key]).fetchone()
            except psycopg.Error:
                connection.close()
                raise
            if found != (True,):
                connection.close()
                return False
            self._connection = connection
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


def lock_key(name: str) -> int:
    """One number of 64 bits: the hall's own locks are of two of 32, which never meet those.

    https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    """
    return int.from_bytes(hashlib.sha256(f"bocso {name}".encode()).digest()[:8], "big", signed=True)
