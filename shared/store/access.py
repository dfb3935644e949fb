"""The tables of who may come in: PINs, clerks and their roles, paired devices. See schema.py."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, MetaData, Table
from sqlalchemy.schema import SchemaItem

from shared.store.columns import columns

metadata = MetaData()
"""Of all tables."""


def table(name: str, described: str, *more: SchemaItem) -> Table:
    """`described`: see `columns`."""
    return Table(name, metadata, *columns(described), *more, sqlite_with_rowid="COUNTS" in described)


pin = table(
    "pin",
    "hall INTEGER KEY, owner TEXT KEY,"  # "counter:3" or "clerk:lan"
    " hash TEXT,"  # argon2id
    " failed INTEGER, locked_until_us BIGINT,"  # wrong tries in a row
    " failed_since_us BIGINT 0,"  # the first of them; 0: none
    " code_until_us BIGINT 0",  # end of a one-time code; 0: a PIN
)

clerk = table(
    "clerk",
    "hall INTEGER KEY, id TEXT KEY,"  # "c1", or the code of one of the hall file; never given again
    " name TEXT,"  # '': as in the hall file, or removed
    " role TEXT NULL",  # NULL: removed
    CheckConstraint("role IN ('clerk', 'reception', 'supervisor', 'admin')", name="clerk_role"),
)

device = table(
    "device",
    "hall INTEGER KEY, id INTEGER KEY, kind TEXT, counter INTEGER NULL,"  # the only one it speaks for; NULL: any
    " name TEXT, secret TEXT,"  # SHA-256 of its 32 random bytes
    " paired_us BIGINT, revoked_us BIGINT NULL",  # NULL: it may come in
    CheckConstraint("kind IN ('kiosk', 'counter', 'display', 'panel')", name="device_kind"),
)

pairing = table(
    "pairing",
    "hall INTEGER KEY, kind TEXT, counter INTEGER NULL, name TEXT,"
    " hash TEXT, until_us BIGINT,"  # argon2id of the code, '': used, or none was made yet; its end
    " failed INTEGER,"  # wrong tries of this code
    " shut INTEGER, shut_until_us BIGINT",  # how often in a row a code died of wrong tries
    CheckConstraint("kind IN ('kiosk', 'counter', 'display', 'panel')", name="pairing_kind"),
)
