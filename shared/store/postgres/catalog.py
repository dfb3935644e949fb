"""What PostgreSQL's catalogs know of roles, rights and guards: the questions of roles.py, with `names`."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import column, text

from shared.store.statement import Statement


class Right(NamedTuple):
    """`column` "" means the whole."""

    group: str
    right: str
    thing: str
    column: str


_MINE = "relnamespace = current_schema()::regnamespace"


def _rows(query: str, *names: str) -> Statement:
    return Statement(text(query).columns(*(column(name) for name in names)))


ROLES = _rows("SELECT rolname FROM pg_roles WHERE rolname = ANY(:names)", "name")
GIVEN = _rows(
    "SELECT r.rolname, a.privilege_type, c.relname, '' FROM pg_class c, aclexplode(c.relacl) a, pg_roles r"
    f" WHERE c.{_MINE} AND r.oid = a.grantee AND a.grantee <> c.relowner AND r.rolname = ANY(:names)"
    " UNION ALL "
    "SELECT r.rolname, a.privilege_type, c.relname, t.attname"
    " FROM pg_class c, pg_attribute t, aclexplode(t.attacl) a, pg_roles r"
    f" WHERE c.{_MINE} AND t.attrelid = c.oid AND r.oid = a.grantee AND r.rolname = ANY(:names)",
    *Right._fields,
)
OTHERS_OWN = _rows(
    f"SELECT relname FROM pg_class WHERE {_MINE} AND relname = ANY(:names) AND relkind = 'r'"
    " AND pg_get_userbyid(relowner) <> 'bocso_admin' ORDER BY relname",
    "table",
)
NO_WAY_IN = _rows(
    "SELECT rolname, NOT has_database_privilege(oid, current_database(), 'CONNECT'),"
    " NOT has_schema_privilege(oid, current_schema(), 'USAGE'),"
    " rolname = 'bocso_admin' AND NOT has_schema_privilege(oid, current_schema(), 'CREATE')"
    " FROM pg_roles WHERE rolname = ANY(:names) ORDER BY rolname",
    "group", "no_connect", "no_usage", "no_create",
)  # fmt: skip
AM_ADMIN = _rows("SELECT pg_has_role(current_user, 'bocso_admin', 'MEMBER')", "member")
HERE = _rows("SELECT current_database(), current_schema(), current_user", "database", "schema", "me")
HAS_LOGIN_HALL = _rows(f"SELECT true FROM pg_class WHERE {_MINE} AND relname = 'login_hall'", "there")
UNSECURED = _rows(
    f"SELECT relname FROM pg_class WHERE {_MINE} AND relname = ANY(:names)"
    " AND NOT relrowsecurity ORDER BY relname",
    "table",
)
POLICIES = _rows(
    "SELECT c.relname, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid"
    f" WHERE c.{_MINE} AND c.relname = ANY(:names)",
    "table", "name",
)  # fmt: skip
LOCKING = _rows(
    "SELECT p.oid::regprocedure::text"
    " FROM pg_proc p, LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
    " WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname ~ '^pg_(try_)?advisory_(xact_)?lock'"
    " AND a.grantee = 0 AND pg_has_role(p.proowner, 'USAGE') ORDER BY 1",
    "function",
)
"""Locks that any login may hold, where we may change that: the server's superuser owns them."""
UNLIMITED = _rows(
    "SELECT r.rolname FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member"
    " JOIN pg_roles g ON g.oid = m.roleid"
    " WHERE g.rolname = :group AND r.rolcanlogin AND r.rolconnlimit = -1 AND NOT r.rolsuper"
    " AND NOT pg_has_role(r.oid, 'bocso_admin', 'MEMBER') AND pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')"
    " AND (SELECT me.rolsuper OR me.rolcreaterole FROM pg_roles me WHERE me.rolname = current_user)"
    " ORDER BY r.rolname",
    "name",
)
"""Logins of a `group` that may have as many connections as they like, where we may change that."""
