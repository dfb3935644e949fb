"""The `bocso` command: the apps, the verbs for scripts and keypads, and the tools."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from shared.cli.answers import BEFORE
from shared.cli.usage import CommandLine, take_every_letter

app = typer.Typer(cls=CommandLine, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@app.callback()
def bocso(
    hall: Annotated[Path | None, typer.Option("--hall", envvar="BOCSO_HALL", help="The hall file.")] = None,
    db: Annotated[str | None, typer.Option("--db", envvar="BOCSO_DB", help="Database URL.")] = None,
) -> None:
    """Bốc Số: numbered tickets, counters and the hall screen of a public-service hall."""
    BEFORE.hall, BEFORE.db = hall, db


def main() -> None:
    """Entry point of the `bocso` script."""
    gc.set_threshold(100_000)  # a quarter of a verb's time would go into looking for garbage in what was imported,
    take_every_letter()
    try:
        app()
    finally:
        gc.freeze()  # most of it when Python ends
