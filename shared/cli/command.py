"""Commands that print one answer: `verb` opens the hall for it, `on_database` the database, `plain` nothing."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import wraps
from inspect import Parameter
from typing import Any, TypeVar, get_type_hints

import typer

from shared.cli.answers import Database, HallFile, OneLine, database, must_be_there, opened, print_json, told

Answer = Mapping[str, object]
"""What a command prints, as JSON types."""
Command = TypeVar("Command", bound=Callable[..., Answer])
Opens = Callable[[Any, Any, bool], AbstractContextManager[tuple[Any, ...]]]
"""Of --hall, --db and --json what a command takes first."""

_OPTIONS = {"hall": (HallFile, None), "db": (Database, None), "one_line": (OneLine, False)}


class Failed(dict[str, object]):
    """An Answer after which the command exits with 1."""


def verb(
    app: typer.Typer, name: str | None = None, *, reading: bool = False, existing: bool = False
) -> Callable[[Command], Command]:
    """Makes a function a command: it takes the Hall first, then its own options, and returns the answer.

    --hall, --db and --json come along; what is refused is printed. `reading`: see `answers.opened`. `existing`: it
    writes only where there is a hall already.
    """

    @contextmanager
    def opens(hall: Any, db: Any, one_line: bool) -> Iterator[tuple[Any, ...]]:
        if existing:
            must_be_there(hall, db, one_line)
        with opened(hall, db, one_line, reading=reading) as (opened_hall, _):
            yield (opened_hall,)

    return _command(app, name, opens, 1)


def on_database(
    app: typer.Typer, name: str | None = None, opens: Opens = database
) -> Callable[[Command], Command]:
    """As `verb`, of a function that takes the Store and the Settings that `opens` gives."""
    return _command(app, name, opens, 2)


def plain(app: typer.Typer, name: str | None = None) -> Callable[[Command], Command]:
    """As `verb`, of a function with nothing but its own options; --json comes along."""
    return _command(app, name, None, 0)


def _command(app: typer.Typer, name: str | None, opens: Opens | None, given: int) -> Callable[[Command], Command]:
    ours = [
        Parameter(each, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for each, (annotation, default) in _OPTIONS.items()
        if opens is not None or each == "one_line"
    ]

    def register(work: Command) -> Command:
        @wraps(work)
        def command(one_line: bool, **own: Any) -> None:
            first = opens(own.pop("hall"), own.pop("db"), one_line) if opens else nullcontext(())
            with told(one_line=one_line), first as found:
                answer = work(*found, **own)
                print_json(answer, one_line=one_line)
            if isinstance(answer, Failed):
                raise typer.Exit(1)

        own = list(inspect.signature(work).parameters.values())[given:]
        command.__annotations__ = {each.name: each.annotation for each in own}  # the Hall's is not imported
        hints = get_type_hints(command, include_extras=True)
        shown = [each.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[each.name]) for each in own]
        command.__signature__ = inspect.Signature([*shown, *ours])  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in (*shown, *ours)}
        app.command(name=name)(command)
        return work

    return register
