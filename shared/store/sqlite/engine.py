"""SQLAlchemy's connections to a SQLite file: with our pragmas, and with transactions begun as they say.

Python begins none by itself here: a writing one is IMMEDIATE, a reading one DEFERRED.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from shared.store.address import parsed
from shared.store.sqlite.file import SqliteFile

BUSY_SECONDS = 15
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "journal_size_limit=67108864",
    "secure_delete=ON",  # what is erased is written over
)
LOOKING = (f"busy_timeout={BUSY_SECONDS * 1000}", "query_only=ON", "temp_store=MEMORY")


def engine_of(url: str, file: SqliteFile, *, reading: bool) -> Engine:
    """The engine of a SQLite URL; `reading`: to look only."""
    if reading:
        engine = create_engine(
            "sqlite://", creator=lambda: file.connect_to_look(BUSY_SECONDS), poolclass=QueuePool, max_overflow=-1
        )
    else:
        given = parsed(url).query  # such as mode=ro
        connect: dict[str, Any] = {} if given else {"creator": lambda: file.connect(BUSY_SECONDS)}
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, **connect)

    @event.listens_for(engine, "connect")
    def _connected(dbapi: Any, _record: Any) -> None:
        dbapi.isolation_level = None  # Python no longer begins transactions by itself; "begin" below does
        cursor = dbapi.cursor()
        for pragma in LOOKING if reading else PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}").fetchall()
        cursor.close()
        file.opened()  # only now has SQLite opened it

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        driver: Any = connection.connection.driver_connection
        # The event fires under AUTOCOMMIT too, and when SQLAlchemy is used within a verb's transaction.
        if options.get("isolation_level") != "AUTOCOMMIT" and not driver.in_transaction:
            driver.execute(f"BEGIN {options.get('sqlite_begin', 'IMMEDIATE')}")

    return engine
