"""Whether `[database]` names a usable database, without its password, and a usable folder for copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

from shared.settings.check.finding import Finding, Raw, show
from shared.settings.check.raw import table

# The form SQLAlchemy reads: https://docs.sqlalchemy.org/en/20/core/engines.html#database-urls
# sqlite:// without a file is a queue in memory, gone with the program; a test compares with make_url.
_SQLITE = re.compile(r"sqlite(\+\w+)?:///(?!:memory:)[^?]+(\?.*)?")
_POSTGRESQL = re.compile(
    r"postgresql(\+\w+)?://([^:/@]*:?@)?(\[[^/?\]]+\]|[^/:?@\[\]]*)(:[0-9]+)?/[^?/]+(\?.*)?", re.ASCII
)
_PASSWORD = re.compile(r"://[^:/]*:[^@]+@")
_SECRETS = ("password", "sslpassword")


def database_findings(raw: Raw) -> Iterator[Finding]:
    """None of which shows a password."""
    folder, url = (table(raw, "database").get(name) for name in ("backup_folder", "url"))
    if isinstance(folder, str) and _is_of_nobody(folder):
        yield Finding(("database", "backup_folder"), "home", {"value": show(folder.split("/")[0])})
    if not isinstance(url, str) or not url:
        return
    if _holds_password(url):
        yield Finding(("database", "url"), "password", {})
    elif not (_SQLITE.fullmatch(url) or _POSTGRESQL.fullmatch(url)):
        yield Finding(("database", "url"), "url", {"value": show(url)})


def _is_of_nobody(folder: str) -> bool:
    try:
        Path(folder).expanduser()
    except RuntimeError:
        return True
    return False


def _holds_password(url: str) -> bool:
    in_query = any(name.lower() in _SECRETS for name in parse_qs(url.partition("?")[2]))
    return in_query or _PASSWORD.search(url) is not None
