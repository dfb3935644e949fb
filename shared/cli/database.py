"""The database itself: bring it up to date; on a server also roles and logins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import Database, HallFile, OneLine, database_url, hall_file, print_json, told

if TYPE_CHECKING:
    from shared.store.engine import Store

app = typer.Typer()
db_app = typer.Typer(help="The database: bring it up to date; roles and logins on a server.", no_args_is_help=True)
app.add_typer(db_app, name="db")

ROLES = "display, kiosk, counter or admin"


@db_app.command()
def upgrade(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """Makes the tables, or brings those of an earlier version up to date. Before that, make a backup."""
    from shared.store.schema import HEAD  # noqa: PLC0415

    with _opened(hall, db, one_line=one_line) as store:
        print_json({"database": store.name, "schema": HEAD}, one_line=one_line)


@db_app.command()
def roles(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """Makes the group roles bocso_display, bocso_kiosk, bocso_counter, bocso_admin and their rights.

    Prints the statements it ran: none if all is as it should be.
    """
    from shared.store.roles import make_roles  # noqa: PLC0415

    with _opened(hall, db, one_line=one_line) as store:
        print_json({"database": store.name, "done": make_roles(store)}, one_line=one_line)


@db_app.command()
def login(
    name: Annotated[str, typer.Argument(help="Name of the new login, such as kiosk-ea-drang.")],
    role: Annotated[str, typer.Option(help=ROLES)],
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """A new login with a random password, which is shown this once. Run `bocso db roles` before."""
    from shared.store.roles import Role, make_login  # noqa: PLC0415

    if role not in tuple(Role):
        raise typer.BadParameter(ROLES, param_hint="--role")
    with _opened(hall, db, one_line=one_line) as store:
        password = make_login(store, name, Role(role))
        print_json({"database": store.name, "login": name, "role": role, "password": password}, one_line=one_line)


@contextmanager
def _opened(file: Path | None, db: str | None, *, one_line: bool) -> Iterator[Store]:
    from shared.settings import load  # noqa: PLC0415
    from shared.store.engine import open_store  # noqa: PLC0415

    with told(one_line=one_line):
        store = open_store(database_url(db, load(hall_file(file))))
        try:
            yield store
        finally:
            store.close()
