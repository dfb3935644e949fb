"""Looking after the database: verify, backup, restore, retain, learn."""

# ruff: noqa: PLC0415 - `bocso --help` must be instant: what a command needs is imported inside it

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shared.cli.answers import (
    Database,
    HallFile,
    OneLine,
    database,
    database_url,
    hall_file,
    in_words,
    iso,
    print_json,
    told,
    where,
)
from shared.cli.asking import Sure, ask
from shared.cli.command import Answer, on_database, verb
from shared.errors.kinds import QT_TRANSLATE_NOOP
from shared.errors.visits import RestoreBlind, RestoreLoses

if TYPE_CHECKING:
    from shared.hall import Hall
    from shared.settings.settings import Settings
    from shared.store.copies.backup import HallSummary
    from shared.store.copies.lost_entries import LostEntries, ResumeNumbering
    from shared.store.store import Store
    from shared.store.verify import AnchorCheck, Verdict

app = typer.Typer()
CENTURY = 36_525
"""Days; nobody keeps longer, and no calendar runs back for ever."""


@app.command()
def verify(
    head: Annotated[
        str | None,
        typer.Option(metavar="SEQ:HASH", help="A head that was written down: the journal must go on from it."),
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="COPY", help="A copy of this database: the journal must go on from it.")
    ] = None,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Recomputes the hash chain and replays the journal into the tables; exit code 1 if they differ.

    The chain has no key: it is also held against the daily copies that are there. Write the head down. With --json
    the reason stays English.
    """
    from shared.hall import Hall

    with database(hall, db, one_line, reading=True) as (store, settings):
        opened_hall = Hall(settings, store)
        opened_hall.must_exist()
        with _progress(_VERIFIED) as progress:
            verdict = opened_hall.verify(progress, head=head, against=against)
        reason = verdict.reason and (str(verdict.reason) if one_line else in_words(verdict.reason))
        answer = {**where(store, settings), **_verdict(verdict, reason, head)}
        print_json(answer, one_line=one_line)
    raise typer.Exit(0 if verdict.holds else 1)


def _verdict(verdict: Verdict, reason: str | None, head: str | None) -> dict[str, object]:
    answer: dict[str, object] = {"ok": verdict.holds, "entries": verdict.entries, "tickets": verdict.tickets}
    if verdict.kept_seq:
        answer["thinned_before"] = verdict.kept_seq + 1
    if not verdict.holds and verdict.seq is not None:
        return {**answer, "first_bad_entry": {"seq": verdict.seq, "reason": reason}}
    if not verdict.holds:
        return {**answer, "wrong": reason}
    if verdict.head is not None:
        answer["head"] = {"seq": verdict.head.seq, "hash": verdict.head.hash}
    answer["held_against"] = [*([{"head": head}] if head else []), *(_held(each) for each in verdict.held)]
    return answer


def _held(each: AnchorCheck) -> dict[str, object]:
    if each.why is not None:
        return {"copy": str(each.copy), "not_compared": each.why}
    found: dict[str, object] = {"copy": str(each.copy), "entries": each.seq}
    return found if each.restored is None else {**found, "restored_after": each.restored}


@on_database(app, opens=partial(database, reading=True))
def backup(
    store: Store,
    _: Settings,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
) -> Answer:
    """A whole, checked copy of the database in one file, while the hall goes on. It holds the PINs' hashes."""
    from shared.store.copies.backup import copy

    made = copy(store, file, force=force)
    return {"file": str(made.path.resolve()), "bytes": made.size, "halls": _halls(made.halls)}


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A copy made by `bocso backup`, or a daily one.")],
    sure: Sure = False,
    gap: Annotated[
        int, typer.Option(min=0, max=5000, help="Where it is unknown which numbers were given, jump ahead so far.")
    ] = 100,
    hall: HallFile = None,
    db: Database = None,
    one_line: OneLine = False,
) -> None:
    """Puts a copy in the place of the database; what it replaces is kept beside it. Close every window first."""
    from shared.hall.restored import write_restored
    from shared.settings.load import load
    from shared.store.copies.restore import restore as put_back

    with told(one_line=one_line):
        settings = load(hall_file(hall))
        url, go_on = database_url(db, settings), _go_on(settings, gap)
        with _progress(_VERIFIED) as progress:
            try:
                done = put_back(file, url, go_on, write_restored, sure=sure, progress=progress)
            except (RestoreLoses, RestoreBlind) as problem:
                if not sys.stdin.isatty():
                    raise
                ask(in_words(problem))
                done = put_back(file, url, go_on, write_restored, sure=True, progress=progress)
        answer = {
            "database": str(done.path),
            "replaced": str(done.kept) if done.kept else None,
            "halls": _halls(done.halls),
            "lost": [_lost(each) for each in done.lost],
        }
        print_json(answer, one_line=one_line)
        if any(each.entries != 0 or each.numbers for each in done.lost):
            typer.echo(in_words(_AFTERWARDS), err=True)


@verb(app, existing=True)
def retain(
    hall: Hall,
    days: Annotated[int, typer.Option(min=1, max=CENTURY, help="Keep so many business days; 1: only today.")],
    sure: Sure = False,
) -> Answer:
    """Removes older days for good: their tickets, entries and print jobs. The journal still verifies."""
    entries, last = hall.older(days)
    if entries and not sure:
        ask(in_words(_REMOVES, entries=entries, day=last))
    with _progress(_REMOVED) as progress:
        removed = hall.retain(days, progress) if entries else 0
    return {"days": days, "removed": removed, "until": iso(last)}


@verb(app, existing=True)
def learn(hall: Hall) -> Answer:
    """Learns the waiting times from the last weeks now; a running hall does so by itself once a day."""
    model = hall.learn()
    learnt = {"learnt_on": iso(hall.learnt_on()), "visits": model.visits, "seconds_each": round(model.usual)}
    return {**learnt, "table_share": model.share}


_VERIFIED = QT_TRANSLATE_NOOP("errors", "verified")
_REMOVED = QT_TRANSLATE_NOOP("errors", "removed")
_REMOVES = QT_TRANSLATE_NOOP("errors", "Remove {entries} entries for good, up to and with {day}?")
_AFTERWARDS = QT_TRANSLATE_NOOP(
    "errors", "Numbers given since the copy are in no queue any more. Please give who holds one a new number."
)


def _go_on(settings: Settings, gap: int) -> ResumeNumbering:
    from shared.store.copies.lost_entries import ResumeNumbering

    series = frozenset(service.prefix for service in settings.service)
    return ResumeNumbering(
        settings.zone, datetime.now(UTC), series, settings.numbers.first, gap, settings.hall.code
    )


def _halls(halls: Iterable[HallSummary]) -> list[dict[str, object]]:
    """What a copy has of each hall."""
    return [{"hall": p.hall, "entries": p.seq, "last_entry_at": iso(p.at), "tickets": p.tickets} for p in halls]


def _lost(lost: LostEntries) -> Mapping[str, object]:
    from shared.rules.ticket import number_label

    after = {name: number_label(name, at.number) for name, at in lost.numbers.items()}
    return {"hall": lost.hall, "entries": lost.entries, "numbers_go_on_after": after}


@contextmanager
def _progress(word: str) -> Iterator[Callable[[int, int], None]]:
    """Says on a terminal how far long work is; nothing elsewhere."""
    said = False

    def say(done: int, whole: int) -> None:
        nonlocal said
        if sys.stderr.isatty() and whole > SHORT:
            said = True
            typer.echo(f"\r{in_words(word)}: {done} / {whole} ", err=True, nl=False)

    try:
        yield say
    finally:
        if said:
            typer.echo("", err=True)


SHORT = 5000
"""Work of fewer entries is over before anybody reads how far it is."""
