"""Tools for who looks after the hall: check a hall file, simulate a printer."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shared.cli.answers import Window, language, print_json, told, usable_folder


class Width(StrEnum):
    """Dots across the papers there are: 80 mm at 203 and at 180 dpi, 58 mm."""

    WIDE = "576"
    COARSE = "512"
    NARROW = "384"


app = typer.Typer()
printer_app = typer.Typer(help="Printers.", no_args_is_help=True)
app.add_typer(printer_app, name="printer")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(help="The hall file.")],
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Every mistake in a hall file at once: key, line, what is wrong, what is allowed. Exit code 1 if any."""
    from shared.mistakes import check as find  # noqa: PLC0415

    mistakes = find(file)
    if as_json:
        print_json({"file": str(file), "mistakes": [m.as_json(language()) for m in mistakes]}, one_line=True)
    else:
        for mistake in mistakes:
            typer.echo(mistake.text(language()))
        count = {"vi": f"{len(mistakes)} lỗi", "en": f"mistakes: {len(mistakes)}"}[language()]
        typer.echo(f"{file}: {count}")
    raise typer.Exit(1 if mistakes else 0)


@printer_app.command()
def simulate(
    out: Annotated[Path, typer.Option(help="Folder for each slip's picture and bytes.")] = Path("slips"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="TCP port; 0 takes a free one.")] = 9100,
    width: Annotated[Width, typer.Option(help="Dots across.")] = Width.WIDE,
) -> None:
    """A TCP printer that answers status and writes every slip it is sent as a picture."""
    from shared.device.simulator import simulate as serve  # noqa: PLC0415

    with told():
        serve(port, usable_folder(out), int(width))


@printer_app.command()
def paper(
    folder: Annotated[Path, typer.Argument(help="Where `bocso printer simulate` writes its slips.")],
    window: Window = None,
) -> None:
    """A window that shows what the simulated printer printed."""
    from shared.ui.paper import run_paper  # noqa: PLC0415
    from shared.ui.start import geometry, need_screen  # noqa: PLC0415

    with told():
        need_screen()
        raise typer.Exit(run_paper(folder, geometry(window) if window else None))
