"""What every command shares: its options, the hall it opens, and how it answers.

Answers are one JSON object (indented; on one line with --json). A refusal or an outage prints
{"error": code, "message": ...} and exits with 1.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared.errors import FolderUnusable, HallError, SettingsWrong, UnknownTicket
from shared.rules.ticket import Ticket

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.settings import Settings

Say = Callable[[Mapping[str, Any]], None]
"""Prints one answer."""

NOBODY = 0
"""The id of no ticket: journal seqs begin at 1."""

HallFile = Annotated[
    Path | None, typer.Option("--hall", envvar="BOCSO_HALL", help="The hall file. Default: Ea Drăng.")
]
Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        envvar="BOCSO_DB",
        help="Database URL. Default: the hall file's, else a file under this user's data folder.",
    ),
]
OneLine = Annotated[bool, typer.Option("--json", help="On one line, for programs.")]
CounterNumber = Annotated[int, typer.Option("--counter", envvar="BOCSO_COUNTER", help="Number of the counter.")]
TicketNumber = Annotated[str, typer.Argument(metavar="NUMBER", help="What people see, such as A012.")]
Clerk = Annotated[str, typer.Option("--clerk", help="Code of the clerk, where the hall file lists clerks.")]
ServiceCode = Annotated[str, typer.Argument(metavar="SERVICE", help="Code of the service.")]
RequestId = Annotated[
    str | None, typer.Option("--request-id", help="The same id twice does the thing once (for retries).")
]
Window = Annotated[str | None, typer.Option("--window", help="Not full screen: WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y.")]
Drive = Annotated[bool, typer.Option("--drive", hidden=True)]


def ticket_json(ticket: Ticket) -> dict[str, Any]:
    """A ticket as JSON types; times are ISO 8601 in UTC, `wait` is [low, high] in seconds as it was told.

    The reason of a priority is nowhere known.
    """
    times = ("issued_at", "called_at", "started_at", "ended_at", "return_at")
    return {
        "number": ticket.label,
        "ticket": ticket.id,
        "round": ticket.round,
        "service": ticket.service,
        "lane": ticket.lane.value,
        "state": ticket.state.value,
        "counter": ticket.counter,
        "reserved": ticket.reserved,
        "back_to": ticket.back_to,
        "ahead": ticket.ahead,
        "wait": list(ticket.wait) if ticket.wait else None,
        "recalls": ticket.recalls,
        "park_reason": ticket.park_reason,
        "outcome": ticket.outcome,
        "dossier": ticket.dossier,
        "rating": ticket.rating,
        **{name: _utc(getattr(ticket, name)) for name in times},
    }


def _utc(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None


@contextmanager
def opened(file: Path | None, db: str | None, one_line: bool) -> Iterator[tuple[Hall, Say]]:
    """The hall and how to print its answer; refusals and outages are printed as JSON and exit with 1."""
    from shared.hall import Hall  # noqa: PLC0415
    from shared.settings import load  # noqa: PLC0415
    from shared.store.engine import open_store  # noqa: PLC0415

    with told(one_line=one_line):
        settings = load(hall_file(file))
        store = open_store(database_url(db, settings))
        try:
            yield Hall(settings, store), lambda answer: print_json(answer, one_line=one_line)
        finally:
            store.close()


def database_url(given: str | None, settings: Settings) -> str:
    """The database: the one named on the command line, else the hall file's, else a file of this user."""
    from shared.store.engine import default_url  # noqa: PLC0415

    return given or settings.database.url or default_url(settings.hall.code)


@contextmanager
def numbered(hall: Hall, number: str) -> Iterator[int]:
    """The id of the ticket that has this number now ("A012", "a012"). UnknownTicket inside then names it.

    NOBODY for a number nobody holds: the verb refuses that, or it is a request done before, when somebody did.
    """
    label = number.strip().upper()
    ticket = hall.board()[0].find(label)
    try:
        yield ticket.id if ticket else NOBODY
    except UnknownTicket:
        raise UnknownTicket(number=label) from None


@contextmanager
def told(*, one_line: bool = False) -> Iterator[None]:
    """Whatever goes wrong inside is printed as JSON, and the command exits with 1."""
    try:
        yield
    except HallError as problem:
        answer: dict[str, Any] = {"error": problem.code, "message": _message(problem)}
        if isinstance(problem, SettingsWrong):
            answer["mistakes"] = [m.as_json(language()) for m in problem.mistakes]
        print_json(answer, one_line=one_line)
        raise typer.Exit(1) from None


def print_json(answer: Mapping[str, Any], *, one_line: bool) -> None:
    """One JSON object on stdout."""
    typer.echo(json.dumps(answer, ensure_ascii=False, indent=None if one_line else 2))


def _message(problem: HallError) -> str:
    from shared.ui.texts import sentence_in  # noqa: PLC0415 - Qt's translations, only when something is wrong

    return sentence_in(problem, language())


def language() -> str:
    """Language of this command's messages: BOCSO_LANG, else the terminal's, as far as we have it."""
    chosen = os.environ.get("BOCSO_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    return "vi" if chosen.startswith("vi") else "en"


def hall_file(given: Path | None) -> Path:
    """The hall file named on the command line, else the one that comes with the program."""
    from shared.settings import example_hall  # noqa: PLC0415

    return given or example_hall()


def usable_folder(folder: Path) -> Path:
    """`folder`, made if need be. Raises FolderUnusable where nothing can be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            return folder
    except OSError as problem:
        raise FolderUnusable(folder=folder, reason=problem.strerror) from None


def secret(prompt: str) -> str:
    """Typed without echo; from a program, one line of stdin."""
    if sys.stdin.isatty():
        return str(typer.prompt(prompt, hide_input=True, err=True))
    return sys.stdin.readline().strip()
