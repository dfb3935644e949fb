"""`bocso install`: an app starts with the computer, and again whenever it ended."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import os
import re
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shared.cli.answers import Database, HallFile, OneLine, database_given, hall_file, no_sudo, print_json, told
from shared.cli.commands import Commands

app = typer.Typer()
_PASSED_ON = ("BOCSO_HUB", "BOCSO_COUNTER", "BOCSO_LANG")


class Installable(StrEnum):
    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    PANEL = "panel"


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def install(
    context: typer.Context,
    which: Annotated[
        Installable, typer.Argument(metavar="APP", help="kiosk, counter, display or panel; then its options.")
    ],
    remove: Annotated[bool, typer.Option("--remove", help="Undo it; with the same options.")] = False,
    kiosk_mode: Annotated[
        bool, typer.Option(help="Of a kiosk. Without it where somebody uses this computer's keyboard besides.")
    ] = True,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Has this user's desktop start an app, and start it again whenever it ended; says what to run to begin now.

    What stands behind APP are that app's own options, as in: bocso install counter --counter 3 --hub auto
    """
    from shared import service
    from shared.settings.load import load

    no_sudo()
    options = Commands()[which].make_context(f"bocso {which}", list(context.args)).params
    given = [options.get("number"), options.get("zone"), options.get("sign")]
    name = "-".join([which, *(re.sub(r"[^\w.-]+", "-", str(each)) for each in given if each)])
    name = "reception" if options.get("reception") else name
    environment = {each: os.environ[each] for each in _PASSED_ON if os.environ.get(each)}
    systemctl, unit = "systemctl --user", service.unit_name(name)
    with told(one_line=one_line):
        if remove:
            files = service.remove(name)
            run = [f"{systemctl} stop {unit}", f"{systemctl} daemon-reload"]
        else:
            command = [sys.executable, "-m", "shared.cli", which, *context.args]
            command += ["--kiosk-mode"] if which is Installable.KIOSK and kiosk_mode else []
            if not options.get("hub"):  # it starts in another folder and without this environment
                file = hall_file(hall).resolve()
                settings = load(file)
                for counter in filter(None, (options.get("number"), options.get("sign"))):
                    settings.get_counter(counter)  # or it is refused
                if options.get("zone"):
                    settings.of_screen(options["zone"])
                command += ["--hall", str(file)]
                environment |= _database(database_given(db))
            files = service.install(name, command, environment, always=which is not Installable.COUNTER)
            run = [f"{systemctl} daemon-reload", f"{systemctl} restart {unit}"]
        answer = {"files": [str(each) for each in files], "run": [] if sys.platform == "win32" else run}
        print_json(answer, one_line=one_line)


def _database(url: str | None) -> dict[str, str]:
    """In the environment, as a server's has a password in it, and what a command line says anybody reads."""
    if url is None:
        return {}
    file = url.removeprefix("sqlite:///")
    return {"BOCSO_DB": url if file == url else f"sqlite:///{Path(file).absolute()}"}
