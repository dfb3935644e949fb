"""Who may do what in a PostgreSQL database: four group roles, and logins in them.

A hall's screens hang where everybody walks by, so a display's login can neither issue nor read what opens a
person's page (ticket.code), PINs or appointments. Nobody but an administrator changes or removes a journal entry.
The rights hold for every hall of the database alike.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from psycopg import sql
from sqlalchemy import column, text

from shared.errors import LoginTaken, NotForThisStore
from shared.store.engine import Store
from shared.store.postgres import PostgresStore
from shared.store.schema import metadata, ticket
from shared.store.statement import Statement, Tx

PASSWORD_BYTES = 18


class Role(StrEnum):
    """`admin` owns the tables: upgrades, retention."""

    DISPLAY = "display"
    KIOSK = "kiosk"
    COUNTER = "counter"
    ADMIN = "admin"

    @property
    def group(self) -> str:
        return f"bocso_{self.value}"


GROUPS = tuple(role.group for role in Role)
TABLES = (*metadata.tables, "alembic_version")
OPEN_COLUMNS = tuple(column.name for column in ticket.c if column.name != "code")

_BOARD = ("hall", "series", "journal", "counter", "estimate", "trouble", "printer", "alembic_version")
_ISSUING = {
    "SELECT": (*_BOARD, "ticket", "print_job", "appointment"),
    "INSERT": ("hall", "series", "ticket", "journal", "counter", "print_job", "estimate", "trouble", "printer"),
    "UPDATE": ("hall", "series", "ticket", "counter", "print_job", "appointment", "estimate", "printer"),
    "DELETE": ("trouble",),
    "USAGE": ("hall_id_seq", "print_job_id_seq"),
}
RIGHTS: dict[Role, dict[str, tuple[str, ...]]] = {
    Role.DISPLAY: {"SELECT": _BOARD},
    Role.KIOSK: _ISSUING,
    Role.COUNTER: {
        "SELECT": (*_ISSUING["SELECT"], "pin"),
        "INSERT": (*_ISSUING["INSERT"], "pin", "appointment"),
        "UPDATE": (*_ISSUING["UPDATE"], "pin"),
        "DELETE": ("trouble", "pin", "printer"),
        "USAGE": _ISSUING["USAGE"],
    },
}
"""Of whole tables and sequences. A display also reads OPEN_COLUMNS of ticket."""


class Right(NamedTuple):
    """`column` "" means the whole."""

    group: str
    right: str
    thing: str
    column: str


_MINE = "relnamespace = current_schema()::regnamespace"


def _rows(query: str, *names: str) -> Statement:
    return Statement(text(query).columns(*(column(name) for name in names)))


_ROLES = _rows("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)", "name")
_GIVEN = _rows(
    "SELECT r.rolname, a.privilege_type, c.relname, '' FROM pg_class c, aclexplode(c.relacl) a, pg_roles r"
    f" WHERE c.{_MINE} AND r.oid = a.grantee AND a.grantee <> c.relowner AND r.rolname = ANY(:names)"
    " UNION ALL "
    "SELECT r.rolname, a.privilege_type, c.relname, t.attname"
    " FROM pg_class c, pg_attribute t, aclexplode(t.attacl) a, pg_roles r"
    f" WHERE c.{_MINE} AND t.attrelid = c.oid AND r.oid = a.grantee AND r.rolname = ANY(:names)",
    *Right._fields,
)
_OTHERS_OWN = _rows(
    f"SELECT relname FROM pg_class WHERE {_MINE} AND relname = ANY(:names) AND relkind = 'r'"
    " AND pg_get_userbyid(relowner) <> 'bocso_admin' ORDER BY relname",
    "table",
)
_NO_WAY_IN = _rows(
    "SELECT rolname, NOT has_database_privilege(oid, current_database(), 'CONNECT'),"
    " NOT has_schema_privilege(oid, current_schema(), 'USAGE'),"
    " rolname = 'bocso_admin' AND NOT has_schema_privilege(oid, current_schema(), 'CREATE')"
    " FROM pg_roles WHERE rolname = ANY(:names) ORDER BY rolname",
    "group", "no_connect", "no_usage", "no_create",
)  # fmt: skip
_AM_ADMIN = _rows("SELECT pg_has_role(current_user, 'bocso_admin', 'MEMBER')", "member")
_HERE = _rows("SELECT current_database(), current_schema(), current_user", "database", "schema", "me")


def make_roles(store: Store) -> list[str]:
    """Makes the group roles and their rights as this program needs them; returns the statements it ran.

    A second time it does nothing. Rights of the groups that are not ours to give are taken away. Needs a login
    that owns the database and may create roles. Raises NotForThisStore, StoreNoRight.
    """
    with _of_server(store).write() as tx:
        return [*_made_groups(tx), *follow(tx)]


def make_login(store: Store, name: str, role: Role) -> str:
    """A new login in a group that is there; returns its random password, which is kept nowhere.

    Raises NotForThisStore, LoginTaken, StoreNoRight.
    """
    password = secrets.token_urlsafe(PASSWORD_BYTES)
    with _of_server(store).write() as tx:
        if tx.all(_ROLES, names=[name]):
            raise LoginTaken(login=name)
        server = _driver(tx).pgconn
        hashed = server.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
        _do(
            tx,
            "CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}",
            sql.Identifier(name),
            sql.Literal(hashed),  # the server's log never sees the password itself
            sql.Identifier(role.group),
        )
    return password


def follow(tx: Tx) -> list[str]:
    """Gives the groups the rights to the tables as they are now; returns the statements it ran."""
    return [*_way_in(tx), *_owned(tx), *_rights(tx)]


def _made_groups(tx: Tx) -> Iterator[str]:
    there = {row[0] for row in tx.all(_ROLES, names=list(GROUPS))}
    for group in GROUPS:
        if group not in there:
            yield _do(tx, "CREATE ROLE {}", sql.Identifier(group))


def _way_in(tx: Tx) -> Iterator[str]:
    database, schema, me = (sql.Identifier(name) for name in tx.first(_HERE))
    if not tx.value(_AM_ADMIN):  # who gives the tables away must be able to act for their owner
        yield _do(tx, "GRANT bocso_admin TO {}", me)
    for name, no_connect, no_usage, no_create in tx.all(_NO_WAY_IN, names=list(GROUPS)):
        group = sql.Identifier(name)
        if no_connect:
            yield _do(tx, "GRANT CONNECT ON DATABASE {} TO {}", database, group)
        if no_usage:
            yield _do(tx, "GRANT USAGE ON SCHEMA {} TO {}", schema, group)
        if no_create:
            yield _do(tx, "GRANT CREATE ON SCHEMA {} TO {}", schema, group)


def _owned(tx: Tx) -> Iterator[str]:
    for (table,) in tx.all(_OTHERS_OWN, names=list(TABLES)):
        yield _do(tx, "ALTER TABLE {} OWNER TO bocso_admin", sql.Identifier(table))


def _rights(tx: Tx) -> Iterator[str]:
    given = {Right(*row) for row in tx.all(_GIVEN, names=list(GROUPS))}
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


def wanted_rights() -> Iterator[Right]:
    """Every right the groups have, beside the owner's."""
    for role, rights in RIGHTS.items():
        for right, things in rights.items():
            yield from (Right(role.group, right, thing, "") for thing in things)
    yield from (Right(Role.DISPLAY.group, "SELECT", "ticket", column) for column in OPEN_COLUMNS)


def _by_thing(rights: set[Right]) -> dict[tuple[str, str, str], list[str]]:
    """The columns of each; none: the whole."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for each in sorted(rights):
        columns = found.setdefault(each[:3], [])
        if each.column:
            columns.append(each.column)
    return found


def _in_brackets(columns: list[str]) -> sql.Composable:
    return sql.SQL(" ({})").format(sql.SQL(", ").join(map(sql.Identifier, columns))) if columns else sql.SQL("")


def _of_server(store: Store) -> PostgresStore:
    if not isinstance(store, PostgresStore):
        raise NotForThisStore(path=store.name)
    return store


def _do(tx: Tx, statement: str, *parts: sql.Composable) -> str:
    composed = sql.SQL(statement).format(*parts)
    driver = _driver(tx)
    driver.execute(composed, prepare=False)
    return composed.as_string(driver)


def _driver(tx: Tx) -> Any:
    return tx.connection.connection.driver_connection
