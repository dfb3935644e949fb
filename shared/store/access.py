"""The tables of who may come in: PINs, clerks and their roles, paired devices. See schema.py."""

from __future__ import annotations

from sqlalchemy import BigInteger, CheckConstraint, Column, Integer, MetaData, Table, Text

metadata = MetaData()
"""Of all tables."""

pin = Table(
    "pin",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("owner", Text, primary_key=True),  # "counter:3" or "clerk:lan"
    Column("hash", Text, nullable=False),  # argon2id
    Column("failed", Integer, nullable=False),  # wrong tries in a row
    Column("locked_until_us", BigInteger, nullable=False),
    Column("failed_since_us", BigInteger, nullable=False, server_default="0"),  # the first of them; 0: none
    Column("code_until_us", BigInteger, nullable=False, server_default="0"),  # end of a one-time code; 0: a PIN
    sqlite_with_rowid=False,
)

clerk = Table(
    "clerk",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, primary_key=True),  # "c1", or the code of one of the hall file; never given again
    Column("name", Text, nullable=False),  # '': as in the hall file, or removed
    Column("role", Text),  # NULL: removed
    CheckConstraint("role IN ('clerk', 'reception', 'supervisor', 'admin')", name="clerk_role"),
    sqlite_with_rowid=False,
)

device = Table(
    "device",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("counter", Integer),  # the only one it speaks for; NULL: any
    Column("name", Text, nullable=False),
    Column("secret", Text, nullable=False),  # SHA-256 of its 32 random bytes
    Column("paired_us", BigInteger, nullable=False),
    Column("revoked_us", BigInteger),  # NULL: it may come in
    CheckConstraint("kind IN ('kiosk', 'counter', 'display', 'panel')", name="device_kind"),
    sqlite_with_rowid=False,
)

pairing = Table(
    "pairing",
    metadata,
    Column("hall", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("counter", Integer),
    Column("name", Text, nullable=False),
    Column("hash", Text, nullable=False),  # argon2id of the code; '': used, or none was made yet
    Column("until_us", BigInteger, nullable=False),  # the code's end
    Column("failed", Integer, nullable=False),  # wrong tries of this code
    Column("shut", Integer, nullable=False),  # how often in a row a code died of wrong tries
    Column("shut_until_us", BigInteger, nullable=False),
    CheckConstraint("kind IN ('kiosk', 'counter', 'display', 'panel')", name="pairing_kind"),
    sqlite_with_rowid=False,
)
