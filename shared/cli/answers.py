"""What every command shares: its options, the hall it opens, and how it answers.

Answers are one JSON object (indented; on one line with --json). A refusal or an outage prints
{"error": code, "message": ...} and exits with 1. `verb` (shared/cli/command.py) makes a command of all that.
"""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from shared.cli.days import ticket_numbered
from shared.cli.wrong import bad
from shared.errors.kinds import QT_TRANSLATE_NOOP, HallError, Words
from shared.errors.starting import Mistake, SettingsWrong
from shared.errors.visits import UnknownTicket
from shared.files import usable
from shared.rules.ticket import Ticket

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.settings.settings import Settings
    from shared.store.store import Store

_EMPTY = QT_TRANSLATE_NOOP("errors", "Leave it out, or write a text of at most 100 characters")
_NO_SUDO = QT_TRANSLATE_NOOP("errors", "Run it without sudo, as the user for whom it is")
_COUNT = QT_TRANSLATE_NOOP("errors", "{file}: mistakes: {count}")

Say = Callable[[Mapping[str, object]], None]
"""Prints one answer."""


def _not_empty(given: str | None) -> str | None:
    if given is not None and not given.strip():
        raise bad(_EMPTY)
    return given


HallFile = Annotated[
    Path | None, typer.Option("--hall", help="The hall file. Default: BOCSO_HALL, else Ea Drăng.")
]
Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        help="Database URL. Default: BOCSO_DB, else the hall file's, else a file under this user's data folder.",
    ),
]
OneLine = Annotated[bool, typer.Option("--json", help="On one line, for programs.")]
CounterNumber = Annotated[int, typer.Option("--counter", envvar="BOCSO_COUNTER", help="Number of the counter.")]
TicketNumber = Annotated[str, typer.Argument(metavar="NUMBER", help="What people see, such as A012.")]
Clerk = Annotated[str, typer.Option("--clerk", help="Code of the clerk, where the hall file lists clerks.")]
ServiceCode = Annotated[str, typer.Argument(metavar="SERVICE", help="Code of the service.")]
RequestId = Annotated[
    str | None,
    typer.Option("--request-id", help="The same id twice does the thing once (for retries).", callback=_not_empty),
]
PrinterOption = Annotated[
    str | None, typer.Option("--to", metavar="NAME", help=r"Print at the kiosk whose \[printer] name this is.")
]
Window = Annotated[str | None, typer.Option("--window", help="Not full screen: WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y.")]
Hub = Annotated[
    str | None,
    typer.Option(
        "--hub",
        envvar="BOCSO_HUB",
        help="Address of the hall's hub, where hall file and database are; auto: the one that was paired last,"
        " wherever it is now.",
    ),
]
Drive = Annotated[bool, typer.Option("--drive", hidden=True)]


def ticket_json(ticket: Ticket) -> dict[str, object]:
    """A ticket as JSON types; times are ISO 8601 in UTC, `wait` is [low, high] in seconds as it was told.

    The reason of a priority is nowhere known.
    """
    names = ("round", "service", "lane", "state", "counter", "reserved", "back_to", "ahead")
    more = ("recalls", "park_reason", "outcome", "dossier", "rating")
    times = ("issued_at", "called_at", "started_at", "ended_at", "return_at")
    return {
        "number": ticket.label,
        "ticket": ticket.id,
        **{name: getattr(ticket, name) for name in names},
        "wait": list(ticket.wait) if ticket.wait else None,
        **{name: getattr(ticket, name) for name in more},
        **{name: _utc(getattr(ticket, name)) for name in times},
    }


def iso(at: date | None) -> str | None:
    """A day, or a time in its own zone, as answers have it."""
    return at.isoformat() if at is not None else None


def _utc(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


@dataclass(slots=True)
class Before:
    """--hall and --db as they stood before the command, else of the environment."""

    hall: Path | None = None
    db: str | None = None


BEFORE = Before()
"""Of this process; the same options behind the command are stronger."""


@contextmanager
def database(
    file: Path | None, db: str | None, one_line: bool, *, reading: bool = False, anew: bool = False
) -> Iterator[tuple[Store, Settings]]:
    """The database and the hall file; whatever goes wrong is printed as JSON and exits with 1.

    `reading`: it must be there, and nothing is made, brought up
    to date or written. `anew`: it must not be there (see `begin_anew`).
    """
    from shared.settings.load import load
    from shared.store.open import begin_anew, open_store

    with told(one_line=one_line):
        settings = load(hall_file(file))
        url = database_url(db, settings)
        store = begin_anew(url) if anew else open_store(url, reading=reading)
        try:
            yield store, settings
        finally:
            store.close()


@contextmanager
def opened(
    file: Path | None, db: str | None, one_line: bool, *, reading: bool = False
) -> Iterator[tuple[Hall, Say]]:
    """The hall and how to print its answer. `reading` as in `database`; the hall must be there too."""
    from shared.hall import Hall

    with database(file, db, one_line, reading=reading) as (store, settings):
        hall = Hall(settings, store)
        if reading:
            hall.must_exist()
        yield hall, lambda answer: print_json(answer, one_line=one_line)


def where(store: Store, settings: Settings) -> dict[str, str]:
    """Which hall, in which database: so that nobody takes the answer for another hall's."""
    return {"hall": settings.hall.code, "database": store.name}


def must_be_there(file: Path | None, db: str | None, one_line: bool) -> None:
    """For what writes only where there is something: prints what is missing as JSON and exits with 1."""
    with opened(file, db, one_line, reading=True):
        pass


def database_given(given: str | None) -> str | None:
    """The database named on the command line or in the environment."""
    return given or BEFORE.db


def database_url(given: str | None, settings: Settings) -> str:
    """The database: the one named on the command line, else the hall file's, else a file of this user."""
    from shared.store.open import default_url

    return database_given(given) or settings.database.url or default_url(settings.hall.code)


def in_capitals(typed: str) -> str:
    """A number or a code as it stands on paper, however it was typed."""
    return typed.strip().upper()


@contextmanager
def numbered(hall: Hall, number: str, request_id: str | None = None) -> Iterator[int]:
    """The id of the ticket that has this number ("A012", "a012"), or had it last today; of the one that this
    request was about, if it was made before. UnknownTicket inside then names the number.
    """
    label = in_capitals(number)
    try:
        yield ticket_numbered(hall, label, request_id)
    except UnknownTicket:
        raise UnknownTicket(number=label) from None


@contextmanager
def told(*, one_line: bool = False) -> Iterator[None]:
    """Whatever goes wrong inside is printed as JSON, and the command exits with 1."""
    try:
        yield
    except HallError as problem:
        answer: dict[str, object] = {"error": problem.code, "message": in_words(problem)}
        if isinstance(problem, SettingsWrong):
            answer["mistakes"] = [mistake_json(each) for each in problem.mistakes]
        print_json(answer, one_line=one_line)
        raise typer.Exit(1) from None


def print_json(answer: Mapping[str, object], *, one_line: bool) -> None:
    """One JSON object on stdout; in ASCII with escapes where stdout does not take every letter."""
    escaped = not (sys.stdout.encoding or "").lower().startswith("utf")
    typer.echo(json.dumps(answer, ensure_ascii=escaped, indent=None if one_line else 2))


def mistake_json(mistake: Mistake) -> dict[str, str | int | None]:
    """A mistake of a hall file as JSON types."""
    halves = {"wrong": in_words(mistake.wrong), "allowed": in_words(mistake.allowed)}
    return {"key": mistake.key, "line": mistake.line, "kind": mistake.kind, **halves}


def say_mistakes(
    file: Path, mistakes: Sequence[Mistake], *, as_json: bool, notes: Sequence[str] = (), **more: object
) -> NoReturn:
    """All of them, and how many; ends the command, with exit code 1 if there are any. `notes` are lines for a
    person, `more` the same for a program.
    """
    if as_json:
        print_json(
            {"file": str(file), "mistakes": [mistake_json(each) for each in mistakes], **more}, one_line=True
        )
    else:
        for line in (*(in_words(mistake.in_one_line()) for mistake in mistakes), *notes):
            typer.echo(line)
        typer.echo(in_words(_COUNT, file=file, count=len(mistakes)))
    raise typer.Exit(1 if mistakes else 0)


def in_words(said: HallError | str, **fields: object) -> str:
    """An error, Words, or a text marked for translation and filled with `fields`: in this terminal's language."""
    from shared.ui.texts import sentence_in, text_in, words_in  # Qt's, only when there is something to say

    if isinstance(said, HallError):
        return sentence_in(said, language())
    if isinstance(said, Words):
        return words_in(said, language())
    return words_in(Words(said, **fields), language()) if fields else text_in(said, language())


def language() -> str:
    """Language of this command's messages: BOCSO_LANG, else the terminal's, as far as we have it."""
    chosen = os.environ.get("BOCSO_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "vi" if chosen.startswith("vi") else "en"


@contextmanager
def fonts() -> Iterator[None]:
    """Our fonts, for a command that draws or measures and opens no window."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QGuiApplication

    from shared.fonts import load_fonts

    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    yield
    del application


def hall_file(given: Path | None) -> Path:
    """The hall file named on the command line or in the environment, else the one that comes with the program."""
    from shared.assets import example_hall

    return given or BEFORE.hall or example_hall()


def no_sudo() -> None:
    """For what lies in this user's folders. Raises BadParameter where it would be the administrator's."""
    if os.environ.get("SUDO_USER") and sys.platform != "win32" and os.geteuid() == 0:
        raise bad(_NO_SUDO)


def usable_folder(folder: Path) -> Path:
    """`folder`, made if need be. Raises FolderUnusable where nothing can be written."""
    with usable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
