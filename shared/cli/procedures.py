"""The catalogue of procedures: import, list, check, and search as the kiosk does."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import HallFile, hall_file, say_mistakes, told
from shared.cli.command import Answer, plain

if TYPE_CHECKING:
    from shared.procedures.procedure import Procedure
    from shared.settings.settings import Settings

app = typer.Typer()
procedures_app = typer.Typer(help="The catalogue of procedures.", no_args_is_help=True)
app.add_typer(procedures_app, name="procedures")

CsvFile = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file; docs/procedures.md says of what form.")]


@plain(procedures_app, "import")
def import_(file: CsvFile, hall: HallFile = None) -> Answer:
    """Replace the hall's own catalogue by a file: all of it or, where a row is wrong, nothing."""
    from shared.procedures.importing import import_form, old_of

    settings = _settings(hall)
    found = import_form(file, settings, hall_file(hall))
    own = Path(settings.procedures.file)
    counts = {"approved": sum(p.approved for p in found), "without_service": sum(not p.service for p in found)}
    before = {"before": str(old_of(own))} if old_of(own).exists() else {}
    return {"imported": len(found), **counts, "file": str(own), **before}


@plain(procedures_app, "list")
def list_(hall: HallFile = None) -> Answer:
    """Every procedure of the hall's catalogue, in its order."""
    from shared.procedures.catalogue import Catalogue, own_file

    settings = _settings(hall)
    found = Catalogue.of(settings).procedures
    return {"file": settings.procedures.file or str(own_file()), "procedures": [*map(_json, found)]}


@procedures_app.command(name="check")
def check(
    file: CsvFile,
    hall: HallFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Every mistake in a CSV file at once: line, column, what is wrong, what is allowed. Exit code 1 if any."""
    from shared.procedures.form import read_form

    with told(one_line=as_json):
        services = tuple(service.code for service in _settings(hall).service)
        say_mistakes(file, read_form(file, services)[1], as_json=as_json)


@plain(app)
def search(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE", help="As one types; accents may be left out.")],
    limit: Annotated[int, typer.Option(min=1, max=100, help="At most so many.")] = 5,
    hall: HallFile = None,
) -> Answer:
    """The procedures that somebody may mean who says this, best first."""
    from shared.procedures.catalogue import Catalogue

    settings = _settings(hall)
    hits = Catalogue.of(settings).search(phrase, datetime.now(settings.zone).date(), limit)
    found = [{**_json(hit.procedure), "score": round(hit.score, 3)} for hit in hits]
    return {"phrase": phrase, "hits": found}


def _settings(hall: Path | None) -> Settings:
    from shared.settings.load import load

    return load(hall_file(hall))


def _json(each: Procedure) -> dict[str, object]:
    """As JSON types; null: not known. A fee that staff have not approved is not told."""
    texts = {name: getattr(each, name) or None for name in ("code", "name", "field", "service", "time", "source")}
    days = {name: day.isoformat() if (day := getattr(each, name)) else None for name in ("valid_from", "valid_to")}
    return {**texts, "fee": each.public_fee or None, "papers": [*each.papers], **days, "approved": each.approved}
