"""Looking after the database: verify, backup, restore, retain, learn."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shared.cli.answers import (
    Database,
    HallFile,
    OneLine,
    database_url,
    hall_file,
    language,
    opened,
    print_json,
    told,
)
from shared.errors import BackupMissing, NotAsked, RestoreBlind, RestoreLoses

if TYPE_CHECKING:
    from shared.settings import Settings
    from shared.store.engine import Store
    from shared.store.lost import GoOn, Lost

app = typer.Typer()
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask.")]


@app.command()
def verify(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """Recomputes the hash chain and replays the journal into the tables; exit code 1 if they differ."""
    with opened(hall, db, one_line) as (door, say):
        with _progress({"vi": "đã kiểm tra", "en": "verified"}) as progress:
            verdict = door.verify(progress)
        answer: dict[str, Any] = {"ok": verdict.holds, "entries": verdict.entries, "tickets": verdict.tickets}
        if verdict.kept_seq:
            answer["thinned_before"] = verdict.kept_seq + 1
        if not verdict.holds:
            answer["first_bad_entry"] = {"seq": verdict.seq, "reason": verdict.reason}
        say(answer)
    raise typer.Exit(0 if verdict.holds else 1)


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """A whole, checked copy of the database in one file, while the hall goes on. It holds the PINs' hashes."""
    from shared.store.backup import copy  # noqa: PLC0415

    with _store(hall, db, one_line=one_line) as (store, _):
        made = copy(store, file, force=force)
        halls = [
            {"hall": p.hall, "entries": p.seq, "last_entry_at": _iso(p.at), "tickets": p.tickets}
            for p in made.halls
        ]
        print_json({"file": str(made.path.resolve()), "bytes": made.size, "halls": halls}, one_line=one_line)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A copy made by `bocso backup`, or a daily one.")],
    sure: Sure = False,
    gap: Annotated[
        int,
        typer.Option(min=0, max=5000, help="Where it is unknown which numbers were given, jump ahead so far."),
    ] = 100,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Puts a copy in the place of the database; what it replaces is kept beside it. Close every window first."""
    from shared.settings import load  # noqa: PLC0415
    from shared.store.restore import restore as put_back  # noqa: PLC0415

    with told(one_line=one_line):
        settings = load(hall_file(hall))
        url, go_on = database_url(db, settings), _go_on(settings, gap)
        with _progress({"vi": "đã kiểm tra", "en": "verified"}) as progress:
            try:
                done = put_back(file, url, go_on, sure=sure, progress=progress)
            except (RestoreLoses, RestoreBlind) as problem:
                if not sys.stdin.isatty():
                    raise
                _ask(_sentence(problem))
                done = put_back(file, url, go_on, sure=True, progress=progress)
        answer = {
            "database": str(done.path),
            "replaced": str(done.kept) if done.kept else None,
            "halls": [
                {"hall": p.hall, "entries": p.seq, "last_entry_at": _iso(p.at), "tickets": p.tickets}
                for p in done.halls
            ],
            "lost": [_lost(each) for each in done.lost],
        }
        print_json(answer, one_line=one_line)
        if any(each.entries != 0 or each.numbers for each in done.lost):
            typer.echo(_AFTERWARDS[language()], err=True)


@app.command()
def retain(
    days: Annotated[int, typer.Option(min=1, help="Keep so many business days; 1: only today.")],
    sure: Sure = False,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Removes older days for good: their tickets, entries and print jobs. The journal still verifies."""
    with _store(hall, db, one_line=one_line) as (store, settings):
        from shared.hall import Hall  # noqa: PLC0415

        door = Hall(settings, store)
        entries, last = _older(store, settings, days)
        if entries and not sure:
            _ask(_REMOVES[language()].format(entries=entries, day=last))
        with _progress({"vi": "đã xóa", "en": "removed"}) as progress:
            removed = door.retain(days, progress) if entries else 0
        print_json({"days": days, "removed": removed, "until": _iso(last)}, one_line=one_line)


@app.command()
def learn(hall: HallFile = None, db: Database = None, one_line: OneLine = False) -> None:
    """Learns the waiting times from the last weeks now; a running hall does so by itself once a day."""
    with opened(hall, db, one_line) as (door, say):
        model = door.learn()
        say({"learnt_on": _iso(door.learnt_on()), "visits": model.visits, "seconds_each": round(model.usual)})


_REMOVES = {
    "vi": "Xóa hẳn {entries} mục nhật ký, đến hết ngày {day}?",
    "en": "Remove {entries} entries for good, up to and with {day}?",
}
_AFTERWARDS = {
    "vi": "Số đã phát sau bản sao không còn trong hàng chờ. Xin mời người đang giữ số đó lấy số mới.",
    "en": "Numbers given since the copy are in no queue any more. Please give who holds one a new number.",
}


def _go_on(settings: Settings, gap: int) -> GoOn:
    from shared.store.lost import GoOn  # noqa: PLC0415

    series = frozenset(service.prefix for service in settings.service)
    return GoOn(settings.zone, datetime.now(UTC), series, settings.numbers.first, gap)


def _lost(lost: Lost) -> Mapping[str, Any]:
    from shared.rules.ticket import number_label  # noqa: PLC0415

    after = {name: number_label(name, at.number) for name, at in lost.numbers.items()}
    return {"hall": lost.hall, "entries": lost.entries, "numbers_go_on_after": after}


def _older(store: Store, settings: Settings, days: int) -> tuple[int, date | None]:
    """How many entries stand before the last `days` business days, and the last day of them."""
    from shared.rules.numbering import business_day  # noqa: PLC0415
    from shared.store import journal  # noqa: PLC0415

    with store.read() as tx:
        head = journal.head(tx, settings.hall.code)
        if head is None:
            return 0, None
        today = business_day(head.day, datetime.now(UTC), settings.zone)
        until = journal.last_before(tx, head, today - timedelta(days=days - 1))
        last = journal.entry_at(tx, head.id, until)
        return (until - head.kept_seq, last.day) if last else (0, None)


@contextmanager
def _store(file: Path | None, db: str | None, *, one_line: bool) -> Iterator[tuple[Store, Settings]]:
    """The database, which must be there already. Raises BackupMissing (printed) for a file that is not."""
    from shared.settings import load  # noqa: PLC0415
    from shared.store.engine import open_store, parsed  # noqa: PLC0415
    from shared.store.sqlite import sqlite_path  # noqa: PLC0415

    with told(one_line=one_line):
        settings = load(hall_file(file))
        url = database_url(db, settings)
        if parsed(url).get_backend_name() == "sqlite" and not sqlite_path(url).exists():
            raise BackupMissing(path=sqlite_path(url))
        store = open_store(url)
        try:
            yield store, settings
        finally:
            store.close()


def _ask(question: str) -> None:
    """Raises NotAsked unless a person at the terminal says yes."""
    if not sys.stdin.isatty() or not typer.confirm(question, err=True):
        raise NotAsked


def _sentence(problem: RestoreLoses | RestoreBlind) -> str:
    from shared.ui.texts import sentence_in  # noqa: PLC0415

    return sentence_in(problem, language())


@contextmanager
def _progress(word: Mapping[str, str]) -> Iterator[Callable[[int, int], None]]:
    """Says on a terminal how far long work is; nothing elsewhere."""
    said = False

    def say(done: int, whole: int) -> None:
        nonlocal said
        if sys.stderr.isatty() and whole > SHORT:
            said = True
            typer.echo(f"\r{word[language()]}: {done} / {whole} ", err=True, nl=False)

    try:
        yield say
    finally:
        if said:
            typer.echo("", err=True)


SHORT = 5000
"""Work of fewer entries is over before anybody reads how far it is."""


def _iso(at: datetime | date | None) -> str | None:
    return at.isoformat() if at is not None else None
