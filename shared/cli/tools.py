"""Tools for who looks after the hall: check a hall file, simulate a printer and its faults."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shared.cli.answers import Window, fonts, in_words, say_mistakes, told, usable_folder
from shared.errors.kinds import QT_TRANSLATE_NOOP


class Width(StrEnum):
    """Dots across the papers there are: 80 mm at 203 and at 180 dpi, 58 mm."""

    WIDE = "576"
    COARSE = "512"
    NARROW = "384"


class Speech(StrEnum):
    """Languages of the interface."""

    VI = "vi"
    EN = "en"


_FITS = QT_TRANSLATE_NOOP(
    "errors",
    "hall screen: {lying} counters at once can be read from {distance} m on a picture {width} mm wide,"
    " {upright} if it stands upright",
)
_NO_VOICE = QT_TRANSLATE_NOOP(
    "errors",
    'kiosk: no "Read aloud" on this computer in {languages}: espeak-ng is not installed, or does not speak it',
)
_CROWDED = QT_TRANSLATE_NOOP(
    "errors",
    "warning: the hall has {counters} counters; with more than {lying} at work those who are called take turns,"
    " and the others are left out. Take a larger screen, or a smaller display.distance_m",
)

app = typer.Typer()
printer_app = typer.Typer(help="Printers.", no_args_is_help=True)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The hall file.")],
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Every mistake in a hall file and its catalogue at once: key, line, what is wrong, what is allowed. Exit code
    1 if any. Besides, how many counters its hall screen can show, and what works and will not be heard or read
    well.
    """
    from display.layout import LYING, UPRIGHT, counters_at_once
    from kiosk.legible import unreadable
    from shared.languages.gaps import gaps
    from shared.procedures.catalogue import Catalogue, mistakes_of
    from shared.settings.check.advice import advice
    from shared.settings.check.check import read
    from shared.sound.clips import folders
    from shared.sound.espeak import speaks

    settings, mistakes = read(file)
    if settings is None:
        say_mistakes(file, mistakes, as_json=as_json)
    beside, sounds = file.absolute().parent, folders(file)
    wrong = mistakes_of(settings)
    with fonts():
        small = unreadable(settings, () if wrong else Catalogue.of(settings).procedures)
        said = (*advice(settings, sounds, beside), *gaps(settings, beside, sounds), *small)
    advised = [in_words(each) for each in said]
    if mute := [code for code in settings.hall.languages if not speaks(code)]:
        advised.append(in_words(_NO_VOICE, languages=", ".join(mute)))
    lying, upright = screens = [counters_at_once(settings, *size) for size in (LYING, UPRIGHT)]
    distance, width = f"{settings.display.distance_m:g}", settings.display.screen_width_mm
    notes = [*advised, in_words(_FITS, lying=lying, upright=upright, distance=distance, width=width)]
    if lying < len(settings.counter):
        notes.append(in_words(_CROWDED, counters=len(settings.counter), lying=lying))
    say_mistakes(file, wrong, as_json=as_json, notes=notes, screen_counters=screens, advice=advised)


@printer_app.command()
def simulate(
    out: Annotated[Path, typer.Option(help="Folder for each slip's picture and bytes.")] = Path("slips"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="TCP port; 0 takes a free one.")] = 9100,
    width: Annotated[Width, typer.Option(help="Dots across.")] = Width.WIDE,
    serial: Annotated[bool, typer.Option("--serial", help="A serial port, OUT/printer, instead of TCP.")] = False,
    fault: Annotated[
        list[str] | None, typer.Option(metavar="NAME[:N]", help="What goes wrong; see: bocso printer faults.")
    ] = None,
    no_status: Annotated[bool, typer.Option("--no-status", help="Answers no DLE EOT.")] = False,
    no_fence: Annotated[bool, typer.Option("--no-fence", help="Answers no GS r.")] = False,
    no_echo: Annotated[bool, typer.Option("--no-echo", help="Answers no GS ( H.")] = False,
    as_text: Annotated[bool, typer.Option("--as-text", help="Knows no GS ( and prints it as text.")] = False,
    ahead: Annotated[int, typer.Option(min=0, help="Rows it reads before it prints.")] = 0,
    buffer: Annotated[int | None, typer.Option(min=16, help="Bytes it holds; it takes no more.")] = None,
    rate: Annotated[int | None, typer.Option(min=1, help="Bytes a second it takes: 11520 at 115200 baud.")] = None,
    xonxoff: Annotated[bool, typer.Option("--xonxoff", help="Says XOFF and XON around a full buffer.")] = False,
    speed: Annotated[float, typer.Option(min=0, help="mm of paper a second; 0 at once.")] = 0,
) -> None:
    """A printer that is not there: it answers, goes wrong when asked to, and writes every slip as a picture."""
    from shared.simulator.control import simulate as serve
    from shared.simulator.simulator import Abilities, Limits, PrinterSimulator

    abilities = Abilities(not no_status, not no_fence, not no_echo, brackets=not as_text, ahead=ahead)
    faults = _faults(fault or [])
    with told():
        place, limits = (usable_folder(out), port, int(width)), Limits(buffer, rate, xonxoff)
        simulator = PrinterSimulator(*place, serial=serial, abilities=abilities, limits=limits, speed=speed)
        serve(simulator, out, faults)


def _faults(given: list[str]) -> list[tuple[str, float | None]]:
    from shared.simulator.faults import read_fault

    try:
        return [read_fault(each) for each in given]
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="--fault") from None


@printer_app.command()
def faults() -> None:
    """What a simulated printer can do wrong: names for `bocso printer simulate --fault`."""
    from shared.simulator.faults import FAULTS

    for name, kind in FAULTS.items():
        number = f":{kind.number:g}" if "N" in kind.text.split() else ""
        typer.echo(f"{name + number:24}{kind.text}")


@printer_app.command()
def paper(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER", exists=True, file_okay=False, help="Where `bocso printer simulate` writes its slips."
        ),
    ],
    window: Window = None,
    speech: Annotated[Speech, typer.Option("--language", help="Language of the window.")] = Speech.VI,
) -> None:
    """A window that shows what the simulated printer printed, with buttons for what goes wrong with it."""
    from shared.simulator.window import run_paper
    from shared.ui.screens import geometry, need_screen

    with told():
        need_screen()
        raise typer.Exit(run_paper(folder, geometry(window) if window else None, speech.value))
