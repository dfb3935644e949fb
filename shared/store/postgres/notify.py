"""News over PostgreSQL: LISTEN and NOTIFY, on connections and threads of their own.

NOTIFY holds one lock of the whole database until its transaction is on disk, so it never stands in a ticket's:
the Notifier sends it afterwards, many rings in one, without waiting for the disk (it writes nothing).
"""

from __future__ import annotations

import logging
import selectors
import socket
import threading
from collections.abc import Callable
from contextlib import closing

import psycopg
from psycopg import sql

from shared.store.postgres.errors import short

log = logging.getLogger("bocso.notify")
RETRY_SECONDS = 1.0
TOGETHER_SECONDS = 0.05
"""So long after a NOTIFY the next rings, of whatever hall, are gathered."""
Connect = Callable[..., "psycopg.Connection[tuple[object, ...]]"]
"""Opens a connection in autocommit mode; keywords are settings of the session."""


def channel(hall: int) -> str:
    """One channel a hall: the server wakes only who listens to this hall."""
    return f"bocso_{hall}"


class Notifier:
    """Rings from any thread, sent by one thread that begins at the first of them. Never raises."""

    def __init__(self, connect: Connect) -> None:
        self._connect = connect
        self._due: set[int] = set()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._ending = threading.Event()

    def ring(self, hall: int) -> None:
        """Returns at once; the NOTIFY follows."""
        with self._changed:
            self._due.add(hall)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="notifier", daemon=True)
                self._thread.start()
            self._changed.notify()

    def stop(self) -> None:
        """Sends what is due, as far as the server answers, and ends the thread; a later ring begins anew."""
        with self._changed:
            thread = self._thread
            if thread is None:
                return
            self._ending.set()
            self._changed.notify()
        thread.join()
        with self._changed:
            self._thread = None
            self._ending.clear()

    def _run(self) -> None:
        connection: psycopg.Connection[tuple[object, ...]] | None = None
        while halls := self._next():
            try:
                if connection is None:
                    connection = self._connect(synchronous_commit="off")
                channels = [channel(hall) for hall in halls]
                connection.execute("SELECT pg_notify(name, '') FROM unnest(%s::text[]) name", [channels])
                self._ending.wait(TOGETHER_SECONDS)
            except psycopg.Error as problem:
                log.info("news are sent later: %s", short(str(problem)))
                _close(connection)
                connection = None
                self._keep(halls)
        _close(connection)

    def _next(self) -> set[int]:
        """Waits for rings; empty: it is time to end."""
        with self._changed:
            while not self._due and not self._ending.is_set():
                self._changed.wait()
            halls, self._due = self._due, set()
            return halls

    def _keep(self, halls: set[int]) -> None:
        with self._changed:
            if self._ending.is_set():  # the others find it by their own look
                self._due.clear()
                return
            self._due |= halls
        self._ending.wait(RETRY_SECONDS)


class Listener:
    """Calls `wake` on its own thread after each NOTIFY for `hall`, and after each (re)connection once."""

    def __init__(self, connect: Connect, hall: int, wake: Callable[[], None]) -> None:
        self._connect = connect
        self._listen = sql.SQL("LISTEN {}").format(sql.Identifier(channel(hall)))
        self._wake = wake
        self._ends, self._end = socket.socketpair()  # select() waits for it beside the server, on Windows too
        self._thread = threading.Thread(target=self._run, name=f"listener-{hall}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No `wake` is called once this has returned. Not from within `wake`."""
        self._end.close()
        self._thread.join()
        self._ends.close()

    def _run(self) -> None:
        while True:
            try:
                with closing(self._connect()) as connection:
                    connection.execute(self._listen)
                    self._wake()  # something may have been said before
                    while not self._stopped(None, connection.fileno()):
                        if list(connection.notifies(timeout=0)):
                            self._wake()
                    return
            except psycopg.Error as problem:
                log.info("news come later: %s", short(str(problem)))
            if self._stopped(RETRY_SECONDS):
                return

    def _stopped(self, seconds: float | None, server: int | None = None) -> bool:
        """Waits for the server to say something, or for stop(); whether it was stop()."""
        with selectors.DefaultSelector() as waited:  # select() takes no file of a process that has over 1,023
            for each in (self._ends,) if server is None else (self._ends, server):
                waited.register(each, selectors.EVENT_READ)
            return any(key.fileobj is self._ends for key, _ in waited.select(seconds))


def _close(connection: psycopg.Connection[tuple[object, ...]] | None) -> None:
    if connection is not None:
        connection.close()
