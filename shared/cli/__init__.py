"""The `bocso` command: the apps, the verbs for scripts and keypads, and the tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shared.cli import (
    apps,
    bookings,
    calls,
    care,
    clock,
    database,
    desks,
    looks,
    printer,
    slip,
    tools,
    verbs,
)
from shared.cli.answers import BEFORE
from shared.cli.usage import CommandLine, take_every_letter

app = typer.Typer(cls=CommandLine, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for part in (apps, verbs, calls, desks, bookings, looks, clock, tools, slip, database, care):
    app.registered_commands += part.app.registered_commands
    app.registered_groups += part.app.registered_groups
tools.printer_app.registered_commands += printer.app.registered_commands


@app.callback()
def bocso(
    hall: Annotated[Path | None, typer.Option("--hall", envvar="BOCSO_HALL", help="The hall file.")] = None,
    db: Annotated[str | None, typer.Option("--db", envvar="BOCSO_DB", help="Database URL.")] = None,
) -> None:
    """Bốc Số: numbered tickets, counters and the hall screen of a public-service hall."""
    BEFORE.hall, BEFORE.db = hall, db


def main() -> None:
    """Entry point of the `bocso` script."""
    take_every_letter()
    app()
