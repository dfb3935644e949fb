"""Opening a database: its schema is made or upgraded first, or it is only read."""

from __future__ import annotations

from pathlib import Path

import platformdirs

from shared.errors.outside import StoreNewer, StoreNoRight, StoreOlder, StoreUnavailable
from shared.errors.visits import FileExists
from shared.store.address import parsed
from shared.store.schema import HEAD
from shared.store.store import Store


def default_url(hall: str) -> str:
    """The database of a hall when nobody names another: under the platform's data folder for this user."""
    return f"sqlite:///{Path(platformdirs.user_data_dir('bocso', appauthor=False)) / f'{hall}.sqlite'}"


def open_store(url: str, *, reading: bool = False) -> Store:
    """The store at `url`, made or upgraded to this program's schema first.

    `reading`: to look only. It must be there with this program's schema; no file, folder, row or table is made or
    changed, and it may stand on a disk that is full or read-only. `write()` then raises StoreReadOnly.
    Raises StoreUnavailable: StoreMissing (StoreFileMissing: the file is gone, or was never there), StoreNewer;
    StoreOlder if this login may not upgrade, or `reading`.
    """
    store = _store(url, reading=reading)
    try:
        revision = store.revision()
        if revision != HEAD:
            if reading:
                raise _not_ours(store, revision)
            if revision is None:
                store.make_room()
            _upgrade(store, revision)
    except BaseException:
        store.close()
        raise
    return store


def begin_anew(url: str) -> Store:
    """A new, empty store at `url`, on purpose: also where a queue has been, whose numbers then begin again.

    The file's folder is made. Raises FileExists where there is a database, StoreUnavailable.
    """
    store = _store(url, reading=False)
    try:
        if store.revision() is not None:
            raise FileExists(path=store.name)
        store.make_room(anew=True)
        _upgrade(store, None)
    except BaseException:
        store.close()
        raise
    return store


def _store(url: str, *, reading: bool) -> Store:
    if parsed(url).get_backend_name() == "postgresql":
        from shared.store.postgres.store import PostgresStore  # noqa: PLC0415 - most halls never load its driver

        store = PostgresStore(url)
        store.reading = reading
        return store
    from shared.store.sqlite.store import SqliteStore  # noqa: PLC0415

    return SqliteStore(url, reading=reading)


def _not_ours(store: Store, revision: str | None) -> StoreUnavailable:
    """What is wrong with a schema that is not this program's, and may not be changed."""
    from shared.store.upgrades.run import known_revisions  # noqa: PLC0415 - 0.2 s, seldom needed

    if revision is None:
        return store.missing()
    return StoreOlder(path=store.name) if revision in known_revisions() else StoreNewer(path=store.name)


def _upgrade(store: Store, revision: str | None) -> None:
    from shared.store.upgrades.run import known_revisions, upgrade  # noqa: PLC0415 - 0.2 s, seldom needed

    if revision is not None and revision not in known_revisions():
        raise StoreNewer(path=store.name)
    try:
        with store.write() as tx:
            upgrade(tx.connection)
            store.upgraded(tx)
    except StoreNoRight:
        raise StoreOlder(path=store.name) from None
