"""The database itself: begin it, bring it up to date; on a server also roles and logins."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import Database, HallFile, OneLine, database, in_words, print_json, told
from shared.cli.asking import Sure, ask
from shared.cli.command import Answer, on_database
from shared.cli.wrong import bad, not_among
from shared.errors.kinds import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from shared.settings.settings import Settings
    from shared.store.store import Store

app = typer.Typer()
db_app = typer.Typer(help="The database: begin it, bring it up to date; roles and logins.", no_args_is_help=True)
app.add_typer(db_app, name="db")

ROLES = "display, kiosk, counter, hub, admin"
_OF_EVERY_HALL = QT_TRANSLATE_NOOP("errors", "An administrator is of every hall")
_ANEW = QT_TRANSLATE_NOOP("errors", "Begin a new, empty queue? Its numbers begin at the first one again.")


@db_app.command()
def new(sure: Sure = False, hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """An empty database on purpose, also where one was lost; makes its folder. One that is there stays."""
    from shared.store.schema import HEAD

    if not sure:
        with told(one_line=one_line):
            ask(in_words(_ANEW))
    with database(hall, db, one_line, anew=True) as (store, _):
        print_json({"database": store.name, "schema": HEAD}, one_line=one_line)


@on_database(db_app)
def upgrade(store: Store, _: Settings) -> Answer:
    """Makes the tables, or brings those of an earlier version up to date. Before that, make a backup."""
    from shared.store.schema import HEAD

    return {"database": store.name, "schema": HEAD}


@on_database(db_app)
def roles(store: Store, _: Settings) -> Answer:
    """Makes the group roles bocso_display, bocso_kiosk, bocso_counter, bocso_hub, bocso_admin and their
    rights.

    Prints the statements it ran: none if all is as it should be.
    """
    from shared.store.postgres.roles import make_roles

    return {"database": store.name, "done": make_roles(store)}


@on_database(db_app)
def login(
    store: Store,
    _: Settings,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the new login, such as kiosk-ea-drang.")],
    role: Annotated[str, typer.Option(help=ROLES)],
    for_hall: Annotated[
        str | None, typer.Option(metavar="CODE", help="Of the only hall it is for. Default: every hall there is.")
    ] = None,
) -> Answer:
    """A new login with a random password, which is shown this once. Run `bocso db roles` before."""
    from shared.store.postgres.roles import Role, make_login

    if role not in tuple(Role):
        raise not_among(ROLES, "--role")
    if for_hall is not None and role == Role.ADMIN:
        raise bad(_OF_EVERY_HALL, "--for-hall")
    password = make_login(store, name, Role(role), for_hall)
    return {"database": store.name, "login": name, "role": role, "hall": for_hall, "password": password}
