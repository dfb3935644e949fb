"""The apps, each on its own and the whole hall at once."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import (
    CounterNumber,
    Database,
    Drive,
    HallFile,
    Hub,
    Window,
    database_given,
    hall_file,
    in_words,
    language,
    no_sudo,
    print_json,
    told,
    usable_folder,
)
from shared.cli.asking import OLD_PIN, new_pin, secret
from shared.cli.command import Answer, plain
from shared.cli.wrong import needs, one_of
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.starting import NoScreen

if TYPE_CHECKING:
    from shared.ui.start import Options

app = typer.Typer()
kiosk_app = typer.Typer(invoke_without_command=True)

KioskMode = Annotated[
    bool, typer.Option("--kiosk-mode", help="Nobody leaves it but by the staff's door; the keys are its own.")
]

_NO_SCREEN = QT_TRANSLATE_NOOP("errors", "There is no screen: the hall runs offscreen (bocso demo).")
_WHERE = QT_TRANSLATE_NOOP("errors", "Pictures, slips, journal.jsonl and summary.json are in {out}")


@kiosk_app.callback()
def kiosk(
    context: typer.Context,
    hall: HallFile = None,
    db: Database = None,
    window: Window = None,
    hub: Hub = None,
    printer: Annotated[str | None, typer.Option(help="Printer in place of the hall file's.")] = None,
    kiosk_mode: KioskMode = False,
    drive: Drive = False,
) -> None:
    """The touchscreen where people take a number.

    With a command behind it: its staff's door.
    """
    if context.invoked_subcommand is not None:
        return
    _without_qt()
    from kiosk.__main__ import run

    _run_app(lambda options: run(options, printer), hall, db, window, hub, drive=drive, kiosk_mode=kiosk_mode)


@plain(kiosk_app, "pin")
def kiosk_pin(
    forgotten: Annotated[bool, typer.Option("--forgotten", help="Remove it; then choose a new one.")] = False,
) -> Answer:
    """Chooses the PIN of the staff's door, or changes it. Asked for, or read line by line from stdin."""
    from kiosk.staff.pin import DoorPin, pin_file

    no_sudo()
    pin = DoorPin(pin_file())
    if forgotten:
        pin.forget()
    else:
        old = secret(OLD_PIN) if pin.is_set() else None
        pin.choose(new_pin(), old)
    return {"file": str(pin_file()), "pin": "removed" if forgotten else "set"}


app.add_typer(kiosk_app, name="kiosk")


@app.command()
def counter(
    number: CounterNumber = 1,
    hall: HallFile = None,
    db: Database = None,
    window: Window = None,
    hub: Hub = None,
    reception: Annotated[
        bool, typer.Option("--reception", help="In its place the window of the hall's entrance.")
    ] = False,
    printer: Annotated[str | None, typer.Option(help="Of the reception: a printer of its own.")] = None,
    drive: Drive = False,
) -> None:
    """The clerk's window of one counter."""
    if printer is not None and not reception:
        raise needs("--printer", "--reception")
    _without_qt()
    run: Callable[[Options], int]
    if reception:  # apart: it may print
        from counter.reception.app import run as run_reception

        run = partial(run_reception, printer=printer)
    else:
        from counter.__main__ import run as run_counter

        run = partial(run_counter, counter=number)
    _run_app(run, hall, db, window, hub, drive=drive, full_screen=False)


@app.command()
def display(
    sign: Annotated[
        int | None, typer.Option("--sign", metavar="COUNTER", help="In its place the sign above this counter.")
    ] = None,
    screen: Annotated[
        str | None, typer.Option(help="Of a sign: number or name of the screen it fills, else the first.")
    ] = None,
    hall: HallFile = None,
    db: Database = None,
    window: Window = None,
    hub: Hub = None,
    zone: Annotated[
        str, typer.Option(metavar="NAME", help="The further screen of that name in the hall file.")
    ] = "",
    drive: Drive = False,
) -> None:
    """The hall screen with its voice."""
    if sign is None and screen is not None:
        raise needs("--screen", "--sign")
    if sign is not None and zone:
        raise one_of("--sign", "--zone")
    _without_qt()
    from display.__main__ import run, run_sign

    at = screen or "1"
    run_it = partial(run, zone=zone) if sign is None else partial(run_sign, counter=sign, screen=at)
    _run_app(run_it, hall, db, window, hub, drive=drive)


@app.command()
def panel(
    number: CounterNumber = 1,
    screen: Annotated[str, typer.Option(help="Number or name of the screen it fills.")] = "2",
    hall: HallFile = None,
    db: Database = None,
    window: Window = None,
    hub: Hub = None,
    drive: Drive = False,
    until_stdin_ends: Annotated[bool, typer.Option("--until-stdin-ends", hidden=True)] = False,
) -> None:
    """What the visitor at one counter sees: the number, a fee to pay, and the rating afterwards."""
    _without_qt()
    from counter.panel.run import run

    run_it = partial(run, counter=number, screen=screen, until_stdin_ends=until_stdin_ends)
    _run_app(run_it, hall, db, window, hub, drive=drive)


@app.command()
def run(
    hall: HallFile = None,
    db: Database = None,
    out: Annotated[Path, typer.Option(help="Where the pictures go when there is no screen.")] = Path("out"),
) -> None:
    """The whole hall on this computer: kiosk, one counter, hall screen, and a window of what was printed."""
    from shared.ui.screens import no_screen

    database = database_given(db)
    if no_screen() and database is None:
        typer.echo(in_words(_NO_SCREEN), err=True)
        demo(out=out, tickets=3, hall=hall)
        return
    from shared.cli.clerks import first_admin
    from shared.demo.desktop import run_desktop

    with told():
        if no_screen():  # the demonstration gives numbers, and never in a database of somebody's
            raise NoScreen
        first_admin(hall_file(hall), db)
        raise typer.Exit(run_desktop(hall_file(hall), database, say=lambda text: typer.echo(text, err=True)))


@app.command()
def demo(
    out: Annotated[Path, typer.Option(help="Folder for pictures, slips, journal and summary.")] = Path("out"),
    tickets: Annotated[int, typer.Option(min=1, max=500, help="How many numbers to issue and call.")] = 3,
    through_hub: Annotated[
        bool, typer.Option("--hub", help="The apps reach the hall through a hub, as those of other computers do.")
    ] = False,
    hall: HallFile = None,
) -> None:
    """One ticket after another through all of it, with real processes, and proof that nothing was lost."""
    from shared.demo.walk import walk

    with told():
        folder = usable_folder(out)
        summary = walk(hall_file(hall), folder, tickets, lambda text: typer.echo(text, err=True), hub=through_hub)
    typer.echo(in_words(_WHERE, out=out.resolve()), err=True)
    print_json(summary, one_line=False)
    raise typer.Exit(0 if summary["ok"] else 1)


def _without_qt() -> None:
    """Imports what an app needs besides Qt, before Qt. PySide6 (6.11) reads the source of every module that is
    imported after it, and keeps it: 15 MB, and a tenth of the start. What is imported stays, so no
    collection looks at it, then or later.
    """
    gc.disable()
    import shared.hall
    import shared.settings.load
    import shared.store.copies.daily
    import shared.store.sqlite.store  # noqa: F401

    gc.freeze()
    gc.enable()


def _run_app(
    run_it: Callable[[Options], int],
    hall: Path | None,
    db: str | None,
    window: str | None,
    hub: str | None,
    *,
    drive: bool,
    full_screen: bool = True,
    kiosk_mode: bool = False,
) -> None:
    from shared.ui.screens import geometry, need_screen
    from shared.ui.start import Options

    with told():
        need_screen()
        place = geometry(window) if window else None
        ways = full_screen, drive, kiosk_mode
        options = Options(hall_file(hall), database_given(db), hub, place, *ways, language())
        raise typer.Exit(run_it(options))
