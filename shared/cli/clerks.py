"""Clerks: who logs on by name, in which role; one-time codes for their first PIN, and who is locked out."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import RequestId, database_url, in_words
from shared.cli.command import Answer, verb
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.rules.roles import ClerkRole

if TYPE_CHECKING:
    from shared.hall import Hall

app = typer.Typer()
clerk_app = typer.Typer(help="Clerks who log on by name, and their roles.", no_args_is_help=True)
app.add_typer(clerk_app, name="clerk")

_FIRST = QT_TRANSLATE_NOOP(
    "errors",
    "Who looks after this hall? The name of its admin, who then gives each clerk a name, a role and a one-time"
    " code (bocso clerk add). Or nothing: each counter has one PIN, and no names are kept",
)
_USE_CODE = QT_TRANSLATE_NOOP(
    "errors",
    "{name}: choose this name at a counter, type the code {code}, then choose a PIN. The code is for once, within"
    " a day.",
)

ClerkId = Annotated[str, typer.Argument(metavar="ID", help="Of the clerk, as bocso clerk list shows it.")]
RoleOption = Annotated[ClerkRole, typer.Option("--role", help="What the clerk may do, see docs/clerks.md.")]


@verb(clerk_app)
def add(
    hall: Hall,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As on the counter's screen.")],
    role: RoleOption = ClerkRole.CLERK,
    admin: Annotated[
        bool, typer.Option("--admin", help="The same as --role admin; the first clerk is one.")
    ] = False,
    request_id: RequestId = None,
) -> Answer:
    """A new clerk, and the one-time code with which they choose their PIN. Roles hold from the first clerk on."""
    role = ClerkRole.ADMIN if admin else role
    clerk, code = hall.add_clerk(name, role, request_id=request_id)
    return {"clerk": clerk, "role": role.value, **_told(name, code)}


@verb(clerk_app, "list", reading=True)
def list_clerks(hall: Hall) -> Answer:
    """Everybody who may log on; state: ready, no_pin, code (a one-time code waits for them), locked."""
    listed = (
        {"clerk": each.id, "name": each.name, "role": each.role and each.role.value, "state": each.state.value}
        for each in hall.clerks()
    )
    return {"clerks": list(listed)}


@verb(clerk_app)
def role(
    hall: Hall,
    clerk: ClerkId,
    role: Annotated[ClerkRole, typer.Argument(metavar="ROLE", help="What the clerk may do from now on.")],
    request_id: RequestId = None,
) -> Answer:
    """Gives a clerk another role, also one of the hall file."""
    hall.set_role(clerk, role, request_id=request_id)
    return {"clerk": clerk, "role": role.value}


@verb(clerk_app)
def reset(hall: Hall, clerk: ClerkId, request_id: RequestId = None) -> Answer:
    """A new one-time code for who has lost the PIN, or has none yet. The old PIN ends; nobody learns it."""
    code = hall.reset_clerk(clerk, request_id=request_id)
    name = next(each.name for each in hall.clerks() if each.id == clerk)
    return {"clerk": clerk, **_told(name, code)}


@verb(clerk_app)
def release(hall: Hall, clerk: ClerkId, request_id: RequestId = None) -> Answer:
    """Lets a clerk log on again whom wrong PINs have locked out."""
    hall.release_clerk(clerk, request_id=request_id)
    return {"clerk": clerk, "state": "released"}


@verb(clerk_app)
def remove(hall: Hall, clerk: ClerkId, request_id: RequestId = None) -> Answer:
    """A clerk has left: name, PIN and role go; the id stays in the journal."""
    hall.remove_clerk(clerk, request_id=request_id)
    return {"clerk": clerk, "state": "removed"}


def first_admin(file: Path, db: str | None) -> None:
    """At a terminal, in a hall where nothing has happened yet: asks for its admin, and says the code. Raises what
    opening it does.
    """
    from shared.hall import Hall
    from shared.settings.load import load
    from shared.store.open import open_store

    if not sys.stdin.isatty():
        return
    settings = load(file)
    store = open_store(database_url(db, settings))
    try:
        hall = Hall(settings, store)
        if hall.times()[0] is not None:
            return
        name = str(typer.prompt(in_words(_FIRST), default="", show_default=False, err=True)).strip()
        if name:
            _, code = hall.add_clerk(name, ClerkRole.ADMIN)
            typer.echo(in_words(_USE_CODE, name=name, code=_in_two(code)), err=True)
    finally:
        store.close()


def _told(name: str, code: str) -> dict[str, object]:
    """The code, and for a person what to do with it."""
    return {"name": name, "code": _in_two(code), "message": in_words(_USE_CODE, name=name, code=_in_two(code))}


def _in_two(code: str) -> str:
    return f"{code[:3]} {code[3:]}"
