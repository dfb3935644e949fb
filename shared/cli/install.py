"""`bocso install`: an app starts with the computer, and again whenever it ended."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shared.cli.answers import HallFile, OneLine, database_given, hall_file, print_json, told
from shared.cli.commands import Commands

app = typer.Typer()


class Installable(StrEnum):
    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def install(
    context: typer.Context,
    which: Annotated[
        Installable, typer.Argument(metavar="APP", help="kiosk, counter or display; then its options.")
    ],
    remove: Annotated[bool, typer.Option("--remove", help="Undo it; with the same options.")] = False,
    kiosk_mode: Annotated[
        bool, typer.Option(help="Of a kiosk. Without it where somebody uses this computer's keyboard besides.")
    ] = True,
    hall: HallFile = None,
    one_line: OneLine = False,
) -> None:
    """Has this user's desktop start an app, and start it again whenever it ended; says what to run to begin now.

    What stands behind APP are that app's own options, as in: bocso install counter --counter 3 --hub auto
    """
    from shared import service

    options = Commands()[which].make_context(f"bocso {which}", list(context.args)).params
    given = [options.get("number"), options.get("zone"), options.get("sign")]
    name = "-".join([which, *(re.sub(r"[^\w.-]+", "-", str(each)) for each in given if each)])
    systemctl, unit = "systemctl --user", service.unit_name(name)
    with told(one_line=one_line):
        if remove:
            files = service.remove(name)
            run = [f"{systemctl} stop {unit}", f"{systemctl} daemon-reload"]
        else:
            command = [sys.executable, "-m", "shared.cli", which, *context.args]
            command += ["--kiosk-mode"] if which is Installable.KIOSK and kiosk_mode else []
            command += _where(options, hall)
            files = service.install(name, command, always=which is not Installable.COUNTER)
            run = [f"{systemctl} daemon-reload", f"{systemctl} restart {unit}"]
        answer = {"files": [str(each) for each in files], "run": [] if sys.platform == "win32" else run}
        print_json(answer, one_line=one_line)


def _where(options: Mapping[str, object], hall: Path | None) -> list[str]:
    """The hall of this command, for one that starts in another folder and without this environment."""
    if options.get("hub"):
        return [] if os.environ.get("BOCSO_HUB") is None else ["--hub", str(options["hub"])]
    db = database_given(None)
    return ["--hall", str(hall_file(hall).resolve()), *(["--db", db] if db and not options.get("db") else [])]
