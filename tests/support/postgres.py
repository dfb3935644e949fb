"""Fixtures of a real PostgreSQL server: one per session on 127.0.0.1, for each test empty tables
or a database of its own.

The fixtures belong to every test (tests/conftest.py names this module).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from shared.store.open import open_store
from shared.store.schema import metadata
from shared.store.store import Store
from tests.support.servers import Server, find_programs, opened

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """The session's server. A test that stops it starts it again."""
    made = Server(find_programs())
    try:
        made.start()
        made.run("CREATE DATABASE ready", "CREATE DATABASE shared")
        for name in ("ready", "shared"):
            open_store(made.url(name)).close()
        yield made
    finally:
        made.remove()


@pytest.fixture
def postgres_url(server: Server) -> str:
    """A database with the tables of this program, all empty; the same one for every test (15 ms)."""
    server.start()  # where a failed test left it stopped
    server.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = 'shared' AND pid <> pg_backend_pid()",
        f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY",
        database="shared",
    )
    return server.url("shared")


@pytest.fixture
def own_postgres_url(server: Server) -> Iterator[str]:
    """A database with the tables of this program, for this test alone (100 ms): it may change them."""
    yield from _database(server, "ready")


@pytest.fixture(scope="session")
def told(server: Server) -> Callable[[str, Callable[[Store], object]], str]:
    """Makes a database in which a story happened, once in a session; its name, for `copied`."""
    names: set[str] = set()

    def tell(name: str, story: Callable[[Store], object]) -> str:
        if name not in names:
            server.start()
            server.run(f"CREATE DATABASE {name} TEMPLATE ready")
            with opened(server.url(name)) as store:
                story(store)
            names.add(name)
        return name

    return tell


@pytest.fixture
def copied(server: Server) -> Iterator[Callable[[str], str]]:
    """Copies a database for this test alone (100 ms): from its name to the address of the copy."""
    with ExitStack() as copies:
        yield lambda template: copies.enter_context(contextmanager(_database)(server, template))


@pytest.fixture
def empty_postgres_url(server: Server) -> Iterator[str]:
    """A database without a table, for this test alone (100 ms)."""
    yield from _database(server, "template1")


def _database(server: Server, template: str) -> Iterator[str]:
    name = f"hall_{next(_numbers)}"
    server.start()
    server.run(f"CREATE DATABASE {name} TEMPLATE {template}")
    yield server.url(name)
    server.start()
    server.run(f"DROP DATABASE {name} WITH (FORCE)")
