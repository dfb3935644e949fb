"""The `bocso` command line itself: what is said when it is wrong, and on streams that do not take every letter."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from itertools import pairwise
from typing import Any, NoReturn, cast

import typer
from typer.core import TyperGroup

from shared.cli.answers import in_words, language, print_json
from shared.cli.commands import Commands
from shared.errors.kinds import QT_TRANSLATE_NOOP, Words

UsageError: Any = typer.BadParameter.__mro__[1]
"""What every wrong command line raises. Typer gives only one kind of it a public name."""

_KINDS = {
    "MissingParameter": QT_TRANSLATE_NOOP("errors", "The command line lacks {name}"),
    "NoSuchOption": QT_TRANSLATE_NOOP("errors", "There is no option {name}"),
    "BadOptionUsage": QT_TRANSLATE_NOOP("errors", "The option {name} is not written right"),
    "BadParameter": QT_TRANSLATE_NOOP("errors", "The value of {name} cannot be used{value}"),
}
_NO_COMMAND = QT_TRANSLATE_NOOP("errors", "There is no command {name}")
_ANY = QT_TRANSLATE_NOOP("errors", "The command line is not right")
_SEE = QT_TRANSLATE_NOOP("errors", "{what}. See: {where}.")
_EMPTY = QT_TRANSLATE_NOOP("errors", "(empty)")
_STOPPED = QT_TRANSLATE_NOOP("errors", "Stopped.")


class CommandLine(TyperGroup):
    """A wrong command line exits with 2: as JSON on stdout with --json, else in words on stderr."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = cast("Any", Commands())

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """As Typer's, which calls it; answers itself where the process is to end with it."""
        words = sys.argv[1:] if args is None else args
        try:
            code = super().main(args, prog_name, complete_var, False, windows_expand_args, **extra)
            if not standalone_mode:
                return code
        except UsageError as wrong:
            if not standalone_mode:
                raise
            _refuse(wrong, words)
        except typer.Abort:
            if not standalone_mode:
                raise
            typer.echo(in_words(_STOPPED), err=True)
            sys.exit(1)
        sys.exit(code if isinstance(code, int) else 0)


def _refuse(wrong: Any, words: Sequence[str]) -> NoReturn:
    if "--json" in words:
        print_json({"error": "usage", "message": _in_words(wrong, words)}, one_line=True)
    elif language() == "vi" and wrong.format_message():
        typer.echo(_in_words(wrong, words), err=True)
    else:
        wrong.show()
    sys.exit(wrong.exit_code)


def _in_words(wrong: Any, words: Sequence[str]) -> str:
    original = str(wrong.format_message())
    if language() != "vi":
        return original
    translated = _translated(wrong, words)
    return translated if _is_said(wrong) else f"{translated} ({original})"


def _is_said(wrong: Any) -> bool:
    """Whether the translated sentence leaves nothing out."""
    kinds = {kind.__name__ for kind in type(wrong).__mro__}
    return bool(kinds & {"MissingParameter", "NoSuchOption"}) or _command(wrong) != ""


def _command(wrong: Any) -> str:
    """The command that does not exist, "" where it is something else."""
    found = re.match(r"No such command '(.*?)'\.", str(wrong.format_message()))
    return found[1] if found else ""


def _translated(wrong: Any, words: Sequence[str]) -> str:
    """One sentence that names the option and its value; why it is wrong stays in Typer's English."""
    name, command = _name(wrong), _command(wrong)
    kinds = (_KINDS[kind.__name__] for kind in type(wrong).__mro__ if name and kind.__name__ in _KINDS)
    what = Words(next(kinds, _NO_COMMAND if command else _ANY), name=name or command, value=_value(name, words))
    return in_words(_SEE, what=what, where=f"{wrong.ctx.command_path} --help" if wrong.ctx else "bocso --help")


def _name(wrong: Any) -> str:
    """The option or argument it is about, "" where it is about none."""
    param = getattr(wrong, "param", None)
    hint = getattr(wrong, "param_hint", None) or getattr(wrong, "option_name", None)
    return str(hint or (param.get_error_hint() if param else "")).partition(" (")[0].replace("'", "")


def _value(name: str, words: Sequence[str]) -> str:
    """What was written for an option."""
    for word, following in pairwise([*words, "--"]):
        if word == name and not following.startswith("--"):
            return f": {following or in_words(_EMPTY)}"
        if word.startswith(f"{name}="):
            return f": {word.removeprefix(f'{name}=') or in_words(_EMPTY)}"
    return ""


def take_every_letter() -> None:
    """Nothing printed or typed ends this process: what a stream's encoding has no letter for is escaped."""
    for stream, errors in (
        (sys.stdout, "backslashreplace"),
        (sys.stderr, "backslashreplace"),
        (sys.stdin, "replace"),
    ):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
