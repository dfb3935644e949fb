"""A database of queues and the two ways to use it: `write()` and `read()`.

shared/store/sqlite and shared/store/postgres are its two kinds; they alone translate their errors.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from shared.errors.outside import StoreOlder, StoreReadOnly, StoreUnavailable
from shared.store.lease import Lease
from shared.store.statement import Ahead, Statement, Tx

TOUCH = Statement(text("UPDATE hall SET seq = seq WHERE 1 = 0"))


class Store(ABC):
    """One database. Threads may share it; each `write()` and `read()` takes its own connection."""

    path: Path | None = None
    """The database's file, if it is one."""
    bell: Path | None = None
    """A file that is touched after each commit, if the database is a file; else see `listen`."""
    groups = False
    """Whether `together` makes one transaction of several."""
    reading = False
    """Opened to look only: `write` is refused, and nothing on the disk or the server changes."""

    def __init__(self, url: str, name: str, engine: Engine) -> None:
        self.url = url
        self.name = name
        """What people call it: the file, or the server and database without the password."""
        self.engine = engine

    @contextmanager
    def write(self, hall: int = 0, ahead: Ahead | None = None) -> Iterator[Tx]:
        """One transaction; nobody else writes to this hall meanwhile. Commits at the end, rolls back on error.

        `hall` is a hall's row id, 0 for what belongs to no hall; `ahead` asks what will be read there. Raises
        StoreUnavailable (read only, full, locked, damaged, no connection), and then nothing was written; only for
        a server lost during COMMIT that is not known, and the same request id tells. Who listens is rung after the
        commit.
        """
        self._must_not_only_read()
        with self._alone(hall, ahead) as tx:
            yield tx
        self.ring(hall)

    def together(self, hall: int) -> AbstractContextManager[None]:
        """What this thread reads and writes of a hall until the end is one transaction, each `write` a savepoint
        in it; who listens is rung once. Raises StoreUnavailable at the end, and then nothing was written.
        """
        raise NotImplementedError(f"{type(self).__name__} commits one by one: {hall}")

    @abstractmethod
    def read(self) -> AbstractContextManager[Tx]:
        """One consistent look; never waits for a writer. Raises StoreUnavailable."""

    @abstractmethod
    def ring(self, hall: int) -> None:
        """Tells listeners that something was committed. Never raises: they also look by themselves."""

    @abstractmethod
    def listen(self, hall: int, wake: Callable[[], None]) -> Callable[[], None]:
        """Calls `wake` on a thread of its own soon after each commit to a hall; returns what ends that.

        It may also be called when nothing was committed, and some commits together may be told once. When the
        connection was lost and is back it is called too. A commit whose writer was killed at once may be
        missed: look now and then as well. Never raises.
        """

    @abstractmethod
    def change_detector(self) -> Callable[[], bool]:
        """A question for one reader: may anything have been committed since it was last asked?

        Ask it before reading, from one thread at a time. True when it is not known.
        """

    @abstractmethod
    def lease(self, hall: int, name: str, holder: str = "") -> Lease:
        """What one program of this hall at a time may have; not taken yet. `name`: letters, digits, hyphens.

        On a server programs that act for one `holder` have it together.
        """

    def upgraded(self, tx: Tx) -> None:  # noqa: B027 - most kinds have nothing to do
        """What has to follow a changed schema, in the same transaction."""

    @abstractmethod
    def revision(self) -> str | None:
        """The schema's revision, None for an empty database. Raises StoreUnavailable, also for a foreign one."""

    def forget(self) -> None:  # noqa: B027 - what a server does with old rows is its administrator's
        """What was erased stands in no file of the database any more, as far as nobody reads it just now. Never
        raises.
        """

    def missing(self) -> StoreUnavailable:
        """What is to be said where there is no schema and nothing may be made."""
        return StoreOlder(path=self.name)

    def make_room(self, *, anew: bool = False) -> None:  # noqa: B027 - on a server an administrator does it
        """Makes ready for a first schema. Raises StoreUnavailable where a hall's queue has been, unless `anew`."""

    def _must_not_only_read(self) -> None:
        if self.reading:
            raise StoreReadOnly(path=self.name)

    @abstractmethod
    def _alone(self, hall: int, ahead: Ahead | None = None) -> AbstractContextManager[Tx]: ...

    def must_be_writable(self) -> None:
        """Raises StoreUnavailable if nothing can be written; changes nothing.

        A real statement: SQLite begins a writing transaction also on a file it may only read.
        """
        self._must_not_only_read()
        with self._alone(0) as tx:
            tx.run(TOUCH)

    def replaced(self) -> bool:
        """Whether another file has the name of the one that is open. That one is used once it is opened anew."""
        return False

    def leave(self) -> None:  # noqa: B027 - only a file can be replaced
        """Before the other one is opened: nothing of ours stays beside it. Up to 15 s.

        Raises StoreUnavailable also where the other one is not whole (yet).
        """

    def close(self) -> None:
        """Gives the connections back; the store may still be used afterwards."""
        self.engine.dispose()
