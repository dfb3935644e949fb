"""`bocso printer probe`, `test`, `status` and `forget`: setting a printer up, asking how it is, its end."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import Database, HallFile, database_url, fonts, hall_file, in_words
from shared.cli.command import Answer, Failed, plain, verb
from shared.cli.tools import printer_app
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.files import usable

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.printer.escpos.status import Condition
    from shared.settings.sections import PrinterSection

app = typer.Typer()
app.add_typer(printer_app, name="printer")
_CONSENT = QT_TRANSLATE_NOOP("errors", "Print one short line?")

AddressOption = Annotated[
    str | None,
    typer.Option(
        "--printer",
        metavar="ADDRESS",
        help="tcp://HOST:PORT, serial:PATH, device:PATH, usb:04b8:0e15, cups:QUEUE, windows:QUEUE or file:FOLDER."
        " Default: the hall file's.",
    ),
]


@plain(printer_app)
def probe(
    printer: AddressOption = None,
    yes: Annotated[bool, typer.Option("--yes", help="Print a short line without asking.")] = False,
    hall: HallFile = None,
    db: Database = None,
) -> Answer:
    """Find out what the printer answers, and remember it. One printed line shows whether it confirms printing."""
    section = _section(hall, printer)
    consent = yes or _consent()
    from datetime import UTC, datetime  # noqa: PLC0415

    from shared.printer import capabilities  # noqa: PLC0415
    from shared.printer.address import address_of  # noqa: PLC0415
    from shared.printer.commissioning.probe import probe as ask  # noqa: PLC0415

    line = _line(section) if consent else None
    with _no_kiosk(section, hall, db):
        found = ask(section, datetime.now(UTC), line)
    with usable(capabilities.default_file().parent):
        file = capabilities.save(address_of(section), found)
    return {**_which(section), **found.as_json(), "saved": str(file), **_speed(section)}


@plain(printer_app, "test")
def trial(printer: AddressOption = None, hall: HallFile = None, db: Database = None) -> Answer:
    """Print a test slip: all accented letters, rulers, QR code, cut. Exit code 0 if it came out or was sent."""
    from shared.printer.commissioning.test_page import test_job  # noqa: PLC0415
    from shared.printer.connect import connect  # noqa: PLC0415
    from shared.printer.session.transmission import Result  # noqa: PLC0415
    from shared.rules.printing import Left  # noqa: PLC0415

    section = _section(hall, printer)
    paper = connect(section)
    with fonts():
        job = test_job(section, native=paper.native)
    with _no_kiosk(section, hall, db), closing(paper):
        paper.take_over(Left.PIECE)  # nobody knows here what was printed before
        outcome = paper.print(job, "Test")
    answer: dict[str, object] = {"name": section.name, "result": outcome.result.value, "bytes": len(job)}
    answer |= _said(outcome.condition)
    return Failed(answer) if outcome.result == Result.BLOCKED else answer


@plain(printer_app)
def status(printer: AddressOption = None, hall: HallFile = None) -> Answer:
    """How the printer is, what to do about it, and what it answers. Exit code 0 if it is ready, else 1."""
    from shared.printer import capabilities  # noqa: PLC0415
    from shared.printer.address import address_of  # noqa: PLC0415
    from shared.printer.connect import connect  # noqa: PLC0415

    section = _section(hall, printer)
    known = capabilities.read(address_of(section))
    paper = connect(section, known)
    condition = paper.look()
    paper.close()
    ready = condition.ready and (condition.answered or not known.status)
    answer = {**_which(section), "ready": ready, **_said(condition), **_speed(section)}
    answer["capabilities"] = known.as_json()
    return answer if ready else Failed(answer)


@verb(printer_app)
def forget(
    hall: Hall, name: Annotated[str, typer.Argument(metavar="NAME", help=r"As \[printer] name was.")]
) -> Answer:
    """A kiosk's printer that is there no more, or has another name now. Its queued slips count as not printed."""
    hall.forget_printer(name)
    return {"printer": name, "state": "forgotten"}


def _section(hall: Path | None, address: str | None) -> PrinterSection:
    """[printer] of the hall file, at the address that was given. Raises NoPrinterSet."""
    from shared.errors.outside import NoPrinterSet  # noqa: PLC0415
    from shared.printer.address import printer_at  # noqa: PLC0415
    from shared.settings.load import load  # noqa: PLC0415

    section = load(hall_file(hall)).printer
    section = section if address is None else printer_at(address, section)
    if section.connection == "none":
        raise NoPrinterSet
    return section


@contextmanager
def _no_kiosk(section: PrinterSection, hall: Path | None, db: str | None) -> Iterator[None]:
    """While it lasts, no kiosk of this hall prints on its printer; another printer than the hall's is nobody's.

    Without a database that can be read there is no kiosk that prints. Raises PrinterInUse.
    """
    from shared.errors.outside import PrinterInUse, PrinterTaken, StoreUnavailable  # noqa: PLC0415
    from shared.errors.visits import UnknownHall  # noqa: PLC0415
    from shared.hall import Hall  # noqa: PLC0415
    from shared.printer.address import address_of  # noqa: PLC0415
    from shared.settings.load import load  # noqa: PLC0415
    from shared.store.open import open_store  # noqa: PLC0415

    settings = load(hall_file(hall))
    with ExitStack() as until:
        if address_of(section) == address_of(settings.printer):
            with suppress(StoreUnavailable, UnknownHall):
                store = until.enter_context(closing(open_store(database_url(db, settings), reading=True)))
                opened_hall = Hall(settings, store)
                opened_hall.must_exist()
                try:
                    until.callback(opened_hall.lease_printer(section.name).release)
                except PrinterTaken:
                    raise PrinterInUse(printer=section.name) from None
        yield


def _which(section: PrinterSection) -> dict[str, str]:
    from shared.printer.address import address_of  # noqa: PLC0415

    return {"name": section.name, "printer": address_of(section)}


def _said(condition: Condition) -> dict[str, object]:
    from shared.printer.messages import what_to_do  # noqa: PLC0415

    return {
        "answered": condition.answered,
        "paper": condition.paper.value,
        "problem": condition.problem and condition.problem.value,
        "what_to_do": in_words(what_to_do(condition)),
        "detail": in_words(condition.detail) if condition.detail else "",
    }


def _speed(section: PrinterSection) -> dict[str, object]:
    from shared.printer.deadline import speed_warning  # noqa: PLC0415

    warning = speed_warning(section)
    return {"speed_warning": warning and in_words(warning[0], **warning[1])}


def _consent() -> bool:
    """Whether whoever sits there lets us print a line; a program that calls this does not."""
    return sys.stdin.isatty() and typer.confirm(in_words(_CONSENT), default=True, err=True)


def _line(section: PrinterSection) -> bytes:
    from shared.printer.commissioning.test_page import line_job  # noqa: PLC0415

    with fonts():
        return line_job("Bốc Số: thử máy in", section)
