"""Who may do what in a PostgreSQL database: group roles, and logins in them, for one hall or for all.

A hall's screens hang where everybody walks by, so a display's login can neither issue nor read what opens a
person's page (ticket.code), PINs or appointments; a kiosk's can issue, and neither call nor serve. What people
write for the hall a kiosk's can bring and not read. A hub's does what a counter's does, knows the devices, gives
clerks their roles, and reads and answers what people write. Nobody but an administrator changes or removes a
journal entry. What rights to tables cannot say stands in row_security.py.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

from psycopg import sql
from sqlalchemy import text

from shared.errors.servers import NameWrong, RolesMissing
from shared.errors.visits import LoginTaken, NotForThisStore
from shared.store.postgres import catalog, row_security
from shared.store.schema import metadata, ticket
from shared.store.statement import Statement, Tx
from shared.store.store import Store
from shared.store.tables import journal
from shared.store.tables.feedback import JOURNALLED

PASSWORD_BYTES = 18
LONGEST_NAME = 64
"""Bytes of a name, from which the server cuts it short."""


class Role(StrEnum):
    """`admin` owns the tables: upgrades, retention."""

    DISPLAY = "display"
    KIOSK = "kiosk"
    COUNTER = "counter"
    HUB = "hub"
    ADMIN = "admin"

    @property
    def group(self) -> str:
        return f"bocso_{self.value}"


CONNECTIONS: Mapping[Role, int] = MappingProxyType(
    {Role.DISPLAY: 8, Role.KIOSK: 20, Role.COUNTER: 50, Role.HUB: 18}
)
"""At most so many at once by one login, so that none takes the server from the others: together they leave room
under the 100 of a server as it is installed. One app was seen with 2 (display), 6 (kiosk), 4 (counter); a hub
has `POOL` twice and two that listen (store.py); and one login may be that of every counter of a hall.
"""
GROUPS = (*(role.group for role in Role), row_security.EVERYWHERE)
TABLES = (*metadata.tables, *row_security.OURS)
WRITERS = (Role.KIOSK.group, Role.COUNTER.group, Role.ADMIN.group)

_BOARD = ("hall", "series", "journal", "counter", "estimate", "trouble", "printer", *row_security.OURS)
_ISSUING = {
    "SELECT": (*_BOARD, "ticket", "print_job", "appointment", "number_block"),
    "INSERT": ("hall", "series", "ticket", "journal", "print_job", "estimate", "trouble", "printer", "dossier"),
    "DELETE": ("trouble", "number_block", "dossier"),
    "USAGE": ("hall_id_seq", "print_job_id_seq"),
}
RIGHTS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.DISPLAY: {"SELECT": _BOARD},
    Role.KIOSK: {**_ISSUING, "INSERT": (*_ISSUING["INSERT"], "feedback")},
    Role.COUNTER: {
        "SELECT": (*_ISSUING["SELECT"], "pin", "clerk", "dossier"),
        "INSERT": (*_ISSUING["INSERT"], "counter", "pin", "appointment", "number_block"),
        "UPDATE": ("counter", "pin"),
        "DELETE": (*_ISSUING["DELETE"], "pin", "printer"),
        "USAGE": _ISSUING["USAGE"],
    },
    Role.HUB: {
        "SELECT": ("device", "pairing", "feedback"),
        "INSERT": ("device", "pairing", "clerk", "feedback"),
        "UPDATE": ("pairing", "clerk"),
    },
}
"""Of whole tables and sequences."""

OPEN_COLUMNS = tuple(column.name for column in ticket.c if column.name != "code")
_AS_ISSUED = ("hall", "id", "day", "series", "number", "round", "issued_service", "issued_us", "ahead", "code")
_MOVED = {
    "hall": ("day", "day_seq", "at_us", "seq", "hash", "clock"),
    "series": ("last", "round"),
    "ticket": tuple(c.name for c in ticket.c if c.name not in (*_AS_ISSUED, "wait_low", "wait_high")),
    "print_job": ("state", "reason", "at_us"),
    "appointment": ("state", "ticket"),
    "estimate": ("day", "body"),
    "printer": ("problem", "near_end"),
}
COLUMNS: dict[Role, dict[str, dict[str, tuple[str, ...]]]] = {
    Role.DISPLAY: {"SELECT": {"ticket": OPEN_COLUMNS, "print_job": ("hall", "ticket", "language", "again")}},
    Role.KIOSK: {
        "SELECT": {"feedback": ("hall", "id", "kiosk", "at_us"), "dossier": ("hall",)},
        "UPDATE": {**_MOVED, "counter": ("opened_us", "streak")},
    },
    Role.COUNTER: {
        "SELECT": {"feedback": ("hall", *JOURNALLED), "device": ("hall", "kind", "counter", "revoked_us")},
        "UPDATE": _MOVED,
    },
    Role.HUB: {"UPDATE": {"device": ("revoked_us",), "feedback": ("phone", "answer", "answered_us")}},
}
"""Of some columns of a table."""


_FORGET_LOGIN = Statement(text(f"DELETE FROM {row_security.LOGIN_HALL} WHERE login = :login"))
_ONLY_HERE = Statement(text(f"INSERT INTO {row_security.LOGIN_HALL} (login, hall) VALUES (:login, :hall)"))


def make_roles(store: Store) -> list[str]:
    """Makes the group roles and their rights as this program needs them; returns the statements it ran.

    A second time it does nothing. Rights of the groups that are not ours to give are taken away. Needs a login
    that owns the database and may create roles; a superuser's also takes advisory locks, which a display could
    hold, from all but these groups. Raises NotForThisStore, StoreNoRight.
    """
    with _of_server(store).write() as tx:
        return follow(tx)


def make_login(store: Store, name: str, role: Role, hall: str | None = None) -> str:
    """A new login in a group that is there; returns its random password, which is kept nowhere.

    `hall`: the code of the only hall it may look at and work in; one the database does not know yet is made.
    None: every hall, as an administrator always. Raises NotForThisStore, NameWrong, RolesMissing, LoginTaken,
    StoreNoRight.
    """
    kept_back = name.startswith("pg_") or name in ("public", "none")  # by the server
    if not 0 < len(name.encode()) < LONGEST_NAME or not name.isprintable() or kept_back:
        raise NameWrong(login=name, longest=LONGEST_NAME - 1)
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    with _of_server(store).write() as tx:
        if not tx.value(catalog.HAS_LOGIN_HALL):
            raise RolesMissing(path=store.name)
        if tx.all(catalog.ROLES, names=[name]):
            raise LoginTaken(login=name)
        server = tx.driver.pgconn
        hashed = server.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
        everywhere = hall is None and role is not Role.ADMIN
        groups = (
            *((role.group, Role.COUNTER.group) if role is Role.HUB else (role.group,)),
            *((row_security.EVERYWHERE,) if everywhere else ()),
        )
        _do(
            tx,
            "CREATE ROLE {} LOGIN CONNECTION LIMIT {} PASSWORD {} IN ROLE {}",
            sql.Identifier(name),
            sql.Literal(CONNECTIONS.get(role, -1)),
            sql.Literal(hashed),  # the server's log never sees the password itself
            sql.SQL(", ").join(map(sql.Identifier, groups)),
        )
        tx.run(_FORGET_LOGIN, login=name)  # of one of that name that was removed
        if hall is not None:
            tx.run(_ONLY_HERE, login=name, hall=(journal.head(tx, hall) or journal.add_hall(tx, hall)).id)
    return password


def follow(tx: Tx) -> list[str]:
    """Gives the groups the rights to the tables as they are now; returns the statements it ran."""
    return [*_made_groups(tx), *_way_in(tx), *_owned(tx), *_rights(tx), *_guarded(tx), *_locks(tx), *_limited(tx)]


def _made_groups(tx: Tx) -> Iterator[str]:
    there = {row[0] for row in tx.all(catalog.ROLES, names=list(GROUPS))}
    for group in GROUPS:
        if group not in there:
            yield _do(tx, "CREATE ROLE {}", sql.Identifier(group))


def _way_in(tx: Tx) -> Iterator[str]:
    database, schema, me = (sql.Identifier(name) for name in tx.first(catalog.HERE))
    if not tx.value(catalog.AM_ADMIN):  # who gives the tables away must be able to act for their owner
        yield _do(tx, "GRANT bocso_admin TO {}", me)
    for name, no_connect, no_usage, no_create in tx.all(catalog.NO_WAY_IN, names=list(GROUPS)):
        group = sql.Identifier(name)
        if no_connect:
            yield _do(tx, "GRANT CONNECT ON DATABASE {} TO {}", database, group)
        if no_usage:
            yield _do(tx, "GRANT USAGE ON SCHEMA {} TO {}", schema, group)
        if no_create:
            yield _do(tx, "GRANT CREATE ON SCHEMA {} TO {}", schema, group)


def _owned(tx: Tx) -> Iterator[str]:
    if not tx.value(catalog.HAS_LOGIN_HALL):
        yield _do(tx, row_security.LOGIN_HALL_MADE)
    for (table,) in tx.all(catalog.OTHERS_OWN, names=list(TABLES)):
        yield _do(tx, "ALTER TABLE {} OWNER TO bocso_admin", sql.Identifier(table))


def _guarded(tx: Tx) -> Iterator[str]:
    tables = list(row_security.HALL_COLUMN)
    for (table,) in tx.all(catalog.UNSECURED, names=tables):
        yield _do(tx, "ALTER TABLE {} ENABLE ROW LEVEL SECURITY", sql.Identifier(table))
    wanted = row_security.wanted()
    there = {(row.table, row.name) for row in tx.all(catalog.POLICIES, names=tables)}
    for table, name in sorted(there - wanted.keys()):
        yield _do(tx, "DROP POLICY {} ON {}", sql.Identifier(name), sql.Identifier(table))
    for each, statement in wanted.items():
        if each not in there:
            yield _do(tx, statement)


def _locks(tx: Tx) -> Iterator[str]:
    functions = ", ".join(row[0] for row in tx.all(catalog.LOCKING))
    if functions:
        yield _do(tx, f"GRANT EXECUTE ON FUNCTION {functions} TO {', '.join(WRITERS)}")
        yield _do(tx, f"REVOKE EXECUTE ON FUNCTION {functions} FROM PUBLIC")


def _limited(tx: Tx) -> Iterator[str]:
    """Logins that were made before there were limits, as far as we may change them."""
    for role, most in CONNECTIONS.items():
        for (name,) in tx.all(catalog.UNLIMITED, group=role.group):
            yield _do(tx, "ALTER ROLE {} CONNECTION LIMIT {}", sql.Identifier(name), sql.Literal(most))


def _rights(tx: Tx) -> Iterator[str]:
    given = {catalog.Right(*row) for row in tx.all(catalog.GIVEN, names=list(GROUPS))}
    wanted = set(wanted_rights())
    for word, preposition, rights in (("REVOKE", "FROM", given - wanted), ("GRANT", "TO", wanted - given)):
        for (group, right, thing), columns in _by_thing(rights).items():
            yield _do(
                tx,
                f"{word} {right}{{}} ON {{}}{{}} {preposition} {{}}",
                _in_brackets(columns),
                sql.SQL("SEQUENCE " if right == "USAGE" else ""),
                sql.Identifier(thing),
                sql.Identifier(group),
            )


def wanted_rights() -> Iterator[catalog.Right]:
    """Every right the groups have, beside the owner's."""
    for role, rights in RIGHTS.items():
        for right, things in rights.items():
            yield from (catalog.Right(role.group, right, thing, "") for thing in things)
    for role, some in COLUMNS.items():
        for right, tables in some.items():
            for table, columns in tables.items():
                yield from (catalog.Right(role.group, right, table, column) for column in columns)


def _by_thing(rights: set[catalog.Right]) -> dict[tuple[str, str, str], list[str]]:
    """The columns of each; none: the whole."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in sorted(rights):
        columns = found.setdefault(each[:3], [])
        if each.column:
            columns.append(each.column)
    return found


def _in_brackets(columns: list[str]) -> sql.Composable:
    return sql.SQL(" ({})").format(sql.SQL(", ").join(map(sql.Identifier, columns))) if columns else sql.SQL("")


def _of_server(store: Store) -> Store:
    if store.engine.dialect.name != "postgresql":
        raise NotForThisStore(path=store.name)
    return store


def _do(tx: Tx, statement: str, *parts: sql.Composable) -> str:
    composed = sql.SQL(statement).format(*parts)
    tx.driver.execute(composed, prepare=False)
    return composed.as_string(tx.driver)
