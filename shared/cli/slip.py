"""The paper, before a printer is there: a slip of the hall file as a picture."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import HallFile, OneLine, hall_file, print_json, told, usable_folder
from shared.cli.tools import Width
from shared.cli.verbs import LaneOption
from shared.errors import FolderUnusable, UnknownService
from shared.rules.ticket import Lane, State, Ticket

if TYPE_CHECKING:
    from shared.settings import Settings

app = typer.Typer()
slip_app = typer.Typer(help="The slip of paper.", no_args_is_help=True)
app.add_typer(slip_app, name="slip")

_CODE = "0123456789ABCDEF"
_AHEAD, _WAIT = 7, (1500, 2400)


@slip_app.command()
def preview(
    out: Annotated[Path, typer.Option(help="The PNG file to write.")] = Path("slip.png"),
    width: Annotated[Width | None, typer.Option(help="Dots across. Default: the hall file's.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the person. Default: the hall's first.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="As a clerk prints it once more.")] = False,
    service: Annotated[str | None, typer.Option(help="Code of the service. Default: the first.")] = None,
    lane: LaneOption = Lane.ORDINARY,
    hall: HallFile = None,
    one_line: OneLine = False,
) -> None:
    """A specimen of the slip as a picture, dot by dot as it is printed, and what it costs; nothing is issued."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # no window is opened
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from shared.device.bands import dpi  # noqa: PLC0415
    from shared.device.job import slip_job  # noqa: PLC0415
    from shared.device.raster import draw  # noqa: PLC0415
    from shared.device.slip import make_slip  # noqa: PLC0415
    from shared.fonts import load_fonts  # noqa: PLC0415
    from shared.settings import load  # noqa: PLC0415

    with told(one_line=one_line):
        settings = load(hall_file(hall))
        ticket = _specimen(settings, service or settings.service[0].code, lane)
        spoken = _spoken(settings, language)
        folder = usable_folder(out.parent)
        application = QGuiApplication.instance() or QGuiApplication([])
        load_fonts()
        printer = settings.printer.model_copy(update={"width": int(width or settings.printer.width)})
        slip = make_slip(settings, ticket, _CODE, spoken, again=again)
        picture = draw(slip, printer.width)
        if not picture.save(str(out), "PNG"):  # type: ignore[call-overload]  # the stubs ask for bytes, Qt for str
            raise FolderUnusable(folder=folder, reason=out.name)
        size = {"width": printer.width, "height": picture.height()}
        millimetres = {"mm": round(25.4 * picture.height() / dpi(printer.width))}
        answer = {"slip": str(out), **size, **millimetres, "bytes": len(slip_job(slip, printer, native=False))}
        print_json({**answer, "bytes_serial": len(slip_job(slip, printer, native=True))}, one_line=one_line)
        del application


def _specimen(settings: Settings, service: str, lane: Lane) -> Ticket:
    """The twelfth ticket of a morning. Raises UnknownService."""
    found = settings.find_service(service)
    if found is None:
        raise UnknownService(service=service, known=", ".join(each.code for each in settings.service))
    now = datetime.now(UTC)
    number = settings.numbers.first + 11
    return Ticket(
        id=0,
        day=now.astimezone(settings.zone).date(),
        series=found.prefix,
        number=number,
        service=service,
        lane=lane,
        state=State.WAITING,
        rank=now,
        issued_at=now,
        ahead=_AHEAD,
        wait=_WAIT,
    )


def _spoken(settings: Settings, language: str | None) -> str:
    languages = settings.hall.languages
    if language not in (None, *languages):
        raise typer.BadParameter(", ".join(languages), param_hint="--language")
    return language or languages[0]
