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
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared.errors import FolderUnusable, HallError, SettingsWrong
from shared.rules.ticket import Ticket

if TYPE_CHECKING:
    from shared.hall import Hall

HallFile = Annotated[
    Path | None, typer.Option("--hall", envvar="BOCSO_HALL", help="The hall file. Default: Ea Drăng.")
]
Database = Annotated[
    str | None,
    typer.Option("--db", envvar="BOCSO_DB", help="Database URL. Default: a file under this user's data folder."),
]
OneLine = Annotated[bool, typer.Option("--json", help="On one line, for programs.")]
CounterNumber = Annotated[int, typer.Option("--counter", envvar="BOCSO_COUNTER", help="Number of the counter.")]
RequestId = Annotated[
    str | None, typer.Option("--request-id", help="The same id twice does the thing once (for retries).")
]
Window = Annotated[str | None, typer.Option("--window", help="Not full screen: WIDTHxHEIGHT or WIDTHxHEIGHT+X+Y.")]
Drive = Annotated[bool, typer.Option("--drive", hidden=True)]


def ticket_json(ticket: Ticket) -> dict[str, Any]:
    """A ticket as JSON types; times are ISO 8601 in UTC. The reason of a priority is nowhere known."""
    times = {"issued_at": ticket.issued_at, "called_at": ticket.called_at, "ended_at": ticket.ended_at}
    return {
        "number": ticket.label,
        "ticket": ticket.id,
        "service": ticket.service,
        "lane": ticket.lane.value,
        "state": ticket.state.value,
        "counter": ticket.counter,
        "ahead": ticket.ahead,
        "recalls": ticket.recalls,
        **{name: at.isoformat() if at else None for name, at in times.items()},
    }


@contextmanager
def opened(
    file: Path | None, db: str | None, one_line: bool
) -> Iterator[tuple[Hall, Callable[[Mapping[str, Any]], None]]]:
    """The hall and how to print its answer; refusals and outages are printed as JSON and exit with 1."""
    from shared.hall import Hall  # noqa: PLC0415
    from shared.settings import load  # noqa: PLC0415
    from shared.store.engine import default_url, open_store  # noqa: PLC0415

    with told(one_line=one_line):
        settings = load(hall_file(file))
        store = open_store(db or default_url(settings.hall.code))
        try:
            yield Hall(settings, store), lambda answer: print_json(answer, one_line=one_line)
        finally:
            store.close()


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
