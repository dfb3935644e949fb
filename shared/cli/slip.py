"""The slip: as a picture before a printer is there, and seen by a clerk whatever the printer said."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import (
    HallFile,
    RequestId,
    TicketNumber,
    fonts,
    hall_file,
    in_capitals,
    numbered,
    usable_folder,
)
from shared.cli.command import Answer, plain, verb
from shared.cli.tools import Width
from shared.cli.verbs import LaneOption
from shared.cli.wrong import not_among
from shared.errors.starting import FolderUnusable
from shared.errors.visits import UnknownService
from shared.rules.printing import SEEN
from shared.rules.ticket import Lane

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.settings.settings import Settings

app = typer.Typer()
slip_app = typer.Typer(help="The slip of paper.", no_args_is_help=True)
app.add_typer(slip_app, name="slip")

_NONE = "none"
_NUMBER = re.compile(r"[A-Z]{0,2}[0-9]{1,4}")
_SPAN = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


@plain(slip_app)
def preview(
    out: Annotated[Path, typer.Option(help="The PNG file to write.", dir_okay=False)] = Path("slip.png"),
    width: Annotated[Width | None, typer.Option(help="Dots across. Default: the hall file's.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the person. Default: the hall's first.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="As a clerk prints it once more.")] = False,
    service: Annotated[str | None, typer.Option(help="Code of the service. Default: the first.")] = None,
    lane: LaneOption = Lane.ORDINARY,
    number: Annotated[str, typer.Option(help="Such as A1000. Default: the twelfth of a day.")] = "",
    ahead: Annotated[int, typer.Option(min=0, max=999, help="People ahead.")] = 7,
    wait: Annotated[
        str, typer.Option(metavar="FROM-TO|none", help="The estimated wait in minutes; none: nothing is said.")
    ] = "25-40",
    hall: HallFile = None,
) -> Answer:
    """A sample of the slip as a picture, dot by dot as it is printed, and what it costs; nothing is issued."""
    from shared.printer.escpos.encode import slip_job  # noqa: PLC0415
    from shared.settings.languages import know  # noqa: PLC0415
    from shared.settings.load import load  # noqa: PLC0415
    from shared.slip.dots import millimetres  # noqa: PLC0415
    from shared.slip.drawing.render import draw  # noqa: PLC0415
    from shared.slip.layout import make_slip  # noqa: PLC0415
    from shared.slip.sample import CODE, sample_ticket  # noqa: PLC0415

    seconds, label = _seconds(wait), _label(number)
    with fonts():
        settings = load(hall_file(hall))
        know(settings.languages)
        spoken = _spoken(settings, language)
        printer = settings.printer.model_copy(update={"width": int(width or settings.printer.width)})
        settings = settings.model_copy(update={"printer": printer})
        if service is not None and settings.find_service(service) is None:
            raise UnknownService(service=service, known=", ".join(each.code for each in settings.service))
        now = datetime.now(UTC)
        ticket = sample_ticket(settings, now, service or "", lane, number=label, ahead=ahead, wait=seconds)
        folder = usable_folder(out.parent)
        slip = make_slip(settings, ticket, CODE, spoken, again=again)
        picture = draw(slip, printer.width)
        usable = os.path.isfile(out) or not os.path.lexists(out)  # noqa: PTH113 - Path's raises where it cannot be known
        # The stubs ask for bytes, Qt for str.
        if not usable or not picture.save(str(out), "PNG"):  # type: ignore[call-overload]
            raise FolderUnusable(folder=folder, reason=out.name)
        size = {"width": printer.width, "height": picture.height()}
        paper = {"mm": round(millimetres(picture.height() + printer.feed_rows, printer.width))}
        answer = {"slip": str(out), **size, **paper, "bytes": len(slip_job(slip, printer, native=False))}
        return {**answer, "bytes_serial": len(slip_job(slip, printer, native=True))}


@verb(slip_app)
def there(
    hall: Hall,
    number: TicketNumber,
    counter: Annotated[int | None, typer.Option("--counter", help="The counter that says so.")] = None,
    request_id: RequestId = None,
) -> Answer:
    """The person has the slip, whatever the printer said: it is no trouble any more, and is not printed again.

    The journal keeps that somebody saw it, not that the printer said so.
    """
    with numbered(hall, number) as ticket:
        hall.confirm_seen(ticket, counter=counter, request_id=request_id)
    return {"number": in_capitals(number), "slip": SEEN}


def _label(number: str) -> str:
    label = in_capitals(number)
    if label and not _NUMBER.fullmatch(label):
        raise not_among("A012, B7", "--number")
    return label


def _seconds(wait: str) -> tuple[int, int] | None:
    if wait == _NONE:
        return None
    span = _SPAN.fullmatch(wait)
    if span is None or int(span[1]) >= int(span[2]):
        raise not_among(f"10-25, {_NONE}", "--wait")
    return 60 * int(span[1]), 60 * int(span[2])


def _spoken(settings: Settings, language: str | None) -> str:
    languages = settings.hall.languages
    if language not in (None, *languages):
        raise not_among(", ".join(languages), "--language")
    return language or languages[0]
