"""Devices when a copy is put back: who was paired, or refused, since the copy was made stays so."""

from __future__ import annotations

from pathlib import Path

from shared.errors.outside import StoreUnavailable
from shared.store.copies.backup import heads_in
from shared.store.sqlite.store import SqliteStore
from shared.store.statement import Tx
from shared.store.tables import devices, journal
from shared.store.tables.devices import PairedDevice

KnownDevices = dict[str, list[PairedDevice]]
"""By code of the hall."""


def known_devices(file: Path) -> KnownDevices:
    """Those of the present database; none where it cannot be read, or knows of no devices yet: the copy's hold."""
    store = SqliteStore(f"sqlite:///{file}", reading=True)
    try:
        with store.read() as tx:
            return {head.code: devices.all_of(tx, head.id) for head in heads_in(tx)}
    except StoreUnavailable:
        return {}
    finally:
        store.close()


def keep(tx: Tx, known: KnownDevices) -> None:
    """Puts them into the copy. A pairing that is open there is over."""
    for code, rows in known.items():
        head = journal.head(tx, code)
        if head is not None:
            devices.merge(tx, head.id, rows)
