"""The queues of many halls in one PostgreSQL database (15 or newer), through psycopg 3.

One writer per hall: a writing transaction begins with the lock of the hall's row, so halls never wait for each
other and a hall's journal is in commit order. Only who may write that row may lock it: no display, and no login of
another hall, can hold up a queue. While there are no such logins (`bocso db roles`) writers queue for it at the
hall's advisory lock, which any login may hold. Reading transactions see one snapshot and lock nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Engine, create_engine, text
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from shared.errors.kinds import Words
from shared.errors.outside import ALL_BUSY, StoreUnavailable
from shared.errors.servers import StoreAddressWrong, StoreEncoding, StoreForeign, StoreUnsure
from shared.store.address import parsed
from shared.store.lease import Lease
from shared.store.postgres.errors import translate
from shared.store.postgres.lease import SessionLease
from shared.store.postgres.notify import Listener, Notifier
from shared.store.postgres.pipeline import Asked
from shared.store.postgres.roles import follow
from shared.store.postgres.transaction import PostgresTx
from shared.store.statement import Ahead, Statement, Tx
from shared.store.store import TOUCH, Store

LOCKS = 0x626F63  # "boc"
"""Our part of the database's advisory locks; the other half of a lock's name is the hall."""

POOL = 8
CONNECT_SECONDS = 5
SESSION = {
    "lock_timeout": "3s",
    "statement_timeout": "5s",  # of a verb
    "idle_in_transaction_session_timeout": "30s",  # one forgotten transaction slows every call of the database
}
KEEPALIVE = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # ms; a cable that was pulled must not hold a clerk for a quarter of an hour
}
_BEGIN: Sequence[Asked] = (("BEGIN", ()),)
_OF_NO_HALL = (  # an upgrade may take its time
    *_BEGIN,
    ("SET LOCAL statement_timeout = 0", ()),
    (f"SELECT pg_advisory_xact_lock({LOCKS}, 0)", ()),
)
_LOOK = (
    ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", ()),
    ("SET LOCAL statement_timeout = '30s'", ()),  # there are reports
)
_LOCK = " FOR NO KEY UPDATE"
_QUEUED = f" AND pg_advisory_xact_lock({LOCKS}, hall.id) IS NOT NULL"
_HAS_REVISION = Statement(text("SELECT to_regclass('alembic_version') IS NOT NULL"))
_HAS_TABLES = Statement(
    text("SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")
)
_REVISION = Statement(text("SELECT version_num FROM alembic_version"))
_ROLES_MADE = Statement(
    text("SELECT tableowner = 'bocso_admin' FROM pg_tables WHERE tablename = 'alembic_version'")
)


class PostgresStore(Store):
    """`listen` tells of commits; there is no bell file and no path."""

    def __init__(self, url: str) -> None:
        self._address = parsed(url).set(drivername="postgresql+psycopg")
        name = _name(self._address)
        try:
            super().__init__(url, name, _engine(self._address))
        except ArgumentError as problem:
            raise StoreAddressWrong(path=name, reason=problem) from None
        self._notifier = Notifier(self._connection)
        self._roles_made: bool | None = None

    @contextmanager
    def _alone(self, hall: int, ahead: Ahead | None = None) -> Iterator[Tx]:
        lock = self._lock() if hall else ""
        with self._transaction(_BEGIN if hall else _OF_NO_HALL) as tx:
            if hall:
                tx.lock(hall, lock, ahead)
            else:
                tx.flush()
            yield tx

    def _lock(self) -> str:
        """What takes a hall's lock, at the end of a statement that reads its row."""
        if self._roles_made is None:
            with self.read() as tx:
                self._roles_made = bool(tx.value(_ROLES_MADE))
        return _LOCK if self._roles_made else _QUEUED + _LOCK

    def must_be_writable(self) -> None:
        """As Store; takes no lock, so nobody who holds one keeps a program from starting."""
        self._must_not_only_read()
        with self._transaction(_BEGIN) as tx:
            tx.run(TOUCH)

    @contextmanager
    def read(self) -> Iterator[Tx]:
        with self._transaction(_LOOK) as tx:
            yield tx

    def ring(self, hall: int) -> None:
        if hall:
            self._notifier.ring(hall)

    def listen(self, hall: int, wake: Callable[[], None]) -> Callable[[], None]:
        return Listener(self._connection, hall, wake).stop

    def lease(self, hall: int, name: str, holder: str = "") -> Lease:
        return SessionLease(self._connection, f"{hall}-{name}", self._translated, holder)

    def change_detector(self) -> Callable[[], bool]:
        return lambda: True  # only the journal itself knows

    def close(self) -> None:
        self._notifier.stop()
        super().close()

    def upgraded(self, tx: Tx) -> None:
        if tx.value(_ROLES_MADE):
            follow(tx)

    def revision(self) -> str | None:
        with self.read() as tx:
            encoding = tx.driver.info.parameter_status("server_encoding")
            if encoding != "UTF8":
                raise StoreEncoding(path=self.name, encoding=encoding)
            if tx.value(_HAS_REVISION):
                return str(tx.value(_REVISION))
            if tx.value(_HAS_TABLES):
                raise StoreForeign(path=self.name)
            return None

    @contextmanager
    def _transaction(self, begin: Sequence[Asked]) -> Iterator[PostgresTx]:
        """A connection lost before COMMIT wrote nothing; if lost in it (StoreUnsure) the request id tells."""
        with self._translated():
            tx = PostgresTx(self.engine, begin)
            try:
                yield tx
                try:
                    tx.commit()
                except psycopg.Error as problem:
                    if begin is not _LOOK and tx.lost:
                        raise StoreUnsure(path=self.name) from problem
                    raise
            finally:
                tx.end()

    def _connection(self, **session: str) -> psycopg.Connection[tuple[object, ...]]:
        """One that stands outside the pool, in autocommit mode."""
        places, words = self.engine.dialect.create_connect_args(self._address)
        return psycopg.connect(*places, **{**words, **_settings(self._address, session)})

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except NoneFree as problem:
            raise StoreUnavailable(reason=Words(ALL_BUSY, path=self.name)) from problem
        except DBAPIError as problem:
            raise translate(problem.orig or problem, self.name) from problem
        except psycopg.Error as problem:
            raise translate(problem, self.name) from problem


def _engine(address: URL) -> Engine:
    return create_engine(
        address,
        connect_args=_settings(address, {}),
        pool_size=POOL,
        max_overflow=POOL,
        pool_timeout=CONNECT_SECONDS,
        pool_reset_on_return=None,  # PostgresTx has done that
        use_native_hstore=False,
        json_deserializer=json.loads,
    )


def _settings(address: URL, session: dict[str, str]) -> dict[str, Any]:
    """How we connect; what the URL says goes before."""
    options = " ".join(f"-c {name}={value}" for name, value in {**SESSION, **session}.items())
    ours = {"connect_timeout": CONNECT_SECONDS, "application_name": "bocso", **KEEPALIVE}
    return {
        **{name: value for name, value in ours.items() if name not in address.query},
        "options": f"{options} {address.query.get('options', '')}".strip(),
        "client_encoding": "utf8",
        "autocommit": True,
    }


def _name(address: URL) -> str:
    host = address.host or address.query.get("host") or "localhost"
    port = f":{address.port}" if address.port else ""
    return f"{host}{port}/{address.database or address.username or ''}"
