"""The `bocso` command: the apps, the verbs for scripts and keypads, and the tools."""

from __future__ import annotations

import os

import typer

from shared.cli import apps, bookings, calls, care, database, desks, estimate, looks, printer, slip, tools, verbs
from shared.cli.answers import Database, HallFile

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
for part in (apps, verbs, calls, desks, bookings, looks, tools, slip, database, care, estimate):
    app.registered_commands += part.app.registered_commands
    app.registered_groups += part.app.registered_groups
tools.printer_app.registered_commands += printer.app.registered_commands


@app.callback()
def bocso(hall: HallFile = None, db: Database = None) -> None:
    """Bốc Số: numbered tickets, counters and the hall screen of a public-service hall."""
    for name, value in (("BOCSO_HALL", hall), ("BOCSO_DB", db)):
        if value is not None:
            os.environ[name] = str(value)  # the command itself and the processes it starts read it from there


def main() -> None:
    """Entry point of the `bocso` script."""
    app()
