"""`verb`: a command that opens the hall, does one thing and prints what came of it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from inspect import Parameter
from typing import Any, TypeVar, get_type_hints

import typer

from shared.cli.answers import Database, HallFile, OneLine, must_be_there, opened

Answer = Mapping[str, object]
"""What a command prints, as JSON types."""
Command = TypeVar("Command", bound=Callable[..., Answer])

_OPTIONS = {"hall": (HallFile, None), "db": (Database, None), "one_line": (OneLine, False)}


def verb(
    app: typer.Typer, name: str | None = None, *, reading: bool = False, existing: bool = False
) -> Callable[[Command], Command]:
    """Makes a function a command: it takes the Hall first, then its own options, and returns the answer.

    --hall, --db and --json come along; what is refused is printed. `reading`: see `answers.opened`. `existing`: it
    writes only where there is a hall already.
    """

    def register(work: Command) -> Command:
        @wraps(work)
        def command(hall: Any, db: Any, one_line: bool, **own: Any) -> None:
            if existing:
                must_be_there(hall, db, one_line)
            with opened(hall, db, one_line, reading=reading) as (opened_hall, say):
                say(work(opened_hall, **own))

        _, *own = inspect.signature(work).parameters.values()
        command.__annotations__ = {each.name: each.annotation for each in own}  # the Hall's is not imported
        hints = get_type_hints(command, include_extras=True)
        given = [each.replace(kind=Parameter.KEYWORD_ONLY, annotation=hints[each.name]) for each in own]
        ours = [
            Parameter(each, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for each, (annotation, default) in _OPTIONS.items()
        ]
        command.__signature__ = inspect.Signature([*given, *ours])  # type: ignore[attr-defined]
        command.__annotations__ = {each.name: each.annotation for each in (*given, *ours)}
        app.command(name=name)(command)
        return work

    return register
